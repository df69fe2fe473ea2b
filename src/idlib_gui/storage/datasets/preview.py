"""What would be understood of the first rows of a table by a mapping; needs no DuckDB."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.calendar import DAY

from .coding import NO_CLASS, Coding
from .dates import Unread, read_cell, why_not
from .known import columns_for
from .left_out import REASONS, Reason
from .mapping import DatasetKind, Mapping
from .spans import NONE, Read, spans_of

PREVIEWED = 20
"""How many rows are shown."""
_FIGURES = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/]\d{4}.*")
_MONTHS = 12


class Opened(NamedTuple):
    """What a file holds before it is prepared.

    `mapping` is known or guessed; `rows` are the first, as text, by the order of `columns`.
    """

    kind: DatasetKind
    columns: tuple[str, ...]
    mapping: Mapping
    rows: tuple[tuple[str, ...], ...]


class Understood(NamedTuple):
    """What is understood of a row: from when to when, or None and a sentence that says why not.

    `cls` is the code of the class; of a `mutual` row, neither side does it to the other.
    """

    when: tuple[int, int] | None
    reason: Reason | None
    sentence: str
    actor: str
    target: str
    mutual: bool
    type: str
    cls: int
    place: str
    title: str


class Preview(NamedTuple):
    """The first rows as they are understood, and how many of all looked at are left out."""

    rows: tuple[Understood, ...]
    looked_at: int
    left_out: int


def preview_of(opened: Opened, mapping: Mapping, coding: Coding) -> Preview:
    """Return what would be understood of the first rows of a table."""
    if not opened.rows:
        return Preview((), 0, 0)
    columns = {
        role: [_first(opened, row, column) for row in opened.rows]
        for role, column in mapping._asdict().items()
        if isinstance(column, str)
    }
    begin, end, why = spans_of(_read(columns, mapping, coding))
    for role in ("actor", "target"):
        columns[role] = coding.actor_names(columns[role], opened.kind)
    made = []
    for row in range(min(len(opened.rows), PREVIEWED)):
        reason = None if why[row] < 0 else REASONS[why[row]]
        cells = columns["start"][row], columns["end"][row]
        type_name, cls = coding.type_of(columns["type"][row], opened.kind, mapping.type)
        own = coding.class_of(columns["cls"][row])
        made.append(
            Understood(
                None if reason else (int(begin[row]), int(end[row])),
                reason,
                why_not(reason, *cells, day_first=mapping.day_first) if reason else "",
                columns["actor"][row],
                columns["target"][row],
                coding.is_mutual(columns["type"][row], opened.kind, mapping.type),
                type_name,
                cls if own == NO_CLASS else own,
                columns["place"][row],
                columns["title"][row],
            )
        )
    return Preview(tuple(made), len(opened.rows), int((why >= 0).sum()))


def _first(opened: Opened, row: Sequence[str], column: str) -> str:
    if not column:
        return ""
    wanted = columns_for(column, opened.kind, opened.columns)
    cells = (row[opened.columns.index(name)].strip() for name in wanted)
    return next(filter(None, cells), "")


def _read(columns: dict[str, list[str]], mapping: Mapping, coding: Coding) -> Read:
    units = [coding.unit_of(text, mapping.precision) for text in columns["precision"]]
    dates = (_dates(columns[role], mapping.day_first) for role in ("start", "end"))
    return Read._make(
        [
            *(column for columns in dates for column in columns),
            np.array([NONE if unit is None else unit for unit in units], dtype=np.int8),
        ]
    )


def _dates(cells: Sequence[str], day_first: bool | None) -> list[NDArray[Any]]:  # noqa: FBT001
    """Return begin, end and reason of the cells of a column, each read in the light of all."""
    if day_first is None:
        day_first = _order(cells)
    read = [_one(cell, day_first) for cell in cells]
    begin, end, why = (np.array(values, dtype=np.int64) for values in zip(*read, strict=True))
    timed = (why < 0) & (end - begin < DAY)
    if timed.any() and not (begin[timed] % DAY).any():  # midnight stands for the day
        end = np.where(timed, begin + DAY, end)
    return [begin, end, why]


def _order(cells: Sequence[str]) -> bool | None:
    figures = [match for match in map(_FIGURES.fullmatch, cells) if match]
    one, two = (any(int(match[part]) > _MONTHS for match in figures) for part in (1, 2))
    return one if one != two else None


def _one(cell: str, day_first: bool | None) -> tuple[int, int, int]:  # noqa: FBT001
    try:
        span = read_cell(cell, day_first=day_first)
    except Unread as unread:
        return 0, 0, REASONS.index(unread.reason)
    return span.begin, span.end, NONE
