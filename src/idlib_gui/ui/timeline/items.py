"""The parts of the timeline as pyqtgraph items; each paints its part of the picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from idlib_gui.layout.frame import NAME_LEFT
from idlib_gui.overriding import override
from idlib_gui.ui.plotting import AxisItem, GraphicsObject, ViewBox

from .batches import screen_pixels, snapped
from .canvas import Canvas
from .ghosts import paint_ghosts, paint_links
from .ground import paint_folds, paint_ground, paint_rules_over
from .kit import CAPTION, TALLY
from .look import mixed
from .painting import paint_scene, paint_strips
from .published import paint_published, paint_published_axis, paint_published_over
from .words import say_nothing, say_span

_SENTENCES = 420
"""Pixels of a line of sentences."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


class TimeAxis(AxisItem):  # type: ignore[misc]
    """The rules of time along the top: labels, and above them what they leave out."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__("top", showValues=False)
        self._canvas = canvas

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the visible rules; pyqtgraph's own ticks know nothing of folds."""
        picture, look = self._canvas.picture, self._canvas.look
        theme, width, height = look.theme, self.size().width(), self.size().height()
        painter.setClipRect(QRectF(0, 0, width, height))
        lower = QRectF(0, height - 19, width, 19)
        paint_folds(painter, picture, look, lower)
        self._spans(painter, lower)
        painter.setPen(QPen(theme.grid, 1))
        painter.drawLines(
            [QLineF(t.x, height - 16, t.x, height) for t in picture.axis.ticks if t.label]
        )
        self._labels(painter, height)
        paint_published_axis(painter, self._canvas.published, picture, look)
        painter.setPen(QPen(theme.border, 1))
        painter.drawLine(QLineF(0, height - 0.5, width, height - 0.5))

    def _labels(self, painter: QPainter, height: float) -> None:
        """Paint what the rules are called, and above them what they leave out."""
        axis = self._canvas.picture.axis
        rules = [(tick.label, TALLY, tick.x + 3, height - 9) for tick in axis.ticks if tick.label]
        above = [(caption.text, CAPTION, caption.x, height - 26) for caption in axis.captions]
        if rules or above:
            texts, inks, x, y = zip(*rules, *above, strict=True)
            with screen_pixels(painter) as ratio:
                self._canvas.kit(ratio).atlas.paint(
                    painter,
                    list(zip(texts, inks, strict=True)),
                    snapped(x, ratio),
                    snapped(y, ratio),
                    np.ones(len(texts)),
                )

    def _spans(self, painter: QPainter, lower: QRectF) -> None:
        """Say in each fold how much it hides, where that fits."""
        picture, look = self._canvas.picture, self._canvas.look
        painter.setFont(look.small.font)
        painter.setPen(look.theme.muted)
        first, last = picture.rooms
        for fold in (f for f in picture.scale.folds if f.left < last and f.right > first):
            left = max(picture.x_of_room(fold.left), 0.0)
            right = min(picture.x_of_room(fold.right), lower.width())
            text = say_span(fold)
            width = look.small.ruler.width(text)
            if width + 2 * NAME_LEFT < right - left:
                x = (left + right - width) / 2
                painter.fillRect(QRectF(x - 4, lower.top(), width + 8, 18), look.theme.card)
                painter.drawText(QPointF(x, lower.bottom() - 9 + look.small.drop), text)


class CanvasItem(GraphicsObject):  # type: ignore[misc]
    """Something painted in the pixels of the view box that it belongs to, and fills."""

    def __init__(self, canvas: Canvas, box: ViewBox) -> None:
        super().__init__(box)
        self._canvas = canvas
        self._box = box

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(QPointF(), self._box.size())


class EventsItem(CanvasItem):
    """All events in one item."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the ground and the day of publication, then the marks."""
        canvas, picture = self._canvas, self._canvas.picture
        painter.setClipRect(self.boundingRect())
        paint_ground(painter, picture, canvas.look)
        paint_published(painter, canvas.published, picture.frame.height, canvas.look)
        stage, width = canvas.stage, picture.frame.width
        for part in picture.parts:
            panel = part.panels[0]
            painter.setClipRect(QRectF(0, panel.top, width, panel.height))
            paint_strips(painter, part, canvas.kit, canvas.marks)
            paint_rules_over(painter, picture, part.strips, canvas.look)
            paint_links(painter, part.ghosts, width, canvas.look, canvas.marks)
            paint_scene(painter, part, width, canvas.kit, canvas.marks)
            paint_ghosts(painter, part.ghosts, width, canvas.look, canvas.marks)
            paint_published_over(painter, canvas.published, part.strips, canvas.look)
        if not len(picture.plan.table.event) and not stage.layers:
            painter.setPen(canvas.look.theme.muted)
            painter.setFont(canvas.look.label.font)
            place = QRectF(0, 0, min(_SENTENCES, self._box.width() - 40), self._box.height())
            place.moveCenter(self.boundingRect().center())
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(place, centred, say_nothing(stage.document))


class BayItem(QGraphicsWidget):
    """Undated events, in the order of telling, beside the lanes they belong to."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsToShape)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the title, then the undated events of each lane."""
        canvas, picture = self._canvas, self._canvas.picture
        look, frame = canvas.look, picture.frame
        theme, width = look.theme, self.size().width()
        area = QRectF(0, frame.header, width, frame.height)
        painter.fillRect(area, mixed(theme.field, theme.card, 0.7))
        painter.setPen(QPen(theme.border, 1))
        painter.drawLines([
            QLineF(0, frame.header - 0.5, width, frame.header - 0.5),
            QLineF(width - 0.5, frame.header, width - 0.5, frame.header + frame.height),
            QLineF(0.5, frame.header, 0.5, frame.header + frame.height),
        ])  # fmt: skip
        painter.setPen(theme.muted)
        painter.setFont(look.small.font)
        title = look.small.ruler.elided(_tr("Undated"), width - 8)
        painter.drawText(QPointF(6, frame.header - 9 + look.small.drop), title)
        painter.translate(0, frame.header)
        for part in picture.parts:
            panel = part.panels[0]
            if part.undated is not None:
                painter.setClipRect(QRectF(0, panel.top, width, panel.height))
                paint_scene(painter, part.undated, width, canvas.kit, canvas.marks)
