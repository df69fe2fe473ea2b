"""Lengths of time."""

from __future__ import annotations

import datetime as dt
import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import duration, plus_days, plus_months, valid
from .rule import Rule, rule
from .values import Value, unresolved
from .words import ABOUT, LONG_UNIT, NUMBER, UNIT, VAGUE, WEEKDAY, number_of, unit_of, weekday_of

_NO_END = "a length of time; the words do not tell when it began"


def _count(match: re.Match[str]) -> str | None:
    if not match["number"]:
        return "X"
    number = number_of(match["number"])
    return None if number is None else str(number)


def _length(match: re.Match[str], context: Context) -> Value | None:
    del context
    count = _count(match)
    if count is None:
        text = match["number"].replace(",", "")
        count = text if re.fullmatch(r"\d+\.\d+", text) else None
    if count is None or (count != "X" and len(count) > 6):  # noqa: PLR2004
        return None
    return Value(
        duration(count, unit_of(match["unit"])), None, TimexType.DURATION, Basis.NONE, _NO_END
    )


def _until_now(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the past two weeks, the next five years."""
    count = _count(match)
    if count is None:
        return None
    unit = unit_of(match["unit"])
    ahead = match["which"].lower() in {"next", "coming", "following"}
    timex = duration(count, unit)
    published = context.published
    if count == "X":
        how = "the words do not tell how long"
        return Value(timex, None, TimexType.DURATION, Basis.NONE, how)
    if published is None or published.day is None or context.narrative:
        how = "it is counted from the day of publication, which is not known"
        return unresolved(timex, how, TimexType.DURATION)
    other = _moved(published.day, unit, int(count) * (1 if ahead else -1))
    if other is None:
        return Value(timex, None, TimexType.DURATION, Basis.NONE, _NO_END)
    today = published.day.isoformat()
    edtf = f"{today}/{other}" if ahead else f"{other}/{today}"
    how = (
        "the time that begins with publication" if ahead else "the time that ends with publication"
    )
    return Value(timex, edtf, TimexType.DURATION, Basis.RELATIVE, how, leans=True)


def _moved(date: dt.date, unit: str, by: int) -> str | None:
    """Return the EDTF of a day some units on, as precise as the unit."""
    if unit in {"S", "MIN", "H"}:
        return date.isoformat()
    days = {"D": 1, "W": 7, "WE": 7, "FN": 14}.get(unit)
    if days:
        moved = plus_days(date, by * days)
        return None if moved is None else moved.isoformat()
    months = {"M": 1, "Q": 3}.get(unit)
    if months:
        month = plus_months(date.year, date.month, by * months)
        return month and month.edtf
    year = valid(date.year + by * {"Y": 1, "DE": 10, "CE": 100}[unit])
    return year and year.edtf


_LASTING = (
    "war|conflict|truce|cease-?fire|crisis|dispute|siege|rebellion|insurgency|uprising|revolt"
    "|revolution|agreement|deal|treaty|pact|campaign|occupation|blockade|embargo|standoff|stand-off"
    "|strike|ban|alliance|mission|feud|struggle|stalemate|process|talks|offensive|operation|government"
    "|regime|rule|republic|state|civil"
)
"""What begins on a day and goes on: the age of a person or a house is no date of a story."""


def _age(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “nine-year-old war”; the age of a person is no date."""
    count = number_of(match["number"])
    if count is None:
        return None
    timex = duration(str(count), unit_of(match["unit"]))
    published = context.published
    if published is None:
        how = "it is counted back from the publication date, which is not known"
        return unresolved(timex, how, TimexType.DURATION)
    if unit_of(match["unit"]) != "Y" or valid(published.year - count) is None:
        return Value(timex, None, TimexType.DURATION, Basis.NONE, _NO_END)
    begin = published.year - count
    how = f"counted back from publication it began about {begin}, and it was going on then"
    edtf = f"{begin:04d}~/{published.edtf.rstrip('~?%')}"
    return Value(timex, edtf, TimexType.DURATION, Basis.RELATIVE, how, leans=True)


def _again(match: re.Match[str], context: Context) -> Value | None:
    del context
    how = "what comes again and again has no single date"
    words = match["again"].lower() if match["again"] else ""
    timex = {
        "daily": "P1D",
        "weekly": "P1W",
        "monthly": "P1M",
        "annually": "P1Y",
        "yearly": "P1Y",
        "hourly": "PT1H",
        "nightly": "XXXX-XX-XXTNI",
    }.get(words)
    if match["weekday"]:
        timex = f"XXXX-WXX-{weekday_of(match['weekday']) + 1}"
    elif match["unit"]:
        timex = duration("1", unit_of(match["unit"]))
    return Value(timex, None, TimexType.SET, Basis.NONE, how)


RULES: tuple[Rule, ...] = (
    rule(
        "length up to now",
        rf"(?:the\s+)?(?P<which>past|last|next|coming|previous|following|recent)\s+(?:{ABOUT}\s+)?"
        rf"(?:(?P<number>{NUMBER})|{VAGUE})[\s-]+(?P<unit>{UNIT})\b(?!\s+ago)",
        _until_now,
    ),
    rule(
        "age",
        rf"(?P<number>{NUMBER})[\s-](?P<unit>year|month|week|day)s?[\s-]old\b(?=(?:\s+[\w-]+){{0,2}}?\s+(?:{_LASTING})\b)",
        _age,
    ),
    rule(
        "length",
        rf"(?:{ABOUT}\s+)?(?:(?P<number>(?<![$£€])(?!an?\s)(?!one\s+(?:day|year|week)\b){NUMBER})|{VAGUE})"
        rf"(?:\s+(?:more|full|straight|consecutive|long|whole))?[\s-]+(?P<unit>{UNIT})\b(?!['’\s-]?\s?old\b)",
        _length,
    ),
    rule(
        "length",
        r"(?:(?<=for\s)|(?<=in\s)|(?<=within\s)|(?<=after\s)|(?<=over\s)|(?<=than\s)|(?<=nearly\s)|(?<=almost\s))"
        r"(?:(?P<number>an?|one)\s+)?(?P<unit>(?:day|week|month|year|decade)(?(number)|s))\b(?!\s+(?:ago|earlier|later))",
        _length,
    ),
    rule(
        "again and again",
        rf"(?:(?P<again>daily|weekly|monthly|annually|yearly|hourly|nightly)"
        rf"|(?:every|each)\s+(?:(?P<weekday>{WEEKDAY})|(?P<unit>{LONG_UNIT})))\b",
        _again,
    ),
)
