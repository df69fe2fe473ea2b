"""Years, decades and centuries."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import Day, decade
from .rule import Rule, rule
from .values import STATED, Value, stated
from .words import FULL_MONTH, NUMBERS, ORDINALS, YEAR, month_of, number_of, year_of

_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|before|after|during|of|late|early|mid|from|to|through|between"
    r"|and|fiscal|year|for|circa|ca\.|c\.|about|around|but|or|spring|summer|autumn|fall|winter"
    r"|the|than|under|on|early\s+in|late\s+in|elections?|war)\s+|[(–-])$",
    re.IGNORECASE,
)

_AFTER_YEAR = re.compile(
    r"\s+(?:people|men|women|troops|soldiers|dollars|euros|pounds|rubles|miles|km|feet|tons|percent"
    r"|points|shares|votes|refugees|civilians|fighters|deaths|cases|homes|jobs|meters|metres|yards"
    r"|acres|workers|employees|members|words|pages|prisoners|tanks|aircraft|guns|ships|degrees)\b"
    r"|[,.]\d|\s?%|\s?[°º]",
    re.IGNORECASE,
)

_NEVER_BEFORE = re.compile(r"(?:[$£€#:/.,@]|no\.\s?|\bpage\s|\broom\s|\bflight\s)$", re.IGNORECASE)

_PLAIN_FROM, _PLAIN_TO = 1900, 2039


def _year(match: re.Match[str], context: Context) -> Value | None:
    year = int(match["year"])
    before = context.text[max(0, match.start() - 14) : match.start()]
    if _AFTER_YEAR.match(context.text, match.end()) or _NEVER_BEFORE.search(before):
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


_SPELLED = (
    r"(?P<cent>nineteen|eighteen|twenty)[\s-]+(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)


def _spelled_year(match: re.Match[str], _context: Context) -> Value | None:
    hundreds, rest = number_of(match["cent"]), number_of(match["rest"])
    return None if hundreds is None or rest is None else stated(Day(100 * hundreds + rest))


def _short_year(match: re.Match[str], _context: Context) -> Value:
    return stated(Day(year_of(match["short"])))


def _before_christ(match: re.Match[str], _context: Context) -> Value | None:
    year = int(match["bc"])
    if year == 0 or year > 9999:  # noqa: PLR2004
        return None
    edtf = f"{1 - year:05d}" if year > 1 else "0000"
    month = match["month"]
    if month:
        edtf += f"-{month_of(month):02d}"
    timex = f"BC{year:04d}" + (f"-{month_of(month):02d}" if month else "")
    return Value(timex, edtf, TimexType.DATE, Basis.STATED, STATED)


def _decade(match: re.Match[str], _context: Context) -> Value:
    digits = match["decade"]
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)  # noqa: PLR2004
    edtf, timex = decade(year)
    return Value(timex, edtf, TimexType.DATE, Basis.STATED, STATED, Day(year))


_TENS = {f"{word[:-1]}ies": number for word, number in NUMBERS.items() if word.endswith("ty")}


def _decade_word(match: re.Match[str], _context: Context) -> Value:
    edtf, timex = decade(1900 + _TENS[match["tens"].lower()])
    how = "a decade without its century is one of the twentieth"
    return Value(timex, edtf, TimexType.DATE, Basis.STATED, how)


def _century(match: re.Match[str], _context: Context) -> Value | None:
    text = match["century"].lower()
    number = ORDINALS.get(text) or int(re.sub(r"\D", "", text) or 0)
    if not 1 <= number <= 21:  # noqa: PLR2004
        return None
    edtf = f"{number - 1:02d}XX"
    return Value(edtf, edtf, TimexType.DATE, Basis.STATED, "the words name the century")


RULES: tuple[Rule, ...] = (
    rule(
        "month before Christ",
        rf"(?:(?P<month>{FULL_MONTH}),?\s+)?(?P<bc>\d{{1,4}})\s?(?:bce?\b|b\.\s?c\.(?:\s?e\.)?)",
        _before_christ,
    ),
    rule(
        "decade",
        r"(?:the\s+)?(?P<decade>1\d{2}0|20\d0)['’]?s\b",
        _decade,
    ),
    rule("decade", r"(?:the\s+)?['’](?P<decade>[2-9]0)s\b", _decade),
    rule("decade", rf"the\s+(?P<tens>{'|'.join(_TENS)})\b", _decade_word),
    rule(
        "century",
        rf"(?:the\s+)?(?P<century>{'|'.join(reversed(ORDINALS))}|\d{{1,2}}(?:st|nd|rd|th))[\s-]century\b",
        _century,
    ),
    rule("years", rf"(?P<year>{YEAR})\s?[–/-]\s?(?P<last>\d{{4}}|\d\d)(?![\d–/-])", _years),
    rule(
        "year",
        rf"(?:the\s+year\s+|fiscal\s+(?:year\s+)?)?(?P<year>{YEAR})(?!\d|\.\d|,\d|\w|-\w+|['’]s?\d)",
        _year,
    ),
    rule("year", _SPELLED, _spelled_year),
    rule("year", r"(?<=\s)['’](?P<short>\d\d)(?![\d’'\w])", _short_year),
)
