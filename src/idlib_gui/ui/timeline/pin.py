"""A pin where the selected event is, while a strip stands for it and others."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from .canvas import Canvas
from .stretches import Stretch

_HEAD = 5
"""Half the width of the head of a pin."""


def pins_of(canvas: Canvas) -> list[tuple[float, Stretch]]:
    """Return where what is selected hides: from the left of the whole timeline, and in what."""
    spot, stage = canvas.marks.selected, canvas.stage
    span = None if spot is None else stage.board.span(spot.row, spot.layer)
    if spot is None or span is None:
        return []
    x = canvas.picture.frame.left + canvas.picture.x_of(span.anchor)
    lanes = set(stage.board.lanes_with(spot.row, spot.layer).tolist())
    return [
        (x, stretch)
        for stretch in canvas.stretches.values()
        if stretch.lane in lanes and stretch.begin <= span.anchor < stretch.end
    ]


def paint_pins(painter: QPainter, canvas: Canvas) -> None:
    """Paint a pin through each strip that holds what is selected."""
    accent = canvas.look.theme.accent
    for x, stretch in pins_of(canvas):
        rect = stretch.rect
        at = min(max(x, rect.left() + 1.0), rect.right() - 1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(accent)
        painter.drawPolygon(_head(at, rect.top()))
        painter.drawLine(QPointF(at, rect.top() + _HEAD), QPointF(at, rect.bottom()))


def _head(x: float, top: float) -> QPolygonF:
    corners = ((-_HEAD, 0.0), (_HEAD, 0.0), (0.0, _HEAD))
    return QPolygonF([QPointF(x + across, top + down) for across, down in corners])
