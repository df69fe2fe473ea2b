"""The document as the timeline knows it: its events as rows, each with a label."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import EventId, Kind, Status
from idlib_gui.layout.casts import Cast, cast_of
from idlib_gui.layout.columns import STATUSES, Columns, Flags, columns_of
from idlib_gui.layout.rivals import OtherDates, Rivals, other_dates, rivals_of
from idlib_gui.layout.row_edits import event_rows

_DISPUTED = STATUSES.index(Status.DISPUTED)


class EventLabels:
    """What events are called on the timeline, by their rows: made when they are asked for."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def __getitem__(self, row: int, /) -> str:
        """Return what the event in a row is called."""
        title = self._columns.titles[row]
        return f"? {title}" if self._columns.status[row] == _DISPUTED else title


class Told(NamedTuple):
    """A document, its events as columns, and what each row is called."""

    document: Document
    columns: Columns
    labels: EventLabels
    cast: Cast
    others: OtherDates
    """Other dates that events are said to have, by event."""
    rivals: Rivals | None
    """The same by row; None if there are none."""

    def keeps_lanes(self, after: Told, patch: Patch) -> bool:
        """Return whether the lanes after an edit are those that there were, with the same rows."""
        named = {Kind.ACTOR, Kind.PLACE} & {ref.kind for ref in patch.changes}
        return after.cast is self.cast and not named

    def keeps_units(self, after: Told) -> bool:
        """Return whether the same calendar units are named, and the same time is covered."""
        columns, now = self.columns, after.columns
        return columns.named is now.named or (
            self.others is after.others
            and np.array_equal(columns.named, now.named)
            and np.array_equal(columns.named_start, now.named_start)
            and columns.extent == now.extent
        )

    def row_of(self, event: EventId) -> int | None:
        """Return which row of the columns an event is, None if it is not shown."""
        row = int(self.document.derived(event_rows).of([event])[0])
        return None if row < 0 else row

    def rows_of(self, events: frozenset[EventId]) -> Flags:
        """Return which rows of the columns are these events."""
        flags = np.zeros(self.columns.total, dtype=bool)
        rows = self.document.derived(event_rows).of(tuple(events))
        flags[rows[rows >= 0]] = True
        return flags


def told_of(document: Document) -> Told:
    """Return a document as the timeline knows it."""
    columns = document.derived(columns_of)
    others = document.derived(other_dates)
    rivals = rivals_of(others, document.derived(event_rows).of(tuple(others))) if others else None
    return Told(document, columns, EventLabels(columns), document.derived(cast_of), others, rivals)
