"""Periods that begin and end where the axis has its rules: days where it tells days, and so on."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.periods import Period, kept_in_time

from .lettering import Lettering
from .scale import Fold, TimeScale
from .units import LENGTH, Level, around

_WIDE = 6
"""Pixels from which on a unit that the scale gives room to can be aimed at."""


class Grid(NamedTuple):
    """The instants that the axis can rule, at the zoom of `pixels` to a unit of room.

    Time that is folded has none inside: its ends stand for it.
    """

    scale: TimeScale
    pixels: float
    letters: Lettering

    def level(self, seconds: float) -> Level:
        """Return the finest unit that the axis can tell at an instant."""
        knots, rooms = self.scale.knots, self.scale.rooms
        part = bisect_right(knots, seconds - self.scale.epoch) - 1
        part = min(max(part, 0), len(knots) - 2)
        rate = (rooms[part + 1] - rooms[part]) / (knots[part + 1] - knots[part])
        return self.letters.level(float(rate) * self.pixels)[0]

    def around(self, seconds: float) -> tuple[int, int]:
        """Return the rules just at or before an instant, and just after it."""
        return self._around(self.level(seconds), seconds)

    def _around(self, level: Level, seconds: float) -> tuple[int, int]:
        """Return where the unit of `level` begins and ends, cut at folds and at named units."""
        fold = self._fold(seconds)
        if fold is not None:
            return fold.begin, fold.end
        low, high = around(level, seconds)
        edges = np.array([*self._edges(), *(end for fold in self.scale.folds for end in fold[:2])])
        before, after = edges[edges <= seconds], edges[edges > seconds]
        return int(before.max(initial=low)), int(after.min(initial=high))

    def _edges(self) -> list[int]:
        """Return begins and ends of the named units that are wide enough to be aimed at."""
        named = self.scale.named
        if named is None:
            return []
        rooms = self.scale.to_room(named)
        wide = (rooms[:, 1] - rooms[:, 0]) * self.pixels >= _WIDE
        edges: list[int] = named[wide].ravel().tolist()
        return edges

    def limits(self) -> Period:
        """Return the period of the single days, months or years that anything dated touches."""
        begin, end = self.scale.extent
        first, last = (
            self._around(Level(level.part, 1, LENGTH[level.part]), seconds)
            for seconds in (begin, max(end - 1, begin))
            for level in (self.level(seconds),)
        )
        return first[0], last[1]

    def nearest(self, seconds: float) -> int:
        """Return the rule drawn nearest to an instant, within what is dated."""
        low, high = self.around(seconds)
        here, *ends = self.scale.to_room([seconds, low, high]).tolist()
        first, last = self.limits()
        return min(max(low if here - ends[0] <= ends[1] - here else high, first), last)

    def touched(self, one: float, other: float) -> Period:
        """Return the period of all units between two instants, those they lie in too.

        An end in folded time goes to the nearer end of it, one beyond all that is dated to where
        that ends, unless that leaves nothing.
        """
        first, last = sorted((one, other))
        begin = self.nearest(first) if self._fold(first) is not None else self.around(first)[0]
        end = self.nearest(last) if self._fold(last) is not None else self._ending(last)
        if begin >= end:
            begin, end = self.around(first)
        low, high = self.limits()
        inside = max(begin, low), min(end, high)
        return kept_in_time(inside if inside[0] < inside[1] else (begin, end))

    def _ending(self, seconds: float) -> int:
        low, high = self.around(seconds)
        return low if low == seconds else high

    def _fold(self, seconds: float) -> Fold | None:
        """Return the folded time that an instant lies in, if any."""
        folds = self.scale.folds
        return next((fold for fold in folds if fold.begin <= seconds < fold.end), None)


def free(one: float, other: float) -> Period:
    """Return the period between two instants as they are, at least a second."""
    first, last = sorted((one, other))
    return kept_in_time((int(np.floor(first)), int(np.ceil(last))))
