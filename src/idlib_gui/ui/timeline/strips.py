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
from PySide6.QtGui import QImage, QPainter

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.dense import Strip
from idlib_gui.layout.scene import Scene
from idlib_gui.ui.theme import Theme

from .batches import paint_rects, screen_pixels, snapped
from .look import mixed

_HALVES: tuple[tuple[EventClass | None, ...], ...] = (
    (None, EventClass.MATERIAL_COOPERATION, EventClass.VERBAL_COOPERATION),
    (None, EventClass.MATERIAL_CONFLICT, EventClass.VERBAL_CONFLICT),
)
"""What lies above the middle of a strip and below it, from the middle outwards."""
_ZONES = 4
"""The classes of a half from the middle outwards, then nothing."""
_STRONG, _PALE = 0.85, 0.3
"""How much of a class's colour there is in what is looked at, and in what is not."""
_LEAST = 3
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


class StripPainter:
    """Paints strips in a theme's colours; keeps the images until there are other strips."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._tables = [_table(theme, half) for half in _HALVES]
        self._made: tuple[tuple[Strip, ...], tuple[float, float] | None, bool] | None = None
        self._sheets: dict[int, _Sheet] = {}

    def paint(self, painter: QPainter, scene: Scene, *, pale: bool) -> None:
        """Paint the strips of a scene; those outside of its period, or all of them, pale."""
        if not scene.strips:
            return
        made = (scene.strips, scene.period, pale)
        if self._made is None or self._made[0] is not made[0] or self._made[1:] != made[1:]:
            self._make(scene, pale=pale)
        self._made = made
        for sheet in self._sheets.values():
            height = sheet.image.height()
            for strip, begin in zip(sheet.strips, sheet.begins, strict=True):
                width = strip.counts.shape[1]
                target = QRectF(round(strip.x), strip.y, width, height)
                painter.drawImage(target, sheet.image, QRectF(begin, 0, width, height))
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

    def _make(self, scene: Scene, *, pale: bool) -> None:
        """Make the images anew, one sheet for each height of strips."""
        peak = _peak(scene.strips)
        by_half: dict[int, list[Strip]] = {}
        for strip in scene.strips:
            by_half.setdefault(round(strip.height) // 2, []).append(strip)
        self._sheets = {
            half: self._sheet(strips, half, peak, None if pale else scene.period, pale=pale)
            for half, strips in by_half.items()
        }

    def _sheet(
        self,
        strips: Sequence[Strip],
        half: int,
        peak: int,
        period: tuple[float, float] | None,
        *,
        pale: bool,
    ) -> _Sheet:
        counts = np.concatenate([strip.counts for strip in strips], axis=1)
        ends = np.cumsum([strip.counts.shape[1] for strip in strips]).tolist()
        faint: Bytes | None = None
        if pale:
            faint = np.ones(counts.shape[1], dtype=np.uint8)
        elif period is not None:
            faint = np.concatenate([_outside(strip, period) for strip in strips])
        pixels = self._room(half, counts.shape[1])
        for number, classes in enumerate(_HALVES):
            borders = _borders(counts, classes, half, peak)
            rows = np.arange(half, dtype=np.uint8)
            zones = _zones(borders, rows if number else rows[::-1], pixels.shape[1])
            if faint is not None:
                zones[:, : counts.shape[1]] += _ZONES * faint
            part = pixels[half:] if number else pixels[:half]
            self._tables[number].take(zones.view(np.uint16), out=part.view(np.uint64), mode="clip")
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        return _Sheet(image, pixels, tuple(strips), (0, *ends[:-1]))

    def _room(self, half: int, width: int) -> Pixels:
        """Return pixels of an even width; those of before are used again, as new memory is slow."""
        width += width % 2
        before = self._sheets.get(half)
        if before is not None and before.pixels.shape[1] == width:
            return before.pixels
        return np.empty((2 * half, width), dtype=np.uint32)


def _table(theme: Theme, half: Sequence[EventClass | None]) -> NDArray[np.uint64]:
    """Return the colours of two pixels by their zones: strong ones, then (plus `_ZONES`) pale."""
    lines = [theme.classes[cls].line for cls in half]
    strong, pale = (
        [mixed(line, theme.card, part).rgb() for line in lines] for part in (_STRONG, _PALE)
    )
    ground = theme.card.rgb()
    colours = np.array([*strong, ground, *pale, ground], dtype=np.uint64)
    pairs = np.arange(256 * len(colours))
    first, second = pairs % 256 % len(colours), pairs // 256
    return colours[first] | colours[second] << np.uint64(32)


def _peak(strips: Sequence[Strip]) -> int:
    """Return what a column of full height stands for: a power of two, so that it seldom changes."""
    most = max((int(strip.counts.sum(axis=0).max(initial=0)) for strip in strips), default=0)
    return int(2 ** np.ceil(np.log2(max(most, 4))))


def _outside(strip: Strip, period: tuple[float, float]) -> Bytes:
    x = strip.x + np.arange(strip.counts.shape[1]) + 0.5
    outside: Bytes = ((x < period[0]) | (x > period[1])).view(np.uint8)
    return outside


def _borders(
    counts: NDArray[np.int64], classes: Sequence[EventClass | None], half: int, peak: int
) -> Bytes:
    """Return how far each zone of a half reaches from the middle, in pixels: [zone, column]."""
    tops = counts[[CLASSES.index(cls) for cls in classes]].astype(np.float32)
    tops[0] /= 2  # what has no class lies on both sides
    np.cumsum(tops, axis=0, out=tops)
    total = np.maximum(tops[-1], np.float32(1e-6))
    height = np.log(total + 1) * np.float32(half / np.log(peak + 1))
    np.clip(height, _LEAST, half, out=height)
    # Where there is nothing, all parts of it are nothing too.
    borders: Bytes = np.rint(tops * (height / total)).astype(np.uint8)
    return borders


def _zones(borders: Bytes, rows: Bytes, width: int) -> Bytes:
    """Return in which zone each pixel lies; `rows` says how far each row is from the middle."""
    zones = np.zeros((len(rows), width), dtype=np.uint8)
    beyond = np.empty((len(rows), borders.shape[1]), dtype=bool)
    for border in borders:
        np.greater_equal(rows[:, None], border, out=beyond)
        zones[:, : borders.shape[1]] += beyond.view(np.uint8)
    return zones
