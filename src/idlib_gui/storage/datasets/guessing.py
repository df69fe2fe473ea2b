"""Which columns say what, guessed from their names and a look at what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .coding import Rows
from .dates import Unread, read_cell
from .known import known_mapping
from .left_out import Reason
from .mapping import DatasetKind, Mapping

SAMPLE = 1_000
"""How many rows are looked at."""
_ENOUGH = 0.5
"""The share of cells that must hold a date in a column of dates."""
_FEW = 0.2
"""The share of cells that may be plain numbers in one that is not named like a date."""
_PLAIN = re.compile(r"[-+]?\d*\.?\d+")
_COMPACT = re.compile(r"(?:1[5-9]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")

Cells = Sequence[Sequence[str]]
"""Rows of a table, as text."""


def guess_mapping(
    columns: Sequence[str], rows: Cells, names: Rows, kind: DatasetKind = DatasetKind.TABLE
) -> Mapping:
    """Return what the columns of a table say; without `start` if none holds dates.

    Args:
        columns: Their names.
        rows: The first rows.
        names: Names of columns and what each says, the best first.
        kind: Which dataset it is; the columns of a known one are not guessed.
    """
    known = known_mapping(kind, columns)
    if known is not None:
        return known
    found: dict[str, Any] = {}
    held = {_plain(column): column for column in reversed(columns)}
    for name, role in names:
        column = held.get(name)
        if column and role not in found and column not in found.values():
            dated = role not in {"start", "end"} or _dated(columns, rows, column) >= _ENOUGH
            if dated:
                found[role] = column
    if "start" not in found:
        found["start"] = _by_cells(columns, rows, set(found.values()))
    return Mapping()._replace(**found)


def _plain(column: str) -> str:
    return re.sub(r"[\W_]+", "_", column.casefold()).strip("_")


def _cells(columns: Sequence[str], rows: Cells, column: str) -> list[str]:
    place = columns.index(column)
    return [row[place] for row in rows[:SAMPLE]]


def _dated(columns: Sequence[str], rows: Cells, column: str) -> float:
    """Return the share of cells with something in them that are dates."""
    read, told = _counts(columns, rows, column)
    return read / told if told else 0.0


def _counts(columns: Sequence[str], rows: Cells, column: str) -> tuple[int, int]:
    """Return how many cells are dates, and how many have something in them."""
    read, told = 0, 0
    for cell in _cells(columns, rows, column):
        why = _why_not(cell)
        told += why != Reason.NO_DATE
        read += why in {None, Reason.AMBIGUOUS}
    return read, told


def _why_not(cell: str) -> Reason | None:
    try:
        read_cell(cell)
    except Unread as error:
        return error.reason
    return None


def _by_cells(columns: Sequence[str], rows: Cells, taken: set[str]) -> str:
    """Return the column with most dates, the first of several, though no name says so; or nothing.

    Plain numbers are more likely something else than years.
    """
    best, most = "", 0
    for column in columns:
        if column in taken:
            continue
        cells = [cell for cell in _cells(columns, rows, column) if cell.strip()]
        plain = sum(bool(_PLAIN.fullmatch(cell) and not _COMPACT.fullmatch(cell)) for cell in cells)
        read, told = _counts(columns, rows, column)
        if read > most and plain <= len(cells) * _FEW and read >= told * _ENOUGH:
            best, most = column, read
    return best
