"""The index counts and finds what a look at every event would."""

from __future__ import annotations

import gc
from pathlib import Path
from unittest.mock import patch
from weakref import ref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY
from idlib_gui.layout import index_writer
from idlib_gui.layout.index import EventIndex

from .events import DECADE, Events, Numbers, cuts, random_events, tables, whens

ALL = 10**9
ODD = np.array([True, False, True, False, True])


@pytest.fixture(autouse=True, scope="module")
def _parts_of_few():
    """Give durations a part of their own however few events have them."""
    with patch.object(index_writer, "FEWEST_PLAIN", 2):
        yield


def one_lane(*spans: tuple[int, int]) -> Events:
    """Return events of one lane and class by begin and end."""
    start, end = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    nothing = np.zeros(len(start), dtype=np.int64)
    return Events(nothing, start, end, nothing.astype(np.int8), 1)


@given(st.data())
def test_counts_are_those_of_looking_at_every_event(data: st.DataObject) -> None:
    events = data.draw(tables())
    index, lanes = events.index(), np.arange(events.lanes)
    edges = data.draw(cuts(events))
    classes = np.array(data.draw(st.lists(st.booleans(), min_size=5, max_size=5)))
    rows = np.array(
        data.draw(st.lists(st.booleans(), min_size=events.total, max_size=events.total)), bool
    )
    everything, of_class = np.ones(events.total, bool), classes[events.cls]
    filters = (
        (None, everything),
        (index.kept(classes), of_class),
        (index.kept(rows=rows), rows),
        (index.kept(classes, np.flatnonzero(rows)), rows & of_class),
    )
    for kept, flags in filters:
        expected = events.class_counts(index.snapped(edges), flags)
        assert (index.class_counts(lanes, edges, kept) == expected).all()
        assert (index.active_counts(lanes, edges, kept) == expected.sum(axis=0)).all()


@settings(max_examples=40)
@given(st.data())
def test_what_starts_in_a_pixel_is_counted_apart_from_what_is_active(data: st.DataObject) -> None:
    events = data.draw(tables())
    index, lanes = events.index(), np.arange(events.lanes)
    edges = data.draw(cuts(events))
    snapped = index.snapped(edges)
    for kept, flags in ((None, events.cls >= 0), (index.kept(ODD), ODD[events.cls])):
        counts = index.started_counts(lanes, edges, kept)
        for lane in lanes:
            starts = events.start[flags & (events.lane == lane)]
            ranks = (starts[:, np.newaxis] < snapped).sum(axis=0)
            assert (counts[lane] == np.diff(ranks)).all()


@settings(max_examples=40)
@given(st.data())
def test_edges_move_by_less_than_a_bin_and_only_between_pixels_that_are_wider(
    data: st.DataObject,
) -> None:
    events = data.draw(tables())
    index, edges = events.index(), data.draw(cuts(events))
    inside = np.clip(edges, index.begin, index.end)

    moved = index.snapped(edges) - inside

    assert (moved >= 0).all()
    assert (moved < index.width).all()
    assert (np.diff(index.snapped(edges)) >= 0).all()
    narrow = np.diff(edges) < index.width
    assert not moved[:-1][narrow].any()
    assert not moved[1:][narrow].any()


@given(st.data())
def test_counts_that_are_to_be_exact_are_those_of_the_edges_themselves(
    data: st.DataObject,
) -> None:
    events = data.draw(tables())
    index, lanes, edges = events.index(), np.arange(events.lanes), data.draw(cuts(events))
    for kept, flags in ((None, events.cls >= 0), (index.kept(ODD), ODD[events.cls])):
        expected = events.class_counts(edges, flags)
        assert (index.class_counts(lanes, edges, kept, exact=True) == expected).all()
        counts = index.active_counts(lanes, edges, kept, exact=True)
        assert (counts == expected.sum(axis=0)).all()


@given(st.data())
def test_active_events_are_those_found_by_looking_at_every_one(data: st.DataObject) -> None:
    events = data.draw(tables())
    index = events.index()
    lane = data.draw(st.integers(0, events.lanes - 1))
    begin, end = sorted(data.draw(st.tuples(st.sampled_from((-5, 0, 7, 10 * DAY)), st.just(12))))
    limit = data.draw(st.integers(0, 9))
    odd_rows = np.arange(events.total) % 2 == 1
    filters = (
        (None, events.cls >= 0),
        (index.kept(ODD), ODD[events.cls]),
        (index.kept(rows=odd_rows), odd_rows),
    )
    for kept, flags in filters:
        found = index.active(lane, begin, end, ALL, kept)
        wanted = np.flatnonzero(events.active(lane, begin, end) & flags)
        assert sorted(index.id_of(found)) == wanted.tolist()
        starts = index.start_of(found)
        assert (np.diff(starts) >= 0).all()
        first = index.active(lane, begin, end, limit, kept)
        assert (index.start_of(first) == starts[:limit]).all()
        assert set(first.tolist()) <= set(found.tolist())


