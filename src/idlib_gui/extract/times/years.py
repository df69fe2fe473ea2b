"""Years of our era: in digits, in words, from one to another."""

from __future__ import annotations

import re

from .context import Context
from .day import Day
from .numbers import SPELLED_YEAR, spoken_year
from .rule import Rule, rule
from .values import Value, stated
from .words import YEAR, year_of

_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|before|after|during|of|late|early|mid|from|to|through|between"
    r"|and|fiscal|year|for|circa|ca\.|c\.|about|around|but|or|spring|summer|autumn|fall|winter"
    r"|the|than|under|on|early\s+in|late\s+in|elections?|war)\s+|[(–-])\Z",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(
    r"\s?(?:%|[°º])|[,.]\d|\s+(?:hours|hrs|gmt|utc|local\s+time)\b", re.IGNORECASE
)
_NEVER_BEFORE = re.compile(
    r"(?:[$£€#:/.,@]|\b(?:no\.|numbers?|page|room|flight|resolutions?|article|decree|law|paragraph"
    r"|section|route|highway|unit|act)\s+)\Z",
    re.IGNORECASE,
)
_PLAIN_FROM, _PLAIN_TO = 1900, 2039
"""Between which years four digits are a year without a word that says so."""


def _year(match: re.Match[str], context: Context) -> Value | None:
    year, end = int(match["year"]), match.end()
    before = context.text[max(0, match.start() - 14) : match.start()]
    if _AFTER_YEAR.match(context.text, end) or context.vocabulary.counted.match(context.text, end):
        return None
    if _NEVER_BEFORE.search(before):
        return None
    if not _PLAIN_FROM <= year <= _PLAIN_TO and not _BEFORE_YEAR.search(before):
        return None
    return stated(Day(year))


def _years(match: re.Match[str], _context: Context) -> Value | None:
    """Resolve 1990–95."""
    first, tail = int(match["year"]), match["last"]
    last = int(str(first)[: 4 - len(tail)] + tail)
    if not first < last <= first + 200:
        return None
    value = stated(Day(first))
    return value._replace(edtf=f"{first:04d}/{last:04d}", timex=f"{first:04d}")


def _spoken(match: re.Match[str], _context: Context) -> Value | None:
    year = spoken_year(match["year"])
    return None if year is None else stated(Day(year))


def _short_year(match: re.Match[str], _context: Context) -> Value:
    return stated(Day(year_of(match["short"])))


RULES: tuple[Rule, ...] = (
    rule(
        "years",
        "number",
        rf"(?:the\s+years\s+)?(?P<year>{YEAR})\s?[–—/-]\s?(?P<last>\d{{4}}|\d\d)(?![\d–/-])",
        _years,
    ),
    rule(
        "year",
        "number",
        rf"(?:the\s+year\s+|fiscal\s+(?:year\s+)?)?(?P<year>{YEAR})(?!\d|\.\d|,\d|\w|-\w+|['’]s?\d)",
        _year,
    ),
    rule("year", "word", rf"(?:the\s+year\s+)?(?P<year>{SPELLED_YEAR})", _spoken),
    rule("year", "number", r"(?<=\s)['’](?P<short>\d\d)(?![\d’'\w])", _short_year),
)
