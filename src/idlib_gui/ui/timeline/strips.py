"""Strips: how much happens at each pixel of a lane that is too full for marks, as one image.

Co-operation grows up from the middle of a strip, conflict down, and what has no class to both
sides. Heights are logarithms, on one scale for all strips that are seen. All is in pixels of the
screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import CLASSES, Flags, Floats
from idlib_gui.layout.dense import Strip
from idlib_gui.layout.scene import Scene
from idlib_gui.ui.theme import Theme

from .batches import paint_rects, screen_pixels, snapped
from .look import clear

_HALVES: tuple[tuple[EventClass | None, ...], ...] = (
    (None, EventClass.MATERIAL_COOPERATION, EventClass.VERBAL_COOPERATION),
    (None, EventClass.MATERIAL_CONFLICT, EventClass.VERBAL_CONFLICT),
)
"""What lies above the middle of a strip and below it, from the middle outwards."""
_ZONES = 4
"""The classes of a half from the middle outwards, then nothing."""
_STRONG, _PALE = 0.85, 0.3
_GROUND = 0.8
"""How much the ground of a strip covers of the bars that run through it, and of folds."""
_LEAST = 3
"""Pixels of the shortest column."""

Bytes = NDArray[np.uint8]


class _Sheet(NamedTuple):
    """The images of strips of one height side by side; `begins` says where each is in it."""

    image: QImage
    pixels: NDArray[np.uint32]
    """What the image lies in; it must live as long."""
    strips: tuple[Strip, ...]
    begins: tuple[int, ...]


class StripPainter:
    """Paints strips in a theme's colours; keeps the images until there are other strips."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._palettes = np.stack([_palette(theme, half) for half in _HALVES])
        self._made: tuple[tuple[Strip, ...], tuple[float, float] | None, bool] | None = None
        self._sheets: list[_Sheet] = []

    def paint(self, painter: QPainter, scene: Scene, *, pale: bool) -> None:
        """Paint the strips of a scene; those outside of its period, or all of them, pale."""
        if not scene.strips:
            return
        made = (scene.strips, scene.period, pale)
        if self._made is None or self._made[0] is not made[0] or self._made[1:] != made[1:]:
            self._sheets = _sheets(scene, self._palettes, pale=pale)
        self._made = made
        for sheet in self._sheets:
            for strip, begin in zip(sheet.strips, sheet.begins, strict=True):
                width = strip.counts.shape[1]
                height = sheet.image.height()
                target = QRectF(round(strip.x), strip.y, width, height)
                source = QRectF(begin, 0, width, height)
                painter.drawImage(target, sheet.image, source)
        self._lines(painter, scene.strips)

    def _lines(self, painter: QPainter, strips: Sequence[Strip]) -> None:
        """Paint the middle of each strip, and a notch where a tile of it begins."""
        theme = self._theme
        with screen_pixels(painter) as ratio:
            middles = [
                (round(s.x), s.y + s.height / 2, s.counts.shape[1], 1 / ratio) for s in strips
            ]
            notches = [(x, s.y, 1 / ratio, 6) for s in strips for x in s.tiles[1:-1].tolist()]
            rects = snapped(middles + notches, ratio)
            groups = np.repeat([0, 1], [len(middles), len(notches)])
            paint_rects(painter, rects, groups, (theme.border, theme.muted).__getitem__)


def _palette(theme: Theme, half: Sequence[EventClass | None]) -> NDArray[np.uint32]:
    """Return the colours of the zones of a half, strong ones first, then the pale ones."""
    lines = [theme.classes[cls].line for cls in half]
    ground = clear(theme.card, _GROUND)
    colours = [clear(line, alpha) for alpha in (_STRONG, _PALE) for line in lines]
    colours[len(lines) : len(lines)] = [ground]
    return np.array([_premultiplied(colour) for colour in (*colours, ground)], dtype=np.uint32)


def _premultiplied(colour: QColor) -> int:
    alpha = colour.alphaF()
    red, green, blue = (
        round(part * alpha) for part in (colour.red(), colour.green(), colour.blue())
    )
    return colour.alpha() << 24 | red << 16 | green << 8 | blue


def _sheets(scene: Scene, palettes: NDArray[np.uint32], *, pale: bool) -> list[_Sheet]:
    """Return the strips as images, one sheet for each height."""
    peak = _peak(scene.strips)
    heights = sorted({strip.height for strip in scene.strips})
    return [
        _sheet([s for s in scene.strips if s.height == height], scene, palettes, (peak, pale))
        for height in heights
    ]


def _peak(strips: Sequence[Strip]) -> int:
    """Return what a column of full height stands for: a power of two, so that it seldom changes."""
    most = max((int(strip.counts.sum(axis=0).max(initial=0)) for strip in strips), default=0)
    return int(2 ** np.ceil(np.log2(max(most, 4))))


def _sheet(
    strips: Sequence[Strip],
    scene: Scene,
    palettes: NDArray[np.uint32],
    shades: tuple[int, bool],
) -> _Sheet:
    peak, pale = shades
    counts = np.concatenate([strip.counts for strip in strips], axis=1)
    widths = [strip.counts.shape[1] for strip in strips]
    begins = [0, *np.cumsum(widths).tolist()]
    half = round(strips[0].height) // 2
    faint = np.ones(counts.shape[1], dtype=bool)
    if not pale:
        faint = np.concatenate([_outside(strip, scene.period) for strip in strips])
    pixels = np.empty((2 * half, counts.shape[1]), dtype=np.uint32)
    for number, classes in enumerate(_HALVES):
        zones = _zones(counts, classes, half, peak)
        zones += _ZONES * faint.astype(np.uint8)
        rows = pixels[half - 1 :: -1] if number == 0 else pixels[half:]
        rows[:] = palettes[number].take(zones, mode="clip")
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return _Sheet(image, pixels, tuple(strips), tuple(begins[:-1]))


def _outside(strip: Strip, period: tuple[float, float] | None) -> Flags:
    x = strip.x + np.arange(strip.counts.shape[1]) + 0.5
    if period is None:
        return np.zeros(len(x), dtype=bool)
    return np.asarray((x < period[0]) | (x > period[1]))


def _zones(
    counts: NDArray[np.int64], classes: Sequence[EventClass | None], half: int, peak: int
) -> Bytes:
    """Return in which zone of a half each pixel lies, rows from the middle outwards."""
    parts = counts[[CLASSES.index(cls) for cls in classes]].astype(np.float32)
    parts[0] /= 2  # what has no class lies on both sides
    tops = np.cumsum(parts, axis=0)
    total = tops[-1]
    height: Floats = np.log(total + 1) * np.float32(half / np.log(peak + 1))
    height = np.where(total > 0, np.clip(height, _LEAST, half), 0)
    tops *= height / np.maximum(total, 1e-6)
    borders = np.rint(tops).astype(np.uint8)
    rows = np.arange(half, dtype=np.uint8)[:, None]
    zones: Bytes = (rows >= borders[0]).view(np.uint8)
    for border in borders[1:]:
        zones += (rows >= border).view(np.uint8)
    return zones
