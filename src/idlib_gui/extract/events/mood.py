"""How a verb puts its act by its own words: auxiliaries, negation, infinitive."""

from __future__ import annotations

from enum import Enum
from typing import Any

from .grammar import child, is_passive


class Mood(Enum):
    """How the text puts an act."""

    TOLD = "told"
    PLAN = "planned"
    WILL = "announced"
    WILL_NOT = "refused"
    MUST = "called for"
    OPEN = "not asserted"


OWNING = frozenset({"admit", "acknowledge", "confirm", "confess", "concede"})
"""Verbs of speech that tell what their subject did: "admitted shelling the town"."""
_WILL = frozenset({"will", "wo", "shall", "'ll", "’ll"})
_WOULD = frozenset({"would", "'d", "’d"})
_CAN = frozenset({"can", "could", "ca"})
_MUST = frozenset({"must", "should", "ought"})
_NO = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_NOR = frozenset({"neither", "nor"})
_NEVER = frozenset({"never", "hardly", "scarcely", "barely", "neither"})
_PRESENT = frozenset({"VBP", "VBZ"})
_OFTEN = frozenset(
    {"typically", "usually", "often", "always", "normally", "generally", "regularly", "sometimes"}
    | {"frequently", "rarely", "routinely", "occasionally", "traditionally", "annually"}
)
_STOPS = frozenset('.!?”"')
_STEPS = 24


def mood_of(verb: Any) -> Mood:
    """Return the mood by the verb's own words and by those that it shares."""
    bearer = bearer_of(verb)
    mood = own_mood(bearer)
    return Mood.OPEN if bearer is not verb and is_negated(verb) else mood


def own_mood(verb: Any) -> Mood:
    """Return the mood by the words of a verb alone."""
    modal = _modal(verb)
    if not modal and verb.dep_ == "ROOT" and is_infinitive(verb):
        return Mood.WILL  # as headlines have it: "Peru to open embassy"
    negated = is_negated(verb)
    if modal in _WILL | _WOULD:
        return Mood.WILL_NOT if negated else Mood.WILL
    if modal in _MUST:
        return Mood.OPEN if negated else Mood.MUST
    if modal:
        return Mood.OPEN
    return Mood.OPEN if negated else Mood.TOLD


def bearer_of(verb: Any) -> Any:
    """Return the verb whose auxiliaries hold for `verb` too: "will attack and *kill*"."""
    for _ in range(_STEPS):
        alone = not any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in verb.children)
        same = verb.dep_ == "conj" and verb.head.tag_ == verb.tag_
        if not (alone and same):
            break
        verb = verb.head
    return verb


def is_unable(verb: Any) -> bool:
    """Return whether somebody "cannot" do something, which said of oneself is a refusal."""
    own = child(verb, "nsubj")
    by_itself = own is not None and own.tag_ == "PRP"
    return by_itself and _modal(verb) in _CAN and is_negated(verb)


def is_would(verb: Any) -> bool:
    """Return whether a verb stands under "would"."""
    return _modal(bearer_of(verb)) in _WOULD


def is_negated(verb: Any) -> bool:
    """Return whether a verb is negated, by a word of its own or by "no" before a noun of it."""
    if verb.dep_ == "conj" and any(c.lower_ in _NOR for c in verb.head.children):
        return True
    for other in verb.children:
        if other.dep_ == "neg" or other.lower_ in _NEVER:
            return True
        if other.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            first = child(other, "det", "preconj", "cc:preconj")
            if other.lower_ in _NOBODY or (first is not None and first.lower_ in _NO):
                return True
    return False


def is_infinitive(verb: Any) -> bool:
    """Return whether "to" stands before a verb."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def is_conditional(verb: Any) -> bool:
    """Return whether an "unless" hangs on a verb, which makes of what it announces a threat."""
    for clause in verb.children:
        if clause.dep_ == "advcl":
            mark = child(clause, "mark")
            if mark is not None and mark.lower_ == "unless":
                return True
    return False


def is_present(verb: Any) -> bool:
    """Return whether a verb tells of now: "plans", "is planning", "has planned"; not "planned"."""
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    return first.tag_ in _PRESENT


def is_habit(verb: Any) -> bool:
    """Return whether a verb tells what is done again and again: "often visits", "is sold"."""
    if verb.tag_ in _PRESENT:
        return any(c.lower_ in _OFTEN for c in verb.children)
    helping = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    told_once = len(helping) != 1 or any(c.dep_ == "agent" for c in verb.children)
    return not told_once and helping[0].tag_ in _PRESENT and is_passive(verb)


def is_general(verb: Any) -> bool:
    """Return whether a verb in the present tells what holds at all times; headlines do not."""
    return bool(
        verb.tag_ in _PRESENT
        and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
        and verb.sent.text.rstrip()[-1:] in _STOPS
    )


def is_past(verb: Any) -> bool:
    """Return whether a verb tells of what was: "attacked", "had attacked", "has attacked"."""
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    return first.tag_ == "VBD" or (first.lower_ in {"has", "have"} and verb.tag_ == "VBN")


def _modal(verb: Any) -> str:
    modal = next((c for c in verb.children if c.tag_ == "MD"), None)
    return modal.lower_ if modal is not None else ""
