"""Scrolling by key: which panel of lanes is meant, and how far it goes."""

from __future__ import annotations

from collections.abc import Iterator

from idlib_gui.layout.panels import Panel, panel_with

from .canvas import Canvas
from .view import TimelineView


class Scroller:
    """Moves the lanes of the panel in which the user is at work."""

    def __init__(self, canvas: Canvas, view: TimelineView) -> None:
        self._canvas = canvas
        self._view = view

    def by(self, fraction: float) -> None:
        """Move lanes up by a fraction of the height of their panel; down if it is negative."""
        panel = next((panel for panel in self._meant() if panel.hidden), None)
        if panel is not None:
            self._view.scroll(panel.key, panel.scroll + fraction * panel.height)

    def to_top(self) -> None:
        """Show the first lanes of each panel."""
        for panel in self._canvas.picture.panels:
            self._view.scroll(panel.key, 0)

    def to_lane(self, key: str) -> None:
        """Bring the lane of this key to the top of its panel, if there is one."""
        plan = self._canvas.picture.plan
        keys = [lane.key for lane in plan.table.lanes]
        if key in keys:
            lane = keys.index(key)
            panel = panel_with(self._canvas.picture.panels, lane)
            self._view.scroll(panel.key, float(plan.packing.top[lane] - panel.base))

    def _meant(self) -> Iterator[Panel]:
        """Yield the panels, the one first in which the user is: by keys, selection, or pointer."""
        picture, current = self._canvas.picture, self._canvas.current
        if current is not None:
            yield panel_with(picture.panels, current.lane)
        spot = self._canvas.marks.selected
        lanes = [] if spot is None else picture.plan.board.lanes_with(spot.row, spot.layer).tolist()
        if lanes:
            yield panel_with(picture.panels, lanes[0])
        pointed = None if self._view.pointed is None else picture.panel(self._view.pointed)
        if pointed is not None:
            yield pointed
        yield from picture.panels
