"""The marks that stand for the classes of events, wherever they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from .theme import Shape

_RING = 1.8
"""Width of the ring's line, in pixels."""
_CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.SQUARE: ((-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)),
    Shape.DIAMOND: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    Shape.TRIANGLE: ((0, -1.1), (1.15, 0.95), (-1.15, 0.95)),
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
