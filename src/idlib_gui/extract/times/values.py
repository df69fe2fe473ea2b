"""What the rules make of an expression, and the few ways in which a value comes about."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.domain.records import Basis, TimexType

from .context import Told
from .day import Day

STATED = "the words carry the year"
NO_ANCHOR = "no date before it that it could be counted from"


class Value(NamedTuple):
    """What a time expression means.

    `how` explains it to the user, without the words themselves. `on` is the day, month or year
    that later expressions ("the next day") may count from. `leans` tells that the value was
    counted from the publication date, or would be if that were known; `anaphoric` that it was
    counted from another date of the text.
    """

    timex: str | None
    edtf: str | None
    type: TimexType
    basis: Basis
    how: str
    on: Day | None = None
    leans: bool = False
    anaphoric: bool = False


def stated(date: Day) -> Value:
    """Return the value of a date whose words carry the year."""
    return Value(date.edtf, date.edtf, TimexType.DATE, Basis.STATED, STATED, date)


def relative(date: Day, how: str) -> Value:
    """Return a value counted from the publication date."""
    return Value(date.edtf, date.edtf, TimexType.DATE, Basis.RELATIVE, how, date, leans=True)


def anaphoric(date: Day, how: str, told: Told) -> Value:
    """Return a value counted from a date told before."""
    return Value(
        date.edtf,
        date.edtf,
        TimexType.DATE,
        Basis.RELATIVE,
        f"{how}, {told.day.edtf}",
        date,
        leans=told.leans,
        anaphoric=True,
    )


def unresolved(timex: str | None, how: str, type_: TimexType = TimexType.DATE) -> Value:
    """Return a value that waits for a better publication date."""
    return Value(timex, None, type_, Basis.NONE, how, leans=True)


def unanchored(timex: str | None, how: str, type_: TimexType = TimexType.DATE) -> Value:
    """Return a value without date that points back to what is not there, or is too coarse."""
    return Value(timex, None, type_, Basis.NONE, how, anaphoric=True)


def undated(timex: str | None, how: str, type_: TimexType = TimexType.DATE) -> Value:
    """Return a value that no publication date would give a date to."""
    return Value(timex, None, type_, Basis.NONE, how)


def with_part(value: Value, part: str | None) -> Value:
    """Return the value of a day narrowed to a part of it, given as TIMEX3 writes it."""
    if part is None or value.timex is None or "T" in value.timex:
        return value
    return value._replace(timex=f"{value.timex}T{part}", type=TimexType.TIME)
