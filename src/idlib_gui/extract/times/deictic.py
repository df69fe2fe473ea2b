"""Days told from where the writer stands: today, on Friday, this morning."""

from __future__ import annotations

import datetime as dt
import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import day, plus_days
from .rule import Rule, rule
from .told import weekday_told
from .values import Value, relative, unresolved, with_part
from .words import PART_OF_DAY, PARTS_OF_DAY, WEEKDAY, plain_words, weekday_of

_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": -1}
_COUNTED = "counted from the publication date"


def _part(match: re.Match[str]) -> str | None:
    return PARTS_OF_DAY[match["part"].lower()] if match["part"] else None


def _day_word(match: re.Match[str], context: Context) -> Value:
    word = match["word"].lower()
    today = context.today
    part = "NI" if word in {"tonight", "overnight"} else _part(match)
    if today is None:
        return unresolved(None, context.missing)
    date = plus_days(today, _DEICTIC[word])
    if date is None:
        return unresolved(None, context.missing)
    value = with_part(relative(day(date), _COUNTED), part)
    if context.narrative and word == "today":
        how = "the time of writing, so the day of publication at most"
        return value._replace(timex="PRESENT_REF", type=TimexType.DATE, how=how, on=None)
    return value


def _day_before_day_word(match: re.Match[str], context: Context) -> Value:
    """Resolve the day before yesterday, the day after tomorrow."""
    if context.today is None:
        return unresolved(None, context.missing)
    date = plus_days(context.today, 2 if match["word"].lower() == "tomorrow" else -2)
    return unresolved(None, context.missing) if date is None else relative(day(date), _COUNTED)


def _part_of_day(match: re.Match[str], context: Context) -> Value:
    """Resolve this morning, last night, late last night."""
    told, part = context.happened, _part(match)
    if context.narrative and told is not None:
        value = relative(told.day, f"the day told before it, {told.day.edtf}")
        return value._replace(leans=told.leans, anaphoric=True)
    if context.today is None:
        return unresolved(None, context.missing, TimexType.TIME)
    date = plus_days(context.today, -1 if match["which"].lower() == "last" else 0)
    return with_part(relative(day(date or context.today), _COUNTED), part)


_AHEAD = frozenset({"next", "coming", "this coming"})
_BACK = frozenset({"last", "past", "this past"})
_UNTIL = re.compile(
    r"\b(?:has|have|given?|gave|deadline|postponed?|extended?|delayed?|suspended?|put\s+off)\b[^.;]*"
    r"\b(?:until|till|by|to)\s+(?:(?:late|early|noon|midnight|[\d:.]+)\s*(?:[ap]\.?m\.?)?\s*)?$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['’]s\b")
_OWNER_AHEAD = re.compile(
    r"['’]s(?:\s+[\w-]+){1,4}?\s+(?:will|would|is\s+(?:due|set|expected|likely|scheduled|to))\b"
)
"""“Sunday’s vote will …”"""


def _weekday(match: re.Match[str], context: Context) -> Value | None:
    number = weekday_of(match["weekday"])
    told = context.happened
    if context.narrative:
        return weekday_told(number, 0, told)
    if context.today is None:
        return unresolved(f"XXXX-WXX-{number + 1}", context.missing)
    by, how = _days_off(number, plain_words(match["which"] or ""), context.today, context)
    moved = plus_days(context.today, by)
    return None if moved is None else with_part(relative(day(moved), how), _part(match))


def _days_off(number: int, which: str, today: dt.date, context: Context) -> tuple[int, str]:
    """Return how many days on from publication a weekday is, and why."""
    back = (today.weekday() - number) % 7
    if which in _AHEAD or (which not in _BACK and is_weekday_ahead(context)):
        return -back % 7 or 7, "the next one after the publication date"
    if which in _BACK:
        return -(back or 7), "the last one before the publication date"
    if not back:
        return 0, "the day of publication; it may also be the one a week before"
    return -back, "the last one before the publication date"


def is_weekday_ahead(context: Context) -> bool:
    """Return whether a weekday is one to come: a verb or a term before it says so."""
    if _OWNER.match(context.text, context.end):
        return _OWNER_AHEAD.match(context.text, context.end) is not None
    future = context.future(before_only=True)
    if future is None or future:
        return bool(future)
    before = context.text[max(0, context.start - 120) : context.start]
    return _UNTIL.search(before) is not None


def _named_day(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “Wednesday of last week” and “Wednesday last week”."""
    if context.today is None:
        return unresolved(None, context.missing)
    by = {"last": -7, "this": 0, "next": 7}[match["which"].lower()]
    number = weekday_of(match["weekday"]) - context.today.weekday()
    moved = plus_days(context.today, number + by)
    return None if moved is None else relative(day(moved), "in the week counted from publication")


def _present(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the words of the list that tell a time without a date."""
    vague = context.vocabulary.vague.get(" ".join(match[0].lower().split()))
    today = context.today
    if vague == "PRESENT_REF" and not context.narrative:
        if today is None:
            return unresolved(vague, f"the time of writing: {context.missing}")
        how = "the time of publication"
        return Value(vague, today.isoformat(), TimexType.DATE, Basis.RELATIVE, how, leans=True)
    how = "the words tell a time, but not which"
    return Value(vague, None, TimexType.DATE, Basis.NONE, how, leans=False)


def vague_rule(words: str) -> Rule:
    """Return the rule for the words of the list, given as a pattern."""
    return rule("vague time", "vague", rf"{words}\b(?!['’-]\w)", _present)


_DAY_PART = rf"(?:\s+(?P<part>{PART_OF_DAY})\b)?"

RULES: tuple[Rule, ...] = (
    rule(
        "day",
        "word",
        rf"(?P<word>today|tonight|yesterday|tomorrow|overnight)\b(?!['’]s\s+\w+\s+Show){_DAY_PART}",
        _day_word,
    ),
    rule(
        "day",
        "word",
        r"(?:the\s+)?day\s+(?:before\s+(?=y)|after\s+(?=t))(?P<word>yesterday|tomorrow)\b",
        _day_before_day_word,
    ),
    rule(
        "part of a day", "part", rf"(?P<which>this|last)\s+(?P<part>{PART_OF_DAY})\b", _part_of_day
    ),
    rule(
        "weekday",
        "weekday",
        rf"(?:(?P<which>last|next|this|the\s+coming|this\s+coming|this\s+past|the\s+past)\s+)?"
        rf"(?P<weekday>{WEEKDAY})(?!s\b){_DAY_PART}",
        _weekday,
    ),
    rule(
        "weekday of a week",
        "weekday",
        rf"(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<which>last|this|next)\s+week\b",
        _named_day,
    ),
)
