"""Paints the ribbon between two actors and the marks along it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from idlib_gui.layout.columns import CLASSES, Columns
from idlib_gui.layout.frame import NAME_LEFT, SHAPE
from idlib_gui.layout.ribbon import SIDES
from idlib_gui.ui.shapes import draw_shape
from idlib_gui.ui.theme import ThemeName
from idlib_gui.ui.timeline.ground import paint_bands
from idlib_gui.ui.timeline.look import Look, clear

from .bands import paint_heights
from .picture import Picture
from .stage import side_names

_AIR = 4
"""Pixels around words."""
_OWN, _CONTEXT = (0.34, 0.85), (0.17, 0.0)
"""How strong the ribbon and its edge are, of the events and of datasets behind them."""
_OWN_STRONG, _CONTEXT_STRONG = (0.6, 1.0), (0.38, 0.6)
"""The same where contrasts are to be high."""
_HALO = 2.4
_RADIUS = 5
_STUB = 6
"""Height of the line that stands for a row of a dataset."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("dyad", text)


class Standing(NamedTuple):
    """What stands out: rows of the columns, and numbers of marks; None: nothing does."""

    selected: int | None = None
    hovered: int | None = None
    current: int | None = None
    """The mark that the keyboard is on, if it shows."""
    dimmed: frozenset[int] = frozenset()
    """Rows that were not in the brushed period."""
    row: tuple[int, int] | None = None
    """When the selected row of a dataset was."""


