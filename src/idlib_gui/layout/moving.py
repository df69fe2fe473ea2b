"""What of a mark is taken hold of, and at which instant it is let go."""

from __future__ import annotations

from enum import StrEnum

from .frame import BOX, BOX_TOP
from .hit import item_at
from .scale import TimeScale
from .scene import Scene

_END = 5
"""Pixels of a bar beside each end that are the end, where it is long enough."""


class Part(StrEnum):
    """What of a mark is moved."""

    WHOLE = "whole"
    BEGIN = "begin"
    END = "end"


def part_at(scene: Scene, x: float, y: float) -> Part | None:
    """Return which part of a mark is at a point; None: there is no mark.

    Ends are those of the bar, below the box of the label. One that is open cannot be taken.
    """
    item = item_at(scene, x, y)
    if item is None:
        return None
    on_box = scene.box_x[item] <= x < scene.box_x[item] + scene.box_w[item]
    if on_box and y < scene.y[item] + BOX_TOP + BOX:
        return Part.WHOLE
    left, right = float(scene.edges[0, item]), float(scene.edges[3, item])
    reach = min(_END, (right - left) / 4)
    if x >= right - reach and not scene.open_end[item]:
        return Part.END
    return Part.BEGIN if x <= left + reach and not scene.open_start[item] else Part.WHOLE


def instant_at(scale: TimeScale, room: float, before: int, after: int) -> int:
    """Return the instant at a place of the scale; in a fold, one beside its nearer end.

    Args:
        scale: Where the place is.
        room: The place.
        before: Seconds that what begins there needs before a fold, not to reach into it.
        after: Seconds that what ends there needs after a fold.
    """
    seconds = round(float(scale.to_seconds(room)))
    for fold in scale.folds:
        # What is nearer to the fold than half of what it needs would be rounded into it.
        if fold.begin - before / 2 < seconds < fold.end + after / 2:
            nearer_left = room - fold.left <= fold.right - room
            return fold.begin - before if nearer_left else fold.end + after
    return seconds