def _check_members(events: Events, lanes: list[int], instants: list[int]) -> None:
    """Check that events of lanes are found as they are one lane after the other."""
    index = events.index()
    few = np.flatnonzero(np.arange(events.total) % 7 == 1)
    numbers = np.array(lanes, dtype=np.int64)
    for kept in (None, index.kept(ODD), index.kept(rows=few), index.kept(np.zeros(5, dtype=bool))):
        found = index.members(numbers, kept)
        _check_found(
            index, found, [index.active(n, index.begin, index.end, ALL, kept) for n in lanes]
        )
        for instant in instants:
            found = index.at(numbers, instant, kept)
            _check_found(
                index, found, [index.active(n, instant, instant + 1, ALL, kept) for n in lanes]
            )


def _check_found(
    index: EventIndex, found: tuple[Numbers, Numbers], one_by_one: list[Numbers]
) -> None:
    positions, owners = found
    assert positions.tolist() == [at for lane in one_by_one for at in lane.tolist()]
    assert owners.tolist() == index.lane_of(positions).tolist()


@given(st.data())
def test_events_of_lanes_are_found_at_once(data: st.DataObject) -> None:
    events = data.draw(tables())
    lanes = sorted(data.draw(st.sets(st.integers(0, events.lanes - 1))))
    edges = [*events.start[:3], *events.end[:3], 0, data.draw(whens())]
    _check_members(events, lanes, [int(edge) + step for edge in edges for step in (-1, 0)])


def test_many_events_of_lanes_are_found_at_once() -> None:
    events = random_events(20_000, 9)
    for lanes in ([], [4], [0, 1, 2, 7, 8], list(range(9))):
        _check_members(events, lanes, [-60 * DECADE, -5 * DECADE, 0, 17 * DECADE + 3, 60 * DECADE])


@settings(max_examples=40)
@given(tables())
def test_an_event_is_told_by_its_position(events: Events) -> None:
    index = events.index()
    positions = np.arange(events.total)

    rows = index.id_of(positions)

    assert sorted(rows) == positions.tolist()
    assert (index.start_of(positions) == events.start[rows]).all()
    assert (index.end_of(positions) == events.end[rows]).all()
    assert (index.cls_of(positions) == events.cls[rows]).all()
    assert (index.lane_of(positions) == events.lane[rows]).all()
    assert (index.position_of(rows) == positions).all()


