"""Many documents become one: sources side by side, actors and places put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    DateMention,
    EventId,
    Place,
    PlaceId,
    QuoteId,
    Record,
    Source,
    SourceId,
)
from idlib_gui.extract.lists import Lists, shipped_lists

from .folding import core, folded
from .renumber import NewIds
from .same_actors import Member, members_of, same_actors
from .same_places import Spot, same_places

T = TypeVar("T")
_SHIPPED = shipped_lists()


def repeated(documents: Sequence[Document]) -> dict[int, int]:
    """Return the documents whose texts are all those of earlier ones, and the first of these."""
    seen: dict[str, int] = {}
    found = {}
    for number, document in enumerate(documents):
        hashes = [source.sha256 for source in document.sources.values()]
        if hashes and all(digest in seen for digest in hashes):
            found[number] = seen[hashes[0]]
        for digest in hashes:
            seen.setdefault(digest, number)
    return found


def merged(documents: Sequence[Document], lists: Lists = _SHIPPED) -> Document:
    """Return one document of several, in their order, with new ids.

    Actors and places that are surely the same become one (see `same_actors`, `same_places`). A
    document whose texts an earlier one has (see `repeated`) adds nothing. Events that several
    tell stay apart: joining them is an edit, `domain.joining.join_events`.

    Args:
        documents: Each valid in itself.
        lists: Where the words lie by which common names of offices are known.
    """
    again = repeated(documents)
    fresh = [document for number, document in enumerate(documents) if number not in again]
    sources, source_ids = _sources(fresh)
    members = members_of(fresh)
    groups = same_actors(members, lists)
    spots = [
        Spot(number, place)
        for number, document in enumerate(fresh)
        for place in document.places.values()
    ]
    place_groups = same_places(spots)
    ids = _new_ids(fresh, source_ids)
    for number, group in enumerate(groups, 1):
        for member in (members[n] for n in group):
            ids[member.document].actors[member.actor.id] = ActorId(f"a{number}")
    for number, group in enumerate(place_groups, 1):
        for spot in (spots[n] for n in group):
            ids[spot.document].places[spot.place.id] = PlaceId(f"p{number}")
    records: Iterator[Record] = chain(
        sources,
        _without_cycles(_actor([members[n] for n in group], ids) for group in groups),
        (_place([spots[n] for n in group], ids) for group in place_groups),
        _dates(fresh, ids),
        (ids[n].event(event) for n, one in enumerate(fresh) for event in one.events.values()),
        (ids[n].quote(quote) for n, one in enumerate(fresh) for quote in one.quotes.values()),
    )
    return document_of(records)


def _sources(
    documents: Sequence[Document],
) -> tuple[list[Source], list[dict[SourceId, SourceId]]]:
    """Return the sources, each text once, and for each document the new ids of its own."""
    by_hash: dict[str, Source] = {}
    ids: list[dict[SourceId, SourceId]] = []
    for document in documents:
        own = {}
        for key, source in document.sources.items():
            numbered = source._replace(id=SourceId(f"s{len(by_hash) + 1}"))
            own[key] = by_hash.setdefault(source.sha256, numbered).id
        ids.append(own)
    return list(by_hash.values()), ids


def _new_ids(
    documents: Sequence[Document], sources: Sequence[dict[SourceId, SourceId]]
) -> list[NewIds]:
    """Return the new ids of each document; those of actors and places are still to come."""
    found = []
    events = quotes = 0
    for document, own in zip(documents, sources, strict=True):
        event_ids = {key: EventId(f"e{n}") for n, key in enumerate(document.events, events + 1)}
        quote_ids = {key: QuoteId(f"q{n}") for n, key in enumerate(document.quotes, quotes + 1)}
        found.append(NewIds(own, {}, {}, event_ids, quote_ids))
        events += len(event_ids)
        quotes += len(quote_ids)
    return found


def _actor(members: Sequence[Member], ids: Sequence[NewIds]) -> Actor:
    """Return the one actor of members that are the same."""
    own = ids[members[0].document]
    actors = [member.actor for member in members]
    name = _name(actors)
    names = chain.from_iterable((actor.name, *actor.aliases) for actor in actors)
    aliases = dict.fromkeys(names) if len(actors) > 1 else dict.fromkeys(actors[0].aliases)
    above = (
        ids[member.document].actors[member.actor.part_of]
        for member in members
        if member.actor.part_of is not None
    )
    key = own.actors[actors[0].id]
    return Actor(
        key,
        name,
        _most_common(actor.kind for actor in actors) or ActorKind.ORGANISATION,
        tuple(alias for alias in aliases if alias != name or len(actors) == 1),
        _most_common(part_of for part_of in above if part_of != key),
        next((actor.country for actor in actors if actor.country is not None), None),
        tuple(
            cited
            for member in members
            for cited in ids[member.document].citations(member.actor.mentions)
        ),
    )


def _name(actors: Sequence[Actor]) -> str:
    """Return the name that most articles give; for a person a full one, if any article has it."""
    names = [actor.name for actor in actors]
    if actors[0].kind is ActorKind.PERSON:
        names = [name for name in names if len(core(folded(name))) > 1] or names
    return _most_common(names) or names[0]


def _most_common(values: Iterable[T]) -> T | None:
    """Return what comes most often, among equals the first; None if nothing comes."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def _without_cycles(actors: Iterable[Actor]) -> Iterator[Actor]:
    """Yield the actors; where articles make two part of each other, the later is part of none."""
    by_id = {actor.id: actor for actor in actors}
    for actor in list(by_id.values()):
        if _comes_back(by_id, actor):
            by_id[actor.id] = actor._replace(part_of=None)
    yield from by_id.values()


def _comes_back(actors: Mapping[ActorId, Actor], actor: Actor) -> bool:
    seen = {actor.id}
    above = actor.part_of
    while above is not None and above not in seen:
        seen.add(above)
        above = actors[above].part_of
    return above == actor.id


def _place(spots: Sequence[Spot], ids: Sequence[NewIds]) -> Place:
    """Return the one place of spots that are the same."""
    first = spots[0]
    placed = next((spot.place for spot in spots if spot.place.lat is not None), first.place)
    return Place(
        ids[first.document].places[first.place.id],
        _most_common(spot.place.name for spot in spots) or first.place.name,
        placed.lat,
        placed.lon,
        tuple(
            cited for spot in spots for cited in ids[spot.document].citations(spot.place.mentions)
        ),
    )


def _dates(documents: Sequence[Document], ids: Sequence[NewIds]) -> Iterator[DateMention]:
    """Yield the time expressions; one that stands where an earlier one does is left out."""
    seen = set()
    for number, document in enumerate(documents):
        for date in map(ids[number].date, document.dates.values()):
            if date.id not in seen:
                seen.add(date.id)
                yield date
