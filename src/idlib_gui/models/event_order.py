"""In which order a table lists events, and where in it an edit takes them away and puts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import cmp_to_key
from typing import Any

import numpy as np

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.index import event_told, order_of, time_of
from idlib_gui.domain.records import Basis, Event, EventType, Kind, Status
from idlib_gui.domain.search import folded
from idlib_gui.layout.columns import Ints
from idlib_gui.layout.row_edits import RowEdits, event_edits, keeps_order

_BASES, _TYPES, _STATUSES = list(Basis), list(EventType), list(Status)
_FEW = 24
"""So many events are put in their places one by one; where an edit touches more, all are sorted."""


class Column(IntEnum):
    """What a table tells of an event, from left to right."""

    WHEN = 0
    EVENT = 1
    WHO = 2
    WHOM = 3
    TYPE = 4
    WHERE = 5
    BASIS = 6
    TOLD = 7
    STATUS = 8


Say = Callable[[Document, Event], str]
"""Puts one thing about an event in words."""


class EventOrder:
    """The events of a document sorted by a column.

    Blank cells and undated events come last, whichever way it is sorted. What ranks the same is in
    time order.

    Args:
        document: Where the events are.
        cells: Puts what a column tells in words.
        column: What they are sorted by.
        descending: Whether the last come first.
        places: The row in time order of each, as they are sorted; they are sorted if it is missing.
    """

    def __init__(
        self,
        document: Document,
        cells: Mapping[Column, Say],
        column: Column = Column.WHEN,
        *,
        descending: bool = False,
        places: Ints | None = None,
    ) -> None:
        self._document, self._cells = document, cells
        self._column, self._descending = column, descending
        self._rank = self._ranks().get(column, self._by_words)
        self.places = self._sorted() if places is None else places

    @property
    def _in_time(self) -> bool:
        return self._column == Column.WHEN and not self._descending

    def events(self) -> tuple[Event, ...]:
        """Return the events as they are sorted."""
        table, in_time = self._document.events, self._document.index.by_time
        return tuple(table[in_time[row]] for row in self.places.tolist())

    def after(self, patch: Patch, document: Document) -> tuple[EventOrder, RowEdits] | None:
        """Return the order after an edit, and where events are taken away and put in.

        None where all has to be sorted anew.
        """
        edits = event_edits(self._document, patch, document, Event._fields)
        named = {Kind.ACTOR, Kind.PLACE} & {ref.kind for ref in patch.changes}
        if not keeps_order(patch) or (
            named and self._column in {Column.WHO, Column.WHOM, Column.WHERE}
        ):
            return None
        if self._in_time:
            return self._with(document, np.arange(edits.total)), edits
        if len(edits.keys) > _FEW:
            return None
        taken = np.isin(self.places, edits.gone)
        after = self._with(document, edits.moves[self.places[~taken]])
        coming = sorted(edits.came.tolist(), key=cmp_to_key(after.compare))
        gaps = np.array([after.gap(row) for row in coming], dtype=np.int64)
        after.places = np.insert(after.places, gaps, coming)
        in_time = document.index.by_time
        keys = tuple(in_time[row] for row in coming)
        came = gaps + np.arange(len(gaps))
        return after, RowEdits(np.flatnonzero(taken), came, keys, edits.total, edits.before)

    def _with(self, document: Document, places: Ints) -> EventOrder:
        return EventOrder(
            document, self._cells, self._column, descending=self._descending, places=places
        )

    def _sorted(self) -> Ints:
        in_time = self._document.index.by_time
        if self._in_time:
            return np.arange(len(in_time))
        ranked = [(self._rank_at(row), row) for row in range(len(in_time))]
        # Sorting is stable: what ranks the same stays in time order, whichever way.
        full = [pair for pair in ranked if pair[0] is not None]
        full.sort(key=lambda pair: pair[0], reverse=self._descending)
        rows = [row for _, row in full] + [row for rank, row in ranked if rank is None]
        return np.array(rows, dtype=np.int64)

    def _rank_at(self, row: int) -> Any:
        return self._rank(self._document.events[self._document.index.by_time[row]])

    def gap(self, row: int) -> int:
        """Return how many of the sorted events come before another one."""
        low, high = 0, len(self.places)
        while low < high:
            middle = (low + high) // 2
            if self.compare(int(self.places[middle]), row) < 0:
                low = middle + 1
            else:
                high = middle
        return low

    def compare(self, one: int, other: int) -> int:
        """Return less than 0 if the event in one row of time comes before that in the other."""
        first, second = self._rank_at(one), self._rank_at(other)
        if first == second:
            return one - other
        if first is None or second is None:
            return 1 if first is None else -1
        return -1 if (first < second) is not self._descending else 1

    def _ranks(self) -> Mapping[Column, Callable[[Event], Any]]:
        """Return what events rank by in the columns that no alphabet orders; None comes last."""
        order, actors = order_of(self._document), self._document.actors
        return {
            Column.WHEN: lambda e: (
                (*time_of(e), *event_told(e, order)) if e.when and e.when.date else None
            ),
            # By the names alone: the cell may start with "claimed by".
            Column.WHO: lambda e: (
                folded(" ".join(actors[a].name for a in e.agents if a in actors)) or None
            ),
            Column.TYPE: lambda e: _TYPES.index(e.type) if e.type else None,
            Column.BASIS: lambda e: _BASES.index(e.when.basis if e.when else Basis.NONE),
            Column.TOLD: lambda e: event_told(e, order) if e.evidence or e.trigger else None,
            Column.STATUS: lambda e: _STATUSES.index(e.status),
        }

    def _by_words(self, event: Event) -> str | None:
        return folded(self._cells[self._column](self._document, event)) or None
