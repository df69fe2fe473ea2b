"""Lines and notes that know what they showed, and keep it while something else is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from idlib_gui.overriding import override
from idlib_gui.ui.keys import takes_key
from idlib_gui.ui.style import role

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_LEAST, _MOST = 2, 9
"""Lines of a note that are shown without scrolling."""
_FRAME = 14
"""Pixels of a note that are no text."""


class EditLine(QLineEdit):
    """A line whose text counts once it is left or Enter is pressed; Esc takes back what was typed.

    While nothing is typed, Ctrl+Z and Esc are those of the window.
    """

    left = Signal()
    """The keyboard is elsewhere now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""

    @property
    def is_typed(self) -> bool:
        """Return whether something else stands here than was shown."""
        return self.text() != self._shown

    def show_text(self, text: str) -> None:
        """Show another text; what is being typed stays."""
        typed, self._shown = self.is_typed, text
        if not typed and text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def take_back(self) -> None:
        """Show again what was shown before anything was typed."""
        self.setText(self._shown)
        self.select_whole()

    def select_whole(self) -> None:
        """Select what is written, with the cursor at its begin, so that the begin is seen."""
        self.setSelection(len(self.text()), -len(self.text()))

    @override
    def event(self, arg__1: QEvent) -> bool:
        if is_step(arg__1) and not self.is_typed:
            arg__1.ignore()
            return True
        return (self.is_typed and takes_key(arg__1, Qt.Key.Key_Escape)) or super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape and self.is_typed:
            self.take_back()
        else:
            super().keyPressEvent(arg__1)

    @override
    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        super().focusOutEvent(arg__1)
        if arg__1.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NoteEdit(QPlainTextEdit):
    """A text of several lines that grows with what is written; it counts once it is left.

    Ctrl+Enter keeps it at once; Esc takes back what was typed.
    """

    left = Signal()
    """The keyboard is elsewhere now, or Ctrl+Enter was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        role(self, "field")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @property
    def is_typed(self) -> bool:
        """Return whether something else stands here than was shown."""
        return self.toPlainText() != self._shown

    def show_text(self, text: str) -> None:
        """Show another text; what is being typed stays."""
        typed, self._shown = self.is_typed, text
        if not typed and text != self.toPlainText():
            self.setPlainText(text)

    def take_back(self) -> None:
        """Show again what was shown before anything was typed."""
        self.setPlainText(self._shown)

    def _grow(self) -> None:
        lines = round(self.document().size().height())
        height = min(max(lines, _LEAST), _MOST) * self.fontMetrics().lineSpacing() + _FRAME
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()

    @override
    def event(self, e: QEvent) -> bool:
        if is_step(e) and not self.is_typed:
            e.ignore()
            return True
        if _is_ctrl_enter(e) and e.type() == QEvent.Type.ShortcutOverride:
            e.accept()
            return True
        return (self.is_typed and takes_key(e, Qt.Key.Key_Escape)) or super().event(e)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() == Qt.Key.Key_Escape and self.is_typed:
            self.take_back()
        elif e.key() == Qt.Key.Key_Escape:
            e.ignore()
        elif _is_ctrl_enter(e):
            self.left.emit()
        else:
            super().keyPressEvent(e)

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def is_step(event: QEvent) -> bool:
    """Return whether Qt asks whom Undo or Redo belongs to."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and any(event.matches(step) for step in _STEPS)
    )


def _is_ctrl_enter(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
