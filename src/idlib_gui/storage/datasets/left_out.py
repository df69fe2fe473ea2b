"""The rows of a table that could not be read: how many, which, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

LISTED = 1_000
"""How many of the rows left out are listed one by one."""
SHOWN = 200
"""Letters of such a row that are listed."""


class Reason(StrEnum):
    """Why a row was left out."""

    NO_DATE = "no_date"
    """The cell is empty, or says that there is none."""
    UNREADABLE = "unreadable"
    """The cell holds no date that can be read."""
    AMBIGUOUS = "ambiguous"
    """It could be either day/month or month/day, and nothing in the column says which."""
    BACKWARDS = "backwards"
    """It ends before it begins."""
    BEYOND = "beyond"
    """It lies outside the years -9999 to 9999."""
    BROKEN = "broken"
    """The row has too few or too many cells, an open quotation mark, or is no JSON."""


REASONS = tuple(Reason)
"""The reasons by their code in a prepared table; -1 is none."""


class LeftRow(NamedTuple):
    """A row that was left out: its line in the file (from 1), and a sentence that says why.

    `cells` is what stands in the row, shortened.
    """

    line: int
    reason: Reason
    sentence: str
    cells: str = ""


class LeftOut(NamedTuple):
    """All rows that were left out: how many for each reason, and the first of them."""

    counts: dict[Reason, int]
    first: tuple[LeftRow, ...]

    @property
    def total(self) -> int:
        """Return how many rows were left out."""
        return sum(self.counts.values())


NOTHING_LEFT_OUT = LeftOut({}, ())
