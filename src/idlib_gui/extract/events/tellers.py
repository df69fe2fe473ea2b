"""Verbs of speech, under whose word an act stands."""

from __future__ import annotations

from typing import Any

from .grammar import child, has_child, is_verb
from .words import Words, lemma_of

_ON = frozenset({"say", "promise", "threaten", "ask", "accuse", "deny", "refuse"})
"""What verbs do that go on from a verb of speech."""


def _scope(token: Any, words: Words) -> str:
    return words.scopes.get(lemma_of(token), "")


def teller_of(token: Any, head: Any, words: Words) -> Any | None:
    """Return the verb of speech that has a clause for its object."""
    if token.dep_ not in {"ccomp", "parataxis"} or _scope(head, words) != "say":
        return None
    if not is_verb(head) or _is_joined(token, head):
        return None
    return head


def _is_joined(token: Any, head: Any) -> bool:
    """Return whether "and" parts the two: the parser took a main clause for what is said."""
    own = child(head, "nsubj", "nsubjpass")
    if own is None or not token.i < own.i < head.i:
        return False
    first = own.left_edge
    return bool(first.i > 0 and first.nbor(-1).tag_ == "CC")


def is_lifted(verb: Any, teller: Any, words: Words) -> bool:
    """Return whether a verb of promising or saying goes on from the verb of speech."""
    if verb.dep_ != "conj" or verb.tag_ != teller.tag_ or has_child(verb, "nsubj", "aux"):
        return False
    return _scope(verb, words) in _ON and not _has_own_doer(verb, teller)


def _has_own_doer(verb: Any, teller: Any) -> bool:
    """Return whether a verb goes on from one past the verb of speech that tells who does it.

    "It is late, the court said, but a rival objected and *promised* …": the rival promised.
    """
    above = verb.head
    while above.dep_ == "conj" and above.i > teller.i:
        if has_child(above, "nsubj", "nsubjpass"):
            return True
        above = above.head
    return False


def teller_beside(root: Any, words: Words) -> Any | None:
    """Return a verb of speech that is put in beside the main clause: "…, officials said"."""
    for other in root.children:
        if other.dep_ in {"parataxis", "ccomp"} and _scope(other, words) == "say":
            has_own_object = any(c.dep_ in {"ccomp", "dobj"} for c in other.children)
            if not has_own_object and other.i > root.i:
                return other
    return None
