"""Paints other dates that events are said to have: hollow marks, each on a line to the main one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.frame import BAR, BOX, BOX_TOP
from idlib_gui.layout.rivals import Ghosts

from .look import Look, clear
from .marks import Marks

_HEIGHT = BOX + BAR + 1
_ROUND = 4
_STRONG, _FAINT = 0.75, 0.3
_BEYOND = 20.0
"""Pixels beyond the area that are still painted; a ghost may be longer than any screen."""


class _Ghost(NamedTuple):
    """A ghost in the colour of its class, cut to what is painted."""

    colour: QColor
    box: QRectF
    link: QLineF


def paint_links(painter: QPainter, ghosts: Ghosts, width: float, look: Look, marks: Marks) -> None:
    """Paint the lines from ghosts to marks, below the marks, in an area `width` pixels across."""
    for ghost in _ghosts(ghosts, width, look, marks):
        painter.setPen(QPen(ghost.colour, 1, Qt.PenStyle.DotLine))
        painter.drawLine(ghost.link)


def paint_ghosts(painter: QPainter, ghosts: Ghosts, width: float, look: Look, marks: Marks) -> None:
    """Paint ghosts over the marks: they are hollow, and labels stay readable in them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=len(ghosts.event) > 0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ghost in _ghosts(ghosts, width, look, marks):
        painter.setPen(QPen(ghost.colour, 1.2))
        painter.drawRoundedRect(ghost.box, _ROUND, _ROUND)


def _ghosts(ghosts: Ghosts, width: float, look: Look, marks: Marks) -> Iterator[_Ghost]:
    if not len(ghosts.event):
        return
    spans = np.clip(np.stack([ghosts.left, ghosts.right, *ghosts.link]), -_BEYOND, width + _BEYOND)
    rows = ghosts.event.tolist(), ghosts.cls.tolist(), ghosts.y.tolist(), spans.T.tolist()
    for event, cls, y, (left, right, begin, end) in zip(*rows, strict=True):
        steps_back = marks.marked is not None and not marks.marked[event]
        line = look.theme.classes[CLASSES[cls]].line
        box = QRectF(left + 0.5, y + BOX_TOP + 0.5, right - left - 1, _HEIGHT - 1)
        middle = y + BOX_TOP + BOX / 2 + 0.5
        link = QLineF(begin, middle, end, middle)
        yield _Ghost(clear(line, _FAINT if steps_back else _STRONG), box, link)
