"""Which column of a table says what about an event."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple


class DatasetKind(StrEnum):
    """The datasets that are known by their columns; `TABLE` is any other."""

    ACLED = "acled"
    GED = "ucdp-ged"
    GDELT = "gdelt"
    TABLE = "table"


class Mapping(NamedTuple):
    """The names of the columns that say when, who, to whom, what and where; empty: none does.

    Only `start` is needed: the date, or the first of two.
    """

    start: str = ""
    end: str = ""
    precision: str = ""
    """How exact the date is: words (`day`, `month`), or ACLED's and UCDP's numbers."""
    actor: str = ""
    target: str = ""
    type: str = ""
    title: str = ""
    place: str = ""
    cls: str = ""
    """A class by name, or 1 to 4 as GDELT's QuadClass."""
    day_first: bool | None = None
    """Whether 3/4/2020 is 3 April; None: the column decides where it can."""

    def fits(self, columns: Collection[str]) -> bool:
        """Return whether a table with these columns has all that are named."""
        named = (getattr(self, role) for role in COLUMN_ROLES)
        return all(column in columns for column in named if column)


COLUMN_ROLES = tuple(name for name in Mapping._fields if name != "day_first")
"""The fields of a mapping that name a column."""
