"""Which events belong to what is selected."""

from __future__ import annotations

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Actor, DateMention, EventId, Place, Quote, Ref


def events_about(document: Document, ref: Ref | None) -> frozenset[EventId] | None:
    """Return the events to mark because `ref` is selected; None: no event stands out.

    Those of an actor, at a place, that a quote is about, or whose date an expression gives.
    """
    record = document.get(ref)
    found: frozenset[EventId] = frozenset()
    match record:
        case Actor():
            found = frozenset(document.index.events_of.get(record.id, ()))
        case Place():
            found = frozenset(e.id for e in document.events.values() if record.id in e.places)
        case Quote():
            found = frozenset(record.about)
        case DateMention():
            place = (record.citation.source, record.citation.start)
            phrases = {e.id: e.when.phrase for e in document.events.values() if e.when}
            found = frozenset(k for k, p in phrases.items() if p and (p.source, p.start) == place)
        case _:
            pass
    return found or None
