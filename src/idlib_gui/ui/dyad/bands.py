"""Paints the bands of the ribbon."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from idlib_gui.layout.columns import CLASSES, Flags, Floats
from idlib_gui.layout.ribbon import SIDES
from idlib_gui.ui.theme import Theme
from idlib_gui.ui.timeline.look import clear

from .picture import Picture

_AIR = 4
"""Pixels between the highest part of the ribbon and what is around it."""
_FLAT = 0.05
"""Pixels of height that nobody sees."""

AnyFloats = NDArray[np.floating[Any]]


def paint_heights(
    painter: QPainter, theme: Theme, picture: Picture, rows: Floats, strength: tuple[float, float]
) -> None:
    """Paint heights: deeds at the middle line, words beyond them.

    `strength` is how opaque the ribbon and its edge are.
    """
    fill, line = strength
    room = (picture.height - picture.head) / 2 - _AIR
    x = picture.left + np.arange(rows.shape[1]) + 0.5
    for (words, deeds), way in zip(SIDES, (-1.0, 1.0), strict=True):
        inner = picture.middle + way * room * rows[deeds]
        outer = inner + way * room * rows[words]
        floor = np.full(len(x), picture.middle)
        for cls, near, far in ((deeds, floor, inner), (words, inner, outer)):
            colour = theme.classes[CLASSES[cls]].line
            for begin, end in _stretches(np.abs(far - near) > _FLAT):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(clear(colour, fill))
                ahead = _points(x[begin:end], far[begin:end])
                back = _points(x[begin:end], near[begin:end])[::-1]
                painter.drawPolygon(QPolygonF(ahead + back))
                if line:
                    painter.setPen(QPen(clear(colour, line), 1.2))
                    painter.drawPolyline(QPolygonF(ahead))


def _points(x: AnyFloats, y: AnyFloats) -> list[QPointF]:
    """Return a line; every other point will do, since edges are rounded."""
    keep = np.zeros(len(x), dtype=bool)
    keep[::2] = keep[-1:] = True
    return [QPointF(*point) for point in zip(x[keep].tolist(), y[keep].tolist(), strict=True)]


def _stretches(flags: Flags) -> list[tuple[int, int]]:
    """Return where flags are set: begin and end of each stretch."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
