"""The scale of time: always forwards, always invertible, and readable where things happen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, FAR_FUTURE, FAR_PAST, day_start
from idlib_gui.domain.document import Document
from idlib_gui.layout.columns import columns_of
from idlib_gui.layout.scale import TimeScale, folded_scale, linear_scale
from idlib_gui.layout.window import (
    centred,
    fitted,
    panned,
    rooms_of,
    whole,
    zoomed,
)

YEAR = 365 * DAY
LENGTHS = (1, 60, 3_600, DAY, 30 * DAY, YEAR, 100 * YEAR)


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    """Return a linear or folded scale over units of any length, anywhere in time."""
    units = draw(
        st.lists(
            st.tuples(st.integers(FAR_PAST, FAR_FUTURE - 100 * YEAR), st.sampled_from(LENGTHS)),
            min_size=1,
            max_size=25,
        )
    )
    named = np.array([(begin, begin + length) for begin, length in units], dtype=np.int64)
    extent = int(named.min()), int(named.max())
    if draw(st.booleans()):
        return linear_scale(extent)
    starts = np.array(draw(st.lists(st.booleans(), min_size=len(units), max_size=len(units))))
    return folded_scale(extent, named, starts)


@given(scales(), st.integers(FAR_PAST, FAR_FUTURE), st.integers(FAR_PAST, FAR_FUTURE))
def test_later_is_never_further_left(scale: TimeScale, one: int, other: int) -> None:
    first, second = sorted((one, other))
    assert scale.to_room(first) <= scale.to_room(second)


@given(scales(), st.floats(0, 1))
def test_a_place_gives_an_instant_that_is_at_that_place(scale: TimeScale, part: float) -> None:
    room = part * scale.room
    assert scale.to_room(scale.to_seconds(room)) == pytest.approx(room, abs=1e-5 * scale.room)


@given(scales())
def test_knots_rise_strictly_so_that_no_time_is_lost(scale: TimeScale) -> None:
    assert (np.diff(scale.knots) > 0).all()
    assert (np.diff(scale.rooms) > 0).all()
    assert scale.least_room <= scale.room


@given(scales(), st.floats(0.1, 10), st.floats(0, 1), st.floats(0, 1))
def test_zooming_keeps_the_time_under_the_pointer(
    scale: TimeScale, factor: float, at: float, place: float
) -> None:
    window = zoomed(scale, None, 8.0, place)
    left, right = rooms_of(scale, window)
    held = left + (right - left) * at
    new_left, new_right = rooms_of(scale, zoomed(scale, window, factor, at))
    is_free = new_left > 1e-6 * scale.room and new_right < scale.room * (1 - 1e-6)
    if is_free:
        now = new_left + (new_right - new_left) * at
        assert now == pytest.approx(held, abs=1e-5 * scale.room)


@given(scales(), st.floats(1e-9, 1e9), st.floats(-50, 50))
def test_no_gesture_leaves_the_domain(scale: TimeScale, factor: float, shift: float) -> None:
    for window in (
        zoomed(scale, None, factor, 0.3),
        panned(scale, zoomed(scale, None, 4.0, 0.5), shift),
        centred(scale, zoomed(scale, None, 4.0, 0.5), shift * scale.room),
        fitted(scale, -1.0, scale.room * 3),
        fitted(scale, 0.2 * scale.room, 0.2 * scale.room),
    ):
        left, right = rooms_of(scale, window)
        assert left >= -1e-9 * scale.room
        assert right <= scale.room * (1 + 1e-9)
        assert right - left >= scale.least_room * 0.99


def test_panning_moves_by_a_part_of_the_window() -> None:
    scale = linear_scale((0, 1_000 * DAY))
    left, right = rooms_of(scale, fitted(scale, 0.4, 0.5, 0.0))
    after = rooms_of(scale, panned(scale, fitted(scale, 0.4, 0.5, 0.0), 0.5))
    assert after[0] == pytest.approx(left + 0.5 * (right - left))


def test_the_whole_is_the_domain() -> None:
    scale = linear_scale((0, 10 * DAY))
    assert rooms_of(scale, whole(scale)) == pytest.approx(rooms_of(scale, None))


def test_years_and_days_get_about_equal_room(article: Document) -> None:
    columns = columns_of(article)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    year = scale.to_room(day_start(2012)) - scale.to_room(day_start(2011))
    day = scale.to_room(day_start(2020, 2, 4)) - scale.to_room(day_start(2020, 2, 3))
    assert 0.5 < year / day < 2


def test_long_empty_stretches_are_folds_that_say_what_they_hide(article: Document) -> None:
    columns = columns_of(article)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    assert scale.folded
    hidden = [(fold.begin, fold.end) for fold in scale.folds]
    assert (day_start(2012), day_start(2014, 3)) in hidden
    assert (day_start(2020, 2, 4), day_start(2020, 2, 9)) in hidden
    assert len({round(fold.right - fold.left, 6) for fold in scale.folds}) == 1


def test_days_in_a_row_need_no_fold_so_the_scale_is_straight() -> None:
    named = np.array([(n * DAY, (n + 1) * DAY) for n in range(9)])
    scale = folded_scale((0, 9 * DAY), named, np.ones(9, dtype=bool))
    assert not scale.folded
    assert scale.to_room(4.5 * DAY) == pytest.approx(scale.room / 2)


def test_without_dates_there_is_still_a_scale() -> None:
    nothing = np.empty((0, 2), dtype=np.int64)
    scale = folded_scale(None, nothing, np.empty(0, dtype=bool))
    assert scale.domain[0] < scale.domain[1]


def test_the_ends_of_known_time_can_be_shown() -> None:
    first, last = day_start(-9_999), day_start(9_999)
    named = np.array([(first, first + YEAR), (last, last + YEAR)])
    for scale in (
        linear_scale((first, last + YEAR)),
        folded_scale((first, last + YEAR), named, np.ones(2, dtype=bool)),
    ):
        assert scale.to_seconds(scale.to_room(last)) == pytest.approx(last, abs=1)


@given(scales(), scales())
def test_only_scales_that_map_and_name_alike_are_alike(scale: TimeScale, other: TimeScale) -> None:
    again = scale._replace(knots=scale.knots.copy(), rooms=scale.rooms.copy())
    assert scale.is_like(again)
    assert not scale.is_like(scale._replace(epoch=scale.epoch + 1))
    assert not scale.is_like(scale._replace(rooms=scale.rooms * 2))
    assert not scale.is_like(scale._replace(named=np.array([[FAR_PAST - 9, FAR_PAST]])))
    if scale.is_like(other):
        places = np.linspace(*scale.domain, 20)
        assert scale.to_room(places).tolist() == other.to_room(places).tolist()
