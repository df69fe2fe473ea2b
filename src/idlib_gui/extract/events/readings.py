"""What a verb or a noun tells by itself: the line of the lists that fits it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from idlib_gui.domain.records import ActorKind, EventType

from .grammar import PARTICLES, child, is_passive, is_verb, objects, prepositional, subject
from .parties import PARTITIVE, Parties
from .words import ANY, NONE, NounLine, Words, lemma_of

_MODIFIERS = frozenset({"amod", "compound", "aux", "auxpass", "npadvmod", "nmod", "det", "punct"})
MEASURES = frozenset(
    {"day", "week", "month", "hour", "package", "ton", "tonne", "kg", "barrel", "load", "shipment"}
    | {"piece", "worth", "act", "attempt", "campaign", "million", "billion"}
)
_EMPTY = frozenset(
    {"effort", "campaign", "drive", "process", "mission", "operation", "measure", "programme"}
    | {"program", "activity", "action", "activities", "bid", "offer", "proposal"}
)
_PEOPLE = frozenset({ActorKind.POPULATION, ActorKind.ARMED_GROUP, ActorKind.MEDIA})


class Reading(NamedTuple):
    """A trigger and the line of a list that it matched; `things` are the objects it matched by."""

    token: Any
    type: EventType | None
    target: tuple[str, ...]
    words: str
    noun: NounLine | None = None
    things: tuple[Any, ...] = ()


def read_verb(token: Any, words: Words, parties: Parties) -> Reading | None:
    """Return what a verb tells, by its particle, its preposition and its object."""
    if token.dep_ in _MODIFIERS:
        return None
    keys = [(key, word) for key, word in _keys(token) if key in words.verbs]
    if keys:
        things = list(objects(token))
        if any(thing.lower_.endswith(("self", "selves")) for thing in things):
            return None
        kinds = _kinds(things, words, parties) | _doers(token, words, parties)
        for key, word in keys:
            if word:
                around = [*things, *prepositional(token, word)]
                fitting = _kinds(around, words, parties) | (set() if things else {NONE})
            else:
                around, fitting = things, kinds
            for line in words.verbs[key]:
                if ANY in line.objects or fitting & line.objects:
                    used = () if ANY in line.objects else tuple(around)
                    return Reading(token, line.type, line.target, line.words, None, used)
    return _failure(token, words, parties)


def _kinds(things: list[Any], words: Words, parties: Parties) -> set[str]:
    return set().union(*(kinds_of(thing, words, parties) for thing in things)) or {NONE}


def _doers(verb: Any, words: Words, parties: Parties) -> set[str]:
    """Return the classes of the subject, as "by:…"; somebody with a name is a "leader"."""
    head = subject(verb)
    if head is None or is_passive(verb):
        return set()
    kinds = kinds_of(head, words, parties)
    if head.ent_type_ == "PERSON" or head.lower_ in {"he", "she"}:
        kinds.add("leader")
    return {f"by:{kind}" for kind in kinds}


def _failure(token: Any, words: Words, parties: Parties) -> Reading | None:
    """Return a failure to co-operate ("failed to agree"), which is a refusal."""
    if words.scopes.get(lemma_of(token)) != "fail" or not is_verb(token):
        return None
    inner = child(token, "xcomp")
    below = read_verb(inner, words, parties) if inner is not None and is_verb(inner) else None
    if below is None or below.type is None:
        return None
    if not below.type.event_class.value.endswith("cooperation"):
        return None
    name = f"{lemma_of(token)} to {below.words}"
    return Reading(token, EventType.REJECT, below.target, name)


def _keys(token: Any) -> Iterator[tuple[str, str]]:
    """Yield the entries that a verb may stand under, the longest first, and their preposition."""
    lemma = lemma_of(token)
    for other in token.children:
        if other.dep_ == "prt" or (other.dep_ in {"advmod", "prep"} and other.lower_ in PARTICLES):
            for below in other.children:
                if below.dep_ == "prep":
                    yield f"{lemma} {other.lower_} {below.lower_}", ""
            yield f"{lemma} {other.lower_}", ""
    for other in token.children:
        if other.dep_ in {"prep", "acomp", "xcomp"}:
            yield f"{lemma} {other.lower_}", other.lower_ if other.dep_ == "prep" else ""
    yield lemma, ""


def kinds_of(thing: Any, words: Words, parties: Parties) -> set[str]:
    """Return the classes of an object, as the list of verbs names them."""
    kinds: set[str] = set()
    for token in (thing, *_parts(thing)):
        lemma = compound_of(token, words.things)
        kinds.add(lemma)
        kinds |= words.things.get(lemma, frozenset())
        kinds |= _as_actor(token, lemma, words, parties)
    return kinds


def compound_of(token: Any, known: Container[str]) -> str:
    """Return the lemma of a noun, or of the compound that it ends if that one is listed."""
    lemma = lemma_of(token)
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-1).whitespace_ == "":
        hyphened = f"{token.nbor(-2).lower_}-{lemma}"
        if hyphened in known:
            return hyphened
    before = token.nbor(-1) if token.i else None
    if before is not None and before.head == token and f"{before.lower_} {lemma}" in known:
        return f"{before.lower_} {lemma}"
    for of in prepositional(token, "of"):
        if f"{lemma} of {lemma_of(of)}" in known:
            return f"{lemma} of {lemma_of(of)}"
    return lemma


def _parts(thing: Any) -> Iterator[Any]:
    """Yield what a word of measure measures, and what is joined to a thing."""
    if lemma_of(thing) in PARTITIVE | MEASURES or thing.tag_ == "CD":
        yield from prepositional(thing, "of")
    if lemma_of(thing) in _EMPTY:
        yield from (other for other in thing.lefts if other.dep_ in {"compound", "amod"})
    yield from (other for other in thing.rights if other.dep_ == "conj")


def _as_actor(token: Any, lemma: str, words: Words, parties: Parties) -> set[str]:
    kinds = set()
    mention = parties.at(token)
    if mention is not None:
        kinds.add("actor" if mention.acts else "territory")
        if mention.acts and token.ent_type_ in {"GPE", "LOC"}:
            kinds.add("territory")
    kind = words.agents.get(lemma)
    if kind is not None:
        kinds |= {"actor", "person"} if kind in _PEOPLE else {"actor"}
    if token.tag_ in {"PRP", "WP"} or token.ent_type_ in {"PERSON", "NORP"}:
        kinds |= {"actor", "person"}
    if token.ent_type_ in {"GPE", "LOC"} and not kinds:
        kinds.add("territory")
    return kinds


def read_noun(token: Any, words: Words) -> Reading | None:
    """Return what a noun tells that stands for an act."""
    if token.tag_ not in {"NN", "NNS"} or token.dep_ in _MODIFIERS:
        return None
    if lemma_of(token) not in words.last_words:
        return None
    line = words.nouns.get(compound_of(token, words.nouns))
    if line is None:
        return None
    return Reading(token, line.type, line.target, line.key, line)
