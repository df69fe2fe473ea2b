"""Times of day."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import day, plus_days
from .rule import Rule, rule
from .values import Value, relative
from .words import CLOCK, WEEKDAY, ZONE, weekday_of


def _clock(match: re.Match[str], context: Context) -> Value | None:
    """Resolve a time of day, with or without its weekday or day word."""
    text = re.sub(r"[\s.]", "", match["clock"].lower()) if match["clock"] else ""
    hour = _hour(text, match["clock"])
    if hour is None:
        return None
    weekday, word = match["weekday"], match["word"]
    today = context.published.day if context.published else None
    if (weekday or word) and today is not None and not context.narrative:
        if weekday:
            back = (today.weekday() - weekday_of(weekday)) % 7
            ahead = bool(context.future(before_only=True))
            by = (-back % 7 or 7) if ahead else -back
        else:
            by = {"today": 0, "yesterday": -1, "tomorrow": 1}[word.lower()]
        date = plus_days(today, by)
        if date is None:
            return None
        value = relative(day(date), "the day counted from the publication date")
        return value._replace(
            timex=f"{value.timex}T{hour}", edtf=f"{value.edtf}T{hour}", type=TimexType.TIME
        )
    reference = context.told_in_sentence()
    if reference is not None and reference.day is not None:
        timex = f"{reference.edtf}T{hour}"
        how = f"on the day told before it, {reference.edtf}"
        value = Value(timex, timex, TimexType.TIME, Basis.RELATIVE, how, reference)
        return value._replace(anaphoric=True)
    how = "a time of day without its day"
    return Value(f"XXXX-XX-XXT{hour}", None, TimexType.TIME, Basis.NONE, how)


_DOTTED = re.compile(r"\d+\.\d+$")


def _hour(text: str, written: str) -> str | None:
    """Return hh:mm; None for what is no time of day, such as a figure with a point."""
    if text == "noon":
        return "12:00"
    if text == "midnight":
        return "00:00"
    if _DOTTED.fullmatch(written.strip()):
        return None
    digits = re.sub(r"\D", "", text)
    hour, minute = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)  # noqa: PLR2004
    if text.endswith("pm") and hour < 12:  # noqa: PLR2004
        hour += 12
    elif text.endswith("am") and hour == 12:  # noqa: PLR2004
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None  # noqa: PLR2004


RULES: tuple[Rule, ...] = (
    rule(
        "time of day",
        rf"(?:(?:about|around|shortly\s+(?:before|after))\s+)?(?P<clock>{CLOCK})(?![\d:]){ZONE}"
        rf"(?:\s+(?:on\s+)?(?:(?P<weekday>{WEEKDAY})|(?P<word>today|yesterday|tomorrow)))?",
        _clock,
    ),
)
