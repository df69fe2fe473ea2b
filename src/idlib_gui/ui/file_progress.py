"""That a file is being read, in the status bar, where it takes longer than a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from .later import Later
from .plain import shortened

build_panel = Later("build_panel")
_MOMENT = 300
"""Milliseconds that need no progress."""
_NAME = 24
"""Characters of a name."""


class FileProgress(QObject):
    """Shows a panel with a way to stop, made when it is first needed."""

    panel_made = Signal(object)
    """The panel, to be shown in the status bar."""

    def __init__(
        self, reading: SignalInstance, cancel: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._cancel = cancel
        self._name = ""
        self._panel: Any = None
        self._timer = QTimer(self, singleShot=True, interval=_MOMENT)
        self._timer.timeout.connect(self._show)
        reading.connect(self._follow)

    @Slot(str)
    def _follow(self, name: str) -> None:
        self._name = shortened(name, _NAME)
        if name:
            self._timer.start()
            return
        self._timer.stop()
        if self._panel is not None:
            self._panel.end()

    @Slot()
    def _show(self) -> None:
        if self._panel is None:
            self._panel = build_panel.BuildPanel()
            self._panel.cancelled.connect(self._cancel)
            self.panel_made.emit(self._panel)
        words = self.tr("Opening {0}").format(self._name)
        self._panel.begin_with(words, f"{words}…")
