"""The units that time is ruled in, from millennia to seconds: their boundaries and their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from idlib_gui.domain.calendar import (
    DAY,
    FAR_FUTURE,
    FAR_PAST,
    MAX_YEAR,
    MIN_YEAR,
    civil_from_days,
    day_start,
    month_start,
)

HOUR, MINUTE = 3_600, 60
_MONTHS = 12


class Part(IntEnum):
    """What a unit is a multiple of, from coarse to fine."""

    YEAR = 0
    MONTH = 1
    DAY = 2
    HOUR = 3
    MINUTE = 4
    SECOND = 5


class Level(NamedTuple):
    """Every `step`th year, month, day …; `seconds` is about how long that is."""

    part: Part
    step: int
    seconds: float


LENGTH = {
    Part.YEAR: 365.2425 * DAY,
    Part.MONTH: 30.436875 * DAY,
    Part.DAY: float(DAY),
    Part.HOUR: float(HOUR),
    Part.MINUTE: float(MINUTE),
    Part.SECOND: 1.0,
}
_STEPS = {
    Part.YEAR: (5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    Part.MONTH: (6, 3, 1),
    Part.DAY: (10, 5, 2, 1),
    Part.HOUR: (12, 6, 3, 1),
    Part.MINUTE: (30, 15, 5, 1),
    Part.SECOND: (30, 15, 5, 1),
}
LEVELS: tuple[Level, ...] = tuple(
    Level(part, step, step * LENGTH[part]) for part, steps in _STEPS.items() for step in steps
)
"""All units, from coarse to fine."""


class Words(NamedTuple):
    """The names of months, in short, and how a year before our era is written."""

    months: Sequence[str]
    before: str = "{0} BC"

    def year(self, year: int) -> str:
        """Return a year in words; year 0 is 1 BC."""
        return str(year) if year > 0 else self.before.format(1 - year)


def boundaries(level: Level, begin: float, end: float) -> Iterator[int]:
    """Yield the instants from `begin` to just before `end` at which a unit of `level` begins."""
    for instant in _from(level, begin):
        if instant >= end:
            return
        if instant >= begin:
            yield instant


def around(level: Level, seconds: float) -> tuple[int, int]:
    """Return the last boundary of `level` at or before an instant, and the first after it."""
    before = FAR_PAST
    for instant in _from(level, seconds):
        if instant > seconds:
            return before, instant
        before = instant
    return before, FAR_FUTURE


def _from(level: Level, begin: float) -> Iterator[int]:
    """Yield boundaries in order, from one at or before `begin` on, as far as years go."""
    first = int(begin // 1)
    if level.part >= Part.HOUR:
        step = int(level.seconds)
        instant = first // step * step
        while True:
            yield instant
            instant += step
    year, month, _ = civil_from_days(first // DAY)
    if level.part is Part.YEAR:
        for number in range(year // level.step * level.step, MAX_YEAR + 2, level.step):
            if number >= MIN_YEAR:
                yield day_start(number)
    elif level.part is Part.MONTH:
        months = (year * _MONTHS + month - 1) // level.step * level.step
        for number in range(months, (MAX_YEAR + 1) * _MONTHS + 1, level.step):
            yield month_start(number // _MONTHS, number % _MONTHS + 1)
    else:
        yield from _days(level.step, year * _MONTHS + month - 1)


def _days(step: int, months: int) -> Iterator[int]:
    """Yield every `step`th day of each month, the 1st always, from a month (counted from year 0).

    The last step of a month is left out where the next 1st follows it closely.
    """
    for number in range(months, (MAX_YEAR + 1) * _MONTHS + 1):
        first = month_start(number // _MONTHS, number % _MONTHS + 1)
        after = month_start((number + 1) // _MONTHS, (number + 1) % _MONTHS + 1)
        last = after - (step * DAY * 3 // 4 if step > 1 else 0)
        yield from range(first, last, step * DAY)


def names(part: Part, instant: int, words: Words) -> tuple[str, ...]:
    """Return what the unit beginning at `instant` may be called, the fullest first."""
    year, month, day = civil_from_days(instant // DAY)
    month_name = words.months[month - 1]
    if part is Part.YEAR:
        return (words.year(year),)
    if part is Part.MONTH:
        return f"{month_name} {words.year(year)}", month_name
    if part is Part.DAY:
        return f"{day} {month_name}", str(day)
    second = instant % DAY
    clock = f"{second // HOUR:02}:{second // MINUTE % 60:02}"
    return (clock if part < Part.SECOND else f"{clock}:{second % MINUTE:02}",)


def context(part: Part, instant: int, name: str, words: Words) -> str:
    """Return what a reader must know beside `name`, the label of a unit, to know its year."""
    year, month, day = civil_from_days(instant // DAY)
    month_name = words.months[month - 1]
    if part is Part.YEAR or (part is Part.MONTH and name != month_name):
        return ""
    if part is Part.MONTH or (part is Part.DAY and name != str(day)):
        return words.year(year)
    if part is Part.DAY:
        return f"{month_name} {words.year(year)}"
    return f"{day} {month_name} {words.year(year)}"


def part_of(begin: int, end: int) -> Part:
    """Return the part of the calendar that a unit of this length is given in."""
    length = end - begin
    for part in Part:
        if length >= LENGTH[part] * 0.9:
            return part
    return Part.SECOND
