"""Lays out the zoom steps beside the one that is seen, while the user does nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from idlib_gui.state.viewport import Viewport

from .stage import Stage

_PAUSE = 15
"""Milliseconds without a change after which something is done ahead, and between two such."""


class Foresight(QObject):
    """Works a little ahead once lists have followed the view, until it changes again."""

    def __init__(self, stage: Stage, viewport: Viewport, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._work)
        viewport.changed.connect(self._timer.stop)
        viewport.settled.connect(self._timer.start)

    def _work(self) -> None:
        if not self._stage.foresee():
            self._timer.stop()
