"""Strips: how much happens at each pixel of a lane that is too full for marks, as one image.

Co-operation grows up from the middle of a strip, conflict down, and what has no class to both
sides; where a layer never has both, all of it grows from the foot. Heights are square roots: a
hundred times as much is ten times as high, so that a few are seen beside very many, as with
logarithms, but many and very many still differ. All is in pixels of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.dense import Strip
from idlib_gui.layout.scene import Scene
from idlib_gui.ui.theme import Theme

from .batches import paint_rects, screen_pixels, snapped
from .look import mixed

TALLY_LINE = 14
"""Height of the line at the top of a strip in which the counts of its tiles stand."""
LEAST_TOLD = 32
"""A strip lower than this has no such line."""
_Classes = tuple[EventClass | None, ...]
_COOPERATION: _Classes = (EventClass.VERBAL_COOPERATION, EventClass.MATERIAL_COOPERATION)
_CONFLICT: _Classes = (EventClass.VERBAL_CONFLICT, EventClass.MATERIAL_CONFLICT)
_HALVES: tuple[_Classes, ...] = (None, *_COOPERATION), (None, *_CONFLICT)
"""What lies above the middle of a strip and below it, from the middle outwards."""
_WHOLE: _Classes = (None, *_COOPERATION, *_CONFLICT)
"""What lies above the foot of a strip that has one side only, from the foot upwards."""
_STRONG: dict[EventClass | None, float] = {
    None: 0.4,
    **dict.fromkeys((EventClass.VERBAL_COOPERATION, EventClass.VERBAL_CONFLICT), 0.5),
    **dict.fromkeys((EventClass.MATERIAL_COOPERATION, EventClass.MATERIAL_CONFLICT), 0.95),
}
"""How much of a class's colour there is: words are paler than deeds, without colours too."""
_PALE = 0.35
"""How much of that is left of what is not looked at."""
_LEAST = 2
"""Pixels of the shortest column."""

Bytes = NDArray[np.uint8]
Pixels = NDArray[np.uint32]


class _Sheet(NamedTuple):
    """The images of strips of one height side by side; `begins` says where each is in it."""

    image: QImage
    pixels: Pixels
    """What the image lies in; it must live as long."""
    strips: tuple[Strip, ...]
    begins: tuple[int, ...]


class _Shape(NamedTuple):
    """What strips have in common that are beside each other in a sheet."""

    height: int
    """Pixels of the side or of both."""
    one_sided: bool


