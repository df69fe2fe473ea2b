"""The histograms of the overview, kept while what they count is the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import numpy as np

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.board import Board
from idlib_gui.layout.columns import Ints, classes_on
from idlib_gui.layout.density import context_density, density
from idlib_gui.layout.scale import TimeScale
from idlib_gui.layout.sources import Layer

_BAR_WIDTH = 5
"""Pixels of a bar of the overview."""


class Histograms:
    """Counts when the events of a document and the rows of datasets begin."""

    def __init__(
        self,
        board: Board,
        layers: Sequence[Layer],
        scale: TimeScale,
        off: Collection[EventClass | None],
    ) -> None:
        self._board = board
        self._layers = layers
        self._scale = scale
        self._off = off
        self._known: dict[Callable[[int], Ints], Ints] = {}

    def bars(self, width: int) -> Ints:
        """Return the histogram of the document for an overview of this width."""
        return self._kept(self._document, width)

    def context_bars(self, width: int) -> Ints:
        """Return the histogram of all datasets for an overview of this width."""
        return self._kept(self._context, width)

    def _kept(self, count: Callable[[int], Ints], width: int) -> Ints:
        bins = max(width // _BAR_WIDTH, 1)
        known = self._known.get(count)
        if known is None or len(known) != bins:
            known = self._known[count] = count(bins)
        return known

    def _document(self, bins: int) -> Ints:
        columns = self._board.columns
        mask = np.zeros(columns.total, dtype=bool)
        mask[self._board.table.event] = True
        mask &= classes_on(self._off)[columns.cls]
        return density(columns, self._scale, bins, mask)

    def _context(self, bins: int) -> Ints:
        return context_density(self._layers, self._scale, bins, self._off)
