"""What is told about the thing under the pointer: words of a source as text, never as HTML."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.calendar import DAY
from idlib_gui.domain.document import Document
from idlib_gui.domain.index import participants
from idlib_gui.domain.records import Event, EventId
from idlib_gui.layout.hit import Area, Hit
from idlib_gui.layout.scale import Fold
from idlib_gui.ui.wording import say_actors, say_when

from .items import Canvas

_LONGEST = 600
"""Code points of a tooltip's words."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


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
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>" if text else ""


def event_words(document: Document, event: Event) -> str:
    """Return an event in a few lines: title, date, actors, and the words behind it."""
    words = " … ".join(" ".join(citation.exact.split()) for citation in event.evidence)
    if len(words) > _LONGEST:
        words = words[:_LONGEST] + "…"
    claimed = say_actors(document, (event.claimed_by,)) if event.claimed_by else ""
    lines = (
        event.title[:_LONGEST],
        say_when(event.when),
        say_actors(document, participants(event)),
        _tr("claimed by {0}").format(claimed) if claimed else "",
        f"“{words}”" if words else "",
    )
    return "\n".join(line for line in lines if line)


def event_name(document: Document, event: Event) -> str:
    """Return an event in one line, as it is read out: title, date, actors."""
    parts = (event.title[:_LONGEST], say_when(event.when), say_actors(document, event.actors))
    return ", ".join(part for part in parts if part)


def say_fold(fold: Fold) -> str:
    """Return how much time a fold hides: "⫽ about 2 years without events"."""
    days = (fold.end - fold.begin) / DAY
    for length, words in (
        (365.2425, _tr("{0} years")), (30.436875, _tr("{0} months")), (1.0, _tr("{0} days")),
        (1 / 24, _tr("{0} hours")), (1 / 1440, _tr("{0} minutes")),
    ):  # fmt: skip
        if days >= 1.9 * length:
            span = words.format(round(days / length))
            return _tr("⫽ {0} folded: nothing is dated here").format(span)
    return _tr("⫽ less than a minute folded: nothing is dated here")
