"""What a click on the timeline selects."""

from __future__ import annotations

from idlib_gui.domain.records import Kind, Ref
from idlib_gui.layout.hit import Area, Hit
from idlib_gui.state.selection import Picked, RowRef

from .stage import Stage


def picked_at(stage: Stage, here: Hit) -> Picked:
    """Return the event, the row of a dataset or the record of a lane that is hit."""
    if here.lane is not None:
        return stage.table.lanes[here.lane].ref
    if here.event is not None:
        return picked_of(stage, 0, here.event)
    if here.row is not None:
        return picked_of(stage, here.row.layer, here.row.row)
    return None


def is_nothing(here: Hit) -> bool:
    """Return whether a click is on free ground, so that it takes the selection away."""
    things = here.lane, here.event, here.row, here.crowd, here.cluster
    return here.area is not Area.AXIS and all(thing is None for thing in things)


def picked_of(stage: Stage, layer: int, row: int) -> Ref | RowRef:
    """Return what to select of a layer, 0 being the article."""
    if layer:
        return RowRef(stage.layers[layer - 1].key, row)
    return Ref(Kind.EVENT, stage.columns.ids[row])
