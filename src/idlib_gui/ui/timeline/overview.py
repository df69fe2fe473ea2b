"""How much happens when, over all of the time, with the window that is seen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from idlib_gui.layout.columns import Floats, Ints
from idlib_gui.overriding import override

from .batches import paint_rects, screen_pixels, snapped
from .items import CanvasItem
from .look import clear

_STEEP = 100
"""Events of a bar from which on heights are logarithms."""


class OverviewItem(CanvasItem):
    """How much happens when, over all of the time, and the window that is seen."""

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
        if stage.layers:
            self._histogram(painter, area, stage.context_bars(width), clear(faint, 0.35))
        self._histogram(painter, area, stage.bars(width), clear(faint, 0.75))

    @staticmethod
    def _histogram(painter: QPainter, area: QRectF, counts: Ints, colour: QColor) -> None:
        step, foot = area.width() / len(counts), area.height() - 6
        some = counts.nonzero()[0]
        height = 3 + (foot - 10) * _heights(counts[some])
        with screen_pixels(painter) as ratio:
            left, right = snapped(some * step, ratio), snapped((some + 1) * step - 1, ratio)
            top = snapped(foot - height, ratio)
            rects = np.stack([left, top, right - left, snapped(foot, ratio) - top], axis=1)
            paint_rects(painter, rects, np.zeros_like(left), lambda _: colour)

    def window_at(self) -> tuple[float, float]:
        """Return the left and right end of the window, in pixels of the overview."""
        picture = self._canvas.picture
        scale = self.boundingRect().width() / picture.scale.room
        return picture.rooms[0] * scale, picture.rooms[1] * scale


def _heights(counts: Ints) -> Floats:
    """Return heights up to 1; logarithms where the highest would leave the others flat."""
    most = int(counts.max(initial=1))
    if most > _STEEP:
        return np.asarray(np.log1p(counts) / np.log1p(most))
    return counts / most
