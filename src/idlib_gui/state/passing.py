"""Which rows of a dataset are looked at: a filter lets them pass, and the view lists them."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from idlib_gui.layout.columns import Flags, Ints, classes_on

from .datasets import NO_FILTER, Dataset, Layer, RowFilter
from .viewport import View


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
        parts.append(_touching(dataset, only.period))
    return np.logical_and.reduce(parts) if parts else None


def counts_of(dataset: Dataset, part: str, only: RowFilter = NO_FILTER) -> Ints:
    """Return how many rows each name of `actors`, `types` or `places` passes when it is chosen.

    Of rows that the other parts of `only` let pass.
    """
    names = len(getattr(dataset, part))
    rows = passing(dataset, only.choosing(part, frozenset()))
    if part != "actors":
        return _counted(_those(getattr(dataset, part.removesuffix("s")), rows), names)
    actor, target = _those(dataset.actor, rows), _those(dataset.target, rows)
    both = actor[actor == target]  # to be counted once
    return _counted(actor, names) + _counted(target, names) - _counted(both, names)


def _those(codes: NDArray[np.int32], rows: Flags | None) -> NDArray[np.int32]:
    """Return the codes of some rows; None: of all."""
    return codes if rows is None else codes[rows]


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


def rows_in_time(layer: Layer, view: View, *, in_window: bool = False) -> Ints:
    """Return the rows that are looked at, of those in sight only if wanted, by when they begin."""
    dataset, rows = layer.dataset, _looked_at(layer, view)
    if in_window and view.window is not None:
        rows = rows & _touching(dataset, view.window)
    numbers = np.flatnonzero(rows)
    ordered: Ints = numbers[np.argsort(dataset.start[numbers], kind="stable")]
    return ordered


def beside(layer: Layer, row: int, view: View, *, forward: bool) -> int | None:
    """Return the next row of the lane of a row, or the one before; None if there is none.

    Rows of a lane come by when they begin, as far as they are looked at.
    """
    dataset = layer.dataset
    start, now = dataset.start, dataset.start[row]
    numbers = np.arange(dataset.rows)
    rows = (start > now) if forward else (start < now)
    rows |= (start == now) & ((numbers > row) if forward else (numbers < row))
    found = np.flatnonzero(rows & _lane_of(layer, row, view))
    if not len(found):
        return None
    if forward:
        return int(found[np.argmin(start[found])])
    return int(found[::-1][np.argmax(start[found[::-1]])])


def place_of(layer: Layer, row: int, view: View) -> tuple[int, int] | None:
    """Return how many rows of its lane come before a row, and how many there are.

    None: it is not looked at.
    """
    lane, start = _lane_of(layer, row, view), layer.dataset.start
    if not lane[row]:
        return None
    before = lane & (start < start[row])
    before[:row] |= lane[:row] & (start[:row] == start[row])
    return int(np.count_nonzero(before)), int(np.count_nonzero(lane))


def _lane_of(layer: Layer, row: int, view: View) -> Flags:
    """Return which rows are looked at and in the lane of a row: of a closed dataset, all are."""
    rows = _looked_at(layer, view)
    if not layer.shows_lanes(view):
        return rows
    codes = getattr(layer.dataset, view.lanes_by.value)
    lane: Flags = rows & (codes == codes[row])
    return lane


def _looked_at(layer: Layer, view: View) -> Flags:
    """Return which rows pass the filter, are of the classes that are on, and in the period."""
    dataset = layer.dataset
    rows = np.ones(dataset.rows, dtype=bool) if layer.passing is None else layer.passing
    if view.classes_off:
        rows = rows & classes_on(view.classes_off)[dataset.cls]
    return rows if view.period is None else rows & _touching(dataset, view.period)


def _touching(dataset: Dataset, stretch: tuple[float, float]) -> Flags:
    """Return which rows touch a stretch of time."""
    begin, end = stretch
    touching: Flags = (dataset.start < end) & (dataset.end > begin)
    return touching
