"""What type of event an act is as it is put, whether it is one, and how much of its sentence."""

from __future__ import annotations

from enum import Enum
from typing import Any

from idlib_gui.domain.records import EventType
from idlib_gui.extract.findings import Span

from .grammar import child, clause_of, has_child, is_verb, subject
from .mood import Mood, is_conditional, is_infinitive, is_negated
from .outlook import Outlook, is_attempt
from .parties import Parties
from .readings import Reading
from .roles import SUPPORTING
from .words import Words

_EMBEDDING = frozenset({"xcomp", "ccomp", "conj", "parataxis", "ROOT"})
_NOMINAL_RANK = 2
_CONTENT = ("ccomp", "xcomp", "dobj", "prep", "dative", "advcl")
"""What may tell what is asked for."""
_WITH = frozenset({"with", "between", "to", "in", "at", "on", "for"})
Sides = tuple[tuple[Span, ...], tuple[Span, ...]]
"""Agents and targets."""


class No(Enum):
    """Says that a reading tells no event; None says that it tells one without a type."""

    EVENT = 0


def kind_of(
    reading: Reading, seen: Outlook, verbs: dict[int, Reading], words: Words
) -> EventType | No | None:
    """Return the type of an act as it is put."""
    verb, kind = reading.token, reading.type
    if seen.mood is not Mood.TOLD:
        if reading.noun is not None:
            return No.EVENT
        kind = _type_in(seen.mood, kind, conditional=is_conditional(verb))
        return No.EVENT if kind is None else kind
    if reading.words == "must" or (is_attempt(verb, words) and _is_friendly(kind)):
        return No.EVENT
    if _is_opinion(reading, verbs):
        return No.EVENT
    return _promised(verb, kind, verbs)


def _type_in(mood: Mood, kind: EventType | None, *, conditional: bool) -> EventType | None:
    """Return what an act of a type is when it is but announced, refused or called for."""
    if kind is None:
        return None
    name = kind.event_class.value
    friendly = name.endswith("cooperation")
    if mood is Mood.MUST:
        return EventType.REQUEST
    if mood is Mood.WILL_NOT:
        return EventType.REJECT if friendly else None
    if mood is Mood.PLAN:
        return EventType.AGREE if friendly else None
    if conditional or name == "material_conflict":
        return EventType.THREATEN
    return EventType.AGREE if friendly else None


def _is_opinion(reading: Reading, verbs: dict[int, Reading]) -> bool:
    """Return whether somebody only agrees that something is so."""
    if reading.type is not EventType.AGREE or reading.noun is not None:
        return False
    clause = child(reading.token, "ccomp")
    return clause is not None and not is_infinitive(clause) and clause.i not in verbs


def _is_friendly(kind: EventType | None) -> bool:
    return kind is not None and kind.event_class.value.endswith("cooperation")


def _promised(verb: Any, kind: EventType | None, verbs: dict[int, Reading]) -> EventType | None:
    """Return THREATEN for a promise to do harm, or on a condition."""
    if kind is EventType.AGREE:
        inner = child(verb, "xcomp", "ccomp", "advcl")
        below = verbs.get(inner.i) if inner is not None else None
        if below is not None and below.type is not None:
            name = below.type.event_class.value
            if is_negated(inner):  # "swore never to recognise it", "pledged not to attack"
                return EventType.REJECT if name.endswith("cooperation") else kind
            hostile = name == "material_conflict" or is_conditional(inner)
            return EventType.THREATEN if hostile else kind
    return kind


def is_sound(
    reading: Reading, kind: EventType | None, seen: Outlook, sides: Sides, parties: Parties
) -> bool:
    """Return whether enough is known of an act for it to be an event."""
    agents, targets = sides
    if seen.mood is Mood.MUST:
        return bool(agents and targets)
    if seen.mood is not Mood.TOLD or kind is None:
        return bool(agents)
    if kind.event_class.value == "material_conflict":
        return reading.happens or bool(agents or targets)
    if reading.noun is not None:
        needed = targets if reading.noun.of == "target" else agents
        return bool(agents and needed) and _has_sides(reading, kind, sides, parties)
    if not agents:
        told = has_child(reading.token, "auxpass")
        return bool(targets and (told or "subj" in reading.target)) or _is_done(reading, told=told)
    return _has_sides(reading, kind, sides, parties)


def _is_done(reading: Reading, *, told: bool) -> bool:
    """Return whether a listed thing is said to have been done: "a truce was declared"."""
    dated = any(c.ent_type_ == "DATE" for c in reading.token.subtree)
    return bool(reading.things) and reading.noun is None and (told or dated)


def _has_sides(reading: Reading, kind: EventType, sides: Sides, parties: Parties) -> bool:
    """Return whether a meeting has two sides and a request says to whom or for what it is."""
    if kind is EventType.CONSULT:
        return _takes_two(reading, sides, parties)
    if reading.words == "warn":
        return bool(sides[1]) or any(c.dep_ in _CONTENT for c in reading.token.rights)
    if kind is EventType.REQUEST and reading.noun is None:
        return bool(sides[1]) or has_child(reading.token, *_CONTENT)
    return True


def _takes_two(reading: Reading, sides: Sides, parties: Parties) -> bool:
    """Return whether a meeting has two sides, or a place where the other side is."""
    agents, targets = sides
    if targets or len(agents) != 1 or parties.is_many(agents[0]):
        return True
    return any(c.dep_ == "prep" and c.lower_ in _WITH for c in reading.token.children)


def rank_of(reading: Reading) -> int:
    """Return 0 for an act that its sentence asserts, more for what it mentions."""
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
