"""The brushed period on the timeline: a soft band, and over the axis its dates and a cross."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from idlib_gui.domain.periods import Period
from idlib_gui.layout.frame import HEADER, PUBLISHED

from .canvas import Canvas
from .look import clear
from .track import Track, axis_track, overview_track

_HEIGHT, _TOP = 18, 1
"""Of the label, in the upper half of the axis."""
_PAD, _CROSS = 8, 7
"""Pixels beside the label's words; side of its cross."""
_FOOT = 20
"""Height of the lower half of the axis, where the band begins."""
_CAPTION = 6
"""From the top of the axis to its upper words."""
_SOFT, _EDGE = 0.10, 0.5
"""How strong the band and its edges are: what lies below must stay readable."""
_HANDLE = 10
"""Height of the handles on the axis."""


class Label(NamedTuple):
    """The words over a period, in pixels from the top left of the time area's axis."""

    box: QRectF
    text: str

    @property
    def cross(self) -> QRectF:
        """Return the place that clears the period."""
        side = self.box.height()
        return QRectF(self.box.right() - side - 2, self.box.top(), side + 2, side)


class PeriodMark:
    """Paints the period of the view; `tell` puts it in words, with what there is in it."""

    def __init__(
        self, canvas: Canvas, period: Callable[[], Period | None], tell: Callable[[Period], str]
    ) -> None:
        self._canvas = canvas
        self._period = period
        self._tell = tell

    def label(self) -> Label | None:
        """Return the label as it is now; it stays in sight where the period is not."""
        period = self._period()
        if period is None:
            return None
        track, ruler = axis_track(self._canvas.picture), self._canvas.look.small.ruler
        begin, end = track.span(period)
        text = self._tell(period)
        if end <= 0:
            text = f"◂ {text}"
        elif begin >= track.width:
            text = f"{text} ▸"
        width = ruler.width(text) + 2 * _PAD + _HEIGHT
        middle = (track.inside(begin) + track.inside(end)) / 2
        left = min(max(middle - width / 2, 0.0), max(track.width - width, 0.0))
        return Label(QRectF(round(left), _TOP, round(width), _HEIGHT), text)

    def on_cross(self, point: QPointF) -> bool:
        """Return whether a point of the axis is where the period can be cleared."""
        label = self.label()
        return label is not None and label.cross.contains(point)

    def paint(self, painter: QPainter) -> None:
        """Paint over the whole timeline, in its own pixels."""
        period, label = self._period(), self.label()
        if period is None or label is None:
            return
        picture = self._canvas.picture
        frame = picture.frame
        painter.save()
        painter.translate(frame.left, 0)
        painter.setClipRect(QRectF(0, 0, frame.width, frame.header + frame.height + frame.overview))
        top, foot = frame.header - _FOOT, frame.header + frame.height
        self._band(painter, axis_track(picture), period, (top, foot))
        if frame.overview:
            self._band(painter, overview_track(picture), period, (foot + 1, foot + frame.overview))
        self._handles(painter, axis_track(picture), period, frame.header - _FOOT / 2)
        self._clear(painter, label.box)
        self._label(painter, label)
        painter.restore()

    def _band(
        self, painter: QPainter, track: Track, period: Period, ends: tuple[float, float]
    ) -> None:
        accent, (top, foot) = self._canvas.look.theme.accent, ends
        left, right = track.span(period)
        right = max(right, left + 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(QRectF(left, top, right - left, foot - top), clear(accent, _SOFT))
        painter.setPen(QPen(clear(accent, _EDGE), 1))
        painter.drawLines([QLineF(round(x), top, round(x), foot) for x in (left, right)])

    def _handles(self, painter: QPainter, track: Track, period: Period, middle: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._canvas.look.theme.accent, 3, c=Qt.PenCapStyle.RoundCap))
        for x in track.span(period):
            painter.drawLine(QLineF(x, middle - _HANDLE / 2, x, middle + _HANDLE / 2))

    def _clear(self, painter: QPainter, box: QRectF) -> None:
        """Take the words off the axis that the label would leave a part of."""
        picture, look = self._canvas.picture, self._canvas.look
        top = picture.frame.header - HEADER
        words = [
            QRectF(line.left - 1, 0, look.small.ruler.width(line.text) + 2, PUBLISHED)
            for line in self._canvas.published
            if line.left is not None
        ]
        if box.bottom() > top + _CAPTION:
            captions = picture.axis.captions
            words += [QRectF(c.x - 1, top, c.width + 2, HEADER - _FOOT) for c in captions]
        for place in words:
            if place.left() < box.right() and place.right() > box.left():
                painter.fillRect(place, look.theme.card)

    def _label(self, painter: QPainter, label: Label) -> None:
        look, box = self._canvas.look, label.box
        painter.setPen(QPen(look.theme.accent, 1))
        painter.setBrush(look.theme.accent_soft)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(look.theme.text)
        painter.setFont(look.small.font)
        painter.drawText(QPointF(box.left() + _PAD, box.center().y() + look.small.drop), label.text)
        half, centre = _CROSS / 2, label.cross.center()
        painter.setPen(QPen(look.theme.accent, 1.5))
        painter.drawLines([
            QLineF(centre.x() - half, centre.y() - half, centre.x() + half, centre.y() + half),
            QLineF(centre.x() - half, centre.y() + half, centre.x() + half, centre.y() - half),
        ])  # fmt: skip