class RibbonPainter:
    """Paints one picture with one painter."""

    def __init__(self, painter: QPainter, picture: Picture, look: Look) -> None:
        self._painter = painter
        self._picture = picture
        self._look = look
        self._time = QRectF(picture.left, 0, picture.width, picture.height)

    def paint_ground(self, period: tuple[int, int] | None, counts: tuple[int, int]) -> None:
        """Paint the rules of time, folds, the brushed period, and what the sides stand for."""
        painter, picture, theme = self._painter, self._picture, self._look.theme
        painter.setClipRect(self._time)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if period is not None:
            left, right = (picture.x_of(second) for second in period)
            band = QRectF(left, 0, max(right - left, 1), picture.height)
            painter.fillRect(band, theme.accent_soft)
        painter.setPen(QPen(theme.grid, 1))
        rules = [picture.left + tick.x for tick in picture.axis.ticks if tick.label]
        painter.drawLines([QLineF(x, picture.head, x, picture.height) for x in rules])
        self._folds()
        painter.setClipping(False)
        if picture.head:
            self._axis()
        self._bay()
        self._sides(counts)

    def _folds(self) -> None:
        picture = self._picture
        area = self._time.adjusted(0, picture.head, 0, 0)
        ends = [[picture.x_of_room(r) for r in (f.left, f.right)] for f in picture.scale.folds]
        paint_bands(self._painter, self._look, np.array(ends), area)

    def _axis(self) -> None:
        painter, picture, look = self._painter, self._picture, self._look
        painter.setFont(look.small.font)
        left, foot = picture.left, picture.head
        painter.setPen(QPen(look.theme.grid, 1))
        ticks = [tick for tick in picture.axis.ticks if tick.label]
        painter.drawLines([QLineF(left + t.x, foot - 16, left + t.x, foot) for t in ticks])
        painter.setPen(look.theme.text)
        for tick in ticks:
            painter.drawText(QPointF(left + tick.x + 3, foot - 9 + look.small.drop), tick.label)
        painter.setPen(look.theme.faint)
        for caption in picture.axis.captions:
            painter.drawText(QPointF(left + caption.x, foot - 26 + look.small.drop), caption.text)
        painter.setPen(QPen(look.theme.border, 1))
        painter.drawLine(QLineF(0, foot - 0.5, left + picture.width, foot - 0.5))

    def _bay(self) -> None:
        """Paint the ground of undated events."""
        painter, picture, look = self._painter, self._picture, self._look
        theme, left = look.theme, picture.left - picture.bay
        if not picture.bay:
            return
        bay = QRectF(left, picture.head, picture.bay, picture.height - picture.head)
        painter.fillRect(bay, clear(theme.field, 0.7))
        painter.setPen(QPen(theme.border, 1))
        for x in (left + 0.5, picture.left - 0.5):
            painter.drawLine(QLineF(x, picture.head, x, picture.height))
        if picture.head:
            painter.setPen(theme.muted)
            painter.setFont(look.small.font)
            title = look.small.ruler.elided(_tr("Undated"), picture.bay - 8)
            painter.drawText(QPointF(left + 6, picture.head - 9 + look.small.drop), title)

    def _sides(self, counts: tuple[int, int]) -> None:
        """Name the two sides, with how many events each has."""
        painter, picture, look = self._painter, self._picture, self._look
        theme, names = look.theme, picture.left - picture.bay
        half = (picture.height - picture.head) / 2
        places = picture.middle - half / 2, picture.middle + half / 2
        room = names - 2 * NAME_LEFT
        widest = max(look.small.ruler.width(str(count)) for count in counts)
        whole, short = zip(*side_names(), strict=True)
        # Both sides the same way: their counts are to be compared.
        words = next(
            (
                way
                for way in (whole, short)
                if max(map(look.bold.ruler.width, way)) + _AIR + widest <= room
            ),
            None,
        )
        for name, count, y in zip(words or short, counts, places, strict=True):
            number = str(count)
            if words is not None:
                painter.setFont(look.small.font)
                painter.setPen(theme.muted)
                right = names - NAME_LEFT - look.small.ruler.width(number)
                painter.drawText(QPointF(right, y + look.small.drop), number)
            face = look.bold if words is not None else look.small
            painter.setFont(face.font)
            painter.setPen(theme.text)
            painter.drawText(QPointF(NAME_LEFT, y + face.drop), face.ruler.elided(name, room))
        painter.setPen(QPen(theme.border, 1))
        painter.drawLine(QLineF(0, picture.middle, picture.left + picture.width, picture.middle))

    def paint_ribbon(self) -> None:
        """Paint what datasets tell, and over it what the events do."""
        painter, picture, theme = self._painter, self._picture, self._look.theme
        painter.save()
        painter.setClipRect(self._time)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = theme.name is ThemeName.CONTRAST
        if picture.context is not None:
            strength = _CONTEXT_STRONG if strong else _CONTEXT
            paint_heights(painter, theme, picture, picture.context, strength)
        paint_heights(painter, theme, picture, picture.own, _OWN_STRONG if strong else _OWN)
        self._few_rows()
        painter.restore()

    def _few_rows(self) -> None:
        """Paint a short line for each row of a dataset, at the edge of its side."""
        picture, painter = self._picture, self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        edges = {0: picture.head + 1.0, 1: picture.height - _STUB - 1.0}
        for x, cls in picture.rows:
            side = next((n for n, codes in enumerate(SIDES) if cls in codes), None)
            top = picture.middle - _STUB / 2 if side is None else edges[side]
            painter.fillRect(QRectF(x, top, 2, _STUB), self._look.theme.classes[CLASSES[cls]].line)

    def paint_row(self, row: tuple[int, int]) -> None:
        """Paint where the selected row of a dataset is."""
        picture, painter = self._picture, self._painter
        painter.setClipRect(self._time)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = (picture.x_of(second) for second in row)
        place = QRectF(left - 1.5, picture.head + 1, max(right - left, 2) + 3, picture.height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.theme.accent, 1.5))
        painter.drawRoundedRect(place.intersected(self._time.adjusted(0, 0, 0, -1)), 3, 3)
        painter.setClipping(False)

    def paint_marks(self, columns: Columns, standing: Standing) -> None:
        """Paint the marks: one event as the shape of its class, several as their count."""
        painter, picture = self._painter, self._picture
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, mark in enumerate(picture.marks):
            if mark.place.center().x() >= picture.left:
                painter.setClipRect(self._time)
            dim = standing.dimmed.issuperset(mark.members)
            painter.setOpacity(0.35 if dim else 1.0)
            self._frame(mark.place, number, mark.members, standing)
            if len(mark.members) == 1:
                self._shape(mark.place, int(columns.cls[mark.members[0]]))
            else:
                self._count(mark.place, [int(columns.cls[row]) for row in mark.members])
        painter.setOpacity(1.0)
        painter.setClipping(False)

    def _frame(
        self, place: QRectF, number: int, members: tuple[int, ...], standing: Standing
    ) -> None:
        painter, theme = self._painter, self._look.theme
        painter.setBrush(theme.card)
        painter.setPen(Qt.PenStyle.NoPen)
        if standing.selected in members:
            painter.setPen(QPen(theme.accent, 2))
        elif number == standing.current:
            painter.setPen(QPen(theme.accent, 1, Qt.PenStyle.DotLine))
        elif number == standing.hovered:
            painter.setPen(QPen(theme.faint, 1))
        if painter.pen().style() is not Qt.PenStyle.NoPen:
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _shape(self, place: QRectF, cls: int) -> None:
        look = self._look.theme.classes[CLASSES[cls]]
        # A rim in the colour of the ground parts the mark from the ribbon behind it.
        draw_shape(self._painter, look.shape, place.center(), SHAPE + _HALO, self._look.theme.card)
        draw_shape(self._painter, look.shape, place.center(), SHAPE, look.line)

    def _count(self, place: QRectF, classes: list[int]) -> None:
        painter, look = self._painter, self._look
        common = max(set(classes), key=lambda cls: (classes.count(cls), -cls))
        style = look.theme.classes[CLASSES[common]]
        painter.setBrush(style.soft)
        painter.setPen(QPen(clear(style.line, 0.7), 1))
        chip = place.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(look.theme.text)
        painter.setFont(look.small.font)
        text = str(len(classes))
        x = chip.center().x() - look.small.ruler.width(text) / 2
        painter.drawText(QPointF(x, chip.center().y() + look.small.drop), text)
