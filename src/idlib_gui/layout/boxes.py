"""Where bars and the boxes of labels lie, in pixels, so that no two of a row overlap."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Flags, Floats
from .drawn import Drawn
from .frame import GAP, LEAST_BAR, LEAST_BOX, TEXT_LEFT
from .packing import reserved

_WORTH_FLIPPING = 1.5
"""How much more room there must be on the left of an event, if its label is cut there too."""


class Limits(NamedTuple):
    """Between which two pixels each item may have its box."""

    low: Floats
    high: Floats


class Neighbours(NamedTuple):
    """Which items follow another in its row, and the pixels that no box is promised more than."""

    follows: Flags
    cap: Floats


def bars(edges: NDArray[np.float64], pixels: float) -> tuple[NDArray[np.float64], Flags]:
    """Return the four ends of each bar, none shorter than the least, and whether it has a core."""
    edges = np.asarray(edges * pixels, dtype=np.float64)
    edges[3] = np.maximum(edges[3], edges[0] + LEAST_BAR)
    sure = edges[1] < edges[2]
    middle = (edges[0] + edges[3]) / 2
    edges[1] = np.where(sure, edges[1], middle)
    edges[2] = np.where(sure, np.maximum(edges[2], edges[1] + 1), middle)
    tiny = edges[3] - edges[0] <= LEAST_BAR + 1
    edges[1] = np.where(tiny, edges[0], edges[1])
    edges[2] = np.where(tiny, edges[3], edges[2])
    return edges, sure | tiny


def boxes(
    drawn: Drawn,
    near: Neighbours,
    pixels: float,
    limits: Limits,
    edges: NDArray[np.float64],
) -> tuple[Floats, Floats, Flags]:
    """Return left and width of each box, 0 where there is no room for one, and which are flipped.

    A box stands at its event's start. Near its right limit it is flipped to the left of it, if
    there is clearly more room; the mark of the class is at the start either way. At the left limit
    a box stays as long as its bar is seen.
    """
    low, high = limits
    anchor = drawn.anchor * pixels
    _, right = reserved(drawn, pixels, near.cap)
    wanted = np.minimum(drawn.box, near.cap)
    before = np.where(near.follows, np.append(-np.inf, right[:-1])[: len(right)] + GAP, -np.inf)
    end = np.minimum(anchor + TEXT_LEFT, high)
    start = np.maximum(end - drawn.box, np.maximum(before, low))
    ahead, behind = high - anchor, end - start
    better = (behind >= drawn.box) | (behind > _WORTH_FLIPPING * ahead)
    flipped = (anchor >= low) & (anchor <= high) & (ahead < drawn.box) & better
    left = np.where(flipped, start, np.maximum(anchor, low))
    left = np.where(anchor > high, high, left)
    own_left = np.minimum(left, edges[0])
    after = np.where(near.follows[1:], own_left[1:] - GAP, np.inf)
    limit = np.minimum(np.append(after, np.inf)[: len(left)], high)
    limit = np.where(flipped, np.minimum(limit, end), limit)
    # Once its bar is past the left limit, a box keeps to the room it was promised, and leaves.
    gone = (anchor < low) & (edges[3] <= low + LEAST_BAR)
    limit = np.where(gone, np.minimum(limit, np.maximum(right, anchor + wanted)), limit)
    room = np.minimum(drawn.box, limit - left)
    return left, np.where(room >= LEAST_BOX, room, 0.0), flipped
