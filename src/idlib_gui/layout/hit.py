"""What lies under a point: an event, a lane's header, or nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from .frame import INDENT, NAME_LEFT, ROW, Frame
from .lanes import Lane, LaneTable
from .plan import Packing, Plan
from .scene import Scene


class Area(StrEnum):
    """The parts of the timeline that a pointer can be in."""

    AXIS = "axis"
    NAMES = "names"
    BAY = "bay"
    TIME = "time"
    OVERVIEW = "overview"


class Hit(NamedTuple):
    """What a point of the timeline lies on. `x` and `y` count from the top left of its area."""

    area: Area
    x: float
    y: float
    event: int | None = None
    """A row of the columns."""
    lane: int | None = None
    """The lane whose header is hit."""
    toggle: bool = False
    """Whether it is the mark that collapses and expands the lane's group."""


REACH = 3
"""Pixels beside a bar that still count as the bar: bars are thin."""


def event_at(scene: Scene, x: float, y: float) -> int | None:
    """Return the row in the columns of the event whose box or bar is at a point, if any."""
    in_row = (scene.y <= y) & (y < scene.y + ROW)
    in_box = (scene.box_x <= x) & (x < scene.box_x + scene.box_w)
    in_bar = (scene.edges[0] - REACH <= x) & (x <= scene.edges[3] + REACH)
    if scene.undated is None:
        in_bar &= False
    boxes, bars = np.flatnonzero(in_row & in_box), np.flatnonzero(in_row & in_bar)
    found = boxes if boxes.size else bars
    return int(scene.event[found[0]]) if found.size else None


def lane_at(table: LaneTable, packing: Packing, y: float) -> int | None:
    """Return the number of the lane at `y`, counted from the top of all lanes, if any."""
    number = int(np.searchsorted(packing.top, y, side="right")) - 1
    return number if 0 <= number < len(table.lanes) else None


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


def hit(frame: Frame, plan: Plan, scene: Scene, x: float, y: float, scroll: float) -> Hit:  # noqa: PLR0913, PLR0917
    """Return what is at a point, in pixels from the top left of the timeline."""
    area = area_at(frame, x, y)
    down = y - frame.header
    if area is Area.NAMES:
        lane = lane_at(plan.table, plan.packing, down + scroll)
        toggle = lane is not None and on_toggle(plan.table.lanes[lane], x)
        return Hit(area, x, down, lane=lane, toggle=toggle)
    if area is Area.BAY and scene.undated is not None:
        across = x - frame.names
        return Hit(area, across, down, event_at(scene.undated, across, down))
    across = x - frame.left
    if area is Area.TIME:
        return Hit(area, across, down, event_at(scene, across, down))
    return Hit(area, across, y if area is Area.AXIS else down - frame.height)
