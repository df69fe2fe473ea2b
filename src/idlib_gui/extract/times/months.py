"""Months, with their year or without."""

from __future__ import annotations

import re

from .context import UNKNOWN, Context
from .day import valid
from .rule import Rule, rule
from .values import Value, relative, unresolved
from .words import DASH, DAY, FULL_MONTH, MONTH, NOTHING_AFTER, day_of, month_of
from .yearless import month_without_year
from .yearsaid import MAYBE_OF_YEAR, OF_YEAR, value_of, year_said

_DOUBTFUL = frozenset({"may", "march", "mar", "jan", "jun", "sep", "apr"})
"""What may be a verb, the name of somebody, or short for something else."""
_DOUBTFUL_OWNERS = _DOUBTFUL | {"april", "june", "august"}
"""What may be the name of somebody before ’s."""


def _month(match: re.Match[str], context: Context) -> Value | None:
    month = month_of(match["month"])
    if match["year"]:
        return value_of(year_said(match["year"], context), month)
    name = match["month"].lower().rstrip(".")
    if name in {"may", "march"} and not match["month"][0].isupper():
        return None
    owner = context.text[match.end() : match.end() + 2] in {"'s", "’s"}
    doubtful = name in (_DOUBTFUL_OWNERS if owner else _DOUBTFUL)
    if doubtful and not _in_time(match, context, owner=owner):
        return None
    return month_without_year(month, None, context)


_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|before|after|during|of|late|early|mid|last|next|from|through"
    r"|between|(?P<loose>this|that|to|and|for|every|each))[\s-]+$",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"\b(?:the|an?|its|their|his|her|our)\s+$", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s+(?!(?:on|of|to|from|for|in|and|by|at)\b)[a-z]")
"""“the March attack”, but not “the March on the city”"""
_NAME_AFTER = re.compile(r"\.?\s+[A-Z][a-z]")


def _in_time(match: re.Match[str], context: Context, *, owner: bool) -> bool:
    """Return whether the words round it show that a month is meant, not a verb or a name."""
    before = context.text[max(0, match.start() - 20) : match.start()]
    if _NOUN_BEFORE.search(before):
        return _NOUN_AFTER.match(context.text, match.end()) is not None
    word = _BEFORE_MONTH.search(before)
    if word is None or (owner and word["loose"]):
        return False
    whole = match["month"].lower() in FULL_MONTH.split("|")
    return whole or not _NAME_AFTER.match(context.text, match.end())


def _months(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “August–September 1950”."""
    return _interval((month_of(match["month"]),), (month_of(match["last"]),), match, context)


def _days_of_months(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “March 19–April 30” and “28 February – 2 March 2020”."""
    first = month_of(match["month"]), day_of(match["day"])
    last = month_of(match["second"]), day_of(match["last"])
    return _interval(first, last, match, context)


def _interval(
    first: tuple[int, ...], last: tuple[int, ...], match: re.Match[str], context: Context
) -> Value | None:
    """Return the time from one month, or day of it, to another; the year belongs to the last.

    TIMEX3 has no value for a span: the end that is told in more words stands for it.
    """
    year = match["year"]
    month, number = last[0], last[1] if len(last) > 1 else None
    if year:
        end = value_of(year_said(year, context), month, number)
    else:
        end = month_without_year(month, number, context)
    if end is None or end.on is None:
        return end
    begin = valid(end.on.year - (first > last), *first)
    if begin is None:
        return None
    timex = end.timex if year else begin.edtf
    return end._replace(edtf=f"{begin.edtf}/{end.on.edtf}", timex=timex)


_SHIFT = {"last": -1, "this": 0, "next": 1}


def _month_counted(match: re.Match[str], context: Context) -> Value | None:
    """Resolve last January, this January, next January."""
    month, which = month_of(match["month"]), match["which"].lower()
    published = context.published
    if match["month"] in {"may", "march"}:
        return None
    if published is None:
        return unresolved(f"XXXX-{month:02d}", UNKNOWN)
    if published.month is None or context.narrative:
        return month_without_year(month, None, context)
    year = published.year
    if which == "next":
        year += month <= published.month
    elif which == "last":
        year -= month >= published.month
    date = valid(year, month)
    return None if date is None else relative(date, "counted from the publication date")


RULES: tuple[Rule, ...] = (
    rule(
        "months",
        "month",
        rf"(?P<month>{MONTH}){DASH}(?P<last>{MONTH}){MAYBE_OF_YEAR}{NOTHING_AFTER}(?!\s?\d)",
        _months,
    ),
    rule(
        "days of two months",
        "month",
        rf"(?P<day>{DAY})\s+(?P<month>{MONTH}){DASH}(?P<last>{DAY})\s+(?P<second>{MONTH}){MAYBE_OF_YEAR}{NOTHING_AFTER}",
        _days_of_months,
    ),
    rule(
        "days of two months",
        "month",
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY}){DASH}(?P<second>{MONTH})\s+(?P<last>{DAY}){MAYBE_OF_YEAR}{NOTHING_AFTER}",
        _days_of_months,
    ),
    rule("month and year", "month", rf"(?P<month>{MONTH}){OF_YEAR}", _month),
    rule("month", "month", rf"(?P<month>{MONTH})(?P<year>){NOTHING_AFTER}", _month),
    rule(
        "month",
        "month",
        rf"(?P<which>last|next|this)\s+(?P<month>{FULL_MONTH}){NOTHING_AFTER}",
        _month_counted,
    ),
)
