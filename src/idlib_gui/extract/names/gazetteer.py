"""The names that are known: states, cities, regions, peoples, bodies; found in a text at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.findings import Span
from idlib_gui.extract.lists import Lists, Row

from .folds import fold, lowered

_WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset(("al", "el", "an", "as", "ash", "ar", "at", "the"))
_SHORT = 5
"""Letters of an acronym that could be a word."""
_KINDS = frozenset(ActorKind)


class Sort(Enum):
    """What a known name names. A capital is a city that may stand for its state."""

    STATE = 1
    CAPITAL = 2
    PLACE = 3
    BODY = 4
    PEOPLE = 5


class Entry(NamedTuple):
    """Somebody or something that is known by name.

    `kind` is None for a place; `part_of` is the name of another entry, or nothing.
    """

    name: str
    sort: Sort
    kind: ActorKind | None
    country: str | None = None
    part_of: str = ""
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()


class Match(NamedTuple):
    """A known name where it stands."""

    span: Span
    entry: Entry


class _Spelling(NamedTuple):
    low: str
    folded: str
    entry: Entry


class Gazetteer:
    """All known names, by their first words."""

    def __init__(self, entries: list[Entry]) -> None:
        self.by_name: dict[str, Entry] = {}
        self.states: dict[str, Entry] = {}
        self._starts: dict[str, list[_Spelling]] = {}
        taken: set[str] = set()
        for entry in entries:
            self.by_name.setdefault(entry.name, entry)
            if entry.sort is Sort.STATE and entry.country is not None:
                self.states.setdefault(entry.country, entry)
            for name in (entry.name, *entry.aliases):
                folded = fold(name)
                if folded not in taken:
                    taken.add(folded)
                    self._add(_Spelling(lowered(folded), folded, entry))
        for spellings in self._starts.values():
            spellings.sort(key=lambda spelling: -len(spelling.low))

    def _add(self, spelling: _Spelling) -> None:
        first = _WORD.search(spelling.low)
        if first is not None and first.start() == 0:
            self._starts.setdefault(first[0], []).append(spelling)

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
            spellings = self._starts.get(word[0])
            if spellings is None or word.start() < end:
                continue
            for spelling in spellings:
                stop = word.start() + len(spelling.low)
                if (
                    low.startswith(spelling.low, word.start())
                    and not low[stop : stop + 1].isalnum()
                    and _is_written(folded[word.start() : stop], spelling, small=small)
                ):
                    article = 4 if spelling.low.startswith("the ") else 0
                    yield Match(Span(word.start() + article, stop), spelling.entry)
                    end = stop
                    break


def _is_written(words: str, spelling: _Spelling, *, small: bool) -> bool:
    """Return whether the capitals are those of the name."""
    if words == spelling.folded:
        return True
    letters = spelling.folded.replace(" ", "")
    if letters.isupper() and len(letters) <= _SHORT:
        return False
    if small:
        return len(letters) > _SHORT - 1
    given, wanted = words.split(), spelling.folded.split()
    return all(
        not want[0].isupper() or have[0].isupper() or (have in _PARTICLES and number == 0)
        for number, (have, want) in enumerate(zip(given, wanted, strict=False))
    ) and any(have[0].isupper() for have in given)


@cache
def gazetteer_of(lists: Lists) -> Gazetteer:
    """Return the known names of the lists."""
    cities = {row[0]: row for row in lists.rows("names-cities")}
    return Gazetteer(
        [
            *_states(lists, cities),
            *_peoples(lists),
            *_bodies(lists),
            *_places(lists),
            *map(_city, cities.values()),
        ]
    )


def _states(lists: Lists, cities: dict[str, Row]) -> Iterator[Entry]:
    capitals = []
    for row in lists.rows("names-states"):
        code, name, seat, others = _full(row, 4)
        yield Entry(name, Sort.STATE, ActorKind.STATE, code, aliases=_parted(others))
        capitals.append((code, seat))
    seen = set()
    for code, seat in capitals:
        if seat and seat not in seen:
            seen.add(seat)
            _, lat, lon, _, _, others = _full(cities.get(seat, (seat,)), 6)
            yield Entry(
                seat, Sort.CAPITAL, None, code, "", _number(lat), _number(lon), _parted(others)
            )


def _peoples(lists: Lists) -> Iterator[Entry]:
    for row in lists.rows("names-peoples"):
        name, code, others = _full(row, 3)
        kind = ActorKind.POPULATION
        yield Entry(name, Sort.PEOPLE, kind, code or None, aliases=_parted(others))
    for row in lists.rows("event-nationalities"):
        adjective, code, _ = _full(row, 3)
        if adjective[-1:] in "nict":
            yield Entry(f"{adjective}s", Sort.PEOPLE, ActorKind.POPULATION, code or None)


def _bodies(lists: Lists) -> Iterator[Entry]:
    for row in lists.rows("names-bodies"):
        name, kind, code, part_of, others = _full(row, 5)
        if kind in _KINDS:
            yield Entry(
                name,
                Sort.BODY,
                ActorKind(kind),
                code or None,
                part_of,
                aliases=_parted(others),
            )


def _places(lists: Lists) -> Iterator[Entry]:
    for row in lists.rows("names-places"):
        name, lat, lon, code, others = _full(row, 5)
        yield Entry(
            name, Sort.PLACE, None, code or None, "", _number(lat), _number(lon), _parted(others)
        )


def _city(row: Row) -> Entry:
    name, lat, lon, code, _, others = _full(row, 6)
    return Entry(
        name, Sort.PLACE, None, code or None, "", _number(lat), _number(lon), _parted(others)
    )


def _full(row: Row, width: int) -> Row:
    return (row + ("",) * width)[:width]


def _parted(column: str) -> tuple[str, ...]:
    return tuple(part for part in column.split("|") if part)


def _number(column: str) -> float | None:
    try:
        return float(column)
    except ValueError:
        return None
