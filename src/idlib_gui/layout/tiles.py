"""Lanes too full to be drawn event by event: tile by tile they show marks, a cluster or a strip.

What a tile shows is decided when it first comes into view and kept for the zoom step, as are the
rows of its marks, so that nothing changes its place in a pan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

import numpy as np

from .columns import Flags, Ints
from .drawn import NOTHING, Drawn, joined
from .packing import promised, reserved
from .peaks import Range, range_of
from .placing import LaneRows
from .ruling import Ruling
from .sources import Measure, Source
from .strips import COLUMN, Densities

DENSE_ROWS = 4
"""Most rows of a lane that is not drawn in full."""
STRIP_ROWS = 2
"""Rows of a lane that only has strips and clusters."""
MOST_IN_CLUSTER = 40
"""A tile with more events shows a strip."""
_CELLS = 1 << 12
"""Tiles of all lanes that are looked at to find how high lanes are."""
REMEMBERED = 20_000
"""Marks that are remembered for a zoom step; then those out of view are forgotten."""
LABEL = 168.0
"""Pixels that no label in a full lane is promised more than."""


class Kind(IntEnum):
    """What a tile shows."""

    MARKS = 0
    CLUSTER = 1
    STRIP = 2


class Tile(NamedTuple):
    """What one tile of a lane shows, and how many events of each class are active in it."""

    kind: Kind
    classes: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return how many events are active in it."""
        return sum(self.classes)


