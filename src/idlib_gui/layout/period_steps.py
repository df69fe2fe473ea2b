"""Periods moved and stretched by key: by a calendar day, month or year, folded or not."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.domain.periods import Period, begun_at

from .scale import TimeScale
from .units import LENGTH, Level, Part, around

_DAYS_UNTIL = 4 * LENGTH[Part.MONTH]
"""Seconds in view up to which a step is a day."""
_MONTHS_UNTIL = 10 * LENGTH[Part.YEAR]
"""Seconds in view up to which a step is a month."""


class Steps(NamedTuple):
    """Steps of one `part` of the calendar, from the first to the last second of `domain`."""

    part: Part
    domain: tuple[float, float]

    def moved(self, period: Period, by: int) -> Period:
        """Return a period moved on by one unit, back where `by` is negative.

        It stays where the time that there is ends.
        """
        moved = begun_at(period, _next(self.part, period[0], by))
        return moved if self._inside(moved[1] if by > 0 else moved[0], by) else period

    def stretched(self, period: Period, edge: int, by: int) -> Period:
        """Return a period with its begin (`edge` 0) or end (1) moved by one unit.

        Where nothing would be left of it the unit is the next finer one; the last day stays.
        """
        for part in [part for part in (Part.YEAR, Part.MONTH, Part.DAY) if part >= self.part]:
            ends = [*period]
            ends[edge] = _next(part, period[edge], by)
            if ends[0] < ends[1]:
                inside = self._inside(ends[edge], by)
                return (ends[0], ends[1]) if inside else period
        return period

    def _inside(self, instant: int, by: int) -> bool:
        """Return whether an instant is no farther than the unit in which the time ends."""
        begin, end = (around(_level(self.part), seconds) for seconds in self.domain)
        return instant <= end[1] if by > 0 else instant >= begin[0]


def steps_of(scale: TimeScale, room: float) -> Steps:
    """Return the steps where `room` of a scale is in view.

    What counts is how long that would be if all time had as much room as the widest: on a folded
    scale neither panning nor where the period is changes the steps.
    """
    rates = (scale.rooms[1:] - scale.rooms[:-1]) / (scale.knots[1:] - scale.knots[:-1])
    seen = room / float(rates.max())
    part = Part.DAY if seen <= _DAYS_UNTIL else Part.MONTH if seen <= _MONTHS_UNTIL else Part.YEAR
    return Steps(part, scale.domain)


def _level(part: Part) -> Level:
    return Level(part, 1, LENGTH[part])


def _next(part: Part, instant: int, by: int) -> int:
    """Return where the next unit begins, or the one before where `by` is negative."""
    level = _level(part)
    return around(level, instant)[1] if by > 0 else around(level, instant - 1)[0]
