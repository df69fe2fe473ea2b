"""The events of the document as lanes of the timeline."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.records import EventClass, Status

from .columns import STATUSES, Columns, Flags, Ints, Labels, classes_on
from .drawn import Drawn
from .index import EventIndex
from .lanes import LaneTable
from .peaks import take_over
from .scale import TimeScale
from .sources import Measure, Span, as_column, box_widths

_INDEXED = ("dated", "start_lo", "end_hi", "cls")
"""The columns that the index is made of."""


class Before(NamedTuple):
    """The source before an edit, and how many events were changed since; None: very many."""

    source: ArticleSource
    changed: int | None = None


class _Held:
    """Which entries of a lane table have a date, and the index over these; kept while it holds."""

    def __init__(self, columns: Columns, table: LaneTable, on: Flags) -> None:
        self._columns, self._table, self._on = columns, table, on
        self._earlier: tuple[EventIndex, int] | None = None
        """The last index that was made before this one, and how many events changed since."""

    def follow(self, before: _Held, changed: int) -> None:
        """Take note of what was known before an edit that changed so many events."""
        made: EventIndex | None = before.__dict__.get("index")
        if made is not None:
            self._earlier = made, changed
        elif before._earlier is not None:
            made, more = before._earlier
            self._earlier = made, more + changed

    def holds_for(self, columns: Columns, table: LaneTable, on: Flags) -> bool:
        """Return whether all would be the same for these."""
        return (
            self._table is table
            and np.array_equal(self._on, on)
            and all(
                np.array_equal(getattr(self._columns, name), getattr(columns, name))
                for name in _INDEXED
            )
        )

    @cached_property
    def dated(self) -> Flags:
        dated: Flags = self._columns.dated[self._table.event]
        return dated

    @cached_property
    def undated(self) -> Ints:
        return np.flatnonzero(~self.dated & self._on)

    @cached_property
    def entries(self) -> Ints:
        return np.flatnonzero(self.dated & self._on)

    @cached_property
    def index(self) -> EventIndex:
        columns, event = self._columns, self._table.event[self.entries]
        lane = self._table.lane[self.entries].astype(np.int32)
        begin, end = columns.start_lo[event], columns.end_hi[event]
        cls, lanes = columns.cls[event], len(self._table.lanes)
        made = EventIndex.build(lane, begin, np.maximum(end, begin + 1), cls, lanes)
        if self._earlier is not None:
            take_over(made, *self._earlier)
            self._earlier = None
        return made


class ArticleSource:
    """The events of the document; handles are entries of the lane table."""

    layer = 0
    first = 0

    def __init__(
        self,
        columns: Columns,
        table: LaneTable,
        labels: Labels,
        off: Collection[EventClass | None] = (),
        before: Before | None = None,
    ) -> None:
        """Hold these events; what `before`, the source before an edit, knows is taken over."""
        self.lanes = len(table.lanes)
        self._columns = columns
        self._table = table
        self._labels = labels
        on = classes_on(off)[columns.cls[table.event]]
        known = None if before is None else before.source.held
        same = known is not None and known.holds_for(columns, table, on)
        self.held: _Held = known if known is not None and same else _Held(columns, table, on)
        if not same and before is not None and before.changed is not None:
            self.held.follow(before.source.held, before.changed)

    @property
    def undated(self) -> Ints:
        """Return the handles of the events without a date, lane after lane."""
        return self.held.undated

    @property
    def kept(self) -> None:
        """Return nothing: what is not looked at is not in the index."""

    @property
    def index(self) -> EventIndex:
        """Return the index; it is made when a lane holds too much to be drawn in full."""
        return self.held.index

    def totals(self) -> Ints:
        """Return how many dated events each lane has."""
        return np.bincount(self._table.lane[self.held.entries], minlength=self.lanes)

    def all_of(self, lanes: Flags) -> tuple[Ints, Ints]:
        """Return all dated events of some lanes."""
        lane = self._table.lane[self.held.entries]
        found = lanes[lane]
        return self.held.entries[found], lane[found]

    def handles(self, positions: Ints) -> Ints:
        """Return the handles of events by their positions in the index."""
        return self.held.entries[self.index.id_of(positions)]

    def lane_of(self, handles: Ints) -> Ints:
        """Return the lane of each."""
        return self._table.lane[handles]

    def events_of(self, handles: Ints) -> Ints:
        """Return the row in the columns of each."""
        return self._table.event[handles]

    def lanes_with(self, event: int) -> Ints:
        """Return the lanes that an event is in."""
        lanes: Ints = self._table.lane[self._table.event == event]
        return lanes

    def span(self, event: int) -> Span | None:
        """Return when an event is; None: it has no date."""
        columns = self._columns
        if not columns.dated[event]:
            return None
        times = columns.anchor, columns.start_lo, columns.end_hi
        return Span(*(int(time[event]) for time in times))

    def class_of(self, event: int) -> int:
        """Return the class of an event."""
        return int(self._columns.cls[event])

    def drawn(self, handles: Ints, lanes: Ints, scale: TimeScale, measure: Measure) -> Drawn:
        """Return events with all that is needed to draw them."""
        columns, event = self._columns, self._table.event[handles]
        times = np.stack([columns.start_lo, columns.start_hi, columns.end_lo, columns.end_hi])
        labels = [self._labels[row] for row in event.tolist()]
        status = columns.status[event]
        return Drawn(
            layer=np.zeros_like(event),
            event=event,
            lane=np.asarray(lanes + self.first, dtype=np.int64),
            begin=columns.start_lo[event],
            end=columns.end_hi[event],
            anchor=scale.to_room(columns.anchor[event]),
            edges=np.clip(scale.to_room(times[:, event]), 0.0, scale.room),
            box=box_widths(labels, measure),
            open_start=columns.open_start[event],
            open_end=columns.open_end[event],
            cls=columns.cls[event],
            claimed=columns.claimed[event],
            disputed=status == STATUSES.index(Status.DISPUTED),
            rejected=status == STATUSES.index(Status.REJECTED),
            labels=as_column(labels),
        )
