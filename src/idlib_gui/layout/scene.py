"""What is to be painted of the events now: every pixel of it, as arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.records import Status

from .columns import STATUSES, Flags, Floats
from .frame import BOX, BOX_TOP, EDGE, GAP, LANE_PAD, LEAST_BAR, LEAST_BOX, ROW, TEXT_LEFT
from .packing import Packing, Plan, Spans, reserved

_WORTH_FLIPPING = 1.5
"""How much more room there must be on the left of an event, if its label is cut there too."""


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


class Scene(NamedTuple):
    """The visible entries, one item each, in pixels from the top left of the time area.

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
    spans, packing = plan.spans, plan.packing
    pixels = glance.width / (glance.rooms[1] - glance.rooms[0])
    order, left = packing.order, glance.rooms[0]
    here = Spans(
        spans.anchor[order] - left, spans.edges[:, order] - left,
        spans.box[order], spans.dated[order],
    )  # fmt: skip
    y = _tops(plan, order, glance.scroll)
    edges, sure = _bars(here, pixels)
    box_x, box_w, flipped = _boxes(here, packing, pixels, glance.width - EDGE, edges)
    in_time = ((edges[3] > 0) & (edges[0] < glance.width)) | (box_w > 0)
    seen = (y > -ROW) & (y < glance.height) & in_time
    entries = order[seen]
    return _scene(plan, entries, glance.period)._replace(
        y=y[seen],
        box_x=box_x[seen],
        box_w=box_w[seen],
        flipped=flipped[seen],
        edges=edges[:, seen],
        sure=sure[seen],
        undated=_bay(plan, glance),
    )


def _scene(plan: Plan, entries: NDArray[np.int64], period: tuple[int, int] | None) -> Scene:
    """Return what is known of entries apart from where they are."""
    columns, event = plan.columns, plan.table.event[entries]
    status = columns.status[event]
    nowhere, none = np.zeros(len(entries)), np.zeros(len(entries), dtype=bool)
    dim = none
    if period is not None:
        begin, end = period
        dim = (columns.start_lo[event] >= end) | (columns.end_hi[event] <= begin)
        dim |= ~columns.dated[event]
    return Scene(
        layer=np.zeros(len(entries), dtype=np.int64),
        event=event,
        lane=plan.table.lane[entries],
        y=nowhere,
        box_x=nowhere,
        box_w=nowhere,
        flipped=none,
        edges=np.zeros((4, len(entries))),
        sure=none,
        open_start=columns.open_start[event],
        open_end=columns.open_end[event],
        cls=columns.cls[event],
        claimed=columns.claimed[event],
        disputed=status == STATUSES.index(Status.DISPUTED),
        rejected=status == STATUSES.index(Status.REJECTED),
        dim=dim,
        labels=tuple(plan.labels[row] for row in event.tolist()),
    )


def _tops(plan: Plan, entries: NDArray[np.int64], scroll: float) -> Floats:
    packing = plan.packing
    rows = packing.top[plan.table.lane[entries]] + LANE_PAD + packing.row[entries] * ROW
    return rows.astype(np.float64) - scroll


def _bars(spans: Spans, pixels: float) -> tuple[Floats, Flags]:
    """Return the four ends of each bar, none shorter than the least, and whether it has a core."""
    edges: Floats = np.asarray(spans.edges * pixels, dtype=np.float64)
    edges[3] = np.maximum(edges[3], edges[0] + LEAST_BAR)
    sure = edges[1] < edges[2]
    middle = (edges[0] + edges[3]) / 2
    edges[1] = np.where(sure, edges[1], middle)
    edges[2] = np.where(sure, np.maximum(edges[2], edges[1] + 1), middle)
    tiny = edges[3] - edges[0] <= LEAST_BAR + 1
    edges[1] = np.where(tiny, edges[0], edges[1])
    edges[2] = np.where(tiny, edges[3], edges[2])
    return edges, sure | tiny


def _boxes(
    spans: Spans, packing: Packing, pixels: float, width: int, edges: Floats
) -> tuple[Floats, Floats, Flags]:
    """Return left and width of each box, 0 where there is no room for one, and which are flipped.

    A box stands at its event's start. Near the right edge it is flipped to the left of it, if
    there is clearly more room; the mark of the class is at the start either way. At the left edge
    a box stays as long as its bar is seen.
    """
    anchor = spans.anchor * pixels
    _, right = reserved(spans, pixels, packing.cap)
    wanted = np.minimum(spans.box, packing.cap)
    before = np.where(packing.follows, np.append(-np.inf, right[:-1])[: len(right)] + GAP, -np.inf)
    end = np.minimum(anchor + TEXT_LEFT, width)
    start = np.maximum(end - spans.box, np.maximum(before, 0.0))
    ahead, behind = width - anchor, end - start
    better = (behind >= spans.box) | (behind > _WORTH_FLIPPING * ahead)
    flipped = (anchor >= 0) & (anchor <= width) & (ahead < spans.box) & better
    left = np.where(flipped, start, np.maximum(anchor, 0.0))
    left = np.where(anchor > width, width, left)
    own_left = np.minimum(left, edges[0])
    after = np.where(packing.follows[1:], own_left[1:] - GAP, np.inf)
    limit = np.minimum(np.append(after, np.inf)[: len(left)], width)
    limit = np.where(flipped, np.minimum(limit, end), limit)
    # Once its bar is past the left edge, a box keeps to the room it was promised, and leaves.
    gone = (anchor < 0) & (edges[3] <= LEAST_BAR)
    limit = np.where(gone, np.minimum(limit, np.maximum(right, anchor + wanted)), limit)
    room = np.minimum(spans.box, limit - left)
    return left, np.where(room >= LEAST_BOX, room, 0.0), flipped


def _bay(plan: Plan, glance: Glance) -> Scene:
    entries = np.flatnonzero(~plan.spans.dated)
    y = _tops(plan, entries, glance.scroll)
    seen = (y > -ROW) & (y < glance.height) & (glance.bay > 0)
    entries, y = entries[seen], y[seen]
    width = np.minimum(plan.spans.box[entries], max(glance.bay - 2 * GAP, 0))
    left = np.full(len(entries), float(GAP))
    return _scene(plan, entries, glance.period)._replace(y=y, box_x=left, box_w=width)


def box_top(y: float) -> float:
    """Return the top of the box in the row that begins at `y`."""
    return y + BOX_TOP


def bar_top(y: float) -> float:
    """Return the top of the bar in the row that begins at `y`."""
    return y + BOX_TOP + BOX + 1
