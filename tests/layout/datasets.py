"""Datasets in memory beside an article, laid out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np

from idlib_gui.domain.document import Document, document_of
from idlib_gui.layout.board import Board, board_of, in_full
from idlib_gui.layout.columns import columns_of
from idlib_gui.layout.context import scale_of
from idlib_gui.layout.index import EventIndex
from idlib_gui.layout.lanes import single_lane
from idlib_gui.layout.packing import zoom_step
from idlib_gui.layout.panels import panels_of
from idlib_gui.layout.plan import Plan, Step, plan_of
from idlib_gui.layout.scale import TimeScale
from idlib_gui.layout.scene import Glance, Scene, compose
from idlib_gui.layout.sources import Layer

WIDTH, HEIGHT = 800, 500


class Rows(NamedTuple):
    """The rows of a dataset, one item each."""

    lane: Any
    start: Any
    end: Any
    cls: Any

    def active(self, lane: int | None, begin: float, end: float) -> np.ndarray:
        """Return which rows are active in a stretch of time, looked at one by one."""
        inside = (self.start < end) & (self.end > begin)
        return inside if lane is None else inside & (self.lane == lane)


def rows_of(lane: Any, start: Any, length: Any, cls: Any = 0) -> Rows:
    """Return rows of these lanes, beginning then, this many seconds long."""
    lane, start, length, cls = np.broadcast_arrays(lane, start, length, cls)
    start = start.astype(np.int64)
    return Rows(lane.astype(np.int32), start, start + length, cls.astype(np.int8))


def layer_of(rows: Rows, lanes: int = 1, key: str = "d", passing: Any = None) -> Layer:
    """Return the dataset of rows, with inner lanes."""
    one = np.zeros(len(rows.lane), dtype=np.int32)
    return Layer(
        key,
        f"Dataset {key}",
        EventIndex.build(one, rows.start, rows.end, rows.cls, 1),
        lambda numbers: [f"row {number}" for number in numbers],
        EventIndex.build(rows.lane, rows.start, rows.end, rows.cls, lanes),
        tuple(f"Lane {number}" for number in range(lanes)),
        lambda index, classes: index.kept(classes, passing),
    )


class Bench:
    """An article and datasets on one board, looked at again and again."""

    def __init__(
        self,
        *layers: Layer,
        document: Document | None = None,
        expanded: Collection[str] = ("dataset:d",),
        off: Collection[Any] = (),
        folded: bool = False,
        height: int = HEIGHT,
    ) -> None:
        columns = columns_of(document or document_of([]))
        table = single_lane(document or document_of([]), columns, set(), "All")
        self.height = height
        self.scale: TimeScale = scale_of(columns, layers, folded=folded)
        self.board: Board = board_of(
            columns, table, columns.titles, _measured, layers=layers, expanded=expanded, off=off
        )
        self.full = in_full(self.board, self.scale)
        self.plans: dict[int, Plan] = {}

    def look(
        self,
        left: float = 0.0,
        part: float = 1.0,
        scroll: float = 0.0,
        below: float = 0.0,
        period: tuple[int, int] | None = None,
    ) -> tuple[Plan, Scene]:
        """Look at a part of all the time, from another part of it on.

        Lanes of the article are scrolled by `scroll`, those of datasets by `below`.
        """
        room = self.scale.room
        width = max(part * room, self.scale.least_room)
        begin = min(max(left * room, 0.0), room - width)
        fitted = WIDTH / room
        step = zoom_step(WIDTH / width, fitted)
        if step not in self.plans:
            at = Step(self.scale, fitted * 2.0**step, WIDTH, self.height, 300)
            self.plans[step] = plan_of(self.board, self.full, at)
        plan = self.plans[step]
        panels = panels_of(self.board, plan.packing, self.height, (scroll, below))
        glance = Glance((begin, begin + width), WIDTH, panels, 80, period)
        return plan, compose(plan, glance)


def _measured(label: str) -> float:
    return 6.0 * len(label)


def tiles_seen(plan: Plan, scene: Scene) -> list[tuple[int, int]]:
    """Return lane and number of each tile of a full lane that is in view."""
    first, last = plan.tiles.ruling.seen(scene.rooms)
    return [
        (lane, tile)
        for source in plan.board.sources
        for lane in plan.tiles.seen(source, np.ones(len(plan.table.lanes), dtype=bool))
        for tile in range(first, last)
    ]


def seconds_of(plan: Plan, tile: int) -> tuple[int, int]:
    """Return from when to when a tile is."""
    begin, end = plan.tiles.ruling.seconds(tile, tile + 1).tolist()
    return begin, end


def names(numbers: Sequence[int]) -> list[str]:
    """Return what rows are called."""
    return [f"row {number}" for number in numbers]
