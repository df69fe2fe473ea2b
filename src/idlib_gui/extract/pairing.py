"""Pairs the quotation marks of one line, asking each what it can be where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from typing import NamedTuple

_MARK = re.compile(r"``|''(?!')|[\"“”„‟«»\u2039\u203a‘’‚‛'`]|&#?\w{2,6};")
_CLOSERS = {
    '"': '"”',
    "“": '”“"',
    "”": '”"',
    "„": '“”"',
    "‟": '”"',
    "``": "''\"”",
    "''": "''",
    "«": "»",
    "»": "«»",
    "\u2039": "\u203a",
    "\u203a": "\u2039\u203a",
    "‘": "’'",
    "‚": "‘’'",
    "‛": "’'",
    "’": "",
    "'": "'’",
    "`": "'’",
}
SINGLE = frozenset("‘’‚‛'`")
_ONLY_OPEN = frozenset(("„", "‟", "``", "‚", "‛"))
_ELIDED = re.compile(
    r"(?:\d\d(?:s|’s|'s)?|em|tis|twas|til|till|cause|bout|round|n|cos|coz|ere|ave|im|er|neath"
    r"|nuff|kay|sup|fraid|gainst)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<\w[^<>\n]{0,2000}>")
_DEEPEST = 8
"""Marks open at once; more are noise."""


class Mark(NamedTuple):
    """A quotation mark, or the HTML entity that stands for one."""

    start: int
    end: int
    glyph: str

    def is_closed_by(self, other: Mark) -> bool:
        """Return whether the other can be the closing mark of this one."""
        return other.glyph in _CLOSERS[self.glyph]


class Pair(NamedTuple):
    """Two marks that belong together."""

    opening: Mark
    closing: Mark


class Line:
    """A paragraph (or a line of one that is hard-wrapped) whose marks are paired.

    Attributes:
        text: All the text.
        start: Where the line begins in it.
        end: Where it ends.
        pairs: The marks that belong together.
        open: Double marks that nothing closes, in order.
        loose: Single ones that would open something, and that nothing closes.
        stray: A mark that would close something, before any other mark but apostrophes.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.pairs: list[Pair] = []
        self.open: list[Mark] = []
        self.loose: list[Mark] = []
        self.stray: Mark | None = None
        self._marks = list(_marks_in(text, start, end))
        for number, mark in enumerate(self._marks):
            self._take(number, mark)
        self.loose += [mark for mark in self.open if mark.glyph in SINGLE]
        self.open = [mark for mark in self.open if mark.glyph not in SINGLE]

    @property
    def bare(self) -> bool:
        """Return whether no mark but apostrophes stands in it."""
        return not self.pairs and not self.open and self.stray is None

    @property
    def first(self) -> Mark | None:
        """Return the mark that the line begins with, if that opens something."""
        marks = [*(pair.opening for pair in self.pairs), *self.open, *self.loose]
        return next((mark for mark in marks if mark.start == self.start), None)

    def is_paired_around(self, mark: Mark) -> bool:
        """Return whether a mark stands between two that belong together."""
        return any(p.opening.start < mark.start < p.closing.start for p in self.pairs)

    def _take(self, number: int, mark: Mark) -> None:
        if mark.glyph in SINGLE:
            self._take_single(mark)
        elif self._is_inch(number, mark):
            return
        elif self._closes(mark):
            self._close(mark)
        elif self._opens(mark):
            self._open(mark)
        elif self.stray is None and not self.pairs and not self.open:
            self.stray = mark

    def _take_single(self, mark: Mark) -> None:
        if self._opens_single(mark):
            if mark.glyph == "‘" or not self._in_single():
                self._open(mark)
        elif mark.glyph in "’'" and self._in_single() and self._shuts_single(mark):
            self._close(mark)

    def _opens_single(self, mark: Mark) -> bool:
        before, after = self._around(mark)
        if mark.glyph == "’" or before.isalnum() or not after.strip() or after in ".,;:!?)]":
            return False
        if _ELIDED.match(self.text, mark.end):
            return False
        return self._shut_later(mark) or mark.glyph == "‘" or mark.start == self.start

    def _shut_later(self, mark: Mark) -> bool:
        return bool(self._ends) and self._ends[-1].start > mark.end

    def _shuts_single(self, mark: Mark) -> bool:
        before, after = self._around(mark)
        if after.isalnum() or not before.strip() or self._is_elided_n(mark):
            return False
        return not (before in "sS" and after == " " and self._is_possessive(mark))

    def _is_elided_n(self, mark: Mark) -> bool:
        """Return whether a mark is the second of ’n’."""
        return self.text[mark.start - 3 : mark.start].casefold() in (" 'n", " ’n", " ‘n")

    def _in_single(self) -> bool:
        return bool(self.open) and self.open[-1].glyph in SINGLE

    def _is_possessive(self, mark: Mark) -> bool:
        """Return whether the mark after an s is the workers’ own: the quotation ends later."""
        following = self.text[mark.end + 1 : mark.end + 2]
        place = bisect_right(self._ends, mark)
        if not following.islower() or place == len(self._ends):
            return False
        later = self._ends[place].start
        return self.text[later - 1] not in "sS" and "‘" not in self.text[mark.end : later]

    @cached_property
    def _ends(self) -> list[Mark]:
        """Return the marks that may be the end of words in single marks."""
        found = []
        for mark in self._marks:
            before, after = self._around(mark)
            if mark.glyph in ("'", "’") and not before.isspace() and not after.isalnum():
                found.append(mark)
        return found

    def _around(self, mark: Mark) -> tuple[str, str]:
        """Return the characters beside a mark, blanks where the line begins or ends."""
        before = self.text[mark.start - 1] if mark.start > self.start else " "
        after = self.text[mark.end] if mark.end < self.end else " "
        return before, after

    def _is_inch(self, number: int, mark: Mark) -> bool:
        """Return whether a mark after a digit is an inch sign (or seconds): 12" pipe."""
        before, after = self._around(mark)
        if mark.glyph not in ('"', "''") or not before.isdigit():
            return False
        if not any(opened.is_closed_by(mark) for opened in self.open):
            return True
        later = self._marks[number + 1] if number + 1 < len(self._marks) else None
        if later is None or later.glyph not in '"”' or after not in ' -"':
            return False
        return not self._looks_open(later)

    def _looks_open(self, mark: Mark) -> bool:
        before, after = self._around(mark)
        return (before.isspace() or before in "([{—–-/\"'‘“>") and bool(after.strip())

    def _looks_shut(self, mark: Mark) -> bool:
        before, after = self._around(mark)
        return bool(before.strip()) and not after.isalnum()

    def _closes(self, mark: Mark) -> bool:
        opened = next((o for o in reversed(self.open) if o.is_closed_by(mark)), None)
        if opened is None or mark.glyph in _ONLY_OPEN:
            return False
        if mark.glyph in ("”", "»") and mark.glyph != opened.glyph:
            return True
        return not self._looks_open(mark) or self._looks_shut(mark)

    def _opens(self, mark: Mark) -> bool:
        if mark.glyph in _ONLY_OPEN or mark.glyph in "“«\u2039":
            return mark.glyph != "“" or not self._looks_shut(mark) or self._looks_open(mark)
        before, after = self._around(mark)
        return self._looks_open(mark) or (before in ":," and after.isalnum())

    def _open(self, mark: Mark) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append(mark)

    def _close(self, mark: Mark) -> None:
        while self.open:
            opened = self.open.pop()
            if opened.is_closed_by(mark):
                self.pairs.append(Pair(opened, mark))
                return
            if opened.glyph in SINGLE:
                self.loose.append(opened)


def _marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks of a line; those inside an HTML tag are none."""
    tag_end = start
    tags = (tag.span() for tag in _TAG.finditer(text, start, end))
    tag_start, next_end = next(tags, (end, end))
    for match in _MARK.finditer(text, start, end):
        while tag_start < match.start():
            tag_end = next_end
            tag_start, next_end = next(tags, (end, end))
        glyph = unescape(match.group())
        if match.start() >= tag_end and glyph in _CLOSERS:
            yield Mark(match.start(), match.end(), glyph)
