"""Distances on the globe."""

from __future__ import annotations

import math

import pytest

from idlib_gui.build.same_places import kilometres
from idlib_gui.domain.records import Place

ORIGIN = Place("p", "Here", 0.0, 0.0)


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        (0.0, 0.0, 0),
        (0.0, 1.0, 111.2),
        (1.0, 0.0, 111.2),
        (0.0, 180.0, 20_015),
        (90.0, 7.0, 10_008),
    ],
)
def test_a_degree_is_a_hundred_and_eleven_kilometres(lat, lon, expected):
    assert kilometres(ORIGIN, Place("q", "There", lat, lon)) == pytest.approx(expected, abs=1)


def test_what_has_no_position_is_nowhere_near():
    assert kilometres(ORIGIN, Place("q", "Somewhere")) == math.inf
