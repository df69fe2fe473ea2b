"""Makes the datasets on the shelf ready to be drawn, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from .datasets import NO_FILTER, LaneIndex, Layer, RowFilter, Shelf
from .jobs import JobSlot
from .passing import passing
from .viewport import LanesBy, View, Viewport

_TIDIED = 1_000
"""Milliseconds after which what a filter took that is no more is given back to the system."""
LanesOf = Callable[[Layer, LanesBy], LaneIndex | None]
"""Works out the lanes of a dataset, or finds those that were worked out before."""


class _Wanted(NamedTuple):
    """What of a dataset is to be made ready; `lanes_by` None: it is one lane."""

    key: str
    lanes_by: LanesBy | None
    filter: RowFilter


def work_ahead(layer: Layer, *, lanes: bool) -> None:
    """Find what the first frame would have to wait for: indexes remember what passes.

    `lanes` says whether the lanes of the layer are shown, or all of it as one lane.
    """
    kept = layer.kept()
    if layer.lanes is not None and layer.passing is not None:
        in_lanes = layer.lanes.index.kept(rows=layer.passing)
        kept = in_lanes if lanes else kept
    if kept is not None:
        kept.prepare()
    _give_back()


def _give_back() -> None:
    # The start of the program need not wait for what only datasets need.
    from .memory import give_back  # noqa: PLC0415

    give_back()


class Readying(QObject):
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
        self._tidy = QTimer(self)
        self._tidy.setSingleShot(True)
        self._tidy.setInterval(_TIDIED)
        self._tidy.timeout.connect(_give_back)
        shelf.changed.connect(self._work)
        viewport.changed.connect(self._follow)
        jobs.failed.connect(self._give_up)

    def make_ready(self, layer: Layer) -> Layer:
        """Return a layer with all that is known of it and has not to be worked out."""
        whole = self._known_lanes(layer, LanesBy.NONE) if layer.filter == NO_FILTER else None
        if whole is None:
            return layer
        by = self._lanes_wanted(layer)
        lanes = self._known_lanes(layer, by) if by is not None else None
        lanes_by = by if lanes is not None else None
        return replace(layer, whole=whole.index, lanes=lanes, lanes_by=lanes_by, ready=True)

    def _follow(self, view: View) -> None:
        for layer in self._shelf.layers:
            if layer.lanes_by not in {None, view.lanes_by}:
                self._shelf.put(replace(layer, lanes=None, lanes_by=None))
        self._work()

    def _lanes_wanted(self, layer: Layer) -> LanesBy | None:
        """Return what the inner lanes of a dataset stand for, None if it shows none."""
        view = self._viewport.view
        return view.lanes_by if layer.shows_lanes(view) else None

    def _next(self) -> Layer | None:
        """Return the layer to make ready next."""
        for layer in self._shelf.visible:
            by = self._lanes_wanted(layer)
            if not layer.ready or (by is not None and layer.lanes_by is not by):
                return layer
        return None

    def _work(self) -> None:
        layer = self._next()
        by = self._lanes_wanted(layer) if layer is not None else None
        wanted = None if layer is None else _Wanted(layer.key, by, layer.filter)
        if wanted == self._working:
            return
        self._working = wanted
        if layer is None:
            self._jobs.cancel()
        else:
            self._jobs.start(
                lambda _stop: self._made(layer, by), lambda made: self._show(layer, made)
            )

    def _made(self, layer: Layer, by: LanesBy | None) -> Layer:
        """Return the layer, ready; not on the window's thread."""
        whole = layer.whole
        if whole is None:
            one_lane = self._lanes_of(layer, LanesBy.NONE)
            whole = one_lane.index if one_lane is not None else None
        rows = layer.passing if layer.ready else passing(layer.dataset, layer.filter)
        made = replace(layer, whole=whole, passing=rows, ready=True)
        if by is not None and layer.lanes_by is not by:
            made = replace(made, lanes=self._lanes_of(layer, by), lanes_by=by)
        work_ahead(made, lanes=by is not None)
        return made

    def _show(self, before: Layer, made: Layer) -> None:
        self._working = None
        now = self._shelf.layer(before.key)
        if now is not None and now is not before:  # it got another colour meanwhile
            made = replace(made, visible=now.visible, colour=now.colour)
        if now is not None:
            self._shelf.put(made)
            self._tidy.start()

    def _give_up(self, error: Exception) -> None:
        wanted, self._working = self._working, None
        if wanted is not None:
            self._shelf.update(wanted.key, visible=False)
        self.failed.emit(error)
