"""Events in words: the cells of the table, their tooltips and what a screen reader says."""

from __future__ import annotations

from PySide6.QtCore import QObject

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import ActorId, Citation, Event, Status
from idlib_gui.domain.versions import current_sources
from idlib_gui.models.event_order import Column
from idlib_gui.models.events_model import EventWords

from .plain import shortened
from .tips import plain_tip
from .wording import (
    say_actors,
    say_basis,
    say_known,
    say_place_briefly,
    say_told,
    say_type,
    say_when,
)

_TITLE = 40
"""Characters of a source's title in a cell."""


class EventTexts(QObject):
    """Says what the table of events shows."""

    def words(self) -> EventWords:
        """Return what the model asks for."""
        return EventWords(
            headers={
                Column.WHEN: self.tr("When"),
                Column.EVENT: self.tr("Event"),
                Column.WHO: self.tr("Who"),
                Column.WHOM: self.tr("To whom"),
                Column.TYPE: self.tr("Type"),
                Column.WHERE: self.tr("Where"),
                Column.BASIS: self.tr("How known"),
                Column.TOLD: self.tr("Told"),
                Column.STATUS: self.tr("Status"),
            },
            cells={
                Column.WHEN: lambda _, event: say_when(event.when),
                Column.EVENT: lambda _, event: event.title,
                Column.WHO: self._who,
                Column.WHOM: lambda document, event: say_actors(document, event.targets),
                Column.TYPE: lambda _, event: event.type.value if event.type else "",
                Column.WHERE: _where,
                Column.BASIS: lambda _, event: say_basis(event.when),
                Column.TOLD: self._told,
                Column.STATUS: lambda _, event: self._status(event.status),
            },
            spoken={
                Column.TYPE: lambda _, event: say_type(event.type),
                Column.TOLD: lambda document, event: say_told(document, _told(document, event)),
            },
            typed={
                Column.WHEN: lambda _, event: _typed_date(event),
                Column.WHO: lambda document, event: _names(document, event.agents),
                Column.WHOM: lambda document, event: _names(document, event.targets),
                Column.WHERE: _places,
                Column.STATUS: lambda _, event: event.status.value,
            },
            copied={
                Column.WHEN: lambda _, event: _typed_date(event) or self.tr("undated"),
                Column.WHO: lambda document, event: self._who(document, event, "; "),
                Column.WHOM: lambda document, event: _names(document, event.targets),
                Column.WHERE: _places,
                Column.STATUS: lambda _, event: event.status.value,
            },
            tip=self._tip,
        )

    def _who(self, document: Document, event: Event, between: str = ", ") -> str:
        who = _names(document, event.agents, between)
        if event.claimed_by is None:
            return who
        # The claim comes first: a narrow column may cut the names, never that it is only a claim.
        claim = self.tr("claimed by {0}").format(say_actors(document, (event.claimed_by,)))
        return f"{claim}: {who}" if who else claim

    def _told(self, document: Document, event: Event) -> str:
        citation = _told(document, event)
        source = document.sources.get(citation.source) if citation else None
        place = say_place_briefly(document, citation)
        if source is None or len(current_sources(document)) == 1:
            return place
        return f"{place} {shortened(source.title, _TITLE)}"

    def _tip(self, document: Document, event: Event, column: Column) -> str:
        match column:
            case Column.EVENT:
                return plain_tip(event.title, *(f"“{found.exact}”" for found in event.evidence[:3]))
            case Column.WHEN | Column.BASIS:
                return plain_tip(say_when(event.when), *say_known(event.when))
            case Column.TYPE:
                return plain_tip(say_type(event.type))
            case Column.TOLD:
                return plain_tip(say_told(document, _told(document, event)))
            case _:
                return plain_tip(self.words().cells[column](document, event))

    def _status(self, status: Status) -> str:
        names = {
            Status.PROPOSED: self.tr("proposed"),
            Status.ACCEPTED: self.tr("accepted"),
            Status.DISPUTED: self.tr("disputed"),
            Status.REJECTED: self.tr("rejected"),
        }
        return names[status]


def _told(document: Document, event: Event) -> Citation | None:
    """Return where the text first tells of an event; an earlier version only if no other does."""
    in_force = current_sources(document)
    return min(
        event.evidence,
        key=lambda found: (found.source not in in_force, found.start),
        default=event.trigger,
    )


def _where(document: Document, event: Event, between: str = ", ") -> str:
    places = (document.places.get(key) for key in event.places)
    return between.join(place.name for place in places if place)


def _places(document: Document, event: Event) -> str:
    return _where(document, event, "; ")


def _names(document: Document, actors: tuple[ActorId, ...], between: str = "; ") -> str:
    return between.join(document.actors[key].name for key in actors if key in document.actors)


def _typed_date(event: Event) -> str:
    """Return a date as it can be typed; empty if it is not known."""
    # The start of the program need not wait for what reads dates.
    from .date_box import date_words  # noqa: PLC0415

    return date_words(event.when.edtf) if event.when and event.when.edtf else ""
