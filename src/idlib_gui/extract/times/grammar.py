"""All rules in their order, and the places of a text at which they match."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from idlib_gui.extract.lists import Lists

from . import (
    again,
    ago,
    clock,
    days,
    deictic,
    eras,
    lengths,
    months,
    quarters,
    seasons,
    told,
    units,
    years,
)
from .abroad import abroad_rules
from .cues import Cues, cues_of, windows
from .named import holiday_rule
from .rule import Rule
from .vocabulary import Vocabulary, alternatives, vocabulary_of

_KINDS = (
    days,
    months,
    seasons,
    quarters,
    eras,
    years,
    deictic,
    told,
    units,
    ago,
    clock,
    lengths,
    again,
)


class Grammar(NamedTuple):
    """The rules, of which the earlier one is asked first where two match the same words."""

    rules: tuple[Rule, ...]
    cues: Cues
    vocabulary: Vocabulary
    none: frozenset[str]

    def is_none(self, words: str) -> bool:
        """Return whether words tell no time, by a list, though they read like a date."""
        return bool(self.none) and _spelt(words) in self.none


class Candidate(NamedTuple):
    """A place where a rule matches. Candidates sort by place, the longest and earliest first."""

    start: int
    before_end: int
    number: int
    rule: Rule
    match: re.Match[str]


@cache
def grammar_of(lists: Lists) -> Grammar:
    """Return the grammar with the words of the lists.

    Raises:
        DomainError: If a line of a list cannot be read.
    """
    vocabulary = vocabulary_of(lists)
    holidays, vague = alternatives(vocabulary.holidays), alternatives(vocabulary.vague)
    abroad = vocabulary.months
    by_list = (holiday_rule(holidays), deictic.vague_rule(vague), *abroad_rules(abroad))
    rules = tuple(rule for kind in _KINDS for rule in kind.RULES)
    return Grammar(
        (*by_list, *rules),
        cues_of(holidays, vague, f"{abroad.plain}|{abroad.dated}"),
        vocabulary,
        frozenset(_spelt(row[0]) for row in lists.rows("dates-none")),
    )


def _spelt(words: str) -> str:
    return " ".join(words.casefold().split())


def candidates(text: str, grammar: Grammar) -> list[Candidate]:
    """Return what the rules match, sorted."""
    near = windows(text, grammar.cues)
    found = [
        Candidate(match.start(), -match.end(), number, rule, match)
        for number, rule in enumerate(grammar.rules)
        for begin, end in near.get(rule.cue, ())
        for match in rule.pattern.finditer(text, begin, end)
    ]
    return sorted(found, key=lambda candidate: candidate[:3])
