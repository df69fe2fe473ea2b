"""Positions as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.positions import read_position, write_position
from idlib_gui.domain.records import DomainError


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("36.2, 37.16", (36.2, 37.16)),
        ("  36.2   37.16 ", (36.2, 37.16)),
        ("-33.9; 18.4", (-33.9, 18.4)),
        ("−33.9, −70", (-33.9, -70.0)),
        ("36.200° N, 37.160° E", (36.2, 37.16)),
        ("33.9 s, 70.6 w", (-33.9, -70.6)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_position_is_read_in_the_ways_that_people_write_it(typed, read):
    assert read_position(typed) == read


@pytest.mark.parametrize("typed", ["Idlib", "36.2", "36.2, ", "36.2, 37.1, 4", "1,2,3"])
def test_what_is_no_position_is_refused_with_an_example(typed):
    with pytest.raises(DomainError, match="write it as"):
        read_position(typed)


@pytest.mark.parametrize("typed", ["91, 0", "0, 181", "-90.5, 20"])
def test_a_position_off_the_earth_is_refused(typed):
    with pytest.raises(DomainError, match="from −90 to 90"):
        read_position(typed)


@given(
    st.floats(-90, 90).map(lambda x: round(x, 3)), st.floats(-180, 180).map(lambda x: round(x, 3))
)
def test_what_is_written_is_read_again_as_the_same(north, east):
    read = read_position(write_position(north, east))
    assert read == pytest.approx((north, east), abs=1e-3)


def test_no_position_is_written_as_nothing():
    assert write_position(None, None) == ""
    assert write_position(1.0, None) == ""
