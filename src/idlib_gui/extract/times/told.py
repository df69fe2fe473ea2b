"""Dates that point back to one told before: the same day, the next morning, the following May."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context, Told
from .day import Day, day, decade, plus_days, plus_months, valid, week_of
from .rule import Rule, rule
from .values import NO_ANCHOR, Value, anaphoric, unanchored, undated, with_part
from .words import (
    DAYS_OF,
    FULL_MONTH,
    MONTHS_OF,
    PART_OF_DAY,
    PARTS_OF_DAY,
    WEEKDAY,
    YEARS_OF,
    month_of,
    plain_words,
    unit_of,
    weekday_of,
)

_BY = {
    "same": 0,
    "that": 0,
    "this": 0,
    "following": 1,
    "next": 1,
    "coming": 1,
    "after": 1,
    "previous": -1,
    "preceding": -1,
    "before": -1,
    "last": -1,
    "past": -1,
}


def shifted_told(unit: str, by: int, told: Told | None) -> Value | None:
    """Return the date that lies some units after (or before) one told; None outside the calendar.

    Args:
        unit: Its sign.
        by: How many.
        told: The date told.
    """
    if told is None:
        return unanchored(None, NO_ANCHOR)
    how = "counted from the date told before it"
    if unit == "W" and told.day.day is not None:
        return _week_told(told, by, how)
    if unit == "DE":
        edtf, timex = decade(max(told.day.year + 10 * by, 0))
        value = anaphoric(Day(told.day.year), how, told)
        return value._replace(edtf=edtf, timex=timex, on=None)
    fine, moved = _moved(unit, by, told.day)
    if not fine:
        coarse = unanchored(None, f"{how}, {told.day.edtf}, which is too coarse for it")
        return coarse._replace(leans=told.leans)
    return None if moved is None else anaphoric(moved, how, told)


def shifted_day(unit: str, by: int, date: Day) -> Day | None:
    """Return a date some units on; None outside the calendar, or if the date is too coarse."""
    return _moved(unit, by, date)[1]


def _moved(unit: str, by: int, told: Day) -> tuple[bool, Day | None]:
    """Return whether a date is fine enough to count such units from, and the date some units on."""
    if unit in YEARS_OF:
        return True, valid(told.year + by * YEARS_OF[unit])
    if unit in MONTHS_OF and told.month is not None:
        return True, plus_months(told.year, told.month, by * MONTHS_OF[unit])
    if unit in DAYS_OF and told.day is not None:
        date = plus_days(told.first, by * DAYS_OF[unit])
        return True, None if date is None else day(date)
    return False, None


def _week_told(told: Told, by: int, how: str) -> Value | None:
    date = plus_days(told.day.first, 7 * by)
    if date is None:
        return None
    edtf, timex = week_of(date)
    return anaphoric(day(date), how, told)._replace(edtf=edtf, timex=timex)


def _by(words: str) -> int:
    """Return by how many units words such as “the following” go on."""
    return next(_BY[word] for word in reversed(plain_words(words).split()) if word in _BY)


def _unit_told(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the same day, that year, the following month, the day before.

    “The next year” may be that after publication too: then it is left to the rules for that.
    """
    from_publication = plain_words(match["which"]) in {"next", "previous"}
    if from_publication and (context.happened is None or context.future()):
        return None
    return shifted_told(unit_of(match["unit"]), _by(match["which"]), context.happened)


def _beside(match: re.Match[str], _context: Context) -> Value:
    """Give “the day” before a date, to be counted from that."""
    how = "it is counted from what is told after it, which has no date"
    return undated(f"P1{unit_of(match['unit'])}", how, TimexType.DURATION)


def counted_from_told(which: str, month: int, context: Context) -> Value:
    """Resolve “that March”, “the following March”: the nearest on the side that `which` tells."""
    told, by = context.happened, _by(which)
    if told is None:
        return unanchored(f"XXXX-{month:02d}", NO_ANCHOR)
    year = told.day.year
    if by > 0:
        year += told.day.month is None or month <= told.day.month
    elif by < 0:
        year -= told.day.month is None or month >= told.day.month
    date = valid(year, month)
    if date is None:
        return unanchored(None, NO_ANCHOR)
    return anaphoric(date, "counted from the date told before it", told)


def _month_told(match: re.Match[str], context: Context) -> Value | None:
    if match["month"] in {"may", "march"}:
        return None
    return counted_from_told(match["which"], month_of(match["month"]), context)


