"""Dates that name a day of a month."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import Day, valid
from .rule import Rule, rule
from .values import Value, stated
from .words import DAY, MONTH, NOTHING_AFTER, WEEKDAY, YEAR, day_of, month_of, year_of
from .yearless import without_year


def _named(match: re.Match[str], context: Context) -> Value | None:
    """Resolve a day of a month, with the year or without."""
    month, number = month_of(match["month"]), day_of(match["day"])
    if match["year"]:
        date = valid(year_of(match["year"]), month, number)
        return None if date is None else stated(date)
    return without_year(month, number, context)


def _iso(match: re.Match[str], _context: Context) -> Value | None:
    date = valid(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if date is None else stated(date)


def _numeric(match: re.Match[str], _context: Context) -> Value | None:
    """Resolve 02/03/98 as the month first, 3.2.98 as the day first, unless that is impossible."""
    one, two, year = int(match["one"]), int(match["two"]), year_of(match["year"])
    month, number = (one, two) if match["sign"] == "/" else (two, one)
    date = valid(year, month, number) or valid(year, number, month)
    return None if date is None else stated(date)


def _days(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “3–5 February 2020”."""
    month = month_of(match["month"])
    first, last = day_of(match["day"]), day_of(match["last"])
    if first >= last:
        return None
    year = year_of(match["year"]) if match["year"] else None
    start = stated(Day(year, month, first)) if year else without_year(month, first, context)
    if start is None or start.on is None or valid(start.on.year, month, last) is None:
        return None
    end = Day(start.on.year, month, last)
    return start._replace(edtf=f"{start.on.edtf}/{end.edtf}", timex=start.on.edtf)


def _days_of_months(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “March 19–April 30”."""
    first = month_of(match["month"]), day_of(match["day"])
    last = month_of(match["second"]), day_of(match["last"])
    year = year_of(match["year"]) if match["year"] else None
    end = valid(year, *last) if year else None
    value = stated(end) if end is not None else without_year(*last, context)
    if value is None or value.on is None:
        return None
    begin = valid(value.on.year - (first > last), *first)
    if begin is None:
        return None
    return value._replace(edtf=f"{begin.edtf}/{value.on.edtf}", timex=begin.edtf)


def _day_of_told(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “on the 20th” in the month told before it."""
    told = context.reference()
    if told is None or told.month is None:
        return None
    date = valid(told.year, told.month, day_of(match["day"]))
    if date is None:
        return None
    how = f"in the month told before it, {told.edtf}"
    value = Value(date.edtf, date.edtf, TimexType.DATE, Basis.RELATIVE, how, date)
    return value._replace(anaphoric=True)


def _feast(match: re.Match[str], context: Context) -> Value | None:
    name = match["feast"].lower().replace("’", "'")
    month, number = (12, 25) if "christmas" in name else (1, 1)
    if name.endswith("eve"):
        month, number = (12, 24) if "christmas" in name else (12, 31)
    if match["year"]:
        return stated(Day(int(match["year"]), month, number))
    return without_year(month, number, context)


_WEEKDAY_FIRST = rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?"

_WITH_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})\b)?"

RULES: tuple[Rule, ...] = (
    rule("ISO date", rf"(?P<year>{YEAR})[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?![\d-])", _iso),
    rule(
        "numeric date",
        r"(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?![\d./])",
        _numeric,
    ),
    rule(
        "days of a month",
        rf"(?P<day>{DAY})\s?(?:–|-|—|to|and)\s?(?P<last>{DAY})\s+(?P<month>{MONTH}){_WITH_YEAR}",
        _days,
    ),
    rule(
        "days of a month",
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY})\s?(?:–|-|—)\s?(?P<last>{DAY}){NOTHING_AFTER}{_WITH_YEAR}",
        _days,
    ),
    rule(
        "days of two months",
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY})\s?[–-]\s?(?P<second>{MONTH})\s+(?P<last>{DAY}){NOTHING_AFTER}{_WITH_YEAR}",
        _days_of_months,
    ),
    rule(
        "day and month",
        rf"{_WEEKDAY_FIRST}(?P<day>{DAY})(?:\s+of)?[\s-]+(?P<month>{MONTH})"
        rf"(?:(?:,?\s+(?:of\s+)?|-)(?P<year>{YEAR})\b)?{NOTHING_AFTER}",
        _named,
    ),
    rule(
        "month and day",
        rf"{_WEEKDAY_FIRST}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?!\d|:\d|,\d{{3}}|\.\d|\s+percent)"
        rf"{NOTHING_AFTER}(?:,?\s+(?P<year>{YEAR})\b)?",
        _named,
    ),
    rule(
        "feast",
        rf"(?P<feast>christmas(?:\s+(?:day|eve))?|new\s+year['’]s\s+(?:day|eve)){_WITH_YEAR}{NOTHING_AFTER}",
        _feast,
    ),
    rule(
        "day of the month",
        r"(?:(?<=on\s)|(?<=by\s)|(?<=until\s))the\s+(?P<day>\d{1,2}(?:st|nd|rd|th))(?=[.,;)]|\s+(?:and|to|the|of\s+that))",
        _day_of_told,
    ),
)
