"""Noun phrases that take part in what is told and are nobody: things, and words too vague."""

from __future__ import annotations

import re
from functools import cache

from idlib_gui.domain.records import EventType

from .lists import Lists
from .unnamed import agent_nouns, head_of, singulars, without_leading

_VAGUE = re.compile(
    r"(?:(?:both|all|opposite|opposing|warring|two|other|different|foreign|third|either)\s+)*"
    r"(?:sides?|parties|countr(?:y|ies)|nations?|others?|ones?|capitals?|states|powers?)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"(?:.*\bof )?(?:them|us|you|these|those|whom|which)", re.IGNORECASE)
"""Words that stand for others who are named elsewhere, if at all: "most of them"."""
_HEARERS = frozenset(
    {"people", "reporters", "journalists", "others", "man", "woman", "someone", "everyone", "them"}
)
_SUFFERED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
"""What is done even to those of whom nothing more is known: "killed two people"."""


def is_nobody(phrase: str, lists: Lists) -> bool:
    """Return whether a noun phrase without a name is no actor: "both sides", "the offer"."""
    words = " ".join(phrase.split())
    told = without_leading(words)
    if _VAGUE.fullmatch(told) or _OF_THEM.fullmatch(told):
        return True
    head = head_of(told)
    nouns = singulars(head)
    if head not in told:
        return False
    agents = agent_nouns(lists)
    return not any(noun in agents for noun in nouns) and any(
        noun in _things(lists) for noun in nouns
    )


def is_hearer(phrase: str, kind: EventType | None = None) -> bool:
    """Return whether a phrase tells but that somebody heard or was there: "told reporters"."""
    return kind not in _SUFFERED and without_leading(" ".join(phrase.split())).lower() in _HEARERS


def is_inquiry(phrase: str, lists: Lists) -> bool:
    """Return whether a phrase tells of an inquiry, which speaks for those who lead it."""
    head = head_of(without_leading(" ".join(phrase.split())))
    return any(
        [noun, "inquiry"] == [*row[:2]]
        for row in lists.rows("quote-findings")
        for noun in singulars(head)
    )


@cache
def _things(lists: Lists) -> frozenset[str]:
    return frozenset(row[0] for row in (*lists.rows("event-things"), *lists.rows("quote-findings")))
