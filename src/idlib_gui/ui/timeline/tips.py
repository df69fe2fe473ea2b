"""What is told about the thing under the pointer: words of a source as text, never as HTML."""

from __future__ import annotations

from idlib_gui.domain.records import EventId
from idlib_gui.layout.hit import Area, Crowd, Hit, LayerRow
from idlib_gui.ui.tips import plain_tip

from .canvas import Canvas
from .stage import Stage
from .words import (
    class_lines,
    event_words,
    rival_lines,
    say_brushing,
    say_fold,
    say_going_on,
    say_many,
    say_moving,
    say_starting,
    say_with_marks,
)


def tip_for(canvas: Canvas, here: Hit) -> str:
    """Return the tooltip of what is hit, as HTML made from plain text; may be empty."""
    stage = canvas.stage
    if here.event is not None:
        return plain_tip(*_of_article(canvas, here, here.event))
    if here.row is not None:
        return plain_tip(*_told(stage, here.row.layer, here.row.row))
    if here.cluster is not None:
        lane = stage.table.lanes[here.cluster.lane].name
        return plain_tip(lane, say_many(here.cluster.total))
    if here.crowd is not None:
        return plain_tip(*_crowd(stage, here.crowd))
    if here.lane is not None:
        return plain_tip(*_lane(stage, here.lane))
    return plain_tip(_fold(canvas, here), *_brushing(here))


def _of_article(canvas: Canvas, here: Hit, row: int) -> list[str]:
    """Tell of an event, or of another date that it is said to have."""
    stage = canvas.stage
    if here.rival is not None:
        event = stage.document.events[EventId(stage.columns.ids[row])]
        return rival_lines(stage.document, event, event.rivals[here.rival])
    movable = canvas.marks.selected == LayerRow(0, row) and here.area is Area.TIME
    return [*_told(stage, 0, row), say_moving() if movable else ""]


def _told(stage: Stage, layer: int, row: int) -> list[str]:
    if layer:
        return list(stage.layers[layer - 1].tell(row))
    event = stage.document.events[EventId(stage.columns.ids[row])]
    return event_words(stage.document, event).split("\n")


def _crowd(stage: Stage, crowd: Crowd) -> list[str]:
    """Tell what is active at a place of a strip, and how many events start in its tile."""
    lane = stage.table.lanes[crowd.lane].name
    if crowd.total == 1:
        told = _told(stage, crowd.layer, crowd.first)
    elif crowd.total:
        counts = stage.board.classes(crowd.lane, crowd.begin, crowd.end)
        told = [
            say_going_on(lane, (crowd.begin, crowd.end), crowd.total),
            *class_lines(counts.tolist()),
            say_with_marks() if not crowd.started else "",
        ]
    else:
        told = [lane]
    return [*told, say_starting(crowd.tile, crowd.started)]


def _lane(stage: Stage, lane: int) -> list[str]:
    of_dataset = lane >= stage.board.article.lanes
    return [
        stage.table.lanes[lane].name,
        say_many(int(stage.counts[lane])) if of_dataset else "",
    ]


def _fold(canvas: Canvas, here: Hit) -> str:
    if here.area not in {Area.TIME, Area.AXIS}:
        return ""
    room, folds = canvas.picture.room_at(here.x), canvas.picture.scale.folds
    return "".join(say_fold(fold) for fold in folds if fold.left <= room <= fold.right)


def _brushing(here: Hit) -> tuple[str, ...]:
    """Return on the axis what can be done there."""
    return say_brushing() if here.area is Area.AXIS and here.x >= 0 else ()
