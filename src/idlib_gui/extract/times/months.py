"""Months, with their year or without."""

from __future__ import annotations

import re

from .context import Context
from .day import Day, valid
from .rule import Rule, rule
from .values import UNKNOWN, Value, anaphoric, relative, stated, unresolved
from .words import FULL_MONTH, MONTH, NOTHING_AFTER, YEAR, month_of, year_of
from .yearless import without_year


def _month(match: re.Match[str], context: Context) -> Value | None:
    month = month_of(match["month"])
    if match["year"]:
        date = valid(year_of(match["year"]), month)
        return None if date is None else stated(date)
    word = match["month"].lower()
    if word in {"may", "march"} and not match["month"][0].isupper():
        return None
    if word in {"may", "march", "mar", "jan.", "jun.", "mar."} and not _in_time(match, context):
        return None
    return without_year(month, None, context)


_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|before|after|during|of|late|early|mid|last|next|this|from|to"
    r"|through|between|and|for|every|each|earlier\s+in|later\s+in|that)[\s-]+$",
    re.IGNORECASE,
)


def _in_time(match: re.Match[str], context: Context) -> bool:
    """Return whether the word before shows that a month is meant, not a verb or a name."""
    before = context.text[max(0, match.start() - 20) : match.start()]
    return _BEFORE_MONTH.search(before) is not None


def _months(match: re.Match[str], _context: Context) -> Value | None:
    """Resolve “August–September 1950”."""
    year = int(match["year"])
    first, last = month_of(match["month"]), month_of(match["last"])
    begin = year - (first > last)
    value = stated(Day(begin, first))
    return value._replace(edtf=f"{begin:04d}-{first:02d}/{year:04d}-{last:02d}")


def _month_of_year(match: re.Match[str], context: Context) -> Value | None:
    """Resolve last January, in June last year, March of that year."""
    month = month_of(match["month"])
    which = (match["which"] or "").lower()
    year_word = (match["year"] or "").lower()
    published = context.published
    if "that" in year_word or "same" in year_word or "following" in year_word:
        reference = context.reference()
        year = None if reference is None else reference.year + ("following" in year_word)
        date = valid(year, month) if year else None
        return None if date is None else anaphoric(date, "in the year told before it")
    if year_word and published is not None:
        by = {"last": -1, "this": 0, "next": 1}[year_word.split()[-2]]
        date = valid(published.year + by, month)
        return None if date is None else relative(date, "in the year counted from publication")
    if published is None:
        return unresolved(f"XXXX-{month:02d}", UNKNOWN)
    if published.month is None or context.narrative:
        return without_year(month, None, context)
    if which == "next":
        year = published.year + (month <= published.month)
    elif which == "last":
        year = published.year - (month >= published.month)
    else:
        year = published.year
    date = valid(year, month)
    return None if date is None else relative(date, "counted from the publication date")


RULES: tuple[Rule, ...] = (
    rule(
        "months",
        rf"(?P<month>{MONTH})\s?[–-]\s?(?P<last>{MONTH}),?\s+(?P<year>{YEAR})\b",
        _months,
    ),
    rule("month and year", rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})\b(?!,\d)", _month),
    rule("month", rf"(?P<month>{MONTH})(?P<year>){NOTHING_AFTER}", _month),
    rule(
        "month of a year",
        rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<which>)(?P<year>(?:last|this|next|that|the\s+same|the\s+following)\s+year)\b",
        _month_of_year,
    ),
    rule(
        "month", rf"(?P<which>last|next|this)\s+(?P<month>{FULL_MONTH})(?P<year>)\b", _month_of_year
    ),
)
