"""Words for the sides of an act in its title: who does it, what takes place, how a target joins."""

from __future__ import annotations

from typing import Any

from .grammar import prepositional, subject
from .phrasing import core_text

PREPOSITIONS = frozenset({"prep", "dative", "agent"})


def doer(verb: Any) -> tuple[str, bool]:
    """Return the words of a subject that is no actor: "a bomb", and whether they are plural."""
    head = subject(verb)
    if head is None or not head.tag_.startswith("NN"):
        return "", False
    return core_text(head), head.tag_ in {"NNS", "NNPS"}


def taking_place(verb: Any, sides: str) -> tuple[str, bool] | None:
    """Return what breaks down, goes on or ends "between" the sides, and whether it is plural."""
    what, many = doer(verb)
    head = subject(verb)
    if not what or next(prepositional(head, "between"), None) is None:
        return None
    return f"{what} between {sides}", many


def preposition(verb: Any, whom: str) -> str:
    """Return the preposition that joins a target to the verb or its object; empty for none."""
    if not whom:
        return ""
    for head in (verb, *(c for c in verb.children if c.dep_ == "dobj")):
        for other in head.children:
            if other.dep_ in PREPOSITIONS and other.tag_ in {"IN", "TO"}:
                phrase = verb.doc[other.i : other.right_edge.i + 1].text
                words = " ".join(phrase.split()).casefold()
                if whom.casefold() in words:
                    return str(other.lower_)
    return ""
