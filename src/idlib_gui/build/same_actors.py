"""Which actors of different articles are the same: by name, kind and country, never by a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Actor, ActorId, ActorKind
from idlib_gui.extract.lists import Lists

from .folding import core, folded, is_generic, is_named, is_several, looks_like_name
from .groups import Groups

_Key = tuple[str, ...]
_SORTS = {ActorKind.PERSON: "person", ActorKind.STATE: "state", ActorKind.POPULATION: "people"}
"""Kinds that are never mistaken for others; between the rest, articles differ."""


class Member(NamedTuple):
    """An actor and the number of its document; `country` may be that of what it is part of."""

    document: int
    actor: Actor
    country: str | None

    @property
    def sort(self) -> str:
        """Return what kind must be shared to be the same."""
        return _SORTS.get(self.actor.kind, "body")


def members_of(documents: Sequence[Document]) -> list[Member]:
    """Return the actors of documents, in their order."""
    return [
        Member(number, actor, _country(document.actors, actor))
        for number, document in enumerate(documents)
        for actor in document.actors.values()
    ]


def _country(actors: Mapping[ActorId, Actor], actor: Actor) -> str | None:
    """Return the country of an actor, for a body without one that of what it is part of."""
    above: Actor | None = actor
    seen: set[ActorId] = set()
    while above is not None and above.id not in seen:
        if above.country is not None or actor.kind is ActorKind.PERSON:
            return above.country
        seen.add(above.id)
        above = actors.get(above.part_of) if above.part_of is not None else None
    return None


def same_actors(members: Sequence[Member], lists: Lists) -> list[list[int]]:
    """Return which members are the same: lists of their numbers, by the first.

    In this order, the surest first: states by their country; a name that two articles give as
    such; a name of several words, in one of them perhaps as an alias; at last who is told by a
    single word, a surname or an acronym, if only one in all articles has it.
    """
    groups = Groups([one.document for one in members], [one.country for one in members])
    named = [_Names(one, lists) for one in members]
    _join_by((names.state for names in named), groups, members)
    _join_by((names.own for names in named), groups, members)
    _join_by((names.full for names in named), groups, members)
    _join_short(named, groups)
    return groups.sets()


class _Names:
    """What an actor can be known by, as keys; none where that would be ambiguous."""

    def __init__(self, member: Member, lists: Lists) -> None:
        self._member = member
        self._lists = lists
        actor = member.actor
        country = member.country
        name = self._key(actor.name, named=is_named(actor))
        aliases = [self._key(alias, named=looks_like_name(alias)) for alias in actor.aliases]
        known = list(dict.fromkeys(key for key in (name, *aliases) if key is not None))
        person = member.sort == "person"
        self.state = [("state", country)] if country and member.sort == "state" else []
        self.full = [key for key in known if len(core(key[1])) > 1]
        self.own = [name] if name is not None and (name in self.full or not person) else []
        self.words = self._words(known)
        self.only_short = bool(known) and not self.full

    def _key(self, name: str, *, named: bool) -> _Key | None:
        fold = folded(name)
        country = self._member.country
        if not core(fold):
            return None
        if named and not is_generic(fold, self._lists):
            return (self._member.sort, fold)
        if country is None or self._member.sort != "body":
            return None
        return (self._member.sort, fold, country)

    def _words(self, known: Iterable[_Key]) -> list[_Key]:
        """Return the single words that stand for the actor: surname, acronym, short name."""
        found = []
        for key in known:
            words = core(key[1])
            if len(words) == 1:
                found.append((*key[:1], words[0], *key[2:]))
            elif key[0] == "person" and not is_several(key[1]):
                found.append((key[0], words[-1]))
        return list(dict.fromkeys(found))


def _join_by(keys: Iterable[Sequence[_Key]], groups: Groups, members: Sequence[Member]) -> None:
    """Join all that share a key, as far as their countries leave no doubt."""
    holders: dict[_Key, list[int]] = {}
    for number, own in enumerate(keys):
        for key in own:
            holders.setdefault(key, []).append(number)
    for key, numbers in holders.items():
        sure = _one_a_document(key, numbers, members)
        countries = {groups.country(number) for number in sure} - {None}
        first: dict[str | None, int] = {}
        for number in sure:
            country = groups.country(number)
            if len(countries) > 1 and country is None:
                continue  # it could be either
            at = country if len(countries) > 1 else None
            groups.join(first.setdefault(at, number), number)


def _one_a_document(key: _Key, numbers: Sequence[int], members: Sequence[Member]) -> list[int]:
    """Return who is meant by a key in each document; where two have it, the one it names."""
    sure = []
    for _, same in groupby(numbers, key=lambda number: members[number].document):
        meant = list(same)
        if len(meant) > 1:
            meant = [n for n in meant if folded(members[n].actor.name) == key[1]]
        if len(meant) == 1:
            sure += meant
    return sure


def _join_short(named: Sequence[_Names], groups: Groups) -> None:
    """Join who is told by one word to the only one in all articles that it can be."""
    bearers: dict[_Key, list[int]] = {}
    for number, names in enumerate(named):
        if not names.only_short:
            for key in names.words:
                bearers.setdefault(key, []).append(number)
    meant = {key: groups.roots(numbers) for key, numbers in bearers.items()}
    for number, names in enumerate(named):
        if names.only_short:
            roots = dict.fromkeys(root for key in names.words for root in meant.get(key, ()))
            if len(roots) == 1:
                groups.join(next(iter(roots)), number)
