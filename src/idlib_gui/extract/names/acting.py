"""Whether a state or capital acts where it stands, or is but a place."""

from __future__ import annotations

from typing import Any, NamedTuple

from .words import Acting

_LOCATIVE = frozenset(
    {"in", "at", "near", "inside", "outside", "within", "across", "throughout", "around", "into"}
    | {"from", "through", "over", "off", "along", "beyond", "onto", "toward", "towards", "above"}
    | {"under", "north", "south", "east", "west", "via", "out"}
)
_TOGETHER = frozenset({"between", "with", "against", "by", "among"})
_TOWARDS = frozenset({"to", "on", "for"})
_VISITED = frozenset({"visit", "tour"})
_BEING = frozenset({"be", "become", "remain", "lie", "locate", "situate", "border"})
_LANDS = frozenset({"GPE", "LOC", "FAC"})
_JOINED = 5


class Role(NamedTuple):
    """What a name is where it stands; it may be both."""

    acts: bool
    place: bool


ACTS = Role(acts=True, place=False)
PLACE = Role(acts=False, place=True)
BOTH = Role(acts=True, place=True)


def state_role(root: Any, words: Acting) -> Role:
    """Return what a state is where its name has this head; an actor unless it is told where."""
    governor = _governor(root)
    head, dep = governor.head, governor.dep_
    lemma = head.lemma_.lower()
    if dep == "pobj":
        return _state_after(head, words)
    if dep == "poss" and lemma in words.parts:
        return PLACE
    if dep == "dobj" and lemma in _VISITED:
        return BOTH
    return PLACE if dep in {"appos", "npadvmod"} and _is_beside(governor) else ACTS


def _is_beside(token: Any) -> bool:
    """Return whether a land tells where a place is: "Potsdam, Germany"; not one of a list."""
    lands = token.ent_type_ in _LANDS and token.head.ent_type_ in _LANDS
    return lands and not any(child.dep_ in {"conj", "appos"} for child in token.children)


def _state_after(preposition: Any, words: Acting) -> Role:
    word, above = preposition.lower_, preposition.head.lemma_.lower()
    moved = word == "to" and above in words.moving
    if moved or word in _LOCATIVE or (word == "of" and above in words.parts):
        return PLACE
    return BOTH if word in _TOWARDS and above in words.going else ACTS


def capital_role(root: Any, words: Acting) -> Role:
    """Return what a capital is where its name has this head; a place unless it acts."""
    governor = _governor(root)
    head, dep = governor.head, governor.dep_
    lemma = head.lemma_.lower()
    if dep == "pobj":
        return _capital_after(head, words)
    acts = {
        "nsubj": lemma not in _BEING or _has_will(head),
        "agent": True,
        "nsubjpass": lemma in words.minded or _has_will(head),
        "dobj": lemma in words.minded,
        "poss": lemma in words.owned,
    }
    return ACTS if acts.get(dep, False) else PLACE


def _capital_after(preposition: Any, words: Acting) -> Role:
    word, above = preposition.lower_, preposition.head.lemma_.lower()
    if word == "to" and above in words.going:
        return BOTH
    minded = word in _TOWARDS and (above in words.owned or above in words.minded)
    return ACTS if minded or word in _TOGETHER else PLACE


def _has_will(verb: Any) -> bool:
    return any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)


def _governor(token: Any) -> Any:
    """Return the first of the names that are joined to this one by "and"."""
    for _ in range(_JOINED):
        if token.dep_ != "conj" or token.head.pos_ not in {"PROPN", "NOUN"}:
            break
        token = token.head
    return token
