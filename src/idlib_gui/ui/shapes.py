"""The marks that stand for classes of events and for datasets, wherever they are drawn."""

from __future__ import annotations

from itertools import cycle
from math import cos, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from .theme import Shape

_RING = 1.8
"""Width of the ring's line, in pixels."""
_ICON = 16
"""Pixels of an icon, to each side."""
_Corners = tuple[tuple[float, float], ...]


def _around(*radii: float, corners: int, turn: float = 0.0) -> _Corners:
    """Return corners at even angles from the top on, at these distances one after the other."""
    angles = [2 * pi * (number / corners + turn) for number in range(corners)]
    return tuple((r * sin(a), -r * cos(a)) for a, r in zip(angles, cycle(radii), strict=False))


_PLUS: _Corners = (
    (-0.36, -1.1), (0.36, -1.1), (0.36, -0.36), (1.1, -0.36), (1.1, 0.36), (0.36, 0.36),
    (0.36, 1.1), (-0.36, 1.1), (-0.36, 0.36), (-1.1, 0.36), (-1.1, -0.36), (-0.36, -0.36),
)  # fmt: skip
_CORNERS: dict[Shape, _Corners] = {
    Shape.SQUARE: ((-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)),
    Shape.DIAMOND: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    Shape.TRIANGLE: ((0, -1.1), (1.15, 0.95), (-1.15, 0.95)),
    Shape.PLUS: _PLUS,
    Shape.CROSS: tuple(((x - y) * 0.76, (x + y) * 0.76) for x, y in _PLUS),
    Shape.HEXAGON: _around(1.1, corners=6, turn=1 / 12),
    Shape.STAR: _around(1.25, 0.52, corners=10),
    Shape.HOURGLASS: ((-0.95, -1.0), (0.95, -1.0), (-0.95, 1.0), (0.95, 1.0)),
    Shape.HOUSE: ((0, -1.15), (1.0, -0.15), (1.0, 1.0), (-1.0, 1.0), (-1.0, -0.15)),
}
"""In halves of the mark's size, so that all look equally large."""


def draw_shape(
    painter: QPainter, shape: Shape, centre: QPointF, size: float, colour: QColor
) -> None:
    """Draw a mark `size` pixels wide around `centre`."""
    half = size / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    if shape is Shape.CIRCLE:
        painter.drawEllipse(centre, half, half)
    elif shape is Shape.RING:
        painter.setPen(QPen(colour, _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, half - _RING / 2, half - _RING / 2)
    else:
        painter.drawPolygon(QPolygonF([centre + QPointF(*p) * half for p in _CORNERS[shape]]))
    painter.restore()


def shape_icon(shape: Shape, colour: QColor, ratio: float) -> QIcon:
    """Return a mark as an icon, for a screen with `ratio` of its pixels to one."""
    pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_shape(painter, shape, QPointF(_ICON / 2, _ICON / 2), _ICON * 0.7, colour)
    painter.end()
    return QIcon(pixmap)
