"""Numbers that stand for events: the boxes of clusters, and the counts of the tiles of strips."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QPainter

from idlib_gui.layout.columns import CLASSES, Flags, Floats, Ints
from idlib_gui.layout.dense import Cluster
from idlib_gui.layout.frame import BOX
from idlib_gui.layout.scene import Scene
from idlib_gui.ui.wording import number

from .batches import paint_pieces, paint_rects, snapped
from .boxes import Boxes, boxes_at
from .kit import CAPTION, COUNT, Kit
from .look import clear
from .marks import Marks
from .sprites import CLUSTER, HOVERED
from .stretches import key_of
from .strips import LEAST_TOLD, TALLY_LINE
from .words import say_roughly

_AIR = 4
"""Pixels between a count and the left end of its tile."""


def paint_clusters(painter: QPainter, kit: Kit, scene: Scene, marks: Marks, dim: float) -> None:
    """Paint the clusters of a scene; those outside of its period at a part of their strength.

    The painter counts pixels of the screen.
    """
    clusters, ratio = scene.clusters, kit.ratio
    if not clusters:
        return
    x, y, width = (np.array(c, dtype=np.float64) for c in zip(*_places(clusters), strict=True))
    pale = _outside(scene, x, width) if marks.marked is None else np.True_
    opacity = np.where(pale, dim, np.ones(len(clusters)))
    states = np.array([HOVERED * (key_of(c) == marks.near) for c in clusters], dtype=np.int64)
    rows = np.full(len(clusters), CLUSTER)
    boxes = Boxes(*boxes_at(x, width, y, ratio), rows, states, opacity)
    _shares(painter, kit, clusters, boxes)
    paint_pieces(painter, kit.sprites.sheet, boxes.grounds(kit.sprites))
    words = [(_said(cluster), COUNT) for cluster in clusters]
    widths = snapped([kit.look.bold.ruler.width(text) for text, _ in words], ratio)
    left = (boxes.left + boxes.right - widths) // 2
    kit.atlas.paint(painter, words, left, boxes.top + kit.sprites.sizes.box // 2, opacity)


def _said(cluster: Cluster) -> str:
    """Return the number of a cluster; of undated events, that many more than are drawn."""
    told = say_roughly(cluster.total)
    return told if cluster.classes else f"+{told}"


def _places(clusters: Sequence[Cluster]) -> list[tuple[float, float, float]]:
    return [(cluster.x, cluster.y, cluster.width) for cluster in clusters]


def _outside(scene: Scene, x: Floats, width: Floats) -> Flags:
    if scene.period is None:
        return np.zeros(len(x), dtype=bool)
    return np.asarray((x + width < scene.period[0]) | (x > scene.period[1]))


def _shares(painter: QPainter, kit: Kit, clusters: Sequence[Cluster], boxes: Boxes) -> None:
    """Paint under each box which part of its events is of which class."""
    told = np.flatnonzero([len(cluster.classes) == len(CLASSES) for cluster in clusters])
    if not told.size:
        return
    counts = np.array([clusters[item].classes for item in told.tolist()], dtype=np.float64)
    ends = np.cumsum(counts, axis=1) / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    left, right = boxes.left[told, None], boxes.right[told, None]
    borders = np.rint(left + ends * (right - left)).astype(np.int64)
    begins = np.concatenate([left, borders[:, :-1]], axis=1)
    top = boxes.top[told] + snapped(BOX + 1, kit.ratio)
    tops = np.broadcast_to(top[:, None], borders.shape)
    heights = np.full_like(borders, kit.sprites.sizes.bar)
    rects = np.stack([begins, tops, borders - begins, heights], axis=-1).reshape(-1, 4)
    groups: Ints = np.tile(np.arange(len(CLASSES)), len(told))
    looks = [kit.look.theme.classes[cls].line for cls in CLASSES]
    paint_rects(painter, rects, groups, lambda group: clear(looks[group], 1.0))


def paint_tallies(painter: QPainter, kit: Kit, scene: Scene) -> None:
    """Paint how many events each tile of a strip has, where there is room for the number.

    The painter counts pixels of the screen.
    """
    words, spots = [], []
    for strip in scene.strips:
        if strip.height < LEAST_TOLD:
            continue
        end = strip.x + strip.counts.shape[1]
        for begin, stop, total in zip(
            strip.tiles[:-1].tolist(), strip.tiles[1:].tolist(), strip.totals.tolist(), strict=True
        ):
            left = max(begin, strip.x, 0.0) + _AIR
            text = _fitting(kit, total, min(stop, end) - left - _AIR)
            if text:
                words.append((text, CAPTION))
                spots.append((left, strip.y + TALLY_LINE / 2))
    if words:
        x, y = (snapped(values, kit.ratio) for values in zip(*spots, strict=True))
        kit.atlas.paint(painter, words, x, y, np.ones(len(words)))


def _fitting(kit: Kit, total: int, room: float) -> str:
    if not total:
        return ""
    width = kit.look.small.ruler.width
    exact = number(total)
    if width(exact) <= room:
        return exact
    rough = say_roughly(total)
    return rough if width(rough) <= room else ""
