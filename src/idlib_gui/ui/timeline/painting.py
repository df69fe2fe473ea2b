"""Paints the events: the ground of the lanes, then bars, boxes and labels, from a `Scene`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QLinearGradient, QPainter, QPen, QPolygonF

from idlib_gui.domain.records import Status
from idlib_gui.layout.columns import CLASSES, STATUSES, Columns, Flags
from idlib_gui.layout.frame import BAR, BOX, SHAPE, TEXT_LEFT, TEXT_RIGHT
from idlib_gui.layout.scene import Scene, bar_top, box_top
from idlib_gui.ui.shapes import draw_shape
from idlib_gui.ui.theme import ClassLook, ThemeName

from .look import HATCH, Look, clear
from .picture import Picture

_RADIUS = 4
_DIM, _DIM_CONTRAST = 0.28, 0.5
_FAINT = 0.5
_ARROW = 7
_BEYOND = 20.0


class Marks(NamedTuple):
    """Which events stand out, as rows of the columns."""

    selected: int | None = None
    marked: Flags | None = None
    """Flags of the events that belong to what is selected; others are dimmed. None: all same."""
    hovered: int | None = None


def paint_ground(painter: QPainter, picture: Picture, look: Look, ratio: float) -> None:
    """Paint folds, rules, and lines between lanes."""
    theme, frame = look.theme, picture.frame
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(theme.grid, 1))
    tops = picture.plan.packing.top - picture.scroll
    lines = [QLineF(0, y, frame.width, y) for y in tops[1:].tolist() if 0 <= y <= frame.height]
    lines += [QLineF(tick.x, 0, tick.x, frame.height) for tick in picture.axis.ticks if tick.label]
    painter.drawLines(lines)
    paint_folds(painter, picture, look, QRectF(0, 0, frame.width, frame.height), ratio)


def paint_folds(
    painter: QPainter, picture: Picture, look: Look, area: QRectF, ratio: float
) -> None:
    """Paint hatched bands over folded time, within `area`."""
    for fold in picture.scale.folds:
        # Whole pixels: a texture between pixels is slow to paint, and blurred.
        left, right = round(picture.x_of_room(fold.left)), round(picture.x_of_room(fold.right))
        band = QRectF(left, area.top(), right - left, area.height()).intersected(area)
        if not band.isEmpty():
            offset = QPointF((band.left() - left) % HATCH, 0)
            painter.drawTiledPixmap(band, look.hatch(ratio), offset)


class MarkPainter:
    """Paints the marks of a scene with one painter."""

    def __init__(
        self, painter: QPainter, look: Look, columns: Columns, labels: tuple[str, ...], marks: Marks
    ) -> None:
        self._painter = painter
        self._look = look
        self._columns = columns
        self._labels = labels
        self._marks = marks
        self._width = 0.0
        self._dim = _DIM_CONTRAST if look.theme.name is ThemeName.CONTRAST else _DIM
        self._struck = QFont(look.label.font)
        self._struck.setStrikeOut(True)

    def paint(self, scene: Scene, width: float) -> None:
        """Paint all marks of `scene`, what is selected last, in an area `width` pixels across."""
        painter, self._width = self._painter, width
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.label.font)
        chosen = scene.event == (-1 if self._marks.selected is None else self._marks.selected)
        for item in (*np.flatnonzero(~chosen).tolist(), *np.flatnonzero(chosen).tolist()):
            event = int(scene.event[item])
            painter.setOpacity(self._opacity(event))
            if scene.undated is not None:
                self._bar(scene, item, event)
            if scene.box_w[item] > 0:
                self._box(scene, item, event)
        painter.setOpacity(1.0)

    def _opacity(self, event: int) -> float:
        marked = self._marks.marked
        rejected = STATUSES[self._columns.status[event]] is Status.REJECTED
        if marked is not None and not marked[event]:
            return self._dim
        return _FAINT if rejected else 1.0

    def _class(self, event: int) -> ClassLook:
        return self._look.theme.classes[CLASSES[self._columns.cls[event]]]

    def _bar(self, scene: Scene, item: int, event: int) -> None:
        painter, colour = self._painter, self._class(event).line
        first, sure, unsure, last = scene.edges[:, item].tolist()
        y = bar_top(float(scene.y[item]))
        painter.setPen(Qt.PenStyle.NoPen)
        if first == sure and unsure == last:
            painter.setBrush(colour)
        else:
            painter.setBrush(self._faded(item, scene))
        # A bar may be longer than any screen; the painter is spared what nobody sees.
        left, right = max(first, -_BEYOND), min(last, self._width + _BEYOND)
        painter.drawRoundedRect(QRectF(left, y, right - left, BAR), BAR / 2, BAR / 2)
        painter.setBrush(colour)
        if scene.open_end[item]:
            self._arrow(min(last, self._width), y + BAR / 2, 1)
        if scene.open_start[item]:
            self._arrow(max(first, 0.0), y + BAR / 2, -1)

    def _faded(self, item: int, scene: Scene) -> QBrush:
        """Return a brush that is strong where the event surely is, and fades to where it may be."""
        colour = self._class(int(scene.event[item])).line
        first, sure, unsure, last = scene.edges[:, item].tolist()
        strong = colour if scene.sure[item] else clear(colour, 0.75)
        gradient = QLinearGradient(first, 0, last, 0)
        length = max(last - first, 1e-6)
        gradient.setColorAt(0, clear(colour, 0.1) if sure > first else strong)
        gradient.setColorAt(min((sure - first) / length, 1.0), strong)
        gradient.setColorAt(min((unsure - first) / length, 1.0), strong)
        gradient.setColorAt(1, clear(colour, 0.1) if last > unsure else strong)
        return QBrush(gradient)

    def _arrow(self, x: float, y: float, way: int) -> None:
        tip = QPointF(x, y)
        back = -way * _ARROW
        self._painter.drawPolygon(
            QPolygonF([tip, tip + QPointF(back, -4.5), tip + QPointF(back, 4.5)])
        )

    def _box(self, scene: Scene, item: int, event: int) -> None:
        painter, look, theme = self._painter, self._class(event), self._look.theme
        x, width = float(scene.box_x[item]), float(scene.box_w[item])
        box = QRectF(x, box_top(float(scene.y[item])), width, BOX)
        selected = event == self._marks.selected
        if selected:
            painter.setBrush(theme.card)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), _RADIUS + 2, _RADIUS + 2)
        claimed = bool(self._columns.claimed[event])
        painter.setPen(Qt.PenStyle.NoPen)
        outlined = claimed or event == self._marks.hovered
        if outlined:
            style = Qt.PenStyle.DashLine if claimed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(clear(look.line, 1.0 if claimed else 0.6), 1, style))
        painter.setBrush(theme.accent_soft if selected else look.soft)
        outline = box.adjusted(0.5, 0.5, -0.5, -0.5) if outlined else box
        painter.drawRoundedRect(outline, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = box.center().y()
        flipped = bool(scene.flipped[item])
        mark = x + width - TEXT_LEFT if flipped else x
        at = QPointF(mark + TEXT_LEFT / 2 + 0.5, middle)
        draw_shape(painter, look.shape, at, SHAPE, look.line)
        text = x + (TEXT_RIGHT if flipped else TEXT_LEFT)
        self._text(event, text, middle, width - TEXT_LEFT - TEXT_RIGHT)

    def _text(self, event: int, x: float, middle: float, room: float) -> None:
        painter, lettering = self._painter, self._look.label
        # Half a pixel of rounding must not cost a label its last letters.
        text = lettering.ruler.elided(self._labels[event], room + 0.5)
        rejected = STATUSES[self._columns.status[event]] is Status.REJECTED
        painter.setPen(self._look.theme.text)
        painter.setFont(self._struck if rejected else lettering.font)
        painter.drawText(QPointF(x, middle + lettering.drop), text)
