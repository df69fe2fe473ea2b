"""What a click and a double click on the timeline do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from idlib_gui.layout.dense import Cluster
from idlib_gui.layout.hit import Area, Crowd, Hit, LayerRow
from idlib_gui.state.selection import Picked

from .camera import Camera
from .members import members_menu
from .picking import is_nothing, picked_at
from .stage import Stage
from .stretches import Stretch

_CLOSER = 8.0
"""How much closer a double click on a strip comes."""


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

    def click(self, here: Hit) -> None:
        """Select what is hit; of a cluster, show the events."""
        picked = picked_at(self._stage, here)
        if here.cluster is not None:
            self.open(here)
        elif picked is not None or is_nothing(here):
            self._select(picked)

    def open(self, here: Hit) -> None:
        """Come as close to what is hit as shows all of it."""
        if here.event is not None:
            self._camera.fit_event(LayerRow(0, here.event))
        elif here.row is not None:
            self._camera.fit_event(here.row)
        elif here.cluster is not None and here.area is Area.TIME:
            if not self._listed(here.cluster, here):
                self._camera.show_time(here.cluster.begin, here.cluster.end)
        elif here.crowd is not None and not self._listed(here.crowd, here):
            self._camera.zoom(_CLOSER, here.x / max(self._stage.picture.frame.width, 1))

    def show(self, stretch: Stretch) -> None:
        """Come as close to a stretch as shows all of it."""
        place = stretch.lane, stretch.begin, stretch.end
        if not self._list(place, stretch.rect.center()):
            self._camera.show_time(stretch.begin, stretch.end)

    def _listed(self, crowd: Cluster | Crowd, here: Hit) -> bool:
        frame = self._stage.picture.frame
        at = QPoint(frame.left + int(here.x), frame.header + int(here.y))
        return self._list((crowd.lane, crowd.begin, crowd.end), at)

    def _list(self, place: tuple[int, int, int], at: QPoint) -> bool:
        """List the events of a stretch of a lane; False: they come apart from nearer."""
        if not self._stage.picture.plan.always_full(*place):
            return False
        menu = members_menu(self._view, self._stage, place, self._select)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.mapToGlobal(at))
        return True
