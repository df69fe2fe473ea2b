"""What happened between two actors, and between which two most happened.

An actor stands for its own people and bodies, all that are `part_of` it, unless it is to stand for
itself only. Of two actors of which one belongs to the other, each stands for the rest. Events that
a person has rejected count nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from .document import Document
from .records import ActorId, Event, EventClass, EventId, EventType, Status

_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE})
"""Types whose agents deal with each other, whomever else they deal with."""
_ONE_SIDED = frozenset({
    EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.PROTEST,
    EventType.MOBILIZE, EventType.SANCTION, EventType.COERCE,
})  # fmt: skip
"""Types whose agents act side by side against somebody, even if the text does not say whom."""
COOPERATION = frozenset({EventClass.VERBAL_COOPERATION, EventClass.MATERIAL_COOPERATION})
CONFLICT = frozenset({EventClass.VERBAL_CONFLICT, EventClass.MATERIAL_CONFLICT})


class Direction(StrEnum):
    """Who acted in an event between a first and a second actor."""

    FORTH = "forth"
    """The first did something to the second."""
    BACK = "back"
    """The second did something to the first."""
    BOTH = "both"
    """They did it together, or each to the other."""


class Dealing(NamedTuple):
    """An event between two actors, and who acted."""

    event: EventId
    direction: Direction


class Pair(NamedTuple):
    """Two actors, and how many events there are between them."""

    first: ActorId
    second: ActorId
    events: int


class Balance(NamedTuple):
    """How many events there are between two actors, by class and by who acted."""

    total: int
    cooperation: int
    conflict: int
    forth: int
    back: int
    both: int

    @property
    def other(self) -> int:
        """Return how many are of no class."""
        return self.total - self.cooperation - self.conflict


_Chain = tuple[ActorId, ...]
_Side = frozenset[ActorId]


def sides_of(
    document: Document, first: ActorId, second: ActorId, *, alone: bool = False
) -> tuple[_Side, _Side]:
    """Return for whom each of two actors stands; `alone`: only for themselves."""
    if alone:
        return frozenset({first}), frozenset({second})
    chains = {key: _chain(document, key) for key in (*document.actors, first, second)}
    own, others = ({k for k, c in chains.items() if actor in c} for actor in (first, second))
    if second in own:
        own -= others
    elif first in others:
        others -= own
    return frozenset(own), frozenset(others)


def between(
    document: Document, first: ActorId, second: ActorId, *, alone: bool = False
) -> tuple[Dealing, ...]:
    """Return the events between two actors, in time order."""
    if first == second:
        return ()
    sides = sides_of(document, first, second, alone=alone)
    events_of = document.index.events_of
    own, others = ({e for key in side for e in events_of.get(key, ())} for side in sides)
    near = own & others
    found = (
        (k, _direction(document.events[k], *sides)) for k in document.index.by_time if k in near
    )
    return tuple(Dealing(key, way) for key, way in found if way is not None)


def _direction(event: Event, first: _Side, second: _Side) -> Direction | None:
    """Return who acted in an event, None if it is none between the two."""
    if event.status is Status.REJECTED:
        return None
    acting = not first.isdisjoint(event.agents), not second.isdisjoint(event.agents)
    meant = not first.isdisjoint(event.targets), not second.isdisjoint(event.targets)
    forth, back = acting[0] and meant[1], acting[1] and meant[0]
    if (forth and back) or (all(acting) and _is_mutual(event)):
        return Direction.BOTH
    if forth:
        return Direction.FORTH
    return Direction.BACK if back else None


def _is_mutual(event: Event) -> bool:
    """Return whether the agents of an event deal with each other.

    They do where they confer and agree, and where what they do together has no other target.
    """
    return event.type in _MUTUAL or (not event.targets and event.type not in _ONE_SIDED)


def ranked_pairs(document: Document, limit: int, *, alone: bool = False) -> tuple[Pair, ...]:
    """Return the pairs between which most happened, at most `limit`, those with most first.

    People and bodies count for the whole that they are part of, so that a pair is not listed over
    and over; of actors that are part of the same, those below it make the pair.
    """
    lift = _Lift(document, alone=alone)
    counts: Counter[tuple[ActorId, ActorId]] = Counter()
    for key in document.index.by_time:
        for two in {lift.apart(*two) for two in _couples(document.events[key])}:
            counts[two] += 1
    return _counted(document, counts, limit, alone=alone)


def partners(
    document: Document, actor: ActorId, limit: int, *, alone: bool = False
) -> tuple[Pair, ...]:
    """Return the pairs of one actor, who comes first, with those it had most to do with."""
    lift = _Lift(document, alone=alone)
    counts: Counter[tuple[ActorId, ActorId]] = Counter()
    for key in document.index.by_time:
        others = set()
        for two in _couples(document.events[key]):
            for own, other in (two, two[::-1]):
                inside, outside = actor in lift.chain(own), actor in lift.chain(other)
                if inside and not outside:
                    others.add((actor, lift.top(other, actor)))
                elif own == actor != other:
                    others.add((actor, other))
        counts.update(others)
    return _counted(document, counts, limit, alone=alone)


def _counted(
    document: Document, counts: Mapping[tuple[ActorId, ActorId], int], limit: int, *, alone: bool
) -> tuple[Pair, ...]:
    """Return the pairs with the highest counts, counted as `between` does."""
    nearest = sorted(counts, key=lambda two: (-counts[two], two))[:limit]
    pairs = [Pair(*two, len(between(document, *two, alone=alone))) for two in nearest]
    return tuple(sorted(pairs, key=lambda pair: -pair.events))


def balance(document: Document, dealings: Iterable[Dealing]) -> Balance:
    """Return how many of these events are of which class, and who acted in how many."""
    dealings = tuple(dealings)
    classes = [document.events[dealing.event].event_class for dealing in dealings]
    ways = Counter(dealing.direction for dealing in dealings)
    return Balance(
        len(dealings),
        sum(cls in COOPERATION for cls in classes),
        sum(cls in CONFLICT for cls in classes),
        ways[Direction.FORTH],
        ways[Direction.BACK],
        ways[Direction.BOTH],
    )


class _Lift:
    """Finds the whole that an actor counts for."""

    def __init__(self, document: Document, *, alone: bool) -> None:
        self._document = document
        self._alone = alone
        self._chains: dict[ActorId, _Chain] = {}
        self._apart: dict[tuple[ActorId, ActorId], tuple[ActorId, ActorId]] = {}

    def chain(self, actor: ActorId) -> _Chain:
        """Return an actor, what it is part of, what that is part of, and so on."""
        if actor not in self._chains:
            self._chains[actor] = (actor,) if self._alone else _chain(self._document, actor)
        return self._chains[actor]

    def top(self, actor: ActorId, beside: ActorId) -> ActorId:
        """Return the outermost whole of `actor` that `beside` does not belong to."""
        shared = self.chain(beside)
        return next((key for key in reversed(self.chain(actor)) if key not in shared), actor)

    def apart(self, first: ActorId, second: ActorId) -> tuple[ActorId, ActorId]:
        """Return two actors by name, each as the outermost whole that it does not share."""
        if (first, second) not in self._apart:
            wholes = self.top(first, second), self.top(second, first)
            self._apart[first, second] = _ordered(self._document, *wholes)
        return self._apart[first, second]


def _chain(document: Document, actor: ActorId) -> _Chain:
    chain = [actor]
    while True:
        record = document.actors.get(chain[-1])
        if record is None or record.part_of is None or record.part_of in chain:
            return tuple(chain)
        chain.append(record.part_of)


def _couples(event: Event) -> Iterator[tuple[ActorId, ActorId]]:
    """Yield each two actors that an event is between."""
    if event.status is Status.REJECTED:
        return
    for place, agent in enumerate(event.agents):
        others = event.agents[place + 1 :] if _is_mutual(event) else ()
        for other in (*event.targets, *others):
            if other != agent:
                yield agent, other


def _ordered(document: Document, first: ActorId, second: ActorId) -> tuple[ActorId, ActorId]:
    """Return two actors by their names."""

    def name(key: ActorId) -> tuple[str, str]:
        actor = document.actors.get(key)
        return ("" if actor is None else actor.name.casefold()), key

    return (first, second) if name(first) <= name(second) else (second, first)
