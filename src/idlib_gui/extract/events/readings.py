"""What a verb or a noun tells by itself: the line of the lists that fits it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from idlib_gui.domain.records import ActorKind, EventType

from .grammar import PARTICLES, after, child, is_passive, is_verb, objects, prepositional, subject
from .mood import OWNING, is_infinitive
from .parties import PARTITIVE, Parties
from .words import ANY, NONE, NounLine, VerbLine, Words, lemma_of

_MODIFIERS = frozenset({"amod", "compound", "aux", "auxpass", "npadvmod", "nmod", "det", "punct"})
MEASURES = frozenset(
    {"day", "week", "month", "hour", "package", "ton", "tonne", "kg", "barrel", "load", "shipment"}
    | {"piece", "worth", "act", "attempt", "campaign", "million", "billion"}
)
_EMPTY = frozenset(
    {"effort", "campaign", "drive", "process", "mission", "operation", "measure", "programme"}
    | {"program", "activity", "action", "activities", "bid", "offer", "proposal"}
)
_SELF = "self"
"""The kind of a reflexive object: "blew himself up"."""
_PASSIVE = "passive"
"""The kind of a verb in the passive: who "is met with scorn" has met nobody."""
_BY_WEAPON = frozenset({"by:fire", "by:arms", "by:aircraft", "by:attack", "by:violence"})
"""The kinds of a subject that strikes, whosever it is: "a rocket hit a house"."""
_PEOPLE = frozenset({ActorKind.POPULATION, ActorKind.ARMED_GROUP, ActorKind.MEDIA})


class Reading(NamedTuple):
    """A trigger and the line of a list that it matched; `things` are the objects it matched by.

    `happens` tells that the subject is no doer but what takes place or strikes: "a bomb exploded",
    "fighting broke out", "a rocket hit a house".
    """

    token: Any
    type: EventType | None
    target: tuple[str, ...]
    words: str
    noun: NounLine | None = None
    things: tuple[Any, ...] = ()
    happens: bool = False


def read_verb(token: Any, words: Words, parties: Parties) -> Reading | None:
    """Return what a verb tells, by its particle, its preposition and its object."""
    if token.dep_ in _MODIFIERS or _is_wording(token) or _owns_up(token):
        return None
    keys = [(key, word) for key, word in _keys(token) if key in words.verbs]
    if keys:
        things = list(objects(token))
        kinds = _kinds(things, words, parties) | _doers(token, words, parties)
        if is_passive(token):
            kinds.add(_PASSIVE)
        for key, preposition in keys:
            around, fitting = things, kinds
            if preposition is not None:
                around = [*things, *after(preposition)]
                fitting = _kinds(around, words, parties) | (set() if things else {NONE})
                fitting |= {kind for kind in kinds if kind.startswith("by:") or kind == _PASSIVE}
            for line in words.verbs[key]:
                if _fits(line, fitting):
                    return _matched(token, line, around, fitting) if line.is_event else None
    return _failure(token, words, parties)


def _owns_up(verb: Any) -> bool:
    """Return whether a verb but says that its subject did what follows: "admitted *shelling* it".

    The parser may take the participle for a word of its object.
    """
    if verb.lemma_ not in OWNING or verb.i + 1 >= len(verb.doc):
        return False
    after_it = verb.nbor(1)
    return after_it.tag_ == "VBG" and after_it.head in {verb, *verb.children}


def _is_wording(verb: Any) -> bool:
    """Return whether a verb only puts a name to something: "what she *called* a betrayal"."""
    return any(c.lower_ == "what" and c.dep_ in {"dobj", "oprd", "dative"} for c in verb.lefts)


def _fits(line: VerbLine, kinds: set[str]) -> bool:
    """Return whether a line is of a verb with such objects; "*" takes all but "-self"."""
    return bool(kinds & line.objects) or (ANY in line.objects and _SELF not in kinds)


def _matched(token: Any, line: VerbLine, around: list[Any], kinds: set[str]) -> Reading:
    things = () if ANY in line.objects else tuple(around)
    met = kinds & line.objects
    happens = bool(met) and all(kind.startswith("by:") for kind in met)
    happens = happens or bool(kinds & _BY_WEAPON)
    return Reading(token, line.type, line.target, line.words, None, things, happens)


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


def _keys(token: Any) -> Iterator[tuple[str, Any | None]]:
    """Yield the entries that a verb may stand under, the longest first, and their preposition."""
    lemma = lemma_of(token)
    children = [other for other in token.children if not _is_when(other)]
    for other in children:
        if other.dep_ == "prt" or (other.dep_ in {"advmod", "prep"} and other.lower_ in PARTICLES):
            beside = (c for c in token.rights if c.i > other.i)
            for below in (*other.children, *beside):
                if below.dep_ == "prep":
                    yield f"{lemma} {other.lower_} {below.lower_}", below
            yield f"{lemma} {other.lower_}", None
    for other in children:
        if other.dep_ in {"prep", "acomp", "xcomp"}:
            yield f"{lemma} {other.lower_}", other if other.dep_ == "prep" else None
        if other.dep_ in {"xcomp", "ccomp"} and is_infinitive(other):
            yield f"{lemma} to", None
        elif other.dep_ == "ccomp" and any(c.lower_ == "that" for c in other.children):
            yield f"{lemma} that", None
    yield lemma, None


def _is_when(preposition: Any) -> bool:
    """Return whether a preposition stands before a time: "hit it *on Friday*"."""
    if preposition.dep_ != "prep":
        return False
    inner = child(preposition, "pobj")
    return inner is not None and inner.ent_type_ in {"DATE", "TIME"} and inner.tag_ == "NNP"


def kinds_of(thing: Any, words: Words, parties: Parties) -> set[str]:
    """Return the classes of an object, as the list of verbs names them."""
    kinds: set[str] = set()
    if any(c.tag_ == "$" for c in thing.children):
        kinds |= {"funds", "aid"}
    for token in (thing, *_parts(thing)):
        lemma = compound_of(token, words.things)
        if lemma.endswith(("self", "selves")):
            kinds.add(_SELF)
            continue
        kinds.add(lemma)
        if any(left.lower_ == "joint" for left in token.lefts):
            kinds.add("shared")
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
    if not {lemma_of(token), token.lower_} & words.last_words:
        return None
    line = words.nouns.get(compound_of(token, words.nouns)) or words.nouns.get(token.lower_)
    if line is None:
        return None
    happens = told_by(token, words) is not None
    return Reading(token, line.type, line.target, line.key, line, happens=happens)


def told_by(noun: Any, words: Words) -> Any | None:
    """Return the verb that says no more than that an act took place: "fighting *erupted*"."""
    verb = noun.head
    if not is_verb(verb) or verb is noun:
        return None
    if noun.dep_ == "attr":
        return verb if child(verb, "expl") is not None else None
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    takes_place = any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children)
    return verb if takes_place or words.scopes.get(lemma_of(verb)) == "occur" else None
