"""Days that have a name, as the word list tells them: Christmas, Good Friday, Ramadan."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis

from .context import UNKNOWN, Context
from .day import Day
from .holidays import Holiday
from .rule import Rule, rule
from .values import Value, relative, unresolved
from .vocabulary import folded
from .words import NOTHING_AFTER, PART_OF_DAY, plain_words
from .yearless import without_year
from .yearsaid import MAYBE_OF_YEAR, value_of, value_on, year_said

_KNOWN = "the day of that name, from the list of days"


def _holiday(match: re.Match[str], context: Context) -> Value | None:
    holiday = context.vocabulary.holidays[folded(match["name"])]
    if holiday.year is not None:
        date = holiday.in_year(holiday.year)
        return (
            None
            if date is None
            else relative(date, _KNOWN)._replace(basis=Basis.INFERRED, leans=False)
        )
    which = plain_words(match["which"] or "")
    if match["year"]:
        said = year_said(match["year"], context)
        date = None if said.year is None else holiday.in_year(said.year)
        return value_of(said) if date is None else _of(value_on(said, date), holiday)
    if which and not context.narrative:
        return _counted(holiday, which, context)
    return _of(without_year(holiday.in_year, None, context), holiday)


def _counted(holiday: Holiday, which: str, context: Context) -> Value:
    """Resolve last Christmas, next Easter."""
    today = context.today
    if today is None:
        return unresolved(None, context.missing)
    days = [day for year in range(today.year - 1, today.year + 2) if (day := holiday.in_year(year))]
    ahead = which != "last"
    fits = [day for day in days if (day.first > today if ahead else day.first < today)]
    if not fits:
        return unresolved(None, UNKNOWN)
    date = fits[0] if ahead else fits[-1]
    return _of(relative(date, "counted from the publication date"), holiday)


def _of(value: Value, holiday: Holiday) -> Value:
    on: Day | None = value.on
    return value if on is None else value._replace(edtf=holiday.edtf(on))


def holiday_rule(names: str) -> Rule:
    """Return the rule for the days of the list, whose names are given as a pattern."""
    return rule(
        "named day",
        "holiday",
        rf"(?<!operation\s)(?:(?P<which>last|this|next)\s+)?(?P<name>{names})(?:\s+{PART_OF_DAY}\b)?{MAYBE_OF_YEAR}{NOTHING_AFTER}",
        _holiday,
    )
