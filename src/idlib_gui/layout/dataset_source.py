"""The rows of a dataset as lanes of the timeline."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import numpy as np

from idlib_gui.domain.records import EventClass

from .columns import Flags, Ints, classes_on
from .drawn import Drawn
from .index import EventIndex
from .scale import TimeScale
from .sources import Layer, Measure, Span, as_column, box_widths
from .titles import Titles


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
        self._titles = Titles.of(layer.titles)

    def totals(self) -> Ints:
        """Return how many events each lane has."""
        return self._totals

    @cached_property
    def _totals(self) -> Ints:
        lanes = np.arange(self.lanes)
        if self.kept is None:
            return self.index.totals(lanes)
        whole = np.array([self.index.begin, self.index.end], dtype=np.int64)
        return self.index.active_counts(lanes, whole, self.kept)[:, 0]

    def all_of(self, lanes: Flags) -> tuple[Ints, Ints]:
        """Return all events of some lanes."""
        return self.index.members(np.flatnonzero(lanes), self.kept)

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

    def class_of(self, event: int) -> int:
        """Return the class of a row."""
        return int(self.index.cls_of(self.index.position_of(np.array([event])))[0])

    def drawn(self, handles: Ints, lanes: Ints, scale: TimeScale, measure: Measure) -> Drawn:
        """Return events with all that is needed to draw them."""
        index, rows = self.index, self.index.id_of(handles).astype(np.int64)
        begin, end = index.start_of(handles), index.end_of(handles)
        labels = self._titles(rows.tolist())
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
            box=box_widths(labels, measure),
            open_start=none,
            open_end=none,
            cls=index.cls_of(handles).astype(np.int8),
            claimed=none,
            disputed=none,
            rejected=none,
            labels=as_column(labels),
        )
