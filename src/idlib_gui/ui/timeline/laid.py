"""Lanes as they are laid out for a way of looking at them, and the last few such ways."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property

from idlib_gui.layout.board import Board
from idlib_gui.layout.columns import Ints
from idlib_gui.layout.scale import TimeScale

from .plans import Plans

_LAST = 6
"""Ways that are kept: what a user hides and shows again, a class or a lane after the other."""


class Laid:
    """A board, and what was worked out of it."""

    def __init__(self, board: Board, names: float) -> None:
        self.board = board
        self.names = names
        """Width of the widest name of a lane, in pixels."""
        self._plans: tuple[TimeScale, Plans] | None = None

    @cached_property
    def counts(self) -> Ints:
        """Return how many events each lane has, of those that are looked at."""
        return self.board.counts()

    def plans(self, scale: TimeScale) -> Plans:
        """Return its plans on a scale of time; those on another one are forgotten."""
        if self._plans is None or self._plans[0] is not scale:
            self._plans = scale, Plans(self.board, scale)
        return self._plans[1]


class LastLaid:
    """Keeps the boards of the last ways of looking at the same events."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Laid] = {}

    def of(self, way: Hashable, make: Callable[[], Laid]) -> Laid:
        """Return what is laid out for a way of looking, made if it is not kept."""
        found = self._kept.pop(way, None)
        self._kept[way] = make() if found is None else found
        while len(self._kept) > _LAST:
            del self._kept[next(iter(self._kept))]
        return self._kept[way]

    def forget(self) -> None:
        """Forget all: other events are shown."""
        self._kept.clear()
