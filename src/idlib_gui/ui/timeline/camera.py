"""Moves the view over the events; all of it ends up in the shared `Viewport`."""

from __future__ import annotations

import numpy as np

from idlib_gui.layout.columns import Floats
from idlib_gui.layout.hit import LayerRow
from idlib_gui.layout.panels import scrolled_to
from idlib_gui.layout.window import Window, centred, fitted, panned, rooms_of, zoomed
from idlib_gui.state.viewport import Viewport

from .stage import Stage

_AIR = 24
"""Pixels kept free around what is brought into view."""
_ROUNDING = 1e-9


class Camera:
    """Zooms, pans and brings events into view."""

    def __init__(self, stage: Stage, viewport: Viewport) -> None:
        self._stage = stage
        self._viewport = viewport

    def zoom(self, factor: float, at: float = 0.5) -> None:
        """Come `factor` times closer to the part `at` of the width."""
        self._look_at(zoomed(self._stage.scale, self._viewport.view.window, factor, at))

    def pan(self, fraction: float) -> None:
        """Move right by a fraction of the width."""
        self._look_at(panned(self._stage.scale, self._viewport.view.window, fraction))

    def fit(self) -> None:
        """Show all of the time."""
        self._viewport.update(window=None)

    def show_rooms(self, left: float, right: float) -> None:
        """Show just the stretch between two places of the scale."""
        self._look_at(fitted(self._stage.scale, left, right, 0.0))

    def show_time(self, begin: int, end: int) -> None:
        """Show a stretch of time, in seconds since 1970, with a little beside it."""
        left, right = self._stage.scale.to_room([begin, end]).tolist()
        self._look_at(fitted(self._stage.scale, left, right, 0.05))

    def reveal_time(self, seconds: int) -> None:
        """Bring an instant into view, without another zoom, if it is not seen."""
        picture, scale = self._stage.picture, self._stage.scale
        if not 0 <= picture.x_of(seconds) <= picture.frame.width:
            place = float(scale.to_room(seconds))
            self._look_at(centred(scale, self._viewport.view.window, place))

    def centre(self, spot: LayerRow) -> None:
        """Bring the middle of an event to the middle of the view, as close as it is now."""
        left, right = self._extent(spot)
        window = self._viewport.view.window
        width = np.subtract(*rooms_of(self._stage.scale, window)[::-1])
        middle = (left + right) / 2 if right - left < width else left
        self._look_at(centred(self._stage.scale, window, middle))
        self._reveal_rows(spot)

    def fit_event(self, spot: LayerRow) -> None:
        """Come as close to an event as shows all of it."""
        self._look_at(fitted(self._stage.scale, *self._extent(spot)))
        self._reveal_rows(spot)

    def reveal(self, spot: LayerRow) -> None:
        """Bring an event into view, without another zoom, if nothing of it is seen."""
        span = self._stage.board.span(spot.row, spot.layer)
        if span is not None:
            picture = self._stage.picture
            begins, ends = picture.x_of(span.begin), picture.x_of(span.end)
            if begins > picture.frame.width - _AIR or ends < 0:
                scale, window = self._stage.scale, self._viewport.view.window
                self._look_at(centred(scale, window, float(scale.to_room(span.anchor))))
        self._reveal_rows(spot)

    def _extent(self, spot: LayerRow) -> tuple[float, float]:
        """Return where an event begins and ends at most, as places inside the domain."""
        scale, span = self._stage.scale, self._stage.board.span(spot.row, spot.layer)
        if span is None:
            return rooms_of(scale, self._viewport.view.window)
        ends: Floats = np.clip(scale.to_room([span.begin, span.end]), 0.0, scale.room)
        return float(ends[0]), float(ends[1])

    def _reveal_rows(self, spot: LayerRow) -> None:
        """Scroll as little as shows one of the event's rows."""
        picture = self._stage.picture
        tops = picture.plan.tops_of(spot.row, spot.layer)
        if not tops.size:
            return
        panel = scrolled_to(picture.plan.packing, picture.panels, tops)
        self._stage.scroll_to(panel.key, panel.scroll)

    def _look_at(self, window: Window) -> None:
        scale = self._stage.scale
        left, right = rooms_of(scale, window)
        everything = right - left >= scale.room * (1 - _ROUNDING)
        self._viewport.update(window=None if everything else window)
