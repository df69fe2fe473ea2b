"""Which places of different articles are the same: by name, and by where they lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from idlib_gui.domain.records import Place

from .folding import folded, looks_like_name
from .groups import Groups

_NEAR = 50.0
"""Kilometres within which two places of one name are the same."""
_EARTH = 6_371.0


class Spot(NamedTuple):
    """A place and the number of its document."""

    document: int
    place: Place


def same_places(spots: Sequence[Spot]) -> list[list[int]]:
    """Return which places are the same: lists of their numbers, by the first.

    Those of one name are the same if they lie near each other. One without a position joins them
    only if all of its name lie in one spot.
    """
    groups = Groups([spot.document for spot in spots], [None] * len(spots))
    by_name: dict[str, list[int]] = {}
    for number, spot in enumerate(spots):
        name = folded(spot.place.name)
        if name and (spot.place.lat is not None or looks_like_name(spot.place.name)):
            by_name.setdefault(name, []).append(number)
    for numbers in by_name.values():
        _join(numbers, spots, groups)
    return groups.sets()


def _join(numbers: Sequence[int], spots: Sequence[Spot], groups: Groups) -> None:
    heads: list[tuple[int, Place]] = []
    unplaced: list[int] = []
    for number in numbers:
        place = spots[number].place
        if place.lat is None:
            unplaced.append(number)
            continue
        near = [
            (kilometres(place, head), other)
            for other, head in heads
            if groups.can_join(other, number)
        ]
        distance, closest = min(near, default=(math.inf, number))
        if distance > _NEAR:
            heads.append((number, place))
        else:
            groups.join(closest, number)
    if len(heads) < 2:  # noqa: PLR2004 - among two spots, which one is meant stays open
        first = heads[0][0] if heads else unplaced[0]
        for number in unplaced:
            groups.join(first, number)


def kilometres(one: Place, two: Place) -> float:
    """Return the distance of two places on the globe, infinite if one has no position."""
    if None in {one.lat, one.lon, two.lat, two.lon}:
        return math.inf
    lat, lon, other_lat, other_lon = (
        math.radians(angle or 0.0) for angle in (one.lat, one.lon, two.lat, two.lon)
    )
    north = math.sin((other_lat - lat) / 2) ** 2
    east = math.sin((other_lon - lon) / 2) ** 2
    part = north + math.cos(lat) * math.cos(other_lat) * east
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, part)))
