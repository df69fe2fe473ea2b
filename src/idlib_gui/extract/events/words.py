"""The word lists of the events stage, compiled for look-up."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from idlib_gui.domain.records import ActorKind, EventType
from idlib_gui.extract.lists import Lists, Row

_TYPES = frozenset(EventType)
_KINDS = frozenset(ActorKind)
ANY = "*"
NONE = "none"
"""Kinds of object in the list of verbs: any or none at all; none."""
_NO_EVENT = "none"
"""The type of what looks like an entry but tells no event: "press release"."""


class VerbLine(NamedTuple):
    """A line of the list of verbs: what a verb with such an object tells; may be no event."""

    key: str
    type: EventType | None
    objects: frozenset[str]
    target: tuple[str, ...]
    is_event: bool = True

    @property
    def words(self) -> str:
        """Return the line as the reason of an event names it."""
        if ANY in self.objects:
            return self.key
        return f"{self.key} + {'/'.join(sorted(self.objects))}"


class NounLine(NamedTuple):
    """A line of the list of nouns. `of` is whom "of" names: agent, target or none of them."""

    key: str
    type: EventType | None
    of: str
    target: tuple[str, ...]


class Words(NamedTuple):
    """The lists of the stage; `sexes` tells of given names whether "he" or "she" goes with them."""

    verbs: dict[str, tuple[VerbLine, ...]]
    nouns: dict[str, NounLine | None]
    things: dict[str, frozenset[str]]
    scopes: dict[str, str]
    agents: dict[str, ActorKind]
    nationalities: dict[str, tuple[str, str]]
    sexes: dict[str, str]
    first_words: frozenset[str]
    last_words: frozenset[str]


@cache
def words_of(lists: Lists) -> Words:
    """Return the compiled lists. Lines that make no sense in a user's list are left out."""
    verbs: dict[str, list[VerbLine]] = {}
    for row in _full(lists.rows("event-verbs"), 4):
        if _is_type(row[1]):
            objects, is_event = frozenset(row[2].split("|")), row[1] != _NO_EVENT
            line = VerbLine(row[0], _type(row[1]), objects, _parted(row[3]), is_event)
            verbs.setdefault(canonical(row[0]), []).append(line)
    nouns = {
        canonical(row[0]): None
        if row[1] == _NO_EVENT
        else NounLine(row[0], _type(row[1]), row[2], _parted(row[3]))
        for row in reversed(_full(lists.rows("event-nouns"), 4))
        if _is_type(row[1])
    }
    scopes = reversed(_full(lists.rows("event-scopes"), 2))
    return Words(
        {key: tuple(lines) for key, lines in verbs.items()},
        nouns,
        {row[0]: frozenset(row[1].split()) for row in _full(lists.rows("event-things"), 2)},
        {canonical(row[0]): row[1] for row in scopes},
        agent_kinds(lists),
        nationalities(lists),
        {row[0]: row[1] for row in _full(lists.rows("quote-given-names"), 2)},
        frozenset(key.split(" ")[0] for key in verbs),
        frozenset(re.split(r"[ -]", key)[-1] for key in nouns),
    )


@cache
def agent_kinds(lists: Lists) -> dict[str, ActorKind]:
    """Return what sort of actor each noun for unnamed actors tells of."""
    rows = reversed(_full(lists.rows("event-agents"), 2))
    return {row[0]: ActorKind(row[1]) for row in rows if row[1] in _KINDS}


@cache
def nationalities(lists: Lists) -> dict[str, tuple[str, str]]:
    """Return the code and the name of the state that each adjective of nationality tells of."""
    rows = _full(lists.rows("event-nationalities"), 3)
    return {row[0]: (row[1], row[2]) for row in rows}


def canonical(word: str) -> str:
    """Return a word in the spelling of the lists: small letters, -ize for -ise."""
    low = word.lower()
    head, _, tail = low.partition(" ")
    for british in ("ise", "isation"):
        stem = head.removesuffix(british)
        if stem != head and len(stem) > 3 and not stem.endswith(_NOT_BRITISH):  # noqa: PLR2004
            head = stem + british.replace("is", "iz", 1)
            break
    return f"{head} {tail}" if tail else head


_NOT_BRITISH = ("prom", "ra", "adv", "prem", "superv", "surpr", "exerc", "comprom", "desp", "rev")


_MISTAKEN = {
    "hop": "hope",
    "rap": "rape",
    "stag": "stage",
    "wag": "wage",
    "spar": "spare",
    "cordone": "cordon",
}
"""What the model makes of "hoped", "raped", "staged" … and what they are in the news."""


def lemma_of(token: Any) -> str:
    """Return the lemma of a token in the spelling of the lists.

    The model takes plurals at the start of a sentence for names and leaves them as they are.
    """
    if token.tag_ == "NNPS" or (token.is_sent_start and token.tag_ == "NNP"):
        low = token.lower_
        return f"{low[:-3]}y" if low.endswith("ies") else str(low.removesuffix("s"))
    lemma = canonical(token.lemma_)
    return _MISTAKEN.get(lemma, lemma)


def base_of(verb: Any) -> str:
    """Return the bare form of a verb in the spelling of the text."""
    lemma = str(verb.lemma_.lower())
    return _MISTAKEN.get(lemma, lemma)


def _full(rows: tuple[Row, ...], width: int) -> list[Row]:
    """Return rows filled up with empty columns to `width`."""
    return [row + ("",) * (width - len(row)) for row in rows]


def _parted(column: str) -> tuple[str, ...]:
    return tuple(column.split())


def _is_type(column: str) -> bool:
    return column in {"-", _NO_EVENT} or column in _TYPES


def _type(column: str) -> EventType | None:
    return EventType(column) if column in _TYPES else None
