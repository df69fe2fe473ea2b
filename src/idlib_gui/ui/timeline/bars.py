"""The bars of events: where each surely is, where it may be, and at which end it is open."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.layout.columns import Flags, Floats, Ints
from idlib_gui.layout.frame import BOX, BOX_TOP
from idlib_gui.layout.scene import Scene

from .batches import NO_PIECES, Pieces, pieces, snapped
from .sprites import ARROWS, CAPS, FADES, Sprites

_BEYOND = 20.0
"""A bar may be longer than any screen; the painter is spared what is further off than this."""
_UNSURE = 0.75
"""How strong a bar is at most of which nothing is sure."""


class Bars(NamedTuple):
    """Bars in pixels of the screen: their ends from left to right, as in a scene, and their tops.

    `fades` says of the left ends and the right ones whether they fade.
    """

    scene: Scene
    ratio: float
    ends: NDArray[np.int64]
    top: Ints
    fades: tuple[Flags, Flags]
    opacity: Floats

    def bodies(self, sprites: Sprites) -> NDArray[np.int64]:
        """Return the part of each bar that is as strong as can be, as rows of rectangles."""
        cap = sprites.sizes.cap
        left = self.ends[1] + np.where(self.fades[0], 0, cap)
        right = self.ends[2] - np.where(self.fades[1], 0, cap)
        height = np.full_like(left, sprites.sizes.bar)
        return np.stack([left, self.top, np.maximum(right - left, 0), height], axis=1)

    def rims(self, sprites: Sprites, over: Flags) -> NDArray[np.int64]:
        """Return what parts some of the bars from what they lie over, as rows of rectangles."""
        rim = max(round(self.ratio), 1)
        left, right, top = self.ends[0, over] - rim, self.ends[3, over] + rim, self.top[over] - rim
        height = np.full_like(left, sprites.sizes.bar + 2 * rim)
        return np.stack([left, top, right - left, height], axis=1)

    def tips(self, sprites: Sprites, area: float) -> Pieces:
        """Return the ends of the bars, in an area so many units across.

        They are round, or fade, or carry an arrow where they are open.
        """
        parts = [self._fade(sprites, side) for side in (0, 1)]
        parts += [self._cap(sprites, side) for side in (0, 1)]
        parts += [self._arrow(sprites, side, area) for side in (0, 1)]
        return np.concatenate(parts)

    def _fade(self, sprites: Sprites, side: int) -> Pieces:
        near, far = self.ends[2 * side], self.ends[2 * side + 1]
        at = np.flatnonzero(self.fades[side] & (far > near))
        begin, end = self.scene.edges[2 * side : 2 * side + 2, at] * self.ratio
        if not at.size:
            return NO_PIECES
        # Only the visible part of a band is painted, be it longer than any screen.
        steps = sprites.sizes.fade / np.maximum(end - begin, 1e-9)
        left = np.clip((near[at] - begin) * steps, 0, sprites.sizes.fade - 1)
        width = np.clip((far[at] - near[at]) * steps, 1, sprites.sizes.fade - left)
        strength = self.opacity[at] * np.where(self.scene.sure[at], 1.0, _UNSURE)
        return pieces(
            (near[at], self.top[at]),
            (sprites.bar_lefts[FADES[side]] + left, self._sheet_top(sprites, at)),
            (width, sprites.sizes.bar),
            strength,
            far[at] - near[at],
        )

    def _cap(self, sprites: Sprites, side: int) -> Pieces:
        at = np.flatnonzero(~self.fades[side])
        cap = sprites.sizes.cap
        left = self.ends[3, at] - cap if side else self.ends[0, at]
        source = (sprites.bar_lefts[CAPS[side]], self._sheet_top(sprites, at))
        return pieces((left, self.top[at]), source, (cap, sprites.sizes.bar), self.opacity[at])

    def _arrow(self, sprites: Sprites, side: int, area: float) -> Pieces:
        at = np.flatnonzero(self.scene.open_end if side else self.scene.open_start)
        if not at.size:
            return NO_PIECES
        length, height = sprites.sizes.arrow
        edge = snapped(area, self.ratio)
        tip = np.minimum(self.ends[3, at], edge) if side else np.maximum(self.ends[0, at], 0)
        left = tip - length if side else tip
        top = self.top[at] - (height - sprites.sizes.bar) // 2
        source = (sprites.bar_lefts[ARROWS[side]], self._sheet_top(sprites, at))
        return pieces((left, top), source, (length, height), self.opacity[at])

    def _sheet_top(self, sprites: Sprites, at: Ints) -> Ints:
        return sprites.bars_top + self.scene.cls[at].astype(np.int64) * sprites.bar_pitch


def bars_of(scene: Scene, opacity: Floats, width: float, ratio: float) -> Bars:
    """Return the bars of `scene` as far as they lie in an area `width` units across, or nearly."""
    first, sure, unsure, last = scene.edges
    near = np.clip(scene.edges, -_BEYOND, width + _BEYOND)
    top = snapped(scene.y + BOX_TOP + BOX + 1, ratio)
    return Bars(scene, ratio, snapped(near, ratio), top, (sure > first, last > unsure), opacity)
