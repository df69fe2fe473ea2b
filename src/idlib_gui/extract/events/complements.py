"""Words for what stands below a verb: "to do something", "that somebody do", "for doing"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .grammar import after, child
from .mood import is_infinitive, is_negated
from .phrasing import noun_text, object_text, particle
from .words import base_of

_JOINING = frozenset({"on", "to", "with", "for", "from", "of", "against"})


def gerunds(verb: Any) -> Iterator[str]:
    """Yield "for doing something", "doing something"."""
    for other in verb.children:
        if other.dep_ == "xcomp" and other.tag_ == "VBG":
            yield f"{other.lower_} {object_text(other)}".rstrip()
        inner = child(other, "pcomp", "pobj") if other.dep_ == "prep" else None
        if inner is not None and inner.tag_ == "VBG":
            negation = "not " if is_negated(inner) else ""
            yield f"{other.lower_} {negation}{inner.lower_} {object_text(inner)}".rstrip()


def demands(clause: Any, whom: str) -> Iterator[str]:
    """Yield "that somebody do something", or "(somebody) to do something"."""
    infinitive = is_infinitive(clause)
    own = child(clause, "nsubj")
    if is_negated(clause):
        return
    if not infinitive and any(c.tag_ == "MD" for c in clause.children):
        if own is None or own.tag_ != "PRP":
            return
        whom, infinitive = "", True
    whom = whom or (noun_text(own) if own is not None and not infinitive else "")
    if not whom and not infinitive:
        return
    start = f"{whom} to".lstrip() if infinitive else f"that {whom}"
    start += f" {base_of(clause)}{particle(clause)}"
    yield f"{start} {object_text(clause)}".rstrip()
    yield start


def statements(clause: Any) -> Iterator[str]:
    """Yield "that somebody did something", in the tense of the text."""
    own = child(clause, "nsubj", "nsubjpass")
    who = noun_text(own) if own is not None else ""
    if not who or is_infinitive(clause):
        return
    helping = [c.lower_ for c in clause.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    start = " ".join(["that", who, *helping, f"{clause.lower_}{particle(clause)}"])
    if object_text(clause):
        yield f"{start} {object_text(clause)}"
    yield start


def aims(inner: Any, whom: str) -> Iterator[str]:
    """Yield "(somebody) to do something" for the infinitive below a verb."""
    negation = "not " if is_negated(inner) else ""
    aim = f"{whom} {negation}to {base_of(inner)}{particle(inner)}".lstrip()
    thing = object_text(inner)
    if thing:
        yield f"{aim} {thing}"
    elif not any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in inner.children):
        yield from (f"{aim} {more}" for more in _first_phrase(inner))
    yield aim


def _first_phrase(verb: Any) -> Iterator[str]:
    """Yield the first preposition after a verb with its noun: "on promise"."""
    for other in verb.rights:
        if other.dep_ == "prep" and other.lower_ in _JOINING:
            words = next((noun_text(thing) for thing in after(other)), "")
            if words:
                yield f"{other.lower_} {words}"
            return
