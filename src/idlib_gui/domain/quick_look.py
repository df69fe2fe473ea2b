"""Tells records in which nothing is wrong from those that need a closer look, quickly.

Nearly all records of a document are right, and an opened file is checked as a whole: what can be
wrong with a record is asked here without working out where it stands and how it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .edtf import EdtfError, parse_edtf
from .records import Actor, Citation, DateMention, Event, Kind, Place, Quote, Source, When

_Table = Mapping[Any, Any]


class QuickLook:
    """Looks at the records of one document, given its tables."""

    def __init__(self, sources: _Table, actors: _Table, places: _Table, events: _Table) -> None:
        self._actors = actors.keys()
        self._places = places.keys()
        self._events = events.keys()
        self._stands = _standing({key: source.text for key, source in sources.items()})
        self._of_kind: Mapping[Kind, Callable[[Any], bool]] = {
            Kind.SOURCE: _is_for_a_closer_look,
            Kind.ACTOR: self._is_right_actor,
            Kind.PLACE: self._is_right_place,
            Kind.DATE: self._is_right_date,
            Kind.EVENT: self._is_right_event,
            Kind.QUOTE: self._is_right_quote,
        }

    def at(self, kind: Kind) -> Callable[[Any], bool]:
        """Return what says of a record of a kind whether nothing is wrong with it.

        It may say no of one that is right, where that takes a closer look.
        """
        return self._of_kind[kind]

    def _is_right_actor(self, actor: Actor) -> bool:
        plain = actor.part_of is None and not actor.distinct_from
        return plain and all(map(self._stands, actor.mentions))

    def _is_right_place(self, place: Place) -> bool:
        whole = (place.lat is None) == (place.lon is None)
        return whole and all(map(self._stands, place.mentions))

    def _is_right_date(self, date: DateMention) -> bool:
        return _is_date(date.edtf) and self._stands(date.citation)

    def _is_right_event(self, event: Event) -> bool:
        return (
            not (event.rivals or event.contradicting or event.neutral)
            and self._actors >= {*event.agents, *event.targets}
            and self._places >= set(event.places)
            and (event.claimed_by is None or event.claimed_by in self._actors)
            and (event.when is None or self._is_right_when(event.when))
            and (event.trigger is None or self._stands(event.trigger))
            and all(map(self._stands, event.evidence))
        )

    def _is_right_quote(self, quote: Quote) -> bool:
        people = {quote.speaker, quote.outlet, quote.addressee}
        people.discard(None)
        return (
            quote.answers is None
            and not quote.rivals
            and self._actors >= people
            and self._events >= set(quote.about)
            and (quote.when is None or self._is_right_when(quote.when))
            and (quote.attribution is None or self._stands(quote.attribution))
            and (quote.cue is None or self._stands(quote.cue))
            and all(map(self._stands, quote.citations))
        )

    def _is_right_when(self, when: When) -> bool:
        return _is_date(when.edtf) and (when.phrase is None or self._stands(when.phrase))


def _standing(texts: Mapping[str, str]) -> Callable[[Citation], bool]:
    """Return what says whether words stand where a citation has them, with those around them."""

    def stands(citation: Citation) -> bool:
        source, start, end, exact, prefix, suffix = citation
        begin = start - len(prefix)
        return (
            source in texts
            and begin >= 0
            and end - start == len(exact) > 0
            and texts[source].startswith(prefix + exact + suffix, begin)
        )

    return stands


def _is_date(edtf: str | None) -> bool:
    try:
        return edtf is None or parse_edtf(edtf) is not None
    except EdtfError:
        return False


def _is_for_a_closer_look(_source: Source) -> bool:
    return False
