"""Paints the events: strips, and over them bars, boxes, labels and counts, from a `Scene`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QColor, QPainter

from idlib_gui.layout.columns import CLASSES, Flags, Floats, Ints
from idlib_gui.layout.frame import TEXT_LEFT, TEXT_RIGHT
from idlib_gui.layout.hit import LayerRow
from idlib_gui.layout.scene import Scene
from idlib_gui.ui.theme import ThemeName

from .bars import Bars, bars_of
from .batches import paint_pieces, paint_rects, screen_pixels, snapped
from .boxes import Boxes, boxes_at
from .crowds import paint_clusters, paint_tallies
from .kit import LABEL, STRUCK, Kit
from .look import clear
from .marks import Marks
from .sprites import CLAIMED, HOVERED, SELECTED

_DIM, _DIM_CONTRAST = 0.28, 0.5
_FAINT = 0.5
_PLAIN, _REJECTED, _DIMMED = range(3)
"""How strongly marks are painted, from the strongest on."""


def paint_strips(
    painter: QPainter, scene: Scene, kit: Callable[[float], Kit], marks: Marks
) -> None:
    """Paint the strips of a scene, which lie below its marks."""
    with screen_pixels(painter) as ratio:
        tools = kit(ratio)
    tools.strips.paint(painter, scene, pale=marks.marked is not None)


def paint_scene(
    painter: QPainter, scene: Scene, width: float, kit: Callable[[float], Kit], marks: Marks
) -> None:
    """Paint what lies over strips, in an area `width` units across; `kit` is that of a ratio."""
    with screen_pixels(painter) as ratio:
        tools = kit(ratio)
        mark_painter = MarkPainter(painter, tools, marks)
        mark_painter.paint(scene, width)
        paint_tallies(painter, tools, scene)
        paint_clusters(painter, tools, scene, 1.0 if marks.marked is None else mark_painter.dim)


class MarkPainter:
    """Paints the marks of a scene, however many, in a few calls; it counts pixels of the screen."""

    def __init__(self, painter: QPainter, kit: Kit, marks: Marks) -> None:
        self._painter = painter
        self._kit = kit
        self._marks = marks
        self.dim = _DIM_CONTRAST if kit.look.theme.name is ThemeName.CONTRAST else _DIM
        """How strongly that is painted which steps back."""
        self._strengths = np.array([1.0, _FAINT, self.dim])

    def paint(self, scene: Scene, width: float) -> None:
        """Paint all marks of `scene`, what is selected last, in an area `width` units across."""
        if not scene.total:
            return
        sprites, ratio = self._kit.sprites, self._kit.ratio
        levels = self._levels(scene)
        opacity = self._strengths[levels]
        shown = self._boxed(scene)
        boxes = self._boxes(scene, shown, opacity[shown])
        parts = [boxes.grounds(sprites), boxes.marks(sprites, scene.flipped[shown])]
        if scene.undated is not None:
            bars = bars_of(scene, opacity, width, ratio)
            self._rims(bars, scene)
            groups = scene.cls * len(self._strengths) + levels
            paint_rects(self._painter, bars.bodies(sprites), groups, self._colour)
            parts.insert(0, bars.tips(sprites, width))
        paint_pieces(self._painter, sprites.sheet, np.concatenate(parts))
        self._titles(scene, shown, boxes)

    def _rims(self, bars: Bars, scene: Scene) -> None:
        """Paint a rim around the bars in lanes with strips, which may have the same colour."""
        if not scene.strips:
            return
        full = {strip.lane for strip in scene.strips}
        over = np.array([lane in full for lane in scene.lane.tolist()], dtype=bool)
        if over.any():
            rims = bars.rims(self._kit.sprites, over)
            ground = self._kit.look.theme.card
            paint_rects(self._painter, rims, np.zeros(len(rims), dtype=np.int64), lambda _: ground)

    @staticmethod
    def _is(scene: Scene, spot: LayerRow | None) -> Flags:
        if spot is None:
            return np.zeros(scene.total, dtype=bool)
        found: Flags = (scene.event == spot.row) & (scene.layer == spot.layer)
        return found

    def _levels(self, scene: Scene) -> Ints:
        """Return how strongly each mark is painted, as places in the strengths."""
        dimmed = scene.dim
        if self._marks.marked is not None:
            article = scene.layer == 0
            known = np.where(article, scene.event, 0)
            dimmed = dimmed | ~(article & self._marks.marked[known])
        return np.where(dimmed, _DIMMED, np.where(scene.rejected, _REJECTED, _PLAIN))

    def _boxed(self, scene: Scene) -> Ints:
        """Return the items that have a box, what is selected last."""
        boxed = np.flatnonzero(scene.box_w > 0)
        chosen = self._is(scene, self._marks.selected)[boxed]
        return np.concatenate([boxed[~chosen], boxed[chosen]])

    def _boxes(self, scene: Scene, shown: Ints, opacity: Floats) -> Boxes:
        state = (
            CLAIMED * scene.claimed
            + HOVERED * self._is(scene, self._marks.hovered)
            + SELECTED * self._is(scene, self._marks.selected)
        )
        places = boxes_at(scene.box_x[shown], scene.box_w[shown], scene.y[shown], self._kit.ratio)
        return Boxes(*places, scene.cls[shown].astype(np.int64), state[shown], opacity)

    def _colour(self, group: int) -> QColor:
        """Return the colour of the bars of a class at a strength."""
        code, level = divmod(group, len(self._strengths))
        line = self._kit.look.theme.classes[CLASSES[code]].line
        return clear(line, float(self._strengths[level]))

    def _titles(self, scene: Scene, shown: Ints, boxes: Boxes) -> None:
        ruler, ratio = self._kit.look.label.ruler, self._kit.ratio
        # Half a pixel of rounding must not cost a label its last letters.
        room = scene.box_w[shown] - TEXT_LEFT - TEXT_RIGHT + 0.5
        rooms = np.minimum(room, self._kit.atlas.room).tolist()
        inks = [STRUCK if rejected else LABEL for rejected in scene.rejected[shown].tolist()]
        words = [
            (ruler.elided(scene.labels[item], room), ink)
            for item, room, ink in zip(shown.tolist(), rooms, inks, strict=True)
        ]
        indents = np.where(scene.flipped[shown], TEXT_RIGHT, TEXT_LEFT)
        left = boxes.left + snapped(indents, ratio)
        middle = boxes.top + self._kit.sprites.sizes.box // 2
        self._kit.atlas.paint(self._painter, words, left, middle, boxes.opacity)
