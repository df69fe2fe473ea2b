"""Parts of a month or a year that are counted: its first week, the last two months of it."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from .day import Day, plus_days, plus_months
from .numbers import NUMBER, ORDINALS, number_of
from .words import DAYS_OF, MONTHS_OF, unit_of

_PART = re.compile(
    rf"(?P<which>first|opening|second|third|fourth|last|final|closing)\s+(?:(?P<number>{NUMBER})\s+)?"
    r"(?P<unit>day|week|month|quarter)s?"
)
_FROM_THE_END = frozenset({"last", "final", "closing"})


def part_of(words: str, of: Day) -> str | None:
    """Return the EDTF of a part of a month or a year; None if the words tell no part of it.

    Args:
        words: Such as “first two months”, in small letters.
        of: A month or a year.
    """
    match = _PART.fullmatch(words)
    if match is None or of.day is not None:
        return None
    count = number_of(match["number"]) if match["number"] else 1
    unit = unit_of(match["unit"])
    if not count:
        return None
    which = match["which"]
    skip = 0 if which in _FROM_THE_END else ORDINALS.get(which, 1) - 1
    if unit in MONTHS_OF:
        return _months(of, skip, count * MONTHS_OF[unit], from_the_end=which in _FROM_THE_END)
    return _days(of, skip, count * DAYS_OF[unit], from_the_end=which in _FROM_THE_END)


def begin_of_ended(unit: str, on: Day) -> dt.date | None:
    """Return the first day of the week, month, quarter or year that ended on a day.

    None if no month ended on that day; a week may end on any.
    """
    if unit == "week":
        return plus_days(on.first, -6)
    months = {"year": 12, "quarter": 3, "month": 1}[unit]
    before = plus_months(on.year, on.month or 1, -months)
    if before is None or on.first != Day(on.year, on.month).last:
        return None
    return plus_days(before.last, 1)


def _months(of: Day, skip: int, count: int, *, from_the_end: bool) -> str | None:
    if of.month is not None or skip + count > 12:  # noqa: PLR2004
        return None
    first = 13 - count if from_the_end else 1 + skip * count
    begin, end = Day(of.year, first), plus_months(of.year, first, count - 1)
    if end is None or end.year != of.year:
        return None
    return begin.edtf if count == 1 else f"{begin.edtf}/{end.edtf}"


def _days(of: Day, skip: int, count: int, *, from_the_end: bool) -> str | None:
    length = calendar.monthrange(of.year, of.month)[1] if of.month else 365
    if (skip + 1) * count > length:
        return None
    if from_the_end:
        begin, end = of.last - dt.timedelta(days=count - 1), of.last
    else:
        begin = of.first + dt.timedelta(days=skip * count)
        end = begin + dt.timedelta(days=count - 1)
    return begin.isoformat() if count == 1 else f"{begin.isoformat()}/{end.isoformat()}"
