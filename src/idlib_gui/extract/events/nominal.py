"""Titles of what a noun tells: "Chad’s war with Peru"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .grammar import prepositional
from .phrasing import joined, noun_text
from .readings import Reading

_OF_KIND = frozenset(
    {"civil", "military", "nuclear", "armed", "naval", "aerial", "economic", "general", "joint"}
    | {"diplomatic", "financial", "humanitarian", "mass", "full-scale", "cross-border"}
)
"""Adjectives that tell what sort of act a noun is, not what somebody thinks of it."""


def noun_titles(reading: Reading, agents: Sequence[str], targets: Sequence[str]) -> Iterator[str]:
    """Yield titles of what a noun tells, the fullest first."""
    noun, who, whom = _act_text(reading.token), joined(agents), joined(targets)
    word = next(iter(reading.target), "of")
    for other in reading.token.children:
        if other.dep_ == "prep" and other.lower_ in {"of", *reading.target} and targets:
            word = str(other.lower_)
            break
    if not whom:
        things = (noun_text(thing) for thing in prepositional(reading.token, "of"))
        whom = next((words for words in things if words and words not in {who, noun}), "")
        word = "of" if whom else word
    if len(agents) > 1 and not whom and "between" in reading.target:
        yield f"{noun} between {who}"
    owner = f"{who}’" if who.endswith("s") else f"{who}’s"
    if who and whom:
        yield f"{owner} {noun} {word} {whom}"
    if whom:
        yield f"{noun} {word} {whom}"
    if who:
        yield f"{owner} {noun}"
    yield noun


def _act_text(noun: Any) -> str:
    """Return a noun with the one plain word before it: "civil war", and all of "call-up"."""
    first = noun
    while first.i > 1 and first.nbor(-1).text == "-" and not first.nbor(-1).whitespace_:
        first = first.nbor(-2)
    words = str(noun.doc[first.i : noun.i + 1].text).lower()
    before = first.nbor(-1) if first.i else noun
    plain = before.dep_ == "compound" or before.lower_ in _OF_KIND
    plain = plain and before.head == noun and not before.ent_type_
    return f"{before.text} {words}" if plain and before.text.islower() else words
