"""What lies under a point: an event, many of them, a lane's header, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from .dense import Cluster, Strip
from .frame import INDENT, NAME_LEFT, ROW, Frame
from .lanes import Lane
from .panels import ARTICLE, lane_at, panel_at
from .plan import Plan
from .scene import Scene
from .strips import COLUMN


class Area(StrEnum):
    """The parts of the timeline that a pointer can be in."""

    AXIS = "axis"
    NAMES = "names"
    BAY = "bay"
    TIME = "time"
    OVERVIEW = "overview"


class LayerRow(NamedTuple):
    """A row of a dataset; `layer` is its place among the datasets that are drawn, from 1."""

    layer: int
    row: int


class Crowd(NamedTuple):
    """A place of a strip: the tile that it is in, and the events in one column of it.

    `begin` and `end` are the seconds that the column stands for, in which `total` are active.
    """

    layer: int
    lane: int
    total: int
    begin: int
    end: int
    first: int
    """The row, in its layer, of what began first of these; -1: there is nothing."""
    tile: tuple[int, int]
    """From when to when the tile is."""
    started: int
    """How many events start in the tile."""


class Hit(NamedTuple):
    """What a point of the timeline lies on. `x` and `y` count from the top left of its area."""

    area: Area
    x: float
    y: float
    event: int | None = None
    """An event of the article: a row of the columns."""
    lane: int | None = None
    """The lane whose header is hit."""
    toggle: bool = False
    """Whether it is the mark that collapses and expands the lane's group."""
    rival: int | None = None
    """The other date of the event whose ghost is hit: its place among the event's rivals."""
    row: LayerRow | None = None
    cluster: Cluster | None = None
    crowd: Crowd | None = None
    panel: int = ARTICLE
    """The key of the panel that it is in, or nearest to."""


REACH = 3
"""Pixels beside a bar that still count as the bar: bars are thin."""


def item_at(scene: Scene, x: float, y: float) -> int | None:
    """Return the item of the scene whose box or bar is at a point, if any."""
    in_row = (scene.y <= y) & (y < scene.y + ROW)
    in_box = (scene.box_x <= x) & (x < scene.box_x + scene.box_w)
    in_bar = (scene.edges[0] - REACH <= x) & (x <= scene.edges[3] + REACH)
    if scene.undated is None:
        in_bar &= False
    boxes, bars = np.flatnonzero(in_row & in_box), np.flatnonzero(in_row & in_bar)
    found = boxes if boxes.size else bars
    return int(found[0]) if found.size else None


def cluster_at(scene: Scene, x: float, y: float) -> Cluster | None:
    """Return the cluster at a point, if any."""
    for cluster in scene.clusters:
        if cluster.y <= y < cluster.y + ROW and cluster.x <= x < cluster.x + cluster.width:
            return cluster
    return None


def strip_at(scene: Scene, x: float, y: float) -> Strip | None:
    """Return the strip at a point, if any."""
    for strip in scene.strips:
        inside = strip.tiles[0] <= x < strip.tiles[-1]
        if inside and strip.y <= y < strip.y + strip.height:
            return strip
    return None


def crowd_at(plan: Plan, scene: Scene, strip: Strip, x: float, width: int) -> Crowd | None:
    """Return the events of a strip in the column at a place; None: it is empty there."""
    left, right = scene.rooms
    column = strip.x + (x - strip.x) // COLUMN * COLUMN
    edges = left + (right - left) * np.array([column, column + COLUMN]) / width
    begin, end = np.floor(plan.tiles.ruling.scale.to_seconds(edges)).astype(np.int64).tolist()
    end = max(end, begin + 1)
    board, ruling, lane = plan.board, plan.tiles.ruling, strip.lane
    place = int(np.searchsorted(strip.tiles[1:-1], x, side="right"))
    room = left + (right - left) * strip.tiles[place : place + 2].mean() / width
    number = int(room / ruling.width)
    since, until = ruling.seconds(number, number + 1).tolist()
    total, started = board.active(lane, begin, end), int(strip.totals[place])
    if not total and not started:
        return None
    first = int(board.active_rows(lane, begin, end, 1)[0]) if total else -1
    return Crowd(strip.layer, lane, total, begin, end, first, (since, until), started)


def on_toggle(lane: Lane, x: float) -> bool:
    """Return whether `x` is on the mark by which a group is collapsed and expanded."""
    return lane.group and x < NAME_LEFT + INDENT


def area_at(frame: Frame, x: float, y: float) -> Area:
    """Return which part of the timeline a point lies in."""
    if y < frame.header:
        return Area.AXIS
    if y >= frame.header + frame.height:
        return Area.OVERVIEW
    if x < frame.names:
        return Area.NAMES
    return Area.BAY if x < frame.left else Area.TIME


def hit(frame: Frame, plan: Plan, parts: Sequence[Scene], x: float, y: float) -> Hit:
    """Return what is at a point, in pixels from the top left of the timeline.

    `parts` are what is seen in each panel.
    """
    area = area_at(frame, x, y)
    down = y - frame.header
    panels = [part.panels[0] for part in parts]
    panel = panel_at(panels, down)
    across = x - frame.left
    here = Hit(area, across, down, panel=panel.key)
    if area is Area.NAMES:
        lane = lane_at(plan.packing, panels, down)
        toggle = lane is not None and on_toggle(plan.table.lanes[lane], x)
        return here._replace(x=x, lane=lane, toggle=toggle)
    scene = parts[panels.index(panel)]
    if area is Area.BAY and scene.undated is not None:
        return _on_mark(here._replace(x=x - frame.names), scene.undated)
    if area is not Area.TIME:
        return here._replace(y=y if area is Area.AXIS else down - frame.height)
    found = _on_ghost(here, scene, _on_mark(here, scene))
    strip = strip_at(scene, across, down) if found == here else None
    if strip is None:
        return found
    return here._replace(crowd=crowd_at(plan, scene, strip, across, frame.width))


def _on_ghost(here: Hit, scene: Scene, found: Hit) -> Hit:
    """Return the hit with the event whose other date it lies on, unless that is on another mark."""
    ghosts = scene.ghosts
    inside = (ghosts.left - REACH <= here.x) & (here.x <= ghosts.right + REACH)
    inside &= (ghosts.y <= here.y) & (here.y < ghosts.y + ROW)
    if found != here:
        inside &= ghosts.event == (-1 if found.event is None else found.event)
    items = np.flatnonzero(inside)
    if not items.size:
        return found
    item = int(items[0])
    return here._replace(event=int(ghosts.event[item]), rival=int(ghosts.number[item]))


def _on_mark(here: Hit, scene: Scene) -> Hit:
    """Return the hit with the cluster or the event that it lies on; clusters lie over bars."""
    cluster = cluster_at(scene, here.x, here.y)
    item = None if cluster is not None else item_at(scene, here.x, here.y)
    if item is None:
        return here._replace(cluster=cluster)
    layer, event = int(scene.layer[item]), int(scene.event[item])
    return here._replace(row=LayerRow(layer, event)) if layer else here._replace(event=event)