def test_many_events_are_counted_and_found_at_every_zoom() -> None:
    events = random_events(20_000, 9)
    index, lanes = events.index(), np.array([7, 2, 2, 0])
    half = np.random.default_rng(2).random(events.total) < 0.5
    few = np.flatnonzero(half)[::50]
    filters = (
        (None, events.cls >= 0),
        (index.kept(ODD), ODD[events.cls]),
        (index.kept(rows=half), half),
        (index.kept(ODD, few), np.isin(np.arange(events.total), few) & ODD[events.cls]),
    )
    for length in (80 * DECADE, 4 * DECADE, DECADE // 100, DAY, 30):
        edges = np.linspace(-length // 2, length // 2, 41)
        for kept, flags in filters:
            expected = events.class_counts(index.snapped(edges), flags)[:, lanes]
            assert (index.class_counts(lanes, edges, kept) == expected).all()
            assert (index.active_counts(lanes, edges, kept) == expected.sum(axis=0)).all()
            begin, end = int(edges[19]), int(edges[21])
            found = index.active(7, begin, end, ALL, kept)
            wanted = np.flatnonzero(events.active(7, begin, end) & flags)
            assert sorted(index.id_of(found)) == wanted.tolist()
            assert index.active(7, begin, end, 5, kept).tolist() == found[:5].tolist()


def test_a_bar_of_a_decade_is_found_years_after_it_began() -> None:
    points = [(second, second + 3) for second in range(0, 60_000, 3)]
    index = one_lane((5, 5 + DECADE), *points).index()

    found = index.active(0, DECADE - 10, DECADE - 9, 10)

    assert index.id_of(found).tolist() == [0]


def test_few_of_very_many_running_events_are_found_first() -> None:
    events = one_lane(*((second, second + DECADE) for second in range(30_000)))
    index = events.index()
    last = index.kept(rows=np.array([29_999]))

    assert index.id_of(index.active(0, 40_000, 40_001, 3)).tolist() == [0, 1, 2]
    assert index.id_of(index.active(0, 40_000, 40_001, 3, last)).tolist() == [29_999]


def test_uneven_edges_of_folded_time_are_counted_exactly_where_pixels_are_narrow() -> None:
    events = random_events(4_000, 3)
    index = events.index()
    days = np.arange(-20, 20) * DAY
    edges = np.concatenate([[-(30 * DECADE), -(9 * DECADE)], days, [3 * DECADE, 40 * DECADE]])

    counts = index.active_counts(np.arange(3), edges)

    snapped = index.snapped(edges)
    assert (snapped[2:42] == days).all()
    assert (counts == events.class_counts(snapped, events.cls >= 0).sum(axis=0)).all()


def test_many_events_in_one_bin_are_counted_to_the_second() -> None:
    seconds = np.random.default_rng(4).integers(0, 1_000, 5_000)
    crowd = one_lane((-50 * DECADE, 50 * DECADE), *((at, at + at % 7 + 1) for at in seconds))
    index, edges = crowd.index(), np.arange(490, 510)
    assert index.width > 1_000
    counts = index.active_counts(np.array([0]), edges)
    assert (counts == crowd.class_counts(edges, crowd.cls >= 0).sum(axis=0)).all()


def test_all_events_at_one_second_are_one_pixel() -> None:
    events = one_lane(*[(77, 78)] * 500)
    index = events.index()

    assert (index.begin, index.end) == (77, 78)
    assert index.active_counts(np.array([0]), np.array([76, 77, 78, 79])).tolist() == [[0, 500, 0]]
    assert index.active_counts(np.array([0]), np.array([0, 10**6])).tolist() == [[500]]
    assert len(index.active(0, 77, 78, 40)) == 40


def test_ten_thousand_lanes_are_counted() -> None:
    events = random_events(30_000, 10_000)
    index, edges = events.index(), np.array([-DECADE, 0, 3, DAY])
    lanes = np.arange(10_000)

    expected = events.class_counts(index.snapped(edges), events.cls >= 0)

    assert (index.class_counts(lanes, edges) == expected).all()
    assert (index.totals(lanes) == np.bincount(events.lane, minlength=10_000)).all()
    assert index.totals(np.array([9_999, 3])).tolist() == [
        np.count_nonzero(events.lane == 9_999),
        np.count_nonzero(events.lane == 3),
    ]


def test_edges_without_end_and_between_seconds_are_understood() -> None:
    index = one_lane((10, 11), (20, 30)).index()
    counts = index.active_counts(np.array([0]), np.array([-np.inf, 9.5, 10.5, 29.5, np.inf]))
    assert counts.tolist() == [[0, 1, 1, 0]]
    assert index.active_counts(np.array([0]), np.array([-(2**62), 2**62])).tolist() == [[2]]
    assert index.active(0, -(10**30), 10**30, 5).tolist() == [0, 1]


def test_an_edge_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="an edge is not a number"):
        one_lane((10, 11)).index().active_counts(np.array([0]), np.array([0, np.nan]))


def test_no_edges_or_no_lanes_give_no_counts() -> None:
    index = random_events(50, 2).index()
    assert index.active_counts(np.array([0]), np.array([5])).shape == (1, 0)
    assert index.active_counts(np.array([0]), np.array([])).shape == (1, 0)
    assert index.class_counts(np.array([], dtype=int), np.arange(4)).shape == (5, 0, 3)


@pytest.mark.parametrize("lanes", [0, 3])
def test_an_index_of_nothing_answers_nothing(lanes: int) -> None:
    nothing = np.empty(0, dtype=np.int64)
    index = Events(nothing, nothing, nothing, nothing.astype(np.int8), lanes).index()
    everywhere = np.arange(lanes)

    assert index.total == 0
    assert index.totals(everywhere).tolist() == [0] * lanes
    assert index.class_counts(everywhere, np.arange(4)).sum() == 0
    assert index.active_counts(everywhere, np.arange(4), index.kept(ODD, nothing)).sum() == 0
    assert EventIndex.restore(index.arrays(), index.meta()).total == 0
    assert not lanes or index.active(0, 0, 9, 5).tolist() == []


def test_a_filter_of_everything_is_no_filter() -> None:
    index = random_events(50, 2).index()
    assert index.kept() is None
    assert index.kept(np.ones(5, bool)) is None


def test_a_filter_of_the_same_rows_is_made_once_and_of_others_anew() -> None:
    events = random_events(500, 2)
    index, rows = events.index(), np.arange(500) % 3 == 0

    kept = index.kept(rows=rows)

    def count(kept):
        return index.active_counts(np.arange(2), np.array([index.begin, index.end]), kept).sum()

    assert index.kept(rows=rows) is kept
    lanes, edges = np.arange(2), np.arange(-9, 9) * DECADE
    twice = index.kept(ODD, rows).narrowed(~ODD)
    assert not index.class_counts(lanes, edges, twice).any()
    assert count(index.kept(ODD, rows)) == np.count_nonzero(rows & ODD[events.cls])
    assert count(index.kept(rows=~rows)) == np.count_nonzero(~rows)
    assert count(index.kept(rows=rows)) == np.count_nonzero(rows)


def test_what_was_kept_of_rows_is_let_go_with_them_and_not_while_others_are_asked_for() -> None:
    index = random_events(500, 2).index()
    rows, others = np.arange(500) % 3 == 0, np.arange(500) % 5 == 0
    first = ref(index.kept(rows=rows))
    gc.collect()
    assert index.kept(rows=rows) is first()
    second = ref(index.kept(rows=others))
    del rows
    gc.collect()
    assert first() is None
    assert index.kept(rows=others) is second()
    del others
    gc.collect()
    assert second() is None


def test_a_filter_counts_the_same_when_it_was_prepared() -> None:
    events = random_events(500, 2)
    lanes, edges = np.arange(2), np.arange(-9, 9) * DECADE
    rows = np.arange(500) % 3 == 0
    late, early = events.index(), events.index()
    kept = early.kept(rows=rows)
    kept.prepare()
    counts = early.class_counts(lanes, edges, kept)
    assert counts.any()
    assert (counts == late.class_counts(lanes, edges, late.kept(rows=rows))).all()


def test_an_index_is_restored_from_memory_maps_as_it_was(tmp_path: Path) -> None:
    index = random_events(3_000, 4).index()
    for name, array in index.arrays().items():
        np.save(tmp_path / f"{name}.npy", array)
    maps = {path.stem: np.load(path, mmap_mode="r") for path in tmp_path.iterdir()}

    restored = EventIndex.restore(maps, index.meta())

    lanes, edges = np.arange(4), np.linspace(-DECADE, DECADE, 100)
    for classes, rows in ((None, None), (ODD, None), (None, np.arange(0, 3_000, 7))):
        counts = index.class_counts(lanes, edges, index.kept(classes, rows))
        kept = restored.kept(classes, rows)
        assert (restored.class_counts(lanes, edges, kept) == counts).all()
    assert (restored.active(1, 0, DAY, 50) == index.active(1, 0, DAY, 50)).all()
    assert all(np.shares_memory(array, maps[name]) for name, array in restored.arrays().items())
    assert not any(array.flags.writeable for array in restored.arrays().values())


def test_an_index_takes_few_bytes_an_event() -> None:
    rng = np.random.default_rng(3)
    start, length = rng.integers(0, 3 * DECADE, 40_000), np.ones(40_000, dtype=np.int64)
    length[::2] = rng.integers(2, 90 * DAY, 20_000)
    cls = rng.integers(0, 5, 40_000).astype(np.int8)
    index = EventIndex.build(rng.integers(0, 24, 40_000), start, start + length, cls, 24)
    assert index.nbytes < 25 * index.total


def test_filters_of_the_last_choices_of_classes_are_remembered_and_older_ones_made_again() -> None:
    rows = np.arange(50)
    index = EventIndex.build(np.zeros(50, np.int32), rows, rows + 1, rows % 5, 1)
    choices = [np.arange(5) != off for off in range(5)]
    made = [index.kept(choice) for choice in choices]
    assert [index.kept(choice) for choice in choices[1:]] == made[1:]
    again = index.kept(choices[0])
    assert again is not made[0]
    assert index.totals(np.array([0])).tolist() == [50]
    assert index.active_counts(np.array([0]), np.array([0, 50]), again).tolist() == [[40]]
