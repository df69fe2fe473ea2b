"""The word lists of this stage, made ready for look-up."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from idlib_gui.extract.lists import Lists


class Words(NamedTuple):
    """What the lists say of a word; keys are lemmas or words in lower case, unless noted.

    Attributes:
        verbs: What a reporting verb takes: `say`, `tell`, `show`, `quote`, `ask`, `name`, `do`.
        nouns: `say` for a noun that may take a clause, `words` for one beside quoted words.
        findings: What somebody counted or found out: estimates, studies, inquiries.
        works: `work` for kinds of works, `medium` for who makes them, `thing` for
            what bears a name.
        media: Last words of names of media, as they are written.
        roles: What people are by office, with `he`, `she` or nothing.
        titles: Titles before names, as they are written, with `he` or `she`.
        given: Given names, as they are written, with `he` or `she`.
        answers: Verbs by which one answers another, with the relation.
        things: Words for something said.
        occasions: What something is said at or in: interviews, briefings, calls.
    """

    verbs: dict[str, str]
    nouns: dict[str, str]
    findings: frozenset[str]
    works: dict[str, str]
    media: frozenset[str]
    roles: dict[str, str]
    titles: dict[str, str]
    given: dict[str, str]
    answers: dict[str, str]
    things: frozenset[str]
    occasions: frozenset[str]


@cache
def words_of(lists: Lists) -> Words:
    """Return the lists of this stage, read once."""
    return Words(
        _table(lists, "quote-verbs"),
        _table(lists, "quote-nouns"),
        frozenset(_table(lists, "quote-findings")),
        _table(lists, "quote-works"),
        frozenset(_table(lists, "quote-media")),
        _table(lists, "quote-roles"),
        _table(lists, "quote-titles"),
        _table(lists, "quote-given-names"),
        _table(lists, "quote-answers"),
        frozenset(_table(lists, "quote-things")),
        frozenset(_table(lists, "quote-occasions")),
    )


def _table(lists: Lists, name: str) -> dict[str, str]:
    return {row[0]: row[1] if len(row) > 1 else "" for row in lists.rows(name)}
