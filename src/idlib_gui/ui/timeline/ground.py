"""What lies behind the marks: lines between lanes, the rules of time, and folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from idlib_gui.layout.columns import Floats
from idlib_gui.layout.dense import Strip

from .batches import Pieces, paint_pieces, paint_rects, pieces, screen_pixels, snapped
from .look import Look, Texture, clear
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
    if len(bands):
        with screen_pixels(painter) as ratio:
            texture = look.hatch(ratio)
            paint_pieces(painter, texture.pixmap, _pieces(bands, texture, area, ratio))


def _pieces(bands: Floats, texture: Texture, area: QRectF, ratio: float) -> Pieces:
    """Return the pieces of the texture that the bands are laid out with."""
    # A band is where it would be in whole units: it does not tremble in a pan.
    ends = snapped(np.rint(bands), ratio)
    borders = snapped([area.left(), area.right()], ratio)
    near = np.clip(ends, *borders)
    ends, near = ends[near[:, 1] > near[:, 0]], near[near[:, 1] > near[:, 0]]
    counts = -((near[:, 0] - near[:, 1]) // texture.span)
    band = np.repeat(np.arange(len(near)), counts)
    steps = np.arange(len(band)) - np.repeat(np.cumsum(counts) - counts, counts)
    x = near[band, 0] + steps * texture.span
    phase = (near[band, 0] - ends[band, 0]) % texture.period
    width = np.minimum(texture.span, near[band, 1] - x)
    top, bottom = snapped([area.top(), area.bottom()], ratio).tolist()
    y = np.arange(top, bottom, texture.span)
    height = np.minimum(texture.span, bottom - y)
    rows = len(y)
    return pieces(
        (np.tile(x, rows), np.repeat(y, len(x))),
        (np.tile(phase, rows), 0),
        (np.tile(width, rows), np.repeat(height, len(x))),
        np.ones(rows * len(x)),
    )
