"""Dates as the rules count with them, and how they are written in EDTF and TIMEX3."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

from .words import SEASON_TIMEX

FIRST_YEAR, LAST_YEAR = 1, 9998
"""Between which years days are counted."""


class Day(NamedTuple):
    """A year, a month of it, or a day; what is finer than known is None."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        """Return it in EDTF, which is TIMEX3's way too."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    @property
    def first(self) -> dt.date:
        """Return its first day."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """Return its last day."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def day(date: dt.date) -> Day:
    """Return a date as a day."""
    return Day(date.year, date.month, date.day)


def valid(year: int, month: int | None = None, number: int | None = None) -> Day | None:
    """Return the day, None if the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is not None and not 1 <= month <= 12:  # noqa: PLR2004
        return None
    if number is not None and not 1 <= number <= calendar.monthrange(year, month or 1)[1]:
        return None
    return Day(year, month, number)


def plus_days(date: dt.date, days: int) -> dt.date | None:
    """Return a date some days on, None if that is outside the calendar."""
    try:
        moved = date + dt.timedelta(days=days)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def plus_months(year: int, month: int, months: int) -> Day | None:
    """Return a month some months on."""
    count = year * 12 + month - 1 + months
    return valid(count // 12, count % 12 + 1)


def week_of(date: dt.date) -> tuple[str, str]:
    """Return EDTF and TIMEX3 of the week, Monday to Sunday, that holds a date."""
    year, week, number = date.isocalendar()
    monday = plus_days(date, 1 - number)
    sunday = plus_days(date, 7 - number)
    if monday is None or sunday is None:
        return date.isoformat(), date.isoformat()
    return f"{monday.isoformat()}/{sunday.isoformat()}", f"{year:04d}-W{week:02d}"


def season(year: int, code: int) -> tuple[str, str]:
    """Return EDTF and TIMEX3 of a season of a year."""
    return f"{year:04d}-{code}", f"{year:04d}-{SEASON_TIMEX[code]}"


def quarter(year: int, number: int) -> tuple[str, str]:
    """Return EDTF and TIMEX3 of a quarter of a year, counted from 1."""
    return f"{year:04d}-{32 + number}", f"{year:04d}-Q{number}"


def decade(year: int) -> tuple[str, str]:
    """Return EDTF and TIMEX3 of the ten years that begin with `year`."""
    return f"{year // 10:03d}X", f"{year // 10:03d}"


def duration(count: str, unit: str) -> str:
    """Return a length of time in TIMEX3; `count` may be X for an unknown number."""
    if unit in {"S", "MIN", "H"}:
        return f"PT{count}{unit[0]}"
    if count == "0.5" and unit in {"DE", "CE"}:
        return f"P{5 if unit == 'DE' else 50}Y"
    if unit == "FN":
        return f"P{2 * int(count)}W" if count != "X" else "PXW"
    return f"P{count}{unit}"
