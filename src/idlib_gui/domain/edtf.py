"""Dates as people know them: an EDTF string read into what is certain and what is not.

Covers what articles need of ISO 8601-2 (EDTF levels 0 and 1, one-of sets of level 2): years to
days, times, qualifiers `~ ? %`, unspecified digits (`201X`, `2020-02-XX`), seasons and quarters,
intervals with open (`..`) or unknown (empty) ends, and `[A..B]` for "some time between A and B".
"""

from __future__ import annotations

import re
from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .calendar import DAY, MAX_YEAR, MIN_YEAR, day_start, month_length, month_start


class EdtfError(ValueError):
    """The text is no date that can be read; the message says why."""


class Precision(IntEnum):
    """The unit that a date is given in, from coarse to fine."""

    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    SEASON = 5
    MONTH = 6
    DAY = 7
    HOUR = 8
    MINUTE = 9
    SECOND = 10


class Form(StrEnum):
    """How the parts of a date stand together."""

    UNIT = "unit"
    """One day, month, year …"""
    INTERVAL = "interval"
    """From one unit to another; an end may be open or unknown."""
    ONE_OF = "one_of"
    """Some time between two units."""


class Unit(NamedTuple):
    """One calendar unit: seconds since 1970-01-01, half open, with its qualifiers.

    `part` is the month (1–12), season or quarter code (21–36) or None; `day` is None above day
    precision.
    """

    begin: int
    end: int
    precision: Precision
    year: int
    part: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False


class Bounds(NamedTuple):
    """Between which seconds something began and ended, half open. None: it has no such end.

    `latest_start` may lie after `earliest_end`: then no second is certain to be inside.
    """

    earliest_start: int | None
    latest_start: int | None
    earliest_end: int | None
    latest_end: int | None


class Edtf(NamedTuple):
    """A parsed date. A `first` or `last` of None is an open or unknown end."""

    text: str
    form: Form
    first: Unit | None
    last: Unit | None
    bounds: Bounds

    @property
    def precision(self) -> Precision:
        """Return the coarser unit of its parts."""
        return min(unit.precision for unit in (self.first, self.last) if unit is not None)

    @property
    def approximate(self) -> bool:
        """Return whether any part is marked as approximate."""
        return any(unit.approximate for unit in (self.first, self.last) if unit is not None)


_UNIT = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|-?\dXXX)"
    r"(?:-(?P<part>\d\d|XX)(?:-(?P<day>\d\d|\dX|XX)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
    r"(?P<mark>[~?%]?)",
    re.ASCII,
)
_SEASONS = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
}
"""Codes of seasons (northern) and quarters: first month and months."""
_MONTHS, _HOURS, _SIXTY = 12, 24, 60


@lru_cache(maxsize=65_536)
def parse_edtf(text: str) -> Edtf:
    """Return the date that `text` writes.

    Raises:
        EdtfError: If it is no date of the forms above, or lies outside the years -9999 to 9999.
    """
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    unit = _unit(text)
    pad = unit.end - unit.begin if unit.approximate else 0
    bounds = Bounds(unit.begin - pad, unit.begin, unit.end, unit.end + pad)
    if "X" in text:
        bounds = _somewhere(unit, unit)
    return Edtf(text, Form.UNIT, unit, unit, bounds)


def _somewhere(first: Unit | None, last: Unit | None) -> Bounds:
    """Return the bounds of something short that lies anywhere between two units."""
    begin = None if first is None else first.begin
    end = None if last is None else last.end
    return Bounds(begin, end, begin, end)


def _one_of(text: str) -> Edtf:
    inner = text[1:-1]
    if ".." in inner:
        left, _, right = inner.partition("..")
        first, last = (_unit(part) if part else None for part in (left, right))
    else:
        units = [_unit(part.strip()) for part in inner.split(",")]
        first, last = units[0], units[-1]
        if any(b.begin < a.begin for a, b in pairwise(units)):
            raise EdtfError(f"“{text}” is not in order")
    _in_order(text, first, last)
    return Edtf(text, Form.ONE_OF, first, last, _somewhere(first, last))


def _interval(text: str) -> Edtf:
    left, _, right = text.partition("/")
    first, last = (None if part in {"", ".."} else _unit(part) for part in (left, right))
    _in_order(text, first, last)
    earliest_start, latest_start = (None, None) if first is None else _edge(first, at_end=False)
    earliest_end, latest_end = (None, None) if last is None else _edge(last, at_end=True)
    return Edtf(
        text,
        Form.INTERVAL,
        first,
        last,
        Bounds(earliest_start, latest_start, earliest_end, latest_end),
    )


