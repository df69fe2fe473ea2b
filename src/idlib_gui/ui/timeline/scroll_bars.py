"""The scroll bars of the panels of lanes, beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from idlib_gui.layout.frame import ROW, SCROLL_BAR
from idlib_gui.layout.panels import ARTICLE, CONTEXT, Panel

from .picture import Picture


class ScrollBars:
    """One bar a panel, seen while the panel has more lanes than there is room for."""

    def __init__(self, view: QWidget, moved: Callable[[int, int], None]) -> None:
        self._view = view
        self._bars = {key: QScrollBar(Qt.Orientation.Vertical, view) for key in (ARTICLE, CONTEXT)}
        for key, bar in self._bars.items():
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.setSingleStep(ROW)
            bar.valueChanged.connect(partial(moved, key))

    def of(self, key: int) -> QScrollBar:
        """Return the bar of the panel of this key."""
        return self._bars[key]

    def show(self, picture: Picture) -> None:
        """Show how far the panels of a picture are scrolled."""
        for key, bar in self._bars.items():
            panel = picture.panel(key)
            if panel is not None:
                self._place(bar, panel, picture.frame.header)
            bar.setVisible(panel is not None and panel.hidden > 0)

    def _place(self, bar: QScrollBar, panel: Panel, header: int) -> None:
        left = self._view.width() - SCROLL_BAR
        bar.setGeometry(left, header + panel.top, SCROLL_BAR, panel.height)
        bar.setPageStep(panel.height)
        bar.setRange(0, panel.hidden)
        bar.setValue(int(panel.scroll))
