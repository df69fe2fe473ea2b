"""What the ribbon shows at one moment: its parts, heights and marks, kept while they stay."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.dyads import Dealing
from idlib_gui.domain.records import EventId
from idlib_gui.layout.columns import Columns, Floats, Ints, columns_of
from idlib_gui.layout.context import extent_with, scale_of
from idlib_gui.layout.frame import frame_of
from idlib_gui.layout.lettering import Lettering
from idlib_gui.layout.ribbon import (
    LEAST,
    SIDES,
    Flow,
    Moments,
    active,
    condensed,
    flow_of,
    heights,
    moments_of,
)
from idlib_gui.layout.scale import TimeScale
from idlib_gui.layout.sources import Layer
from idlib_gui.layout.ticks import Axis, rule
from idlib_gui.layout.units import Words
from idlib_gui.layout.window import rooms_of
from idlib_gui.state.viewport import View
from idlib_gui.ui.timeline.look import Look
from idlib_gui.ui.wording import MONTHS

from .marks import place_marks
from .picture import Picture

HEAD = 38
"""Height of the axis of time."""
AXIS_FROM = 112
"""Below this height there is no axis: the timeline above has it."""
ROOM = 6
"""Pixels for each row of a dataset, on average, from which on each has a mark of its own."""
_STEPS = 4
"""How often flows are worked out anew while the zoom doubles."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("dyad", text)


def side_names() -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what stands above the middle line and below it, each in full and in short."""
    return (_tr("Co-operation"), _tr("Co-op")), (_tr("Conflict"), _tr("Conflict"))


class Stage:
    """Makes pictures of what is between two actors, and keeps what has not changed."""

    def __init__(self, document: Document, view: View, look: Look) -> None:
        self._size = (640, 160)
        self._view = view
        self._look = look
        self._layers: tuple[Layer, ...] = ()
        self._scales: dict[bool, TimeScale] = {}
        self._flows: dict[tuple[bool, int], Flow] = {}
        self._picture: Picture | None = None
        self._context: Moments | None = None
        self._condensed: tuple[Moments, Ints] | None = None
        self.document = document
        self.dealings: dict[EventId, Dealing] = {}
        self.columns: Columns = columns_of(document_of(()))
        self._moments = moments_of(self.columns)

    def show(self, document: Document, dealings: Sequence[Dealing]) -> None:
        """Show what is between two other actors, or another state of it."""
        if document is not self.document:
            self.document, self._scales = document, {}
        self.dealings = {dealing.event: dealing for dealing in dealings}
        self.columns = columns_of(document_of(document.events[key] for key in self.dealings))
        self._moments = moments_of(self.columns)
        self._flows, self._picture = {}, None

    def show_context(self, rows: Moments | None) -> None:
        """Show the rows of datasets between the two behind the events; None: there are none."""
        self._context = rows
        self._condensed = None if rows is None else condensed(rows)
        self._flows, self._picture = {}, None

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Map time as it is with these datasets beside the document."""
        self._layers = tuple(layers)
        self._scales, self._flows, self._picture = {}, {}, None

    def show_view(self, view: View) -> None:
        """Show another stretch of time."""
        before, self._view = self._view, view
        if view.folded != before.folded:
            self._flows = {}
        if (view.folded, view.window) != (before.folded, before.window):
            self._picture = None

    def dress(self, look: Look) -> None:
        """Use other fonts."""
        self._look, self._picture = look, None

    def resize(self, width: int, height: int) -> None:
        """Use another size."""
        if (width, height) != self._size:
            self._size, self._picture = (width, height), None

    @property
    def _whole(self) -> Columns:
        """Return all events of the document."""
        return self.document.derived(columns_of)

    @property
    def scale(self) -> TimeScale:
        """Return how time is mapped: as on the timeline."""
        folded = self._view.folded
        if folded not in self._scales:
            self._scales[folded] = scale_of(self._whole, self._layers, folded=folded)
        return self._scales[folded]

    @property
    def counts(self) -> tuple[int, int]:
        """Return how many events are co-operation and how many conflict."""
        up, down = (int(np.isin(self.columns.cls, side).sum()) for side in SIDES)
        return up, down

    @property
    def picture(self) -> Picture:
        """Return what is to be seen now."""
        if self._picture is None:
            self._picture = self._painted()
        return self._picture

    def _painted(self) -> Picture:
        width, height = self._size
        ruler, scale, whole = self._look.small.ruler, self.scale, self._whole
        # As wide as the names of the timeline mostly are, and its bay: so that times stand below
        # each other.
        frame = frame_of(width, height, math.inf, undated=bool((~whole.dated).any()))
        rooms = rooms_of(scale, self._view.window)
        head = HEAD if height >= AXIS_FROM else 0
        lettering = Lettering(ruler, Words(MONTHS, _tr("{0} BC")))
        axis = Axis((), ())
        if extent_with(whole.extent, self._layers) is not None:
            axis = rule(scale, self._view.window, frame.width, lettering)
        context = self._condensed
        picture = Picture(
            left=frame.left,
            bay=frame.bay,
            width=frame.width,
            head=head,
            height=height,
            scale=scale,
            rooms=rooms,
            axis=axis,
            own=self._heights((self._moments, None), rooms, frame.width),
            context=None if context is None else self._heights(context, rooms, frame.width),
            rows=(),
            marks=(),
        )
        return picture._replace(marks=place_marks(picture, self.columns), rows=self._few(picture))

    def _few(self, picture: Picture) -> tuple[tuple[float, int], ...]:
        """Return the rows of datasets in view, if they are few enough to be told apart."""
        if self._context is None:
            return ()
        stretch = (picture.seconds_at(picture.left + x) for x in (0, picture.width))
        seen = np.flatnonzero(active(self._context, *stretch))
        if len(seen) * ROOM > picture.width:
            return ()
        places = picture.scale.to_room(self._context.begin[seen])
        classes = self._context.cls[seen].tolist()
        return tuple(zip(map(picture.x_of_room, places.tolist()), classes, strict=True))

    def _heights(
        self, held: tuple[Moments, Ints | None], rooms: tuple[float, float], width: int
    ) -> Floats:
        """Return heights; how wide the shortest event is goes with the zoom, in fine steps."""
        moments, numbers = held
        pixels = width / (rooms[1] - rooms[0])
        step = round(math.log2(pixels) * _STEPS)
        key = (moments is self._moments, step)
        if key not in self._flows:
            self._flows = {k: flow for k, flow in self._flows.items() if k[1] == step}
            least = LEAST / 2.0 ** (step / _STEPS)
            self._flows[key] = flow_of(moments, self.scale, least, numbers)
        return heights(self._flows[key], rooms, width)
