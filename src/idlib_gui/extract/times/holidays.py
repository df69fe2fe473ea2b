"""Days that have a name: fixed ones, those that move with Easter, weekdays, months of Islam."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from .day import FIRST_YEAR, LAST_YEAR, Day, day, plus_days, valid
from .words import FULL_MONTH, MONTHS, WEEKDAYS

_FORMS = re.compile(
    r"(?P<full>\d{4}-\d\d-\d\d)|(?P<fixed>\d\d-\d\d)(?P<about>~?)"
    r"|(?P<church>easter|orthodox)(?P<offset>[+-]\d+)?"
    r"|islamic (?P<moon>\d\d?)(?:-(?P<moon_day>\d\d?))?"
    rf"|(?P<weekday>\w+day) (?P<nth>[1-5]|last) (?P<month>{FULL_MONTH})"
)
_MONTHS = 12
_JULIAN_EPOCH = 1_721_425
"""The day number of astronomers on the day before 1 January of the year 1."""
_YEAR_DAYS = 366
_HIJRA = 1_948_439


class Holiday(NamedTuple):
    """When a holiday is, as the list tells it; `year` is not None if it was one single day."""

    form: re.Match[str]
    year: int | None

    def in_year(self, year: int) -> Day | None:
        """Return the day, or the month's first day, of a year; None if that has none."""
        form = self.form
        if form["full"]:
            return valid(*map(int, form["full"].split("-")))
        if form["fixed"]:
            return valid(year, *map(int, form["fixed"].split("-")))
        if not FIRST_YEAR < year < LAST_YEAR:
            return None
        if form["church"]:
            base = _easter(year) if form["church"] == "easter" else _orthodox(year)
            moved = plus_days(base, int(form["offset"] or 0))
            return None if moved is None else day(moved)
        if form["moon"]:
            return _islamic(year, int(form["moon"]), int(form["moon_day"] or 1))
        return _nth_weekday(year, form)

    def edtf(self, first: Day) -> str:
        """Return EDTF for the holiday that begins on a day; the moon's are approximate."""
        if not self.form["moon"]:
            return first.edtf + ("~" if self.form["about"] else "")
        last = None if self.form["moon_day"] else plus_days(first.first, 29)
        return f"{first.edtf}~" if last is None else f"{first.edtf}~/{last.isoformat()}~"


def holiday_of(when: str) -> Holiday | None:
    """Return what a line of the list tells, None if it cannot be read.

    Args:
        when: “2001-09-11”, “12-25”, “03-20~”, “easter-2”, “orthodox”, “thursday 4 november”,
            “monday last may”, “islamic 9”, “islamic 10-1”.
    """
    form = _FORMS.fullmatch(when.strip().lower())
    if form is None:
        return None
    holiday = Holiday(form, int(form["full"][:4]) if form["full"] else None)
    known = form["weekday"] is None or form["weekday"] in WEEKDAYS
    moon = 1 <= int(form["moon"] or 1) <= _MONTHS
    return holiday if known and moon and holiday.in_year(2000) is not None else None


def _easter(year: int) -> dt.date:
    """Return Easter Sunday of the West (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, number = divmod(h + i - 7 * m + 114, 31)
    return dt.date(year, month, number + 1)


def _orthodox(year: int) -> dt.date:
    """Return Easter Sunday of the East (Meeus), moved from the Julian to our calendar."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, number = divmod(d + e + 114, 31)
    ahead = year // 100 - year // 400 - 2
    return dt.date(year, month, number + 1) + dt.timedelta(days=ahead)


def _islamic(year: int, month: int, number: int) -> Day | None:
    """Return the first such day in a year by the tabular calendar, right to about a day."""
    for hijri in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
        before = (59 * (month - 1) + 1) // 2 + (hijri - 1) * 354 + (3 + 11 * hijri) // 30
        ordinal = number + before + _HIJRA - _JULIAN_EPOCH
        if hijri > 0 and 0 < ordinal - dt.date(year, 1, 1).toordinal() + 1 <= _YEAR_DAYS:
            date = dt.date.fromordinal(ordinal)
            return day(date) if date.year == year else None
    return None


def _nth_weekday(year: int, form: re.Match[str]) -> Day | None:
    month, number = MONTHS[form["month"]], WEEKDAYS[form["weekday"]]
    first, length = calendar.monthrange(year, month)
    days = range(1 + (number - first) % 7, length + 1, 7)
    nth = -1 if form["nth"] == "last" else int(form["nth"]) - 1
    return valid(year, month, days[nth]) if nth < len(days) else None
