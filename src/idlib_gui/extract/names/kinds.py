"""Tells what sort of actor, or place, a name names."""

from __future__ import annotations

import re
from collections import Counter

from idlib_gui.domain.records import ActorKind

from .words import PLACE, Words

_OF = re.compile(r" (?:of|for|in|at|on|to|and|de|du) ")
_LABELS: dict[str, ActorKind | None] = {
    "PERSON": ActorKind.PERSON,
    "NORP": ActorKind.POPULATION,
    "GPE": None,
    "LOC": None,
    "FAC": None,
    PLACE: None,
}
_PLACES = ("GPE", "LOC", "FAC")
_FIRST = frozenset(
    (
        "Jabhat",
        "Liwa",
        "Jaish",
        "Jaysh",
        "Lashkar",
        "Jama'at",
        "Jama’at",
        "Ansar",
        "Saraya",
        "Harakat",
        "Kataib",
        "University",
        "Bank",
    )
)
"""First words that tell what the rest names."""
_WEAK_FIRST = frozenset({"Lake", "Lakes", "Mount", "Camp", "Port", "Radio", "Daily"})
"""First words that do so where the last one tells nothing: "Port Soto", not "Port Soto Gazette"."""
_KINDS = frozenset(ActorKind)


def kind_by_words(name: str, words: Words) -> str | None:
    """Return what the words of a name tell of it: a kind of actor, "place", or None."""
    before = _OF.split(name, maxsplit=1)[0].split()
    if " " not in name or not before:
        return None
    if before[0] in _FIRST:
        return words.heads.get(before[0])
    told = words.heads.get(" ".join(before[-2:])) or words.heads.get(before[-1])
    return words.heads.get(before[0]) if told is None and before[0] in _WEAK_FIRST else told


def is_office(name: str, words: Words) -> bool:
    """Return whether a name does not say whose body it is: "Foreign Ministry"."""
    told = name.split()
    return len(told) > 1 and all(word.lower() in words.offices for word in told)


def kind_of(votes: Counter[str]) -> ActorKind | None:
    """Return the kind that has most votes; None for a place."""
    joined = Counter({label: n for label, n in votes.items() if label not in _PLACES})
    joined[PLACE] += sum(votes[label] for label in _PLACES)
    best = max(joined, key=lambda label: joined[label]) if joined else "ORG"
    if joined[best] <= 0 or best in _LABELS:
        return _LABELS.get(best, ActorKind.ORGANISATION)
    return ActorKind(best) if best in _KINDS else ActorKind.ORGANISATION
