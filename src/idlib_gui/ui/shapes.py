"""The marks that stand for the classes of events, wherever they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from .theme import Shape

_RING = 1.6
"""Width of the ring's line, in pixels."""


def draw_shape(
    painter: QPainter, shape: Shape, centre: QPointF, size: float, colour: QColor
) -> None:
    """Draw a mark `size` pixels wide around `centre`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    half = size / 2
    x, y = centre.x(), centre.y()
    match shape:
        case Shape.CIRCLE:
            painter.drawEllipse(centre, half, half)
        case Shape.SQUARE:
            painter.drawRect(QRectF(x - half * 0.9, y - half * 0.9, size * 0.9, size * 0.9))
        case Shape.DIAMOND:
            tips = [(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)]
            painter.drawPolygon(_polygon(tips, x, y, half))
        case Shape.TRIANGLE:
            tips = [(0.0, -1.05), (1.1, 0.9), (-1.1, 0.9)]
            painter.drawPolygon(_polygon(tips, x, y, half))
        case Shape.RING:
            painter.setPen(QPen(colour, _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, half - _RING / 2, half - _RING / 2)
    painter.restore()


def _polygon(tips: list[tuple[float, float]], x: float, y: float, half: float) -> QPolygonF:
    return QPolygonF([QPointF(x + dx * half, y + dy * half) for dx, dy in tips])
