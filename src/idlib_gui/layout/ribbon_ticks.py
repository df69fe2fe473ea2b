"""Where the events between two actors are marked: one by one where there is room, else counted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .columns import Floats, Ints

SLOT = 15
"""Pixels that a single mark takes."""
_DIGIT, _AROUND = 7, 12
"""Pixels of a digit, and around the digits of a count."""


class Tick(NamedTuple):
    """A mark from `left`, `width` pixels across, for the `members` (numbers of events)."""

    left: float
    width: float
    members: tuple[int, ...]


def width_of(count: int) -> int:
    """Return the pixels that a mark for so many events takes."""
    return SLOT if count == 1 else max(_AROUND + _DIGIT * len(str(count)), SLOT)


def place_ticks(numbers: Ints, begin: Floats, end: Floats) -> tuple[Tick, ...]:
    """Return the marks of one row, from left to right, none over another.

    An event is marked where it begins, or a little later while it lasts; if there is no room for
    that, it is counted with those before it.

    Args:
        numbers: What the events are called in `Tick.members`.
        begin: Where each of them begins, in pixels.
        end: Where each of them ends.
    """
    placed: list[tuple[float, list[int]]] = []
    free = -np.inf
    for item in np.argsort(begin, kind="stable").tolist():
        start, number = float(begin[item]), int(numbers[item])
        latest = max(float(end[item]) - SLOT, start)
        if free <= latest:
            placed.append((max(start, free), [number]))
        else:
            placed[-1][1].append(number)
        left, members = placed[-1]
        free = left + width_of(len(members))
    return tuple(Tick(left, width_of(len(members)), tuple(members)) for left, members in placed)
