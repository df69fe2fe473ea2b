"""Which rows of a dataset a filter lets pass."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from idlib_gui.layout.columns import Flags, Ints

from .datasets import Dataset, Layer, RowFilter
from .viewport import LanesBy


def passing(dataset: Dataset, only: RowFilter) -> Flags | None:
    """Return of each row whether it passes; None if there is nothing to keep it from passing."""
    parts: list[Flags] = []
    if only.actors:
        parts.append(_are(dataset.actor, only.actors) | _are(dataset.target, only.actors))
    if only.types:
        parts.append(_are(dataset.type, only.types))
    if only.places:
        parts.append(_are(dataset.place, only.places))
    if only.period is not None:
        begin, end = only.period
        parts.append((dataset.start < end) & (dataset.end > begin))
    return np.logical_and.reduce(parts) if parts else None


def counts_of(dataset: Dataset, part: str) -> Ints:
    """Return how many rows each name of `actors`, `types` or `places` passes when it is chosen."""
    names = len(getattr(dataset, part))
    if part != "actors":
        return _counted(getattr(dataset, part.removesuffix("s")), names)
    both = dataset.actor[dataset.actor == dataset.target]  # to be counted once
    return _counted(dataset.actor, names) + _counted(dataset.target, names) - _counted(both, names)


def _counted(codes: NDArray[np.int32], names: int) -> Ints:
    """Return how often each code stands there; −1 is none."""
    return np.bincount(codes + 1, minlength=names + 1)[1:].astype(np.int64)


def _are(codes: NDArray[np.int32], chosen: Collection[int]) -> Flags:
    """Return which codes are among those that are chosen; −1, for none, never is."""
    table = np.zeros(max(chosen) + 3, dtype=bool)
    table[list(chosen)] = True
    # Codes beyond the table fall on its last place but one, and −1 on its last: both are empty.
    found: Flags = table[np.minimum(codes, len(table) - 2)]
    return found


def rows_in_time(layer: Layer, window: tuple[float, float] | None) -> Ints:
    """Return the rows that pass, and touch `window` if one is given, by when they begin."""
    dataset = layer.dataset
    rows = layer.passing
    if window is not None:
        here = (dataset.start < window[1]) & (dataset.end > window[0])
        rows = here if rows is None else rows & here
    numbers = np.arange(dataset.rows) if rows is None else np.flatnonzero(rows)
    ordered: Ints = numbers[np.argsort(dataset.start[numbers], kind="stable")]
    return ordered


def beside(layer: Layer, row: int, lanes_by: LanesBy, *, forward: bool) -> int | None:
    """Return the next row of the lane of a row, or the one before; None if there is none.

    Rows of a lane have the same name in the column that lanes stand for, and come by when they
    begin.
    """
    dataset = layer.dataset
    start, now = dataset.start, dataset.start[row]
    numbers = np.arange(dataset.rows)
    rows = (start > now) if forward else (start < now)
    rows |= (start == now) & ((numbers > row) if forward else (numbers < row))
    found = np.flatnonzero(rows & _lane_of(layer, row, lanes_by))
    if not len(found):
        return None
    if forward:
        return int(found[np.argmin(start[found])])
    return int(found[::-1][np.argmax(start[found[::-1]])])


def place_of(layer: Layer, row: int, lanes_by: LanesBy) -> tuple[int, int] | None:
    """Return how many rows of its lane come before a row, and how many there are.

    None: it does not pass.
    """
    lane, start = _lane_of(layer, row, lanes_by), layer.dataset.start
    if not lane[row]:
        return None
    before = lane & (start < start[row])
    before[:row] |= lane[:row] & (start[:row] == start[row])
    return int(np.count_nonzero(before)), int(np.count_nonzero(lane))


def _lane_of(layer: Layer, row: int, lanes_by: LanesBy) -> Flags:
    """Return which rows pass and are in the lane of a row."""
    dataset = layer.dataset
    rows = np.ones(dataset.rows, dtype=bool) if layer.passing is None else layer.passing
    if lanes_by is LanesBy.NONE:
        return rows
    codes = getattr(dataset, lanes_by.value)
    lane: Flags = rows & (codes == codes[row])
    return lane