def rows_of(source: Source, lanes: Ints, ruling: Ruling, crowd: int) -> Ints:
    """Return how many rows lanes of a source need, by the numbers of events in their tiles.

    `crowd` is how many marks a row of a tile may have. Where there are too many tiles to look at,
    several are looked at as one.
    """
    most = max(_CELLS // max(len(lanes), 1), 16)
    every = -(-ruling.total // most)
    edges = ruling.seconds(0, ruling.total, every)
    counts = source.index.active_counts(lanes, edges, source.kept)
    full = STRIP_ROWS if every == 1 else DENSE_ROWS
    few = counts <= DENSE_ROWS * crowd
    needed = np.where(few, np.clip(counts, 1, DENSE_ROWS), full)
    return np.asarray(needed.max(axis=1), dtype=np.int64)


class Tiles:
    """The tiles of the lanes that are not drawn in full, at one zoom step of `pixels`."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        sources: Sequence[Source],
        ruling: Ruling,
        pixels: float,
        rows: Ints,
        dense: Flags,
        crowd: int,
        measure: Measure,
    ) -> None:
        self.ruling = ruling
        self._sources = sources
        self._pixels = pixels
        self._rows = rows
        self._dense = dense
        self._crowd = crowd
        self._measure = measure
        self._known: dict[int, dict[int, Tile]] = {}
        self._lanes: dict[int, LaneRows] = {}
        self._densities: dict[int, Densities] = {}
        self._ranges: dict[int, Range] = {}
        self.drawn: Drawn = NOTHING
        """All marks that have been placed so far."""
        self.row: Ints = np.zeros(0, dtype=np.int64)
        self._handles: Ints = np.zeros(0, dtype=np.int64)

    def seen(self, source: Source, lanes: Flags) -> list[int]:
        """Return those of some lanes that are of `source` and not drawn in full."""
        own = slice(source.first, source.first + source.lanes)
        return (source.first + np.flatnonzero(self._dense[own] & lanes[own])).tolist()

    def densities(self, source: Source) -> Densities:
        """Return the counts of the lanes of `source` by pixels."""
        if source.first not in self._densities:
            self._densities[source.first] = Densities(source, self.ruling.scale)
        return self._densities[source.first]

    def range(self, source: Source) -> Range:
        """Return the scale of the strips of `source`, from the farthest view of the step on."""
        if source.first not in self._ranges:
            width = COLUMN / self._pixels
            self._ranges[source.first] = range_of(source, self.ruling.scale, width)
        return self._ranges[source.first]

    def at(self, lane: int, first: int, last: int) -> list[Tile]:
        """Return tiles of a lane that have been decided."""
        known = self._known[lane]
        return [known[tile] for tile in range(first, last)]

    def decide(self, source: Source, lanes: Sequence[int], first: int, last: int) -> None:
        """Decide what those tiles of lanes show that were never seen before."""
        wanted = range(first, last)
        missing = [
            (lane, tile)
            for lane in lanes
            for known in (self._known.setdefault(lane, {}),)
            for tile in wanted
            if tile not in known
        ]
        if not missing:
            return
        owners = sorted({lane for lane, _ in missing})
        first, last = min(t for _, t in missing), max(t for _, t in missing) + 1
        edges = self.ruling.seconds(first, last)
        local = np.array(owners, dtype=np.int64) - source.first
        counts = source.index.class_counts(local, edges, source.kept, exact=True)
        number = {lane: place for place, lane in enumerate(owners)}
        few: dict[int, dict[int, int]] = {}
        for lane, tile in missing:
            classes = tuple(counts[:, number[lane], tile - first].tolist())
            total, most = sum(classes), int(self._rows[lane]) * self._crowd
            kind = Kind.CLUSTER if total <= MOST_IN_CLUSTER else Kind.STRIP
            if total <= most:
                kind = Kind.MARKS
            self._known[lane][tile] = Tile(kind, classes)
            if kind is Kind.MARKS and total:
                few.setdefault(lane, {})[tile] = total
        self._place(source, list(self._members(source, few)))

    def _members(
        self, source: Source, few: Mapping[int, Mapping[int, int]]
    ) -> Iterator[tuple[int, int, Ints]]:
        """Yield the handles of the events of tiles by lane and tile; `few` says how many each has.

        The index is asked once for tiles of a lane that lie beside each other.
        """
        index = source.index
        for lane, tiles in few.items():
            for _, beside in groupby(enumerate(tiles), key=lambda item: item[1] - item[0]):
                run = [tile for _, tile in beside]
                edges = self.ruling.seconds(run[0], run[-1] + 1)
                limit = sum(tiles[tile] for tile in run)
                ends = int(edges[0]), int(edges[-1])
                found = index.active(lane - source.first, *ends, limit, source.kept)
                handles, starts, until = (
                    source.handles(found), index.start_of(found), index.end_of(found),
                )  # fmt: skip
                for place, tile in enumerate(run):
                    inside = (starts < edges[place + 1]) & (until > edges[place])
                    yield lane, tile, handles[inside]

    def forget_far(self, lanes: Flags, rooms: tuple[float, float]) -> None:
        """Forget the marks and tiles far from what is seen, if there are many."""
        if self.drawn.total <= REMEMBERED:
            return
        width = rooms[1] - rooms[0]
        first, last = self.ruling.seen((rooms[0] - width, rooms[1] + width))
        left, right = self.ruling.rooms(first, last)[[0, -1]].tolist()
        near = (self.drawn.edges[3] > left) & (self.drawn.edges[0] < right)
        near &= lanes[self.drawn.lane]
        for item in np.flatnonzero(~near).tolist():
            self._lanes[int(self.drawn.lane[item])].remove(int(self._handles[item]))
        self.drawn, self.row = self.drawn.at(near), self.row[near]
        self._handles = self._handles[near]
        self._known = {
            lane: {tile: told for tile, told in known.items() if first <= tile < last}
            for lane, known in self._known.items()
            if lanes[lane]
        }

    def _place(self, source: Source, tiles: Sequence[tuple[int, int, Ints]]) -> None:
        """Find rows for the marks of tiles; a tile whose marks find none becomes a cluster."""
        wanted = list(dict.fromkeys(self._without_place(tiles)))
        if not wanted:
            return
        lanes = np.array([lane for lane, _ in wanted], dtype=np.int64)
        handles = np.array([handle for _, handle in wanted], dtype=np.int64)
        drawn = source.drawn(handles, lanes - source.first, self.ruling.scale, self._measure)
        end = self.ruling.scale.room
        wide = np.stack(promised(drawn, self._pixels, end, LABEL), axis=1).tolist()
        bare = np.stack(reserved(drawn, self._pixels, 0.0), axis=1).tolist()
        number = {item: place for place, item in enumerate(wanted)}
        for lane, tile, found in tiles:
            rows, new = self._lanes[lane], []
            for handle in found.tolist():
                if handle not in rows.placed:
                    place = number[lane, handle]
                    if not rows.place(handle, tuple(wide[place]), tuple(bare[place])):
                        break
                    new.append(handle)
            else:
                continue
            for handle in new:
                rows.remove(handle)
            known = self._known[lane]
            known[tile] = known[tile]._replace(kind=Kind.CLUSTER)
        self._keep(drawn, wanted)

    def _without_place(self, tiles: Iterable[tuple[int, int, Ints]]) -> Iterator[tuple[int, int]]:
        for lane, _, found in tiles:
            rows = self._lanes.get(lane)
            if rows is None:
                rows = self._lanes[lane] = LaneRows(int(self._rows[lane]))
            yield from ((lane, handle) for handle in found.tolist() if handle not in rows.placed)

    def _keep(self, drawn: Drawn, wanted: Sequence[tuple[int, int]]) -> None:
        """Keep those marks that found a row."""
        rows = [self._lanes[lane].placed.get(handle, (-1,))[0] for lane, handle in wanted]
        row = np.array(rows, dtype=np.int64)
        placed = row >= 0
        handles = np.array([handle for _, handle in wanted], dtype=np.int64)
        self.drawn = joined([self.drawn, drawn.at(placed)])
        self.row = np.concatenate([self.row, row[placed]])
        self._handles = np.concatenate([self._handles, handles[placed]])
