"""The lines of a PDF page: their letters, and where on the page they stand."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

_BROKEN_WORD = 2
"""What PDFium gives for a hyphen at the end of a line, and it gives no line end after it."""
_LINE_ENDS = {10, 13}
_SHAPES = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
"""Ligatures and the shapes of Arabic letters at the ends of words: how it looks, not what it is."""
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\ufffe\uffff]")
_FAR = 2.5
"""How many times its height a gap in a line is wide if it parts columns, not words."""

_FALLEN = 0.5
"""How many times its height a letter stands lower than the one before it if it is on a new line."""


class Line(NamedTuple):
    """A line, or the part of it in one column. The ends are in points, upwards and to the right.

    `broken` is whether it ends in a hyphen, which is not in `text`, that may part a word.
    """

    text: str
    left: float
    bottom: float
    right: float
    height: float
    broken: bool = False


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


_TURNED: dict[int, Callable[[_Box], _Box]] = {
    90: lambda box: _Box(box.bottom, -box.right, box.top, -box.left),
    180: lambda box: _Box(-box.right, -box.top, -box.left, -box.bottom),
    270: lambda box: _Box(-box.top, box.left, -box.bottom, box.right),
}
"""Where a letter stands on a page that is shown turned by so many degrees."""


def page_lines(page: pypdfium2.PdfPage) -> list[Line]:
    """Return the lines that a page shows, in the order in which they are drawn."""
    turn = _TURNED.get(page.get_rotation(), _as_it_is)
    shown = turn(_Box(*page.get_bbox()))
    letters = page.get_textpage()
    try:
        lines = list(_Letters(letters, turn).lines())
    finally:
        letters.close()
    return [line for line in lines if _is_within(line, shown)]


def _as_it_is(box: _Box) -> _Box:
    return box


def _is_within(line: Line, shown: _Box) -> bool:
    """Return whether a line is on the page; some programs draw on beyond its end."""
    spare = line.height / 3
    above, below = shown.top + spare - line.height, shown.bottom - spare
    return below <= line.bottom <= above and line.left < shown.right and line.right > shown.left


class _Letters:
    """The letters of a page, by number."""

    def __init__(self, letters: pypdfium2.PdfTextPage, turn: Callable[[_Box], _Box]) -> None:
        self._letters = letters
        self._turn = turn
        self._codes = [raw.FPDFText_GetUnicode(letters, at) for at in range(letters.count_chars())]

    def lines(self) -> Iterator[Line]:
        start = 0
        for at, code in enumerate(self._codes):
            if code in _LINE_ENDS or code == _BROKEN_WORD:
                yield from self._line(start, at, broken=code == _BROKEN_WORD)
                start = at + 1
            elif code == ord(" ") and self._parts(at):
                yield from self._line(start, at)
                start = at + 1
        yield from self._line(start, len(self._codes))

    def _parts(self, at: int) -> bool:
        """Return whether PDFium put the blank at `at` for a gap between columns or a line's end."""
        if not 0 < at < len(self._codes) - 1 or not raw.FPDFText_IsGenerated(self._letters, at):
            return False
        before, after = self._box(at - 1), self._box(at + 1)
        height = after.top - after.bottom
        far = after.left - before.right > _FAR * height
        fallen = before.bottom - after.bottom > _FALLEN * height and after.left < before.left
        return far or fallen

    def _line(self, start: int, end: int, *, broken: bool = False) -> Iterator[Line]:
        while start < end and chr(self._codes[start]).isspace():
            start += 1
        while start < end and chr(self._codes[end - 1]).isspace():
            end -= 1
        text = _plain("".join(map(chr, self._codes[start:end])))
        if not text:
            return
        first, last = self._box(start), self._box(end - 1)
        if text[-1] in "-\u2010\u00ad" and text[-2:-1].isalnum():
            text, broken = text[:-1], True
        left, right = min(first.left, last.left), max(first.right, last.right)
        yield Line(text, left, first.bottom, right, round(first.top - first.bottom, 1), broken)

    def _box(self, at: int) -> _Box:
        """Return the box of a letter's font at its place, as high for an a as for an l."""
        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._letters, at, ctypes.byref(rect))
        return self._turn(_Box(rect.left, rect.bottom, rect.right, rect.top))


def _plain(text: str) -> str:
    """Return letters instead of their shapes, and halves of characters put together."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    shown = _INVISIBLE.sub("", whole)
    letters = _SHAPES.sub(lambda shapes: unicodedata.normalize("NFKC", shapes.group()), shown)
    return " ".join(letters.split(" ")).strip()
