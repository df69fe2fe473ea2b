"""Quotation marks paired by glyph, place and paragraph; needs no language model.

Counting marks fails on the first apostrophe, inch sign or forgotten mark. So each mark is asked
what it can be where it stands (space before, letter after, …) and closes only what its glyph can
close.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from .findings import Span

_MARK = re.compile(r"``|''(?!')|[\"“”„‟«»\u2039\u203a‘’‚‛'`]")
_LINE = re.compile(r"\S[^\n]*(?<=\S)")
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
    "'": "'’",
    "`": "'’",
}
_SINGLE = frozenset("‘’‚‛'`")
_ONLY_OPEN = frozenset(("„", "‟", "``", "‚", "‛"))
_ELIDED = re.compile(
    r"(?:\d\d(?:s|’s|'s)?|em|tis|twas|til|till|cause|bout|round|n|cos|coz|ere|ave|im|er|neath"
    r"|nuff|kay|sup|fraid|gainst)\b",
    re.IGNORECASE,
)
_SINGLE_END = re.compile(r"(?<=[^\s\w])['’](?!\w)|(?<=\w)['’](?![\w])")
_TAG = re.compile(r"<\w[^<>\n]{0,2000}>")
_WRAPPED_LINES = 12
_FAR_LINES = 3
_DEEPEST = 8
"""Marks open at once; more are noise."""


class Passage(NamedTuple):
    """What stands between two quotation marks.

    Attributes:
        span: The words, without the marks and the blanks beside them; never empty.
        whole: The same with the marks.
        opening: The opening mark.
        closing: The closing mark; empty if there is none: the words run to the paragraph's end.
        depth: 0 for the outermost marks, 1 for marks within them, …
        carries_on: Whether the opening mark only repeats the one of the paragraph before, which
            was left open.
    """

    span: Span
    whole: Span
    opening: str
    closing: str
    depth: int = 0
    carries_on: bool = False

    @property
    def closed(self) -> bool:
        """Return whether the opening mark found its closing one."""
        return bool(self.closing)

    @property
    def single(self) -> bool:
        """Return whether the marks are single ones (‘’, ''), which often are no speech."""
        return self.opening in _SINGLE


def quotation_marks(text: str) -> tuple[Passage, ...]:
    """Return the passages between quotation marks of a normalised text, in order of their starts.

    Outer passages come before those inside them. An opening double mark that is never closed
    runs to the end of its paragraph; an unpaired single mark is taken for an apostrophe.
    """
    lines = [_Line(text, *match.span()) for match in _LINE.finditer(text)]
    for line in lines:
        line.read()
    _join_lines(lines)
    found: list[Passage] = []
    for before, line in zip([None, *lines], lines, strict=False):
        found += _passages(before, line)
    return tuple(sorted(found, key=lambda p: (p.span.start, -p.span.end, p.depth)))


class _Pair(NamedTuple):
    """Marks that belong together: where the opening one begins, where the closing one ends."""

    start: int
    mark: str
    end: int
    closing: str
    depth: int


class _Open(NamedTuple):
    start: int
    mark: str


class _Line:
    """A paragraph (or a line of one that is hard-wrapped) whose marks are being paired."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.pairs: list[_Pair] = []
        self.open: list[_Open] = []
        self.stray: _Open | None = None
        self._marks: list[re.Match[str]] = []
        self._single_ends: list[int] | None = None

    @property
    def bare(self) -> bool:
        """Return whether no mark but apostrophes stands in it."""
        return not self.pairs and not self.open and self.stray is None

    def read(self) -> None:
        """Pair the marks of the line."""
        tags = [tag.span() for tag in _TAG.finditer(self.text, self.start, self.end)]
        self._marks = [
            mark
            for mark in _MARK.finditer(self.text, self.start, self.end)
            if not any(start < mark.start() < end for start, end in tags)
        ]
        for number, match in enumerate(self._marks):
            self._take(number, match.start(), match.group())
        while self.open and self.open[-1].mark in _SINGLE:
            self.open.pop()
        self.open = [mark for mark in self.open if mark.mark not in _SINGLE]

    def _take(self, number: int, at: int, mark: str) -> None:
        if mark in _SINGLE:
            self._take_single(at, mark)
        elif self._is_inch(number, at, mark):
            return
        elif self._closes(at, mark):
            self._close(at, mark)
        elif self._opens(at, mark):
            self._open(at, mark)
        elif self.stray is None and not self.pairs and not self.open:
            self.stray = _Open(at, mark)

    def _take_single(self, at: int, mark: str) -> None:
        if self._opens_single(at, mark):
            if mark == "‘" or not self._in_single():
                self._open(at, mark)
        elif mark in "’'" and self._in_single() and self._shuts_single(at):
            self._close(at, mark)

    def _opens_single(self, at: int, mark: str) -> bool:
        if mark == "’" or self._around(at, 1)[0].isalnum() or not self._starts_word(at + 1):
            return False
        ends = self._ends()
        return bool(ends) and ends[-1] > at + 1 and not _ELIDED.match(self.text, at + 1)

    def _shuts_single(self, at: int) -> bool:
        before, after = self._around(at, 1)
        if after.isalnum() or not before.strip():
            return False
        return not (before in "sS" and after == " " and self._is_possessive(at))

    def _in_single(self) -> bool:
        return bool(self.open) and self.open[-1].mark in _SINGLE

    def _is_possessive(self, at: int) -> bool:
        """Return whether the mark after an s is the workers’ own: the quotation ends later."""
        following = self.text[at + 2 : at + 3]
        ends = self._ends()
        place = bisect_right(ends, at)
        return following.islower() and place < len(ends) and self.text[ends[place] - 1] not in "sS"

    def _ends(self) -> list[int]:
        if self._single_ends is None:
            ends = _SINGLE_END.finditer(self.text, self.start, self.end)
            self._single_ends = [match.start() for match in ends]
        return self._single_ends

    def _starts_word(self, at: int) -> bool:
        char = self.text[at : at + 1]
        return bool(char.strip()) and char not in ".,;:!?)]"

    def _around(self, at: int, length: int) -> tuple[str, str]:
        """Return the characters beside a mark, blanks where the line begins or ends."""
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + length] if at + length < self.end else " "
        return before, after

    def _is_inch(self, number: int, at: int, mark: str) -> bool:
        """Return whether a mark after a digit is an inch sign (or seconds): 12" pipe."""
        before, after = self._around(at, len(mark))
        if mark not in ('"', "''") or not before.isdigit():
            return False
        if not any(mark in _CLOSERS[opened.mark] for opened in self.open):
            return True
        later = self._marks[number + 1] if number + 1 < len(self._marks) else None
        if later is None or later.group() not in '"”' or after not in " -":
            return False
        return not self._looks_open(later.start(), 1)

    def _looks_open(self, at: int, length: int) -> bool:
        before, after = self._around(at, length)
        return (before.isspace() or before in "([{—–-/\"'‘“") and bool(after.strip())

    def _looks_shut(self, at: int, length: int) -> bool:
        before, after = self._around(at, length)
        return bool(before.strip()) and not after.isalnum()

    def _closes(self, at: int, mark: str) -> bool:
        opened = next((o for o in reversed(self.open) if mark in _CLOSERS[o.mark]), None)
        if opened is None or mark in _ONLY_OPEN:
            return False
        if mark in ("”", "»") and mark != opened.mark:
            return True
        opens = self._looks_open(at, len(mark)) and not self._looks_shut(at, len(mark))
        return not opens

    def _opens(self, at: int, mark: str) -> bool:
        if mark in _ONLY_OPEN or mark in "“«\u2039":
            return not (mark == "“" and self._looks_shut(at, 1) and not self._looks_open(at, 1))
        return self._looks_open(at, len(mark))

    def _open(self, at: int, mark: str) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append(_Open(at, mark))

    def _close(self, at: int, mark: str) -> None:
        while self.open:
            opened = self.open.pop()
            if mark in _CLOSERS[opened.mark]:
                pair = _Pair(opened.start, opened.mark, at + len(mark), mark, len(self.open))
                self.pairs.append(pair)
                return


