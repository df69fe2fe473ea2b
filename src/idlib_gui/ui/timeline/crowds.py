"""Numbers that stand for events: of undated ones without a row, and of the tiles of strips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtGui import QPainter

from idlib_gui.layout.dense import Cluster, Strip
from idlib_gui.layout.scene import Scene
from idlib_gui.ui.wording import number

from .batches import paint_pieces, snapped
from .boxes import Boxes, boxes_at
from .kit import CAPTION, COUNT, Kit
from .sprites import CLUSTER
from .strips import LEAST_TOLD, TALLY_LINE
from .words import say_roughly

_AIR = 4
"""Pixels between a count and the left end of its tile."""


def paint_clusters(painter: QPainter, kit: Kit, scene: Scene, opacity: float) -> None:
    """Paint the clusters of a scene.

    The painter counts pixels of the screen.
    """
    clusters, ratio = scene.clusters, kit.ratio
    if not clusters:
        return
    x, y, width = (np.array(c, dtype=np.float64) for c in zip(*_places(clusters), strict=True))
    strength = np.full(len(clusters), opacity)
    plain = np.zeros(len(clusters), dtype=np.int64)
    boxes = Boxes(*boxes_at(x, width, y, ratio), plain + CLUSTER, plain, strength)
    paint_pieces(painter, kit.sprites.sheet, boxes.grounds(kit.sprites))
    words = [(f"+{say_roughly(cluster.total)}", COUNT) for cluster in clusters]
    widths = snapped([kit.look.bold.ruler.width(text) for text, _ in words], ratio)
    left = (boxes.left + boxes.right - widths) // 2
    kit.atlas.paint(painter, words, left, boxes.top + kit.sprites.sizes.box // 2, strength)


def _places(clusters: Sequence[Cluster]) -> list[tuple[float, float, float]]:
    return [(cluster.x, cluster.y, cluster.width) for cluster in clusters]


def paint_tallies(painter: QPainter, kit: Kit, scene: Scene) -> None:
    """Paint how many events each tile of a strip has, where there is room for the number.

    The painter counts pixels of the screen.
    """
    told = [tally for strip in scene.strips for tally in _tallies(kit, strip)]
    if told:
        texts, x, y = zip(*told, strict=True)
        words = [(text, CAPTION) for text in texts]
        places = snapped(x, kit.ratio), snapped(y, kit.ratio)
        kit.atlas.paint(painter, words, *places, np.ones(len(words)))


def _tallies(kit: Kit, strip: Strip) -> Iterator[tuple[str, float, float]]:
    """Yield the counts of the tiles of a strip, each where the first pixel has something."""
    if strip.height < LEAST_TOLD:
        return
    filled = strip.x + np.flatnonzero(strip.counts.any(axis=0))
    firsts = np.append(filled, np.inf)[np.searchsorted(filled, strip.tiles[:-1])].tolist()
    end = strip.x + strip.counts.shape[1]
    stops = np.minimum(strip.tiles[1:], end).tolist()
    begins = np.maximum(strip.tiles[:-1], max(strip.x, 0.0)).tolist()
    for total, begin, first, stop in zip(strip.totals.tolist(), begins, firsts, stops, strict=True):
        text = _fitting(kit, total, stop - begin - 2 * _AIR)
        if text and first < stop:
            width = kit.look.small.ruler.width(text)
            left = min(max(begin + _AIR, first), stop - _AIR - width)
            yield text, left, strip.y + TALLY_LINE / 2


def _fitting(kit: Kit, total: int, room: float) -> str:
    if not total:
        return ""
    width = kit.look.small.ruler.width
    exact = number(total)
    if width(exact) <= room:
        return exact
    rough = say_roughly(total)
    return rough if width(rough) <= room else ""
