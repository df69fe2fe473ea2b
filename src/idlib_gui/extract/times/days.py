"""Dates that name a day of a month."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis

from .context import Context
from .day import Day, valid
from .rule import Rule, rule
from .values import Value, anaphoric, stated, undated, unresolved
from .weekday import on_weekday
from .words import (
    DASH,
    DAY,
    MONTH,
    NOTHING_AFTER,
    WEEKDAY,
    day_of,
    month_of,
    weekday_of,
    year_of,
)
from .yearless import month_without_year
from .yearsaid import MAYBE_OF_YEAR, YEAR_SAID, value_of, year_said


def _named(match: re.Match[str], context: Context) -> Value | None:
    """Resolve a day of a month, with the year or without."""
    counted = context.vocabulary.counted.match(context.text, match.end())
    if counted and not match["year"] and match.start("month") < match.start("day"):
        return None  # in February 20 people …
    month, number = month_of(match["month"]), day_of(match["day"])
    value = _dated(month, number, match["year"], context)
    if match["weekday"] and value is not None:
        value = on_weekday(value, (month, number), weekday_of(match["weekday"]), context)
    if value is None and match.start("day") < match.start("month"):
        return undated(None, _NO_SUCH_DAY)
    return value


_NO_SUCH_DAY = "the calendar has no such day"


def _dated(month: int, number: int, year: str | None, context: Context) -> Value | None:
    if year:
        return value_of(year_said(year, context), month, number) or undated(None, _NO_SUCH_DAY)
    return month_without_year(month, number, context)


def _iso(match: re.Match[str], _context: Context) -> Value | None:
    date = valid(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if date is None else stated(date)


_NEAR_PUBLICATION = 45


def _numeric(match: re.Match[str], context: Context) -> Value | None:
    """Resolve 02/03/98, which may be the day or the month first, if only one of them can be."""
    one, two, year = int(match["one"]), int(match["two"]), year_of(match["year"])
    day_first, month_first = valid(year, two, one), valid(year, one, two)
    if match["sign"] == "." and day_first is not None:
        return stated(day_first)
    dates = list(dict.fromkeys(date for date in (day_first, month_first) if date is not None))
    if len(dates) == 2:  # noqa: PLR2004
        return _ambiguous(dates, context)
    return stated(dates[0]) if dates else None


def _ambiguous(dates: list[Day], context: Context) -> Value:
    """Return the date that is near the publication date, if only one of the two is."""
    today = context.today
    near = [date for date in dates if today and abs((date.first - today).days) <= _NEAR_PUBLICATION]
    how = f"it may be {dates[0].edtf} or {dates[1].edtf}"
    if len(near) == 1:
        how += ", of which this is near the publication date"
        return stated(near[0])._replace(basis=Basis.RELATIVE, how=how, leans=True)
    return unresolved(None, f"{how}: whether the day or the month stands first is not told")


def _days(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “3–5 February 2020”.

    TIMEX3 has no value for a span: the end that is told in more words stands for it.
    """
    month, first, last = month_of(match["month"]), day_of(match["day"]), day_of(match["last"])
    start = _dated(month, first, match["year"], context)
    if first >= last or start is None:
        return None
    if start.on is None:
        return start
    end = valid(start.on.year, month, last)
    if end is None:
        return None
    fuller = end if match.start("month") > match.start("last") else start.on
    return start._replace(edtf=f"{start.on.edtf}/{end.edtf}", timex=fuller.edtf)


def _listed(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the first day of “28 and 29 August”."""
    return _dated(month_of(match["month"]), day_of(match["day"]), match["year"], context)


_LIST_BEFORE = re.compile(
    rf"(?:{MONTH})\s+{DAY}(?:\s*,\s*{DAY}){{0,4}}(?:,?\s+(?:and|or)\s+|,\s*)(?:the\s+)?$",
    re.IGNORECASE,
)


def _also(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the second day of “April 24 and 25”."""
    before = context.text[max(0, match.start() - 48) : match.start()]
    month = _LIST_BEFORE.search(before)
    told = context.happened
    if month is None or told is None or told.day.month is None:
        return None
    date = valid(told.day.year, told.day.month, day_of(match["day"]))
    return None if date is None else anaphoric(date, "in the month of the day before it", told)


def _day_of_told(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “on the 20th” in the month told before it."""
    told = context.happened
    if told is None or told.day.month is None:
        return None
    date = valid(told.day.year, told.day.month, day_of(match["day"]))
    return None if date is None else anaphoric(date, "in the month told before it", told)


_WEEKDAY_FIRST = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
_NO_DAY_AFTER = rf"(?!\d|:\d|,\d{{3}}|\.\d|\s+percent\b){NOTHING_AFTER}"

RULES: tuple[Rule, ...] = (
    rule(
        "ISO date",
        "number",
        r"(?P<year>\d{4})(?P<sign>[-/])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?![\d-])",
        _iso,
    ),
    rule(
        "numeric date",
        "number",
        r"(?<![./])(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)"
        r"(?!\d|[./]\d)",
        _numeric,
    ),
    rule(
        "days of a month",
        "month",
        rf"(?:the\s+)?(?P<day>{DAY})(?:{DASH}|\s+to\s+)(?:the\s+)?(?P<last>{DAY})(?:\s+of)?\s+(?P<month>{MONTH})"
        rf"{MAYBE_OF_YEAR}{NOTHING_AFTER}",
        _days,
    ),
    rule(
        "days of a month",
        "month",
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY})(?:{DASH}|\s+to\s+)(?P<last>{DAY}){_NO_DAY_AFTER}{MAYBE_OF_YEAR}",
        _days,
    ),
    rule(
        "day and month",
        "month",
        rf"{_WEEKDAY_FIRST}(?P<day>{DAY})(?:\s+of)?[\s-]+(?P<month>{MONTH})"
        rf"(?:(?:,?\s+(?:of\s+)?|-)(?P<year>{YEAR_SAID})\b(?!,\d))?{NOTHING_AFTER}",
        _named,
    ),
    rule(
        "month and day",
        "month",
        rf"{_WEEKDAY_FIRST}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY}){_NO_DAY_AFTER}{MAYBE_OF_YEAR}",
        _named,
    ),
    rule(
        "day of a list",
        "month",
        rf"(?P<day>{DAY})(?=(?:\s*,\s*{DAY}){{0,4}},?\s+(?:and|or)\s+(?:the\s+)?{DAY}(?:\s+of)?\s+"
        rf"(?P<month>{MONTH}){MAYBE_OF_YEAR}{NOTHING_AFTER})",
        _listed,
    ),
    rule(
        "day of a list",
        "number",
        rf"(?:(?<=\d\sand\s)|(?<=\d\sor\s)|(?<=th\sand\s)|(?<=\d,\sand\s)|(?<=\d,\s)(?={DAY}(?:,\s+{DAY}){{0,4}},?\s+(?:and|or)\s+\d))(?P<day>{DAY}){_NO_DAY_AFTER}",
        _also,
    ),
    rule(
        "day of the month",
        "number",
        r"(?:(?<=on\s)|(?<=by\s)|(?<=until\s)|(?<=from\s))the\s+(?P<day>\d{1,2}(?:st|nd|rd|th))"
        r"(?=[.,;)]|\s+(?:and|to|the|of\s+that|was|were|in|at|a|he|she|they|it|when|with|but)\b)",
        _day_of_told,
    ),
)