def weekday_told(number: int, by: int, told: Told | None) -> Value | None:
    """Return the nearest such weekday after (or before) a day told, or in its week."""
    if told is None or told.day.day is None:
        return unanchored(f"XXXX-WXX-{number + 1}", "no day stands before it")
    first = told.day.first
    ahead = (number - first.weekday()) % 7
    if by > 0:
        ahead = ahead or 7
    elif by < 0:
        ahead -= 7
    moved = plus_days(first, ahead)
    if moved is None:
        return None
    return anaphoric(day(moved), "the nearest one counted from the date told before it", told)


def _weekday_told(match: re.Match[str], context: Context) -> Value | None:
    return weekday_told(weekday_of(match["weekday"]), _by(match["which"]), context.happened)


def _part_told(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “that night”, “the next morning”."""
    part = PARTS_OF_DAY[match["part"].lower()]
    value = shifted_told("D", _by(match["which"]), context.happened)
    if value is None or value.edtf is None:
        return unanchored(f"XXXX-XX-XXT{part}", "no day stands before it", TimexType.TIME)
    return with_part(value, part)


def _time_told(match: re.Match[str], context: Context) -> Value:
    """Leave “at that time”, “this period” open: how long it is, the words do not tell."""
    del match, context
    how = "it points back to a time told before, and not to a single date"
    return Value(None, None, TimexType.DATE, Basis.NONE, how, anaphoric=True)


_SAME = r"(?:the|that|this)(?:\s+very)?\s+same|that(?:\s+very)?"
_OTHER = r"the\s+following|the\s+next|the\s+previous|the\s+preceding"

_AT = (
    r"(?:(?<=during\s)|(?<=in\s)|(?<=by\s)|(?<=at\s)|(?<=around\s)|(?<=throughout\s)|(?<=from\s)"
    r"|(?<=since\s))"
)

NOTHING_TOLD_AFTER = (
    r"(?=\s*(?:[.,;:)!?”\"–—-]|$)"
    r"|\s+(?:and|but|in|at|on|by|when|that|to|was|were|had|saw|with|for|as)\b)"
)
"""The sentence does not go on with what the day is before or after."""

RULES: tuple[Rule, ...] = (
    rule(
        "the same time",
        "unit",
        rf"(?P<which>{_SAME}|{_OTHER})\s+(?P<unit>day|week|weekend|month|year|decade)\b(?!\s+(?:ago|old)\b)",
        _unit_told,
    ),
    rule(
        "the day before",
        "unit",
        r"(?:the|a)\s+(?P<unit>day|week|month|year)\s+(?P<which>before|after|following)\b"
        rf"{NOTHING_TOLD_AFTER}",
        _unit_told,
    ),
    rule(
        "day beside a date",
        "unit",
        r"(?:the|a)\s+(?P<unit>day|week|month|year)(?=\s+(?:before|after|from)\s+(?:(?:last|next)\b|(?-i:[A-Z0-9])))",
        _beside,
    ),
    rule(
        "month told",
        "month",
        rf"(?P<which>{_SAME}|{_OTHER})\s+(?P<month>{FULL_MONTH})\b",
        _month_told,
    ),
    rule(
        "weekday told",
        "weekday",
        rf"(?P<which>{_SAME}|{_OTHER})\s+(?P<weekday>{WEEKDAY})(?!s\b)",
        _weekday_told,
    ),
    rule(
        "part of a day told",
        "part",
        rf"(?P<which>{_SAME}|the\s+next|the\s+following)\s+(?P<part>{PART_OF_DAY})\b",
        _part_told,
    ),
    rule(
        "part of a day told",
        "part",
        rf"the\s+(?P<part>{PART_OF_DAY})\s+(?P<which>before|after)\b{NOTHING_TOLD_AFTER}",
        _part_told,
    ),
    rule(
        "time told",
        "unit",
        rf"{_AT}(?:this|that|the\s+same)\s+period\b(?!\s+(?:last|next|of)\b)",
        _time_told,
    ),
    rule(
        "time told",
        "word",
        rf"{_AT}(?:this|that)\s+time\b(?!\s+(?:last|next|of)\b)",
        _time_told,
    ),
    rule(
        "time told",
        "word",
        r"(?<=at\s)the\s+time(?=[.,;:)!?”\"]|\s+(?:and|but)\b|\s*$)",
        _time_told,
    ),
)
