"""Quarters and halves of a year."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import UNKNOWN, Context
from .day import quarter
from .numbers import ORDINALS
from .rule import Rule, rule
from .units import shifted
from .values import Value, unresolved
from .words import NOTHING_AFTER, ORDINAL
from .yearsaid import YEAR_SAID, coded, value_of, year_said

_HALVES = {"first": 1, "second": 2, "latter": 2}


def _quarter(match: re.Match[str], context: Context) -> Value | None:
    number = ORDINALS[match["ordinal"].lower()] if match["ordinal"] else int(match["digit"])
    if match["year"]:
        said = year_said(match["year"], context)
        return coded(said, *quarter(said.year, number)) if said.year else value_of(said)
    if context.published is None or context.published.month is None:
        return unresolved(f"XXXX-Q{number}", UNKNOWN)
    current = (context.published.month + 2) // 3
    ahead = number > current
    year = context.published.year - (ahead and not context.future())
    edtf, timex = quarter(year, number)
    how = "the last such quarter that had begun when it was published"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _half(match: re.Match[str], context: Context) -> Value | None:
    number = _HALVES[match["ordinal"].lower()]
    said = year_said(match["year"] or "this year", context)
    if said.year is None:
        return value_of(said)
    edtf = f"{said.year:04d}-" + ("01/{0}-06" if number == 1 else "07/{0}-12")
    return coded(said, edtf.format(f"{said.year:04d}"), f"{said.year:04d}-H{number}")


def _quarter_of_told_year(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “the 1988 period”: the quarter told, of another year."""
    told = context.quarter_told()
    said = year_said(match["year"], context)
    if told is None or said.year is None:
        return None
    return coded(said, *quarter(said.year, told[1]))


def _latest_quarter(match: re.Match[str], context: Context) -> Value | None:
    del match
    told = context.quarter_told()
    if context.narrative:
        return None
    if told is not None:
        edtf, timex = quarter(*told)
        how = "the quarter told before it"
        return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True, anaphoric=True)
    return shifted("Q", -1, context)


_OWNER = r"(?:the\s+|its\s+)?"

RULES: tuple[Rule, ...] = (
    rule(
        "quarter",
        "unit",
        rf"{_OWNER}(?:fiscal[\s-])?(?P<ordinal>{ORDINAL})(?:[\s-](?:fiscal[\s-])?quarters?\b"
        rf"|(?=,?\s+(?:and|or)\s+{ORDINAL}[\s-]quarters\b))"
        rf"(?P<digit>)(?:(?:\s+of)?(?:\s+fiscal)?\s+(?P<year>{YEAR_SAID})\b)?{NOTHING_AFTER}",
        _quarter,
    ),
    rule(
        "quarter",
        "unit",
        rf"(?:the\s+)?(?:fiscal\s+)?(?P<year>{YEAR_SAID})(?:['’]s)?\s+(?:fiscal\s+)?(?P<ordinal>{ORDINAL})[\s-]quarter\b(?P<digit>)",
        _quarter,
    ),
    rule(
        "quarter",
        "number",
        rf"(?P<ordinal>)Q(?P<digit>[1-4])\s+(?:of\s+)?(?P<year>{YEAR_SAID})\b",
        _quarter,
    ),
    rule(
        "quarter of a year",
        "number",
        rf"(?:the\s+)?(?P<year>{YEAR_SAID})\s+(?:period|quarter)\b",
        _quarter_of_told_year,
    ),
    rule(
        "half of a year",
        "unit",
        rf"(?:the\s+)?(?P<ordinal>first|second|latter)[\s-]half(?:\s+of\s+(?:the\s+year\b|(?P<year>{YEAR_SAID})\b))",
        _half,
    ),
    rule(
        "quarter",
        "unit",
        r"the\s+(?:latest\s+)?quarter\b(?!\s+of\b)|the\s+latest\s+period\b",
        _latest_quarter,
    ),
)
