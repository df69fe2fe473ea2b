"""All lanes from top to bottom – the article's, then those of datasets – and what is in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.records import EventClass

from .article_source import ArticleSource, Before
from .columns import Columns, Flags, Ints, Labels, one_line
from .dataset_source import DatasetSource
from .drawn import Drawn, joined
from .lanes import Lane, LaneTable
from .scale import TimeScale
from .sources import Layer, Measure, Source, Span

MOST_MARKS = 400
"""A lane with more events is not drawn in full."""
_LAST = 256
"""Events at one instant of which is found out which ends last."""
MOST_IN_FULL = 1_500
"""Events that are drawn in full in all lanes together."""


class Board(NamedTuple):
    """All lanes, and the sources of their events."""

    columns: Columns
    table: LaneTable
    """All lanes, and the entries of the article in its own."""
    article: ArticleSource
    sources: tuple[Source, ...]
    """Whose lanes are whose: each has those from its `first` on; headings have none."""
    measure: Measure

    def totals(self) -> Ints:
        """Return how many dated events each lane has."""
        totals = np.zeros(len(self.table.lanes), dtype=np.int64)
        for source in self.sources:
            totals[source.first : source.first + source.lanes] = source.totals()
        return totals

    def counts(self) -> Ints:
        """Return how many events each lane has; the heading of a dataset, as its lanes together."""
        counts, lanes = self.totals(), self.table.lanes
        for source in self.sources:
            if source.layer and source.lanes and lanes[source.first].depth:
                counts[source.first - 1] = counts[source.first : source.first + source.lanes].sum()
        return counts

    def closed(self) -> Flags:
        """Return which lanes are those of whole datasets, whose inner lanes are not shown."""
        closed = np.zeros(len(self.table.lanes), dtype=bool)
        for source in self.sources:
            if source.layer and source.lanes:
                closed[source.first] = not self.table.lanes[source.first].depth
        return closed

    def source_of(self, lane: int) -> Source:
        """Return whose lane this is, which has events."""
        return next(s for s in self.sources if s.first <= lane < s.first + s.lanes)

    def lanes_with(self, event: int, layer: int = 0) -> Ints:
        """Return the lanes, among all, that a row of a layer is in."""
        lanes = [s.first + s.lanes_with(event) for s in self.sources if s.layer == layer]
        return np.concatenate(lanes)

    def span(self, event: int, layer: int = 0) -> Span | None:
        """Return when a row of a layer is; None: it has no date."""
        return self._layer(layer).span(event)

    def class_of(self, event: int, layer: int = 0) -> int:
        """Return the class of a row of a layer, by its place in `CLASSES`."""
        return self._layer(layer).class_of(event)

    def _layer(self, layer: int) -> Source:
        return next(source for source in self.sources if source.layer == layer)

    def active_rows(self, lane: int, begin: int, end: int, limit: int) -> Ints:
        """Return the rows, in their layer, of the first events of a lane active in a stretch."""
        source = self.source_of(lane)
        found = source.index.active(lane - source.first, begin, end, limit, source.kept)
        return source.events_of(source.handles(found))

    def started_rows(self, lane: int, begin: int, end: int, limit: int) -> Ints:
        """Return the rows of the first events of a lane that start in a stretch."""
        source = self.source_of(lane)
        found = source.index.started(lane - source.first, begin, end, limit, source.kept)
        return source.events_of(source.handles(found))

    def started(self, lane: int, begin: int, end: int) -> int:
        """Return how many events of a lane start in a stretch of time."""
        source = self.source_of(lane)
        edges, lanes = np.array([begin, end]), np.array([lane - source.first])
        return int(source.index.started_counts(lanes, edges, source.kept, exact=True)[0, 0])

    def comes_apart(self, lane: int, begin: int, end: int) -> bool:
        """Return whether events of a lane that start in a stretch do so at different instants.

        If not, they will not be seen one by one, however near one comes.
        """
        source = self.source_of(lane)
        found = source.index.started(lane - source.first, begin, end, 1, source.kept)
        if not found.size:
            return False
        after = int(source.index.start_of(found)[0]) + 1
        return after < end and self.started(lane, after, end) > 0

    def trimmed(self, lane: int, begin: int, end: int) -> tuple[int, int]:
        """Return the part of a stretch from where the first event starts to where the last ends.

        The last is that which starts last; one that goes on longer is cut with the stretch. Where
        nothing starts, it is all of the stretch.
        """
        source = self.source_of(lane)
        index, kept, own = source.index, source.kept, lane - source.first
        first = index.started(own, begin, end, 1, kept)
        if not first.size:
            return begin, end
        since = last = int(index.start_of(first)[0])
        after = min(end, index.end)
        while after - last > 1:
            middle = (last + after) // 2
            if self.started(lane, middle, after):
                last = middle
            else:
                after = middle
        ends = index.end_of(index.started(own, last, last + 1, _LAST, kept))
        return since, min(int(ends.max()), end)

    def active(self, lane: int, begin: int, end: int) -> int:
        """Return how many events of a lane are active in a stretch of time."""
        source = self.source_of(lane)
        edges, lanes = np.array([begin, end]), np.array([lane - source.first])
        return int(source.index.active_counts(lanes, edges, source.kept, exact=True)[0, 0])

    def classes(self, lane: int, begin: int, end: int) -> Ints:
        """Return how many events of each class are active in a stretch of a lane."""
        source = self.source_of(lane)
        edges, lanes = np.array([begin, end]), np.array([lane - source.first])
        return source.index.class_counts(lanes, edges, source.kept, exact=True)[:, 0, 0]


class InFull(NamedTuple):
    """The lanes that have so few events that all are drawn, and these events."""

    lanes: Flags
    drawn: Drawn


def dataset_key(layer: Layer) -> str:
    """Return the key of the lane of a dataset."""
    return f"dataset:{layer.key}"


def board_of(  # noqa: PLR0913
    columns: Columns,
    table: LaneTable,
    labels: Labels,
    measure: Measure,
    *,
    layers: Sequence[Layer] = (),
    expanded: Collection[str] = (),
    off: Collection[EventClass | None] = (),
    before: Before | None = None,
) -> Board:
    """Return the lanes of the article and, below them, those of datasets.

    Args:
        columns: The events of the article.
        table: Its lanes.
        labels: What the events of the article are called.
        measure: Measures labels.
        layers: Datasets, one below the other.
        expanded: Keys of the datasets whose inner lanes are shown.
        off: Classes of which nothing is drawn.
        before: The events of the article before an edit.
    """
    lanes: list[Lane] = list(table.lanes)
    article = ArticleSource(columns, table, labels, off, before)
    sources: list[Source] = [article]
    for number, layer in enumerate(layers, 1):
        key = dataset_key(layer)
        open_ = key in expanded
        if open_ and layer.inner is not None:
            lanes.append(Lane(key, one_line(layer.name), group=True))
            sources.append(DatasetSource(layer, number, len(lanes), layer.inner, off))
            lanes += [Lane(f"{key}:{n}", name, depth=1) for n, name in enumerate(layer.names)]
        else:
            sources.append(DatasetSource(layer, number, len(lanes), layer.whole, off))
            lanes.append(Lane(key, one_line(layer.name), group=True, collapsed=not open_))
    table = table._replace(lanes=tuple(lanes))
    return Board(columns, table, article, tuple(sources), measure)


def in_full(board: Board, scale: TimeScale) -> InFull:
    """Return the lanes that are drawn in full: those with few events, the article's first."""
    totals = board.totals()
    few = np.where(totals <= MOST_MARKS, totals, 0)
    owner = np.zeros(len(totals), dtype=np.int64)
    for source in board.sources:
        owner[source.first : source.first + source.lanes] = source.layer
    order = np.lexsort((few, owner))
    lanes = np.zeros(len(totals), dtype=bool)
    lanes[order] = np.cumsum(few[order]) <= MOST_IN_FULL
    lanes &= totals <= MOST_MARKS
    parts = []
    for source in board.sources:
        handles, owners = source.all_of(lanes[source.first : source.first + source.lanes])
        parts.append(source.drawn(handles, owners, scale, board.measure))
    return InFull(lanes, joined(parts))
