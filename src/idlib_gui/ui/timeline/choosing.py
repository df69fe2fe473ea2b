"""What is selected or pointed at: marked, and if it is selected brought into view and centred."""

from __future__ import annotations

import numpy as np

from idlib_gui.layout.hit import Hit, LayerRow
from idlib_gui.state.selection import Picked
from idlib_gui.state.session import Session

from .camera import Camera
from .canvas import Canvas
from .marking import events_about
from .reading import Reader


class Choosing:
    """Follows selection and pointer with marks, and the selection with the camera."""

    def __init__(self, session: Session, canvas: Canvas, camera: Camera, reader: Reader) -> None:
        self._session = session
        self._canvas = canvas
        self._camera = camera
        self._reader = reader
        self._centred: Picked = None

    def mark(self) -> None:
        """Mark what is selected, and what it is about."""
        selection, stage = self._session.selection, self._canvas.stage
        about = events_about(stage.document, selection.current)
        marked = None if about is None else stage.rows_of(about)
        spot = self._reader.spot_of(selection.picked)
        marks = self._canvas.marks
        self._canvas.marks = marks._replace(selected=spot, marked=marked, current=None)

    def point(self, here: Hit | None) -> None:
        """Mark what the pointer is over; None: it is over nothing."""
        spot = None
        if here is not None:
            spot = here.row if here.event is None else LayerRow(0, here.event)
        self._canvas.marks = self._canvas.marks._replace(hovered=spot)

    def show(self) -> None:
        """Mark what is selected now, and bring it or one of its events into view."""
        self.forget_centre()
        self.mark()
        spot = self._canvas.marks.selected
        if spot is not None and spot.layer:
            self._camera.reveal(spot)
        else:
            self._reveal(self._marked_rows() if spot is None else [spot.row])

    def forget_centre(self) -> None:
        """Take the next centring for the first."""
        self._centred = None

    def centre(self) -> None:
        """Bring the selected event to the middle; asked again, come as close as shows all of it.

        While nothing is selected, show all of the period.
        """
        picked, spot = self._session.selection.picked, self._canvas.marks.selected
        period = self._session.viewport.view.period
        if picked is None and period is not None:
            self._camera.show_time(*period)
        if spot is None:
            return
        if self._centred == picked:
            self._camera.fit_event(spot)
        else:
            self._camera.centre(spot)
            self._centred = picked

    def _marked_rows(self) -> list[int]:
        marked = self._canvas.marks.marked
        rows = [] if marked is None else np.flatnonzero(marked).tolist()
        return [] if set(rows) & set(self._canvas.picture.events()) else rows

    def _reveal(self, rows: list[int]) -> None:
        """Bring the first of these events that has a lane into view."""
        stage = self._canvas.stage
        shown = np.zeros(stage.columns.total, dtype=bool)
        shown[stage.table.event] = True
        found = next((row for row in rows if shown[row]), None)
        if found is not None:
            self._camera.reveal(LayerRow(0, found))
