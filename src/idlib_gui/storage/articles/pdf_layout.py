"""What is read of a PDF page, and in which order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from statistics import median

from .pdf_lines import Line

_EDGE = 3
"""How many lines at the top and at the foot of a page may be there on every page."""
_APART = 2
"""Over how many pages a running title is looked for: left and right pages have their own."""
_SAME_PLACE = 4.0
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|sayfa)\s*)?\d{1,3}(?:\s*(?:/|of|von)\s*\d{1,3})?\W*", re.IGNORECASE
)
_GUTTER = 0.8
"""The least gap between columns, in line heights."""
_FEWEST_LINES = 4
_COLUMN = 9
"""How many times its height a line of a column is wide; the cells of a table are narrower."""
_SPLIT = 0.5


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return pages without running titles, page numbers and what else their edges repeat."""
    edges = [_edges(page) for page in pages]
    kept = []
    for number, page in enumerate(pages):
        near = edges[max(number - _APART, 0) : number] + edges[number + 1 : number + 1 + _APART]
        others = [line for edge in near for line in edge]
        furniture = {
            line
            for line in edges[number]
            if any(_same(line, other) for other in others) or _is_page_number(line, page)
        }
        rest = [line for line in page if line not in furniture]
        kept.append(rest or list(page))  # a page of nothing else is what it shows
    return kept


def _is_page_number(line: Line, page: Sequence[Line]) -> bool:
    """Return whether a line is the number at the top or the foot of a page, and nothing else."""
    feet = [other.bottom for other in page if other is not line]
    return (
        bool(feet)
        and not min(feet) - line.height < line.bottom < max(feet) + line.height
        and _PAGE_NUMBER.fullmatch(line.text) is not None
    )


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the lines of the first and the last few rows of a page."""
    feet = sorted({round(line.bottom) for line in page})
    if not feet:
        return []
    low, high = feet[:_EDGE][-1], feet[-_EDGE:][0]
    return [line for line in page if not low < round(line.bottom) < high]


def _same(line: Line, other: Line) -> bool:
    return abs(line.bottom - other.bottom) < _SAME_PLACE and _key(line) == _key(other)


def _key(line: Line) -> str:
    return _NUMBER.sub("#", line.text)


def in_reading_order(page: Sequence[Line]) -> list[Line]:
    """Return lines in the order they are read.

    As a rule that is the order in which they are drawn. Where that order leaps about, or runs
    across columns, the page is cut along its white gaps: columns from left to right, else what
    stands above from what stands below (the recursive X-Y cut of Nagy and Seth, 1984).
    """
    if any(map(_leaps, page, page[1:])):
        return _cut(list(page))
    return list(page)


def _leaps(line: Line, following: Line) -> bool:
    """Return whether the following line is beside this one, or above without starting a column."""
    if _beside(line, following):
        return True
    return following.bottom > line.bottom and following.left < line.right


def _beside(line: Line, other: Line) -> bool:
    return abs(line.bottom - other.bottom) < _SPLIT * min(line.height, other.height)


def _cut(lines: list[Line]) -> list[Line]:
    columns = _parted(lines, lambda line: (line.left, line.right), _GUTTER)
    if columns and all(map(_is_column, columns)):
        return [line for part in columns for line in _cut(part)]
    bands = _parted(lines, lambda line: (-line.bottom - line.height, -line.bottom), 0)
    if bands:
        return [line for part in bands for line in _cut(part)]
    return _rows(lines)


def _parted(
    lines: list[Line], ends: Callable[[Line], tuple[float, float]], least: float
) -> list[list[Line]]:
    """Return the two parts of some lines left and right of the widest gap between their ends."""
    ordered = sorted(lines, key=ends)
    best, gap = 0, least * median(line.height for line in lines)
    reached = ends(ordered[0])[1]
    for at, line in enumerate(ordered[1:], 1):
        start, end = ends(line)
        if start - reached > gap:
            best, gap = at, start - reached
        reached = max(reached, end)
    return [ordered[:best], ordered[best:]] if best else []


def _is_column(lines: Sequence[Line]) -> bool:
    wide = median((line.right - line.left) / max(line.height, 1) for line in lines)
    return len(lines) >= _FEWEST_LINES and wide > _COLUMN


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Return lines from top to foot; what stands side by side is put together, with tabs."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if rows and _beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(sorted(row, key=lambda line: line.left)) for row in rows]


def _joined(row: Sequence[Line]) -> Line:
    last = row[-1]
    return row[0]._replace(
        text="\t".join(line.text + "-" * (line.broken and line is not last) for line in row),
        right=last.right,
        broken=last.broken,
    )
