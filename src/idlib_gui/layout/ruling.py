"""Time cut into tiles: stretches of equal room that stay the same for a zoom step."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.calendar import DAY, FAR_FUTURE, FAR_PAST

from .columns import Floats, Ints
from .scale import TimeScale

TILE = 140.0
"""Pixels of a tile at the beginning of a zoom step; at its end it is twice as wide."""
ACROSS = 16
"""Tiles that a view may have side by side at the beginning of a zoom step."""


class Ruling(NamedTuple):
    """The tiles of a zoom step: `total` of them, each `width` of room wide."""

    scale: TimeScale
    width: float
    total: int

    def rooms(self, first: int, last: int, every: int = 1) -> Floats:
        """Return where the tiles from `first` to before `last` begin, and where the last ends."""
        return np.append(np.arange(first, last, every), last) * self.width

    def seconds(self, first: int, last: int, every: int = 1) -> Ints:
        """Return the same in whole seconds since 1970, which rise."""
        return self._instants(self.rooms(first, last, every))

    def _instants(self, rooms: Floats) -> Ints:
        rooms = np.minimum(rooms, self.scale.room)
        edges = np.floor(self.scale.to_seconds(rooms)).astype(np.int64)
        # The last tile reaches the end of time, whatever rounding says.
        return edges + (rooms >= self.scale.room)

    def ends(self, tiles: Ints) -> Ints:
        """Return begin and end of each of these tiles, in whole seconds: [2, tile].

        The first tile and the last one hold what is before and after all time that is shown.
        """
        ends = self._instants(np.stack([tiles, tiles + 1]) * self.width)
        ends[0, tiles == 0] = FAR_PAST - DAY
        ends[1, tiles == self.total - 1] = FAR_FUTURE + 2 * DAY
        return ends

    def tile_of(self, seconds: Ints) -> Ints:
        """Return in which tile each of these instants is."""
        near = np.floor(self.scale.to_room(seconds) / self.width).astype(np.int64)
        tiles = np.clip(near, 0, self.total - 1)
        begins, ends = self.ends(tiles)
        # Rounded to seconds, a tile may begin a little before its room does.
        return np.asarray(tiles + (seconds >= ends) - (seconds < begins))

    def seen(self, rooms: tuple[float, float]) -> tuple[int, int]:
        """Return the first tile that is seen in a window, and the one after the last."""
        first = min(max(math.floor(rooms[0] / self.width), 0), self.total - 1)
        return first, min(max(math.ceil(rooms[1] / self.width), first + 1), self.total)


def ruling_of(scale: TimeScale, pixels: float, width: int) -> Ruling:
    """Return the tiles for `pixels` a unit of room, in a view `width` pixels across.

    None is shorter than two seconds.
    """
    rates = np.diff(scale.rooms) / np.diff(scale.knots)
    room = max(max(TILE, width / ACROSS) / pixels, 2.0 * float(rates.max()))
    return Ruling(scale, room, max(math.ceil(scale.room / room - 1e-9), 1))
