"""The names that are known: states, cities, regions, peoples, bodies; found in a text at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from idlib_gui.extract.findings import Span
from idlib_gui.extract.lists import Lists, Row

from .entries import ALIASES, Entry, Sort, city, entries_of, parted
from .folds import fold, lowered
from .inflections import FOREIGN, Endings, endings_of
from .slips import is_misspelt

_WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset(("al", "el", "an", "as", "ash", "ar", "at", "the"))
_BETWEEN = "|"
_ARTICLE = "the "
_SHORT = 5
"""Letters of an acronym that could be a word."""


class Match(NamedTuple):
    """A known name where it stands."""

    span: Span
    entry: Entry


_Spelling = tuple[str, str, Entry | Row]
"""A name in small letters and with its capitals, both without accents, and whose it is."""


class Gazetteer:
    """All known names, by their first words.

    What is known of a city stays a row of its list until the city is met: there are thousands.
    """

    def __init__(self, entries: list[Entry], cities: Iterable[Row], endings: Endings) -> None:
        self._endings = endings
        self.by_name = {entry.name: entry for entry in reversed(entries)}
        self.states = {
            entry.country: entry
            for entry in reversed(entries)
            if entry.sort is Sort.STATE and entry.country is not None
        }
        names: list[str] = []
        owners: list[Entry | Row] = []
        for entry in entries:
            names += (entry.name, *entry.aliases)
            owners += (entry,) * (1 + len(entry.aliases))
        for row in cities:
            spelt = (row[0], *parted(row[5])) if len(row) > ALIASES else row[:1]
            names += spelt
            owners += (row,) * len(spelt)
        self._starts = _by_first_word(names, owners)
        self._stems = {
            stem: spellings
            for word, spellings in self._starts.items()
            if word >= FOREIGN and (stem := endings.stem_of(word))
        }

    @cached_property
    def _plain_states(self) -> list[tuple[str, Entry]]:
        named = ((lowered(fold(entry.name)), entry) for entry in self.states.values())
        return [(name, entry) for name, entry in named if len(name) > _SHORT and " " not in name]

    def misspelt_state(self, word: str) -> Entry | None:
        """Return the state that a word which is no known name differs from by one slip."""
        low = lowered(fold(word))
        if len(low) <= _SHORT or low in self._starts:
            return None
        meant = [entry for name, entry in self._plain_states if is_misspelt(low, name, 1)]
        return meant[0] if len(meant) == 1 else None

    def known_as(self, name: str) -> Entry | None:
        """Return who has a name, written with capitals or without."""
        match = next(self.find(name, small=True), None)
        return match.entry if match is not None and match.span == (0, len(name)) else None

    def find(self, text: str, *, small: bool = False) -> Iterator[Match]:
        """Yield the known names of a normalised text, the longest at each place, in order.

        Args:
            text: The text.
            small: Whether names may have no capitals, as in a text that has none.
        """
        folded = fold(text)
        low = lowered(folded)
        end = 0
        for word in _WORD.finditer(low):
            if word.start() < end:
                continue
            match = self._match(low, folded, word.start(), word[0], small=small)
            if match is None and word[0] >= FOREIGN:
                match = self._inflected(low, folded, word.start(), word[0])
            if match is not None:
                end = match.span.end
                yield match

    def _match(self, low: str, folded: str, start: int, word: str, *, small: bool) -> Match | None:
        """Return the longest name that begins with the word at `start`."""
        for name, written, owner in self._starts.get(word, ()):
            stop = start + len(name)
            if (
                low.startswith(name, start)
                and not low[stop : stop + 1].isalnum()
                and _is_written(folded[start:stop], written, small=small)
            ):
                article = len(_ARTICLE) if name.startswith(_ARTICLE) else 0
                return Match(Span(start + article, stop), _entry(owner))
        return None

    def _inflected(self, low: str, folded: str, start: int, word: str) -> Match | None:
        """Return a name in another case than the lists have it, or behind an Arabic particle."""
        if self._endings.has_particle(word):
            return self._match(low, folded, start + 1, word[1:], small=False)
        if folded[start].isupper():
            for stem in self._endings.stems_of(word):
                for name, _, owner in self._stems.get(stem, ()):
                    if " " not in name:
                        return Match(Span(start, start + len(word)), _entry(owner))
        return None


def _by_first_word(names: list[str], owners: list[Entry | Row]) -> dict[str, list[_Spelling]]:
    """Return names by their first words, the longest first; the first owner of a name has it."""
    folded = fold(_BETWEEN.join(names))
    low = lowered(folded)
    starts: dict[str, list[_Spelling]] = {}
    taken: set[str] = set()
    for spelling in zip(low.split(_BETWEEN), folded.split(_BETWEEN), owners, strict=True):
        first = _WORD.match(spelling[0])
        if first is not None and spelling[1] not in taken:
            taken.add(spelling[1])
            starts.setdefault(first[0], []).append(spelling)
    for spellings in starts.values():
        if len(spellings) > 1:
            spellings.sort(key=lambda spelling: -len(spelling[0]))
    return starts


def _entry(owner: Entry | Row) -> Entry:
    return owner if isinstance(owner, Entry) else city(owner)


def _is_written(words: str, written: str, *, small: bool) -> bool:
    """Return whether the capitals are those of the name."""
    if words == written:
        return True
    letters = written.replace(" ", "")
    if letters.isupper() and len(letters) <= _SHORT:
        return False
    if small:
        return len(letters) > _SHORT - 1
    given, wanted = words.split(), written.split()
    return all(
        not want[0].isupper() or have[0].isupper() or (have in _PARTICLES and number == 0)
        for number, (have, want) in enumerate(zip(given, wanted, strict=False))
    ) and any(have[0].isupper() for have in given)


@cache
def gazetteer_of(lists: Lists) -> Gazetteer:
    """Return the known names of the lists."""
    return Gazetteer(entries_of(lists), lists.rows("names-cities"), endings_of(lists))
