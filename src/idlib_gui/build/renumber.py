"""Records of one of several documents, rewritten to stand beside those of the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from idlib_gui.domain.records import (
    ActorId,
    Answer,
    Citation,
    DateMention,
    Event,
    EventId,
    PlaceId,
    Quote,
    QuoteId,
    SourceId,
    When,
)


class NewIds(NamedTuple):
    """The ids that the records of one document get, by those they had.

    No two records of a document get the same one, so that no list of ids gains a twin.
    """

    sources: dict[SourceId, SourceId]
    actors: dict[ActorId, ActorId]
    places: dict[PlaceId, PlaceId]
    events: dict[EventId, EventId]
    quotes: dict[QuoteId, QuoteId]

    def citation(self, citation: Citation) -> Citation:
        """Return a citation of the same words in the source's new id."""
        return citation._replace(source=self.sources[citation.source])

    def citations(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        """Return several citations, as `citation` does."""
        return tuple(map(self.citation, citations))

    def date(self, date: DateMention) -> DateMention:
        """Return a time expression where it now stands."""
        return date._replace(citation=self.citation(date.citation))

    def event(self, event: Event) -> Event:
        """Return an event that points at the new ids."""
        return event._replace(
            id=self.events[event.id],
            when=self._when(event.when),
            agents=self._actors(event.agents),
            targets=self._actors(event.targets),
            places=tuple(self.places[key] for key in event.places),
            trigger=self._if_cited(event.trigger),
            evidence=self.citations(event.evidence),
            claimed_by=self._actor(event.claimed_by),
        )

    def quote(self, quote: Quote) -> Quote:
        """Return a quote that points at the new ids."""
        answers = quote.answers
        return quote._replace(
            id=self.quotes[quote.id],
            speaker=self._actor(quote.speaker),
            attribution=self._if_cited(quote.attribution),
            cue=self._if_cited(quote.cue),
            outlet=self._actor(quote.outlet),
            addressee=self._actor(quote.addressee),
            when=self._when(quote.when),
            citations=self.citations(quote.citations),
            about=tuple(self.events[key] for key in quote.about),
            answers=answers and Answer(self.quotes[answers.quote], answers.relation),
        )

    def _actors(self, keys: Iterable[ActorId]) -> tuple[ActorId, ...]:
        return tuple(self.actors[key] for key in keys)

    def _actor(self, key: ActorId | None) -> ActorId | None:
        return None if key is None else self.actors[key]

    def _if_cited(self, citation: Citation | None) -> Citation | None:
        return None if citation is None else self.citation(citation)

    def _when(self, when: When | None) -> When | None:
        return when and when._replace(phrase=self._if_cited(when.phrase))
