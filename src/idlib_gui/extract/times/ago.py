"""So long before or after: two years ago, ten days later."""

from __future__ import annotations

import datetime as dt
import re

from .context import TO_THE_DAY, UNKNOWN, Context
from .day import day, plus_days, plus_months, quarter, valid, week_of
from .numbers import NUMBER, number_of
from .rule import Rule, rule
from .told import NOTHING_TOLD_AFTER, shifted_told
from .units import shifted
from .values import NO_ANCHOR, Value, relative, unanchored, undated, unresolved
from .words import ABOUT, DAYS_OF, MONTHS_OF, UNIT, VAGUE, YEARS_OF, plain_words, unit_of

_LATER = frozenset({"later", "afterwards", "afterward", "thereafter", "after"})
_DEICTIC = frozenset({"ago", "from now"})
_NO_EVENT_DATE = "it is counted from what happened, the date of which is not told with it"


def _ago(match: re.Match[str], context: Context) -> Value | None:
    """Resolve two years ago, a year earlier, ten days later."""
    count = number_of(match["number"]) if match["number"] else None
    if match["half"] and not match["half"].lower().lstrip().startswith("and"):
        return _part(match, context)
    unit, word = unit_of(match["unit"]), plain_words(match["word"])
    ahead = word in _LATER or word == "from now"
    if count is None:
        timex = "FUTURE_REF" if ahead else "PAST_REF"
        return undated(timex, "the words do not tell how long")
    if match["half"] and unit == "Y":
        count, unit = 12 * count + 6, "M"
    if unit == "Y" and count == 1 and word in {"ago", "earlier"} and context.quarter_told():
        return _year_before_quarter(context)
    return _counted(unit, count if ahead else -count, word, context)


_HALVES = {"CE": (50, "Y"), "DE": (5, "Y"), "Y": (6, "M"), "D": (12, "H"), "H": (30, "MIN")}


def _part(match: re.Match[str], context: Context) -> Value | None:
    """Resolve half a century ago, a quarter of a century later."""
    word = plain_words(match["word"])
    is_half = match["half"].lower().startswith("half")
    by, unit = _HALVES[unit_of(match["unit"])] if is_half else (25, "Y")
    return _counted(unit, by if word in _LATER or word == "from now" else -by, word, context)


def _counted(unit: str, by: int, word: str, context: Context) -> Value | None:
    told = context.happened
    if told is not None and word not in _DEICTIC:
        near = context.told_in_sentence() is not None or word in _LATER or unit == "D"
        near = near or not (told.leans or context.quarter)
        if context.narrative or near:
            return shifted_told(unit, by, told)
    return unanchored(None, NO_ANCHOR) if word in _LATER else _back(unit, by, context)


def _from_event(match: re.Match[str], _context: Context) -> Value | None:
    """Leave “ten days before the attack” open."""
    count = number_of(match["number"]) if match["number"] else 1
    return None if count is None else undated(None, _NO_EVENT_DATE)


def _year_before_quarter(context: Context) -> Value | None:
    """Resolve “a year earlier” beside a quarter: figures are compared with the same quarter."""
    told = context.quarter_told()
    if told is None:
        return shifted("Y", -1, context)
    date = valid(told[0] - 1)
    if date is None:
        return None
    edtf, timex = quarter(told[0] - 1, told[1])
    how = "the same quarter a year before the one told"
    return relative(date, how)._replace(edtf=edtf, timex=timex, on=None)


def _compared(match: re.Match[str], context: Context) -> Value | None:
    del match
    return _year_before_quarter(context)


def _back(unit: str, by: int, context: Context) -> Value | None:
    published = context.published
    if published is None:
        return unresolved(None, UNKNOWN)
    how = "counted back from the publication date" if by < 0 else "counted on from publication"
    if unit in YEARS_OF:
        date = valid(published.year + by * YEARS_OF[unit])
        return None if date is None else _about(relative(date, how))
    if unit in MONTHS_OF and published.month is not None:
        date = plus_months(published.year, published.month, by * MONTHS_OF[unit])
        return None if date is None else _about(relative(date, how))
    return _days_back(unit, by, published.day, how)


def _days_back(unit: str, by: int, today: dt.date | None, how: str) -> Value | None:
    if today is None:
        return unresolved(None, TO_THE_DAY)
    if unit not in DAYS_OF:
        return relative(day(today), how)
    moved = plus_days(today, by * DAYS_OF[unit])
    if moved is None:
        return None
    value = relative(day(moved), how)
    return value if unit == "D" else _about(value)._replace(timex=week_of(moved)[1])


def _about(value: Value) -> Value:
    return value._replace(edtf=f"{value.edtf}~", how=f"{value.how}, so that it is approximate")


_LONG = (
    rf"(?:{ABOUT}\s+)?(?:(?P<number>{NUMBER})(?P<half>\s+and\s+(?:a\s+)?half)?|{VAGUE})"
    rf"(?:\s+more)?[\s-]+(?P<unit>{UNIT})"
)

_DATE_WORD = "last|next|early|mid|late|yesterday|today|tomorrow|noon|midnight|dawn"
_SOMETHING_TOLD_AFTER = rf"(?=\s+(?!(?:{_DATE_WORD})\b)(?-i:[a-z]))"
"""What happened then is told in words; a date, which the length is joined with, is not."""

RULES: tuple[Rule, ...] = (
    rule(
        "so long ago",
        "unit",
        rf"(?:{ABOUT}\s+)?(?P<number>)(?P<half>half\s+an?|(?:an?\s+)?quarter[\s-](?:of\s+a\s+)?(?=century))\s*"
        r"(?P<unit>century|decade|year|day|hour)\s+"
        r"(?P<word>ago|earlier|later|from\s+now)\b",
        _ago,
    ),
    rule(
        "so long ago",
        "unit",
        rf"{_LONG}\s+(?P<word>ago|earlier|later|from\s+now|previously|afterwards?|thereafter)\b(?!\s+than\b)",
        _ago,
    ),
    rule(
        "so long ago",
        "unit",
        rf"{_LONG}\s+(?P<word>before|prior(?!\s+to)|after)\b{NOTHING_TOLD_AFTER}",
        _ago,
    ),
    rule(
        "so long before an event",
        "unit",
        rf"{_LONG}\s+(?P<word>before|after|prior\s+to)\b{_SOMETHING_TOLD_AFTER}",
        _from_event,
    ),
    rule(
        "so long before an event",
        "unit",
        r"the\s+(?P<number>)(?P<unit>day|week|month|year)\s+(?P<word>before|after)\b"
        r"(?=\s+(?:the|an?|his|her|its|their|our|this|that)\b)",
        _from_event,
    ),
    rule(
        "some time ago",
        "unit",
        r"(?P<number>)(?P<half>)(?P<unit>(?:hour|day|week|month|year|decade)s|centuries)\s+(?P<word>ago|earlier|later|before)\b"
        r"(?!\s+(?:than|the|a|an|his|her|its|their|this|that|he|she|it|they)\b)",
        _ago,
    ),
    rule(
        "a year earlier",
        "unit",
        r"(?:(?:the|a)\s+)?year[\s-](?:earlier|ago)\b(?:\s+(?:period|quarter))?",
        _compared,
    ),
)
