"""Dates whose words do not tell the year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from .context import UNKNOWN, Context, Told
from .day import Day, valid
from .values import Value, anaphoric, relative, stated, unresolved
from .words import DAY, MONTH, YEAR

InYear = Callable[[int], Day | None]
"""The day or the month that is meant, in a year; None if that has none."""

_YEAR_AHEAD = re.compile(
    rf"\s*(?:(?:,|and|or|to|through|until|–|-|—)\s*(?:the\s+)?(?:(?:{DAY}\s+)?(?:{MONTH})(?:\s+{DAY})?)?[\s,]*)"
    rf"{{1,2}}(?P<year>{YEAR})\b(?!,\d)",
    re.IGNORECASE,
)
_STORY_MONTHS = 7
"""How many months a story may go back before it is taken to have gone on into the next year."""
_SOON = 75
"""Days ahead within which a day without a year is the coming one whatever the verb: a past one
would be named with its year."""
_SOON_MONTH = 62
_FAR_NEARER = 2
"""How many times nearer the coming one is, if it is meant though no verb tells of the future."""
_THROUGH = re.compile(r"\b(?:through|until|till)\s+$", re.IGNORECASE)
_TO_THE_MONTH = "the year is not known, since that of publication alone does not tell it"


def month_without_year(month: int, number: int | None, context: Context) -> Value | None:
    """Resolve a month, or a day of it, whose year is not told with it."""
    if valid(2000, month, number) is None:
        return None
    ahead = _YEAR_AHEAD.match(context.text, context.end)
    if ahead is not None:
        date = valid(int(ahead["year"]), month, number)
        return None if date is None else stated(date)
    timex = f"XXXX-{month:02d}" + (f"-{number:02d}" if number else "")
    return without_year(lambda year: valid(year, month, number), timex, context)


def without_year(in_year: InYear, timex: str | None, context: Context) -> Value:
    """Resolve what comes once a year, from the date told before it or from publication.

    Args:
        in_year: What is meant.
        timex: Its TIMEX3 value without the year.
        context: Where it stands.
    """
    published = context.published
    told = context.year_told()
    if context.narrative and told is not None:
        return _of_told(in_year, told) or unresolved(timex, UNKNOWN)
    if published is None:
        value = None if told is None else _of_told(in_year, told)
        return unresolved(timex, UNKNOWN) if value is None else value._replace(leans=True)
    near = context.told_in_sentence()
    if near and near.day.year < published.year - 1 and not context.is_apart(near):
        value = _of_told(in_year, near)
        if value is not None:
            return value._replace(leans=True)
    if published.month is None:
        return unresolved(timex, _TO_THE_MONTH)
    return _nearest(in_year, published.upper, context) or unresolved(timex, UNKNOWN)


def _of_told(in_year: InYear, told: Told) -> Value | None:
    """Resolve from a date told before; a story goes on, so that January follows November."""
    date = in_year(told.day.year)
    if date is not None and _has_gone_on(told.day, date):
        date = in_year(told.day.year + 1)
    if date is None:
        return None
    return anaphoric(date, "the year follows from the date told before it", told)


def _has_gone_on(told: Day, date: Day) -> bool:
    """Return whether a date is so far back in the year told that the next year is meant."""
    if told.month is None or date.month is None:
        return False
    return told.month - date.month >= _STORY_MONTHS


class _Sides(NamedTuple):
    """The last such day that has begun, the coming one, and how far off they are."""

    last: Day
    coming: Day
    since: int
    until: int


def _nearest(in_year: InYear, today: dt.date, context: Context) -> Value | None:
    """Return the nearest such date to publication, on the side that the verb tells."""
    sides = _sides(in_year, today)
    if sides is None:
        return None
    if _is_coming(sides, today, context):
        return relative(sides.coming, "the next one counted from the publication date")
    return relative(sides.last, "the last one before the publication date")


def _sides(in_year: InYear, today: dt.date) -> _Sides | None:
    days = [day for year in range(today.year - 4, today.year + 5) if (day := in_year(year))]
    before = [day for day in days if day.first <= today]
    after = [day for day in days if day.first > today]
    if not before or not after:
        return None
    since, until = (today - before[-1].first).days, (after[0].first - today).days
    return _Sides(before[-1], after[0], since, until)


def _is_coming(sides: _Sides, today: dt.date, context: Context) -> bool:
    future = context.future()
    if sides.last.last >= today:
        return False
    if future:
        return True
    if sides.until <= (_SOON if sides.last.day else _SOON_MONTH):
        return True
    if _THROUGH.search(context.text, max(0, context.start - 16), context.start):
        return sides.until < sides.since
    return future is None and sides.until * _FAR_NEARER < sides.since
