"""Calendar units counted from that of the publication date."""

from __future__ import annotations

import datetime as dt
import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import day, decade, plus_days, plus_months, quarter, valid, week_of
from .rule import Rule, rule
from .told import shifted_told
from .values import TO_THE_DAY, UNKNOWN, Value, relative, unresolved
from .words import LONG_UNIT, unit_of

_SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "latest": -1,
    "this": 0,
    "this past": -1,
    "current": 0,
    "the current": 0,
    "next": 1,
    "coming": 1,
    "the coming": 1,
}


def _unit(match: re.Match[str], context: Context) -> Value | None:
    """Resolve last week, this year, next month."""
    which = re.sub(r"\s+", " ", match["which"].lower()).removeprefix("the ")
    return shifted(unit_of(match["unit"]), _SHIFT[which], context)


def shifted(unit: str, by: int, context: Context) -> Value | None:
    """Resolve a calendar unit some units before or after the one of publication."""
    published = context.published
    if context.narrative and context.reference() is not None:
        return shifted_told(unit, by, context)
    if published is None:
        return unresolved(None, UNKNOWN)
    how = "the calendar unit of the publication date" if not by else "counted from publication"
    if unit in {"Y", "DE", "CE"}:
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
    days = {"D": 1, "W": 7, "WE": 7, "FN": 14}.get(unit)
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
    """Resolve “later in the year”, “the end of the month”."""
    return shifted(unit_of(match["unit"]), 0, context)


_WHICH = r"(?:the\s+)?(?:last|past|previous|next|coming|latest|current)|this(?:\s+past)?"

RULES: tuple[Rule, ...] = (
    rule(
        "calendar unit", rf"(?P<which>{_WHICH})\s+(?P<unit>{LONG_UNIT})\b(?!['’]?s?\s+ago)", _unit
    ),
    rule(
        "part of the current unit",
        r"(?:the\s+)?(?:earlier|later|early|late|beginning|start|middle|end|rest|remainder)\s+(?:in|of)\s+the\s+"
        r"(?P<unit>year|month|week|quarter|decade)\b",
        _current,
    ),
    rule("year's end", r"(?:the\s+)?(?P<unit>year)[\s-]end\b", _current),
)
