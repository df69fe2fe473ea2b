"""Words drawn once and kept in one pixmap, so that all words of a frame are painted in one call.

The pixmap is made of shelves as high as a line. It grows while it is used; once a shelf has not
been used for a while, or the pixmap is as large as it may be, the shelf that has waited longest is
cleared for what is new.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from idlib_gui.layout.columns import Floats, Ints

from .batches import paint_pieces, pieces

_HEIGHT = 22
"""Height of a shelf: a line of text in its middle, with room for tall scripts."""
_WIDTH = 1024
_SIDE = 2
"""Free space on both sides of a word, for letters that lean out."""
_FIRST, _MOST = 8, 256
"""Shelves there are at first, and at most."""
_WAITED = 100
"""A shelf that so many paintings have not used is given away rather than a new one made."""

Word = tuple[str, str]
"""What one entry shows: a text, and the name of one of the atlas's inks."""


class Ink(NamedTuple):
    """In which font and colour words are drawn, and how far below the middle their baseline is."""

    font: QFont
    colour: QColor
    drop: float
    width: Callable[[str], float]


class _Shelf(NamedTuple):
    """One row of the pixmap: what is on it, by number, from left to right."""

    number: int
    words: list[Word]


class Atlas:
    """Keeps drawn words; those wider than the pixmap are cut off there."""

    def __init__(
        self, inks: Mapping[str, Ink], ratio: float, width: int = _WIDTH, most: int = _MOST
    ) -> None:
        self._inks = inks
        self._ratio = ratio
        self._most = max(round(most / ratio), 1)  # finer words take more of memory
        self._line = round(_HEIGHT * ratio)
        self._side = round(_SIDE * ratio)
        self._width = round(width * ratio)
        self._known: dict[Word, tuple[int, int, int]] = {}
        """Shelf, left and width of each word."""
        self._shelves: list[_Shelf] = []
        self._used = np.zeros(self._most, dtype=np.int64)
        """In which painting each shelf was used last."""
        self._open: _Shelf | None = None
        self._filled = 0
        self._fresh: list[Word] = []
        self._stale: list[int] = []
        self._paintings = 0
        self._pixmap = QPixmap()

    @property
    def pixmap(self) -> QPixmap:
        """Return the pixmap as it is now."""
        return self._pixmap

    @property
    def room(self) -> float:
        """Return how wide a word can be, in units of the theme; what is wider is cut off."""
        return (self._width - 2 * self._side) / self._ratio

    @property
    def words(self) -> Sequence[Word]:
        """Return the words that are kept."""
        return tuple(self._known)

    def paint(
        self, painter: QPainter, words: Sequence[Word], x: Ints, y: Ints, opacity: Floats
    ) -> None:
        """Paint words with their left end at `x` and the middle of their line at `y`.

        The painter counts pixels of the screen.
        """
        begin = 0
        while begin < len(words):
            spots = self._found(words[begin:] if begin else words)
            end = begin + len(spots)
            block = pieces(
                (x[begin:end] - self._side, y[begin:end] - self._line // 2),
                (spots[:, 1], spots[:, 0] * self._line),
                (spots[:, 2], self._line),
                opacity[begin:end],
            )
            paint_pieces(painter, self._pixmap, block)
            begin = end

    def _found(self, words: Sequence[Word]) -> NDArray[np.int64]:
        """Return where words are kept, as many of the first as there is room for at once."""
        self._paintings += 1
        found: list[tuple[int, int, int]] = []
        known = self._known
        for word in words:
            spot = known.get(word)
            if spot is None:
                if not self._has_room(word, found):
                    break
                spot = self._put(word)
            found.append(spot)
        if self._fresh:
            self._draw()
        spots = np.array(found, dtype=np.int64)
        self._used[spots[:, 0]] = self._paintings
        return spots

    def _wanted(self, word: Word) -> int:
        text, ink = word
        wide = ceil(self._inks[ink].width(text) * self._ratio) + 2 * self._side
        return min(wide, self._width)

    def _has_room(self, word: Word, found: list[tuple[int, int, int]]) -> bool:
        """Open a shelf with room for a word; return False if all hold what is painted now."""
        if self._open is not None and self._filled + self._wanted(word) <= self._width:
            return True
        self._used[[spot[0] for spot in found]] = self._paintings
        count = len(self._shelves)
        oldest = int(np.argmin(self._used[:count])) if count else 0
        if count and (count >= self._most or self._used[oldest] < self._paintings - _WAITED):
            if self._used[oldest] == self._paintings:
                return False
            self._clear(self._shelves[oldest])
        else:
            self._shelves.append(_Shelf(count, []))
            oldest = count
        self._open, self._filled = self._shelves[oldest], 0
        return True

    def _clear(self, shelf: _Shelf) -> None:
        for word in shelf.words:
            del self._known[word]
        shelf.words.clear()
        self._stale.append(shelf.number)

    def _put(self, word: Word) -> tuple[int, int, int]:
        shelf = self._open
        assert shelf is not None  # noqa: S101 - there is room
        width = self._wanted(word)
        spot = self._known[word] = (shelf.number, self._filled, width)
        self._filled += width
        shelf.words.append(word)
        self._fresh.append(word)
        return spot

    def _draw(self) -> None:
        """Draw what is new; the pixmap grows if it has to."""
        height = self._line * len(self._shelves)
        if height > self._pixmap.height():
            self._grow(max(height, 2 * self._pixmap.height(), _FIRST * self._line))
        painter = QPainter(self._pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for shelf in self._stale:
            painter.fillRect(
                0, shelf * self._line, self._width, self._line, Qt.GlobalColor.transparent
            )
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for word in self._fresh:
            self._draw_word(painter, word)
        painter.end()
        self._fresh, self._stale = [], []

    def _draw_word(self, painter: QPainter, word: Word) -> None:
        shelf, left, width = self._known[word]
        ink, top = self._inks[word[1]], shelf * self._line
        painter.resetTransform()
        painter.setClipRect(left, top, width, self._line)
        painter.translate(left + self._side, top + self._line // 2)
        painter.scale(self._ratio, self._ratio)
        painter.setFont(ink.font)
        painter.setPen(ink.colour)
        painter.drawText(QPointF(0, ink.drop), word[0])

    def _grow(self, height: int) -> None:
        larger = QPixmap(self._width, min(height, self._most * self._line))
        larger.fill(Qt.GlobalColor.transparent)
        if not self._pixmap.isNull():
            painter = QPainter(larger)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawPixmap(0, 0, self._pixmap)
            painter.end()
        self._pixmap = larger
