"""Puts a long text into a document by and by, so that its beginning is there at once."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from .theme import Theme

AT_ONCE = 60_000
"""So many characters are there from the first: more than a window shows of most articles."""
_BATCH = 12_000
"""Characters of a batch that takes less than a frame."""
_GAP = 9
"""Height of a blank line between paragraphs."""
_LINE_HEIGHT = 128
"""Per cent of the font's own."""
_BLANK = 64
"""Only a line shorter than this may be blank: longer ones are not looked through."""
_END = QTextCursor.MoveOperation.End
Pieces = Iterator[tuple[str, bool]]
"""What is put in, in order, each with whether it is a sentence number."""


class Filling(QObject):
    """Fills one document; what is asked for before its turn is put in at once."""

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._pieces: Pieces | None = None
        self._words, self._number = QTextCharFormat(), QTextCharFormat()
        self._block = 0
        """The first block that may still be made a gap."""
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: self._put(_BATCH))

    def start(self, pieces: Pieces, theme: Theme) -> None:
        """Put these pieces into the document, which is empty."""
        self._words, self._number = QTextCharFormat(), QTextCharFormat()
        self._words.setFont(theme.font("reading", serif=True))
        self._words.setForeground(theme.text)
        self._number.setFont(theme.font("small"))
        self._number.setForeground(theme.faint)
        block = QTextBlockFormat()
        block.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(self._document).setBlockFormat(block)
        self._pieces, self._block = pieces, 0
        self._put(AT_ONCE)
        if self._pieces is not None:
            self._timer.start()

    def reach(self, position: int) -> None:
        """See to it that a position of the document is there, if it ever will be."""
        missing = position + 1 - self._document.characterCount()
        while self._pieces is not None and missing > 0:
            self._put(max(missing, _BATCH))
            missing = position + 1 - self._document.characterCount()

    def _put(self, characters: int) -> None:
        """Put in as many pieces as have so many characters."""
        if self._pieces is None:
            return
        cursor = QTextCursor(self._document)
        cursor.movePosition(_END)
        cursor.beginEditBlock()
        for piece, is_number in self._pieces:
            cursor.insertText(piece, self._number if is_number else self._words)
            characters -= len(piece)
            if characters <= 0:
                break
        else:
            self._pieces = None
            self._timer.stop()
        self._shrink_blank_lines()
        cursor.endEditBlock()

    def _shrink_blank_lines(self) -> None:
        """Make blank lines into the gaps between paragraphs; they stay positions of their own."""
        gap = QTextBlockFormat()
        gap.setLineHeight(_GAP, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block = self._document.findBlockByNumber(self._block)
        # The last line may be blank only because what stands in it is still to come.
        last = self._document.blockCount() - (self._pieces is not None)
        while block.isValid() and block.blockNumber() < last:
            if block.length() < _BLANK and not block.text().strip(" \t\u200b\u00a0"):
                QTextCursor(block).setBlockFormat(gap)
            block = block.next()
        self._block = last
