"""The names of the lanes, beside them."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from idlib_gui.layout.frame import INDENT, NAME_LEFT, SHAPE
from idlib_gui.layout.lanes import Lane
from idlib_gui.layout.panels import Panel
from idlib_gui.layout.sources import Layer
from idlib_gui.overriding import override
from idlib_gui.ui.plotting import AxisItem
from idlib_gui.ui.shapes import draw_shape
from idlib_gui.ui.wording import number

from .canvas import Canvas
from .words import say_many

_LINE = 15
"""From the top of a lane to the middle of its name."""
_SECOND = 17
"""From the middle of a name to that of the line below it."""
_EDGE = 3
"""Width of the edge in the colour of a dataset, beside all of its lanes."""
_LOW = 46
"""A lane lower than this has room for one line only."""


class _Kept(NamedTuple):
    """The names of lanes as they were painted last, and what they were painted of."""

    of: tuple[object, ...]
    at: tuple[object, ...]
    pixmap: QPixmap

    def is_of(self, of: tuple[object, ...], at: tuple[object, ...]) -> bool:
        """Return whether they were painted of just these things, and at the same places."""
        return self.at == at and all(a is b for a, b in zip(self.of, of, strict=True))


class LaneAxis(AxisItem):  # type: ignore[misc]
    """The names of the lanes, groups in bold with a mark that collapses them.

    A dataset has its own mark and colour; its lanes say how many events they have.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__("left", showValues=False)
        self._canvas = canvas
        self._kept: _Kept | None = None

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the names of the visible lanes; they stay the same while time is panned."""
        place = painter.deviceTransform()
        if not (place.dx().is_integer() and place.dy().is_integer()):
            self._paint_all(painter)  # between pixels of the screen a pixmap would be blurred
            return
        picture, size = self._canvas.picture, self.size()
        of = (picture.plan.board, picture.plan.packing, self._canvas.look)
        at = (picture.panels, size.width(), size.height(), place.m11())
        kept = self._kept
        if (
            kept is None
            or kept.at != at
            or any(a is not b for a, b in zip(kept.of, of, strict=True))
        ):
            kept = self._kept = _Kept(of, at, self._pictured(place.m11()))
        painter.drawPixmap(0, 0, kept.pixmap)

    def _pictured(self, ratio: float) -> QPixmap:
        width, height = (ceil(side * ratio) for side in (self.size().width(), self.size().height()))
        pixmap = QPixmap(max(width, 1), max(height, 1))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._canvas.look.theme.card)
        painter = QPainter(pixmap)
        self._paint_all(painter)
        painter.end()
        return pixmap

    def _paint_all(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for panel in self._canvas.picture.panels:
            self._panel(painter, panel)

    def _panel(self, painter: QPainter, panel: Panel) -> None:
        """Paint the names of the lanes of a panel."""
        plan, width = self._canvas.picture.plan, self.size().width()
        tops = plan.packing.top[panel.first : panel.end + 1] + panel.shift
        first = int(np.searchsorted(tops[1:], panel.top, side="right"))
        last = int(np.searchsorted(tops[:-1], panel.foot))
        lanes = plan.table.lanes[panel.first + first : panel.first + last]
        ends = tops[first : last + 1].tolist()
        places = range(panel.first + first, panel.first + last)
        counts = self._counts(places.start, places.stop)
        for place, lane, count, top, end in zip(
            places, lanes, counts, ends, ends[1:], strict=False
        ):
            # The name of a tall lane stays in sight as long as any of the lane does.
            begin = max(top, panel.top)
            middle = min(begin + _LINE, end - _LINE + 6)
            painter.setClipRect(QRectF(0, begin, width, min(end, panel.foot) - begin))
            left = self._head(painter, lane, middle)
            self._edge(painter, place, QRectF(0, begin, _EDGE, end - begin))
            layer = self._canvas.stage.layer_of(lane) if lane.group else None
            taken = self._count(painter, count, left, middle, low=end - top < _LOW)
            if layer is not None:
                left = self._dataset(painter, layer, left, middle)
            self._name(painter, lane, left, middle, taken)

    def _counts(self, first: int, last: int) -> list[int | None]:
        """Return how many events lanes have; None: it is a lane of the article, which shows all."""
        stage = self._canvas.stage
        own = stage.board.article.lanes
        counts = stage.counts[first:last].tolist()
        return [None if lane < own else count for lane, count in enumerate(counts, first)]

    def _edge(self, painter: QPainter, lane: int, edge: QRectF) -> None:
        """Paint the edge of a lane of a dataset in its colour."""
        stage = self._canvas.stage
        layer = stage.layer_of(stage.table.lanes[lane])
        for source in stage.board.sources:
            if source.layer and source.first <= lane < source.first + source.lanes:
                layer = stage.layers[source.layer - 1]
        if layer is not None:
            painter.fillRect(edge, self._canvas.look.theme.dataset_look(layer.colour).colour)

    def _head(self, painter: QPainter, lane: Lane, middle: float) -> float:
        """Paint the mark that collapses a group; return where the rest begins."""
        left = float(NAME_LEFT + (INDENT if lane.depth else 0))
        if not lane.group:
            return left
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._canvas.look.theme.muted)
        painter.drawPolygon(_triangle(left + 4, middle, open_=not lane.collapsed))
        return left + INDENT - 3

    def _dataset(self, painter: QPainter, layer: Layer, left: float, middle: float) -> float:
        """Paint the mark of a dataset; return where the name begins."""
        dataset = self._canvas.look.theme.dataset_look(layer.colour)
        draw_shape(painter, dataset.shape, QPointF(left + 5, middle), SHAPE + 1, dataset.colour)
        return left + INDENT - 3

    def _count(
        self, painter: QPainter, count: int | None, left: float, middle: float, *, low: bool
    ) -> float:
        """Paint how many events a lane has, below its name; in a low lane, beside it.

        Returns the pixels that are taken at the right of the name.
        """
        if count is None:
            return 0.0
        face = self._canvas.look.small
        painter.setFont(face.font)
        painter.setPen(self._canvas.look.theme.muted)
        room = self.size().width() - left - NAME_LEFT / 2
        text = face.ruler.elided(number(count) if low else say_many(count), room)
        taken = face.ruler.width(text) if low else 0.0
        x, y = (left + room - taken, middle) if low else (left, middle + _SECOND)
        painter.drawText(QPointF(x, y + face.drop), text)
        return taken + NAME_LEFT / 2 if low else 0.0

    def _name(
        self, painter: QPainter, lane: Lane, left: float, middle: float, taken: float
    ) -> None:
        look = self._canvas.look
        face = look.label if lane.depth else look.bold
        painter.setPen(look.theme.muted if lane.depth else look.theme.text)
        painter.setFont(face.font)
        room = self.size().width() - left - NAME_LEFT / 2 - taken
        painter.drawText(QPointF(left, middle + face.drop), face.ruler.elided(lane.name, room))


def _triangle(x: float, y: float, *, open_: bool) -> QPolygonF:
    if open_:
        return QPolygonF([QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)])
    return QPolygonF([QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)])
