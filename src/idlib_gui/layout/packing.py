"""Rows inside lanes, so that nothing overlaps: found once a zoom step, and kept while panning."""

from __future__ import annotations

import math

import numpy as np

from .columns import Floats, Ints
from .drawn import Drawn
from .frame import GAP, LEAST_BAR, TEXT_LEFT

MOST_ROWS = 40
"""A lane that would need more rows is not drawn in full."""


def zoom_step(pixels: float, fitted: float) -> int:
    """Return the power of two by which `pixels` a unit of room is closer than all in view."""
    return max(math.floor(math.log2(pixels / fitted) + 1e-6), 0)


def reserved(drawn: Drawn, pixels: float, cap: float | Floats) -> tuple[Floats, Floats]:
    """Return the left and right end, in pixels, of what an item and its box take of their row."""
    left = np.minimum(drawn.anchor, drawn.edges[0]) * pixels
    bar = np.maximum(drawn.edges[3] * pixels, left + LEAST_BAR)
    return left, np.maximum(bar, drawn.anchor * pixels + np.minimum(drawn.box, cap))


def promised(drawn: Drawn, pixels: float, end: float, cap: float) -> tuple[Floats, Floats]:
    """Return what `reserved` does, and room for boxes that will be flipped.

    A box that would pass the `end` of time (in room) is given the space to its left as well.
    """
    left, right = reserved(drawn, pixels, cap)
    anchor, box = drawn.anchor * pixels, np.minimum(drawn.box, cap)
    flipped = np.minimum(left, np.maximum(anchor + TEXT_LEFT - box, 0))
    return np.where(anchor + box > end * pixels, flipped, left), right


def pack(drawn: Drawn, pixels: float, end: float, cap: float) -> Ints:
    """Return the row of each item, so that no two of a lane overlap at `pixels` or closer.

    What finds no place in the first `MOST_ROWS` rows of its lane is in the one after them.
    """
    left, right = promised(drawn, pixels, end, cap)
    row = [MOST_ROWS] * drawn.total
    ends: list[float] = []
    lane_now = -1
    lefts, rights, lanes = left.tolist(), (right + GAP).tolist(), drawn.lane.tolist()
    for item in np.lexsort((right, left, drawn.lane)).tolist():
        if lanes[item] != lane_now:
            lane_now, ends = lanes[item], []
        begin = lefts[item]
        for number, until in enumerate(ends):
            if until <= begin:
                ends[number], row[item] = rights[item], number
                break
        else:
            if len(ends) < MOST_ROWS:
                row[item] = len(ends)
                ends.append(rights[item])
    return np.array(row, dtype=np.int64)
