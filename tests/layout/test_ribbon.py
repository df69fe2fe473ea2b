"""The ribbon of co-operation and conflict, and the marks along it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Basis, Event, EventType, When
from idlib_gui.layout.columns import columns_of
from idlib_gui.layout.ribbon import (
    Moments,
    active,
    condensed,
    counts,
    flow_of,
    heights,
    moments_of,
)
from idlib_gui.layout.ribbon_ticks import SLOT, place_ticks, width_of
from idlib_gui.layout.scale import folded_scale, linear_scale

WORDS, DEEDS, CHARGES, BLOWS, NONE = range(5)
WIDTH = 800


def moments(*rows):
    """Return events of (first day, day after the last, class)."""
    begin, end, cls = zip(*rows, strict=True) if rows else ((), (), ())
    days = np.array([begin, end], dtype=np.int64).reshape(2, -1) * DAY
    return Moments(days[0], days[1], np.array(cls, dtype=np.int8))


def shown(events, days=100, least=0.0, rooms=(0.0, 1.0)):
    scale = linear_scale((0, days * DAY))
    return heights(flow_of(events, scale, least), rooms, WIDTH)


def test_cooperation_and_conflict_stand_on_their_own_rows():
    rows = shown(moments((10, 20, WORDS), (50, 60, BLOWS)))
    assert rows[WORDS].max() > 0
    assert rows[BLOWS].max() == pytest.approx(1.0)
    assert not rows[[DEEDS, CHARGES]].any()
    assert np.flatnonzero(rows[WORDS]).max() < np.flatnonzero(rows[BLOWS]).min()


def test_deeds_weigh_twice_as_much_as_words():
    rows = shown(moments((10, 20, WORDS), (50, 60, DEEDS)))
    assert rows[WORDS].max() ** 2 == pytest.approx(0.5)
    assert rows[DEEDS].max() == pytest.approx(1.0)


def test_a_month_is_low_and_wide_beside_a_day():
    rows = shown(moments((10, 11, WORDS), (40, 70, CHARGES)))
    assert rows[CHARGES].max() < rows[WORDS].max() / 4
    assert np.count_nonzero(rows[CHARGES]) > 10 * np.count_nonzero(rows[WORDS]) / 2


def test_what_is_too_short_to_be_seen_is_made_wider():
    second = Moments(np.array([50 * DAY]), np.array([50 * DAY + 1]), np.array([0], np.int8))
    thin, wide = (np.count_nonzero(shown(second, least=least)[WORDS]) for least in (0.0, 0.1))
    assert wide > 0.1 * WIDTH > thin > 0


def test_two_classes_of_a_side_share_its_height():
    rows = shown(moments((10, 20, WORDS), (10, 20, DEEDS)))
    middle = np.argmax(rows[DEEDS])
    assert rows[WORDS, middle] + rows[DEEDS, middle] == pytest.approx(1.0)
    assert rows[DEEDS, middle] == pytest.approx(2 * rows[WORDS, middle])


def test_events_without_a_class_are_no_part_of_the_ribbon_and_none_at_all_is_flat():
    assert not shown(moments((10, 20, NONE))).any()
    assert not shown(moments()).any()


def test_open_ends_reach_the_end_of_the_scale():
    document = document_of([event_of("2020-01-05/..", EventType.AID)])
    columns = columns_of(document)
    scale = linear_scale(columns.extent)
    rows = heights(flow_of(moments_of(columns), scale, 0.0), (0.0, scale.room), WIDTH)
    assert rows[DEEDS, -1] > 0.7


def event_of(edtf, kind):
    return Event(f"{edtf}-{kind}", "e", kind, When(edtf, Basis.STATED) if edtf else None)


def test_only_dated_events_come_into_the_ribbon():
    document = document_of([event_of(None, EventType.AID), event_of("2020", EventType.AID)])
    assert moments_of(columns_of(document)).total == 1


def test_folded_time_takes_its_share_as_on_the_timeline():
    document = document_of([event_of("2000-01-01", EventType.AID), event_of("2020", EventType.AID)])
    columns = columns_of(document)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    assert scale.folded
    rows = heights(flow_of(moments_of(columns), scale, 0.0), (0.0, scale.room), WIDTH)
    fold = scale.folds[0]
    left, right = (int(room / scale.room * WIDTH) for room in (fold.left, fold.right))
    assert not rows[:, left + 8 : right - 8].any()
    assert rows[DEEDS, :left].any()
    assert rows[DEEDS, right:].any()


def test_a_count_is_of_what_may_have_been_in_a_stretch():
    events = moments((0, 10, WORDS), (5, 6, BLOWS), (9, 12, BLOWS), (11, 12, NONE))
    assert counts(events, 5 * DAY, 10 * DAY).tolist() == [1, 0, 0, 2, 0]
    assert counts(events, 11 * DAY, 12 * DAY).tolist() == [0, 0, 0, 1, 1]
    assert active(events, 6 * DAY, 9 * DAY).tolist() == [True, False, False, False]


ROWS = st.lists(
    st.tuples(st.integers(0, 99), st.integers(1, 40), st.integers(0, 4)), min_size=1, max_size=30
).map(lambda rows: moments(*((begin, begin + days, cls) for begin, days, cls in rows)))


@given(ROWS, st.floats(0.0, 0.05))
def test_a_ribbon_stays_within_its_height_and_holds_the_weight_of_its_events(events, least):
    scale = linear_scale((0, 140 * DAY))
    flow = flow_of(events, scale, least)
    rows = heights(flow, (0.0, scale.room), WIDTH)
    assert rows.min() >= 0
    assert rows[:2].sum(axis=0).max() <= 1 + 1e-9
    assert rows[2:].sum(axis=0).max() <= 1 + 1e-9
    weights = np.bincount(events.cls, minlength=5)[:4] * (1, 2, 1, 2)
    held = flow.before[:, -1] if flow.places.size else np.zeros(4)
    assert held == pytest.approx(weights, abs=1e-6)


@given(ROWS, st.integers(0, 400))
def test_a_pan_moves_the_ribbon_and_changes_none_of_it(events, by):
    flow = flow_of(events, linear_scale((0, 140 * DAY)), 0.01)
    still = heights(flow, (0.0, 0.5), WIDTH)
    moved = heights(flow, (by / WIDTH / 2, 0.5 + by / WIDTH / 2), WIDTH)
    assert np.allclose(moved[:, : WIDTH - by], still[:, by:], atol=1e-6)


@given(ROWS, st.floats(0.0, 0.05))
def test_events_of_the_same_moment_may_be_counted_instead(events, least):
    scale = linear_scale((0, 140 * DAY))
    once, numbers = condensed(events)
    assert numbers.sum() == events.total
    assert len(set(zip(*(part.tolist() for part in once), strict=True))) == once.total
    one, other = flow_of(events, scale, least), flow_of(once, scale, least, numbers)
    assert one.peak == pytest.approx(other.peak)
    shown = [heights(flow, (0.0, scale.room), WIDTH) for flow in (one, other)]
    assert np.allclose(shown[0], shown[1], atol=1e-4)


def test_no_events_are_no_moments():
    once, numbers = condensed(moments())
    assert once.total == len(numbers) == 0


def ticks(*begins, ends=None):
    places = np.array(begins, dtype=float)
    last = places + SLOT if ends is None else np.array(ends, dtype=float)
    return [(t.left, t.members) for t in place_ticks(np.arange(len(places)), places, last)]


def test_events_that_stand_apart_have_a_mark_each():
    assert ticks(100, 10) == [(10, (1,)), (100, (0,))]


def test_events_of_one_long_day_stand_side_by_side():
    assert ticks(10, 10, 10, ends=(90, 90, 90)) == [(10, (0,)), (25, (1,)), (40, (2,))]


def test_events_without_room_are_counted():
    assert ticks(10, 12, 13) == [(10, (0, 1, 2))]
    assert ticks(10, 12, 60) == [(10, (0, 1)), (60, (2,))]


def test_no_events_have_no_marks():
    assert ticks() == []


def test_a_count_is_as_wide_as_its_digits():
    assert width_of(1) == SLOT < width_of(10) < width_of(1_000)


@given(
    st.lists(st.tuples(st.floats(0, 900), st.floats(0, 200)), max_size=60),
)
def test_marks_never_overlap_and_each_event_is_in_one(spans):
    begin = np.array([span[0] for span in spans])
    end = begin + [span[1] for span in spans]
    found = place_ticks(np.arange(len(spans)), begin, end)
    members = [number for tick in found for number in tick.members]
    assert sorted(members) == list(range(len(spans)))
    for one, other in pairwise(found):
        assert one.left + one.width <= other.left + 1e-9
    for tick in found:
        assert tick.left >= begin[tick.members[0]]
