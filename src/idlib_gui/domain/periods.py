"""Stretches of time: that of a date, and the date of one.

A period is its first second and the second after its last, since 1970, as in `Unit`.
"""

from __future__ import annotations

from .calendar import DAY, FAR_FUTURE, FAR_PAST, civil_from_days, month_start
from .edtf import Edtf, parse_edtf
from .records import Event, Quote

Period = tuple[int, int]


def reach(date: Edtf) -> Period:
    """Return all of the time that something of this date may have taken.

    An open end, or one that nobody knows, reaches as far as time does.
    """
    bounds = date.bounds
    return (
        FAR_PAST if bounds.earliest_start is None else bounds.earliest_start,
        FAR_FUTURE if bounds.latest_end is None else bounds.latest_end,
    )


def date_of(record: Event | Quote) -> Edtf | None:
    """Return the date of an event or quote, if it has one."""
    return record.when.date if record.when is not None else None


def whole_units(period: Period) -> Edtf | None:
    """Return a period as a date of whole years, else months, else days; None if it has none."""
    begin, end = period
    if begin % DAY or end % DAY:
        return None
    first, after = civil_from_days(begin // DAY), civil_from_days(end // DAY)
    last = civil_from_days(end // DAY - 1)
    parts = 3
    if first[2] == after[2] == 1:
        parts = 1 if first[1] == after[1] == 1 else 2
    low, high = _edtf(first[:parts]), _edtf(last[:parts])
    return parse_edtf(low if low == high else f"{low}/{high}")


def _edtf(parts: tuple[int, ...]) -> str:
    """Return year, month and day, as many as there are, as EDTF."""
    year, *rest = parts
    sign = "-" if year < 0 else ""
    return "-".join([f"{sign}{abs(year):04}", *(f"{part:02}" for part in rest)])


def kept_in_time(period: Period) -> Period:
    """Return a period cut to the years that records know, and at least a second long."""
    begin = min(max(period[0], FAR_PAST), FAR_FUTURE - 1)
    return begin, min(max(period[1], begin + 1), FAR_FUTURE)


def begun_at(period: Period, begin: int) -> Period:
    """Return a period moved so that it begins at an instant: whole months stay whole months."""
    first, after, at = (_month(seconds) for seconds in (*period, begin))
    if first is None or after is None or at is None:
        return begin, begin + period[1] - period[0]
    return begin, month_start(0, at + after - first + 1)


def _month(seconds: int) -> int | None:
    """Return the number of the month, from year 0, that begins at an instant; None if none does."""
    year, month, day = civil_from_days(seconds // DAY)
    return None if seconds % DAY or day != 1 else 12 * year + month - 1
