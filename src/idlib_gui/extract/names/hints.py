"""What the words around a name tell of what it names."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from .folds import fold
from .found import Found
from .kinds import kind_by_words
from .words import KINDS, PLACE, Words

SAYING = frozenset(
    {"say", "tell", "add", "claim", "argue", "ask", "explain", "write", "note", "warn", "believe"}
    | {"think", "insist", "recall", "reply", "admit", "deny", "stress", "state", "describe", "want"}
)
_BACK, _AHEAD = 40, 24
NEAR = frozenset({"in", "near", "at", "from", "outside", "inside", "around", "across", "toward"})
_BESIDE = re.compile(r", ((?:[^\W\d_]+ ?){1,5})")
_PERSON_AFTER = re.compile(r", (?:aged )?\d\d,|,? who(?:se)?\b|, (?:his|her)\b")


def hints(found: Found, text: str, root: Any, words: Words) -> Counter[str]:
    """Return votes for what a name is: labels of the model, kinds of actor, "place"."""
    votes = hints_in_words(found, text, words)
    _by_syntax(root, votes, words)
    if (
        found.label == "PERSON"
        and not found.titled
        and _has_article(root, text[slice(*found.span)])
    ):
        votes["PERSON"] -= 2
        votes["ORG"] += 1
    return votes


def hints_in_words(found: Found, text: str, words: Words) -> Counter[str]:
    """Return the votes of the words of a name and of those around it."""
    votes: Counter[str] = Counter()
    start, end = found.span
    written = text[start:end]
    _by_name(found, written, words, votes)
    if _PERSON_AFTER.match(text, end, end + _AHEAD) or _has_office(text[end : end + _BACK], words):
        votes["PERSON"] += 4
    for pattern, told in words.before:
        if pattern.search(text, max(0, start - _BACK), start):
            votes[told] += 8
            break
    for pattern, told in words.after:
        if pattern.match(text, end, end + _AHEAD):
            votes[told] += 5
            break
    return votes


def _by_name(found: Found, written: str, words: Words, votes: Counter[str]) -> None:
    """Vote by what a name is made of, and by what the model takes it for."""
    told = kind_by_words(written, words)
    if told is not None:
        votes[told] += 10
    elif words.heads.get(written, PLACE) != PLACE:
        votes[words.heads[written]] += 3
    if found.label in KINDS:
        votes[found.label] += 10
    elif found.label:
        votes[found.label] += 1 + (" " in written)
    if found.titled:
        votes["PERSON"] += 4
    first = written.split(" ", 1)[0]
    if first in words.given or all(fold(part) in words.given for part in first.split("-")):
        votes["PERSON"] += 8 if " " in written else 4


def _has_office(following: str, words: Words) -> bool:
    """Return whether an office follows a name: ", the finance minister"."""
    beside = _BESIDE.match(following)
    return beside is not None and any(word in words.roles for word in beside[1].lower().split())


def _has_article(root: Any, written: str) -> bool:
    """Return whether a single word has an article of its own, as no person has: "the Duma"."""
    articles = (child for child in root.children if child.dep_ == "det")
    return " " not in written and any(child.lower_ == "the" for child in articles)


def _by_syntax(root: Any, votes: Counter[str], words: Words) -> None:
    head = root.head
    moved = head.lower_ == "to" and head.head.lemma_ in words.acting.moving
    if root.dep_ == "pobj" and (head.lower_ in NEAR or moved):
        votes["GPE"] += 2
    elif root.dep_ == "nsubj" and any(child.dep_ == "poss" for child in root.children):
        votes["PERSON"] += 3
    elif root.dep_ == "nsubj" and head.lemma_ in SAYING:
        votes["GPE"] -= 2
        votes["PERSON"] += 1
