"""Where the events between two actors are marked on the ribbon."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF

from idlib_gui.layout.columns import Columns, Ints
from idlib_gui.layout.ribbon import SIDES
from idlib_gui.layout.ribbon_ticks import SLOT, Tick, place_ticks

from .picture import Mark, Picture

ROW = 16
"""Height of a row of marks."""


def place_marks(picture: Picture, columns: Columns) -> tuple[Mark, ...]:
    """Return the marks in view: those of the bay, then those of time from left to right."""
    pixels = picture.width / (picture.rooms[1] - picture.rooms[0])
    ends = np.clip(picture.scale.to_room([columns.anchor, columns.end_hi]), 0.0, picture.scale.room)
    begin, end = ends * pixels
    # What began before is marked at the left edge while it lasts: no event in view is missed.
    edge_x = picture.rooms[0] * pixels
    begin = np.where(end > edge_x + SLOT, np.maximum(begin, edge_x), begin)
    bay: list[Mark] = []
    time: list[Mark] = []
    for rows, y in _rows(picture, columns):
        dated = rows[columns.dated[rows]]
        placed = place_ticks(dated, begin[dated], end[dated])
        time += _marks(placed, picture.left - edge_x, y)
        late = rows[~columns.dated[rows]]
        edge = np.full(len(late), float(max(picture.bay - 2 * SLOT, 0)))
        shift = picture.left - picture.bay + SLOT / 2
        bay += _marks(place_ticks(late, np.zeros(len(late)), edge + SLOT), shift, y)
    right = picture.left + picture.width
    seen = [m for m in time if m.place.right() > picture.left and m.place.left() < right]
    return tuple(sorted(bay, key=_order) + sorted(seen, key=_order))


def _rows(picture: Picture, columns: Columns) -> list[tuple[Ints, float]]:
    """Return the rows of marks, each with its middle: co-operation, no class, conflict."""
    cls, middle = columns.cls, picture.middle
    loose = np.flatnonzero(cls >= len(SIDES) * 2)
    shift = ROW if loose.size else ROW / 2
    up, down = (np.flatnonzero(np.isin(cls, side)) for side in SIDES)
    return [(up, middle - shift), (loose, middle), (down, middle + shift)]


def _marks(ticks: Sequence[Tick], shift: float, y: float) -> list[Mark]:
    return [
        Mark(QRectF(tick.left + shift, y - ROW / 2, tick.width, ROW), tick.members)
        for tick in ticks
    ]


def _order(mark: Mark) -> tuple[float, float]:
    return mark.place.left(), mark.place.top()
