"""Dates with the months of other languages, as the word list names them: 12 Ekim 2020."""

from __future__ import annotations

import re

from .context import Context
from .day import valid
from .rule import Rule, rule
from .values import Value, stated
from .vocabulary import Months, month_key
from .words import month_of
from .yearless import month_without_year


def abroad_rules(months: Months) -> tuple[Rule, ...]:
    """Return the rules for days and months that are named in another language."""

    def resolve(match: re.Match[str], context: Context) -> Value | None:
        number = months.numbers.get(month_key(match["month"]))
        return None if number is None else _dated(number, match, context)

    name = "date in another language"
    return (
        rule(name, "abroad", rf"{_day(months.plain)}{_YEAR}?{_END}", resolve),
        rule(name, "abroad", rf"{_day(months.dated)}{_YEAR}{_END}", resolve),
        rule(name, "abroad", rf"(?P<day>)(?P<month>{months.plain}){_YEAR}{_END}", resolve),
        rule(
            name,
            "month",
            rf"{_AFTER_GERMAN}(?P<day>{_DAY})\.\s+(?P<month>April|August|September|November)"
            rf"{_YEAR}?{_END}",
            lambda match, context: _dated(month_of(match["month"]), match, context),
        ),
    )


def _dated(month: int, match: re.Match[str], context: Context) -> Value | None:
    number = int(match["day"]) if match["day"] else None
    if not match["year"]:
        return month_without_year(month, number, context)
    date = valid(int(match["year"]), month, number)
    return None if date is None else stated(date)


_DAY = r"\d{1,2}"
_YEAR = (
    r"(?:,?\s+(?:(?:del?|من|عام|سنة|من\s+عام|من\s+سنة)\s+)?"
    r"(?P<year>(?:[1\u0661]\d|[2\u0662][0\u0660])\d\d)"
    r"(?!\d|,\d)(?:\s+(?:года|году|\u0433\.))?)"
)
_END = r"(?!\w|-\w)"
"""No word goes on here; a Turkish ending after an apostrophe may."""
_AFTER_GERMAN = r"(?:(?<=\b(?:am|im)\s)|(?<=\b(?:vom|zum|bis|der|den)\s))"
"""In English a full stop after a figure ends a sentence, so a name that is English too wants it."""


def _day(names: str) -> str:
    """Return a pattern of a day and a month, which may be told twice: 12 فبراير/شباط."""
    twice = rf"(?P<month>{names})(?:\s?/\s?(?:{names}))?"
    return rf"(?P<day>{_DAY})(?:\.|er\b|º)?\s+(?:(?:de|من)\s+)?{twice}"
