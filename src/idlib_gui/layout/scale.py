"""From instants to places on a line and back: straight, or with empty stretches folded.

A scale maps seconds to *room*, a length without unit that grows from 0 at the left end of the
domain to `room` at its right end; pixels are room times a zoom. Between its knots a scale is
straight, so it can always be inverted, and zooming or panning never needs another one.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from idlib_gui.domain.calendar import DAY, FAR_FUTURE, FAR_PAST

from .columns import Flags, Floats, Ints

FOLD_ROOM = 0.36
"""Room of a fold, where a calendar unit that a date names has about 1."""
FOLD_FROM = 1.5
"""Empty time is folded if it would take more room than this at the rate beside it."""
NEST_ROOM = 0.45
"""Room of a unit beside the finer units inside it: of 2017 when a month of it is named too."""
END_ROOM = 0.6
"""Room of a unit in which nothing starts."""
CONTEXT_ROOM = 0.3
"""Room of a unit that only datasets have anything in."""
MARGIN = 0.045
"""Part of the room that is kept free at each end."""


class Fold(NamedTuple):
    """An empty stretch, in seconds, and the room it was pressed into."""

    begin: int
    end: int
    left: float
    right: float


class TimeScale(NamedTuple):
    """Maps instants to room, straight between knots, for all years from -9999 to 9999.

    `knots` are seconds after `epoch`, strictly rising, as are `rooms`; outside the first and last
    knot the scale goes on as beside them. `extent` is what anything dated touches.
    """

    extent: tuple[int, int]
    epoch: int
    knots: Floats
    rooms: Floats
    folds: tuple[Fold, ...] = ()
    named: Ints | None = None
    """The calendar units that a folded scale gives room to, first to last."""

    @property
    def room(self) -> float:
        """Return the room of the whole domain."""
        return float(self.rooms[-1])

    def is_like(self, other: TimeScale) -> bool:
        """Return whether another scale maps all instants to the same places, and names the same."""
        mine, others = (np.zeros(0) if s.named is None else s.named for s in (self, other))
        return self is other or (
            (self.epoch, self.folds) == (other.epoch, other.folds)
            and np.array_equal(self.knots, other.knots)
            and np.array_equal(self.rooms, other.rooms)
            and np.array_equal(mine, others)
        )

    @property
    def domain(self) -> tuple[float, float]:
        """Return the first and last second of the domain."""
        return float(self.knots[0] + self.epoch), float(self.knots[-1] + self.epoch)

    @property
    def folded(self) -> bool:
        """Return whether any time is folded."""
        return bool(self.folds)

    @property
    def least_room(self) -> float:
        """Return the room of the narrowest window: about a minute where time is widest."""
        rates = np.diff(self.rooms) / np.diff(self.knots)
        return min(60.0 * float(rates.max()), self.room)

    def to_room(self, seconds: ArrayLike) -> Floats:
        """Return the room left of each instant; `seconds` since 1970."""
        ahead = np.asarray(seconds, dtype=np.float64) - self.epoch
        inside: Floats = np.interp(ahead, self.knots, self.rooms)
        first, last = self._edge_rates()
        before = np.minimum(ahead - self.knots[0], 0.0) * first
        after = np.maximum(ahead - self.knots[-1], 0.0) * last
        return np.asarray(inside + before + after)

    def to_seconds(self, room: ArrayLike) -> Floats:
        """Return the instant that has this much room to its left: the inverse of `to_room`."""
        places = np.asarray(room, dtype=np.float64)
        inside: Floats = np.interp(places, self.rooms, self.knots)
        first, last = self._edge_rates()
        before = np.minimum(places - self.rooms[0], 0.0) / first
        after = np.maximum(places - self.rooms[-1], 0.0) / last
        return np.asarray(inside + before + after + self.epoch)

    def _edge_rates(self) -> tuple[float, float]:
        knots, rooms = self.knots, self.rooms
        return (
            float((rooms[1] - rooms[0]) / (knots[1] - knots[0])),
            float((rooms[-1] - rooms[-2]) / (knots[-1] - knots[-2])),
        )


def linear_scale(extent: tuple[int, int] | None) -> TimeScale:
    """Return a scale on which each second has the same room; None: nothing is dated."""
    begin, end = extent = extent or (0, DAY)
    margin = max(int((end - begin) * MARGIN), 1)
    low, high = max(begin - margin, FAR_PAST - DAY), min(end + margin, FAR_FUTURE + DAY)
    return TimeScale(extent, low, np.array([0.0, high - low]), np.array([0.0, 1.0]))


def folded_scale(
    extent: tuple[int, int] | None, named: Ints, starts: Flags, context: Ints | None = None
) -> TimeScale:
    """Return a scale that gives the calendar units which dates name about equal room.

    Time that no date names is pressed into folds where it is long. Where nothing is worth
    folding, and there is no context, the scale is linear.

    Args:
        extent: First and last second that anything dated touches.
        named: Begin and end of the units that dates name, one row each, in any order.
        starts: Which of them something starts in.
        context: Units that are to have some room beside those, because datasets fill them.
    """
    if extent is None or not len(named):
        return linear_scale(extent)
    units, weights = _weighed(named, starts, context)
    # Asked for counts, numpy does not import its masked arrays, which would cost the start 30 ms.
    edges, _ = np.unique(units, return_counts=True)
    rates, covered = _rates(units, weights, edges)
    lengths = np.diff(edges).astype(np.float64)
    rooms, folds = _rooms(lengths, rates, covered)
    if not folds.any() and context is None:
        return linear_scale(extent)
    margin = max(MARGIN * float(rooms.sum()), FOLD_ROOM)
    low = min(extent[0], int(edges[0]) - math.ceil(margin / rates[0]))
    high = max(extent[1], int(edges[-1]) + math.ceil(margin / rates[-1]))
    knots = np.concatenate([[low], edges, [high]])
    sums = np.cumsum(np.concatenate([[0.0, margin], rooms, [margin]]))
    bands = tuple(
        Fold(int(edges[i]), int(edges[i + 1]), float(sums[i + 1]), float(sums[i + 2]))
        for i in np.flatnonzero(folds)
    )
    return TimeScale(extent, low, (knots - low).astype(np.float64), sums, bands, units)


def _weighed(named: Ints, starts: Flags, context: Ints | None) -> tuple[Ints, Floats]:
    """Return the distinct units, outer before inner, and how much room each asks for."""
    # Events come in time order, so that most dates that are alike stand together.
    first = np.append(True, (named[1:] != named[:-1]).any(axis=1))
    runs = np.flatnonzero(first)
    begun = np.add.reduceat(starts.astype(np.int64), runs)
    both = named[runs] if context is None else np.concatenate([named[runs], context])
    order = np.lexsort((-both[:, 1], both[:, 0]))
    begin, end = both[order].T
    new = np.append(True, (begin[1:] != begin[:-1]) | (end[1:] != end[:-1]))
    units, which = both[order[new]], np.cumsum(new) - 1
    of_dates = order < len(runs)
    which, order = which[of_dates], order[of_dates]
    started = np.bincount(which, weights=begun[order], minlength=len(units))
    # By whole doublings, so that one event more or less hardly ever moves all others.
    more = np.floor(np.log2(np.maximum(started, 1.0)))
    weights = np.where(started > 0, 1.0 + 0.15 * more, END_ROOM)
    dated = np.bincount(which, minlength=len(units)) > 0
    inner = np.searchsorted(units[:, 0], units[:, 1]) - np.arange(len(units)) - 1
    weights = np.where(inner > 0, NEST_ROOM, weights)
    return units, np.where(dated, weights, CONTEXT_ROOM)


def _rates(units: Ints, weights: Floats, edges: Ints) -> tuple[Floats, Flags]:
    """Return the room a second has between each two edges, and whether a unit covers it."""
    begins, ends = (np.searchsorted(edges, units[:, side]) for side in (0, 1))
    share = weights / (units[:, 1] - units[:, 0])
    change, count = np.zeros(len(edges)), np.zeros(len(edges), dtype=np.int64)
    np.add.at(change, begins, share)
    np.add.at(change, ends, -share)
    np.add.at(count, begins, 1)
    np.add.at(count, ends, -1)
    covered = np.cumsum(count)[:-1] > 0
    # Sums of very unequal shares leave dust: no covered second may have less than the least share.
    rates = np.where(covered, np.maximum(np.cumsum(change)[:-1], share.min()), 0.0)
    return rates, covered


def _rooms(lengths: Floats, rates: Floats, covered: Flags) -> tuple[Floats, Flags]:
    """Return the room of each stretch between edges, and which of them are folds."""
    beside = np.maximum(np.append(0.0, rates[:-1]), np.append(rates[1:], 0.0))
    straight = lengths * np.where(covered, rates, beside)
    total = float(straight[covered].sum())
    folds = ~covered & (straight > max(FOLD_FROM, total / 40))
    return np.where(folds, max(FOLD_ROOM, total / 60), straight), folds
