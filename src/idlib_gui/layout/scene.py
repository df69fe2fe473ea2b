"""What is to be painted of the events now: every pixel of it, as arrays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .boxes import Limits, Neighbours, bars, boxes
from .columns import Flags, Floats, Ints
from .dense import CHIP, Cluster, Seen, Strip, View, see
from .drawn import Drawn, joined
from .frame import BOX, BOX_TOP, EDGE, GAP, LANE_PAD, ROW
from .plan import Plan, follows
from .tiles import LABEL


class Scene(NamedTuple):
    """The visible entries, one item each, in pixels from the top left of the time area.

    Where a strip or a cluster parts a bar, each piece of it is an item; one of them has the box.

    The box of an entry is `box_w` wide at `box_x`, 0 if there is no room for one. Its bar runs
    from `edges[0]` to `edges[3]`, and is certain from `edges[1]` to `edges[2]`; where nothing is
    certain, these two meet halfway and `sure` is false.
    """

    layer: NDArray[np.int64]
    """0: the article; else the place of the dataset among the layers, from 1."""
    event: NDArray[np.int64]
    """The row of the event in its layer: of the columns, or of the dataset."""
    lane: NDArray[np.int64]
    """The place of the lane among all lanes, those of datasets below those of the article."""
    y: Floats
    """Top of the row."""
    box_x: Floats
    box_w: Floats
    flipped: Flags
    """Whether the box lies left of its event, the mark of its class at its right end."""
    edges: NDArray[np.float64]
    sure: Flags
    open_start: Flags
    open_end: Flags
    cls: NDArray[np.int8]
    """The class by its place in `CLASSES`."""
    claimed: Flags
    disputed: Flags
    rejected: Flags
    dim: Flags
    """Whether it is not active in the period that is brushed."""
    labels: tuple[str, ...]
    strips: tuple[Strip, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    period: tuple[float, float] | None = None
    """The period that is brushed, in pixels; what strips show outside of it is dimmed."""
    rooms: tuple[float, float] = (0.0, 0.0)
    """The left and right end of the window, in room."""
    undated: Scene | None = None
    """Entries of the bay, in pixels from its own left; None within the bay itself."""

    @property
    def total(self) -> int:
        """Return how many entries are seen."""
        return len(self.event)


class Glance(NamedTuple):
    """What part of a plan is looked at.

    `rooms` are the left and right end of the window, in room; `width` and `height` the pixels of
    the time area, `bay` those of the bay beside it; `scroll` is how far lanes are moved up.
    """

    rooms: tuple[float, float]
    width: int
    height: int
    bay: int = 0
    scroll: float = 0.0
    period: tuple[int, int] | None = None
    """What is brushed, in seconds since 1970."""


def compose(plan: Plan, glance: Glance) -> Scene:
    """Return what is visible of the events."""
    view = _view(plan, glance)
    dense = see(plan, view)
    drawn, row, near, limits = _together(plan, dense, glance.width - EDGE)
    drawn = drawn._replace(anchor=drawn.anchor - view.left, edges=drawn.edges - view.left)
    y = _tops(plan, drawn.lane, row, glance.scroll)
    edges, sure = bars(drawn.edges, view.pixels)
    box_x, box_w, flipped = boxes(drawn, near, view.pixels, limits, edges)
    seen = ((edges[3] > 0) & (edges[0] < glance.width)) | (box_w > 0)
    seen &= (y > -ROW) & (y < glance.height)
    period = None
    if glance.period is not None:
        rooms = plan.tiles.ruling.scale.to_room(glance.period)
        period = (float(view.x(rooms)[0]), float(view.x(rooms)[1]))
    return _scene(drawn.at(seen), glance.period)._replace(
        y=y[seen],
        box_x=box_x[seen],
        box_w=box_w[seen],
        flipped=flipped[seen],
        edges=edges[:, seen],
        sure=sure[seen],
        strips=dense.strips,
        clusters=dense.clusters,
        period=period,
        rooms=glance.rooms,
        undated=_bay(plan, glance),
    )


def _tops(plan: Plan, lane: Ints, row: Ints, scroll: float) -> Floats:
    return (plan.packing.top[lane] + LANE_PAD + row * ROW).astype(np.float64) - scroll


def _view(plan: Plan, glance: Glance) -> View:
    top = plan.packing.top
    first = int(np.searchsorted(top, glance.scroll, side="right")) - 1
    last = int(np.searchsorted(top, glance.scroll + glance.height, side="left"))
    left, right = glance.rooms
    lanes = max(first, 0), min(last, len(top) - 1)
    return View(left, right, glance.width / (right - left), glance.width, lanes, glance.scroll)


def _together(plan: Plan, dense: Seen, width: float) -> tuple[Drawn, Ints, Neighbours, Limits]:
    """Return the marks of all lanes: their rows, their neighbours, and the limits of labels."""
    full, packing = plan.drawn, plan.packing
    counts = full.total, dense.drawn.total
    drawn = joined([full, dense.drawn])
    row = np.concatenate([packing.row, dense.row])
    beside = np.concatenate([packing.follows, follows(dense.drawn.lane, dense.row)])
    cap = np.repeat([packing.cap, LABEL], counts)
    low = np.concatenate([np.zeros(counts[0]), dense.limits.low])
    high = np.concatenate([np.full(counts[0], np.inf), dense.limits.high])
    limits = Limits(low, np.minimum(high, width))
    return drawn, row, Neighbours(beside, cap), limits


def _scene(drawn: Drawn, period: tuple[int, int] | None) -> Scene:
    """Return what is known of marks apart from where they are."""
    nowhere, none = np.zeros(drawn.total), np.zeros(drawn.total, dtype=bool)
    dim = none
    if period is not None:
        dim = (drawn.begin >= period[1]) | (drawn.end <= period[0])
    return Scene(
        layer=drawn.layer,
        event=drawn.event,
        lane=drawn.lane,
        y=nowhere,
        box_x=nowhere,
        box_w=nowhere,
        flipped=none,
        edges=np.zeros((4, drawn.total)),
        sure=none,
        open_start=drawn.open_start,
        open_end=drawn.open_end,
        cls=drawn.cls,
        claimed=drawn.claimed,
        disputed=drawn.disputed,
        rejected=drawn.rejected,
        dim=dim,
        labels=tuple(drawn.labels.tolist()),
    )


def _bay(plan: Plan, glance: Glance) -> Scene:
    bay, board = plan.bay, plan.board
    y = _tops(plan, bay.lane, bay.row, glance.scroll)
    seen = (y > -ROW) & (y < glance.height) & (glance.bay > 0)
    scale = plan.tiles.ruling.scale
    drawn = board.article.drawn(bay.handles[seen], bay.lane[seen], scale, board.measure)
    room = max(glance.bay - 2 * GAP, 0)
    scene = _scene(drawn, None)._replace(
        y=y[seen],
        box_x=np.full(drawn.total, float(GAP)),
        box_w=np.minimum(drawn.box, room),
        clusters=tuple(_more(plan, glance)),
    )
    return scene if glance.period is None else scene._replace(dim=np.ones(drawn.total, dtype=bool))


def _more(plan: Plan, glance: Glance) -> Iterator[Cluster]:
    """Yield a cluster for each lane with more undated events than it has rows."""
    for lane in np.flatnonzero(plan.bay.more).tolist():
        y = float(plan.packing.top[lane + 1]) - LANE_PAD - ROW - glance.scroll
        if -ROW < y < glance.height and glance.bay > 0:
            total = int(plan.bay.more[lane])
            yield Cluster(0, lane, float(GAP), y, CHIP, total, 0, 0, ())


def box_top(y: float) -> float:
    """Return the top of the box in the row that begins at `y`."""
    return y + BOX_TOP


def bar_top(y: float) -> float:
    """Return the top of the bar in the row that begins at `y`."""
    return y + BOX_TOP + BOX + 1
