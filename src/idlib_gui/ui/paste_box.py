"""A box for the text of an article: shown, pasted or typed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from idlib_gui.overriding import override

from .style import role

_LONGEST = 100_000
"""Characters that can be edited here; laying out more would keep the window waiting."""


class PasteBox(QPlainTextEdit):
    """Holds a text of any length as it came, as long as nobody changes it.

    Of a long text the beginning is shown; pasting another one takes its place.
    """

    edited = Signal()
    """There is another text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "field")
        self.setAccessibleName(self.tr("Text of the article"))
        self.setTabChangesFocus(True)
        self._given: str | None = ""
        self._long = False
        self.textChanged.connect(self._change)

    @property
    def whole(self) -> str:
        """Return the whole text."""
        if self._given is not None:
            return self._given
        return self.document().toRawText().replace("\u2029", "\n")  # the other way loses spaces

    def take(self, text: str) -> None:
        """Hold this text from now on."""
        self._long = len(text) > _LONGEST
        self.setReadOnly(self._long)
        self.setPlainText(text[:_LONGEST] + "…" if self._long else text)
        self._given = text
        self.edited.emit()

    def show_only(self, text: str) -> None:
        """Show a text that is not to be changed here."""
        self._long = False
        self.setReadOnly(True)
        self.setPlainText(text)

    def _change(self) -> None:
        self._given = None
        if not self.isReadOnly():
            self.edited.emit()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(source.text()) > _LONGEST or not self.toPlainText():
            self.take(source.text())
            self.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.insertPlainText(source.text())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if self._long and e.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(e)
