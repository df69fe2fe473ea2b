"""A line to filter a list with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from idlib_gui.overriding import override

from .keys import takes_key


class FilterBox(QLineEdit):
    """Esc clears it; Down goes on into the list below."""

    def __init__(self, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._below = below

    @override
    def event(self, arg__1: QEvent) -> bool:
        # Esc also lets go of the selection, for the whole window; a filter to clear comes first.
        escapes = bool(self.text()) and takes_key(arg__1, Qt.Key.Key_Escape)
        return escapes or super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        key = arg__1.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Down and self._below.isVisible():
            self._below.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(arg__1)
