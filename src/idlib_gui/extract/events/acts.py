"""The acts that a sentence tells, with who did them to whom; not yet dated."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from idlib_gui.domain.records import EventType
from idlib_gui.extract.findings import Span

from .grammar import child, clause_of, has_child, is_verb, subject
from .outlook import Mood, Outlook, is_conditional, outlook, type_in
from .parties import Parties
from .readings import Reading, read_noun, read_verb
from .roles import SUPPORTING, roles
from .words import Words, lemma_of

_EMBEDDING = frozenset({"xcomp", "ccomp", "conj", "parataxis", "ROOT"})
_WITHIN = frozenset({"in", "during", "by", "with", "after", "to", "for", "at", "through", "amid"})
_NOMINAL_RANK = 2


class Act(NamedTuple):
    """An act of a sentence. `rank` is 0 for what it asserts, more for what it mentions."""

    reading: Reading
    seen: Outlook
    type: EventType | None
    agents: tuple[Span, ...]
    targets: tuple[Span, ...]
    rank: int

    @property
    def token(self) -> Any:
        """Return the trigger."""
        return self.reading.token


def acts_of(sentence: Any, words: Words, parties: Parties) -> list[Act]:
    """Return the acts of a sentence: what it asserts, then what it mentions, in order."""
    readings = list(_readings(sentence, words, parties))
    verbs = {reading.token.i: reading for reading in readings if reading.noun is None}
    used = {thing.i for reading in verbs.values() for thing in reading.things}
    acts = []
    for reading in readings:
        if reading.noun is not None and _is_told_by_verb(reading, verbs, used):
            continue
        act = _act(reading, verbs, words, parties)
        if act is not None:
            acts.append(act)
    return sorted(acts, key=lambda act: (act.rank, act.token.i))


def _readings(sentence: Any, words: Words, parties: Parties) -> Iterator[Reading]:
    for token in sentence:
        tag = token.tag_
        if tag[:2] == "VB":
            lemma = lemma_of(token)
            if lemma in words.first_words or lemma in words.scopes:
                reading = read_verb(token, words, parties)
                if reading is not None:
                    yield reading
                    continue
            reading = _called_for(token)
        elif tag[:2] == "JJ":
            reading = _readiness(token, words)
        else:
            reading = read_noun(token, words)
        if reading is not None:
            yield reading


def _called_for(verb: Any) -> Reading | None:
    """Return the reading of "must …", which under a verb of speech is a demand."""
    if any(c.tag_ == "MD" and c.lower_ in {"must", "should"} for c in verb.children):
        return Reading(verb, EventType.REQUEST, (), "must")
    return None


def _readiness(token: Any, words: Words) -> Reading | None:
    """Return the reading of "is ready to …", a promise."""
    if token.dep_ != "acomp" or words.scopes.get(lemma_of(token)) != "promise":
        return None
    if child(token, "xcomp") is None or not is_verb(token.head):
        return None
    return Reading(token, EventType.AGREE, (), f"{lemma_of(token)} to")


def _is_told_by_verb(reading: Reading, verbs: dict[int, Reading], used: set[int]) -> bool:
    """Return whether a noun is but part of what a verb above it tells."""
    noun = reading.token
    if noun.i in used:
        return True
    head = noun.head
    preposition = head if head.dep_ in {"prep", "agent", "prt"} else None
    if preposition is not None:
        if preposition.lower_ not in _WITHIN:
            return False
        head = preposition.head
    above = verbs.get(head.i)
    if above is None:
        return False
    if above.type == reading.type:
        return True
    return preposition is None and noun.dep_ == "dobj" and "obj" not in above.target


def _act(reading: Reading, verbs: dict[int, Reading], words: Words, parties: Parties) -> Act | None:
    verb = reading.token if reading.token.tag_[:2] != "JJ" else reading.token.head
    seen = outlook(verb, words)
    kind = _type(reading, seen, verbs, words)
    if seen.mood is Mood.OPEN or isinstance(kind, _No):
        return None
    told = reading if verb is reading.token else reading._replace(token=verb)
    agents, targets = roles(told, seen, parties)
    if not _is_sound(reading, kind, seen, agents, targets):
        return None
    if kind is EventType.COOPERATE and _is_drill(reading) and len({*agents, *targets}) == 1:
        kind = EventType.MOBILIZE
    return Act(reading, seen, kind, agents, targets, _rank(reading))


def _is_drill(reading: Reading) -> bool:
    """Return whether an act is an exercise, which takes two to be co-operation."""
    return "exercise" in reading.words and not any(
        left.lower_ == "joint" for thing in reading.things for left in thing.lefts
    )


class _No(Enum):
    """Says that a reading tells no event; None says that it tells one without a type."""

    EVENT = 0


def _type(
    reading: Reading, seen: Outlook, verbs: dict[int, Reading], words: Words
) -> EventType | _No | None:
    verb, kind = reading.token, reading.type
    if seen.mood is not Mood.TOLD:
        if reading.noun is not None:
            return _No.EVENT
        kind = type_in(seen.mood, kind, conditional=is_conditional(verb))
        return _No.EVENT if kind is None else kind
    if reading.words == "must" or (_is_attempt(verb, words) and _is_friendly(kind)):
        return _No.EVENT
    return _promised(verb, kind, verbs)


def _is_attempt(verb: Any, words: Words) -> bool:
    return words.scopes.get(lemma_of(verb.head)) == "attempt" and verb.dep_ in {"xcomp", "acl"}


def _is_friendly(kind: EventType | None) -> bool:
    return kind is not None and kind.event_class.value.endswith("cooperation")


def _promised(verb: Any, kind: EventType | None, verbs: dict[int, Reading]) -> EventType | None:
    """Return THREATEN for a promise to do harm, or on a condition."""
    if kind is EventType.AGREE:
        inner = child(verb, "xcomp", "ccomp", "advcl")
        below = verbs.get(inner.i) if inner is not None else None
        if below is not None and below.type is not None:
            name = below.type.event_class.value
            hostile = name == "material_conflict" or is_conditional(inner)
            return EventType.THREATEN if hostile else kind
    return kind


def _is_sound(
    reading: Reading,
    kind: EventType | None,
    seen: Outlook,
    agents: tuple[Span, ...],
    targets: tuple[Span, ...],
) -> bool:
    """Return whether enough is known of an act for it to be an event."""
    if seen.mood is Mood.MUST:
        return bool(agents and targets)
    if seen.mood is not Mood.TOLD or kind is None:
        return bool(agents)
    hostile = kind.event_class.value == "material_conflict"
    if reading.noun is not None:
        return bool(agents) or (hostile and bool(targets))
    if hostile:
        return bool(agents or targets)
    return bool(agents) or (bool(targets) and has_child(reading.token, "auxpass"))


def _rank(reading: Reading) -> int:
    first = reading.token
    if reading.noun is not None:
        if first.dep_ != "dobj" or first.head.lemma_.lower() not in SUPPORTING:
            return _NOMINAL_RANK
        first = first.head
    for token in clause_of(first):
        if token.dep_ == "advcl" and subject(token) is not None and _is_narrative(token):
            return 1
        if token.dep_ not in _EMBEDDING and token.head is not token and is_verb(token):
            return 1
    return 0


def _is_narrative(clause: Any) -> bool:
    return any(c.dep_ in {"mark", "advmod"} for c in clause.children)
