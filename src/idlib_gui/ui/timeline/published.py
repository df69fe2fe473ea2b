"""The days on which sources came out: dashed lines, and over the axis a word that says what it is.

The words have a line of their own there, in which they lie on nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from idlib_gui.layout.dense import Strip
from idlib_gui.layout.frame import HEADER, PUBLISHED

from .look import Look
from .picture import Picture

_AIR = 6
"""Pixels between two labels."""
_BESIDE = 4
"""Pixels from a line to its label."""
_RULES = 20
"""Height of the lower half of the axis."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


class Published(NamedTuple):
    """A line at `x` with its label from `left`.

    `left` is None where it has no room; a neighbour's label tells of it too then.
    """

    x: float
    text: str
    left: float | None


def published_lines(picture: Picture, look: Look) -> list[Published]:
    """Return the lines that are in view, with labels that overlap nothing, from left to right."""
    columns, edge = picture.plan.columns, picture.frame.width
    taken: list[tuple[float, float]] = []
    found: dict[float, Published] = {}
    for begin, about in zip(columns.published[:, 0], columns.published_about, strict=True):
        x = round(picture.x_of(int(begin))) + 0.5
        if not 0 <= x <= edge or x in found:
            continue
        text = _tr("published ~") if about else _tr("published")
        width = look.small.ruler.width(text)
        places = (x - _BESIDE, x - width + _BESIDE, x - width / 2)
        free = (left for left in places if 0 <= left <= edge - width)
        left = next((left for left in free if _is_free(left, left + width, taken)), None)
        if left is not None:
            taken.append((left, left + width))
        found[x] = Published(x, text, left)
    return sorted(found.values(), key=lambda line: line.x)


def _is_free(left: float, right: float, taken: list[tuple[float, float]]) -> bool:
    return all(right + _AIR < begin or left > end + _AIR for begin, end in taken)


def paint_published(
    painter: QPainter, lines: Sequence[Published], height: float, look: Look
) -> None:
    """Paint the lines over the lanes, below the marks."""
    _paint(painter, look, [QLineF(x, 0, x, height) for x, *_ in lines])


def paint_published_over(
    painter: QPainter, lines: Sequence[Published], strips: Sequence[Strip], look: Look
) -> None:
    """Paint the lines over strips, whose ground hides them."""
    _paint(painter, look, [
        QLineF(line.x, strip.y, line.x, strip.y + strip.height)
        for strip in strips
        for line in lines
        if strip.x <= line.x < strip.x + strip.counts.shape[1]
    ])  # fmt: skip


def paint_published_axis(
    painter: QPainter, lines: Sequence[Published], picture: Picture, look: Look
) -> None:
    """Paint the lines across the axis but over no words, and the labels above it."""
    foot = picture.frame.header
    captions = picture.axis.captions
    crossed = [any(c.x - 2 < line.x < c.x + c.width + 2 for c in captions) for line in lines]
    tops = [foot - (_RULES if words else HEADER) for words in crossed]
    _paint(
        painter,
        look,
        [QLineF(line.x, top, line.x, foot) for line, top in zip(lines, tops, strict=True)],
    )
    painter.setFont(look.small.font)
    for line in lines:
        if line.left is not None:
            painter.drawText(QPointF(line.left, PUBLISHED / 2 + look.small.drop), line.text)


def _paint(painter: QPainter, look: Look, lines: list[QLineF]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(look.theme.accent, 1, Qt.PenStyle.DashLine))
    painter.drawLines(lines)
