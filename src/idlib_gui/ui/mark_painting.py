"""Paints marks behind the words of a text document, without touching its formats or its layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextBlock, QTextDocument

from idlib_gui.state.viewport import Highlight

from .theme import Theme


class MarkLook(NamedTuple):
    """How one mark is drawn; a colour that is None is left out."""

    ground: QColor | None
    line: QColor | None
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    width: float = 1.5
    drop: float = 2.0
    """How far below the baseline's descent the line runs, so that nested marks stay apart."""
    frame: QColor | None = None


_LINES = {
    Highlight.EVENTS: (Qt.PenStyle.SolidLine, 1.5, 1.5),
    Highlight.QUOTES: (Qt.PenStyle.SolidLine, 1.5, 1.5),
    Highlight.ACTORS: (Qt.PenStyle.DotLine, 1.5, -0.5),
    Highlight.DATES: (Qt.PenStyle.DashLine, 1.5, -0.5),
}
"""Lines differ in style and height too, so that colour never tells kinds apart alone."""


def mark_look(theme: Theme, kind: Highlight) -> MarkLook:
    """Return how marks of a kind look while their record is not selected."""
    ground, line = theme.highlights[kind]
    style, width, drop = _LINES[kind]
    return MarkLook(ground, line, style, width, drop)


def strong_look(theme: Theme, kind: Highlight | None) -> MarkLook:
    """Return how the selected record's words look: a deeper ground, a stronger line, a frame."""
    if kind is None:
        return MarkLook(theme.accent_soft, theme.accent, width=2.5, frame=theme.accent)
    ground, line = theme.highlights[kind]
    style, _, drop = _LINES[kind]
    return MarkLook(_mixed(ground, line, 0.22), line, style, 2.5, drop, line)


def further_look(theme: Theme) -> MarkLook:
    """Return how the words look that also speak for the selected record."""
    return MarkLook(None, theme.accent, Qt.PenStyle.DashLine, 1.5, 1.5)


def revealed_look(theme: Theme) -> MarkLook:
    """Return how the citation looks that the user asked to see."""
    return MarkLook(None, None, frame=theme.accent, width=2)


def paint_mark(painter: QPainter, rects: list[QRectF], look: MarkLook) -> None:
    """Draw one mark over its line rectangles."""
    for rect in rects:
        if look.ground is not None:
            painter.fillRect(rect, look.ground)
        if look.line is not None:
            y = rect.bottom() + look.drop - 1.5
            painter.setPen(QPen(look.line, look.width, look.style, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        if look.frame is not None:
            painter.setPen(QPen(look.frame, 2 if look.ground is None else 1))
            painter.drawRoundedRect(rect.adjusted(-1.5, -1, 1.5, 2), 3, 3)


def line_rects(
    document: QTextDocument, start: int, end: int, metrics: QFontMetricsF
) -> Iterator[QRectF]:
    """Yield the rectangle of each line that `start`:`end` covers, in the document's coordinates."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        yield from _block_rects(document, block, start, end, metrics)
        block = block.next()


def _block_rects(
    document: QTextDocument, block: QTextBlock, start: int, end: int, metrics: QFontMetricsF
) -> Iterator[QRectF]:
    layout = block.layout()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    first, last = start - block.position(), end - block.position()
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        left, right = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if left >= right:
            continue
        edges = [_x(line, left), _x(line, right)]
        width = min(max(edges), line.naturalTextRect().right()) - min(edges)
        baseline = origin.y() + line.y() + line.ascent()
        top = baseline - metrics.ascent() + 1
        if width > 0:
            yield QRectF(origin.x() + min(edges), top, width, metrics.height() - 1)


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return `first` with a share of `second` in it."""
    return QColor.fromRgbF(
        *(
            a + (b - a) * share
            for a, b in zip(first.getRgbF()[:3], second.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )
