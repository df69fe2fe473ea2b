"""Which events of different articles are one and the same.

Two events are held to be one only where nothing speaks against it: same type, a day in common,
the same parties on the same sides, no two places. Whatever fits more than one way is left apart.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from .calendar import DAY
from .document import Document
from .records import (
    Actor,
    ActorId,
    ActorKind,
    Basis,
    Event,
    EventId,
    EventType,
    SourceId,
    Status,
    When,
)
from .twins import united

_BASES = list(Basis)
_WIDEST = 4 * DAY
"""A date that leaves more open than this tells too little to join by."""
_MUTUAL = {EventType.CONSULT, EventType.AGREE, EventType.COOPERATE}
"""Types whose two sides can be told in either order."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = re.compile(r"(?:ments?|ions?|ings?|ed|es|s)$")
_TWICE = re.compile(r"(\w)\1$")
_STEM = 3
"""Letters that a word must keep when its ending goes."""


class Group(NamedTuple):
    """Events of different sources that are the same, in the order of their table.

    `closest` is the one whose date leaves least open. `same_word` tells that all are told with the
    same word, which says more than the type.
    """

    events: tuple[EventId, ...]
    closest: EventId
    same_word: bool


def same_events(document: Document) -> tuple[Group, ...]:
    """Return which events are the same, one group an event that several sources tell.

    Never joined are: events of one source, undated ones and those dated to more than a few days,
    those without actors, those that a person rejected, and what different parties claim, unless
    an article tells it in its own voice.
    """
    nodes = [(told,) for told in _candidates(document)]
    by_word = united(nodes, _buckets, _same_in_like_words)
    order = {key: number for number, key in enumerate(document.events)}
    found = [
        _group(sorted(node, key=lambda told: order[told.event.id]))
        for whole in united(by_word, _buckets, _same_in_other_words)
        for node in _by_claim(whole)
        if len(node) > 1
    ]
    return tuple(sorted(found, key=lambda group: order[group.events[0]]))


def _by_claim(node: _Node) -> list[_Node]:
    """Return the parts of a node that one party claims, or all if it is not only claimed."""
    by_claim: dict[ActorId | None, list[_Told]] = {}
    for told in node:
        by_claim.setdefault(told.event.claimed_by, []).append(told)
    return [node] if None in by_claim else [tuple(part) for part in by_claim.values()]


def _group(told: Sequence[_Told]) -> Group:
    closest = min(told, key=lambda one: (one.end - one.begin, one.basis))
    words = all(_like_words(one, two) for one, two in combinations(told, 2))
    return Group(tuple(one.event.id for one in told), closest.event.id, words)


class _Told(NamedTuple):
    """An event with what is compared of it; `begin` and `end` in seconds, half open."""

    event: Event
    sources: frozenset[SourceId]
    begin: int
    end: int
    basis: int
    agents: frozenset[ActorId]
    targets: frozenset[ActorId]
    loose_agents: frozenset[ActorId]
    loose_targets: frozenset[ActorId]
    words: frozenset[str]


_Node = tuple[_Told, ...]


def _buckets(told: _Told) -> Iterator[Hashable]:
    """Yield keys of which two events that are the same share at least one."""
    for day in range(told.begin // DAY, (told.end - 1) // DAY + 1):
        for actor in sorted(told.loose_agents | told.loose_targets):
            yield told.event.type, told.event.status, day, actor


def _candidates(document: Document) -> Iterator[_Told]:
    for event in document.events.values():
        cited = [*event.evidence, *([event.trigger] if event.trigger else [])]
        span = _span(event.when)
        if span is None or not cited or not event.actors or event.status is Status.REJECTED:
            continue
        yield _Told(
            event,
            frozenset(citation.source for citation in cited),
            *span,
            frozenset(event.agents),
            frozenset(event.targets),
            _governments(document.actors, event.agents),
            _governments(document.actors, event.targets),
            _stems(event.trigger.exact if event.trigger else ""),
        )


def _span(when: When | None) -> tuple[int, int, int] | None:
    """Return the seconds that a date leaves open, half open, and how well it is known (0: best).

    None where that is nothing to join by.
    """
    date = when.date if when is not None else None
    if when is None or date is None:
        return None
    begin, end = date.bounds.earliest_start, date.bounds.latest_end
    if begin is None or end is None or not 0 < end - begin <= _WIDEST:
        return None
    return begin, end, _BASES.index(when.basis)


def _governments(actors: Mapping[ActorId, Actor], some: Iterable[ActorId]) -> frozenset[ActorId]:
    """Return the actors, each government body as the state that it belongs to."""
    found = set()
    for start in some:
        key, seen = start, {start}
        while key in actors and actors[key].kind is ActorKind.GOVERNMENT_BODY:
            above = actors[key].part_of
            if above is None or above in seen:
                break
            key = above
            seen.add(key)
        found.add(key)
    return frozenset(found)


def _stems(words: str) -> frozenset[str]:
    """Return the words without their endings: “shelled” and “shelling” are one."""
    return frozenset(_stem(word) for word in _WORD.findall(words.casefold()))


def _stem(word: str) -> str:
    ending = _ENDINGS.search(word)
    if ending is not None and ending.start() >= _STEM:
        word = word[: ending.start()]
    return _TWICE.sub(r"\1", word.rstrip("e") or word)


def _like_words(one: _Told, two: _Told) -> bool:
    """Return whether the words of one trigger are among those of the other."""
    return bool(one.words and two.words) and (one.words <= two.words or two.words <= one.words)


def _same_in_like_words(one: _Told, two: _Told) -> bool:
    """Return whether the two are the same, given that a body may stand for its state."""
    return (
        _like_words(one, two)
        and _compatible(one, two)
        and _same_sides(
            one, (one.loose_agents, one.loose_targets), (two.loose_agents, two.loose_targets)
        )
    )


def _same_in_other_words(one: _Told, two: _Told) -> bool:
    """Return whether the two are the same though the words differ: that takes more.

    The type must be known, the day certain, the claimant and the parties exactly the same ones, and
    unless both sides are named, the place too.
    """
    if _same_in_like_words(one, two):
        return True
    certain = max(one.end - one.begin, two.end - two.begin) <= DAY
    claimed = one.event.claimed_by == two.event.claimed_by
    if one.event.type is None or not certain or not claimed or not _compatible(one, two):
        return False
    sides = (one.agents, one.targets), (two.agents, two.targets)
    if not _same_sides(one, *sides):
        return False
    named = all(side for pair in sides for side in pair)
    return named or bool(set(one.event.places) & set(two.event.places))


def _compatible(one: _Told, two: _Told) -> bool:
    """Return whether sources, type, date and place let the two be the same."""
    first, second = one.event, two.event
    return (
        not one.sources & two.sources
        and (first.type, first.status) == (second.type, second.status)
        and one.begin < two.end
        and two.begin < one.end
        and not (first.places and second.places and set(first.places).isdisjoint(second.places))
    )


_Sides = tuple[frozenset[ActorId], frozenset[ActorId]]


def _same_sides(told: _Told, one: _Sides, two: _Sides) -> bool:
    """Return whether the parties agree: on each side that both name, and on one at least."""
    if told.event.type in _MUTUAL:
        first, second = one[0] | one[1], two[0] | two[1]
        return len(first & second) >= min(2, len(first), len(second))
    named = [(a, b) for a, b in zip(one, two, strict=True) if a and b]
    return bool(named) and all(a & b for a, b in named)
