"""What is known by name, as the lists tell it: states, cities, regions, peoples, bodies."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.lists import Lists, Row

from .folds import fold

ALIASES = 5
"""Column of the list of cities."""
_KINDS = frozenset(ActorKind)


class Sort(Enum):
    """What a known name names. A capital is a city that may stand for its state.

    A land is a place that governs itself and may act: "Scotland voted".
    """

    STATE = 1
    CAPITAL = 2
    PLACE = 3
    BODY = 4
    PEOPLE = 5
    LAND = 6


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


def entries_of(lists: Lists) -> list[Entry]:
    """Return all that is known but cities; of two with one name, the first one has it."""
    cities: dict[str, Row] = {}
    for row in lists.rows("names-cities"):
        for name in (row[0], *parted((*row, "", "", "", "", "")[ALIASES])):
            cities.setdefault(fold(name), row)
    return [*_states(lists, cities), *_peoples(lists), *_bodies(lists), *_places(lists)]


def _states(lists: Lists, cities: dict[str, Row]) -> Iterator[Entry]:
    capitals = []
    for row in lists.rows("names-states"):
        code, name, seat, others = _full(row, 4)
        yield Entry(name, Sort.STATE, ActorKind.STATE, code, aliases=parted(others))
        capitals.append((code, seat))
    seen = set()
    for code, seat in capitals:
        if seat and seat not in seen:
            seen.add(seat)
            _, lat, lon, _, _, others = _full(cities.get(fold(seat), (seat,)), 6)
            yield Entry(
                seat, Sort.CAPITAL, None, code, "", _number(lat), _number(lon), parted(others)
            )


def _peoples(lists: Lists) -> Iterator[Entry]:
    for row in lists.rows("names-peoples"):
        name, code, others = _full(row, 3)
        kind = ActorKind.POPULATION
        yield Entry(name, Sort.PEOPLE, kind, code or None, aliases=parted(others))
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
                aliases=parted(others),
            )


def _places(lists: Lists) -> Iterator[Entry]:
    lands = {row[0] for row in lists.rows("names-lands")}
    states = {row[0]: row[1] for row in lists.rows("names-states") if len(row) > 1}
    for row in lists.rows("names-places"):
        entry = place(row)
        if entry.name in lands:
            owner = states.get(entry.country or "", "")
            entry = entry._replace(sort=Sort.LAND, kind=ActorKind.GOVERNMENT_BODY, part_of=owner)
        yield entry


def place(row: Row) -> Entry:
    """Return what a row tells of a place: name, latitude, longitude, state, other names."""
    name, lat, lon, code, others = _full(row, 5)
    return Entry(
        name, Sort.PLACE, None, code or None, "", _number(lat), _number(lon), parted(others)
    )


def city(row: Row) -> Entry:
    """Return what a row of the list of cities tells."""
    name, lat, lon, code, _, others = _full(row, 6)
    return Entry(
        name, Sort.PLACE, None, code or None, "", _number(lat), _number(lon), parted(others)
    )


def _full(row: Row, width: int) -> Row:
    return (row + ("",) * width)[:width]


def parted(column: str) -> tuple[str, ...]:
    """Return the names in a column."""
    return tuple(part for part in column.split("|") if part)


def _number(column: str) -> float | None:
    try:
        return float(column)
    except ValueError:
        return None
