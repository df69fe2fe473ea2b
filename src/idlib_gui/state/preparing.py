"""Makes the datasets on the shelf ready to be drawn, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from .datasets import NO_FILTER, LaneIndex, Layer, RowFilter, Shelf
from .jobs import JobSlot
from .passing import passing
from .viewport import LanesBy, View, Viewport

LanesOf = Callable[[Layer, LanesBy], LaneIndex | None]
"""Works out the lanes of a dataset, or finds those that were worked out before."""


class _Wanted(NamedTuple):
    """What of a dataset is to be made ready."""

    key: str
    lanes_by: LanesBy
    filter: RowFilter


class Preparing(QObject):
    """Works out the lanes that are shown and which rows pass, one dataset after the other.

    Args:
        lanes_of: Works lanes out; it may take its time.
        known_lanes: Returns lanes that were worked out before, at once, or None.
    """

    failed = Signal(object)
    """The exception that kept a dataset from being made ready; it is hidden then."""

    def __init__(
        self,
        shelf: Shelf,
        viewport: Viewport,
        jobs: JobSlot,
        lanes_of: LanesOf,
        known_lanes: LanesOf,
    ) -> None:
        super().__init__(shelf)
        self._shelf, self._viewport, self._jobs = shelf, viewport, jobs
        self._lanes_of, self._known_lanes = lanes_of, known_lanes
        self._working: _Wanted | None = None
        shelf.changed.connect(self._work)
        viewport.changed.connect(self._follow)
        jobs.failed.connect(self._give_up)

    def make_ready(self, layer: Layer) -> Layer:
        """Return a layer with its lanes if they are known and nothing has to be worked out."""
        by = self._viewport.view.lanes_by
        lanes = self._known_lanes(layer, by) if layer.filter == NO_FILTER else None
        if lanes is None:
            return layer
        return replace(layer, lanes=lanes, lanes_by=by, passing=None, ready=True)

    def _follow(self, view: View) -> None:
        for layer in self._shelf.layers:
            if layer.lanes_by not in {None, view.lanes_by}:
                self._shelf.put(replace(layer, lanes=None, lanes_by=None, ready=False))
        self._work()

    def _next(self) -> Layer | None:
        """Return the layer to make ready next."""
        open_ = [layer for layer in self._shelf.visible if not layer.ready]
        return open_[0] if open_ else None

    def _wanted(self, layer: Layer) -> _Wanted:
        return _Wanted(layer.key, self._viewport.view.lanes_by, layer.filter)

    def _work(self) -> None:
        layer = self._next()
        wanted = None if layer is None else self._wanted(layer)
        if wanted == self._working:
            return
        self._working = wanted
        if layer is None or wanted is None:
            self._jobs.cancel()
            return
        by = wanted.lanes_by
        self._jobs.start(lambda _stop: self._made(layer, by), lambda made: self._show(layer, made))

    def _made(self, layer: Layer, by: LanesBy) -> Layer:
        """Return the layer, ready; not on the window's thread."""
        lanes = layer.lanes if layer.lanes_by == by else self._lanes_of(layer, by)
        rows = passing(layer.dataset, layer.filter)
        made = replace(layer, lanes=lanes, lanes_by=by, passing=rows, ready=True)
        made.kept()  # what the first frame needs of it is worked out here
        return made

    def _show(self, before: Layer, made: Layer) -> None:
        self._working = None
        now = self._shelf.layer(before.key)
        if now is not None and now is not before:  # it got another colour meanwhile
            made = replace(made, visible=now.visible, colour=now.colour)
        if now is not None:
            self._shelf.put(made)

    def _give_up(self, error: Exception) -> None:
        wanted, self._working = self._working, None
        if wanted is not None:
            self._shelf.update(wanted.key, visible=False)
        self.failed.emit(error)
