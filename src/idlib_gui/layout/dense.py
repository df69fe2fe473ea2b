"""What is seen of the lanes that are too full for every event: marks, clusters and strips."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .boxes import Limits
from .columns import Floats, Ints
from .drawn import NOTHING, Drawn
from .frame import LANE_PAD, LEAST_BAR, ROW
from .panels import Places
from .peaks import Range
from .plan import Plan
from .sources import Source
from .strips import COLUMN
from .tiles import STRIP_ROWS, Kind, Tile

CHIP = 44.0
"""Pixels of the box of a cluster."""
_MARGIN = 400.0
"""Pixels beside the view in which marks still matter to the labels of their neighbours."""
_LANE = 1e8
"""Tells lanes apart in a sum of lane and pixel; more than any pixel that is asked for."""


class Strip(NamedTuple):
    """How many events there are at each pixel of a stretch of a lane that is too full for marks.

    The first column of `counts` lies at `x`, in pixels from the left of the time area as are
    `tiles`; columns are a pixel wide. A strip lies over the bars that run through it.
    """

    layer: int
    lane: int
    y: float
    height: float
    x: float
    counts: NDArray[np.int64]
    """Events active at each pixel, one row a class by its place in `CLASSES`."""
    tiles: Floats
    """The ends of the tiles that the stretch is made of, from left to right: one more than tiles.

    The first and the last may be out of view."""
    totals: NDArray[np.int64]
    """Events active in each tile; one that is active in two of them counts in both."""
    range: Range
    """The scale of its heights, the same for all strips of its layer at a zoom step."""


class Cluster(NamedTuple):
    """Events of a lane that are close together: drawn as a box with their number.

    Its box is `width` pixels wide at `x` within the row that begins at `y`, as a label's box is.
    """

    layer: int
    lane: int
    x: float
    y: float
    width: float
    total: int
    begin: int
    end: int
    """From when to when, in seconds since 1970: the tile that a click shows."""
    classes: tuple[int, ...]
    """How many of each class, by its place in `CLASSES`."""


class Seen(NamedTuple):
    """What is seen of full lanes."""

    drawn: Drawn = NOTHING
    row: Ints = np.zeros(0, dtype=np.int64)
    limits: Limits = Limits(np.zeros(0), np.zeros(0))
    strips: tuple[Strip, ...] = ()
    clusters: tuple[Cluster, ...] = ()


class View(NamedTuple):
    """The part of the plan that is looked at: room from and to, pixels, and where lanes are."""

    left: float
    right: float
    pixels: float
    width: int
    places: Places

    def x(self, rooms: Floats | np.float64) -> Floats:
        """Return where places of the scale are, in pixels."""
        return np.asarray((rooms - self.left) * self.pixels)


class _Run(NamedTuple):
    """Tiles of one lane beside each other that show the same."""

    kind: Kind
    lane: int
    first: int
    last: int


def see(plan: Plan, view: View) -> Seen:
    """Return what is seen of the lanes that are not drawn in full."""
    tiles, ruling = plan.tiles, plan.tiles.ruling
    first, last = ruling.seen((view.left, view.right))
    tiles.forget_far(view.places.seen, (view.left, view.right))
    clear: list[_Run] = []
    strips: list[Strip] = []
    clusters: list[Cluster] = []
    for source in plan.board.sources:
        lanes = tiles.seen(source, view.places.seen)
        if not lanes:
            continue
        tiles.decide(source, lanes, first, last)
        runs = [run for lane in lanes for run in _runs(lane, tiles.at(lane, first, last), first)]
        clear += [run for run in runs if run.kind is Kind.MARKS]
        clusters += _clusters(plan, view, source, [r for r in runs if r.kind is Kind.CLUSTER])
        strips += _strips(plan, view, source, [r for r in runs if r.kind is Kind.STRIP])
    if not clear:
        return Seen(strips=tuple(strips), clusters=tuple(clusters))
    return _marks(plan, view, clear)._replace(strips=tuple(strips), clusters=tuple(clusters))


def _runs(lane: int, tiles: Sequence[Tile], first: int) -> list[_Run]:
    runs: list[_Run] = []
    begin = first
    for kind, beside in groupby(tile.kind for tile in tiles):
        end = begin + sum(1 for _ in beside)
        runs.append(_Run(kind, lane, begin, end))
        begin = end
    return runs


def _clusters(plan: Plan, view: View, source: Source, runs: Sequence[_Run]) -> list[Cluster]:
    """Return a cluster for each tile of these runs."""
    if not runs:
        return []
    ruling, found = plan.tiles.ruling, []
    first, last = min(run.first for run in runs), max(run.last for run in runs)
    borders = view.x(ruling.rooms(first, last))
    middles = ((borders[:-1] + borders[1:] - CHIP) / 2).tolist()
    seconds = ruling.seconds(first, last).tolist()
    for run in runs:
        y = _top(view, run.lane) + (int(plan.packing.rows[run.lane]) - 1) * ROW / 2
        tiles = plan.tiles.at(run.lane, run.first, run.last)
        for place, tile in enumerate(tiles, run.first - first):
            found.append(
                Cluster(
                    source.layer, run.lane, middles[place], y, CHIP, tile.total,
                    seconds[place], seconds[place + 1], tile.classes,
                )
            )  # fmt: skip
    return found


def _top(view: View, lane: int) -> float:
    return float(view.places.top[lane]) + LANE_PAD


def _strips(plan: Plan, view: View, source: Source, runs: Sequence[_Run]) -> list[Strip]:
    """Return the strips of a source."""
    if not runs:
        return []
    densities = plan.tiles.densities(source)
    densities.zoom(view.pixels)
    width = densities.width
    first, last = math.floor(view.left / width), math.ceil(view.right / width)
    lanes = sorted({run.lane for run in runs})
    counts = densities.at([lane - source.first for lane in lanes], first, last)
    found = []
    for run in runs:
        borders = plan.tiles.ruling.rooms(run.first, run.last)
        low = max(round(borders[0] / width), first)
        high = max(min(round(borders[-1] / width), last), low)
        totals = [tile.total for tile in plan.tiles.at(run.lane, run.first, run.last)]
        columns = counts[lanes.index(run.lane)][:, low - first : high - first]
        # As high in high lanes as in others, that both can be compared.
        rows = int(plan.packing.rows[run.lane])
        taken = min(rows, STRIP_ROWS)
        found.append(
            Strip(
                source.layer,
                run.lane,
                _top(view, run.lane) + (rows - taken) * ROW / 2,
                float(taken * ROW),
                float(view.x(np.float64(low * width))),
                np.repeat(columns, COLUMN, axis=1),
                view.x(borders),
                np.array(totals, dtype=np.int64),
                plan.tiles.range(source),
            )
        )
    return found


def _marks(plan: Plan, view: View, clear: Sequence[_Run]) -> Seen:
    """Return the marks of the tiles that show marks, and how far their labels may reach."""
    drawn, row = plan.tiles.drawn, plan.tiles.row
    margin = _MARGIN / view.pixels
    near = view.places.seen[drawn.lane]
    near &= (drawn.edges[3] >= view.left - margin) & (drawn.edges[0] <= view.right + margin)
    items = np.flatnonzero(near)
    items = items[np.lexsort((drawn.anchor[items], row[items], drawn.lane[items]))]
    drawn, row = drawn.at(items), row[items]
    borders = np.array([(run.first, run.last) for run in clear]) * plan.tiles.ruling.width
    lane = np.array([run.lane for run in clear])
    begins, ends = view.x(borders[:, 0]), view.x(borders[:, 1])
    # Strips and clusters tell what is in their tiles: a bar has a piece in each stretch of marks.
    left = view.x(drawn.edges[0])
    far = np.maximum(view.x(drawn.edges[3]), left + LEAST_BAR)
    first_run = np.searchsorted(lane * _LANE + ends, _key(drawn.lane, left), side="right")
    last_run = np.searchsorted(lane * _LANE + begins, _key(drawn.lane, far), side="left")
    pieces = np.maximum(last_run - first_run, 0)
    item = np.repeat(np.arange(drawn.total), pieces)
    run = np.arange(len(item)) - np.repeat(np.cumsum(pieces) - pieces - first_run, pieces)
    drawn, row, left = drawn.at(item), row[item], left[item]
    edges = np.clip(drawn.edges, borders[run, 0], borders[run, 1])
    # The label is beside the first piece that ends behind where it would begin.
    boxed = ends[run] > np.maximum(view.x(drawn.anchor), 0.0)
    boxed &= np.append(True, ~boxed[:-1] | (item[1:] != item[:-1]))[: len(item)]
    start = np.maximum(begins[run], left)
    low = np.where(boxed, np.maximum(begins[run], 0.0), start)
    high = np.where(boxed, ends[run], start)
    return Seen(drawn._replace(edges=edges), row, Limits(low, high))


def _key(lane: Ints, x: Floats) -> Floats:
    return np.asarray(lane * _LANE + np.clip(x, 0.0, _LANE / 4))
