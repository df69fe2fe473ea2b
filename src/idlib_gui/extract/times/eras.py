"""Decades, centuries, and years before Christ."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import Day, decade
from .numbers import DECADES, ORDINALS
from .rule import Rule, rule
from .values import STATED, Value
from .words import DASH, FULL_MONTH, month_of

_LAST_YEAR = 9_999
_THIS_CENTURY = 21
_BC = r"(?:bce?\b|b\.\s?c\.?(?:\s?e\.?)?(?!\w))"


def _era(timex: str, edtf: str, how: str = STATED, on: Day | None = None) -> Value:
    return Value(timex, edtf, TimexType.DATE, Basis.STATED, how, on)


def _edtf_before(year: int) -> str:
    """Return the EDTF of a year before Christ: there is a year 0, which is 1 BC."""
    return f"{1 - year:05d}" if year > 1 else "0000"


def _before_christ(match: re.Match[str], _context: Context) -> Value | None:
    year, month = int(match["bc"]), match["month"]
    if not 0 < year <= _LAST_YEAR:
        return None
    part = f"-{month_of(month):02d}" if month else ""
    return _era(f"BC{year:04d}{part}", _edtf_before(year) + part)


def _years_before_christ(match: re.Match[str], _context: Context) -> Value | None:
    first, last = int(match["first"]), int(match["last"])
    if not 0 < last < first <= _LAST_YEAR:
        return None
    return _era(f"BC{first:04d}", f"{_edtf_before(first)}/{_edtf_before(last)}")


def _decade_before_christ(match: re.Match[str], _context: Context) -> Value:
    year = int(match["decade"])
    edtf = f"{_edtf_before(year + 9)}/{_edtf_before(max(year, 1))}"
    return _era(f"BC{year // 10:03d}", edtf)


def _decade(match: re.Match[str], _context: Context) -> Value:
    """Resolve the 1990s, the ’90s; the 1800s are a century."""
    digits = match["decade"]
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)  # noqa: PLR2004
    if year % 100 == 0 and year < 2000:  # noqa: PLR2004
        return _era(f"{year // 100:02d}", f"{year // 100:02d}XX")
    edtf, timex = decade(year)
    return _era(timex, edtf, on=Day(year))


def _decade_word(match: re.Match[str], _context: Context) -> Value:
    edtf, timex = decade(1900 + DECADES[match["tens"].lower()])
    return _era(timex, edtf, "a decade without its century is one of the twentieth")


def _century(match: re.Match[str], _context: Context) -> Value | None:
    text = match["century"].lower()
    number = ORDINALS.get(text) or int(re.sub(r"\D", "", text) or 0)
    if not 1 <= number <= _THIS_CENTURY:
        return None
    how = "the words name the century"
    if match["bc"]:
        edtf = f"{_edtf_before(100 * number)}/{_edtf_before(100 * number - 99)}"
        return _era(f"BC{number - 1:02d}", edtf, how)
    return _era(f"{number - 1:02d}", f"{number - 1:02d}XX", how)


RULES: tuple[Rule, ...] = (
    rule(
        "before Christ",
        "number",
        rf"(?:(?P<month>{FULL_MONTH}),?\s+)?(?P<bc>\d{{1,4}})\s?{_BC}",
        _before_christ,
    ),
    rule(
        "years before Christ",
        "number",
        rf"(?P<first>\d{{1,4}})(?:\s?{_BC})?(?:{DASH}|\s+to\s+)(?P<last>\d{{1,4}})\s?{_BC}",
        _years_before_christ,
    ),
    rule(
        "decade before Christ",
        "number",
        rf"(?:the\s+)?(?P<decade>\d{{0,2}}\d0)s\s+{_BC}",
        _decade_before_christ,
    ),
    rule("decade", "number", r"(?:the\s+)?(?P<decade>1\d{2}0|20\d0)['’]?s\b", _decade),
    rule("decade", "number", r"(?:the\s+)?['’](?P<decade>[2-9]0)s\b", _decade),
    rule("decade", "number", r"the\s+(?P<decade>[2-9]0)s\b", _decade),
    rule("decade", "word", rf"the\s+(?P<tens>{'|'.join(DECADES)})\b", _decade_word),
    rule(
        "century",
        "unit",
        rf"(?:the\s+)?(?P<century>{'|'.join(reversed(ORDINALS))}|\d{{1,2}}(?:st|nd|rd|th))[\s-]century\b"
        rf"(?P<bc>\s+{_BC})?",
        _century,
    ),
)
