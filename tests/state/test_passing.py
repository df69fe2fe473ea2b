"""A filter lets rows pass by who, what, where and when; steps and lists follow it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.layout.columns import CLASSES
from idlib_gui.state.datasets import NO_FILTER, Layer, RowFilter
from idlib_gui.state.passing import beside, counts_of, passing, place_of, rows_in_time
from idlib_gui.state.viewport import LanesBy, View

FIRST = day_start(2020)
codes = st.lists(st.integers(-1, 4), min_size=6, max_size=6)
chosen = st.frozensets(st.integers(0, 6), max_size=3)


def rows_of(flags):
    return np.flatnonzero(flags).tolist()


def lanes(by, **fields):
    """Return a view in which the made dataset is opened into lanes."""
    return View(lanes_by=by, expanded=frozenset({"dataset:made"}), **fields)


def test_without_a_filter_nothing_is_looked_at(make_dataset):
    assert passing(make_dataset(), NO_FILTER) is None


def test_an_actor_is_looked_for_on_both_sides(make_dataset):
    dataset = make_dataset(4, actor=[0, 1, -1, 2], target=[1, 2, 2, -1])
    assert rows_of(passing(dataset, RowFilter(actors=frozenset({2})))) == [1, 2, 3]


def test_all_parts_of_a_filter_have_to_hold(make_dataset):
    dataset = make_dataset(6)
    only = RowFilter(
        types=frozenset({1}), places=frozenset({0}), period=(FIRST + DAY, FIRST + 2 * DAY)
    )
    assert rows_of(passing(dataset, only)) == [1]


def test_a_row_passes_where_it_touches_the_period(make_dataset):
    long_one = make_dataset(2, start=[0, 100], end=[50, 101])
    assert rows_of(passing(long_one, RowFilter(period=(49, 100)))) == [0]
    assert rows_of(passing(long_one, RowFilter(period=(50, 101)))) == [1]


@given(codes, codes, chosen)
def test_codes_pass_as_one_by_one(actor, target, wanted):
    from_fixture = type("Columns", (), {})()
    from_fixture.actor = np.array(actor, dtype=np.int32)
    from_fixture.target = np.array(target, dtype=np.int32)
    flags = passing(from_fixture, RowFilter(actors=wanted))
    if not wanted:
        assert flags is None
    else:
        pairs = zip(actor, target, strict=True)
        assert flags.tolist() == [a in wanted or b in wanted for a, b in pairs]


@given(codes, codes)
def test_a_name_counts_the_rows_that_choosing_it_lets_pass(actor, target):
    dataset = type("Columns", (), {"actors": "abcde"})()
    dataset.actor = np.array(actor, dtype=np.int32)
    dataset.target = np.array(target, dtype=np.int32)
    counts = counts_of(dataset, "actors").tolist()
    for code in range(5):
        flags = passing(dataset, RowFilter(actors=frozenset({code})))
        assert counts[code] == flags.sum()


@given(codes, codes, codes, chosen, chosen)
def test_a_name_counts_the_rows_that_it_lets_pass_beside_the_other_parts(
    actor, target, kind, actors, types
):
    dataset = type("Columns", (), {"actors": "abcde", "types": "abcde"})()
    for name, values in (("actor", actor), ("target", target), ("type", kind)):
        setattr(dataset, name, np.array(values, dtype=np.int32))
    only = RowFilter(actors=actors, types=types)
    for part in ("actors", "types"):
        counts = counts_of(dataset, part, only).tolist()
        for code in range(5):
            flags = passing(dataset, only.choosing(part, frozenset({code})))
            assert counts[code] == flags.sum()


def test_types_and_places_are_counted_too(make_dataset):
    dataset = make_dataset(5, type=[0, 0, -1, 1, 0], place=[-1] * 5)
    assert counts_of(dataset, "types").tolist() == [3, 1]
    assert counts_of(dataset, "places").tolist() == [0, 0]


def test_rows_are_listed_by_when_they_begin(make_dataset):
    dataset = make_dataset(4, start=[30, 10, 20, 10], end=[40, 11, 21, 99])
    layer = Layer(dataset)
    assert rows_in_time(layer, View()).tolist() == [1, 3, 2, 0]
    assert rows_in_time(layer, View((25.5, 35.0)), in_window=True).tolist() == [3, 0]
    filtered = Layer(dataset, passing=np.array([True, True, False, True]), ready=True)
    assert rows_in_time(filtered, View((10, 30)), in_window=True).tolist() == [1, 3]


def test_a_step_stays_in_the_lane_and_among_what_passes(make_dataset):
    dataset = make_dataset(9)  # actors 0 1 2 0 1 2 0 1 2
    layer = Layer(dataset)
    assert beside(layer, 0, lanes(LanesBy.ACTOR), forward=True) == 3
    assert beside(layer, 3, lanes(LanesBy.ACTOR), forward=False) == 0
    assert beside(layer, 0, lanes(LanesBy.ACTOR), forward=False) is None
    assert beside(layer, 0, lanes(LanesBy.TYPE), forward=True) == 2
    assert beside(layer, 0, lanes(LanesBy.PLACE), forward=True) == 1
    assert beside(layer, 0, View(), forward=True) == 1
    without = Layer(dataset, passing=np.arange(9) != 3, ready=True)
    assert beside(without, 0, lanes(LanesBy.ACTOR), forward=True) == 6


@pytest.mark.parametrize("start", [[5, 5, 5, 5], [3, 1, 2, 1]])
def test_stepping_on_and_back_meets_every_row_once(make_dataset, start):
    dataset = make_dataset(4, start=start, end=[9] * 4)
    layer = Layer(dataset)
    way = [int(rows_in_time(layer, View())[0])]
    while (to := beside(layer, way[-1], View(), forward=True)) is not None:
        way.append(to)
    assert way == rows_in_time(layer, View()).tolist()
    back = [way[-1]]
    while (to := beside(layer, back[-1], View(), forward=False)) is not None:
        back.append(to)
    assert back == way[::-1]


@pytest.mark.parametrize("start", [[5, 5, 5, 5], [3, 1, 2, 1]])
def test_each_row_has_its_place_on_the_way_of_steps(make_dataset, start):
    layer = Layer(make_dataset(4, start=start, end=[9] * 4))
    way = rows_in_time(layer, View()).tolist()
    assert [place_of(layer, row, View()) for row in way] == [(n, 4) for n in range(4)]


def test_the_place_of_a_row_is_told_in_its_lane_and_among_what_passes(make_dataset):
    dataset = make_dataset(9)  # actors 0 1 2 0 1 2 0 1 2
    assert place_of(Layer(dataset), 3, lanes(LanesBy.ACTOR)) == (1, 3)
    without = Layer(dataset, passing=np.arange(9) != 3, ready=True)
    assert place_of(without, 6, lanes(LanesBy.ACTOR)) == (1, 2)
    assert place_of(without, 3, lanes(LanesBy.ACTOR)) is None


def test_the_rows_of_a_closed_dataset_are_one_lane(make_dataset):
    layer = Layer(make_dataset(9))
    closed = View(lanes_by=LanesBy.ACTOR)
    assert beside(layer, 0, closed, forward=True) == 1
    assert place_of(layer, 3, closed) == (3, 9)


def test_lists_and_steps_stay_in_the_period(make_dataset):
    layer = Layer(make_dataset(9))  # a day each
    view = View(period=(FIRST + 2 * DAY, FIRST + 5 * DAY))
    assert rows_in_time(layer, view).tolist() == [2, 3, 4]
    assert rows_in_time(layer, View(), in_window=True).tolist() == list(range(9))
    assert beside(layer, 0, view, forward=True) == 2
    assert beside(layer, 4, view, forward=True) is None
    assert place_of(layer, 3, view) == (1, 3)
    assert place_of(layer, 5, view) is None


def test_lists_and_steps_leave_out_classes_that_are_off(make_dataset):
    layer = Layer(make_dataset(4, cls=[0, 1, 4, 1]))
    view = View(classes_off=frozenset({CLASSES[1], None}))
    assert rows_in_time(layer, view).tolist() == [0]
    assert beside(layer, 0, view, forward=True) is None
    assert place_of(layer, 1, view) is None
