"""Which actors of a document may be the same: by name, with the reason and how sure it is.

Nothing is merged here. Two are never suggested that somebody said are others, that are of sorts
which are never the same (a state and a person), of different countries, one part of the other, or
people with different given names.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from .document import Document
from .names import Name, given_fit, names_of, one_edit_apart, shortenings
from .records import Actor, ActorId, ActorKind

_SORTS = {
    ActorKind.PERSON: "person",
    ActorKind.STATE: "state",
    ActorKind.POPULATION: "people",
}
"""Kinds that are never mistaken for others; between the rest, texts differ."""
_CROWD = 40
"""So many that share a key tell nothing by it."""
_LONG = 5
"""Letters of a word from which on one letter does not make another word of it."""


class Ground(StrEnum):
    """Why two actors may be the same."""

    NAME = "name"
    """They have one name, but for case, accents and small words."""
    TITLE = "title"
    """One has the other's name with a title, or a word for what it is."""
    ACRONYM = "acronym"
    SPELLING = "spelling"
    """One letter is other, missing, or in another place."""
    SURNAME = "surname"


_CONFIDENCE = {
    Ground.NAME: 0.95,
    Ground.TITLE: 0.9,
    Ground.ACRONYM: 0.85,
    Ground.SPELLING: 0.75,
    Ground.SURNAME: 0.7,
}
_OPEN = 0.5
"""What is left of a confidence where a short name may be that of several."""


class Suggestion(NamedTuple):
    """Two actors that may be the same.

    Attributes:
        into: The one whose name is kept: the full name, or who is told of more.
        other: The one that would be merged into it.
        ground: Why.
        names: By which names: that of `into`, that of `other`.
        confidence: How sure it is, from 0 to 1.
    """

    into: ActorId
    other: ActorId
    ground: Ground
    names: tuple[str, str]
    confidence: float


class _Called(NamedTuple):
    """An actor by one of its names."""

    actor: Actor
    name: Name


_Pair = tuple[_Called, _Called]


def suggestions(document: Document) -> tuple[Suggestion, ...]:
    """Return which actors may be the same, the surest first; each two at most once."""
    return document.derived(_suggestions)


def _suggestions(document: Document) -> tuple[Suggestion, ...]:
    called = [_Called(one, name) for one in document.actors.values() for name in names_of(one)]
    found: dict[frozenset[ActorId], Suggestion] = {}
    for ground, pairs in _by_ground(called):
        fitting = [(one, two) for one, two in pairs if _may_be_same(one.actor, two.actor)]
        partners: dict[ActorId, set[ActorId]] = {}
        for one, two in fitting:
            partners.setdefault(one.actor.id, set()).add(two.actor.id)
        for one, two in fitting:
            confidence = _CONFIDENCE[ground]
            if ground in _SHORT and len(partners[one.actor.id]) > 1:
                confidence *= _OPEN
            key = frozenset((one.actor.id, two.actor.id))
            found.setdefault(key, _suggested(document, ground, (one, two), confidence))
    return tuple(sorted(found.values(), key=lambda one: -one.confidence))


_SHORT = {Ground.ACRONYM, Ground.SURNAME}
"""Grounds on which the first of a pair has a short name for the second."""


def _by_ground(called: Sequence[_Called]) -> Iterator[tuple[Ground, Iterable[_Pair]]]:
    """Yield who agrees with whom on each ground, the best ground first."""
    yield Ground.NAME, _pairs(called, lambda one: [one.name.words], lambda _one, _two: True)
    yield Ground.TITLE, _pairs(called, lambda one: [one.name.core], _but_for_a_title)
    yield (
        Ground.ACRONYM,
        _short_and_full(called, lambda one: one.name.acronym, lambda one: one.name.initials),
    )
    yield Ground.SPELLING, _pairs(called, _spellings, _misspelt)
    people = [one for one in called if one.actor.kind is ActorKind.PERSON]
    yield Ground.SURNAME, _short_and_full(people, _surname_alone, _surname_of)
    yield Ground.SURNAME, _short_and_full(people, _initialled, _initials)


