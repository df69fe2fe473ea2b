"""Many rectangles, or many pieces of one pixmap, painted in one call from a block of numbers.

A call to the painter for each event would cost more than all else in a frame. Everything here
is in pixels of the screen, whole ones, so that nothing is blurred at any pixel ratio.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from shiboken6 import Shiboken

from idlib_gui.layout.columns import Floats, Ints

_FIELDS = 10
"""Numbers of a `QPainter.PixmapFragment`, in the order of its fields."""


Pieces = NDArray[np.float64]
"""Pieces of a pixmap and where they go, one row each; made by `pieces`."""


NO_PIECES: Pieces = np.zeros((0, _FIELDS))


def pieces(
    place: tuple[ArrayLike, ArrayLike],
    source: tuple[ArrayLike, ArrayLike],
    size: tuple[ArrayLike, ArrayLike],
    opacity: Floats,
    across: Ints | None = None,
) -> Pieces:
    """Return pieces of a pixmap, all in pixels of the screen; single numbers hold for every item.

    Args:
        place: Left and top of where each is painted.
        source: Left and top of where each is in the pixmap.
        size: Width and height of each there.
        opacity: How strongly each is painted, one value an item.
        across: How wide each is painted; None: as wide as it is.
    """
    block = np.zeros((len(opacity), _FIELDS))
    block[:, 0], block[:, 1] = place
    block[:, 2], block[:, 3] = source
    block[:, 4], block[:, 5] = size
    block[:, 6:8] = 1.0
    block[:, 9] = opacity
    # A fragment is placed by its middle.
    if across is None:
        block[:, 0:2] += block[:, 4:6] / 2
    else:
        block[:, 0] += across / 2
        block[:, 1] += block[:, 5] / 2
        block[:, 6] = across / block[:, 4]
    return block


@contextmanager
def screen_pixels(painter: QPainter) -> Iterator[float]:
    """Let a painter count in pixels of the screen for a while; gives how many a unit has been."""
    ratio = painter.deviceTransform().m11()
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    place = painter.deviceTransform()
    painter.translate(round(place.dx()) - place.dx(), round(place.dy()) - place.dy())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    try:
        yield ratio
    finally:
        painter.restore()


def snapped(values: ArrayLike, ratio: float) -> Ints:
    """Return the pixels of the screen that are nearest to these places."""
    return np.rint(np.asarray(values, dtype=np.float64) * ratio).astype(np.int64)


def paint_rects(
    painter: QPainter, rects: NDArray[np.int64], groups: Ints, colour: Callable[[int], QColor]
) -> None:
    """Fill rectangles: rows of left, top, width and height; those without width are not.

    Those of a group, and that number stands for it, have the same `colour`.
    """
    wide = np.flatnonzero(rects[:, 2] > 0)
    order = wide[np.argsort(groups[wide], kind="stable")]
    if not order.size:
        return
    block = corners_of(rects[order])
    sorted_groups = groups[order]
    begins = [0, *(np.flatnonzero(sorted_groups[1:] != sorted_groups[:-1]) + 1).tolist()]
    for begin, end in zip(begins, [*begins[1:], len(order)], strict=True):
        paint_corners(painter, block[begin:end], colour(int(sorted_groups[begin])))


def corners_of(rects: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return rectangles as Qt holds them: by their corners, the lower right one being inside."""
    block = rects.astype(np.int32)
    block[:, 2:] += block[:, :2] - 1
    return block


def paint_corners(painter: QPainter, block: NDArray[np.int32], colour: QColor) -> None:
    """Fill rectangles, as `corners_of` returns them, in one colour."""
    if len(block):
        first: Any = Shiboken.wrapInstance(block.ctypes.data, QRect)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(first, len(block))


def paint_pieces(painter: QPainter, pixmap: QPixmap, block: Pieces) -> None:
    """Paint pieces of a pixmap, in their order."""
    if len(block):
        first: Any = Shiboken.wrapInstance(block.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, len(block), pixmap)
