"""When events began and ended, from what stands in their columns: many rows at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.calendar import DAY, MAX_YEAR, MIN_YEAR, day_start

from .coding import Unit
from .left_out import REASONS, Reason

Ints = NDArray[np.int64]
Codes = NDArray[np.int8]

_EARLIEST, _LATEST = day_start(MIN_YEAR), day_start(MAX_YEAR + 1)
_SHORT = {Unit.MINUTE: 60, Unit.HOUR: 3_600, Unit.DAY: DAY}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1_200}
_AROUND, _WEEK = 3 * DAY, 7 * DAY
_MONDAY = 4 * DAY
"""From 1970-01-01, a Thursday, to the first Monday."""
_SINCE_YEAR_0 = 1_970 * 12
NONE = -1
"""The code where there is no reason or no unit."""


class Read(NamedTuple):
    """What was read of the columns of some rows: one element a row, in seconds since 1970.

    `first` and `first_end` are the time that the column of the start names, `last` and `last_end`
    that of the end; `why_first` and `why_last` the code of the reason why not, or -1.
    """

    first: Ints
    first_end: Ints
    why_first: Codes
    last: Ints
    last_end: Ints
    why_last: Codes
    unit: Codes
    """The precision as `Unit`, or -1."""


def spans_of(read: Read) -> tuple[Ints, Ints, Codes]:
    """Return begin and end of each event, and the reason why it must be left out, or -1."""
    no_end = read.why_last == REASONS.index(Reason.NO_DATE)
    begin = read.first
    end = np.where(no_end | (read.why_last >= 0), read.first_end, read.last_end)
    begin, end = _widened(begin, end, read.unit)
    why = np.where(no_end | (read.why_first >= 0), read.why_first, read.why_last)
    fine = why < 0
    backwards = fine & (end <= begin)
    beyond = fine & ((begin < _EARLIEST) | (end > _LATEST))
    why = np.where(backwards, REASONS.index(Reason.BACKWARDS), why)
    why = np.where(beyond, REASONS.index(Reason.BEYOND), why)
    return begin, end, why.astype(np.int8)


def _widened(begin: Ints, end: Ints, unit: Codes) -> tuple[Ints, Ints]:
    """Return the times, each as long as its precision says at least."""
    begin, end = begin.copy(), end.copy()
    for one in np.unique(unit[unit > Unit.SECOND]):
        rows = np.flatnonzero(unit == one)
        low, high = _unit_around(Unit(one), begin[rows], end[rows])
        begin[rows], end[rows] = np.minimum(begin[rows], low), np.maximum(end[rows], high)
    return begin, end


def _unit_around(unit: Unit, begin: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Return the whole units that hold the times."""
    if unit == Unit.AROUND:
        day, after = _unit_around(Unit.DAY, begin, end)
        return day - _AROUND, after + _AROUND
    last = np.maximum(end - 1, begin)
    if unit in _MONTHS:
        return _months_around(_MONTHS[unit], begin, last)
    length, shift = (_WEEK, _MONDAY) if unit == Unit.WEEK else (_SHORT[unit], 0)
    low = (begin - shift) // length * length + shift
    return low, (last - shift) // length * length + shift + length


def _months_around(months: int, begin: Ints, last: Ints) -> tuple[Ints, Ints]:
    low = (_month(begin) + _SINCE_YEAR_0) // months * months
    high = (_month(last) + _SINCE_YEAR_0) // months * months + months
    return _month_start(low - _SINCE_YEAR_0), _month_start(high - _SINCE_YEAR_0)


def _month(seconds: Ints) -> Ints:
    """Return months since January 1970."""
    return seconds.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)


def _month_start(months: Ints) -> Ints:
    return months.astype("datetime64[M]").astype("datetime64[s]").astype(np.int64)
