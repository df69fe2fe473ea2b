"""The rules of time along the top, kept while only the rows change."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.layout.lettering import Lettering
from idlib_gui.layout.scale import TimeScale
from idlib_gui.layout.ticks import Axis, rule
from idlib_gui.layout.window import Window


class _Known(NamedTuple):
    scale: TimeScale
    window: Window | None
    width: int
    axis: Axis


class Rules:
    """Makes the time axis, and keeps the last one."""

    def __init__(self, lettering: Lettering) -> None:
        self.lettering = lettering
        """How times are written."""
        self._known: _Known | None = None

    def axis(self, scale: TimeScale, window: Window | None, width: int, *, dated: bool) -> Axis:
        """Return the axis of a window; where nothing is dated no time is told."""
        known = self._known
        if known is None or known.scale is not scale or known[1:3] != (window, width):
            axis = rule(scale, window, width, self.lettering) if dated else Axis((), ())
            known = self._known = _Known(scale, window, width, axis)
        return known.axis
