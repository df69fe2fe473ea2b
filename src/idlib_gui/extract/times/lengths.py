"""Lengths of time."""

from __future__ import annotations

import datetime as dt
import re

from idlib_gui.domain.records import Basis, TimexType

from .context import TO_THE_DAY, UNKNOWN, Context
from .day import Day, duration, plus_days, plus_months, valid
from .numbers import NUMBER, ORDINALS, number_of
from .rule import Rule, rule
from .values import Value, undated, unresolved
from .words import (
    ABOUT,
    DAYS_OF,
    MONTHS_OF,
    ORDINAL,
    UNIT,
    VAGUE,
    YEARS_OF,
    unit_of,
)

_NO_END = "a length of time; the words do not tell when it began"
_DIGITS = 6
_SHARE = re.compile(r"\s+of\s+(?!\d)", re.IGNORECASE)


def count_of(match: re.Match[str]) -> str | None:
    """Return how many as TIMEX3 writes it, X if that is not told; None for what is no number."""
    if not match["number"]:
        return "X"
    number = number_of(match["number"])
    text = match["number"].replace(",", "") if number is None else str(number)
    return text if re.fullmatch(r"\d+(?:\.\d+)?", text) and len(text) <= _DIGITS else None


def _length(match: re.Match[str], _context: Context) -> Value | None:
    count, unit = count_of(match), unit_of(match["unit"])
    if count is None or (unit == "Q" and _is_share(match)):
        return None
    if match["half"]:
        count = f"{count}.5"
    return undated(duration(count, unit), _NO_END, TimexType.DURATION)


def _is_share(match: re.Match[str]) -> bool:
    """Return whether quarters are a share of something or people, and no time."""
    if match["number"]:
        return _SHARE.match(match.string, match.end()) is not None
    return match[0].lower().startswith("some")


def _half(match: re.Match[str], _context: Context) -> Value | None:
    """Resolve “half a century”."""
    return undated(duration("0.5", unit_of(match["unit"])), _NO_END, TimexType.DURATION)


def _some(match: re.Match[str], _context: Context) -> Value | None:
    """Resolve “weeks”, “the coming years”, “a month”."""
    count = "1" if match["one"] else "X"
    return undated(duration(count, unit_of(match["unit"])), _NO_END, TimexType.DURATION)


def _while_it_lasts(_match: re.Match[str], _context: Context) -> Value:
    """Leave “the duration of the war” open."""
    return undated(
        None, "it is as long as something of which no dates are told", TimexType.DURATION
    )


