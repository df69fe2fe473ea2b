"""Rows inside lanes, so that nothing overlaps: found once a zoom step, and kept while panning."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Columns, Flags, Floats
from .frame import GAP, HEADING, LANE_PAD, LEAST_BAR, ROW, TEXT_LEFT
from .lanes import LaneTable
from .scale import TimeScale


class Spans(NamedTuple):
    """Where each entry of a lane table lies, in room, and how wide its box would like to be.

    The first row of `edges` holds earliest starts, then latest starts, earliest ends, latest ends.
    """

    anchor: Floats
    edges: NDArray[np.float64]
    box: Floats
    """Pixels of a box with its whole title."""
    dated: Flags


class Packing(NamedTuple):
    """The row of each entry, and where lanes lie.

    `order` lists dated entries by lane, row and place, so that neighbours in it are neighbours in
    a row. `top` has one more item than there are lanes: the last is the height of everything.
    """

    row: NDArray[np.int64]
    order: NDArray[np.int64]
    follows: Flags
    """For each item of `order`: whether the item before it is in the same row."""
    top: NDArray[np.int64]
    cap: float
    """Pixels that no box is promised more than."""

    @property
    def height(self) -> int:
        """Return the height of all lanes."""
        return int(self.top[-1])


class Plan(NamedTuple):
    """All that stays as it is while panning."""

    columns: Columns
    table: LaneTable
    spans: Spans
    packing: Packing
    labels: Sequence[str]
    """What each row of the columns is called."""


def spans_of(columns: Columns, table: LaneTable, scale: TimeScale, boxes: Floats) -> Spans:
    """Return where the entries of `table` lie on `scale`; `boxes` holds a width an event."""
    times = np.stack([columns.start_lo, columns.start_hi, columns.end_lo, columns.end_hi])
    edges = np.clip(scale.to_room(times), 0.0, scale.room)
    return Spans(
        scale.to_room(columns.anchor)[table.event],
        edges[:, table.event],
        boxes[table.event],
        columns.dated[table.event],
    )


def zoom_step(pixels: float, fitted: float) -> int:
    """Return the power of two by which `pixels` a unit of room is closer than all in view."""
    return max(math.floor(math.log2(pixels / fitted) + 1e-6), 0)


def reserved(spans: Spans, pixels: float, cap: float) -> tuple[Floats, Floats]:
    """Return the left and right end, in pixels, of what an entry and its box take of their row."""
    left = np.minimum(spans.anchor, spans.edges[0]) * pixels
    bar = np.maximum(spans.edges[3] * pixels, left + LEAST_BAR)
    return left, np.maximum(bar, spans.anchor * pixels + np.minimum(spans.box, cap))


def pack(table: LaneTable, spans: Spans, pixels: float, end: float, cap: float) -> Packing:
    """Return rows in which no two entries of a lane overlap at `pixels` a unit or closer.

    A box that would pass the `end` of time (in room) is given the space to its left as well, as
    it will be flipped.
    """
    left, right = reserved(spans, pixels, cap)
    anchor, box = spans.anchor * pixels, np.minimum(spans.box, cap)
    flipped = np.minimum(left, np.maximum(anchor + TEXT_LEFT - box, 0))
    left = np.where(anchor + box > end * pixels, flipped, left)
    row = np.zeros(len(table.event), dtype=np.int64)
    counts = np.zeros(len(table.lanes), dtype=np.int64)
    dated = np.flatnonzero(spans.dated)
    by_place = dated[np.lexsort((right[dated], left[dated], table.lane[dated]))]
    ends: list[float] = []
    lane_now = -1
    lefts, rights, lanes = left.tolist(), right.tolist(), table.lane.tolist()
    for entry in by_place.tolist():
        if lanes[entry] != lane_now:
            lane_now, ends = lanes[entry], []
        row[entry] = _first_free(ends, lefts[entry], rights[entry] + GAP)
        counts[lane_now] = len(ends)
    _stack_undated(table, spans, row, counts)
    order = dated[np.lexsort((spans.anchor[dated], row[dated], table.lane[dated]))]
    lane, line = table.lane[order], row[order]
    follows = np.append(False, (lane[1:] == lane[:-1]) & (line[1:] == line[:-1]))[: len(order)]
    return Packing(row, order, follows, _tops(table, counts), cap)


def _first_free(ends: list[float], left: float, right: float) -> int:
    """Return the first row that is free from `left`, and take it until `right`."""
    for number, end in enumerate(ends):
        if end <= left:
            ends[number] = right
            return number
    ends.append(right)
    return len(ends) - 1


def _stack_undated(
    table: LaneTable, spans: Spans, row: NDArray[np.int64], counts: NDArray[np.int64]
) -> None:
    """Give each undated entry of a lane a row of its own, in the order of the columns."""
    stacked = np.zeros_like(counts)
    for entry in np.flatnonzero(~spans.dated).tolist():
        lane = table.lane[entry]
        row[entry] = stacked[lane]
        stacked[lane] += 1
    np.maximum(counts, stacked, out=counts)


def _tops(table: LaneTable, counts: NDArray[np.int64]) -> NDArray[np.int64]:
    empty = np.array([HEADING if lane.group else ROW + 2 * LANE_PAD for lane in table.lanes])
    heights = np.where(counts > 0, counts * ROW + 2 * LANE_PAD, empty.astype(np.int64))
    tops: NDArray[np.int64] = np.append(0, np.cumsum(heights)).astype(np.int64)
    return tops
