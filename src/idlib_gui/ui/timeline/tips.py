"""What is told about the thing under the pointer: words of a source as text, never as HTML."""

from __future__ import annotations

from idlib_gui.domain.records import EventId
from idlib_gui.layout.hit import Area, Crowd, Hit
from idlib_gui.ui.tips import plain_tip

from .canvas import Canvas
from .stage import Stage
from .words import class_lines, event_words, say_brushing, say_fold, say_many, say_stretch


def tip_for(canvas: Canvas, here: Hit) -> str:
    """Return the tooltip of what is hit, as HTML made from plain text; may be empty."""
    stage = canvas.stage
    if here.event is not None:
        return plain_tip(*_told(stage, 0, here.event))
    if here.row is not None:
        return plain_tip(*_told(stage, here.row.layer, here.row.row))
    if here.cluster is not None:
        return plain_tip(*_cluster(stage, here))
    if here.crowd is not None:
        return plain_tip(*_crowd(stage, here.crowd))
    if here.lane is not None:
        return plain_tip(*_lane(stage, here.lane))
    return plain_tip(_fold(canvas, here), *_brushing(here))


def _told(stage: Stage, layer: int, row: int) -> list[str]:
    if layer:
        return list(stage.layers[layer - 1].tell(row))
    event = stage.document.events[EventId(stage.columns.ids[row])]
    return event_words(stage.document, event).split("\n")


def _cluster(stage: Stage, here: Hit) -> list[str]:
    cluster = here.cluster
    assert cluster is not None  # noqa: S101 - it was hit
    lane = stage.table.lanes[cluster.lane].name
    if here.area is Area.BAY:
        return [lane, say_many(cluster.total)]
    told = say_stretch(lane, (cluster.begin, cluster.end), cluster.total)
    return [told, *class_lines(cluster.classes)]


def _crowd(stage: Stage, crowd: Crowd) -> list[str]:
    """Tell of a single event what it is; of many, how many of which classes there are."""
    if crowd.total == 1:
        return _told(stage, crowd.layer, crowd.first)
    lane = stage.table.lanes[crowd.lane].name
    told = say_stretch(lane, (crowd.begin, crowd.end), crowd.total)
    counts = stage.board.classes(crowd.lane, crowd.begin, crowd.end)
    return [told, *class_lines(counts.tolist())]


def _lane(stage: Stage, lane: int) -> list[str]:
    found = stage.table.lanes[lane]
    layer = stage.layer_of(found)
    count = None if layer is None else layer.total
    return [found.name, "" if count is None else say_many(count)]


def _fold(canvas: Canvas, here: Hit) -> str:
    if here.area not in {Area.TIME, Area.AXIS}:
        return ""
    room, folds = canvas.picture.room_at(here.x), canvas.picture.scale.folds
    return "".join(say_fold(fold) for fold in folds if fold.left <= room <= fold.right)


def _brushing(here: Hit) -> tuple[str, ...]:
    """Return on the axis what can be done there."""
    return say_brushing() if here.area is Area.AXIS and here.x >= 0 else ()
