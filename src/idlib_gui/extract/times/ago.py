"""So long before or after: two years ago, ten days later."""

from __future__ import annotations

import datetime as dt
import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import day, plus_days, plus_months, quarter, valid, week_of
from .rule import Rule, rule
from .told import shifted_told
from .units import shifted
from .values import NO_ANCHOR, TO_THE_DAY, UNKNOWN, Value, relative, unanchored, unresolved
from .words import ABOUT, NUMBER, UNIT, VAGUE, number_of, unit_of


def _ago(match: re.Match[str], context: Context) -> Value | None:
    """Resolve two years ago, a year earlier, ten days later."""
    count = number_of(match["number"]) if match["number"] else None
    unit = unit_of(match["unit"])
    word = re.sub(r"\s+", " ", match["word"].lower())
    if count is None:
        timex = "FUTURE_REF" if word in {"later", "from now"} else "PAST_REF"
        return unresolved(timex, "the words do not tell how long")._replace(leans=False)
    if unit == "Y" and count == 1 and word in {"ago", "earlier"} and context.quarter_told():
        return _year_before_quarter(context)
    by = count if word in {"later", "from now", "after"} else -count
    deictic = word in {"ago", "from now"}
    if not deictic and context.reference() is not None and unit in {"D", "W", "M", "Y"}:
        near = context.told_in_sentence() is not None or word == "later" or unit == "D"
        if context.narrative or near:
            value = shifted_told(unit, by, context)
            return None if value is None else value._replace(anaphoric=True)
    if word in {"later", "after"}:
        return unanchored(None, NO_ANCHOR)
    return _back(unit, by, context)


def _year_before_quarter(context: Context) -> Value | None:
    """Resolve “a year earlier” beside a quarter: figures are compared with the same quarter."""
    told = context.quarter_told()
    if told is None:
        return shifted("Y", -1, context)
    edtf, timex = quarter(told[0] - 1, told[1])
    how = "the same quarter a year before the one told"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _back(unit: str, by: int, context: Context) -> Value | None:
    published = context.published
    if published is None:
        return unresolved(None, UNKNOWN)
    how = "counted back from the publication date" if by < 0 else "counted on from publication"
    if unit in {"Y", "DE", "CE"}:
        date = valid(published.year + by * {"Y": 1, "DE": 10, "CE": 100}[unit])
        return None if date is None else _about(relative(date, how))
    if unit in {"M", "Q"} and published.month is not None:
        date = plus_months(published.year, published.month, by * (3 if unit == "Q" else 1))
        return None if date is None else _about(relative(date, how))
    return _days_back(unit, by, published.day, how)


def _days_back(unit: str, by: int, today: dt.date | None, how: str) -> Value | None:
    if today is None:
        return unresolved(None, TO_THE_DAY)
    if unit in {"S", "MIN", "H"}:
        return relative(day(today), how)
    moved = plus_days(today, by * {"D": 1, "W": 7, "WE": 7, "FN": 14}[unit])
    if moved is None:
        return None
    value = relative(day(moved), how)
    return value if unit == "D" else _about(value)._replace(timex=week_of(moved)[1])


def _about(value: Value) -> Value:
    return value._replace(edtf=f"{value.edtf}~", how=f"{value.how}, so that it is approximate")


RULES: tuple[Rule, ...] = (
    rule(
        "so long ago",
        rf"(?:{ABOUT}\s+)?(?:(?P<number>{NUMBER})|{VAGUE})(?:\s+more)?[\s-]+(?P<unit>{UNIT})\s+"
        rf"(?P<word>ago|earlier|later|from\s+now|before)\b(?!\s+than\b)",
        _ago,
    ),
    rule(
        "a year earlier",
        r"(?:the\s+)?(?P<number>)(?P<unit>year)[\s-](?P<word>earlier|ago)\b(?:\s+(?:period|quarter))?",
        lambda _, context: _year_before_quarter(context),
    ),
)
