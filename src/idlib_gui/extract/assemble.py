"""Makes the records of a document from what the stages found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    Answer,
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
from .lists import Lists, shipped_lists
from .sharing import shared_when
from .unnamed import Unnamed, describe, key_of

_JOINT = re.compile(r"\s+(?:of|in|from|inside|across)\s+(?:the\s+)?")
_POSSESSOR = re.compile(r"(?:['’]s|(?<=s)['’])\s+$")
_GOES_ON = re.compile(r"(?:-\w+)? (?!.*\b(?:of|at|for|in|from|with|who)\b)[^\W\d_][^,;(]*$")
"""What follows a name in a phrase whose head it is not: "Hamas | gunmen"; not "X | , a judge"."""
_AND = re.compile(r",?\s+(?:and|&)\s+(?:the\s+)?|,\s+(?:the\s+)?")
_CONTEXT = 32
"""Characters of text around a citation that are kept to find it again."""


class Findings(NamedTuple):
    """What the stages found in one source."""

    times: tuple[Time, ...] = ()
    names: tuple[Named, ...] = ()
    quotes: tuple[Said, ...] = ()
    events: tuple[Happening, ...] = ()


def assemble(source: Source, findings: Findings, lists: Lists | None = None) -> Document:
    """Return the document that a source and what was found in it make.

    Args:
        source: Where it was found.
        findings: What was found; its spans are of the text of `source`.
        lists: Tell what sort of actor a noun names; those that ship by default.
    """
    return document_of(_Assembly(source, findings, lists or shipped_lists()).records())


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
    """An unnamed actor in the making; it comes from the noun phrases that take part."""

    def __init__(self, key: ActorId, told: Unnamed) -> None:
        self.key = key
        self.told = told
        self.country = told.country
        self.part_of: ActorId | None = None
        self.spans: set[Span] = set()


class _Assembly:
    def __init__(self, source: Source, findings: Findings, lists: Lists) -> None:
        self._source = source
        self._found = findings
        self._lists = lists
        self._actor_ids: dict[int, ActorId] = {}
        self._place_ids: dict[int, PlaceId] = {}
        self._states: dict[str, ActorId] = {}
        self._unnamed: dict[str, _Party] = {}
        for number, named in enumerate(findings.names):
            if named.kind is not None:
                self._actor_ids[number] = ActorId(f"a{len(self._actor_ids) + 1}")
            if named.is_place:
                self._place_ids[number] = PlaceId(f"p{len(self._place_ids) + 1}")
            if named.kind is ActorKind.STATE and named.country is not None:
                self._states.setdefault(named.country, self._actor_ids[number])
        self._mentions = sorted(
            (span, number)
            for number, named in enumerate(findings.names)
            for span in {*named.mentions, *named.place_mentions}
        )
        self._starts = [span.start for span, _ in self._mentions]
        self._dates = self._dated()
        self._longest = max((span.end - span.start for span, _ in self._mentions), default=0)

    def records(self) -> Iterator[Record]:
        """Yield the records; those that others point at need not come first."""
        events = [self._event(number, found) for number, found in enumerate(self._found.events)]
        quotes = [self._quote(number, found) for number, found in enumerate(self._found.quotes)]
        yield self._source
        yield from self._actors()
        yield from self._places()
        shared = self._shared_dates()
        yield from (self._date(n, time, shared) for n, time in enumerate(self._found.times))
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
        for party in self._unnamed.values():
            name, kind, _, is_state = party.told
            mentions = () if is_state else self._cites(sorted(party.spans))
            yield Actor(party.key, name, kind, (), party.part_of, party.country, mentions)

    def _places(self) -> Iterator[Place]:
        for number, key in self._place_ids.items():
            named = self._found.names[number]
            mentions = self._cites(named.place_mentions)
            yield Place(key, named.name, named.lat, named.lon, mentions)

    def _shared_dates(self) -> dict[int, When]:
        """Return the dates of the phrases that point to another event: "the same day"."""
        shared: dict[int, When] = {}
        for event, when in zip(self._found.events, self._dates, strict=True):
            if event.time is not None and event.same_time_as is not None and when is not None:
                shared.setdefault(event.time, when)
        return shared

    def _date(self, number: int, time: Time, shared: dict[int, When]) -> DateMention:
        cited = cite(self._source, time.span)
        when = shared.get(number)
        if when is not None:
            # A day is written the same in EDTF and in TIMEX3.
            return DateMention(cited, when.edtf, when.edtf, time.type, when.basis, when.reason)
        return DateMention(cited, time.edtf, time.timex, time.type, time.basis, time.reason)

    def _event(self, number: int, found: Happening) -> Event:
        agents = tuple(dict.fromkeys(map(self._actor_at, found.agents)))
        targets = tuple(dict.fromkeys(map(self._actor_at, found.targets)))
        places = (self._place_at(span) for span in found.places)
        return Event(
            EventId(f"e{number + 1}"),
            found.title,
            found.type,
            self._dates[number],
            agents,
            targets,
            tuple(dict.fromkeys(place for place in places if place is not None)),
            cite(self._source, found.trigger),
            (cite(self._source, found.evidence),),
            None if found.claimed_by is None else self._actor_at(found.claimed_by),
            confidence=found.why.confidence,
            reason=found.why.reason,
        )

    def _dated(self) -> list[When | None]:
        """Return the date of each event; one that shares another's comes after that one."""
        dates: list[When | None] = []
        for found in self._found.events:
            dates.append(self._when(found, dates))
        return dates

    def _when(self, found: Happening, dates: list[When | None]) -> When | None:
        if found.time is None:
            return None
        time = self._found.times[found.time]
        phrase = cite(self._source, time.span)
        if found.same_time_as is None or found.same_time_as >= len(dates):
            return When(time.edtf, time.basis, time.reason, phrase)
        title = self._found.events[found.same_time_as].title
        return shared_when(title, dates[found.same_time_as], phrase)

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
        together = self._together(span)
        if together is not None:
            return self._party(together, span).key
        owner = None
        for end, number in self._named_in(span):
            if number in self._actor_ids:
                if end >= span.end or not _GOES_ON.match(self._source.text, end, span.end):
                    return self._actor_ids[number]
                owner = number
                break
        told = describe(self._source.text[span.start : span.end], self._lists)
        if told.state and told.country in self._states:
            return self._states[told.country]
        party = self._party(told, span)
        self._relate(party, span, owner)
        return party.key

    def _party(self, told: Unnamed, span: Span) -> _Party:
        party = self._unnamed.get(key_of(told.name))
        if party is None:
            key = ActorId(f"a{len(self._actor_ids) + 1 + len(self._unnamed)}")
            party = self._unnamed.setdefault(key_of(told.name), _Party(key, told))
        party.spans.add(span)
        return party

    def _together(self, span: Span) -> Unnamed | None:
        """Return the one actor that several make who speak as one: "Lee and Novak"."""
        text = self._source.text
        at = bisect_left(self._starts, span.start)
        end, names = span.start, list[Named]()
        while end < span.end and at < len(self._mentions):
            mention, number = self._mentions[at]
            joined = not names or _AND.fullmatch(text, end, mention.start)
            if mention.end > span.end or number not in self._actor_ids or not joined:
                return None
            named = self._found.names[number]
            names += [] if named in names else [named]
            end = mention.end
            at += 1
        if not names[1:] or end != span.end:
            return None
        *first, last = [named.name for named in names]
        return Unnamed(f"{', '.join(first)} and {last}", names[0].kind or ActorKind.ORGANISATION)

    def _relate(self, party: _Party, span: Span, owner: int | None) -> None:
        """Fill in whose an unnamed actor is: "Turkey's army", "Hamas gunmen", "rebels in Mali"."""
        possessor = _POSSESSOR.search(self._source.text, max(0, span.start - 4), span.start)
        if owner is None and possessor is not None:
            before = Span(possessor.start() - 1, possessor.start())
            owners = (number for _, number in self._named_in(before) if number in self._actor_ids)
            owner = next(owners, None)
        if owner is not None:
            party.country = party.country or self._found.names[owner].country
            if self._found.names[owner].kind is not ActorKind.PERSON:
                party.part_of = party.part_of or self._actor_ids[owner]
        party.country = party.country or self._country_after(span)

    def _country_after(self, span: Span) -> str | None:
        """Return the country of what follows a noun phrase: "rebels in Mali"."""
        joint = _JOINT.match(self._source.text, span.end)
        if joint is None:
            return None
        next_words = Span(joint.end(), joint.end() + 1)
        found = self._named_in(next_words)
        codes = (self._found.names[number].country for _, number in found)
        return next((code for code in codes if code is not None), None)

    def _place_at(self, span: Span) -> PlaceId | None:
        places = (self._place_ids.get(number) for _, number in self._named_in(span))
        return next((place for place in places if place is not None), None)

    def _named_in(self, span: Span) -> list[tuple[int, int]]:
        """Return where mentions in `span` end and whose they are, the one that ends it first."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        inside = [(m.end, number) for m, number in self._mentions[first:last] if m.overlaps(span)]
        return sorted(inside, reverse=True)

    def _cites(self, spans: tuple[Span, ...] | list[Span]) -> tuple[Citation, ...]:
        return tuple(cite(self._source, span) for span in spans)
