"""Times of day: 9 a.m., 04:30 GMT, 1600 hours, at dawn, in the morning."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import valid
from .rule import Rule, rule
from .values import STATED, Value, undated
from .words import PART_OF_DAY, PARTS_OF_DAY

_NO_DAY = "a time of day without its day"
_ZONES = {
    "gmt": "Z",
    "utc": "Z",
    "z": "Z",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}
_ABOUT = r"(?:(?:about|around|shortly\s+(?:before|after)|just\s+(?:before|after))\s+)?"
_ZONE = (
    rf"(?:\s*(?P<paren>\()?(?P<zone>(?:{'|'.join(_ZONES)})\b|local\s+time\b"
    r"|(?-i:[A-Z][a-z]+)\s+time\b)(?(paren)\)))?"
)
_HOURS, _SIXTY = 24, 60


def _clock(match: re.Match[str], context: Context) -> Value | None:
    """Resolve a time of day, on the day that was told in the same sentence."""
    minute = _minute(match)
    if minute is None:
        return None
    zone = _ZONES.get((match["zone"] or "").lower(), "")
    told = context.told_in_sentence()
    if told is None or told.day.day is None:
        return undated(f"XXXX-XX-XXT{minute}{zone}", _NO_DAY, TimexType.TIME)
    timex = f"{told.day.edtf}T{minute}{zone}"
    how = f"on the day told before it, {told.day.edtf}"
    value = Value(timex, timex, TimexType.TIME, Basis.RELATIVE, how, told.day)
    return value._replace(leans=told.leans, anaphoric=True)


def _minute(match: re.Match[str]) -> str | None:
    """Return hh:mm; None for what is no time of day."""
    if match["word"]:
        return "12:00" if match["word"].lower() == "noon" else "00:00"
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    if half == "p" and hour < 12:  # noqa: PLR2004
        hour += 12
    elif half == "a" and hour == 12:  # noqa: PLR2004
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < _HOURS and minute < _SIXTY else None


def _iso_time(match: re.Match[str], _context: Context) -> Value | None:
    date = valid(*map(int, match["date"].split("-")))
    minute = _minute(match)
    if date is None or minute is None:
        return None
    zone = match["zone"] or ""
    offset = zone if len(zone) < 5 or ":" in zone else f"{zone[:3]}:{zone[3:]}"  # noqa: PLR2004
    timex = f"{date.edtf}T{minute}{offset}"
    return Value(timex, timex, TimexType.TIME, Basis.STATED, STATED, date)


def _part(match: re.Match[str], _context: Context) -> Value:
    """Resolve “at dawn”, “in the morning”, “night”: no day is told with it."""
    part = PARTS_OF_DAY.get(match["part"].lower(), "MO")  # the small hours
    return undated(f"XXXX-XX-XXT{part}", _NO_DAY, TimexType.TIME)


_NO_GROUPS = r"(?P<word>)(?P<half>)"

RULES: tuple[Rule, ...] = (
    rule(
        "ISO time",
        "number",
        r"(?P<date>\d{4}-\d\d-\d\d)[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
        rf"(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?{_NO_GROUPS}(?![\d:])",
        _iso_time,
    ),
    rule(
        "time of day",
        "number",
        rf"{_ABOUT}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
        rf"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?P<word>)(?:\s?(?:hours|hrs|h)\b)?{_ZONE}",
        _clock,
    ),
    rule(
        "time of day",
        "number",
        rf"{_ABOUT}(?P<hour>1[0-2]|0?[1-9])(?:\.(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
        rf"(?P<word>){_ZONE}",
        _clock,
    ),
    rule(
        "time of day",
        "number",
        rf"{_ABOUT}(?P<hour>[01]\d|2[0-3])\.?(?P<minute>[0-5]\d){_NO_GROUPS}"
        rf"(?=\s*(?:hours|hrs|gmt|utc|local\s+time)\b)(?:\s?(?:hours|hrs)\b)?{_ZONE}",
        _clock,
    ),
    rule(
        "part of a day",
        "unit",
        r"(?:the\s+)?(?P<part>(?:early|small|wee)\s+hours)\b(?=\s+(?:of|on)\b)",
        _part,
    ),
    rule("time of day", "part", rf"{_ABOUT}(?P<word>noon|midnight)\b(?P<half>){_ZONE}", _clock),
    rule(
        "part of a day",
        "part",
        rf"(?:(?<=\bat\s)|(?<=before\s)|(?<=after\s)|(?<=until\s)|(?<=since\s))(?P<part>{PART_OF_DAY})\b(?!-)",
        _part,
    ),
    rule(
        "part of a day",
        "part",
        rf"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<part>{PART_OF_DAY})(?:\s+hours)?\b(?=\s+(?:of|on|yesterday|today|tomorrow)\b)",
        _part,
    ),
    rule(
        "part of a day",
        "part",
        r"(?P<part>night|daytime)\b(?=-?\s?(?:attacks?|raids?|fighting|time|marche[sd]|combat|flights?|operations?|bombing|strikes?)\b)",
        _part,
    ),
)