def _pairs(
    called: Iterable[_Called],
    keys: Callable[[_Called], Iterable[Hashable]],
    agree: Callable[[_Called, _Called], bool],
) -> Iterator[_Pair]:
    """Yield those that share a key and agree; what too many share tells nothing."""
    first: dict[Hashable, _Called] = {}
    buckets: dict[Hashable, list[_Called]] = {}
    for one in called:
        sort = _sort(one.actor)
        for key in keys(one):
            before = first.setdefault((sort, key), one)
            if before is not one:  # most keys are those of one only, and need no list
                buckets.setdefault((sort, key), [before]).append(one)
    for bucket in buckets.values():
        if len(bucket) <= _CROWD:
            yield from ((one, two) for one, two in combinations(bucket, 2) if agree(one, two))


def _short_and_full(
    called: Sequence[_Called],
    short: Callable[[_Called], str],
    full: Callable[[_Called], Iterable[str]],
) -> Iterator[_Pair]:
    """Yield who goes by a short name with each that it may stand for."""
    bearers: dict[str, list[_Called]] = {}
    for one in called:
        for key in full(one):
            bearers.setdefault(key, []).append(one)
    for one in called:
        meant = bearers.get(short(one), [])
        yield from ((one, two) for two in meant if len(meant) <= _CROWD)


def _but_for_a_title(one: _Called, two: _Called) -> bool:
    return one.name.words == two.name.core or two.name.words == one.name.core


def _spellings(one: _Called) -> Iterable[str]:
    known = one.actor.kind is not ActorKind.STATE or one.actor.country
    text = " ".join(one.name.core)
    return shortenings(text) if known and not one.name.acronym and len(text) >= _LONG else ()


def _misspelt(one: _Called, two: _Called) -> bool:
    words, others = one.name.core, two.name.core
    apart = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    if len(words) != len(others):  # one space more or less
        return one_edit_apart(" ".join(words), " ".join(others))
    if len(apart) != 1:
        return False
    ((word, other),) = apart
    return min(len(word), len(other)) >= _LONG - 1 and one_edit_apart(word, other)


def _surname_alone(one: _Called) -> str:
    return one.name.core[0] if len(one.name.core) == 1 else ""


def _surname_of(one: _Called) -> Iterable[str]:
    return one.name.core[-1:] if one.name.given else ()


def _initialled(one: _Called) -> str:
    given = one.name.given
    return f"{given[0]} {one.name.core[-1]}" if given and len(given[0]) == 1 else ""


def _initials(one: _Called) -> Iterable[str]:
    given = one.name.given
    return [f"{given[0][0]} {one.name.core[-1]}"] if given and len(given[0]) > 1 else ()


def _sort(actor: Actor) -> str:
    return _SORTS.get(actor.kind, "body")


def _may_be_same(one: Actor, two: Actor) -> bool:
    if one.id == two.id or _sort(one) != _sort(two):
        return False
    if one.id in two.distinct_from or two.id in one.distinct_from:
        return False
    if one.part_of == two.id or two.part_of == one.id:
        return False
    if one.country and two.country and one.country != two.country:
        return False
    full = [[name for name in names_of(actor) if name.given] for actor in (one, two)]
    if one.kind is not ActorKind.PERSON or not all(full):
        return True
    return any(given_fit(a, b) for a in full[0] for b in full[1])


def _suggested(document: Document, ground: Ground, pair: _Pair, confidence: float) -> Suggestion:
    other, into = pair
    if ground not in _SHORT:
        first, second = (_told(document, one.actor) for one in pair)
        into, other = pair if first >= second else (into, other)
    return Suggestion(
        into.actor.id, other.actor.id, ground, (into.name.text, other.name.text), confidence
    )


def _told(document: Document, actor: Actor) -> int:
    """Return how much a document has of an actor."""
    events, quotes = document.index.events_of, document.index.quotes_of
    more = len(events.get(actor.id, ())) + len(quotes.get(actor.id, ()))
    return more + len(actor.mentions)
