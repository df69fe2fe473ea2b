"""Calendar units counted from that of the publication date: last week, this year."""

from __future__ import annotations

import datetime as dt
import re

from idlib_gui.domain.records import Basis, TimexType

from .context import TO_THE_DAY, UNKNOWN, Context
from .day import day, decade, plus_days, plus_months, quarter, valid, week_of
from .rule import Rule, rule
from .told import shifted_told
from .values import Value, relative, unresolved
from .words import DAYS_OF, LONG_UNIT, YEARS_OF, plain_words, unit_of

_SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "latest": -1,
    "this past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
}


def _unit(match: re.Match[str], context: Context) -> Value | None:
    """Resolve last week, this year, next month."""
    return shifted(unit_of(match["unit"]), _SHIFT[plain_words(match["which"])], context)


def shifted(unit: str, by: int, context: Context) -> Value | None:
    """Resolve a calendar unit some units before or after the one of publication.

    In a text that tells of the past, it is counted from the date told last.
    """
    published = context.published
    told = context.happened
    if context.narrative and told is not None:
        return shifted_told(unit, by, told)
    if published is None:
        return unresolved(None, UNKNOWN)
    how = "the calendar unit of the publication date" if not by else "counted from publication"
    if unit in YEARS_OF:
        return _shifted_years(unit, by, published.year, how)
    if published.month is not None and unit in {"M", "Q"}:
        return _shifted_months(unit, by, published.year, published.month, how)
    if published.day is None:
        return unresolved(None, TO_THE_DAY)
    return _shifted_days(unit, by, published.day, how)


def _shifted_years(unit: str, by: int, year: int, how: str) -> Value | None:
    if unit == "Y":
        date = valid(year + by)
        return None if date is None else relative(date, how)
    if valid(year + YEARS_OF[unit] * by) is None:
        return None
    if unit == "DE":
        edtf, timex = decade(year + 10 * by)
    else:
        edtf = timex = f"{year // 100 + by:02d}XX"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _shifted_months(unit: str, by: int, year: int, month: int, how: str) -> Value | None:
    if unit == "M":
        date = plus_months(year, month, by)
        return None if date is None else relative(date, how)
    date = plus_months(year, month, 3 * by)
    if date is None or date.month is None:
        return None
    edtf, timex = quarter(date.year, (date.month + 2) // 3)
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _shifted_days(unit: str, by: int, today: dt.date, how: str) -> Value | None:
    days = DAYS_OF.get(unit)
    moved = plus_days(today, by * days) if days else None
    if moved is None:
        return None
    if unit == "D":
        return relative(day(moved), how)
    edtf, timex = week_of(moved)
    how = f"{how}, Monday to Sunday"
    if unit == "WE":
        saturday, sunday = plus_days(moved, 5 - moved.weekday()), edtf.partition("/")[2]
        edtf, timex = f"{saturday}/{sunday}", f"{timex}-WE"
        how = "the Saturday and Sunday of that week"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, day(moved), leans=True)


def _current(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “later in the year”, “the end of the month”, “for the week”."""
    return shifted(unit_of(match["unit"]), 0, context)


def _weekend(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “the weekend”: the last one, unless the verb speaks of what is to come."""
    del match
    today = context.today
    if today is None:
        return unresolved(None, context.missing)
    on_it = today.weekday() >= 5  # noqa: PLR2004
    return shifted("WE", 0 if on_it or context.future() else -1, context)


def _end_of_unit(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “by year-end”, “at month’s end”: the last day of the unit."""
    unit = unit_of(match["unit"])
    since = context.text[max(0, match.start() - 8) : match.start()].lower().split()[-1:] == [
        "since"
    ]
    value = shifted(unit, -1 if since else 0, context)
    if value is None or value.on is None:
        return value
    end = day(value.on.last)
    return value._replace(edtf=end.edtf, timex=end.edtf, on=end)


def _fiscal(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the fiscal year, the current fiscal year, the latest fiscal year."""
    which = plain_words(match["which"] or "current")
    return shifted("Y", _SHIFT.get(which, 0), context)


_WHICH = r"(?:the\s+)?(?:last|past|previous|next|coming|latest|current)|this(?:\s+past)?"

RULES: tuple[Rule, ...] = (
    rule(
        "calendar unit",
        "unit",
        rf"(?P<which>{_WHICH})\s+(?P<unit>{LONG_UNIT})\b(?!['’]?s?\s+ago)",
        _unit,
    ),
    rule(
        "the current unit",
        "unit",
        r"the\s+(?:full\s+|whole\s+|entire\s+)?(?P<unit>year|month|week|decade)\b(?!\s+(?:before|after|ago)\b|-(?!end))",
        _current,
    ),
    rule(
        "fiscal year",
        "unit",
        r"(?:the\s+)?(?P<which>current\s+|latest\s+|last\s+|next\s+|this\s+|previous\s+)?fiscal\s+(?P<unit>year)\b",
        _fiscal,
    ),
    rule("weekend", "unit", r"the\s+(?P<unit>weekend)\b", _weekend),
    rule(
        "year's end", "unit", r"(?:the\s+)?(?P<unit>year|month)(?:['’]s)?[\s-]end\b", _end_of_unit
    ),
)
