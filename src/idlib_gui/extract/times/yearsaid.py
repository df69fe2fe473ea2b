"""The year as a date tells it: 2019, nineteen ninety-seven, last year, that year."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.domain.records import Basis, TimexType

from .context import UNKNOWN, Context, Told
from .day import Day, valid
from .numbers import SPELLED_YEAR, spoken_year
from .values import NO_ANCHOR, STATED, Value, anaphoric, relative, stated, unanchored, unresolved
from .words import YEAR, plain_words

YEAR_SAID = (
    rf"(?:{YEAR}|{SPELLED_YEAR}|(?:last|this|next|that(?:\s+same)?"
    r"|the\s+(?:same|following|next|previous|preceding|current|coming))\s+year)"
)
"""Without a name, so that a pattern may hold more than one."""
OF_YEAR = rf"(?:(?:,?\s+(?:of\s+|in\s+)?|\s?,\s?)(?P<year>{YEAR_SAID})\b(?!,\d))"
MAYBE_OF_YEAR = rf"{OF_YEAR}?"
_FROM_PUBLICATION = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_FROM_TOLD = {
    "that": 0,
    "same": 0,
    "that same": 0,
    "following": 1,
    "next": 1,
    "previous": -1,
    "preceding": -1,
}


class YearSaid(NamedTuple):
    """A year, None if it cannot be told; what it was counted from is `how` and perhaps `told`."""

    year: int | None
    how: str
    told: Told | None = None
    basis: Basis = Basis.STATED


def year_said(text: str, context: Context) -> YearSaid:
    """Return the year that the words of the pattern above tell."""
    if text[0].isdigit():
        return YearSaid(int(text), STATED)
    spoken = spoken_year(text)
    if spoken is not None:
        return YearSaid(spoken, STATED)
    which = plain_words(text).removesuffix(" year")
    if text.lower().startswith("the") or which not in _FROM_PUBLICATION or context.narrative:
        by = _FROM_TOLD.get(which, _FROM_PUBLICATION.get(which, 0))
        told = context.last
        year = None if told is None else told.day.year + by
        return YearSaid(year, "in the year counted from the date told before it", told, Basis.NONE)
    published = context.published
    year = None if published is None else published.year + _FROM_PUBLICATION[which]
    return YearSaid(year, "in the year counted from publication", basis=Basis.RELATIVE)


def value_of(said: YearSaid, month: int | None = None, number: int | None = None) -> Value | None:
    """Return the value of a year, a month or a day of it; None if the calendar has no such day."""
    if said.year is None:
        timex = (
            None if month is None else f"XXXX-{month:02d}" + (f"-{number:02d}" if number else "")
        )
        if said.basis is Basis.NONE:
            return unanchored(timex, NO_ANCHOR)
        return unresolved(timex, UNKNOWN)
    date = valid(said.year, month, number)
    return None if date is None else value_on(said, date)


def value_on(said: YearSaid, date: Day) -> Value:
    """Return the value of a day of a year that was told."""
    if said.told is not None:
        return anaphoric(date, said.how, said.told)
    return stated(date) if said.basis is Basis.STATED else relative(date, said.how)


def coded(said: YearSaid, edtf: str, timex: str) -> Value:
    """Return the value of what has a code of its own within a year, such as a season."""
    year = said.year or 1
    value = value_on(said, Day(year))
    return value._replace(edtf=edtf, timex=timex, type=TimexType.DATE)
