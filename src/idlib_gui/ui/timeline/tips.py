"""What is told about the thing under the pointer: words of a source as text, never as HTML."""

from __future__ import annotations

from PySide6.QtGui import Qt

from idlib_gui.domain.records import EventId
from idlib_gui.layout.hit import Area, Hit

from .items import Canvas
from .words import event_words, say_fold


def tip_for(canvas: Canvas, here: Hit) -> str:
    """Return the tooltip of what is hit, as HTML made from plain text; may be empty."""
    stage, picture = canvas.stage, canvas.picture
    text = ""
    if here.event is not None:
        event = stage.document.events[EventId(stage.columns.ids[here.event])]
        text = event_words(stage.document, event)
    elif here.lane is not None:
        text = picture.plan.table.lanes[here.lane].name
    elif here.area in {Area.TIME, Area.AXIS}:
        room = picture.room_at(here.x)
        text = "".join(say_fold(f) for f in picture.scale.folds if f.left <= room <= f.right)
    return str(Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal)) if text else ""
