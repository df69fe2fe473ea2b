"""Quotation marks paired by glyph, place and paragraph; needs no language model.

Counting marks fails on the first apostrophe, inch sign or forgotten mark. So each mark is asked
what it can be where it stands (space before, letter after, …) and closes only what its glyph can
close.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from .findings import Span
from .pairing import SINGLE, Line, Mark, Pair

_LINE = re.compile(r"\S[^\n]*(?<=\S)")
_WRAPPED_LINES = 12
_FAR_LINES = 3


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
        return self.opening in SINGLE


def quotation_marks(text: str) -> tuple[Passage, ...]:
    """Return the quoted passages of a normalised text, in order of their starts.

    Outer passages come before those inside them. An opening double mark that is never closed
    runs to the next one, or to the end of its paragraph; an unpaired single mark is taken for an
    apostrophe, unless the next paragraph repeats it.
    """
    lines = [Line(text, *match.span()) for match in _LINE.finditer(text)]
    _join_lines(lines)
    found: list[Passage] = []
    before: Line | None = None
    for line, after in zip_longest(lines, lines[1:]):
        found += _passages(before, line, after)
        before = line
    return tuple(_nested(found))


def _join_lines(lines: list[Line]) -> None:
    """Settle what a mark left open in one line has to do with the lines after it."""
    for number, line in enumerate(lines):
        if line.stray is not None:
            _close_earlier(lines, number, line.stray)
    for line, after in zip(reversed(lines[:-1]), reversed(lines[1:]), strict=True):
        repeated = after.first
        if repeated is not None and repeated.glyph in SINGLE and not line.open:
            same = (mark for mark in line.loose if mark.glyph == repeated.glyph)
            line.open += [mark for mark in same if not line.is_paired_around(mark)][:1]


def _close_earlier(lines: list[Line], number: int, stray: Mark) -> None:
    """Close a mark left open by the first stray closing mark of a line soon after."""
    line = lines[number]
    for back in range(number - 1, max(-1, number - 1 - _WRAPPED_LINES), -1):
        earlier = lines[back]
        wrapped = line.text.count("\n", earlier.end, line.start) == number - back
        if not wrapped and number - back > _FAR_LINES:
            return
        if earlier.open and earlier.open[0].is_closed_by(stray):
            earlier.pairs.append(Pair(earlier.open.pop(0), stray))
        if not earlier.bare:
            return


def _passages(before: Line | None, line: Line, after: Line | None) -> Iterator[Passage]:
    """Yield the passages that begin in a line."""
    repeats = before.open[0].glyph if before is not None and before.open else None
    first = line.first
    carried = first if first is not None and first.glyph == repeats else None
    for opening, closing in line.pairs:
        inner = _stripped(line.text, opening.end, closing.start)
        if inner is not None:
            whole = Span(opening.start, closing.end)
            yield Passage(inner, whole, opening.glyph, closing.glyph, 0, opening == carried)
    ends = [line.end]
    for number, opening in enumerate(line.open):
        end = min(end for end in ends if end > opening.start)
        if number or not _repeats(after, opening):
            end = _end(line, opening, end)
        ends.append(end)
        inner = _stripped(line.text, opening.end, end)
        if inner is not None:
            whole = Span(opening.start, inner.end)
            yield Passage(inner, whole, opening.glyph, "", 0, opening == carried)


def _repeats(after: Line | None, opening: Mark) -> bool:
    first = None if after is None else after.first
    return first is not None and first.glyph == opening.glyph


def _end(line: Line, opening: Mark, limit: int) -> int:
    """Return where words that nothing closes end: at the next such mark, or at a limit."""
    later = [pair.opening for pair in line.pairs] + line.open
    starts = [m.start for m in later if m.glyph == opening.glyph and m.start > opening.start]
    end = min([*starts, limit])
    around = [p.opening.start for p in line.pairs if p.opening.start < end < p.closing.end]
    return min([*(start for start in around if start > opening.start), end])


def _nested(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages in order, each with the number of those around it."""
    around: list[Span] = []
    for passage in sorted(passages, key=lambda p: (p.span.start, -p.span.end, p.whole)):
        while around and around[-1].end <= passage.whole.start:
            around.pop()
        yield passage._replace(depth=len(around))
        around.append(passage.whole)


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + len(words.rstrip())) if words.strip() else None
