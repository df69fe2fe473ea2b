"""What marks are put together from, drawn once for a theme and a pixel ratio: a sheet of sprites.

All numbers are pixels of the screen. A box of any width is a piece of a long box and the right end
of it; the ends of a bar are caps, or pieces of a band that fades.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF

from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.frame import BAR, BOX, SHAPE, TEXT_LEFT
from idlib_gui.ui.shapes import draw_shape
from idlib_gui.ui.theme import ClassLook, Theme

from .look import clear

_RADIUS = 4
_LONG = 264
"""Length of the long boxes. A multiple of the dashes' period, so that boxes can be longer yet."""
_AIR = 3
"""Free space around a long box, for the outline of what is selected."""
_END = 12
"""Length of the right end of a box."""
_PERIOD = 12
"""A multiple of the length of a dash and its gap, and longer than the round end of a box."""
_FADE = 128
"""Length of a band that fades: as many steps as the eye tells apart."""
_FAINTEST = 0.1
"""How strong a band is where it begins to fade in."""
_ARROW = 7, 9
"""Length and height of the arrow at an open end of a bar."""

CLAIMED, HOVERED, SELECTED = 1, 2, 4
"""How a box looks, to be added up: dashed outline, thin outline, accent."""
_STATES = CLAIMED + HOVERED + SELECTED + 1
CLUSTER = len(CLASSES)
"""The row of boxes that stand for many events; the others are the classes by their code."""
FADES, CAPS, ARROWS = (0, 1), (2, 3), (4, 5)
"""The parts of bars by their place in `bar_lefts`: of the left end, and of the right one."""


class Sizes(NamedTuple):
    """Measures of the sprites, in pixels of the screen."""

    box: int
    """Height of a box."""
    air: int
    end: int
    long: int
    """Length of a long box, without the air around it."""
    period: int
    """From one dash of an outline to the same place of another, after its beginning."""
    mark: int
    """Width of the piece of a box that holds the mark of its class."""
    bar: int
    """Height of a bar."""
    cap: int
    arrow: tuple[int, int]
    fade: int = _FADE


def sizes_at(ratio: float) -> Sizes:
    """Return the measures for a pixel ratio."""
    sizes = (BOX, _END, _LONG, _PERIOD, TEXT_LEFT, BAR, BAR / 2, *_ARROW)
    box, end, long, period, mark, bar, cap, *arrow = (round(s * ratio) for s in sizes)
    air = ceil(_AIR * ratio)  # an outline must not reach into the row beside
    return Sizes(box, air, end, long, period, mark, bar, cap, (arrow[0], arrow[1]))


class Sprites:
    """The sheet: rows of long boxes first, then the marks of the classes, then parts of bars."""

    def __init__(self, theme: Theme, ratio: float) -> None:
        self.sizes = size = sizes_at(ratio)
        self._theme = theme
        self._ratio = ratio
        self.pitch = size.box + 2 * size.air
        """From one long box to the next."""
        self.states = _STATES
        rows = (len(CLASSES) + 1) * self.states
        self.marks_top = rows * self.pitch
        self.bars_top = self.marks_top + size.box
        self.bar_pitch = max(size.arrow[1], size.bar) + 2
        self.bar_lefts = _starts(
            (size.fade, size.fade, size.cap, size.cap, size.arrow[0], size.arrow[0])
        )
        width = max(size.long + 2 * size.air, self.bar_lefts[-1] + size.arrow[0])
        self.sheet = QPixmap(width, self.bars_top + len(CLASSES) * self.bar_pitch)
        self.sheet.fill(Qt.GlobalColor.transparent)
        self._drawn: set[int] = set()
        self._draw()

    def need(self, boxes: Iterable[int]) -> None:
        """Draw the long boxes that are used for the first time: row · `states` + state of each."""
        missing = set(boxes) - self._drawn
        if not missing:
            return
        self._drawn |= missing
        painter = QPainter(self.sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in missing:
            row, state = divmod(number, self.states)
            self._at(painter, self.sizes.air, number * self.pitch + self.sizes.air)
            if row == CLUSTER:
                line = self._theme.accent if state & HOVERED else self._theme.muted
                self._long_box(painter, self._theme.chip, line, state | HOVERED)
            else:
                look = self._theme.classes[CLASSES[row]]
                self._long_box(painter, look.soft, look.line, state)
        painter.end()

    def _draw(self) -> None:
        """Draw what every picture needs."""
        painter = QPainter(self.sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, cls in enumerate(CLASSES):
            look = self._theme.classes[cls]
            self._at(painter, row * self.sizes.mark, self.marks_top)
            draw_shape(painter, look.shape, QPointF(TEXT_LEFT / 2 + 0.5, BOX / 2), SHAPE, look.line)
            painter.resetTransform()
            self._bar_parts(painter, look, self.bars_top + row * self.bar_pitch)
        painter.end()

    def _at(self, painter: QPainter, x: int, y: int) -> None:
        """Let the painter count from a place of the sheet on, in units of the theme."""
        painter.resetTransform()
        painter.translate(x, y)
        painter.scale(self._ratio, self._ratio)

    def _long_box(self, painter: QPainter, ground: QColor, line: QColor, state: int) -> None:
        theme, box = self._theme, QRectF(0, 0, _LONG, BOX)
        if state & SELECTED:
            painter.setBrush(theme.card)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), _RADIUS + 2, _RADIUS + 2)
            ground = theme.accent_soft
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (CLAIMED | HOVERED):
            dashed = bool(state & CLAIMED)
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(clear(line, 1.0 if dashed else 0.6), 1, style))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _bar_parts(self, painter: QPainter, look: ClassLook, top: int) -> None:
        size, colour = self.sizes, look.line
        painter.setPen(Qt.PenStyle.NoPen)
        weak = clear(colour, _FAINTEST)
        for part, ends in zip(FADES, ((weak, colour), (colour, weak)), strict=True):
            left = self.bar_lefts[part]
            band = QLinearGradient(left, 0, left + size.fade, 0)
            band.setColorAt(0, ends[0])
            band.setColorAt(1, ends[1])
            painter.fillRect(left, top, size.fade, size.bar, QBrush(band))
        painter.setBrush(colour)
        for part, shift in zip(CAPS, (0, size.cap), strict=True):
            left = self.bar_lefts[part]
            painter.setClipRect(left, top, size.cap, size.bar)
            round_bar = QRectF(left - shift, top, 2 * size.cap, size.bar)
            painter.drawRoundedRect(round_bar, size.bar / 2, size.bar / 2)
        painter.setClipping(False)
        length, height = size.arrow
        for part, tip in zip(ARROWS, (0, length), strict=True):
            left = self.bar_lefts[part]
            foot = left + length - tip
            corners = [(left + tip, height / 2), (foot, 0), (foot, height)]
            painter.drawPolygon(QPolygonF([QPointF(x, top + y) for x, y in corners]))


def _starts(widths: tuple[int, ...]) -> tuple[int, ...]:
    """Return where each of these widths begins, side by side, with a free pixel between them."""
    return tuple(sum(widths[:place]) + place for place in range(len(widths)))
