"""How many events there are at each pixel of lanes, kept while the view only pans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import CLASSES, Ints
from .drawn import Drawn
from .scale import TimeScale
from .sources import Source

COLUMN = 2
"""Pixels of a column: what is counted at once."""
_AHEAD = 64
"""Columns that are counted beside the view in a pan, for its next steps."""
_SAME = 1e-6
"""Two zooms that differ by no more than this part are one; windows are not exact in their room."""


class _Left(NamedTuple):
    """Counts less those of some marks, and for what they were worked out."""

    marks: Drawn
    lanes: Sequence[int]
    columns: tuple[float, int, int]
    """The room of a column, the first column and the one after the last."""
    counts: NDArray[np.int64]


_NOTHING: NDArray[np.int64] = np.zeros((len(CLASSES), 0), dtype=np.int64)


class Densities:
    """Counts of some lanes of a source by columns, which lie at the same places in every view.

    Column n begins at n times the room of `COLUMN` pixels.
    """

    def __init__(self, source: Source, scale: TimeScale) -> None:
        self._source = source
        self._scale = scale
        self._first = self._last = 0
        self._counts: dict[int, NDArray[np.int64]] = {}
        """By lane of the source, those of the columns from `_first` to before `_last`."""
        self._left: _Left | None = None
        self.width = 0.0
        """The room of a column."""

    def zoom(self, pixels: float) -> None:
        """Count for columns of `COLUMN` pixels at this many pixels a unit of room."""
        width = COLUMN / pixels
        if abs(self.width - width) > width * _SAME:
            self.width = width
            self._counts = {}

    def at(self, lanes: Sequence[int], first: int, last: int) -> list[NDArray[np.int64]]:
        """Return the counts of each of these lanes (of the source) in columns: [class, column]."""
        self._reach(lanes, first, last)
        new = [lane for lane in lanes if lane not in self._counts]
        if new:
            self._counts.update(self._counted(new, self._first, self._last))
        return [self._counts[lane][:, first - self._first : last - self._first] for lane in lanes]

    def _reach(self, lanes: Sequence[int], first: int, last: int) -> None:
        """Count the columns that have come into view, and forget what is far from it."""
        from_, until = first - _AHEAD, last + _AHEAD
        known = [lane for lane in lanes if lane in self._counts]
        if not known or first >= self._last or last <= self._first:
            # Whoever zooms will ask for other columns: none is counted that is not seen.
            self._counts = {}
            self._first, self._last = first, last
        elif first < self._first or last > self._last:
            before = self._counted(known, from_, max(self._first, from_))
            after = self._counted(known, min(self._last, until), until)
            cut = slice(max(from_ - self._first, 0), max(until - self._first, 0))
            self._counts = {
                lane: np.concatenate(
                    [before[lane], self._counts[lane][:, cut], after[lane]], axis=1
                )
                for lane in known
            }
            self._first, self._last = from_, until

    def less(self, lanes: Sequence[int], first: int, last: int, marks: Drawn) -> NDArray[np.int64]:
        """Return what `at` does but for events that have marks: [lane, class, column].

        The lanes of `marks` are places among all lanes. While there are no others, and no other
        columns are counted, nothing is counted again.
        """
        self._reach(lanes, first, last)
        columns, known = (self.width, self._first, self._last), self._left
        if known is None or known.marks is not marks or known[1:3] != (lanes, columns):
            counts = np.array(self.at(lanes, self._first, self._last))
            counts -= self._covered(lanes, marks)
            np.maximum(counts, 0, out=counts)
            known = self._left = _Left(marks, lanes, columns, counts)
        return known.counts[..., first - self._first : last - self._first]

    def _covered(self, lanes: Sequence[int], marks: Drawn) -> NDArray[np.int64]:
        """Return what all columns count for marks alone."""
        own = np.array(lanes, dtype=np.int64) + self._source.first
        lane = np.minimum(np.searchsorted(own, marks.lane), len(own) - 1)
        edges, shown = self._edges(self._first, self._last)
        edges = self._source.index.snapped(edges)
        low = np.searchsorted(edges, marks.begin, side="right") - 1
        high = np.searchsorted(edges, np.maximum(marks.end, marks.begin + 1), side="left")
        seen = (own[lane] == marks.lane) & (high > 0) & (low < len(edges) - 1)
        steps = np.zeros((len(lanes), len(CLASSES), len(edges)), dtype=np.int64)
        which = lane[seen], marks.cls[seen].astype(np.int64)
        np.add.at(steps, (*which, np.maximum(low[seen], 0)), 1)
        np.add.at(steps, (*which, np.minimum(high[seen], len(edges) - 1)), -1)
        return np.cumsum(steps, axis=2)[..., shown]

    def _edges(self, first: int, last: int) -> tuple[Ints, Ints]:
        """Return the instants between which columns count, and between which of them each lies.

        Where a column is shorter than a second, several show the same second.
        """
        places = np.clip(np.arange(first, last) * self.width, 0.0, self._scale.room)
        seconds = np.floor(self._scale.to_seconds(places)).astype(np.int64)
        rising = np.append(True, np.diff(seconds) > 0)
        return np.append(seconds[rising], self._end(last)), np.cumsum(rising) - 1

    def _counted(
        self, lanes: Sequence[int], first: int, last: int
    ) -> Mapping[int, NDArray[np.int64]]:
        if first == last:
            return dict.fromkeys(lanes, _NOTHING)
        edges, shown = self._edges(first, last)
        numbers = np.array(lanes, dtype=np.int64)
        counts = self._source.index.class_counts(numbers, edges, self._source.kept)[..., shown]
        return {lane: counts[:, place] for place, lane in enumerate(lanes)}

    def _end(self, last: int) -> Ints:
        """Return where the column before `last` ends, a second after its begin at least."""
        place = min(max(last * self.width, 0.0), self._scale.room)
        before = min(max((last - 1) * self.width, 0.0), self._scale.room)
        ends = np.floor(self._scale.to_seconds([before, place])).astype(np.int64)
        return np.maximum(ends[1:], ends[:1] + 1)
