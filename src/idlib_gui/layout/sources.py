"""Where the timeline gets events from: the article, or a dataset beside it; both look the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.records import EventClass, Status

from .columns import STATUSES, Columns, Flags, Ints, classes_on, one_line
from .drawn import Drawn
from .frame import TEXT_LEFT, TEXT_RIGHT
from .index import EventIndex
from .kept import Kept
from .lanes import LaneTable
from .scale import TimeScale

Measure = Callable[[str], float]
"""How many pixels a text is wide."""


def _of_classes(index: EventIndex, classes: Flags | None) -> Kept | None:
    return index.kept(classes)


def _nothing(_row: int) -> Sequence[str]:
    return ()


class Layer(NamedTuple):
    """A dataset beside the article, as the timeline draws it.

    It is one lane that holds all of it (`whole`, an index with one lane), until that is expanded
    and `inner` is there: the same events in lanes of their own, called `names`. Ids of events in
    both are rows of the dataset.
    """

    key: str
    name: str
    whole: EventIndex
    titles: Callable[[Sequence[int]], Sequence[str]]
    inner: EventIndex | None = None
    names: Sequence[str] = ()
    keep: Callable[[EventIndex, Flags | None], Kept | None] = _of_classes
    """Returns what of an index is looked at, if only some classes are on (None: all)."""
    total: int | None = None
    """How many of its rows are looked at, where that is known."""
    colour: int = 0
    """Its place among the colours of datasets."""
    tell: Callable[[int], Sequence[str]] = _nothing
    """Returns what is told of a row, in a few lines."""


class Span(NamedTuple):
    """When an event is, in seconds since 1970: where its label belongs, and its outer ends."""

    anchor: int
    begin: int
    end: int


class Source(Protocol):
    """Lanes that lie one below the other, and the index of the events in them.

    A *handle* is what the source knows an event in a lane by.
    """

    layer: int
    first: int
    """The place of its first lane among all lanes."""
    lanes: int

    @property
    def index(self) -> EventIndex:
        """Return the index over its lanes."""

    @property
    def kept(self) -> Kept | None:
        """Return which events of the index are looked at."""

    def totals(self) -> Ints:
        """Return how many dated events each lane has."""

    def all_of(self, lanes: Flags) -> tuple[Ints, Ints]:
        """Return all events of some lanes, which have few: handles, and the lane of each."""

    def handles(self, positions: Ints) -> Ints:
        """Return the handles of events by their positions in the index."""

    def events_of(self, handles: Ints) -> Ints:
        """Return the row in the layer of each."""

    def lanes_with(self, event: int) -> Ints:
        """Return the lanes that a row of the layer is in."""

    def span(self, event: int) -> Span | None:
        """Return when a row of the layer is; None: it has no date."""

    def drawn(self, handles: Ints, lanes: Ints, scale: TimeScale, measure: Measure) -> Drawn:
        """Return events with all that is needed to draw them; `lanes` holds a lane for each."""


def _boxes(labels: Sequence[str], measure: Measure) -> NDArray[np.float64]:
    return np.array([TEXT_LEFT + measure(label) + TEXT_RIGHT for label in labels], dtype=np.float64)


def _texts(labels: Sequence[str]) -> NDArray[np.object_]:
    texts = np.empty(len(labels), dtype=object)
    texts[:] = labels
    return texts


class ArticleSource:
    """The events of the document; handles are entries of the lane table."""

    layer = 0
    first = 0

    def __init__(
        self,
        columns: Columns,
        table: LaneTable,
        labels: Sequence[str],
        off: Collection[EventClass | None] = (),
    ) -> None:
        self.lanes = len(table.lanes)
        self._columns = columns
        self._table = table
        self._labels = labels
        self._on = classes_on(off)[columns.cls[table.event]]

    @cached_property
    def _dated(self) -> Flags:
        return self._columns.dated[self._table.event]

    @cached_property
    def undated(self) -> Ints:
        """The handles of the events without a date, lane after lane."""
        return np.flatnonzero(~self._dated & self._on)

    @property
    def kept(self) -> None:
        """Return nothing: what is not looked at is not in the index."""

    @cached_property
    def _entries(self) -> Ints:
        return np.flatnonzero(self._dated & self._on)

    @cached_property
    def index(self) -> EventIndex:
        """The index over the lanes; it is made when a lane holds too much to be drawn in full."""
        columns, event = self._columns, self._table.event[self._entries]
        lane = self._table.lane[self._entries].astype(np.int32)
        begin, end = columns.start_lo[event], columns.end_hi[event]
        return EventIndex.build(
            lane, begin, np.maximum(end, begin + 1), columns.cls[event], self.lanes
        )

    def totals(self) -> Ints:
        """Return how many dated events each lane has."""
        return np.bincount(self._table.lane[self._entries], minlength=self.lanes)

    def all_of(self, lanes: Flags) -> tuple[Ints, Ints]:
        """Return all dated events of some lanes."""
        lane = self._table.lane[self._entries]
        found = lanes[lane]
        return self._entries[found], lane[found]

    def handles(self, positions: Ints) -> Ints:
        """Return the handles of events by their positions in the index."""
        return self._entries[self.index.id_of(positions)]

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
            box=_boxes(labels, measure),
            open_start=columns.open_start[event],
            open_end=columns.open_end[event],
            cls=columns.cls[event],
            claimed=columns.claimed[event],
            disputed=status == STATUSES.index(Status.DISPUTED),
            rejected=status == STATUSES.index(Status.REJECTED),
            labels=_texts(labels),
        )


class DatasetSource:
    """The rows of a dataset in its lanes; handles are positions in the index."""

    def __init__(
        self,
        layer: Layer,
        number: int,
        first: int,
        index: EventIndex,
        off: Collection[EventClass | None] = (),
    ) -> None:
        self.layer = number
        self.first = first
        self.lanes = index.lanes
        self.index = index
        self.kept = layer.keep(index, classes_on(off) if off else None)
        self._titles = layer.titles

    def totals(self) -> Ints:
        """Return how many events each lane has."""
        lanes = np.arange(self.lanes)
        if self.kept is None:
            return self.index.totals(lanes)
        whole = np.array([self.index.begin, self.index.end], dtype=np.int64)
        return self.index.active_counts(lanes, whole, self.kept)[:, 0]

    def all_of(self, lanes: Flags) -> tuple[Ints, Ints]:
        """Return all events of some lanes."""
        index, numbers = self.index, np.flatnonzero(lanes)
        counts = self.totals()[numbers].tolist()
        found = [
            index.active(lane, index.begin, index.end, count, self.kept)
            for lane, count in zip(numbers.tolist(), counts, strict=True)
            if count
        ]
        sizes = [len(positions) for positions in found]
        owners = [lane for lane, count in zip(numbers.tolist(), counts, strict=True) if count]
        return (
            np.concatenate([np.zeros(0, dtype=np.int64), *found]),
            np.repeat(np.array(owners, dtype=np.int64), sizes),
        )

    def handles(self, positions: Ints) -> Ints:
        """Return the handles of events by their positions in the index: the same."""
        return positions

    def events_of(self, handles: Ints) -> Ints:
        """Return the row in the dataset of each."""
        return self.index.id_of(handles)

    def lanes_with(self, event: int) -> Ints:
        """Return the lane that a row is in."""
        return self.index.lane_of(self.index.position_of(np.array([event])))

    def span(self, event: int) -> Span:
        """Return when a row is."""
        position = self.index.position_of(np.array([event]))
        begin = int(self.index.start_of(position)[0])
        return Span(begin, begin, int(self.index.end_of(position)[0]))

    def drawn(self, handles: Ints, lanes: Ints, scale: TimeScale, measure: Measure) -> Drawn:
        """Return events with all that is needed to draw them."""
        index, rows = self.index, self.index.id_of(handles).astype(np.int64)
        begin, end = index.start_of(handles), index.end_of(handles)
        labels = [one_line(title) for title in self._titles(rows.tolist())]
        rooms = np.clip(scale.to_room(np.stack([begin, end])), 0.0, scale.room)
        none = np.zeros(len(rows), dtype=bool)
        return Drawn(
            layer=np.full(len(rows), self.layer),
            event=rows,
            lane=np.asarray(lanes + self.first, dtype=np.int64),
            begin=begin,
            end=end,
            anchor=rooms[0],
            edges=rooms[[0, 0, 1, 1]],
            box=_boxes(labels, measure),
            open_start=none,
            open_end=none,
            cls=index.cls_of(handles).astype(np.int8),
            claimed=none,
            disputed=none,
            rejected=none,
            labels=_texts(labels),
        )
