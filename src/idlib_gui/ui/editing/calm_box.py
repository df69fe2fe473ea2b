"""A box of choices in which nothing is chosen by accident."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from idlib_gui.overriding import override

_OPENING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CalmBox(QComboBox):
    """Arrows and letters open the list, in which one choice is made; the wheel scrolls the form.

    Each choice is an edit: going through them one by one, as Qt would, were as many of these.
    """

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(e)
        elif e.key() in _OPENING:
            self.showPopup()
        elif e.text().isprintable() and e.text():
            self.showPopup()
            self.view().keyboardSearch(e.text())
        else:
            super().keyPressEvent(e)
