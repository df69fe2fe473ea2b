"""Endings of Russian names, and the particles that Arabic writes at the head of a word."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from idlib_gui.extract.lists import Lists

from .folds import fold

FOREIGN = "\u0370"
"""The first letter after those of Latin script."""
_LEAST = 4
_MOST = 3
"""Letters of an ending."""


class Endings(NamedTuple):
    """What may stand around a name in running text: see the list `names-endings`."""

    stem: frozenset[str]
    ending: frozenset[str]
    particle: frozenset[str]

    def stem_of(self, name: str) -> str:
        """Return what the cases of a name share; nothing if that is too short to tell."""
        stem = name[:-1] if name[-1] in self.stem else name
        return stem if len(stem) >= _LEAST else ""

    def stems_of(self, word: str) -> list[str]:
        """Return the stems that a word may be a case of, the longest first."""
        shortest = max(_LEAST, len(word) - _MOST)
        cuts = [n for n in range(len(word) - 1, shortest - 1, -1) if word[n:] in self.ending]
        return [word, *(word[:n] for n in cuts)]

    def has_particle(self, word: str) -> bool:
        """Return whether a word may be a particle and a name."""
        return word[0] in self.particle and len(word) > _LEAST


@cache
def endings_of(lists: Lists) -> Endings:
    """Return the compiled list."""
    sorts: dict[str, set[str]] = {}
    for row in lists.rows("names-endings"):
        for column in row[1:]:
            sorts.setdefault(row[0], set()).update(fold(column).split())
    stem, ending, particle = (frozenset(sorts.get(sort, ())) for sort in Endings._fields)
    return Endings(stem, ending, particle)
