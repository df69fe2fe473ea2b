"""Building an index, in memory or beyond it: chunks of sorted rows go in, arrays come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray

from .columns import Ints
from .index_ends import classes_by_end, stable_order
from .parts import BLOCK, CLASS_MARKS, Array, Part, shapes
from .ranks import WORD, Marks, Places, RankGrid, Times, count_before, packed

Allocate = Callable[[str, tuple[int, ...], DTypeLike], Array]
"""Makes an array to write into, by its name, shape and type."""

CELLS = 1 << 21
"""The most cells a grid ever has."""
AT_ONCE = 1 << 22
"""How many rows are sorted or marked at once."""
IN_A_CHUNK = 1 << 20
MOST_PLAIN = 3
"""How many durations get a part of their own."""
FEWEST_PLAIN = 4096
"""Fewer events of a duration are not worth a part."""
FARTHEST = 1 << 62
"""The most that lanes × seconds may come to."""
MOST = 1 << 31
MORE = "there are more events than were planned"


class Plan(NamedTuple):
    """What has to be known of the events before the first one is written."""

    lanes: int
    begin: int
    end: int
    durations: tuple[int, ...]
    """The duration of each part, 0 for the part of all other ones."""
    totals: tuple[int, ...]
    """How many events each part holds."""

    @property
    def total(self) -> int:
        """Return how many events there are."""
        return sum(self.totals)

    @property
    def time_type(self) -> type[np.uint32 | np.int64]:
        """Return what an offset is stored as."""
        return np.uint32 if self.end - self.begin < 1 << 32 else np.int64

    @property
    def bins(self) -> int:
        """Return how many bins of time a grid has."""
        cells = min(CELLS, max(self.total // 4, 256))
        span = max(self.end - self.begin, 1)
        most = max(cells // max(self.lanes, 1) - 1, 1)
        return -(-span // -(-span // most))

    @property
    def width(self) -> int:
        """Return how many seconds a bin is wide."""
        return -(-max(self.end - self.begin, 1) // self.bins)


def plan(
    lanes: int,
    extent: tuple[int, int],
    total: int,
    commonest: Iterable[tuple[int, int]],
) -> Plan:
    """Return how events are parted.

    `extent` is the first start and the last end; `commonest` holds durations and how many of the
    `total` events have them, the commonest ones at least.
    """
    least = max(FEWEST_PLAIN, total // 16)
    often = sorted(((count, length) for length, count in commonest if count >= least), reverse=True)
    plain = [(length, count) for count, length in often[:MOST_PLAIN]]
    rest = total - sum(count for _, count in plain)
    parts = [*plain, *([(0, rest)] if rest else [])]
    begin, end = extent
    if total >= MOST:
        raise ValueError(f"an index cannot hold {total} events")
    if lanes * max(end - begin + 1, 1) > FARTHEST:
        raise ValueError("the events lie too far apart in time for so many lanes")
    return Plan(lanes, begin, end, tuple(d for d, _ in parts), tuple(n for _, n in parts))


class Rows(NamedTuple):
    """Events as they are written; each has an id, the number of its row."""

    lane: Ints
    start: Ints
    end: Ints
    cls: NDArray[np.int8]
    id: NDArray[np.integer]


def in_memory(_name: str, shape: tuple[int, ...], kind: DTypeLike) -> Array:
    """Make an array in memory."""
    return np.empty(shape, dtype=kind)


def in_order(rows: Rows, planned: Plan) -> Iterator[Rows]:
    """Yield rows in chunks sorted by (lane, start)."""
    span = planned.end - planned.begin + 1
    keys = rows.lane * span + (rows.start - planned.begin)
    order = stable_order(keys, max(planned.lanes, 1) * span)
    for low in range(0, len(order), IN_A_CHUNK):
        yield Rows._make(column[order[low : low + IN_A_CHUNK]] for column in rows)


class IndexWriter:
    """Writes an index from chunks of rows that are sorted by (lane, start)."""

    def __init__(self, plan: Plan, allocate: Allocate) -> None:
        """Write into arrays that `allocate` makes."""
        self._plan = plan
        # A memory map cannot be empty.
        self._place = (allocate if plan.total else in_memory)("place", (plan.total,), np.int32)
        self._place[:] = -1
        self._parts: list[_PartWriter] = []
        self._last = (0, plan.begin)
        base = 0
        for number, (duration, total) in enumerate(zip(plan.durations, plan.totals, strict=True)):
            wanted = shapes(duration, total, plan.lanes, plan.bins, plan.time_type)
            arrays = {
                name: allocate(f"{name}{number}", shape, kind)
                for name, (shape, kind) in wanted.items()
            }
            self._parts.append(_PartWriter(Part.of(duration, base, plan.width, arrays)))
            base += total

    def add(self, rows: Rows) -> None:
        """Add rows that come, by (lane, start), after all that were added."""
        if not len(rows.lane):
            return
        self._check(rows)
        length = rows.end - rows.start
        left = np.ones(len(length), dtype=bool)
        for part in self._parts:
            mine = left if part.duration == 0 else length == part.duration
            if not mine.any():
                continue
            here = np.flatnonzero(mine)  # to take by numbers is much quicker than by flags
            chosen = Rows._make(column.take(here) for column in rows)
            part.add(chosen, self._plan.begin, self._place)
            left = left & ~mine
        if left.any():
            raise ValueError(MORE)

    def finish(self) -> tuple[tuple[Part, ...], Array]:
        """Return the parts and the position of each id, once every row was added."""
        parts = tuple(part.finish() for part in self._parts)
        if (self._place < 0).any():
            raise ValueError("two events have the same id")
        return parts, self._place

    def _check(self, rows: Rows) -> None:
        check_rows(*rows[:4], self._plan.lanes)
        if rows.start.min() < self._plan.begin or rows.end.max() > self._plan.end:
            raise ValueError("an event lies outside the planned extent")
        if rows.id.min() < 0 or rows.id.max() >= self._plan.total:
            raise ValueError(f"an id is not below the {self._plan.total} that were planned")
        first = int(rows.lane[0]), int(rows.start[0])
        step = np.diff(rows.lane)
        if first < self._last or (step < 0).any() or (np.diff(rows.start)[step == 0] < 0).any():
            raise ValueError("the events are not sorted by lane and start")
        self._last = int(rows.lane[-1]), int(rows.start[-1])


def check_rows(lane: Array, start: Array, end: Array, cls: Array, lanes: int) -> None:
    """Raise ValueError unless every event has a lane, a duration and a class."""
    if lane.min() < 0 or lane.max() >= lanes:
        raise ValueError(f"a lane is not one of the {lanes} that there are")
    if (end <= start).any():
        raise ValueError("an event ends before it starts, or as it starts")
    if cls.min() < 0 or cls.max() > CLASS_MARKS:
        raise ValueError("a class is not one of those there are")


class _PartWriter:
    """Writes the arrays of one part."""

    def __init__(self, part: Part) -> None:
        self._part, self._done = part, 0
        self.duration = part.duration
        self._counts = np.zeros(len(part.bounds) - 1, dtype=np.int64)
        for grid in self._grids():
            grid.counts[:] = 0

    def _grids(self) -> tuple[RankGrid, ...]:
        begun, ended = self._part.begun_grid, self._part.ended_grid
        return (begun,) if begun is ended else (begun, ended)

    def add(self, rows: Rows, begin: int, place: Places) -> None:
        """Write the next rows, and their positions into `place` by id."""
        part = self._part
        here = slice(self._done, self._done + len(rows.lane))
        if here.stop > part.total:
            raise ValueError(MORE)
        start, end = rows.start - begin, rows.end - begin
        part.start[here], part.id[here], part.cls[here] = start, rows.id, rows.cls
        place[rows.id] = np.arange(part.base + here.start, part.base + here.stop, dtype=np.int32)
        self._counts += np.bincount(rows.lane, minlength=len(self._counts))
        part.begun_grid.add(rows.lane, start // part.begun_grid.width + 1)
        if part.duration != 1:
            part.ended_grid.add(rows.lane, -(-end // part.ended_grid.width))
        if part.intervals is not None:
            part.intervals.end[here] = end
        self._done = here.stop

    def finish(self) -> Part:
        """Complete what follows from the rows, and return the part."""
        part = self._part
        if self._done != part.total:
            raise ValueError("there are fewer events than were planned")
        part.bounds[0] = 0
        np.cumsum(self._counts, out=part.bounds[1:])
        for grid in self._grids():
            flat = grid.counts.reshape(-1)
            np.cumsum(flat, out=flat)
        _mark(part.classes[0], part.cls)
        if part.intervals is not None:
            for low in range(0, part.total, AT_ONCE):
                latest = _latest(part.intervals.end[low : low + AT_ONCE])
                part.intervals.latest[low // BLOCK : low // BLOCK + len(latest)] = latest
            part.intervals.latest_of[:] = _latest(part.intervals.latest)
            _mark(part.classes[1], classes_by_end(part, AT_ONCE))
        return part


def _mark(marks: Marks, cls: NDArray[np.int8]) -> None:
    """Fill in which positions are of each class."""
    for low in range(0, len(cls), AT_ONCE):
        for known in range(CLASS_MARKS):
            words = packed(cls[low : low + AT_ONCE] == known)
            marks.words[known, low // WORD : low // WORD + len(words)] = words
    count_before(*marks)


def _latest(ends: Times) -> Times:
    """Return the latest of each block of ends."""
    latest: Times = np.maximum.reduceat(ends, np.arange(0, len(ends), BLOCK))
    return latest