def _until_now(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the past two weeks, the next five years."""
    count = count_of(match)
    if count is None:
        return None
    unit = unit_of(match["unit"])
    ahead = match["which"].lower() in {"next", "coming", "following"}
    timex = duration(count, unit)
    if not count.isdecimal():
        return undated(timex, "the words do not tell how long", TimexType.DURATION)
    if context.narrative:
        return undated(timex, _NO_END, TimexType.DURATION)
    if context.today is None:
        how = UNKNOWN if context.published is None else TO_THE_DAY
        return unresolved(timex, how, TimexType.DURATION)
    other = _moved(context.today, unit, int(count) * (1 if ahead else -1))
    if other is None:
        return undated(timex, _NO_END, TimexType.DURATION)
    today = context.today.isoformat()
    edtf = f"{today}/{other}" if ahead else f"{other}/{today}"
    how = f"the time that {'begins' if ahead else 'ends'} with publication"
    return Value(timex, edtf, TimexType.DURATION, Basis.RELATIVE, how, leans=True)


def _moved(date: dt.date, unit: str, by: int) -> str | None:
    """Return the EDTF of a day some units on, as precise as the unit."""
    if unit in DAYS_OF:
        moved = plus_days(date, by * DAYS_OF[unit])
        return None if moved is None else moved.isoformat()
    if unit in MONTHS_OF:
        return _edtf(plus_months(date.year, date.month, by * MONTHS_OF[unit]))
    if unit in YEARS_OF:
        return _edtf(valid(date.year + by * YEARS_OF[unit]))
    return date.isoformat()


def _edtf(day: Day | None) -> str | None:
    return None if day is None else day.edtf


def _age(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “nine-year-old war”; the age of a person is no date."""
    count = number_of(match["number"])
    if count is None or not context.vocabulary.lasting.match(context.text, match.end()):
        return None
    unit, published = unit_of(match["unit"]), context.published
    timex = duration(str(count), unit)
    if published is None:
        return unresolved(timex, UNKNOWN, TimexType.DURATION)
    if unit != "Y" or valid(published.year - count) is None:
        return undated(timex, _NO_END, TimexType.DURATION)
    begin = published.year - count
    how = f"counted back from publication it began about {begin}, and it was going on then"
    edtf = f"{begin:04d}~/{published.edtf.rstrip('~?%')}"
    return Value(timex, edtf, TimexType.DURATION, Basis.RELATIVE, how, leans=True)


_NOT_OLD = r"(?!['’\s-]?\s?old\b)"
_ADVERB = r"(?:\s+(?:more|full|straight|consecutive|long|whole|further|additional|other))?"
_WHICH = "past|last|next|coming|previous|following|recent|preceding"
_SOME = (
    rf"(?:the\s+)?(?:{_WHICH}|early|final|intervening|subsequent|ensuing|opening|closing)\s+"
    r"(?=\w+s\b)"
)

RULES: tuple[Rule, ...] = (
    rule(
        "length up to now",
        "unit",
        rf"(?:the\s+)?(?P<which>{_WHICH})\s+(?:{ABOUT}\s+)?"
        rf"(?:(?P<number>{NUMBER})|{VAGUE})[\s-]+(?P<unit>{UNIT})\b(?!\s+ago)",
        _until_now,
    ),
    rule(
        "age",
        "unit",
        rf"(?P<number>{NUMBER})[\s-](?P<unit>year|month|week|day)s?[\s-]old\b",
        _age,
    ),
    rule(
        "length",
        "unit",
        rf"(?:(?:{ABOUT}\s+)?(?P<number>(?<![$£€])(?!an?\s(?!couple|dozen|hundred)){NUMBER})(?P<half>\s+and\s+(?:a\s+)?half)?|{VAGUE})"
        rf"{_ADVERB}[\s-]+(?P<unit>{UNIT})\b{_NOT_OLD}",
        _length,
    ),
    rule(
        "length",
        "unit",
        rf"(?:{ABOUT}\s+)?(?P<number>(?!an?\s|one\s){NUMBER})(?P<half>)\s+(?-i:[a-z]{{4,}})\s+(?P<unit>(?:day|week|month|year|decade)s)\b",
        _length,
    ),
    rule(
        "length",
        "unit",
        rf"(?:{ABOUT}\s+)?(?P<number>an?)\s+(?P<unit>day|week|month|year|decade|century)(?P<half>\s+and\s+a\s+half)",
        _length,
    ),
    rule(
        "length",
        "unit",
        rf"(?:{ABOUT}\s+)?half\s+an?\s+(?P<unit>{UNIT})\b{_NOT_OLD}",
        _half,
    ),
    rule(
        "length",
        "unit",
        rf"(?:{_SOME})?(?P<one>)(?P<unit>(?:day|week|month|year|decade)s|centuries)\b(?!['’]){_NOT_OLD}",
        _some,
    ),
    rule(
        "length",
        "unit",
        rf"(?:{ABOUT}\s+)?(?P<one>an?)\s+(?P<unit>week|fortnight|month|year|decade|century)\b(?!['’])",
        _some,
    ),
    rule(
        "length",
        "unit",
        r"(?:(?<=for\s)|(?<=in\s)|(?<=within\s)|(?<=after\s)|(?<=over\s)|(?<=than\s)|(?<=nearly\s)|(?<=almost\s))"
        r"(?P<one>an?)\s+(?P<unit>day|hour)\b",
        _some,
    ),
    rule(
        "length of what goes on",
        "unit",
        r"the\s+(?:whole\s+|entire\s+|full\s+)?duration\s+of\s+(?:the|this|that|his|her|its|their|our)\s+(?-i:[a-z]+)\b",
        _while_it_lasts,
    ),
    rule(
        "part of a length",
        "unit",
        rf"(?:the\s+)?(?:{ORDINAL}|last|final|opening|closing)(?P<half>)\s+"
        rf"(?P<number>{NUMBER})[\s-]+(?P<unit>{UNIT})\b",
        _length,
    ),
    rule(
        "part of a length",
        "unit",
        rf"(?:the\s+)?(?:{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)|final|opening|closing)\s+(?P<one>(?P<unit>day|week|month|year|decade))\b(?!['’-])",
        _some,
    ),
)
