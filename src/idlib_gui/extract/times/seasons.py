"""Seasons, quarters and halves of a year."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import Day, quarter, season
from .rule import Rule, rule
from .units import shifted
from .values import STATED, UNKNOWN, Value, unresolved
from .words import NOTHING_AFTER, ORDINAL, ORDINALS, SEASON, SEASONS, YEAR, year_of


def _season(match: re.Match[str], context: Context) -> Value | None:
    code = SEASONS[match["season"].lower()]
    if match["year"]:
        year, leans, how, basis = int(match["year"]), False, STATED, Basis.STATED
    else:
        basis, reference = Basis.RELATIVE, context.reference()
        if context.narrative and reference is not None:
            year, leans, how = reference.year, False, "in the year told before it"
        elif context.published is None:
            return None
        else:
            year, leans, how = context.published.year, True, "in the year of publication"
    edtf, timex = season(year, code)
    return Value(timex, edtf, TimexType.DATE, basis, how, Day(year), leans=leans)


_HALVES = {"first": 1, "second": 2, "latter": 2}


def _quarter(match: re.Match[str], context: Context) -> Value | None:
    number = ORDINALS[match["ordinal"].lower()] if match["ordinal"] else int(match["digit"])
    if match["year"]:
        edtf, timex = quarter(year_of(match["year"]), number)
        return Value(timex, edtf, TimexType.DATE, Basis.STATED, STATED)
    if context.published is None or context.published.month is None:
        how = "the year is not known, since the publication date is not"
        return Value(f"XXXX-Q{number}", None, TimexType.DATE, Basis.NONE, how, leans=True)
    current = (context.published.month + 2) // 3
    ahead = number > current
    year = context.published.year - (ahead and not context.future())
    edtf, timex = quarter(year, number)
    how = "the last such quarter that had begun when it was published"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _half(match: re.Match[str], context: Context) -> Value | None:
    number = _HALVES[match["ordinal"].lower()]
    published = context.published
    year = int(match["year"]) if match["year"] else published.year if published else None
    if year is None:
        return None
    months = "01/{0}-06" if number == 1 else "07/{0}-12"
    edtf = f"{year:04d}-" + months.format(f"{year:04d}")
    basis = Basis.STATED if match["year"] else Basis.RELATIVE
    how = STATED if match["year"] else "in the year of publication"
    timex = f"{year:04d}-H{number}"
    return Value(timex, edtf, TimexType.DATE, basis, how, leans=not match["year"])


def _season_of(match: re.Match[str], context: Context) -> Value | None:
    """Resolve last summer, this spring."""
    code = SEASONS[match["season"].lower()]
    published = context.published
    if published is None or published.month is None:
        return unresolved(None, UNKNOWN)
    which = match["which"].lower()
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    year = published.year
    if which == "last":
        year -= begins + 2 >= published.month
    elif which == "next":
        year += begins <= published.month
    elif which == "this past":
        year -= begins > published.month
    edtf, timex = season(year, code)
    how = "counted from the publication date"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, Day(year), leans=True)


def _latest_quarter(match: re.Match[str], context: Context) -> Value | None:
    del match
    return None if context.narrative else shifted("Q", -1, context)


RULES: tuple[Rule, ...] = (
    rule(
        "season",
        rf"(?:the\s+)?(?P<season>{SEASON})(?:\s+of|,)?\s+(?P<year>{YEAR})\b",
        _season,
    ),
    rule(
        "season",
        r"the\s+(?P<season>spring|summer|autumn|winter)(?P<year>)\b(?!\s+\w+\s+games)",
        _season,
    ),
    rule(
        "quarter",
        rf"(?:the\s+|its\s+)?(?:fiscal[\s-])?(?P<ordinal>{ORDINAL})[\s-]quarter(?P<digit>)(?:\s+of"
        rf"(?:\s+fiscal)?)?(?:\s+(?P<year>{YEAR})\b)?{NOTHING_AFTER}",
        _quarter,
    ),
    rule("quarter", rf"(?P<ordinal>)Q(?P<digit>[1-4])\s+(?:of\s+)?(?P<year>{YEAR})\b", _quarter),
    rule(
        "half of a year",
        rf"(?:the\s+)?(?P<ordinal>first|second|latter)[\s-]half(?:\s+of\s+(?P<year>{YEAR})\b)",
        _half,
    ),
    rule(
        "season",
        r"(?:(?<=in\s)|(?<=by\s)|(?<=mid-)|(?<=late\s)|(?<=early\s))(?P<season>spring|summer|autumn|winter)(?P<year>)\b",
        _season,
    ),
    rule("season", rf"(?P<which>last|next|this\s+past|this)\s+(?P<season>{SEASON})\b", _season_of),
    rule("quarter", r"the\s+(?:latest\s+)?(?P<unit>quarter)\b(?!\s+of\b)", _latest_quarter),
)
