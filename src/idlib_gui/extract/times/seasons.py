"""Seasons of a year."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import UNKNOWN, Context
from .day import Day, season, valid
from .rule import Rule, rule
from .told import counted_from_told
from .values import Value, undated, unresolved
from .words import DASH, SEASON, SEASON_TIMEX, SEASONS, plain_words
from .yearless import without_year
from .yearsaid import YEAR_SAID, coded, value_of, year_said

_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}


def _code(match: re.Match[str]) -> int:
    return SEASONS[match["season"].lower()]


def _of(value: Value, code: int) -> Value:
    """Return the value of a season from that of its first month."""
    if value.on is None:
        return value
    edtf, timex = season(value.on.year, code)
    return value._replace(edtf=edtf, timex=timex)


def _season(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the spring of 2011, summer 2012, the spring of that year, the summer."""
    code = _code(match)
    if not match["year"]:
        timex = f"XXXX-{SEASON_TIMEX[code]}"
        return _of(without_year(lambda year: valid(year, _BEGINS[code]), timex, context), code)
    said = year_said(match["year"], context)
    if said.year is None:
        return value_of(said)
    edtf, timex = season(said.year, code)
    return coded(said, edtf, timex)._replace(on=Day(said.year, _BEGINS[code]))


def _seasons(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “summer and autumn 1918” and “winter–spring of 1920”: the first of the two."""
    value = _season(match, context)
    if value is None or value.on is None or SEASONS[match["last"].lower()] > _code(match):
        return value
    return _of(value._replace(on=Day(value.on.year - 1, value.on.month)), _code(match))


def _of_any_year(match: re.Match[str], _context: Context) -> Value:
    """Resolve “winter quarters”: a season, but of no year that is told."""
    return undated(f"XXXX-{SEASON_TIMEX[_code(match)]}", "the words do not tell of which year")


def _season_counted(match: re.Match[str], context: Context) -> Value | None:
    """Resolve last summer, this spring, next winter."""
    code, which = _code(match), plain_words(match["which"])
    published = context.published
    if context.narrative:
        return _season_told(match, context)
    if published is None or published.month is None:
        return unresolved(f"XXXX-{SEASON_TIMEX[code]}", UNKNOWN)
    begins, year = _BEGINS[code], published.year
    on_in_january = code == SEASONS["winter"] and published.month <= 2  # noqa: PLR2004
    if which in {"last", "this past"}:
        year -= begins + 2 >= published.month or on_in_january
    elif which in {"next", "coming"}:
        year += begins <= published.month
    else:
        year -= on_in_january
    edtf, timex = season(year, code)
    how = "counted from the publication date"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, Day(year, begins), leans=True)


def _season_told(match: re.Match[str], context: Context) -> Value:
    """Resolve that spring, the following winter."""
    code = _code(match)
    return _of(counted_from_told(match["which"], _BEGINS[code], context), code)


_SURE = "(?:summer|autumn|winter)"

RULES: tuple[Rule, ...] = (
    rule(
        "season",
        "season",
        rf"(?:the\s+)?(?P<season>{SEASON})(?:\s+of|,|\s+in)?\s+(?P<year>{YEAR_SAID})\b(?!,\d)"
        r"(?:[–/-]\d\d(?:\d\d)?\b)?",
        _season,
    ),
    rule(
        "season", "season", rf"(?:the\s+)?(?P<year>{YEAR_SAID})\s+(?P<season>{SEASON})\b", _season
    ),
    rule(
        "seasons",
        "season",
        rf"(?:the\s+)?(?P<season>{SEASON})(?=(?:{DASH}|\s+and\s+)(?P<last>{SEASON})(?:\s+of)?\s+(?P<year>{YEAR_SAID})\b)",
        _seasons,
    ),
    rule(
        "season",
        "season",
        r"the\s+(?P<season>spring|summer|autumn|winter)(?P<year>)\b(?!\s+\w+\s+games)",
        _season,
    ),
    rule(
        "season",
        "season",
        r"(?:(?<=in\s)|(?<=by\s)|(?<=mid-)|(?<=late\s)|(?<=early\s)|(?<=until\s)|(?<=since\s)|(?<=during\s))"
        r"(?P<season>spring|summer|autumn|winter)(?P<year>)\b",
        _season,
    ),
    rule(
        "season",
        "season",
        rf"(?P<which>last|next|this\s+past|this|coming)\s+(?P<season>{SEASON})\b",
        _season_counted,
    ),
    rule(
        "season told",
        "season",
        r"(?P<which>(?:that|the)(?:\s+very)?\s+same|that|the\s+following|the\s+next|the\s+previous"
        rf"|the\s+preceding)\s+(?P<season>{SEASON})\b",
        _season_told,
    ),
    rule(
        "season",
        "season",
        r"(?P<season>spring|summer|autumn|fall|winter)(?P<year>)\b(?=\s+(?:counter-?)?(?:offensive|campaign|fighting|attack)s?\b)",
        _season,
    ),
    rule("season of any year", "season", rf"(?P<season>{_SURE})\b(?!-)", _of_any_year),
    rule(
        "season of any year",
        "season",
        r"(?P<season>spring)\b(?=\s+(?:season|harvest|break|rains?)\b)",
        _of_any_year,
    ),
)
