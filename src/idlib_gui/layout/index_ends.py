"""The ends of intervals in their own order, sorted in pieces that fit in memory."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .columns import Ints
from .parts import Part


def stable_order(keys: Ints, below: int) -> Ints:
    """Return the order that sorts keys, all in [0, below), equal ones as they come."""
    total = len(keys)
    if not (keys[1:] < keys[:-1]).any():
        return np.arange(total)
    shift = total.bit_length()
    if below.bit_length() + shift > 63:  # noqa: PLR2004 - bits of a signed word
        return np.argsort(keys, kind="stable")
    # Sorting whole words is several times faster than sorting an order.
    words = (keys << shift) | np.arange(total)
    words.sort()
    words &= (1 << shift) - 1
    return words


def classes_by_end(part: Part, at_once: int) -> NDArray[np.int8]:
    """Fill in the order of the ends of intervals, and return their classes in it."""
    sorter = _EndSorter(part, at_once)
    sorter.sort()
    return sorter.cls_by_end


class _EndSorter:
    """Sorts the ends of a part, `at_once` of them at once."""

    def __init__(self, part: Part, at_once: int) -> None:
        assert part.intervals is not None  # noqa: S101 - plain parts have no order of their own
        self._times, self._bounds, self._grid = part.intervals, part.bounds, part.ended_grid
        self._cls = part.cls
        self._at_once = at_once
        self.cls_by_end = np.empty(len(part.cls), dtype=np.int8)
        self._done = 0

    def sort(self) -> None:
        """Sort the ends of every lane."""
        lanes = len(self._bounds) - 1
        lane = 0
        while lane < lanes:
            most = int(self._bounds[lane]) + self._at_once
            after = int(np.searchsorted(self._bounds, most, "right")) - 1
            if after > lane:
                self._sort_lanes(lane, after)
            else:
                self._sort_long(lane)
            lane = max(after, lane + 1)

    def _sort_lanes(self, first: int, after: int) -> None:
        """Sort the ends of several short lanes at once."""
        bounds = self._bounds[first : after + 1]
        low, high = int(bounds[0]), int(bounds[-1])
        ends = self._times.end[low:high].astype(np.int64)
        span = int(ends.max(initial=0)) + 1
        lanes = np.repeat(np.arange(after - first), np.diff(bounds))
        order = stable_order(lanes * span + ends, (after - first) * span)
        self._write(low + order)

    def _sort_long(self, lane: int) -> None:
        """Sort the ends of a lane that is too long to be sorted at once, by ranges of time."""
        for after, until in self._ranges(lane):
            found = self._between(lane, after, until)
            if until - after == 1:
                for positions in found:
                    self._write(positions)
            else:
                positions = np.concatenate(list(found))
                ends = self._times.end[positions].astype(np.int64) - after
                self._write(positions[stable_order(ends, until - after + 1)])

    def _ranges(self, lane: int) -> Iterator[tuple[int, int]]:
        """Yield ranges of time (after, until] with few enough ends, or of one second."""
        width, counts = self._grid.width, self._grid.counts[lane]
        waiting = [(0, width * (len(counts) - 1))]
        while waiting:
            after, until = waiting.pop()
            if after % width or until % width:
                count = sum(len(positions) for positions in self._between(lane, after, until))
            else:
                count = int(counts[until // width]) - int(counts[after // width])
            if until - after == 1 or count <= self._at_once:
                if count:
                    yield after, until
                continue
            half = (until - after) // 2
            if until - after > width:
                half -= half % width
            waiting += [(after + half, until), (after, after + half)]

    def _between(self, lane: int, after: int, until: int) -> Iterator[Ints]:
        """Yield the positions of a lane that end in (after, until]."""
        low, high = self._bounds[lane : lane + 2].tolist()
        for first in range(low, high, self._at_once):
            ends = self._times.end[first : min(first + self._at_once, high)]
            yield first + np.flatnonzero((ends > after) & (ends <= until))

    def _write(self, positions: Ints) -> None:
        """Write the next ends, at `positions` by start."""
        here = slice(self._done, self._done + len(positions))
        self._times.ends[here] = self._times.end[positions]
        self._times.end_place[positions] = np.arange(here.start, here.stop, dtype=np.int32)
        self.cls_by_end[here] = self._cls[positions]
        self._done = here.stop
