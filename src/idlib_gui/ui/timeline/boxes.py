"""The boxes of labels, put together from sprites: ground and outline, and the mark of the class."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from idlib_gui.layout.columns import Floats, Ints
from idlib_gui.layout.frame import BOX_TOP

from .batches import Pieces, pieces, snapped
from .sprites import SELECTED, Sprites


class Boxes(NamedTuple):
    """Boxes in pixels of the screen, one item each.

    `row` and `state` say where in the sprites its long box is.
    """

    left: Ints
    right: Ints
    top: Ints
    row: Ints
    state: Ints
    opacity: Floats

    def grounds(self, sprites: Sprites) -> Pieces:
        """Return the boxes, each from as much of a long box as it needs, and a right end."""
        size = sprites.sizes
        number = self.row * sprites.states + self.state
        sprites.need(number.tolist())
        # Only the frame of what is selected reaches into the air around its box.
        air = np.where(self.state & SELECTED, size.air, 0)
        top, source = self.top - air, number * sprites.pitch + size.air - air
        height = size.box + 2 * air
        reach = self.right - self.left - size.end
        parts = []
        # All but a few fit into one piece; what is longer goes on with the middle of a long box.
        begin, skipped, lead = 0, 0, air
        at = np.arange(len(reach))
        while at.size:
            span = size.long - size.end - skipped
            width = np.minimum(reach[at] - begin, span) + lead[at]
            place = self.left[at] + begin - lead[at], top[at]
            sheet_left = size.air + skipped - lead[at]
            parts.append(
                pieces(place, (sheet_left, source[at]), (width, height[at]), self.opacity[at])
            )
            begin += span
            skipped, lead = size.period, np.zeros_like(air)
            at = at[reach[at] > begin]
        ends = size.air + size.long - size.end, source
        parts.append(pieces((self.left + reach, top), ends, (size.end + air, height), self.opacity))
        return np.concatenate(parts)

    def marks(self, sprites: Sprites, flipped: ArrayLike) -> Pieces:
        """Return the marks of the classes: at the left of each box, or at the right of those."""
        size = sprites.sizes
        left = np.where(flipped, self.right - size.mark, self.left)
        source = (self.row * size.mark, sprites.marks_top)
        return pieces((left, self.top), source, (size.mark, size.box), self.opacity)


def boxes_at(x: Floats, width: Floats, y: Floats, ratio: float) -> tuple[Ints, Ints, Ints]:
    """Return left, right and top of boxes in rows that begin at `y`, in pixels of the screen."""
    return snapped(x, ratio), snapped(x + width, ratio), snapped(y + BOX_TOP, ratio)
