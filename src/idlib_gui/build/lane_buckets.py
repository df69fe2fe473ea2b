"""The rows of a dataset in the order of (lane, start), a bucket that memory holds after the other.

Every bucket is found by one pass over the columns: nothing but the bucket is held in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.layout.index_ends import stable_order
from idlib_gui.layout.index_writer import Rows
from idlib_gui.storage.datasets.dataset import Dataset

CHUNK = 1 << 19
"""Rows that are looked at together."""
IN_A_BUCKET = 1 << 22
"""Rows that are sorted together, unless more of them fall in one bin."""
_BINS = 4_096
_MOST_DURATIONS = 1 << 16

Ints = NDArray[np.int64]


class Laned(NamedTuple):
    """A dataset whose rows have lanes: the lane of each code in a column, the last of -1."""

    dataset: Dataset
    by: str
    """The column; empty: all rows are in lane 0."""
    lane_of: NDArray[np.int64]
    lanes: int

    def lane(self, rows: slice | Ints) -> Ints:
        """Return the lanes of some rows."""
        if not self.by:
            return np.zeros(len(self.dataset.cls[rows]), dtype=np.int64)
        codes: NDArray[np.int32] = getattr(self.dataset, self.by)[rows]
        return self.lane_of.take(codes, mode="wrap")

    def cells(self, rows: slice) -> Ints:
        """Return the cells that rows lie in, counted by lane and bin of their start."""
        begin, end = self.dataset.extent
        width = (end - begin) // _BINS + 1
        return self.lane(rows) * _BINS + (self.dataset.start[rows] - begin) // width


def pieces(total: int) -> Iterator[slice]:
    """Give the numbers of all rows bit by bit."""
    for low in range(0, total, CHUNK):
        yield slice(low, min(low + CHUNK, total))


def buckets_of(laned: Laned) -> list[tuple[int, int]]:
    """Return ranges of cells that hold about as many rows as can be sorted at once."""
    counts = np.zeros(laned.lanes * _BINS, dtype=np.int64)
    for rows in pieces(laned.dataset.rows):
        counts += np.bincount(laned.cells(rows), minlength=len(counts))
    before = np.concatenate([[0], np.cumsum(counts)])
    cuts = [0]
    while cuts[-1] < len(counts):
        most = before[cuts[-1]] + IN_A_BUCKET
        cuts.append(max(int(np.searchsorted(before, most, side="right")) - 1, cuts[-1] + 1))
    return list(pairwise(cuts))


def bucket_rows(laned: Laned, bucket: tuple[int, int]) -> Rows:
    """Return the rows whose cells lie in a range, sorted by lane and start."""
    first, last = bucket
    found: list[NDArray[np.int64]] = []
    for rows in pieces(laned.dataset.rows):
        cells = laned.cells(rows)
        found.append(np.flatnonzero((cells >= first) & (cells < last)) + rows.start)
    ids = np.concatenate(found) if found else np.empty(0, dtype=np.int64)
    start = laned.dataset.start[ids]
    lane = laned.lane(ids)
    begin, end = laned.dataset.extent
    span = end - begin + 1
    order = stable_order(lane * span + (start - begin), laned.lanes * span)
    ids = ids[order]
    return Rows(lane[order], start[order], laned.dataset.end[ids], laned.dataset.cls[ids], ids)


def durations_of(dataset: Dataset) -> list[tuple[int, int]]:
    """Return durations of events and how many have each; the rare ones of very many are left."""
    counts: dict[int, int] = {}
    for rows in pieces(dataset.rows):
        lengths, often = np.unique_counts(dataset.end[rows] - dataset.start[rows])
        for length, count in zip(lengths.tolist(), often.tolist(), strict=True):
            counts[length] = counts.get(length, 0) + count
        if len(counts) > _MOST_DURATIONS:
            often_first = sorted(counts, key=lambda one: counts[one], reverse=True)
            counts = {one: counts[one] for one in often_first[: _MOST_DURATIONS // 2]}
    return list(counts.items())
