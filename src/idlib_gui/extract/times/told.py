"""Dates that point back to one told before: the same day, the next morning."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .day import Day, day, plus_days, plus_months, valid, week_of
from .rule import Rule, rule
from .values import NO_ANCHOR, Value, anaphoric, unanchored, unresolved, with_part
from .words import PART_OF_DAY, PARTS_OF_DAY, unit_of


def shifted_told(unit: str, by: int, context: Context) -> Value | None:
    """Resolve “the next day”, “that year” from the date told last."""
    reference = context.reference()
    if reference is None:
        return unresolved(None, NO_ANCHOR)._replace(leans=False)
    how = f"counted from the date told before it, {reference.edtf}"
    if unit == "Y":
        moved = valid(reference.year + by)
    elif unit == "M" and reference.month is not None:
        moved = plus_months(reference.year, reference.month, by)
    elif unit == "D" and reference.day is not None:
        date = plus_days(reference.first, by)
        moved = None if date is None else day(date)
    elif unit == "W" and reference.day is not None:
        return _week_told(reference, by, how)
    else:
        moved = None
    if moved is None:
        return Value(None, None, TimexType.DATE, Basis.NONE, how + ", which is too coarse for it")
    return anaphoric(moved, how)


def _week_told(reference: Day, by: int, how: str) -> Value | None:
    date = plus_days(reference.first, 7 * by)
    if date is None:
        return None
    edtf, timex = week_of(date)
    value = Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, day(date))
    return value._replace(anaphoric=True)


def same_as_told(context: Context, how: str) -> Value:
    """Return the date told last; `how` names it."""
    reference = context.reference()
    if reference is None:
        return unanchored(None, NO_ANCHOR)
    return anaphoric(reference, f"{how}, {reference.edtf}")


_FOLLOWING = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0, "that": 0}


def _anaphoric_unit(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the same day, that year, the following month, the day before."""
    unit = unit_of(match["unit"])
    after = (match["after"] or "").lower()
    by = {"before": -1, "after": 1}.get(after)
    if by is None:
        by = _FOLLOWING[(match["which"] or "same").lower().split()[-1]]
    if context.reference() is None:
        return unanchored(None, "no date stands before it")
    value = shifted_told(unit, by, context)
    return None if value is None else value._replace(anaphoric=True)


def _part_told(match: re.Match[str], context: Context) -> Value:
    """Resolve “that night”, “the next morning”."""
    which = match["which"].lower().split()[-1]
    part = PARTS_OF_DAY[match["part"].lower()]
    value = shifted_told("D", int(which in {"next", "following"}), context)
    if value is None or value.edtf is None:
        return unanchored(None, "no day stands before it", TimexType.TIME)
    return with_part(value, part)


RULES: tuple[Rule, ...] = (
    rule(
        "the same time",
        r"(?P<which>(?:the|that)\s+same|that|the\s+following|the\s+next|the\s+previous|the\s+preceding)\s+"
        r"(?P<unit>day|week|month|year)(?P<after>)\b",
        _anaphoric_unit,
    ),
    rule(
        "the day before",
        r"(?P<which>)the\s+(?P<unit>day|week|month|year)\s+(?P<after>before|after)\b(?!\s+(?:he|she|the|a|it|they|yesterday|tomorrow))",
        _anaphoric_unit,
    ),
    rule(
        "part of a day told",
        rf"(?P<which>that(?:\s+same)?|the\s+same|the\s+next|the\s+following)\s+(?P<part>{PART_OF_DAY})\b",
        _part_told,
    ),
)
