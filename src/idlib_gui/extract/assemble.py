"""Makes the records of a document from what the stages found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    Answer,
    Basis,
    Citation,
    DateMention,
    Event,
    EventId,
    Place,
    PlaceId,
    Quote,
    QuoteId,
    Record,
    Source,
    When,
)

from .findings import Happening, Named, Said, Span, Time

_CONTEXT = 32
"""Characters of text around a citation that are kept to find it again."""


class Findings(NamedTuple):
    """What the stages found in one source."""

    times: tuple[Time, ...] = ()
    names: tuple[Named, ...] = ()
    quotes: tuple[Said, ...] = ()
    events: tuple[Happening, ...] = ()


def assemble(source: Source, findings: Findings) -> Document:
    """Return the document that a source and what was found in it make."""
    return document_of(_Assembly(source, findings).records())


def cite(source: Source, span: Span) -> Citation:
    """Return the citation of a span of a source."""
    text = source.text
    return Citation(
        source.id,
        span.start,
        span.end,
        text[span.start : span.end],
        text[max(0, span.start - _CONTEXT) : span.start],
        text[span.end : span.end + _CONTEXT],
    )


class _Party:
    """An actor in the making; unnamed ones come from the noun phrases that take part."""

    def __init__(self, name: str, kind: ActorKind) -> None:
        self.name = name
        self.kind = kind
        self.spans: set[Span] = set()


class _Assembly:
    def __init__(self, source: Source, findings: Findings) -> None:
        self._source = source
        self._found = findings
        self._actor_ids: dict[int, ActorId] = {}
        self._place_ids: dict[int, PlaceId] = {}
        self._by_start: dict[int, list[tuple[Span, int]]] = {}
        self._unnamed: dict[str, _Party] = {}
        for number, named in enumerate(findings.names):
            if named.kind is not None:
                self._actor_ids[number] = ActorId(f"a{len(self._actor_ids) + 1}")
            if named.is_place:
                self._place_ids[number] = PlaceId(f"p{len(self._place_ids) + 1}")
        self._mentions = sorted(
            (span, number)
            for number, named in enumerate(findings.names)
            for span in {*named.mentions, *named.place_mentions}
        )

    def records(self) -> Iterator[Record]:
        """Yield the records; those that others point at need not come first."""
        events = [self._event(number, found) for number, found in enumerate(self._found.events)]
        quotes = [self._quote(number, found) for number, found in enumerate(self._found.quotes)]
        yield self._source
        yield from self._actors()
        yield from self._places()
        yield from map(self._date, self._found.times)
        yield from events
        yield from quotes

    def _actors(self) -> Iterator[Actor]:
        for number, key in self._actor_ids.items():
            named = self._found.names[number]
            yield Actor(
                key,
                named.name,
                named.kind or ActorKind.ORGANISATION,
                named.aliases,
                None if named.part_of is None else self._actor_ids.get(named.part_of),
                named.country,
                self._cites(named.mentions),
            )
        for offset, party in enumerate(self._unnamed.values()):
            key = ActorId(f"a{len(self._actor_ids) + 1 + offset}")
            yield Actor(key, party.name, party.kind, mentions=self._cites(sorted(party.spans)))

    def _places(self) -> Iterator[Place]:
        for number, key in self._place_ids.items():
            named = self._found.names[number]
            mentions = self._cites(named.place_mentions)
            yield Place(key, named.name, named.lat, named.lon, mentions)

    def _date(self, time: Time) -> DateMention:
        cited = cite(self._source, time.span)
        return DateMention(cited, time.edtf, time.timex, time.type, time.basis, time.reason)

    def _event(self, number: int, found: Happening) -> Event:
        agents = tuple(dict.fromkeys(map(self._actor_at, found.agents)))
        targets = tuple(dict.fromkeys(map(self._actor_at, found.targets)))
        places = (self._place_at(span) for span in found.places)
        return Event(
            EventId(f"e{number + 1}"),
            found.title,
            found.type,
            self._when(found),
            agents,
            targets,
            tuple(dict.fromkeys(place for place in places if place is not None)),
            cite(self._source, found.trigger),
            (cite(self._source, found.evidence),),
            None if found.claimed_by is None else self._actor_at(found.claimed_by),
            confidence=found.why.confidence,
            reason=found.why.reason,
        )

    def _when(self, found: Happening) -> When | None:
        if found.time is None:
            return None
        time = self._found.times[found.time]
        phrase = cite(self._source, time.span)
        if found.same_time_as is None:
            return When(time.edtf, time.basis, time.reason, phrase)
        earlier = self._found.events[found.same_time_as]
        anchor = self._when(earlier)
        if anchor is None or anchor.edtf is None:
            reason = f"The time of “{earlier.title}”, which is not known."
            return When(None, Basis.NONE, reason, phrase)
        return When(anchor.edtf, Basis.RELATIVE, f"The time of “{earlier.title}”.", phrase)

    def _quote(self, number: int, found: Said) -> Quote:
        told = [n for n, event in enumerate(self._found.events) if event.said == number]
        answers = None
        if found.answers is not None:
            answers = Answer(QuoteId(f"q{found.answers + 1}"), found.relation)
        text = self._source.text
        return Quote(
            QuoteId(f"q{number + 1}"),
            " ".join(text[span.start : span.end] for span in found.spans),
            found.form,
            self._actor_if(found.speaker),
            None if found.attribution is None else cite(self._source, found.attribution),
            None if found.cue is None else cite(self._source, found.cue),
            self._actor_if(found.outlet),
            self._actor_if(found.addressee),
            citations=self._cites(found.spans),
            about=tuple(EventId(f"e{n + 1}") for n in told),
            answers=answers,
            confidence=found.why.confidence,
            reason=found.why.reason,
        )

    def _actor_if(self, span: Span | None) -> ActorId | None:
        return None if span is None else self._actor_at(span)

    def _actor_at(self, span: Span) -> ActorId:
        """Return the actor named in `span`; if nobody is, an actor named by its words."""
        for number in self._named_in(span):
            if number in self._actor_ids:
                return self._actor_ids[number]
        words = " ".join(self._source.text[span.start : span.end].split())
        party = self._unnamed.setdefault(words.casefold(), _Party(words, ActorKind.POPULATION))
        party.spans.add(span)
        place = list(self._unnamed).index(words.casefold())
        return ActorId(f"a{len(self._actor_ids) + 1 + place}")

    def _place_at(self, span: Span) -> PlaceId | None:
        places = (self._place_ids.get(number) for number in self._named_in(span))
        return next((place for place in places if place is not None), None)

    def _named_in(self, span: Span) -> list[int]:
        """Return the findings with a mention in `span`, the one that ends it first."""
        inside = [(m.end, number) for m, number in self._mentions if m.overlaps(span)]
        return [number for _, number in sorted(inside, reverse=True)]

    def _cites(self, spans: tuple[Span, ...] | list[Span]) -> tuple[Citation, ...]:
        return tuple(cite(self._source, span) for span in spans)
