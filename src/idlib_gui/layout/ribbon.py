"""How much two actors worked together, and against each other, over time: a signed ribbon.

Above the middle line stands co-operation, below it conflict. Each event puts its weight into the
ribbon, 1 if it was words and 2 if it was deeds: a scale in the manner of Goldstein's (1992) from
conflict to co-operation, with two steps either way instead of ratings for each type. The weight of
an event is spread evenly over all the time in which it may have been, so that a month is low and
wide, and no spike; only what is too short to be seen is made a little wider. Heights grow with the
root of the density, against the densest place of all of the time: the little that happened in
quiet years stays visible, and nothing changes its height in a pan. Events without a class are no
part of the ribbon.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import CLASSES, Columns, Flags, Floats, Ints
from .scale import TimeScale

WEIGHTS = (1.0, 2.0, 1.0, 2.0)
"""The weight of an event by the code of its class: words count once, deeds twice."""
SIDES = ((0, 1), (2, 3))
"""The codes of the classes above the middle line, and of those below it; words come first."""
LEAST = 26
"""Pixels that the shortest event is wide at least."""
_BLUR = 6
"""Pixels to each side over which edges are rounded."""
_DUST = 1e-9
"""What sums of many shares leave where there is nothing; the root of it would be seen."""


class Moments(NamedTuple):
    """Events as they come into the ribbon, one entry each, in any order.

    An event may be anywhere from `begin` to before `end`, in seconds since 1970.
    """

    begin: Ints
    end: Ints
    cls: NDArray[np.int8]

    @property
    def total(self) -> int:
        """Return how many events there are."""
        return len(self.cls)


class Flow(NamedTuple):
    """How dense events are along a scale, from place to place.

    `places` are rising rooms; `before` is the weight to the left of each place, one row a class;
    `peak` is the density at the densest place of either side, 0 if there is nothing.
    """

    places: Floats
    before: Floats
    peak: float


def moments_of(columns: Columns) -> Moments:
    """Return the dated events of some columns, with the times in which they may have been."""
    dated = columns.dated
    return Moments(columns.start_lo[dated], columns.end_hi[dated], columns.cls[dated])


def active(moments: Moments, begin: float, end: float) -> Flags:
    """Return which events may have been at some time from `begin` to before `end`."""
    return np.asarray((moments.begin < end) & (moments.end > begin))


def counts(moments: Moments, begin: float, end: float) -> Ints:
    """Return how many events of each class may have been from `begin` to before `end`."""
    found = moments.cls[active(moments, begin, end)]
    return np.bincount(found, minlength=len(CLASSES))


def condensed(moments: Moments) -> tuple[Moments, Ints]:
    """Return each moment once, and how many events share it: datasets have many a day."""
    order = np.lexsort((moments.cls, moments.end, moments.begin))
    begin, end, cls = moments.begin[order], moments.end[order], moments.cls[order]
    another = (np.diff(begin) != 0) | (np.diff(end) != 0) | (np.diff(cls) != 0)
    first = np.flatnonzero(np.concatenate([[moments.total > 0], another]))
    numbers = np.diff(np.append(first, moments.total))
    return Moments(begin[first], end[first], cls[first]), numbers


def flow_of(moments: Moments, scale: TimeScale, least: float, numbers: Ints | None = None) -> Flow:
    """Return how dense events are along a scale, each of them `least` rooms wide at least.

    `numbers` says how many events each moment stands for; None: one.
    """
    inside = moments.cls < len(WEIGHTS)
    ends = np.stack([moments.begin[inside], moments.end[inside]])
    left, right = np.clip(scale.to_room(ends), 0.0, scale.room)
    classes, middle = moments.cls[inside].astype(np.intp), (left + right) / 2
    width = np.maximum(right - left, least)
    edges = np.concatenate([middle - width / 2, middle + width / 2])
    order = np.argsort(edges, kind="stable")
    places = edges[order]
    slope = np.zeros((len(WEIGHTS), len(places)))
    dense = np.take(WEIGHTS, classes) / width
    if numbers is not None:
        dense *= numbers[inside]
    slope[np.tile(classes, 2), np.arange(len(edges))] = np.concatenate([dense, -dense])
    slope = np.maximum(np.cumsum(slope[:, order], axis=1), 0.0)
    before = np.zeros_like(slope)
    np.cumsum(slope[:, :-1] * np.diff(places), axis=1, out=before[:, 1:])
    peak = max(float(slope[list(side)].sum(axis=0).max(initial=0.0)) for side in SIDES)
    return Flow(places, before, peak)


def heights(flow: Flow, rooms: tuple[float, float], width: int) -> Floats:
    """Return how high each class stands in each pixel of a window, as parts of the height there is.

    Args:
        flow: What is shown.
        rooms: The ends of the window.
        width: Its pixels.

    Returns:
        One row a class and one column a pixel; the two classes of a side are to be stacked, and
        together are never higher than 1.
    """
    result = np.zeros((len(WEIGHTS), width))
    if not flow.peak:
        return result
    pixel = (rooms[1] - rooms[0]) / width
    edges = rooms[0] + pixel * np.arange(-_BLUR, width + _BLUR + 1)
    kernel = np.hanning(2 * _BLUR + 3)[1:-1]
    for row, before in enumerate(flow.before):
        held = np.diff(np.interp(edges, flow.places, before))
        result[row] = np.convolve(held / pixel / flow.peak, kernel / kernel.sum(), "valid")
    for side in SIDES:
        whole = result[list(side)].sum(axis=0)
        whole = np.where(whole > _DUST, np.minimum(whole, 1.0), 0.0)
        result[list(side)] *= np.sqrt(whole) / np.where(whole > 0.0, whole, 1.0)
    return result
