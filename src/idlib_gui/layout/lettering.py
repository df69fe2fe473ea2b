"""In which words times are written at the axis, and how wide these are: both are remembered."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from idlib_gui.domain.calendar import DAY, civil_from_days

from .text import Ruler
from .units import LEVELS, Level, Part, Words, context, names

AIR = 9
"""Pixels between two labels."""
_REMEMBERED = 20_000
"""Units of which is known what they are called; then it is found out anew."""


class Name(NamedTuple):
    """What a unit may be called, and how wide that is in pixels."""

    text: str
    width: float


class Unit(NamedTuple):
    """A unit of time at the axis: a day, a month, an hour."""

    names: tuple[Name, ...]
    """The fullest first."""
    family: tuple[Part, int, int]
    """Its part of the calendar, and the year, for days the month too, that it shares with some."""


class Lettering:
    """In which words and at what width times are written."""

    def __init__(self, ruler: Ruler, words: Words, remembered: int = _REMEMBERED) -> None:
        self.ruler = ruler
        self.words = words
        self._remembered = remembered
        self._units: dict[tuple[Part, int], Unit] = {}

    def unit(self, part: Part, instant: int) -> Unit:
        """Return what the unit of a part of the calendar that begins at an instant is called."""
        known = self._units.get((part, instant))
        if known is None:
            if len(self._units) >= self._remembered:
                self._units.clear()
            known = self._units[part, instant] = self._unit(part, instant)
        return known

    def _unit(self, part: Part, instant: int) -> Unit:
        texts = names(part, instant, self.words)
        year, month, _ = civil_from_days(instant // DAY)
        return Unit(
            tuple(Name(text, self.ruler.width(text)) for text in texts),
            (part, year, month if part is Part.DAY else 0),
        )

    def context(self, part: Part, instant: int, name: str) -> str:
        """Return what a reader must know beside `name`, the label of a unit, to know its year."""
        return context(part, instant, name, self.words)

    def level(self, rate: float) -> tuple[Level, bool]:
        """Return the finest unit whose labels fit at `rate` pixels a second; do the long ones?"""
        short, long = self._fits
        place = max(bisect_right(short, rate) - 1, 0)
        return LEVELS[place], rate >= max(long[place], short[place])

    @cached_property
    def _fits(self) -> tuple[list[float], list[float]]:
        """From how many pixels a second on short and long labels of units fit, coarse to fine.

        The short ones are those of a unit or of a coarser one, whichever is more: these rise.
        """
        width = self.ruler.width
        # 28 October 1970 is a long name of a day.
        samples = [names(level.part, 26_000_000, self.words) for level in LEVELS]
        short, long = (
            [
                (width(sample[end]) + 2 * AIR) / level.seconds
                for sample, level in zip(samples, LEVELS, strict=True)
            ]
            for end in (-1, 0)
        )
        return list(accumulate(short, max)), long
