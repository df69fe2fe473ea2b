"""The time scale of the article and the datasets beside it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .columns import Columns, Ints
from .rivals import Rivals
from .scale import TimeScale, folded_scale, linear_scale
from .sources import Layer
from .units import LEVELS, Level, boundaries

MOST_UNITS = 60
"""A dataset is given by coarser units rather than by more."""


def scale_of(
    columns: Columns, layers: Sequence[Layer], *, folded: bool, rivals: Rivals | None = None
) -> TimeScale:
    """Return the scale on which the article, other dates of its events and datasets are drawn."""
    if rivals is not None:
        columns = columns._replace(
            named=np.concatenate([columns.named, rivals.named]),
            named_start=np.concatenate([columns.named_start, rivals.named_start]),
        )
    extent = extent_with(columns.extent, layers)
    if not folded:
        return linear_scale(extent)
    context = np.concatenate([units_of(layer) for layer in layers]) if layers else None
    return folded_scale(extent, columns.named, columns.named_start, context)


def extent_with(extent: tuple[int, int] | None, layers: Sequence[Layer]) -> tuple[int, int] | None:
    """Return the first and last second of the article and of all datasets."""
    extents = [(layer.whole.begin, layer.whole.end) for layer in layers if layer.whole.total]
    if extent is not None:
        extents.append(extent)
    if not extents:
        return None
    return min(begin for begin, _ in extents), max(end for _, end in extents)


def units_of(layer: Layer) -> Ints:
    """Return begin and end of the calendar units in which a dataset has anything, one row each.

    They are the finest of which the dataset spans no more than `MOST_UNITS`. Rows that a filter
    keeps out count too, so that a filter moves nothing.
    """
    index = layer.whole
    if not index.total:
        return np.zeros((0, 2), dtype=np.int64)
    edges = _edges(_level(index.end - index.begin), index.begin, index.end)
    one_lane = np.zeros(1, dtype=np.int64)
    counts = index.active_counts(one_lane, edges, None, exact=True)[0]
    units: Ints = np.stack([edges[:-1], edges[1:]], axis=1)[counts > 0]
    return units


def _level(seconds: int) -> Level:
    return next(level for level in reversed(LEVELS) if seconds <= MOST_UNITS * level.seconds)


def _edges(level: Level, begin: int, end: int) -> Ints:
    """Return where units begin, from the first that touches the stretch to after the last."""
    margin = 1.1 * level.seconds
    found = np.array(list(boundaries(level, begin - margin, end + margin)), dtype=np.int64)
    low = max(int(np.searchsorted(found, begin, side="right")) - 1, 0)
    high = int(np.searchsorted(found, end, side="left")) + 1
    edges = found[low:high]
    # At the ends of the calendar there may be no unit any more.
    before = [begin] if not edges.size or edges[0] > begin else []
    after = [end] if not edges.size or edges[-1] < end else []
    return np.array([*before, *edges.tolist(), *after], dtype=np.int64)
