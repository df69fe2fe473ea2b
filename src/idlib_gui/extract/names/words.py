"""The word lists of the names stage, compiled for look-up."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.lists import Lists

PLACE = "place"
KINDS = frozenset(ActorKind)
NONE = "none"
_TOLD = KINDS | {PLACE, NONE, "PERSON", "ORG"}
_AFTER = r"(?:['’]s)? (?:%s)\b"
_BEFORE = r"\b(?:%s)(?: of)?(?: the)? [\"“‘']?$|\b(?:%s)(?:,|,? (?:called|named|dubbed)) [\"“‘]$"
_WITH = r" (?:%s)\b"
_BESIDE = r",? (?:an?|the|one of the) (?:[^\W\d_-]+[ -]){0,4}(?:%s)\b"
_OF = r"\b(?:%s) (?:of|for|from)(?: the)? $"

Hint = tuple[re.Pattern[str], str]
"""What to look for beside a name, and what it tells."""


class Acting(NamedTuple):
    """Words that tell whether a state acts; what each sort means stands in the list."""

    minded: frozenset[str]
    owned: frozenset[str]
    going: frozenset[str]
    moving: frozenset[str]
    parts: frozenset[str]


class Words(NamedTuple):
    """The lists of the stage.

    Attributes:
        heads: What sort of body a word makes of a name: a kind, or "place".
        titles: Words that stand before a name, as written with a capital.
        offices: Words that names of offices share, in small letters.
        roles: Nouns for people by office, in small letters.
        given: Given names.
        nations: Adjectives of nationality, with the code of the state.
        adjectives: The first adjective of each code.
        ignored: Words that are no name by themselves, in small letters.
        no_names: Names of neither actors nor places, in small letters.
        no_ends: Last words of such names.
        institutions: Nouns of bodies that an adjective of nationality makes a name of.
        before: What to look for right before a name.
        after: What to look for right behind a name.
        acting: What tells whether a state acts.
    """

    heads: dict[str, str]
    titles: frozenset[str]
    offices: frozenset[str]
    roles: frozenset[str]
    given: frozenset[str]
    nations: dict[str, str]
    adjectives: dict[str, str]
    ignored: frozenset[str]
    no_names: frozenset[str]
    no_ends: frozenset[str]
    institutions: dict[str, str]
    before: tuple[Hint, ...]
    after: tuple[Hint, ...]
    acting: Acting


@cache
def words_of(lists: Lists) -> Words:
    """Return the compiled lists; what makes no sense in a user's list is left out."""
    heads = _pairs(lists, "names-heads")
    return Words(
        {word: sort for word, sort in heads.items() if sort in _TOLD},
        _column(lists, "names-titles") | _column(lists, "quote-titles"),
        _column(lists, "office_words"),
        _column(lists, "quote-roles"),
        _column(lists, "quote-given-names") | _column(lists, "names-given"),
        _pairs(lists, "event-nationalities"),
        {code: word for word, code in _pairs(lists, "event-nationalities").items()},
        frozenset(
            word for row in lists.rows("no-names") for column in row for word in column.split()
        ),
        frozenset(name.lower() for name in _parted(lists, "names-none", "name")),
        frozenset(_parted(lists, "names-none", "end")),
        {n: kind for n, kind in _pairs(lists, "names-institutions").items() if kind in KINDS},
        (*_hints(lists, "before", _BEFORE), *_hints(lists, "of", _OF)),
        (
            *_hints(lists, "after", _AFTER),
            *_hints(lists, "with", _WITH),
            *_hints(lists, "before", _BESIDE),
        ),
        _acting(lists),
    )


def _parted(lists: Lists, name: str, sort: str) -> list[str]:
    """Return the words of the rows of a list whose first column is `sort`."""
    rows = [row for row in lists.rows(name) if row[0] == sort]
    return [word for row in rows for column in row[1:] for word in column.split("|") if word]


def _hints(lists: Lists, side: str, pattern: str) -> tuple[Hint, ...]:
    rows = [row for row in lists.rows("names-hints") if row[0] == side and row[1:2] != ()]
    return tuple(
        (re.compile(pattern.replace("%s", "|".join(map(re.escape, words.split("|"))))), told)
        for _, told, words in (row for row in rows if len(row) > 2)  # noqa: PLR2004
        if told in _TOLD
    )


def _acting(lists: Lists) -> Acting:
    sorts: dict[str, set[str]] = {}
    for row in lists.rows("names-acting"):
        for sort in row[1:]:
            sorts.setdefault(sort, set()).add(row[0])
    found = (
        frozenset(sorts.get(sort, ())) for sort in ("minded", "owned", "going", "moving", "part")
    )
    return Acting(*found)


def _column(lists: Lists, name: str) -> frozenset[str]:
    return frozenset(row[0] for row in lists.rows(name))


def _pairs(lists: Lists, name: str) -> dict[str, str]:
    return {row[0]: row[1] for row in reversed(lists.rows(name)) if len(row) > 1}
