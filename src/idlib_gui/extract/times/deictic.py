"""Days told from where the writer stands: today, on Friday, this morning, now."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import Day, day, plus_days
from .rule import Rule, rule
from .told import same_as_told
from .units import shifted
from .values import Value, anaphoric, relative, unresolved, with_part
from .words import PART_OF_DAY, PARTS_OF_DAY, WEEKDAY, weekday_of

_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": -1}


def _day_word(match: re.Match[str], context: Context) -> Value:
    word = match["word"].lower()
    today = context.today
    part = "NI" if word in {"tonight", "overnight"} else None
    if match["part"]:
        part = PARTS_OF_DAY[match["part"].lower()]
    if context.narrative and word == "today":
        return unresolved("PRESENT_REF", "the time of writing")._replace(leans=False)
    if today is None:
        return unresolved(None, context.missing)
    date = plus_days(today, _DEICTIC[word])
    if date is None:
        return unresolved(None, context.missing)
    return with_part(relative(day(date), "counted from the publication date"), part)


def _part_of_day(match: re.Match[str], context: Context) -> Value:
    """Resolve this morning, last night."""
    today = context.today
    part = PARTS_OF_DAY[match["part"].lower()]
    if context.narrative and context.reference() is not None:
        return same_as_told(context, "the day told before it")
    if today is None:
        return unresolved(None, context.missing, TimexType.TIME)
    date = plus_days(today, -1 if match["which"].lower() == "last" else 0) or today
    return with_part(relative(day(date), "counted from the publication date"), part)


def _weekday(match: re.Match[str], context: Context) -> Value | None:
    number = weekday_of(match["weekday"])
    which = (match["which"] or "").lower()
    today = context.today
    reference = context.reference()
    if context.published is None and reference is not None and reference.day is not None:
        return _weekday_told(number, reference)
    if today is None:
        return unresolved(f"XXXX-WXX-{number + 1}", context.missing)
    back = (today.weekday() - number) % 7
    if which in {"next", "coming", "the coming", "this coming"} or (
        not which and context.future(before_only=True)
    ):
        moved = plus_days(today, (number - today.weekday()) % 7 or 7)
        how = "the next one after the publication date"
    elif which in {"last", "the previous", "the past", "this past"}:
        moved = plus_days(today, -(back or 7))
        how = "the last one before the publication date"
    else:
        moved = plus_days(today, -back)
        how = "the last one before the publication date"
        if not back:
            how = "the day of publication; it may also be the one a week before"
    part = match["part"] and PARTS_OF_DAY[match["part"].lower()]
    return None if moved is None else with_part(relative(day(moved), how), part)


def _weekday_told(number: int, reference: Day) -> Value | None:
    moved = plus_days(reference.first, (number - reference.first.weekday()) % 7)
    if moved is None:
        return None
    how = f"the next one from the date told before it, {reference.edtf}"
    return anaphoric(day(moved), how)


def _weekend(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “the weekend”: the last one, unless the verb speaks of what is to come."""
    del match
    today = context.today
    if today is None:
        return unresolved(None, context.missing)
    on_it = today.weekday() >= 5  # noqa: PLR2004
    return shifted("WE", 0 if on_it or context.future() else -1, context)


def _present(match: re.Match[str], context: Context) -> Value:
    today = context.today
    del match
    if today is None or context.narrative:
        return unresolved("PRESENT_REF", "the time of writing")
    how = "the time of publication"
    return Value("PRESENT_REF", today.isoformat(), TimexType.DATE, Basis.RELATIVE, how, leans=True)


_DAY_PART = rf"(?:\s+(?P<part>{PART_OF_DAY})\b)?"

RULES: tuple[Rule, ...] = (
    rule(
        "day",
        rf"(?P<word>today|tonight|yesterday|tomorrow|overnight)\b(?!['’]s\s+\w+\s+Show){_DAY_PART}",
        _day_word,
    ),
    rule("part of a day", rf"(?P<which>this|last)\s+(?P<part>{PART_OF_DAY})\b", _part_of_day),
    rule(
        "weekday",
        rf"(?:(?P<which>last|next|this|the\s+coming|this\s+coming|the\s+previous|this\s+past|the\s+past)\s+)?"
        rf"(?P<weekday>{WEEKDAY})(?!s\b){_DAY_PART}",
        _weekday,
    ),
    rule(
        "present",
        r"(?P<now>currently|at\s+present|at\s+the\s+moment|nowadays|these\s+days)\b",
        _present,
    ),
    rule("present", r"now\b(?!\s+that\b)(?<!by now)(?<!just now)", _present),
    rule("weekend", r"the\s+(?P<unit>weekend)\b", _weekend),
)