class StripPainter:
    """Paints strips in a theme's colours; keeps the images until there are other strips."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._tables = {classes: _table(theme, classes) for classes in (*_HALVES, _WHOLE)}
        self._made: tuple[tuple[Strip, ...], tuple[float, float] | None, bool] | None = None
        self._sheets: dict[_Shape, _Sheet] = {}

    def paint(self, painter: QPainter, scene: Scene, *, pale: bool) -> None:
        """Paint the strips of a scene; those outside of its period, or all of them, pale."""
        if not scene.strips:
            return
        made = (scene.strips, scene.period, pale)
        if self._made is None or self._made[0] is not made[0] or self._made[1:] != made[1:]:
            self._make(scene, pale=pale)
        self._made = made
        for shape, sheet in self._sheets.items():
            for strip, begin in zip(sheet.strips, sheet.begins, strict=True):
                width, left, head = strip.counts.shape[1], round(strip.x), _head(strip)
                if head:
                    painter.fillRect(QRectF(left, strip.y, width, head), self._theme.card)
                target = QRectF(left, strip.y + head, width, shape.height)
                painter.drawImage(target, sheet.image, QRectF(begin, 0, width, shape.height))
        self._lines(painter, scene.strips)

    def _lines(self, painter: QPainter, strips: Sequence[Strip]) -> None:
        """Paint the line of each strip from which it grows."""
        with screen_pixels(painter) as ratio:
            lines = [
                (round(strip.x), base_of(strip), strip.counts.shape[1], 1 / ratio)
                for strip in strips
            ]
            rects = snapped(lines, ratio)
            paint_rects(painter, rects, np.zeros(len(rects), int), lambda _: self._theme.border)

    def _make(self, scene: Scene, *, pale: bool) -> None:
        """Make the images anew, one sheet for each shape of strips."""
        by_shape: dict[_Shape, list[Strip]] = {}
        for strip in scene.strips:
            by_shape.setdefault(_shape_of(strip), []).append(strip)
        self._sheets = {
            shape: self._sheet(strips, shape, None if pale else scene.period, pale=pale)
            for shape, strips in by_shape.items()
        }

    def _sheet(
        self,
        strips: Sequence[Strip],
        shape: _Shape,
        period: tuple[float, float] | None,
        *,
        pale: bool,
    ) -> _Sheet:
        counts = np.concatenate([strip.counts for strip in strips], axis=1)
        widths = [strip.counts.shape[1] for strip in strips]
        peaks = np.repeat(np.array([s.range.peak for s in strips], dtype=np.float32), widths)
        faint = _faint(strips, period, pale=pale)
        pixels = self._room(shape, counts.shape[1])
        for classes, part in _sides(shape, pixels):
            tops = counts[[CLASSES.index(cls) for cls in classes]].astype(np.float32)
            if not shape.one_sided:
                tops[0] /= 2  # what has no class lies on both sides
            zones = _zones(_borders(tops, len(part), peaks), len(part), pixels.shape[1])
            if faint is not None:
                zones[:, : counts.shape[1]] += (len(classes) + 1) * faint
            colours = np.empty((len(part), pixels.shape[1] // 2), dtype=np.uint64)
            self._tables[classes].take(zones.view(np.uint16), out=colours, mode="clip")
            part[:] = colours.view(np.uint32)
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        begins = (0, *np.cumsum(widths[:-1]).tolist())
        return _Sheet(image, pixels, tuple(strips), begins)

    def _room(self, shape: _Shape, width: int) -> Pixels:
        """Return pixels of an even width; those of before are used again, as new memory is slow."""
        width += width % 2
        before = self._sheets.get(shape)
        if before is not None and before.pixels.shape[1] == width:
            return before.pixels
        return np.empty((shape.height, width), dtype=np.uint32)


def _head(strip: Strip) -> int:
    return TALLY_LINE if strip.height >= LEAST_TOLD else 0


def _shape_of(strip: Strip) -> _Shape:
    height = round(strip.height) - _head(strip)
    one_sided = strip.range.one_sided
    return _Shape(height if one_sided else height // 2 * 2, one_sided)


def base_of(strip: Strip) -> float:
    """Return where the line is from which a strip grows."""
    height = _shape_of(strip).height
    return strip.y + _head(strip) + (height if strip.range.one_sided else height / 2)


def _sides(shape: _Shape, pixels: Pixels) -> tuple[tuple[_Classes, Pixels], ...]:
    """Return the classes of each side and its pixels, from the base outwards."""
    if shape.one_sided:
        return ((_WHOLE, pixels[::-1]),)
    half = shape.height // 2
    return (_HALVES[0], pixels[:half][::-1]), (_HALVES[1], pixels[half:])


def _table(theme: Theme, classes: _Classes) -> NDArray[np.uint64]:
    """Return the colours of two pixels by their zones: strong ones, the ground, then pale ones."""
    strong, pale = (
        [mixed(theme.classes[cls].line, theme.card, part * _STRONG[cls]).rgb() for cls in classes]
        for part in (1.0, _PALE)
    )
    ground = theme.card.rgb()
    colours = np.array([*strong, ground, *pale, ground], dtype=np.uint64)
    pairs = np.arange(256 * len(colours))
    first, second = pairs % 256 % len(colours), pairs // 256
    return colours[first] | colours[second] << np.uint64(32)


def _faint(
    strips: Sequence[Strip], period: tuple[float, float] | None, *, pale: bool
) -> Bytes | None:
    """Return which columns are pale; None: none of them."""
    widths = [strip.counts.shape[1] for strip in strips]
    faint = np.repeat([pale or strip.faint for strip in strips], widths)
    if period is not None:
        x = np.concatenate([strip.x + np.arange(strip.counts.shape[1]) + 0.5 for strip in strips])
        faint |= (x < period[0]) | (x > period[1])
    return faint.view(np.uint8) if faint.any() else None


def _borders(tops: NDArray[np.float32], room: int, peaks: NDArray[np.float32]) -> Bytes:
    """Return how far each zone of a side reaches from the base, in pixels: [zone, column]."""
    np.cumsum(tops, axis=0, out=tops)
    total = np.maximum(tops[-1], np.float32(1e-6))
    height = np.sqrt(total / np.maximum(peaks, np.float32(1))) * np.float32(room)
    np.clip(height, _LEAST, room, out=height)
    # Where there is nothing, all parts of it are nothing too.
    borders: Bytes = np.rint(tops * (height / total)).astype(np.uint8)
    return borders


def _zones(borders: Bytes, room: int, width: int) -> Bytes:
    """Return in which zone each pixel of a side lies: [pixels from the base, column]."""
    rows = np.arange(room, dtype=np.uint8)
    zones = np.zeros((room, width), dtype=np.uint8)
    beyond = np.empty((room, borders.shape[1]), dtype=bool)
    for border in borders:
        np.greater_equal(rows[:, None], border, out=beyond)
        zones[:, : borders.shape[1]] += beyond.view(np.uint8)
    return zones
