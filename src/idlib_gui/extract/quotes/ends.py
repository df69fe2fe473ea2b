"""Indirect speech: where the clause that a cue reports ends."""

from __future__ import annotations

from typing import Any

from .cues import Cue
from .reading import Reading

JOINING = frozenset(("and", "but", "while", "whereas", "or"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
SHORTEST = 2
"""Tokens that a reported clause has at least."""
_LONGEST = 200
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def end_of(reading: Reading, cue: Cue, start: int, end: int) -> int:
    """Return where a clause ends: with a colon it goes on, before another report it stops."""
    doc = reading.doc
    stop = cue.token.sent.end
    if cue.token.i < start and end < stop and doc[end].text == ":":
        end = stop
    first = max(start, cue.token.i) + 1
    for i in range(first, min(end, first + _LONGEST)):
        if doc[i].text == ";" and i > first + SHORTEST:
            return i
        if doc[i].lemma_ in reading.words.verbs and reading.quoted[i] < 0:
            stop = _before_report(reading, cue, doc[i])
            if first < stop:
                return stop
    return end


def _before_report(reading: Reading, cue: Cue, verb: Any) -> int:
    """Return where a clause ends before another verb that reports; 0 if that is part of it.

    "…, adding that", "… and warned that", "…, and Lee replied that".
    """
    before = verb.nbor(-1)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":
        return int(before.i) if before.text == "," else 0
    if verb.dep_ not in ("conj", "advcl") or verb.tag_ != cue.token.tag_:
        return 0
    if any(child.dep_ in SUBJECTS for child in verb.lefts):
        told = reading.words.verbs[verb.lemma_] in ("say", "tell")
        joining = [t for t in (*verb.head.rights, *verb.lefts) if t.lower_ in JOINING]
        return max((int(t.i) for t in joining if t.i < verb.i), default=0) if told else 0
    own = verb.head.tag_ == cue.token.tag_ and is_finite(verb.head)
    return int(before.i) if before.lower_ in ("and", "but") and not own else 0


def is_finite(verb: Any) -> bool:
    """Return whether a verb, alone or with its auxiliaries, has a tense."""
    if verb.tag_ in _FINITE or (verb.tag_ == "VBN" and _has_subject(verb)):
        return True
    return any(
        child.dep_ in ("aux", "auxpass", "cop") and child.tag_ in _FINITE for child in verb.children
    )


def _has_subject(verb: Any) -> bool:
    """Return whether a verb has a subject of its own: the model takes many a past for a VBN."""
    return any(child.dep_ == "nsubj" for child in verb.lefts)
