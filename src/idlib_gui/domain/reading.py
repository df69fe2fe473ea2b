"""What of the sources is read into a document, and what is open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import NamedTuple

from .records import Citation, SourceId


class Sort(StrEnum):
    """What is looked for in a text."""

    QUOTATION = "quotation"
    DATE = "date"
    NAME = "name"


class State(StrEnum):
    """Whether the document knows what stands there.

    A date is `LISTED` while it is among the dates, but dates no event and no quote.
    """

    LINKED = "linked"
    LISTED = "listed"
    UNREAD = "unread"


class Item(NamedTuple):
    """Something that is open: not linked to any record."""

    sort: Sort
    state: State
    citation: Citation


class Tally(NamedTuple):
    """How many are linked, of how many."""

    linked: int
    total: int


class Coverage(NamedTuple):
    """What is open, in the order of the sources and their texts, and how much is not."""

    open: tuple[Item, ...]
    tallies: Mapping[tuple[SourceId, Sort], Tally]

    def tally(self, sort: Sort, left_out: Collection[SourceId] = ()) -> Tally:
        """Return how many of a sort are linked in all sources, save those left out."""
        counted = [
            tally
            for (source, one), tally in self.tallies.items()
            if one is sort and source not in left_out
        ]
        return Tally(sum(one.linked for one in counted), sum(one.total for one in counted))
