"""Which actors a document needs."""

from __future__ import annotations

from collections.abc import Iterable

from idlib_gui.domain.records import Actor, ActorId, Event, Quote


def needed(
    actors: Iterable[Actor], events: Iterable[Event], quotes: Iterable[Quote]
) -> list[Actor]:
    """Return the actors that are named, that an event or quote tells of, or that one of them is of.

    A state that is but a place in a text is no actor in it.
    """
    used: set[ActorId | None] = set()
    for event in events:
        used.update((*event.agents, *event.targets, event.claimed_by))
    for quote in quotes:
        used.update((quote.speaker, quote.outlet, quote.addressee))
    by_id = {actor.id: actor for actor in actors}
    left = [actor for actor in by_id.values() if actor.mentions or actor.id in used]
    while left:
        actor = left.pop()
        used.add(actor.id)
        above = None if actor.part_of is None else by_id.get(actor.part_of)
        if above is not None and above.id not in used:
            left.append(above)
    return [actor for actor in by_id.values() if actor.id in used]
