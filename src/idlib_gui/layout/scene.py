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
from .panels import Panel, Places, places_of
from .plan import Plan, follows
from .rivals import NO_GHOSTS, Ghosts, Rivals, Sight, ghosts_of
from .tiles import LABEL


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
    rooms: tuple[float, float] = (0.0, 0.0)
    """The left and right end of the window, in room."""
    panels: tuple[Panel, ...] = ()
    """The panels whose lanes it shows, from the top down."""
    ghosts: Ghosts = NO_GHOSTS
    """Other dates that entries are said to have; a scene of a bay has none."""
    undated: Scene | None = None
    """Entries of the bay, in pixels from its own left; None within the bay itself."""

    @property
    def total(self) -> int:
        """Return how many entries are seen."""
        return len(self.event)

    def parts(self) -> Iterator[Scene]:
        """Yield what is seen in each panel; what reaches out of it is not cut."""
        if len(self.panels) < 2:  # noqa: PLR2004 - all of it is in one
            yield self
            return
        for panel in self.panels:
            yield self.within(panel)

    def within(self, panel: Panel) -> Scene:
        """Return what is seen of the lanes of a panel."""
        inside = (self.lane >= panel.first) & (self.lane < panel.end)
        columns = (
            column[..., inside] if isinstance(column, np.ndarray) else column for column in self
        )
        labels = tuple(self.labels[item] for item in np.flatnonzero(inside).tolist())
        lanes = range(panel.first, panel.end)
        return Scene._make(columns)._replace(
            labels=labels,
            strips=tuple(strip for strip in self.strips if strip.lane in lanes),
            clusters=tuple(cluster for cluster in self.clusters if cluster.lane in lanes),
            panels=(panel,),
            ghosts=self.ghosts.of_lanes(panel.first, panel.end),
            undated=None if self.undated is None else self.undated.within(panel),
        )


class Glance(NamedTuple):
    """What part of a plan is looked at.

    `rooms` are the left and right end of the window, in room; `width` the pixels of the time area,
    `bay` those of the bay beside it; `panels` say which lanes are where.
    """

    rooms: tuple[float, float]
    width: int
    panels: tuple[Panel, ...]
    bay: int = 0
    period: tuple[int, int] | None = None
    """What is brushed, in seconds since 1970."""
    rivals: Rivals | None = None
    """Other dates that events of the article are said to have."""


def compose(plan: Plan, glance: Glance) -> Scene:
    """Return what is visible of the events."""
    places = places_of(plan.packing, glance.panels)
    left, right = glance.rooms
    view = View(left, right, glance.width / (right - left), glance.width, places)
    dense = see(plan, view)
    drawn, row, near, limits = _together(plan, dense, glance.width - EDGE)
    drawn = drawn._replace(anchor=drawn.anchor - view.left, edges=drawn.edges - view.left)
    y = _tops(places, drawn.lane, row)
    edges, sure = bars(drawn.edges, view.pixels)
    box_x, box_w, flipped = boxes(drawn, near, view.pixels, limits, edges)
    seen = ((edges[3] > 0) & (edges[0] < glance.width)) | (box_w > 0)
    seen &= _in_sight(places, drawn.lane, y)
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
        period=period,
        rooms=glance.rooms,
        panels=glance.panels,
        undated=_bay(plan, glance, places),
        ghosts=_ghosts(plan, glance, places, (drawn, y, edges)),
    )


def _ghosts(
    plan: Plan, glance: Glance, places: Places, marks: tuple[Drawn, Floats, Floats]
) -> Ghosts:
    """Return the ghosts of marks and of undated events, of which a line leads out of the bay."""
    if glance.rivals is None:
        return NO_GHOSTS
    drawn, y, edges = marks
    ends = edges[[0, 3]]
    if glance.bay:
        bay = plan.bay.drawn
        drawn = joined([drawn, bay])
        y = np.concatenate([y, _tops(places, bay.lane, plan.bay.row)])
        ends = np.concatenate([ends, np.zeros((2, bay.total))], axis=1)
    sight = Sight(plan.tiles.ruling.scale, glance.rooms, glance.width)
    ghosts = ghosts_of(glance.rivals, drawn, y, ends, sight)
    return ghosts.at(_in_sight(places, ghosts.lane, ghosts.y))


def _tops(places: Places, lane: Ints, row: Ints) -> Floats:
    return places.top[lane] + (LANE_PAD + row * ROW)


def _in_sight(places: Places, lane: Ints, y: Floats) -> Flags:
    return (y > places.begin[lane] - ROW) & (y < places.end[lane])


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


def _bay(plan: Plan, glance: Glance, places: Places) -> Scene:
    lane = plan.bay.drawn.lane
    y = _tops(places, lane, plan.bay.row)
    seen = _in_sight(places, lane, y) & (glance.bay > 0)
    drawn = plan.bay.drawn.at(seen)
    room = max(glance.bay - 2 * GAP, 0)
    scene = _scene(drawn, None)._replace(
        y=y[seen],
        box_x=np.full(drawn.total, float(GAP)),
        box_w=np.minimum(drawn.box, room),
        clusters=tuple(_more(plan, places)) if glance.bay else (),
    )
    return scene if glance.period is None else scene._replace(dim=np.ones(drawn.total, dtype=bool))


def _more(plan: Plan, places: Places) -> Iterator[Cluster]:
    """Yield a cluster for each lane with more undated events than it has rows."""
    lanes = np.flatnonzero(plan.bay.more)
    y = _tops(places, lanes, plan.packing.rows[lanes] - 1)
    for lane, top in zip(lanes.tolist(), y.tolist(), strict=True):
        if places.begin[lane] - ROW < top < places.end[lane]:
            yield Cluster(0, lane, float(GAP), top, CHIP, int(plan.bay.more[lane]))


def box_top(y: float) -> float:
    """Return the top of the box in the row that begins at `y`."""
    return y + BOX_TOP


def bar_top(y: float) -> float:
    """Return the top of the bar in the row that begins at `y`."""
    return y + BOX_TOP + BOX + 1
