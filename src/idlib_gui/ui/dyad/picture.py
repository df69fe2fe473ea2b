"""All that the ribbon paints at one moment, and where in it things are."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF

from idlib_gui.layout.columns import Floats
from idlib_gui.layout.scale import TimeScale
from idlib_gui.layout.ticks import Axis


class Mark(NamedTuple):
    """One event or several at a place of the view; `members` are rows of the columns."""

    place: QRectF
    members: tuple[int, ...]


class Picture(NamedTuple):
    """All that is painted at one moment, in pixels of the view.

    Time lies from `left`, `width` pixels across; `bay` pixels before it are for undated events.
    `own` and `context` are heights as `layout.ribbon.heights` gives them, of the events and of
    the rows of datasets.
    """

    left: int
    bay: int
    width: int
    head: int
    height: int
    scale: TimeScale
    rooms: tuple[float, float]
    axis: Axis
    own: Floats
    context: Floats | None
    rows: tuple[tuple[float, int], ...]
    """Where rows of datasets begin, with the codes of their classes; none if they are too many."""
    marks: tuple[Mark, ...]

    @property
    def middle(self) -> float:
        """Return where the line between co-operation and conflict is."""
        return self.head + (self.height - self.head) / 2

    def x_of_room(self, room: float) -> float:
        """Return where a place of the scale is."""
        first, last = self.rooms
        return self.left + (room - first) / (last - first) * self.width

    def x_of(self, seconds: float) -> float:
        """Return where an instant is."""
        return self.x_of_room(float(self.scale.to_room(seconds)))

    def seconds_at(self, x: float) -> float:
        """Return the instant at a place of the view."""
        first, last = self.rooms
        room = first + (last - first) * (x - self.left) / self.width
        return float(self.scale.to_seconds(room))
