"""Lines of time under the pointer: the axis with the lanes below it, and the overview."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.domain.periods import Period
from idlib_gui.layout.lettering import Lettering
from idlib_gui.layout.scale import TimeScale
from idlib_gui.layout.snapping import Grid

from .picture import Picture


class Track(NamedTuple):
    """A stretch of a scale on the screen; `x` counts in pixels from the left of the time area."""

    scale: TimeScale
    left: float
    """The room at `x` = 0."""
    pixels: float
    """Pixels to a unit of room."""
    width: int

    def x_of(self, seconds: float) -> float:
        """Return where an instant is."""
        return (float(self.scale.to_room(seconds)) - self.left) * self.pixels

    def span(self, period: Period) -> tuple[float, float]:
        """Return where a period begins and ends, which may be out of sight."""
        return self.x_of(period[0]), self.x_of(period[1])

    def seconds_at(self, x: float) -> float:
        """Return the instant at `x`."""
        return float(self.scale.to_seconds(self.left + x / self.pixels))

    def inside(self, x: float) -> float:
        """Return the place nearest to `x` that is in sight."""
        return min(max(x, 0.0), float(self.width))

    def grid(self, letters: Lettering) -> Grid:
        """Return the instants that an axis would rule here."""
        return Grid(self.scale, self.pixels, letters)


def axis_track(picture: Picture) -> Track:
    """Return the track of the axis."""
    (left, right), width = picture.rooms, picture.frame.width
    return Track(picture.scale, left, width / (right - left), width)


def overview_track(picture: Picture) -> Track:
    """Return the track of the overview, on which all of the time is in sight."""
    width = picture.frame.width
    return Track(picture.scale, 0.0, width / picture.scale.room, width)