def _edge(unit: Unit, *, at_end: bool) -> tuple[int, int]:
    """Return between which seconds an interval's end lies that is given by `unit`.

    Days and finer are taken whole ("3 to 9 February" holds both days); in a coarser unit the end
    lies somewhere. An approximate unit widens by its own length to both sides.
    """
    earliest, latest = unit.begin, unit.end
    if unit.precision >= Precision.DAY:
        earliest = latest = unit.end if at_end else unit.begin
    pad = unit.end - unit.begin if unit.approximate else 0
    return earliest - pad, latest + pad


def _in_order(text: str, first: Unit | None, last: Unit | None) -> None:
    if first is None and last is None:
        raise EdtfError(f"“{text}” has no date in it")
    if first is not None and last is not None and last.end <= first.begin:
        raise EdtfError(f"“{text}” ends before it begins")


def _unit(text: str) -> Unit:
    match = _UNIT.fullmatch(text)
    if match is None:
        raise EdtfError(f"“{text}” is no EDTF date")
    year_text, mark = match["year"], match["mark"]
    unknown = year_text.count("X")
    year = int(year_text.replace("X", "0"))
    if match["part"] is None:
        begin, end, precision, part, day = _years(year, unknown)
    elif unknown:
        raise EdtfError(f"“{text}” has a month in an unknown year")
    else:
        begin, end, precision, part, day = _within_year(text, year, match)
    return Unit(begin, end, precision, year, part, day, mark in {"~", "%"}, mark in {"?", "%"})


_Parts = tuple[int, int, Precision, int | None, int | None]


def _years(year: int, unknown: int) -> _Parts:
    length = int(10**unknown)
    precision = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)[unknown]
    first = year if year >= 0 else year - length + 1
    return (
        day_start(max(first, MIN_YEAR)),
        day_start(min(first + length, MAX_YEAR + 1)),
        precision,
        None,
        None,
    )


def _within_year(text: str, year: int, match: re.Match[str]) -> _Parts:
    part_text, day_text = match["part"], match["day"]
    if part_text == "XX":
        if day_text not in {None, "XX"}:
            raise EdtfError(f"“{text}” has a day in an unknown month")
        return day_start(year), day_start(year + 1), Precision.YEAR, None, None
    part = int(part_text)
    if part in _SEASONS and day_text is None:
        month, months = _SEASONS[part]
        return (
            month_start(year, month),
            month_start(year, month + months),
            Precision.SEASON,
            part,
            None,
        )
    if not 1 <= part <= _MONTHS:
        raise EdtfError(f"“{text}” has no such month")
    if day_text in {None, "XX"}:
        return month_start(year, part), month_start(year, part + 1), Precision.MONTH, part, None
    return _within_month(text, year, part, match)


def _within_month(text: str, year: int, month: int, match: re.Match[str]) -> _Parts:
    length = month_length(year, month)
    day_text = match["day"]
    if "X" in day_text:
        first, last = max(1, int(day_text[0]) * 10), min(length, int(day_text[0]) * 10 + 9)
        if first > last:
            raise EdtfError(f"“{text}” has no such days in its month")
        return (
            day_start(year, month, first),
            day_start(year, month, last) + DAY,
            Precision.MONTH,
            month,
            None,
        )
    day = int(day_text)
    if not 1 <= day <= length:
        raise EdtfError(f"“{text}” has no such day in its month")
    begin = day_start(year, month, day)
    if match["hour"] is None:
        return begin, begin + DAY, Precision.DAY, month, day
    seconds, length, precision = _time(text, match)
    return begin + seconds, begin + seconds + length, precision, month, day


def _time(text: str, match: re.Match[str]) -> tuple[int, int, Precision]:
    """Return seconds after midnight UTC, the length of the unit, and its precision."""
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour >= _HOURS or minute >= _SIXTY or second >= _SIXTY:
        raise EdtfError(f"“{text}” has no such time of day")
    zone = match["zone"] or "Z"
    offset = 0
    if zone != "Z":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        offset = (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if zone[0] == "-" else 1)
    seconds = hour * 3600 + minute * 60 + second - offset
    return (seconds, 1, Precision.SECOND) if match["second"] else (seconds, 60, Precision.MINUTE)
