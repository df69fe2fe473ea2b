"""Dates whose words do not tell the year."""

from __future__ import annotations

import datetime as dt
import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import Day, valid
from .values import Value, stated
from .words import DAY, MONTH, YEAR

_YEAR_AHEAD = re.compile(
    rf"\s*(?:(?:,|and|or|to|through|until|–|-|—)\s*(?:the\s+)?(?:(?:{DAY}\s+)?(?:{MONTH})(?:\s+{DAY})?)?[\s,]*)"
    rf"{{1,2}}(?P<year>{YEAR})\b(?!,\d)",
    re.IGNORECASE,
)


def without_year(month: int, number: int | None, context: Context) -> Value | None:
    """Resolve a month, or a day of it, whose year is not told with it."""
    if valid(2000, month, number) is None:
        return None
    ahead = _YEAR_AHEAD.match(context.text, context.end)
    if ahead is not None:
        date = valid(int(ahead["year"]), month, number)
        return None if date is None else stated(date)
    return _of_context(month, number, context)


def _of_context(month: int, number: int | None, context: Context) -> Value | None:
    told = context.told_in_sentence()
    reference = context.year_told()
    published = context.published
    if (context.narrative or published is None) and reference is not None:
        return _of_told(month, number, reference)
    if published is None:
        return _open(month, number)
    if told is not None and told.year < published.year - 1:
        return _of_told(month, number, told)
    year, how = _nearest(month, number, context)
    date = valid(year, month, number) or valid(year - 1, month, number)
    if date is None:
        return None
    return Value(date.edtf, date.edtf, TimexType.DATE, Basis.RELATIVE, how, date, leans=True)


def _of_told(month: int, number: int | None, told: Day) -> Value | None:
    """Resolve from a date told before; a story goes on, so that January follows November."""
    year = told.year
    if told.month is not None and told.month - month >= 7:  # noqa: PLR2004
        year += 1
    date = valid(year, month, number)
    if date is None:
        return None
    how = f"the year follows from the date told before it, {told.edtf}"
    return Value(date.edtf, date.edtf, TimexType.DATE, Basis.RELATIVE, how, date)


def _open(month: int, number: int | None) -> Value:
    timex = f"XXXX-{month:02d}" + (f"-{number:02d}" if number else "")
    how = "the year is not known, since the publication date is not"
    return Value(timex, None, TimexType.DATE, Basis.NONE, how, leans=True)


def _nearest(month: int, number: int | None, context: Context) -> tuple[int, str]:
    """Return the year of the nearest such date to publication, on the side that the verb tells."""
    published = context.published
    assert published is not None  # noqa: S101 - what the only caller has made sure of
    future = context.future()
    year = published.year
    if published.month is None:
        return year, "in the year of publication, as far as that is known"
    here = (published.month, published.day.day if published.day and number else 0)
    there = (month, number or 0)
    if number is not None and published.day is not None:
        future = future or _is_ahead(month, number, published.day)
    elif (month - published.month) % 12 == 1:
        future = True  # the month before last year's end would be named with its year
    if future:
        year += there < here
        return year, "the next one counted from the publication date"
    year -= there > here
    return year, "the last one before the publication date"


def _is_ahead(month: int, number: int, today: dt.date) -> bool:
    """Return whether the coming such day is meant whatever the verb, being far nearer."""
    for year in (today.year, today.year + 1):
        date = valid(year, month, number)
        days = (date.first - today).days if date is not None else 0
        if 0 < days <= _SOON:
            return True
    return False


_SOON = 75
"""Days ahead within which a day without a year is the coming one: a past one would be named
with its year."""
