"""All that is painted at one moment, and where in it things are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRect, QRectF

from idlib_gui.layout.columns import Floats
from idlib_gui.layout.frame import ROW, Frame
from idlib_gui.layout.hit import LayerRow
from idlib_gui.layout.panels import Panel, panel_with
from idlib_gui.layout.plan import Plan
from idlib_gui.layout.scale import TimeScale
from idlib_gui.layout.scene import Scene
from idlib_gui.layout.ticks import Axis


class Picture(NamedTuple):
    """All that is painted at one moment."""

    frame: Frame
    scale: TimeScale
    plan: Plan
    scene: Scene
    parts: tuple[Scene, ...]
    """What of the scene is in each panel, from the top down."""
    axis: Axis
    rooms: tuple[float, float]

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Return the panels of lanes, from the top down; there is always one."""
        return self.scene.panels

    def panel(self, key: int) -> Panel | None:
        """Return the panel of a key, if it is there now."""
        return next((panel for panel in self.panels if panel.key == key), None)

    def area_of(self, lane: int) -> QRect:
        """Return where the lanes of the panel of a lane are seen, in pixels of the timeline."""
        panel, frame = panel_with(self.panels, lane), self.frame
        return QRect(frame.left, frame.header + panel.top, frame.width, panel.height)

    def x_of(self, seconds: float) -> float:
        """Return where an instant is, in pixels from the left of the time area."""
        return self.x_of_room(float(self.scale.to_room(seconds)))

    def x_of_room(self, room: float) -> float:
        """Return where a place of the scale is, in pixels from the left of the time area."""
        left, right = self.rooms
        return (room - left) / (right - left) * self.frame.width

    def x_of_rooms(self, rooms: Floats) -> Floats:
        """Return where places of the scale are, as `x_of_room` does for one."""
        left, right = self.rooms
        return np.asarray((rooms - left) / (right - left) * self.frame.width)

    def room_at(self, x: float) -> float:
        """Return the place of the scale that is `x` pixels from the left of the time area."""
        left, right = self.rooms
        return left + (right - left) * x / self.frame.width

    def events(self) -> list[int]:
        """Return the article's events that are seen, in time order, the bay's last; each once."""
        bay = [] if self.scene.undated is None else self.scene.undated.event.tolist()
        dated = self.scene.event[self.scene.layer == 0].tolist()
        return list(dict.fromkeys([*sorted(dated), *bay]))

    def rows(self) -> list[LayerRow]:
        """Return the rows of datasets that are seen, in the order of their lanes; each once."""
        of_datasets = self.scene.layer > 0
        parts = self.scene.layer[of_datasets].tolist(), self.scene.event[of_datasets].tolist()
        return list(dict.fromkeys(map(LayerRow, *parts)))

    def rects_of(self, event: int, layer: int = 0) -> list[QRect]:
        """Return where an event is seen, one rectangle a lane, in pixels of the whole timeline."""
        parts = [(self.scene, self.frame.left)]
        if self.scene.undated is not None:
            parts.append((self.scene.undated, self.frame.names))
        return [
            _rect(part, item, left, self.frame.header)
            for part, left in parts
            for item in ((part.event == event) & (part.layer == layer)).nonzero()[0].tolist()
        ]


def _rect(part: Scene, item: int, left: int, header: int) -> QRect:
    boxed = part.box_w[item] > 0
    x = float(part.box_x[item] if boxed else max(part.edges[0, item], 0.0))
    width = float(part.box_w[item] if boxed else part.edges[3, item] - x)
    top = float(part.y[item]) + header
    return QRectF(left + x, top, max(width, 4.0), ROW).toAlignedRect()
