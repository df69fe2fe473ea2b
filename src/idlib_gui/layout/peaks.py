"""On what scale strips are drawn: how much is at the fullest column of all lanes of a source."""

from __future__ import annotations

import math
from collections import deque
from typing import NamedTuple
from weakref import WeakKeyDictionary, ref

import numpy as np

from idlib_gui.domain.records import EventClass

from .columns import CLASSES, Floats, Ints
from .index import EventIndex
from .kept import Kept
from .scale import TimeScale
from .sources import Source

_CELLS = 2_048
"""Stretches of all lanes that are looked at first."""
_PARTS, _AT_ONCE, _ROUNDS = 24, 8, 3
"""Into how many parts a full stretch is cut, how many of them at once, and how often."""
_NEAR = 1.2
"""How much too high the scale may be without a further look: less than a tenth of a height."""
_LEAST = 2.0
"""Events that a scale found among columns that are about alike has room for."""
_REMEMBERED = 64
"""Scales that are remembered of an index."""
_DRIFT = 0.02
"""By which part of a scale edits may change it until it is found anew: a hundredth of a height."""
_UP = [CLASSES.index(EventClass.VERBAL_COOPERATION), CLASSES.index(EventClass.MATERIAL_COOPERATION)]
_DOWN = [CLASSES.index(EventClass.VERBAL_CONFLICT), CLASSES.index(EventClass.MATERIAL_CONFLICT)]


class Range(NamedTuple):
    """The scale of the strips of a source."""

    peak: float
    """Events of a side at the fullest column; less than one only where there is nothing."""
    one_sided: bool
    """Whether the source never has both co-operation and conflict, whatever is filtered."""


class _Known(NamedTuple):
    """A scale of strips, and for what it was found."""

    kept: ref[Kept] | None
    scale: TimeScale
    width: float
    range: Range
    drift: int = 0
    """Events that were changed since it was found, at most: a column may have so many more."""

    def is_of(self, kept: Kept | None, scale: TimeScale, width: float) -> bool:
        """Return whether it was found for this."""
        mine = None if self.kept is None else self.kept()
        same = (self.kept is None) is (kept is None) and mine is kept  # a filter may be gone
        return same and self.scale is scale and self.width == width


_known: WeakKeyDictionary[EventIndex, deque[_Known]] = WeakKeyDictionary()


def range_of(source: Source, scale: TimeScale, width: float) -> Range:
    """Return the scale of the strips of a source, with columns of `width` units of room.

    The last ones are known, as lanes of others come and go, and filters are taken back.
    """
    kept = source.kept
    known = _known.setdefault(source.index, deque(maxlen=_REMEMBERED))
    found = next((one.range for one in known if one.is_of(kept, scale, width)), None)
    if found is None:
        search = _Search(source, scale, width)
        found = Range(search.peak(), search.one_sided)
        known.append(_Known(None if kept is None else ref(kept), scale, width, found))
    return found


def take_over(index: EventIndex, before: EventIndex, changed: int) -> None:
    """Let scales that are known of an index hold for that after an edit of so many events.

    Only where the edits since a scale was found could be seen in its strips it is found anew.
    """
    found = [one._replace(drift=one.drift + changed) for one in _known.get(before, ())]
    known = _known.setdefault(index, deque(maxlen=_REMEMBERED))
    known.extend(one for one in found if one.kept is None and one.drift <= _DRIFT * one.range.peak)


class _Search:
    """Looks for the fullest column without counting all of them.

    A stretch has at least what each column of it has; so the fullest stretches are cut until one
    of them is a column, and no other can be fuller.
    """

    def __init__(self, source: Source, scale: TimeScale, width: float) -> None:
        self._source = source
        self._scale = scale
        self._width = width
        whole = np.array([source.index.begin, source.index.end], dtype=np.int64)
        held = source.index.class_counts(np.arange(source.lanes), whole).sum(axis=(1, 2))
        self.one_sided = not (held[_UP].any() and held[_DOWN].any())

    def peak(self) -> float:
        """Return what the fullest column has, or about that much where very many are alike."""
        total, lanes = max(math.ceil(self._scale.room / self._width), 1), self._source.lanes
        every = -(-total // max(_CELLS // lanes, _PARTS))
        found = self._stretches(np.arange(lanes), np.append(np.arange(0, total, every), total))
        known, top = 0.0, found
        for _ in range(_ROUNDS):
            order = np.argsort(found[0])
            top = found[:, order[-_AT_ONCE:]]
            cut = top[:, top[3] - top[2] > 1]
            known = found[0, found[3] - found[2] <= 1].max(initial=0.0)
            if cut[0].max(initial=0.0) <= _NEAR * known:
                return float(found[0].max())
            rest = np.concatenate([found[:, order[:-_AT_ONCE]], top[:, top[3] - top[2] <= 1]], 1)
            found = np.concatenate([rest, self._cut(cut)], axis=1)
        # Very many are about alike: any of the fullest will do, but where they have one event each,
        # one with two may be missed; the scale has room for it.
        while (top[3] - top[2] > 1).any():
            parts = self._cut(top)
            top = parts[:, np.argsort(parts[0])[-_AT_ONCE:]]
        return float(top[0].max(initial=max(known, _LEAST)))

    def _cut(self, stretches: Floats) -> Floats:
        """Return the parts of some stretches, counted at once."""
        lanes, firsts, ends = stretches[1:].astype(np.int64)
        edges = [
            np.append(np.arange(first, end, -(-(end - first) // _PARTS)), end)
            for first, end in zip(firsts.tolist(), ends.tolist(), strict=True)
        ]
        parts = self._stretches(_rising(lanes), _rising(np.concatenate(edges)))
        inside = parts[1] == lanes[:, None]
        inside &= (parts[2] >= firsts[:, None]) & (parts[2] < ends[:, None])
        return np.asarray(parts[:, inside.any(axis=0)])

    def _stretches(self, lanes: Ints, columns: Ints) -> Floats:
        """Return the stretches of these lanes between columns.

        Of each its most events of a side, its lane, its first column, and where it ends.
        """
        rooms = np.minimum(columns * self._width, self._scale.room)
        seconds = np.floor(self._scale.to_seconds(rooms)).astype(np.int64)
        rising = np.append(True, np.diff(seconds) > 0)
        columns, seconds = columns[rising], seconds[rising]
        # What shows one second is not cut further: each column of it has all that it has.
        stops = np.where(np.diff(seconds) > 1, columns[1:], columns[:-1] + 1)
        most = self._most(self._source.index.class_counts(lanes, seconds, self._source.kept))
        told = (lanes[:, None], columns[:-1], stops)
        rest = (np.broadcast_to(part, most.shape) for part in told)
        return np.stack([most, *rest]).reshape(4, -1)

    def _most(self, counts: Ints) -> Floats:
        """Return how much there is on the fuller side of each stretch."""
        if self.one_sided:
            return np.asarray(counts.sum(axis=0), dtype=np.float64)
        up, down = (counts[first] + counts[second] for first, second in (_UP, _DOWN))
        return np.asarray(np.maximum(up, down) + counts[-1] / 2)


def _rising(values: Ints) -> Ints:
    """Return the distinct values, rising; for a few of them numpy's own way is slow."""
    ordered: Ints = np.sort(values)
    return np.asarray(ordered[np.append(True, ordered[1:] != ordered[:-1])])
