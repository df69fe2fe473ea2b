"""The histograms of the overview, kept while what they count is the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.board import Board
from idlib_gui.layout.columns import Ints, classes_on
from idlib_gui.layout.density import context_density, density
from idlib_gui.layout.scale import TimeScale
from idlib_gui.layout.sources import Layer

_BAR_WIDTH = 5
"""Pixels of a bar of the overview."""


class _Shown(NamedTuple):
    """What is counted; a part that is the same is the same object."""

    board: Board
    layers: Sequence[Layer]
    scale: TimeScale
    off: Collection[EventClass | None]

    def context(self) -> tuple[object, ...]:
        """Return what the histogram of datasets depends on."""
        return self.layers, self.scale, self.off


class Histograms:
    """Counts when the events of a document and the rows of datasets begin."""

    def __init__(self) -> None:
        self._shown: _Shown | None = None
        self._document: Ints | None = None
        self._context: Ints | None = None

    def show(
        self,
        board: Board,
        layers: Sequence[Layer],
        scale: TimeScale,
        off: Collection[EventClass | None],
    ) -> None:
        """Count these from now on; what they do not change is not counted again."""
        shown, before = _Shown(board, layers, scale, off), self._shown
        if before is None or any(a is not b for a, b in zip(shown, before, strict=True)):
            self._document = None
        if before is None or any(
            a is not b for a, b in zip(shown.context(), before.context(), strict=True)
        ):
            self._context = None
        self._shown = shown

    def bars(self, width: int) -> Ints:
        """Return the histogram of the document for an overview of this width."""
        bins = max(width // _BAR_WIDTH, 1)
        if self._document is None or len(self._document) != bins:
            self._document = self._counted(bins)
        return self._document

    def context_bars(self, width: int) -> Ints:
        """Return the histogram of all datasets for an overview of this width."""
        bins, shown = max(width // _BAR_WIDTH, 1), self._shown
        assert shown is not None  # noqa: S101 - it is shown first
        if self._context is None or len(self._context) != bins:
            self._context = context_density(shown.layers, shown.scale, bins, shown.off)
        return self._context

    def _counted(self, bins: int) -> Ints:
        shown = self._shown
        assert shown is not None  # noqa: S101 - as above
        columns = shown.board.columns
        mask = np.zeros(columns.total, dtype=bool)
        mask[shown.board.table.event] = True
        mask &= classes_on(shown.off)[columns.cls]
        return density(columns, shown.scale, bins, mask)
