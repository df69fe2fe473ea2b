"""What a click and a double click on the timeline do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from idlib_gui.layout.hit import Hit, LayerRow
from idlib_gui.state.selection import Picked

from .camera import Camera
from .members import members_menu
from .picking import is_nothing, picked_at
from .stage import Stage
from .stretches import Stretch

_SHORTEST = 3
"""Seconds of a tile that cannot be parted."""


class Opening:
    """Selects what is clicked, and comes close to what is opened.

    Events that no zoom brings apart are listed in a menu over `view`.
    """

    def __init__(
        self, view: QWidget, stage: Stage, camera: Camera, select: Callable[[Picked], None]
    ) -> None:
        self._view = view
        self._stage = stage
        self._camera = camera
        self._select = select
        self._came = False

    def click(self, here: Hit) -> None:
        """Select what is hit; of a strip, show the events."""
        picked = picked_at(self._stage, here)
        self._came = here.crowd is not None
        if here.crowd is not None:
            frame = self._stage.picture.frame
            at = QPoint(frame.left + int(here.x), frame.header + int(here.y))
            self._show((here.crowd.lane, *here.crowd.tile), at)
        elif picked is not None or is_nothing(here):
            self._select(picked)

    def open(self, here: Hit) -> None:
        """Come as close to what is hit as shows all of it; the first click did so for a strip."""
        if self._came:
            return
        if here.event is not None:
            self._camera.fit_event(LayerRow(0, here.event))
        elif here.row is not None:
            self._camera.fit_event(here.row)

    def show(self, stretch: Stretch) -> None:
        """Come as close to a stretch as shows all of it, or list its events."""
        self._show((stretch.lane, stretch.begin, stretch.end), stretch.rect.center())

    def _show(self, place: tuple[int, int, int], at: QPoint) -> None:
        """Come close to those events of a stretch of a lane that start in it, or list them."""
        board, stretch = self._stage.board, self._stage.board.trimmed(*place)
        if place[2] - place[1] > _SHORTEST and board.comes_apart(*place):
            self._camera.show_time(*stretch)
            return
        menu = members_menu(self._view, self._stage, (place[0], *stretch), self._select)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.mapToGlobal(at))
