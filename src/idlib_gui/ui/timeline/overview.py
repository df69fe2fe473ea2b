"""How much happens when, over all of the time, with the window that is seen."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from idlib_gui.layout.columns import Floats, Ints
from idlib_gui.overriding import override
from idlib_gui.ui.plotting import ViewBox

from .batches import corners_of, paint_corners, screen_pixels, snapped
from .canvas import Canvas
from .items import CanvasItem
from .look import clear

_STEEP = 100
"""Events of a bar from which on heights are logarithms."""


class _Bars(NamedTuple):
    """The bars of a histogram as they are painted, and what they were made of."""

    counts: Ints
    area: QRectF
    ratio: float
    block: NDArray[np.int32]


class OverviewItem(CanvasItem):
    """How much happens when, over all of the time, and the window that is seen."""

    def __init__(self, canvas: Canvas, box: ViewBox) -> None:
        super().__init__(canvas, box)
        self._known: dict[bool, _Bars] = {}

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the histogram below the window."""
        theme, area = self._canvas.look.theme, self.boundingRect()
        painter.setPen(QPen(theme.border, 1))
        painter.drawLine(QLineF(0, 0.5, area.width(), 0.5))
        left, right = self.window_at()
        window = QRectF(left + 1, 4, max(right - left - 2, 2), area.height() - 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_soft)
        painter.drawRoundedRect(window, 4, 4)
        self._bars(painter, area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.accent, 1.2))
        painter.drawRoundedRect(window, 4, 4)
        painter.setPen(QPen(theme.accent, 3))
        middle = area.height() / 2
        for x in (window.left(), window.right()):
            painter.drawLine(QLineF(x, middle - 4, x, middle + 4))

    def _bars(self, painter: QPainter, area: QRectF) -> None:
        """Paint how much there is in datasets, and before it what the document tells."""
        stage, faint = self._canvas.stage, self._canvas.look.theme.faint
        width = int(area.width())
        with screen_pixels(painter) as ratio:
            if stage.layers:
                context = self._histogram(stage.context_bars(width), area, ratio, article=False)
                paint_corners(painter, context, clear(faint, 0.35))
            bars = self._histogram(stage.bars(width), area, ratio, article=True)
            paint_corners(painter, bars, clear(faint, 0.75))

    def _histogram(
        self, counts: Ints, area: QRectF, ratio: float, *, article: bool
    ) -> NDArray[np.int32]:
        """Return the bars of a histogram; those of before, while it counts the same."""
        known = self._known.get(article)
        if known is None or known.counts is not counts or known[1:3] != (area, ratio):
            known = self._known[article] = _Bars(counts, area, ratio, _bars(counts, area, ratio))
        return known.block

    def window_at(self) -> tuple[float, float]:
        """Return the left and right end of the window, in pixels of the overview."""
        picture = self._canvas.picture
        scale = self.boundingRect().width() / picture.scale.room
        return picture.rooms[0] * scale, picture.rooms[1] * scale


def _bars(counts: Ints, area: QRectF, ratio: float) -> NDArray[np.int32]:
    step, foot = area.width() / len(counts), area.height() - 6
    some = counts.nonzero()[0]
    height = 3 + (foot - 10) * _heights(counts[some])
    left, right = snapped(some * step, ratio), snapped((some + 1) * step - 1, ratio)
    top = snapped(foot - height, ratio)
    rects = np.stack([left, top, right - left, snapped(foot, ratio) - top], axis=1)
    return corners_of(rects[right > left])


def _heights(counts: Ints) -> Floats:
    """Return heights up to 1; logarithms where the highest would leave the others flat."""
    most = int(counts.max(initial=1))
    if most > _STEEP:
        return np.asarray(np.log1p(counts) / np.log1p(most))
    return counts / most
