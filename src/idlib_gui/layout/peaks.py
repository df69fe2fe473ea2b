"""On what scale strips are drawn: how much is at the fullest column of all lanes of a source."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.records import EventClass

from .columns import CLASSES, Floats, Ints
from .scale import TimeScale
from .sources import Source

_CELLS = 4_096
"""Stretches of all lanes that are looked at first."""
_PARTS, _STEPS = 64, 24
"""Into how many parts a full stretch is cut to find its fullest column, and how often."""
_UP = [CLASSES.index(EventClass.VERBAL_COOPERATION), CLASSES.index(EventClass.MATERIAL_COOPERATION)]
_DOWN = [CLASSES.index(EventClass.VERBAL_CONFLICT), CLASSES.index(EventClass.MATERIAL_CONFLICT)]
_Stretch = tuple[float, int, int, int]
"""How much there is at most in a column of it, negative; its lane; its first column, its end."""


class Range(NamedTuple):
    """The scale of the strips of a source."""

    peak: float
    """Events of a side at the fullest column; less than one only where there is nothing."""
    one_sided: bool
    """Whether the source never has both co-operation and conflict, whatever is filtered."""


def range_of(source: Source, scale: TimeScale, width: float) -> Range:
    """Return the scale of the strips of a source, with columns of `width` units of room."""
    search = _Search(source, scale, width)
    return Range(search.peak(), search.one_sided)


class _Search:
    """Looks for the fullest column without counting all of them.

    A stretch has at least what each column of it has; so the fullest stretches are cut until one
    of them is a column, and no other can be fuller.
    """

    def __init__(self, source: Source, scale: TimeScale, width: float) -> None:
        self._source = source
        self._scale = scale
        self._width = width
        whole = np.array([source.index.begin, source.index.end], dtype=np.int64)
        held = source.index.class_counts(np.arange(source.lanes), whole).sum(axis=(1, 2))
        self.one_sided = not (held[_UP].any() and held[_DOWN].any())

    def peak(self) -> float:
        """Return what the fullest column has, or a little more where very many are about alike."""
        total, lanes = max(math.ceil(self._scale.room / self._width), 1), self._source.lanes
        every = -(-total // max(_CELLS // lanes, _PARTS))
        found = list(self._stretches(range(lanes), 0, total, every))
        heapify(found)
        for _ in range(_STEPS):
            _, lane, first, end = found[0]
            if end - first <= 1:
                break
            heappop(found)
            for part in self._stretches([lane], first, end, -(-(end - first) // _PARTS)):
                heappush(found, part)
        return -found[0][0]

    def _stretches(
        self, lanes: Sequence[int], first: int, end: int, every: int
    ) -> Iterator[_Stretch]:
        """Yield the stretches of `every` columns of these lanes, from `first` to before `end`."""
        columns = np.append(np.arange(first, end, every), end)
        rooms = np.minimum(columns * self._width, self._scale.room)
        seconds = np.floor(self._scale.to_seconds(rooms)).astype(np.int64)
        rising = np.append(True, np.diff(seconds) > 0)
        columns, seconds = columns[rising], seconds[rising]
        # What shows one second is not cut further: each column of it has all that it has.
        stops = np.where(np.diff(seconds) > 1, columns[1:], columns[:-1] + 1).tolist()
        numbers = np.array(lanes, dtype=np.int64)
        counts = self._source.index.class_counts(numbers, seconds, self._source.kept)
        for lane, sides in zip(lanes, self._most(counts).tolist(), strict=True):
            for most, begin, stop in zip(sides, columns[:-1].tolist(), stops, strict=True):
                yield -most, lane, begin, stop

    def _most(self, counts: Ints) -> Floats:
        """Return how much there is on the fuller side of each stretch."""
        if self.one_sided:
            return np.asarray(counts.sum(axis=0), dtype=np.float64)
        up, down = counts[_UP].sum(axis=0), counts[_DOWN].sum(axis=0)
        return np.asarray(np.maximum(up, down) + counts[-1] / 2)
