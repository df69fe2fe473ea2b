"""The parts of an index: events of one duration, and intervals of any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray

from .columns import CLASSES, Ints
from .ranks import Cut, Marks, Places, RankGrid, Times, in_ranges, words_for

Array = NDArray[Any]

CLASS_MARKS = len(CLASSES) - 1
"""Classes that have marks; the last one is "none of these"."""
BLOCK = 64
"""Intervals a block of which the latest end is kept, and blocks a block of blocks."""


class Intervals(NamedTuple):
    """What a part of intervals knows beside their starts."""

    end: Times
    """The end of each position."""
    ends: Times
    """The ends, rising in each lane: the order of the ends."""
    end_place: Places
    """Where the end of each position comes in the order of the ends."""
    latest: Times
    """The latest end of each block of positions."""
    latest_of: Times
    """The latest end of each block of blocks."""

    def running(self, low: int, high: int, at: int) -> Iterator[Ints]:
        """Yield the positions in [low, high) that end after the offset `at`, rising, in pieces.

        The pieces grow, so that the first ones cost little.
        """
        instant = self.end.dtype.type(at)
        first, after = low // BLOCK**2, -(-high // BLOCK**2)
        tops = first + np.flatnonzero(self.latest_of[first:after] > instant)
        done, step = 0, 1
        while done < len(tops):
            blocks = _within(tops[done : done + step], len(self.latest))
            inside = _within(blocks[self.latest.take(blocks) > instant], len(self.end))
            inside = inside[(inside >= low) & (inside < high)]
            yield inside[self.end.take(inside) > instant]
            done, step = done + step, step * 4

    def at(self, lows: Ints, highs: Ints, at: int) -> Ints:
        """Return the positions in ranges, which rise, that end after the offset `at`."""
        begins = lows // BLOCK
        blocks = in_ranges(begins, np.where(highs > lows, -(-highs // BLOCK) - begins, 0))
        blocks = blocks[self.latest.take(blocks) > at]
        blocks = blocks[np.append(True, blocks[1:] != blocks[:-1])[: len(blocks)]]
        inside = _within(blocks, len(self.end))
        inside = inside[self.end.take(inside) > at]
        lane = np.searchsorted(lows, inside, side="right") - 1
        found: Ints = inside[(lane >= 0) & (inside < highs[lane])]
        return found


def shapes(
    duration: int, total: int, lanes: int, bins: int, time: DTypeLike
) -> dict[str, tuple[tuple[int, ...], DTypeLike]]:
    """Return shape and type of each array of a part."""
    grid: tuple[tuple[int, ...], DTypeLike] = (lanes, bins + 1), np.int32
    words = CLASS_MARKS, words_for(total)
    blocks = -(-total // BLOCK)
    found: dict[str, tuple[tuple[int, ...], DTypeLike]] = {
        "bounds": ((lanes + 1,), np.int64),
        "start": ((total,), time),
        "id": ((total,), np.int32),
        "cls": ((total,), np.int8),
        "begun": grid,
        "begun_words": (words, np.uint64),
        "begun_before": (words, np.int32),
    }
    if duration != 1:
        found["ended"] = grid
    if duration == 0:
        found |= {
            "ended_words": (words, np.uint64),
            "ended_before": (words, np.int32),
            "end": ((total,), time),
            "ends": ((total,), time),
            "end_place": ((total,), np.int32),
            "latest": ((blocks,), time),
            "latest_of": ((-(-blocks // BLOCK),), time),
        }
    return found


class Part(NamedTuple):
    """Events sorted by (lane, start), all of one `duration`, or intervals of any (0).

    Positions count within the part; the index adds `base`.
    """

    duration: int
    base: int
    bounds: Ints
    """The first position of each lane, and the total."""
    start: Times
    id: Places
    cls: NDArray[np.int8]
    begun_grid: RankGrid
    ended_grid: RankGrid
    classes: tuple[Marks, Marks]
    """Which positions are of the first, second … class; and the same in the order of the ends."""
    intervals: Intervals | None

    @classmethod
    def of(cls, duration: int, base: int, width: int, arrays: Mapping[str, Array]) -> Part:
        """Return the part of arrays as `shapes` has them; bins are `width` seconds wide."""
        starts, is_plain = arrays["start"], duration > 0
        begun = RankGrid(arrays["begun"], width, starts, 0, "left")
        by_start = Marks(arrays["begun_words"], arrays["begun_before"])
        by_end = by_start if is_plain else Marks(arrays["ended_words"], arrays["ended_before"])
        if duration == 1:
            ended = begun
        elif is_plain:
            ended = RankGrid(arrays["ended"], width, starts, duration - 1, "left")
        else:
            ended = RankGrid(arrays["ended"], width, arrays["ends"], 0, "right")
        return cls(
            duration,
            base,
            arrays["bounds"],
            starts,
            arrays["id"],
            arrays["cls"],
            begun,
            ended,
            (by_start, by_end),
            None if is_plain else Intervals(*(arrays[name] for name in Intervals._fields)),
        )

    def arrays(self) -> dict[str, Array]:
        """Return the arrays by name, as `of` takes them."""
        arrays: dict[str, Array] = {
            "bounds": self.bounds,
            "start": self.start,
            "id": self.id,
            "cls": self.cls,
            "begun": self.begun_grid.counts,
            "begun_words": self.classes[0].words,
            "begun_before": self.classes[0].before,
        }
        if self.duration != 1:
            arrays["ended"] = self.ended_grid.counts
        if self.intervals is not None:
            arrays["ended_words"], arrays["ended_before"] = self.classes[1]
            arrays.update(self.intervals._asdict())
        return arrays

    @property
    def total(self) -> int:
        """Return how many events the part has."""
        return len(self.id)

    def spans(self, lanes: Ints, cut: Cut) -> tuple[Ints, Ints]:
        """Return for each edge the first position and place that are not before it.

        That is the first position that does not start before the edge, and the first place, in the
        order of the ends, that ends after it.
        """
        begun = self.begun_grid.ranks(lanes, cut)
        if self.ended_grid is self.begun_grid:
            return begun, begun
        return begun, self.ended_grid.ranks(lanes, cut)

    def starts(self, lanes: Ints, cut: Cut) -> tuple[Ints, Ints]:
        """Return the first of `spans` twice: what starts in a pixel, not what is active."""
        begun = self.begun_grid.ranks(lanes, cut)
        return begun, begun

    def ends_at(self, positions: Ints) -> Ints:
        """Return the ends of positions, as offsets."""
        if self.intervals is not None:
            return self.intervals.end.take(positions).astype(np.int64)
        return self.start.take(positions).astype(np.int64) + self.duration

    def active(self, lane: int, begin: int, end: int, limit: int, kept: Marks | None) -> Ints:
        """Return the first `limit` positions active between two offsets, by start."""
        low, high = self.bounds[lane : lane + 2].tolist()
        starts = self.start[low:high]
        until = low + int(np.searchsorted(starts, starts.dtype.type(max(end, 0))))
        if self.intervals is None:
            early = starts.dtype.type(max(begin - self.duration + 1, 0))
            return _picked(low + int(np.searchsorted(starts, early)), until, limit, kept)
        since = low + int(np.searchsorted(starts, starts.dtype.type(begin)))
        found: list[Ints] = []
        for running in self.intervals.running(low, min(since, until), begin):
            chosen = running if kept is None else running[kept.bear(running)]
            found.append(chosen[:limit])
            limit -= len(found[-1])
            if not limit:
                break
        return np.concatenate([*found, _picked(since, until, limit, kept)])

    def started(self, lane: int, begin: int, end: int, limit: int, kept: Marks | None) -> Ints:
        """Return the first `limit` positions that start between two offsets."""
        low, high = self.bounds[lane : lane + 2].tolist()
        starts = self.start[low:high]
        times = np.array([begin, end], dtype=starts.dtype)
        since, until = (low + np.searchsorted(starts, times)).tolist()
        return _picked(since, until, limit, kept)

    def at(self, lanes: Ints, instant: int, kept: Marks | None) -> Ints:
        """Return all positions in lanes, which rise, active at an offset within the extent."""
        lows = self.bounds.take(lanes)
        edges = np.array([instant - max(self.duration, 1) + 1, instant + 1])
        cut = Cut.of(edges, 0, instant + 1, self.begun_grid.width, exact=True)
        since, highs = self.begun_grid.ranks(lanes, cut).T
        if self.intervals is not None:
            found = self.intervals.at(lows, highs, instant)
            return found if kept is None else found[kept.bear(found)]
        return in_ranges(since, highs - since) if kept is None else kept.within(since, highs)

    def members(self, lanes: Ints, kept: Marks | None) -> Ints:
        """Return all positions in lanes, which rise, that are kept."""
        lows, highs = self.bounds.take(lanes), self.bounds.take(lanes + 1)
        return in_ranges(lows, highs - lows) if kept is None else kept.within(lows, highs)


def _within(blocks: Ints, total: int) -> Ints:
    """Return what lies in blocks, of `total` in all."""
    inside: Ints = (blocks[:, np.newaxis] * BLOCK + np.arange(BLOCK)).ravel()
    return inside[inside < total]


def _picked(low: int, high: int, limit: int, kept: Marks | None) -> Ints:
    """Return the first `limit` positions in [low, high), of those that are kept."""
    if kept is not None:
        return kept.between(low, high, limit)
    return np.arange(low, max(low, min(high, low + limit)))
