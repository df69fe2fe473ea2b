"""The days on which sources came out: dashed lines, and beside each a word that says what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from .look import Look
from .picture import Picture

_AIR = 6
"""Pixels between two labels."""
_BESIDE = 4
"""Pixels from a line to its label."""
_LINE = 16
"""Height of a label below the lanes."""
_Stretch = tuple[float, float]


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


class Published(NamedTuple):
    """A line at `x` with its label from `left`: over the axis, or at the foot of the lanes.

    `left` is None where neither has room; a neighbour's label tells of it too then.
    """

    x: float
    text: str
    left: float | None
    above: bool = True


def published_lines(picture: Picture, look: Look) -> list[Published]:
    """Return the lines that are in view, with labels that overlap nothing, from left to right."""
    columns, edge = picture.plan.columns, picture.frame.width
    above = [(caption.x, caption.x + caption.width) for caption in picture.axis.captions]
    below: list[_Stretch] = []
    found: dict[float, Published] = {}
    for begin, about in zip(columns.published[:, 0], columns.published_about, strict=True):
        x = round(picture.x_of(int(begin))) + 0.5
        if not 0 <= x <= edge or x in found:
            continue
        text = _tr("published ~") if about else _tr("published")
        width = look.small.ruler.width(text)
        over = _room((x - _BESIDE, x - width + _BESIDE), width, edge, above)
        foot = None
        if over is None:
            foot = _room((x + _BESIDE, x - width - _BESIDE), width, edge, below)
        found[x] = Published(x, text, foot if over is None else over, over is not None)
    return sorted(found.values())


def _room(lefts: Sequence[float], width: float, edge: float, taken: list[_Stretch]) -> float | None:
    """Return the first of these places that is free, and take it; None if none is."""
    for left in lefts:
        free = all(left + width + _AIR < begin or left > end + _AIR for begin, end in taken)
        if free and 0 <= left <= edge - width:
            taken.append((left, left + width))
            return left
    return None


def paint_published(painter: QPainter, picture: Picture, look: Look) -> None:
    """Paint the lines over the lanes, and at their foot labels that the axis has no room for."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setFont(look.small.font)
    height, lines = picture.frame.height, published_lines(picture, look)
    painter.setPen(QPen(look.theme.accent, 1, Qt.PenStyle.DashLine))
    painter.drawLines([QLineF(line.x, 0, line.x, height) for line in lines])
    for line in lines:
        if line.left is not None and not line.above:
            width = look.small.ruler.width(line.text)
            ground = QRectF(line.left - 2, height - _LINE, width + 4, _LINE)
            painter.fillRect(ground, look.theme.card)
            painter.drawText(QPointF(line.left, height - _LINE / 2 + look.small.drop), line.text)


def paint_published_axis(
    painter: QPainter, picture: Picture, look: Look, foot: float, baseline: float
) -> None:
    """Paint the lines across the axis, and over it the labels that it has room for."""
    for line in published_lines(picture, look):
        painter.setPen(QPen(look.theme.accent, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(line.x, foot - 20, line.x, foot))
        if line.left is not None and line.above:
            painter.drawText(QPointF(line.left, baseline), line.text)