def _join_lines(lines: list[_Line]) -> None:
    """Close a mark left open by the first stray closing mark of a line soon after."""
    for number, line in enumerate(lines):
        if line.stray is None:
            continue
        for back in range(number - 1, max(-1, number - 1 - _WRAPPED_LINES), -1):
            earlier = lines[back]
            wrapped = line.text.count("\n", earlier.end, line.start) == number - back
            if not wrapped and number - back > _FAR_LINES:
                break
            if earlier.open and line.stray.mark in _CLOSERS[earlier.open[0].mark]:
                _join(earlier, line.stray)
            if not earlier.bare:
                break


def _join(earlier: _Line, stray: _Open) -> None:
    opened = earlier.open.pop(0)
    end = stray.start + len(stray.mark)
    earlier.pairs.append(_Pair(opened.start, opened.mark, end, stray.mark, 0))


def _passages(before: _Line | None, line: _Line) -> Iterator[Passage]:
    repeats = before.open[0].mark if before is not None and before.open else None
    starts = [pair.start for pair in line.pairs] + [opened.start for opened in line.open]
    first = min(starts, default=-1)
    for pair in line.pairs:
        inner = _stripped(line.text, pair.start + len(pair.mark), pair.end - len(pair.closing))
        carries = repeats == pair.mark and pair.start == first == line.start
        if inner is not None:
            whole = Span(pair.start, pair.end)
            yield Passage(inner, whole, pair.mark, pair.closing, pair.depth, carries)
    marks = [(pair.start, pair.mark) for pair in line.pairs]
    marks += [(opened.start, opened.mark) for opened in line.open]
    same = [start for start, mark in marks if mark == '"']
    for depth, opened in enumerate(line.open):
        ends = same if opened.mark == '"' else ()
        end = min(later for later in (*ends, line.end) if later > opened.start)
        inner = _stripped(line.text, opened.start + len(opened.mark), end)
        carries = repeats == opened.mark and opened.start == first == line.start
        if inner is not None:
            whole = Span(opened.start, inner.end)
            yield Passage(inner, whole, opened.mark, "", depth, carries)


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + len(words.rstrip())) if words.strip() else None
