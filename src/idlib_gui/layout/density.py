"""How much happens when: the histograms of the overview."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from idlib_gui.domain.records import EventClass

from .columns import Columns, Flags, Ints, classes_on
from .scale import TimeScale
from .sources import Layer


def density(columns: Columns, scale: TimeScale, bins: int, shown: Flags) -> Ints:
    """Return how many `shown` events begin in each of `bins` equal parts of the room."""
    rooms = scale.to_room(columns.anchor[columns.dated & shown])
    places = np.clip((rooms / scale.room * bins).astype(np.int64), 0, bins - 1)
    return np.bincount(places, minlength=bins)


def context_density(
    layers: Sequence[Layer], scale: TimeScale, bins: int, off: Collection[EventClass | None] = ()
) -> Ints:
    """Return how many rows of all datasets begin in each of `bins` equal parts of the room.

    Those of classes that are `off` are not counted.
    """
    edges = np.floor(scale.to_seconds(np.arange(bins + 1) / bins * scale.room)).astype(np.int64)
    edges[-1] += 1
    counts = np.zeros(bins, dtype=np.int64)
    for layer in layers:
        kept = layer.keep(layer.whole, classes_on(off) if off else None)
        counts += layer.whole.started_counts(np.zeros(1, dtype=np.int64), edges, kept)[0]
    return counts
