"""All that stays as it is while panning: how high lanes are, and the rows of what is in them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .board import Board, InFull
from .columns import Columns, Flags, Ints
from .drawn import Drawn
from .frame import HEADING, LANE_PAD, ROW
from .lanes import LaneTable
from .packing import MOST_ROWS, pack
from .ruling import Ruling, ruling_of
from .scale import TimeScale
from .tiles import DENSE_ROWS, STRIP_ROWS, Tiles, rows_of

_MOST_IN_TILES = 1_000
"""About how many marks there may be in the tiles of one view."""
_MOST_CONTEXT_ROWS = 8
"""Most rows of a lane of a dataset that is drawn in full: it must not hide the article."""
_CROWD = 2
"""Marks that a row of a tile may have where there is no need to save."""


class Step(NamedTuple):
    """A zoom step: pixels a unit of room where it begins, and the size of the time area.

    No label is promised more than `cap` pixels.
    """

    scale: TimeScale
    pixels: float
    width: int
    height: int
    cap: float


class Packing(NamedTuple):
    """The row of each mark that is drawn in full, and where lanes lie.

    Marks are in the order of lane, row and place, so that neighbours are neighbours in a row.
    `top` has one more item than there are lanes: the last is the height of everything.
    """

    row: Ints
    follows: Flags
    """For each mark: whether the one before it is in the same row."""
    top: Ints
    rows: Ints
    """How many rows each lane has."""
    cap: float
    """Pixels that no label is promised more than."""

    @property
    def height(self) -> int:
        """Return the height of all lanes."""
        return int(self.top[-1])


class Bay(NamedTuple):
    """The undated events that are shown, each in a row of its own, in the order of telling.

    `more` says how many a lane has beyond those, in its last row.
    """

    drawn: Drawn
    row: Ints
    more: Ints


class Plan(NamedTuple):
    """All that stays as it is while panning."""

    board: Board
    drawn: Drawn
    """What is drawn in full, in the order of `packing`."""
    packing: Packing
    tiles: Tiles
    bay: Bay

    @property
    def columns(self) -> Columns:
        """Return the events of the article."""
        return self.board.columns

    @property
    def table(self) -> LaneTable:
        """Return all lanes."""
        return self.board.table

    def tops_of(self, event: int, layer: int = 0) -> Ints:
        """Return the top of each row that a row of a layer is in, as far as it is known.

        Where no mark was made of it yet, the top of its lane.
        """
        lanes = self.board.lanes_with(event, layer)
        row = np.zeros(len(self.table.lanes), dtype=np.int64)
        for marks, rows in ((self.drawn, self.packing.row), (self.tiles.drawn, self.tiles.row)):
            found = (marks.event == event) & (marks.layer == layer)
            row[marks.lane[found]] = rows[found]
        if not layer:
            bay = self.bay.drawn.event == event
            row[self.bay.drawn.lane[bay]] = self.bay.row[bay]
        return np.asarray(self.packing.top[lanes] + row[lanes] * ROW)


def plan_of(board: Board, full: InFull, step: Step) -> Plan:
    """Return how the lanes of `board` are laid out at a zoom step."""
    row = pack(full.drawn, step.pixels, step.scale.room, step.cap)
    rows = np.zeros(len(board.table.lanes), dtype=np.int64)
    np.maximum.at(rows, full.drawn.lane, row + 1)
    closed = board.closed()
    dense = ~full.lanes | (rows > _most_rows(board, closed))
    ruling = ruling_of(step.scale, step.pixels, step.width)
    crowd = _crowd(step, ruling)
    for source in board.sources:
        lanes = np.flatnonzero(dense[source.first : source.first + source.lanes])
        if lanes.size:
            rows[lanes + source.first] = rows_of(source, lanes, ruling, crowd)
    rows[closed & (rows > 0)] = STRIP_ROWS
    bay = _bay(board, rows, dense, step.scale)
    order = np.lexsort((full.drawn.anchor, row, full.drawn.lane))
    order = order[~dense[full.drawn.lane[order]]]
    drawn = full.drawn.at(order)
    packing = Packing(
        row[order], follows(drawn.lane, row[order]), _tops(board, rows), rows, step.cap
    )
    tiles = Tiles(board.sources, ruling, step.pixels, rows, dense, crowd, board.measure)
    return Plan(board, drawn, packing, tiles, bay)


def _most_rows(board: Board, closed: Flags) -> Ints:
    """Return how many rows each lane may have to be drawn in full.

    The lane of a closed dataset keeps its height, whatever filter or zoom leaves of it.
    """
    most = np.full(len(board.table.lanes), MOST_ROWS, dtype=np.int64)
    for source in board.sources:
        if source.layer:
            most[source.first : source.first + source.lanes] = _MOST_CONTEXT_ROWS
    most[closed] = STRIP_ROWS
    return most


def follows(lane: Ints, row: Ints) -> Flags:
    """Return for each item whether the one before it is in the same row."""
    same = (lane[1:] == lane[:-1]) & (row[1:] == row[:-1])
    return np.append(False, same)[: len(lane)]


def _crowd(step: Step, ruling: Ruling) -> int:
    """Return how many marks a row of a tile may have, so that a view never has too many."""
    across = step.width / (ruling.width * step.pixels) + 1
    return max(min(int(_MOST_IN_TILES / (across * (step.height / ROW))), _CROWD), 1)


def _bay(board: Board, rows: Ints, dense: Flags, scale: TimeScale) -> Bay:
    """Return the undated events; `rows` grows where they need more."""
    handles = board.article.undated
    lane = board.article.lane_of(handles)
    row = np.arange(len(handles)) - np.searchsorted(lane, lane)
    stacked = np.bincount(lane, minlength=len(rows))
    np.maximum(rows, np.minimum(stacked, np.where(dense, DENSE_ROWS, MOST_ROWS)), out=rows)
    shown = np.where(stacked > rows, rows - 1, rows)
    seen = row < shown[lane]
    drawn = board.article.drawn(handles[seen], lane[seen], scale, board.measure)
    return Bay(drawn, row[seen], np.maximum(stacked - shown, 0))


def _tops(board: Board, rows: Ints) -> Ints:
    empty = [HEADING if lane.group else ROW + 2 * LANE_PAD for lane in board.table.lanes]
    # Of a dataset, inner lanes without events are left out: it has very many, and filters.
    empty[board.article.lanes :] = [
        HEADING if lane.group else 0 for lane in board.table.lanes[board.article.lanes :]
    ]
    heights = np.where(rows > 0, rows * ROW + 2 * LANE_PAD, np.array(empty, dtype=np.int64))
    tops: Ints = np.append(0, np.cumsum(heights)).astype(np.int64)
    return tops
