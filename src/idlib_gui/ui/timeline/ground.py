"""What lies behind the marks: lines between lanes, the rules of time, and folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from idlib_gui.layout.columns import Floats
from idlib_gui.layout.dense import Strip

from .batches import paint_rects, screen_pixels, snapped
from .look import Look, clear
from .picture import Picture

_OVER = 0.25
"""How strong the rules are over strips."""


def paint_ground(painter: QPainter, picture: Picture, look: Look) -> None:
    """Paint folds, rules, and lines between lanes."""
    theme, frame = look.theme, picture.frame
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(theme.grid, 1))
    lines = [QLineF(0, y, frame.width, y) for y in _between_lanes(picture)]
    lines += [QLineF(tick.x, 0, tick.x, frame.height) for tick in picture.axis.ticks if tick.label]
    painter.drawLines(lines)
    paint_folds(painter, picture, look, QRectF(0, 0, frame.width, frame.height))


def _between_lanes(picture: Picture) -> Iterator[float]:
    """Yield where lanes end that are seen."""
    for panel in picture.panels:
        tops = picture.plan.packing.top[panel.first + 1 : panel.end + 1] + panel.shift
        yield from tops[(tops >= panel.top) & (tops <= panel.foot)].tolist()


def paint_rules_over(
    painter: QPainter, picture: Picture, strips: Sequence[Strip], look: Look
) -> None:
    """Paint the rules of time over strips, whose ground hides them, more weakly than elsewhere."""
    x = np.array([tick.x for tick in picture.axis.ticks if tick.label])
    if not strips or not len(x):
        return
    with screen_pixels(painter) as ratio:
        places = [(s.x, s.x + s.counts.shape[1], s.y, s.y + s.height) for s in strips]
        begins, ends, tops, feet = np.array(places).T[..., None]
        strip, rule = np.nonzero((x >= begins) & (x < ends))
        top, foot = snapped(tops[strip, 0], ratio), snapped(feet[strip, 0], ratio)
        left = snapped(x[rule], ratio)
        rects = np.stack([left, top, np.ones_like(left), foot - top], axis=1)
        colour = clear(look.theme.faint, _OVER)
        paint_rects(painter, rects, np.zeros(len(rects), dtype=np.int64), lambda _: colour)


def paint_folds(painter: QPainter, picture: Picture, look: Look, area: QRectF) -> None:
    """Paint hatched bands over folded time, within `area`."""
    rooms = np.array([(fold.left, fold.right) for fold in picture.scale.folds])
    paint_bands(painter, look, picture.x_of_rooms(rooms), area)


def paint_bands(painter: QPainter, look: Look, bands: Floats, area: QRectF) -> None:
    """Hatch bands, rows of left and right, within `area`."""
    if not len(bands):
        return
    with screen_pixels(painter) as ratio:
        texture = look.hatch(ratio)
        left, right, top, foot = snapped(
            [area.left(), area.right(), area.top(), area.bottom()], ratio
        ).tolist()
        # A band is where it would be in whole units: it does not tremble in a pan.
        for begin, end in snapped(np.rint(bands), ratio).tolist():
            near, far = max(begin, left), min(end, right)
            phase = (near - begin) % texture.period
            for x in range(near, far, texture.span):
                width = min(texture.span, far - x)
                for y in range(top, foot, texture.span):
                    height = min(texture.span, foot - y)
                    painter.drawPixmap(x, y, texture.pixmap, phase, 0, width, height)
