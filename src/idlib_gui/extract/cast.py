"""The actors and places of a document: those with a name, and those told by a noun phrase."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from idlib_gui.domain.records import Actor, ActorId, ActorKind, EventType, Place, PlaceId, Source

from .belonging import Hints, done_to, is_local, may_belong, only_state
from .citing import cite_all
from .datelines import Datelines
from .findings import Happening, Named, Span
from .lists import Lists
from .mentioned import Mentioned
from .nobody import is_hearer, is_nobody
from .normalise import printed
from .rejected import is_rejected
from .renamed import other_names, renamed
from .unnamed import Unnamed, describe, key_of, office_in, state_name

_POSSESSOR = re.compile(r"(?:['’]s|(?<=s)['’])\s+$")
_LAST_WORD = re.compile(r"[^\W\d_][\w.-]*$")
_GOES_ON = re.compile(r"(?:-\w+|['’]s?)? (?!.*\b(?:of|at|for|in|from|with|who)\b)[^\W\d_][^,;(]*$")
"""What follows a name in a phrase whose head it is not: "Hamas | gunmen"; not "X | , a judge"."""


_NEAR = 40
"""Characters before a name in which the body stands that the person speaks for."""


class _Party:
    """An unnamed actor in the making; it comes from the noun phrases that take part."""

    def __init__(self, key: ActorId, told: Unnamed) -> None:
        self.key = key
        self.told = told
        self.country = told.country
        self.part_of: ActorId | None = None
        self.is_owned = False
        """Whether a name tells whose it is, though not of which state."""
        self.spans: set[Span] = set()


class Cast:
    """Who and what takes part in what a source tells; unnamed actors are added as they appear."""

    def __init__(self, source: Source, names: tuple[Named, ...], lists: Lists) -> None:
        self._source = source
        self._names = names
        self._lists = lists
        self._actor_ids: dict[int, ActorId] = {}
        self._place_ids: dict[int, PlaceId] = {}
        self._states: dict[str, ActorId] = {}
        self._unnamed: dict[str, _Party] = {}
        self._hints: defaultdict[ActorId, Hints] = defaultdict(Hints)
        for number, named in enumerate(names):
            if named.kind is not None:
                self._actor_ids[number] = ActorId(f"a{len(self._actor_ids) + 1}")
            if named.is_place:
                self._place_ids[number] = PlaceId(f"p{len(self._place_ids) + 1}")
            if named.kind is ActorKind.STATE and named.country is not None:
                self._states.setdefault(named.country, self._actor_ids[number])
        self._text = printed(source.text)
        self._spoken = Mentioned(self._text, names)
        self._datelines = Datelines(source.text)
        self._met: set[int] = set()
        self._countries = {self._actor_ids[n]: names[n].country for n in self._actor_ids}

    def actors(self) -> Iterator[Actor]:
        """Yield the actors, those with a name first."""
        home = only_state(self._text, self._names, self._lists)
        for number, key in self._actor_ids.items():
            named = self._names[number]
            kind = named.kind or ActorKind.ORGANISATION
            name = renamed(named.name, self._lists)
            yield Actor(
                key,
                name,
                kind,
                other_names(name, named.name, named.aliases),
                None if named.part_of is None else self._actor_ids.get(named.part_of),
                self._country_of(number, home),
                cite_all(self._source, named.mentions),
            )
        for party in self._unnamed.values():
            name, kind, _, is_state = party.told
            country = party.country or self._told_by_events(party.key, name, kind)
            if country is None and may_belong(name, kind) and not party.is_owned:
                country = None if self._hints[party.key].is_visitor(home) else home
            mentions = () if is_state else cite_all(self._source, sorted(party.spans))
            part_of = party.part_of
            if kind is ActorKind.GOVERNMENT_BODY and country is not None:
                part_of = part_of or self._states.get(country)
            given = renamed(name, self._lists)
            aliases = other_names(given, name)
            yield Actor(party.key, given, kind, aliases, part_of, country, mentions)

    def _country_of(self, number: int, home: str | None) -> str | None:
        named = self._names[number]
        if named.country is not None or named.kind is None:
            return named.country
        if named.kind is ActorKind.PERSON:
            return home if self._is_at_home(number) else None
        return self._told_by_events(self._actor_ids[number], named.name, named.kind)

    def _told_by_events(self, key: ActorId, name: str, kind: ActorKind) -> str | None:
        return self._hints[key].country() if is_local(name, kind) else None

    def _is_at_home(self, number: int) -> bool:
        """Return whether a person may be of the one state that the text tells of.

        Not those who speak for a body of many states ("U.N. mediator X"), nor those who are met.
        """
        named = self._names[number]
        if number in self._met:
            return False
        before = (Span(max(0, span.start - _NEAR), span.start) for span in named.mentions)
        near = {other for span in before for _, other in self._spoken.named_in(span)}
        return not any(
            self._names[other].kind is ActorKind.ORGANISATION and self._names[other].country is None
            for other in near
        )

    def places(self) -> Iterator[Place]:
        """Yield the places."""
        for number, key in self._place_ids.items():
            named = self._names[number]
            mentions = cite_all(self._source, named.place_mentions)
            yield Place(key, renamed(named.name, self._lists), named.lat, named.lon, mentions)

    def note(self, event: Happening) -> None:
        """Learn from an event what it tells of its actors: of which state they may be."""
        sides = [self.taking_part(event.agents), self.suffering(event.targets, event.type)]
        places = self._countries_of(event)
        in_town = any(self._names[n].kind is not ActorKind.STATE for n in self._places_of(event))
        for side, others in (sides, sides[::-1]):
            codes = [self._countries.get(key) for key in others]
            for key in side:
                self._hints[key].add(event.type, places, codes, in_town=in_town)
        if event.type is EventType.CONSULT and all(sides):
            spans = (*event.agents, *event.targets)
            self._met.update(number for span in spans for _, number in self._spoken.named_in(span))

    def state_done_to(self, event: Happening) -> tuple[ActorId, ...]:
        """Return the state of the place of an act without other target, if it is done to it."""
        if event.targets:
            return ()
        agents = self.taking_part(event.agents)
        codes = [self._countries.get(key) for key in agents if not self._is_armed_group(key)]
        code = done_to(event.type, codes, self._countries_of(event))
        if code is None or (code not in self._states and event.type is EventType.PROTEST):
            return ()  # a crowd in a town need not protest against a state that no word names
        return self._state(code, event.places[0])

    def _is_armed_group(self, key: ActorId) -> bool:
        """Return whether an actor may fight its own state."""
        named = (self._names[n].kind for n, one in self._actor_ids.items() if one == key)
        told = (party.told.kind for party in self._unnamed.values() if party.key == key)
        return ActorKind.ARMED_GROUP in {*named, *told}

    def _state(self, code: str, span: Span) -> tuple[ActorId, ...]:
        """Return the state of a code, which a place in `span` stands for if nothing names it."""
        if code not in self._states:
            name = state_name(code, self._lists)
            if name is None:
                return ()
            party = self._party(Unnamed(name, ActorKind.STATE, code, state=True), span)
            self._states[code] = party.key
            self._countries[party.key] = code
        return (self._states[code],)

    def _countries_of(self, event: Happening) -> list[str | None]:
        return [self._names[number].country for number in self._places_of(event)]

    def _places_of(self, event: Happening) -> list[int]:
        return [number for span in event.places for _, number in self._spoken.named_in(span)]

    def actor_at(self, span: Span, kind: ActorKind | None = None) -> ActorId | None:
        """Return the actor named in `span`; if nobody is, one named by its words, if it tells one.

        What tells but where a report comes from names nobody.

        Args:
            span: Where they are named.
            kind: What sort of actor it is if it has no name; then even a thing is one.
        """
        together = self._spoken.together(span)
        if together is not None:
            return self._party(together, span).key
        office = office_in(self._text[span.start : span.end], self._lists)
        owner = None
        for end, number in self._spoken.named_in(span):
            if number not in self._actor_ids:
                continue
            if office is None:
                if end >= span.end or not _GOES_ON.match(self._text, end, span.end):
                    return self._actor_ids[number]
                owner = number
                break
            if office.owned or end <= span.start + office.end:
                owner = number
        phrase = self._text[span.start : span.end]
        told = describe(phrase, self._lists)
        if (
            self._datelines.hold(span)
            or is_rejected(told.name, self._lists)
            or (owner is None and kind is None and is_nobody(phrase, self._lists))
        ):
            return None
        told = told if kind is None else told._replace(kind=kind)
        if told.state and told.country in self._states:
            return self._states[told.country]
        party = self._party(told, span)
        self._relate(party, span, owner)
        self._countries[party.key] = party.country
        return party.key

    def suffering(self, spans: Iterable[Span], kind: EventType | None) -> tuple[ActorId, ...]:
        """Return whom an event of a type is done to; not those who but heard of it."""
        text = self._text
        return self.taking_part(s for s in spans if not is_hearer(text[s.start : s.end], kind))

    def taking_part(self, spans: Iterable[Span]) -> tuple[ActorId, ...]:
        """Return who takes part in an event, each once."""
        keys = dict.fromkeys(map(self.actor_at, spans))
        return tuple(key for key in keys if key is not None)

    def addressee_at(self, span: Span) -> ActorId | None:
        """Return who is spoken to in `span`; nobody if that is but whoever heard it."""
        return None if is_hearer(self._text[slice(*span)]) else self.actor_at(span)

    def _party(self, told: Unnamed, span: Span) -> _Party:
        party = self._unnamed.get(key_of(told.name))
        if party is None:
            key = ActorId(f"a{len(self._actor_ids) + 1 + len(self._unnamed)}")
            party = self._unnamed.setdefault(key_of(told.name), _Party(key, told))
        party.spans.add(span)
        return party

    def _is_name_before(self, end: int) -> bool:
        """Return whether the word that ends there is a name: "Varland's", not "the country's"."""
        word = _LAST_WORD.search(self._text, max(0, end - _NEAR), end)
        return word is not None and word[0][:1].isupper()

    def place_at(self, span: Span) -> PlaceId | None:
        """Return the place named in `span`, if one is."""
        places = (self._place_ids.get(number) for _, number in self._spoken.named_in(span))
        return next((place for place in places if place is not None), None)

    def _relate(self, party: _Party, span: Span, owner: int | None) -> None:
        """Fill in whose an unnamed actor is: "Turkey's army", "Hamas gunmen", "rebels in Mali"."""
        possessor = _POSSESSOR.search(self._text, max(0, span.start - 4), span.start)
        if owner is None and possessor is not None:
            before = Span(possessor.start() - 1, possessor.start())
            owners = (
                number for _, number in self._spoken.named_in(before) if number in self._actor_ids
            )
            owner = next(owners, None)
            party.country = party.country or self._spoken.country_at(before)
            party.is_owned |= self._is_name_before(possessor.start())
        if owner is not None:
            party.country = party.country or self._names[owner].country
            if self._names[owner].kind is not ActorKind.PERSON:
                party.part_of = party.part_of or self._actor_ids[owner]
        if party.country is None:
            party.country = self._spoken.country_after(span)
