"""The paragraphs that the lines of a PDF once were."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from .pdf_lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST_PART = re.compile(r"[^\W\d_]+$")
_FIRST_PART = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…:\u061f\u06d4][\"'”’»)\]]*$")
_ITEM = re.compile(r"[•●▪■◦‣∙]|[-–—*]\s|\(?\d{1,2}[.)]\s")
_LARGER = 1.1
_WIDER = 1.25
_INDENT = 0.7
_FEWEST_LINES = 4
_ROOM = 1.5
_SHORT = 0.15
"""The share of a column by which a last line falls short, where a sentence ends too."""


class Column(NamedTuple):
    """Lines of one size that stand below each other, and where most of them begin and end."""

    lines: Sequence[Line]
    left: float
    right: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Yield the paragraphs of a document, given the lines of its pages in reading order."""
    columns = [column for page in pages for column in _columns(page)]
    steps = _steps(columns)
    words = _words([line for column in columns for line in column.lines])
    gathered: list[Line] = []
    before: Column | None = None
    for column in columns:
        for at, line in enumerate(column.lines):
            if before is None:
                starts = False
            elif at == 0:
                starts = _starts_column(gathered[-1], line, before, column)
            else:
                starts = _starts(gathered, line, column, steps)
            if starts:
                yield _joined(gathered, words)
                gathered = []
            gathered.append(line)
            before = column
    if gathered:
        yield _joined(gathered, words)


def _columns(page: Sequence[Line]) -> Iterator[Column]:
    gathered: list[Line] = []
    for line in page:
        if gathered and not _below(gathered[-1], line):
            yield _column(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _column(gathered)


def _below(line: Line, following: Line) -> bool:
    return (
        following.bottom < line.bottom
        and following.left < line.right
        and line.left < following.right
        and _alike(line, following)
    )


def _alike(line: Line, other: Line) -> bool:
    low, high = sorted((line.height, other.height))
    return high <= low * _LARGER


def _column(lines: Sequence[Line]) -> Column:
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    few = len(lines) // 8
    return Column(tuple(lines), lefts[few], rights[-1 - few])


def _steps(columns: Sequence[Column]) -> dict[int, float]:
    """Return how far apart the lines of a paragraph are, by the height of their letters."""
    found = defaultdict[int, list[float]](list)
    for column in columns:
        for line, following in pairwise(column.lines):
            found[round(following.height)].append(line.bottom - following.bottom)
    return {height: sorted(steps)[len(steps) // 4] for height, steps in found.items()}


def _words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words and compounds of a document, but for those that may be parts of words."""
    found: set[str] = set()
    after_break = False
    for line in lines:
        words = [word.casefold() for word in _WORD.findall(line.text)]
        found.update(words[after_break : len(words) - line.broken])
        after_break = line.broken
    return frozenset(found)


def _starts(
    gathered: Sequence[Line], line: Line, column: Column, steps: Mapping[int, float]
) -> bool:
    """Return whether a line starts a paragraph, told from the line above it."""
    last = gathered[-1]
    if "\t" in last.text or "\t" in line.text:
        return True  # the row of a table
    step = min(steps.get(round(one.height), math.inf) for one in (last, line))
    if last.bottom - line.bottom > _WIDER * step or _ITEM.match(line.text):
        return True
    ended = _SENTENCE_END.search(last.text) is not None
    first = len(gathered) == 1
    if line.left > last.left + _INDENT * line.height:
        return True
    if line.left > column.left + _INDENT * line.height:
        return first and ended
    if line.left < last.left - _INDENT * line.height and not first:
        return True
    return _short(last, column) if ended else _was_ended(last, line, column)


def _short(line: Line, column: Column) -> bool:
    return line.right < column.right - _SHORT * (column.right - column.left)


def _was_ended(line: Line, following: Line, column: Column) -> bool:
    """Return whether a line ends where the first word of the following one had room enough."""
    if line.broken:
        return False
    first = len(following.text.split()[0]) + 1
    width = first * (following.right - following.left) / len(following.text)
    room = column.right - line.right
    return len(column.lines) >= _FEWEST_LINES and room > _ROOM * width + line.height


def _starts_column(last: Line, line: Line, before: Column, column: Column) -> bool:
    """Return whether a line starts a paragraph at the top of a column or page."""
    if not _alike(last, line) or _ITEM.match(line.text):
        return True
    if last.broken or line.text[0].islower():
        return False
    return _SENTENCE_END.search(last.text) is not None or (
        _short(last, before) and line.left > column.left + _INDENT * line.height
    )


def _joined(lines: Sequence[Line], words: frozenset[str]) -> str:
    text = lines[0].text
    for line, following in pairwise(lines):
        text += _seam(text, following.text, words) if line.broken else " "
        text += following.text
    return text + "-" * lines[-1].broken


def _seam(before: str, after: str, words: frozenset[str]) -> str:
    """Return what stood at the end of a line between two parts of a word: a hyphen or nothing.

    The document itself is the dictionary: what it has elsewhere as one word is one, and what it
    has as two words or with a hyphen keeps its hyphen.
    """
    start, end = _LAST_PART.search(before), _FIRST_PART.match(after)
    if start is None or end is None or end.group()[0].isupper():
        return "-"
    first, last = start.group().casefold(), end.group().casefold()
    if first + last in words:
        return ""
    return "-" if f"{first}-{last}" in words or {first, last} <= words else ""
