"""What painters of the timeline need of a theme: fonts with their rulers, pens, textures."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from idlib_gui.layout.text import Ruler
from idlib_gui.ui.theme import Theme

_HATCH = 8
"""From one stripe of the texture of folds to the same place of the next, in pixels."""
_STRIPES = 32
"""Stripes of a texture: a few large pieces of it cover much, and small ones are slow to paint."""


class Face(NamedTuple):
    """A font, how wide its text is, and how far its baseline is below the middle of a line."""

    font: QFont
    ruler: Ruler
    drop: float


def face_of(font: QFont) -> Face:
    """Return a font with its measures."""
    metrics = QFontMetricsF(font)
    return Face(font, Ruler(metrics.horizontalAdvance), metrics.capHeight() / 2)


class Texture(NamedTuple):
    """Stripes, in pixels of the screen: `span` of them in both ways from any place in a period."""

    pixmap: QPixmap
    period: int
    span: int


class Look:
    """A theme made ready for painting."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.label = face_of(theme.font("label"))
        self.bold = face_of(theme.font("label", bold=True))
        self.small = face_of(theme.font("small"))
        self._textures: dict[float, Texture] = {}

    def hatch(self, ratio: float) -> Texture:
        """Return the texture of folded time for a screen of this pixel ratio."""
        texture = self._textures.get(ratio)
        if texture is None:
            texture = self._textures[ratio] = _hatched(self.theme.fold, ratio)
        return texture


def _hatched(colour: QColor, ratio: float) -> Texture:
    side = round(_HATCH * ratio)
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, side * 0.36))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - side, 2 * side), QPointF(shift + 2 * side, -side))
    painter.end()
    wide = QPixmap(_STRIPES * side, _STRIPES * side)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawTiledPixmap(wide.rect(), tile)
    painter.end()
    return Texture(wide, side, (_STRIPES - 1) * side)


def clear(colour: QColor, alpha: float) -> QColor:
    """Return a colour at a part of its opacity."""
    faded = QColor(colour)
    faded.setAlphaF(colour.alphaF() * alpha)
    return faded


def mixed(colour: QColor, ground: QColor, part: float) -> QColor:
    """Return what a colour at a part of its opacity looks like over a ground: quicker to fill."""
    over, under = colour.toRgb(), ground.toRgb()
    pairs = (
        (over.redF(), under.redF()),
        (over.greenF(), under.greenF()),
        (over.blueF(), under.blueF()),
    )
    return QColor.fromRgbF(*(part * top + (1 - part) * below for top, below in pairs))
