"""Lanes too full to be drawn event by event: tile by tile they show marks or a strip.

Each event is shown once, as the tile says that it starts in: as a mark, or in strips only.

What a tile shows is decided when it first comes into view and kept for the zoom step, as are the
rows of its marks, so that nothing changes its place in a pan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

import numpy as np

from .columns import Flags, Floats, Ints
from .drawn import NOTHING, Drawn, joined
from .packing import promised, reserved
from .peaks import Range, range_of
from .placing import LaneRows, Stretch
from .ruling import Ruling
from .sources import Measure, Source
from .strips import COLUMN, Densities

DENSE_ROWS = 4
"""Most rows of a lane that is not drawn in full."""
STRIP_ROWS = 2
"""Rows of a lane that only has strips."""
ENTERING = 256
"""Events that reach into a view from before of which is found out how they are shown."""
_CELLS = 1 << 12
"""Tiles of all lanes that are looked at to find how high lanes are."""
REMEMBERED = 20_000
"""Marks that are remembered for a zoom step; then those out of view are forgotten."""
LABEL = 168.0
"""Pixels that no label in a full lane is promised more than."""


class Kind(IntEnum):
    """What a tile shows."""

    MARKS = 0
    STRIP = 1
    NONE = 2
    """Nothing starts in it, and what reaches into it is shown as in the tiles it starts in."""


class Tile(NamedTuple):
    """What one tile of a lane shows, and how many events start in it."""

    kind: Kind
    total: int


def rows_of(source: Source, lanes: Ints, ruling: Ruling, crowd: int) -> Ints:
    """Return how many rows lanes of a source need, by the numbers of events in their tiles.

    `crowd` is how many marks a row of a tile may have. Where there are too many tiles to look at,
    several are looked at as one.
    """
    most = max(_CELLS // max(len(lanes), 1), 16)
    every = -(-ruling.total // most)
    edges = ruling.seconds(0, ruling.total, every)
    active = source.index.active_counts(lanes, edges, source.kept)
    begun = source.index.started_counts(lanes, edges, source.kept)
    full = STRIP_ROWS if every == 1 else DENSE_ROWS
    needed = np.where(begun <= DENSE_ROWS * crowd, np.clip(active, 1, DENSE_ROWS), full)
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
        self._tile: Ints = np.zeros(0, dtype=np.int64)
        self._entered: set[tuple[int, int]] = set()

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

    def prepare(self) -> None:
        """Find the scales of all strips that there can be."""
        for source in self._sources:
            if self._dense[source.first : source.first + source.lanes].any():
                self.range(source)

    def at(self, lane: int, first: int, last: int) -> list[Tile]:
        """Return tiles of a lane that have been decided."""
        known = self._known[lane]
        return [known[tile] for tile in range(first, last)]

    def decide(self, source: Source, lanes: Sequence[int], first: int, last: int) -> None:
        """Decide what those tiles of lanes show that were never seen before.

        So are the tiles before them from which events reach into the first.
        """
        wanted: dict[int, dict[int, None]] = {}
        entering = self._entering(source, lanes, first)
        for lane in lanes:
            known = self._known.setdefault(lane, {})
            tiles = [*entering.get(lane, ()), *range(first, last)]
            missing = {tile: None for tile in tiles if tile not in known}
            if missing:
                wanted[lane] = missing
        if not wanted:
            return
        numbers = np.array(sorted({tile for tiles in wanted.values() for tile in tiles}))
        local = np.array(list(wanted), dtype=np.int64) - source.first
        edges = self.ruling.ends(numbers).T.ravel()
        counts = source.index.started_counts(local, edges, source.kept, exact=True)[:, ::2]
        few: dict[int, dict[int, int]] = {}
        for (lane, missing), row in zip(wanted.items(), counts.tolist(), strict=True):
            totals = dict(zip(numbers.tolist(), row, strict=True))
            for tile in missing:
                kind = self._kind(lane, totals[tile])
                self._known[lane][tile] = Tile(kind, totals[tile])
                if kind is Kind.MARKS:
                    few.setdefault(lane, {})[tile] = totals[tile]
        self._place(source, list(self._members(source, few)))

    def _kind(self, lane: int, total: int) -> Kind:
        if not total:
            return Kind.NONE
        return Kind.MARKS if total <= int(self._rows[lane]) * self._crowd else Kind.STRIP

    def _entering(
        self, source: Source, lanes: Sequence[int], first: int
    ) -> Mapping[int, Sequence[int]]:
        """Return, by lane, the tiles, rising, in which that began which reaches into `first`.

        Of very much it is what began first; nobody would see the rest one by one.
        """
        fresh = [lane for lane in lanes if (lane, first) not in self._entered]
        self._entered.update((lane, first) for lane in fresh)
        if not fresh:
            return {}
        begin = int(self.ruling.ends(np.array([first]))[0, 0])
        index, own = source.index, np.array(fresh, dtype=np.int64) - source.first
        counts = index.active_counts(own, np.array([begin, begin + 1]), source.kept, exact=True)
        few = counts[:, 0] <= ENTERING
        positions, owners = index.at(own[few], begin, source.kept)
        for lane in own[~few].tolist():
            found = index.active(lane, begin, begin + 1, ENTERING, source.kept)
            positions = np.append(positions, found)
            owners = np.append(owners, np.full(len(found), lane))
        starts = index.start_of(positions)
        before = starts < begin
        tiles = self.ruling.tile_of(starts[before])
        entering: dict[int, dict[int, None]] = {}
        for lane, tile in zip(owners[before].tolist(), tiles.tolist(), strict=True):
            entering.setdefault(lane + source.first, {})[tile] = None
        return {lane: sorted(found) for lane, found in entering.items()}

    def _members(
        self, source: Source, few: Mapping[int, Mapping[int, int]]
    ) -> Iterator[tuple[int, int, Ints]]:
        """Yield the handles of the events of tiles by lane and tile; `few` says how many each has.

        The index is asked once for tiles of a lane that lie beside each other.
        """
        index = source.index
        for lane, tiles in few.items():
            for _, beside in groupby(enumerate(tiles), key=lambda item: item[1] - item[0]):
                run = np.array([tile for _, tile in beside])
                begins, ends = self.ruling.ends(run)
                limit = sum(tiles[tile] for tile in run.tolist())
                times = int(begins[0]), int(ends[-1])
                found = index.started(lane - source.first, *times, limit, source.kept)
                places = np.searchsorted(index.start_of(found), begins[1:])
                parts = np.split(source.handles(found), places)
                yield from ((lane, *part) for part in zip(run.tolist(), parts, strict=True))

    def forget_far(self, lanes: Flags, rooms: tuple[float, float]) -> None:
        """Forget the marks and tiles far from what is seen, if there are many."""
        if self.drawn.total <= REMEMBERED:
            return
        width = rooms[1] - rooms[0]
        first, last = self.ruling.seen((rooms[0] - width, rooms[1] + width))
        left, right = self.ruling.rooms(first, last)[[0, -1]].tolist()
        near = (self.drawn.edges[3] >= left) & (self.drawn.edges[0] <= right)
        near &= lanes[self.drawn.lane]
        # All events of a tile are marks, or none is.
        owners = list(zip(self.drawn.lane.tolist(), self._tile.tolist(), strict=True))
        kept = {owners[item] for item in np.flatnonzero(near).tolist()}
        near = np.array([owner in kept for owner in owners], dtype=bool)
        for item in np.flatnonzero(~near).tolist():
            self._lanes[int(self.drawn.lane[item])].remove(int(self._handles[item]))
        self.drawn, self.row = self.drawn.at(near), self.row[near]
        self._handles, self._tile = self._handles[near], self._tile[near]
        self._entered = set()
        self._known = {
            lane: {
                tile: told
                for tile, told in known.items()
                if first <= tile < last or (lane, tile) in kept
            }
            for lane, known in self._known.items()
            if lanes[lane]
        }

    def _place(self, source: Source, tiles: Sequence[tuple[int, int, Ints]]) -> None:
        """Find rows for the marks of tiles; a tile whose marks find none becomes a strip."""
        wanted = [(lane, handle) for lane, _, found in tiles for handle in found.tolist()]
        if not wanted:
            return
        lanes = np.array([lane for lane, _ in wanted], dtype=np.int64)
        handles = np.array([handle for _, handle in wanted], dtype=np.int64)
        drawn = source.drawn(handles, lanes - source.first, self.ruling.scale, self._measure)
        end = self.ruling.scale.room
        wide = _pairs(promised(drawn, self._pixels, end, LABEL))
        bare = _pairs(reserved(drawn, self._pixels, 0.0))
        number, places = 0, np.zeros(len(wanted), dtype=bool)
        for lane, tile, found in tiles:
            span = slice(number, number + len(found))
            number = span.stop
            rows = self._lanes.setdefault(lane, LaneRows(int(self._rows[lane])))
            places[span] = rows.place_all(found.tolist(), wide[span], bare[span])
            if not places[span].all():
                self._known[lane][tile] = Tile(Kind.STRIP, len(found))
        row = [self._lanes[lane].placed.get(handle, (-1,))[0] for lane, handle in wanted]
        tile_of = [tile for _, tile, found in tiles for _ in found]
        self.drawn = joined([self.drawn, drawn.at(places)])
        self.row = np.append(self.row, np.array(row, dtype=np.int64)[places])
        self._handles = np.append(self._handles, handles[places])
        self._tile = np.append(self._tile, np.array(tile_of, dtype=np.int64)[places])


def _pairs(ends: tuple[Floats, Floats]) -> list[Stretch]:
    return list(zip(ends[0].tolist(), ends[1].tolist(), strict=True))
