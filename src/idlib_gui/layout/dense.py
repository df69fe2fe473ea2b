"""What is seen of the lanes that are too full for every event: marks and strips."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
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
from .tiles import STRIP_ROWS, Kind

CHIP = 44.0
"""Pixels of the box of a cluster."""
_MARGIN = 400.0
"""Pixels beside the view in which marks still matter to the labels of their neighbours."""
_FAR = 1 << 40
"""No lane."""
_LANE = 1e8
"""Tells lanes apart in a sum of lane and pixel; more than any pixel that is asked for."""


class Strip(NamedTuple):
    """How many events there are at each pixel of a stretch of a lane, but for those with marks.

    The first column of `counts` lies at `x`, in pixels from the left of the time area as are
    `tiles`; columns are a pixel wide.
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
    """Events that start in each tile and have no mark."""
    range: Range
    """The scale of its heights, the same for all strips of its layer at a zoom step."""
    faint: bool = False
    """Whether it lies below the marks of what starts in its tiles."""


class Cluster(NamedTuple):
    """Undated events of a lane beyond those that are drawn: a box with their number.

    Its box is `width` pixels wide at `x` within the row that begins at `y`, as a label's box is.
    """

    layer: int
    lane: int
    x: float
    y: float
    width: float
    total: int


class Seen(NamedTuple):
    """What is seen of full lanes."""

    drawn: Drawn = NOTHING
    row: Ints = np.zeros(0, dtype=np.int64)
    limits: Limits = Limits(np.zeros(0), np.zeros(0))
    strips: tuple[Strip, ...] = ()


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
    """Tiles of one lane beside each other that are alike."""

    lane: int
    first: int
    last: int
    alike: bool


def see(plan: Plan, view: View) -> Seen:
    """Return what is seen of the lanes that are not drawn in full."""
    tiles, ruling = plan.tiles, plan.tiles.ruling
    first, last = ruling.seen((view.left, view.right))
    tiles.forget_far(view.places.seen, (view.left, view.right))
    clear: list[_Run] = []
    strips: list[Strip] = []
    for source in plan.board.sources:
        lanes = tiles.seen(source, view.places.seen)
        if not lanes:
            continue
        tiles.decide(source, lanes, first, last)
        runs: list[_Run] = []
        for lane in lanes:
            kinds = [tile.kind for tile in tiles.at(lane, first, last)]
            runs += _runs(lane, (kind is Kind.MARKS for kind in kinds), first)
            free = _runs(lane, (kind is not Kind.STRIP for kind in kinds), first)
            clear += [run for run in free if run.alike]
        strips += _strips(plan, view, source, runs)
    return _marks(plan, view, clear)._replace(strips=tuple(strips))


def _runs(lane: int, flags: Iterable[bool], first: int) -> list[_Run]:
    """Return the runs of tiles from `first` on that have the same flag."""
    runs: list[_Run] = []
    begin = first
    for flag, beside in groupby(flags):
        end = begin + sum(1 for _ in beside)
        runs.append(_Run(lane, begin, end, flag))
        begin = end
    return runs


def _top(view: View, lane: int) -> float:
    return float(view.places.top[lane]) + LANE_PAD


def _strips(plan: Plan, view: View, source: Source, runs: Sequence[_Run]) -> Iterator[Strip]:
    """Yield the strips of these runs of a source, where there is anything; some have marks."""
    densities, tiles = plan.tiles.densities(source), plan.tiles
    densities.zoom(view.pixels)
    width = densities.width
    first, last = math.floor(view.left / width), math.ceil(view.right / width)
    lanes = sorted({run.lane for run in runs})
    local = [lane - source.first for lane in lanes]
    counts = densities.less(local, first, last, tiles.drawn)
    for run in runs:
        borders = tiles.ruling.rooms(run.first, run.last)
        low = max(round(borders[0] / width), first)
        high = max(min(round(borders[-1] / width), last), low)
        told = tiles.at(run.lane, run.first, run.last)
        totals = [tile.total * (tile.kind is Kind.STRIP) for tile in told]
        columns = counts[lanes.index(run.lane)][:, low - first : high - first]
        if not columns.any() and not any(totals):
            continue
        # As high in high lanes as in others, that both can be compared.
        rows = int(plan.packing.rows[run.lane])
        taken = min(rows, STRIP_ROWS)
        yield Strip(
            source.layer,
            run.lane,
            _top(view, run.lane) + (rows - taken) * ROW / 2,
            float(taken * ROW),
            float(view.x(np.float64(low * width))),
            np.repeat(columns, COLUMN, axis=1),
            view.x(borders),
            np.array(totals, dtype=np.int64),
            tiles.range(source),
            run.alike,
        )


def _marks(plan: Plan, view: View, clear: Sequence[_Run]) -> Seen:
    """Return the marks of full lanes, and how far their labels may reach: not over strips."""
    drawn, row = plan.tiles.drawn, plan.tiles.row
    margin = _MARGIN / view.pixels
    near = view.places.seen[drawn.lane]
    near &= (drawn.edges[3] >= view.left - margin) & (drawn.edges[0] <= view.right + margin)
    items = np.flatnonzero(near)
    items = items[np.lexsort((drawn.anchor[items], row[items], drawn.lane[items]))]
    drawn, row = drawn.at(items), row[items]
    left = view.x(drawn.edges[0])
    far = np.maximum(view.x(drawn.edges[3]), left + LEAST_BAR)
    # A label stands in the first clear stretch that ends behind where it would begin, if its bar
    # comes as far; the last item is no stretch.
    runs = np.array([(run.lane, run.first, run.last) for run in clear] + [(_FAR, 0, 0)])
    begins, ends = view.x(runs[:, 1:].T * plan.tiles.ruling.width)
    key = _key(drawn.lane, np.maximum(view.x(drawn.anchor), 0.0))
    run = np.searchsorted(runs[:-1, 0] * _LANE + ends[:-1], key, side="right")
    boxed = (runs[run, 0] == drawn.lane) & (begins[run] < far)
    low = np.where(boxed, np.maximum(begins[run], 0.0), left)
    high = np.where(boxed, ends[run], left)
    return Seen(drawn, row, Limits(low, high))


def _key(lane: Ints, x: Floats) -> Floats:
    return np.asarray(lane * _LANE + np.clip(x, 0.0, _LANE / 4))
