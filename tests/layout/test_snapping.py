"""Periods snap to what the axis tells: days where it tells days, years where it tells years."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, FAR_FUTURE, FAR_PAST, day_start
from idlib_gui.layout.columns import columns_of
from idlib_gui.layout.scale import TimeScale, folded_scale, linear_scale
from idlib_gui.layout.snapping import Grid, free
from idlib_gui.layout.units import LEVELS, Level, Part, around

from .test_scale import scales
from .test_ticks import LETTERS

HOUR = 3_600
whens = st.integers(FAR_PAST, FAR_FUTURE - 1)


def grid_over(begin, end, width=1_000):
    """Return the grid of a straight scale over two days."""
    scale = linear_scale((day_start(*begin), day_start(*end)))
    return Grid(scale, width / scale.room, LETTERS)


@pytest.fixture
def february():
    """Return a grid that tells days."""
    return grid_over((2020, 2, 1), (2020, 2, 15))


@pytest.fixture
def folded(article):
    """Return the grid of an article with years of folded time before its days."""
    columns = columns_of(article)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    assert scale.folds
    return Grid(scale, 1_000 / scale.room, LETTERS)


def test_a_period_takes_the_days_that_it_touches(february):
    third, ninth = day_start(2020, 2, 3), day_start(2020, 2, 9)
    period = third, day_start(2020, 2, 10)
    assert february.touched(third + 9 * HOUR, ninth + 20 * HOUR) == period
    assert february.touched(ninth + 1, third) == period


def test_a_period_to_just_where_a_day_begins_ends_there(february):
    third, ninth = day_start(2020, 2, 3), day_start(2020, 2, 9)
    assert february.touched(third, ninth) == (third, ninth)


def test_a_touch_takes_one_whole_day(february):
    third = day_start(2020, 2, 3)
    assert february.touched(third, third) == (third, third + DAY)
    assert february.touched(third + 5, third + 9) == (third, third + DAY)


def test_over_decades_a_period_is_of_years():
    grid = grid_over((1990, 1, 1), (2020, 1, 1))
    assert grid.level(day_start(2000, 5, 5)).part is Part.YEAR
    begin, end = grid.touched(day_start(2000, 5, 5), day_start(2004, 5, 5))
    assert begin == day_start(2000)
    assert end in {day_start(year) for year in range(2005, 2011)}


def test_the_nearest_rule_is_taken(february):
    third = day_start(2020, 2, 3)
    assert february.nearest(third + 11 * HOUR) == third
    assert february.nearest(third + 13 * HOUR) == third + DAY


def test_folded_time_has_rules_at_its_ends_only(folded):
    fold = folded.scale.folds[0]
    middle = (fold.begin + fold.end) // 2
    assert folded.around(middle) == (fold.begin, fold.end)
    assert folded.nearest(fold.begin + 5) == fold.begin
    assert folded.nearest(fold.end - 5) == fold.end


def test_a_touch_in_folded_time_takes_the_fold(folded):
    fold = folded.scale.folds[0]
    assert folded.touched(fold.begin + 5, fold.begin + 9) == (fold.begin, fold.end)


def test_a_period_into_folded_time_ends_at_the_nearer_end_of_it(folded):
    fold = folded.scale.folds[0]
    begin = folded.around(fold.begin - 1)[0]
    assert folded.touched(fold.begin - 1, fold.begin + 5) == (begin, fold.begin)
    _, end = folded.touched(fold.begin + 5, fold.end + 5)
    assert end > fold.end


def test_no_unit_reaches_into_folded_time(folded):
    for fold in folded.scale.folds:
        assert folded.around(fold.begin - 1)[1] <= fold.begin
        assert folded.around(fold.end)[0] >= fold.end


@pytest.fixture
def after_days():
    """Return a grid of three days that are named, and months after them that are ruled too."""
    days = [(day_start(2020, 2, day), day_start(2020, 2, day + 1)) for day in (3, 4, 9)]
    months = [(day_start(2020, month), day_start(2020, month + 1)) for month in range(3, 12)]
    named = np.array([*days, *months, (day_start(2020, 12), day_start(2021))])
    extent = day_start(2020, 2, 3), day_start(2020, 12, 24)
    scale = folded_scale(extent, np.array(days), np.ones(3, dtype=bool), named)
    return Grid(scale, 200 / scale.room, LETTERS)


def test_where_labels_are_few_a_period_is_still_of_the_months_that_are_ruled(after_days):
    july, august = day_start(2020, 7), day_start(2020, 8)
    assert (after_days.level(july).part, after_days.level(july).step) == (Part.MONTH, 6)
    assert after_days.touched(july + 5 * DAY, july + 9 * DAY) == (july, august)
    ninth = day_start(2020, 2, 9)
    assert after_days.touched(ninth + HOUR, july + DAY) == (ninth, august)


def test_units_too_narrow_to_be_aimed_at_are_taken_together(after_days):
    coarse = after_days._replace(pixels=after_days.pixels / 50)
    july = day_start(2020, 7)
    fold = coarse.scale.folds[-1]
    touched = coarse.touched(july + 5 * DAY, july + 9 * DAY)
    assert touched == (fold.end, coarse.limits()[1]) == (day_start(2020, 3), day_start(2021))


@pytest.mark.parametrize(("first", "last"), [(1990, 2021), (1800, 2021)])
def test_all_that_is_seen_ends_where_what_is_dated_ends(first, last):
    grid = grid_over((first, 3, 1), (last, 5, 30))
    period = day_start(first), day_start(last + 1)
    assert grid.touched(*grid.scale.domain) == grid.limits() == period
    assert grid.nearest(grid.scale.domain[1]) <= period[1]


def test_beyond_what_is_dated_a_unit_is_taken_as_it_is(february):
    end = day_start(2020, 2, 15)
    assert february.limits()[1] == end
    assert february.touched(end + HOUR, end + 2 * HOUR) == (end, end + DAY)
    assert february.nearest(end + 20 * HOUR) == end


def test_a_free_period_is_just_what_was_dragged():
    assert free(5.5, 2.2) == (2, 6)
    assert free(7.0, 7.0) == (7, 8)


def test_rules_end_with_time():
    thousands = Level(Part.YEAR, 5_000, 0.0)
    assert around(thousands, FAR_PAST + 1) == (FAR_PAST, day_start(-5_000))
    assert around(LEVELS[0], FAR_FUTURE - 1)[1] == FAR_FUTURE
    assert around(LEVELS[0], FAR_FUTURE + 5) == (FAR_FUTURE, FAR_FUTURE)


@given(st.sampled_from(LEVELS), whens)
def test_rules_lie_around_an_instant(level, seconds):
    before, after = around(level, seconds)
    assert FAR_PAST <= before <= seconds < after <= FAR_FUTURE
    if before > FAR_PAST:
        assert around(level, before) == (before, after)


@settings(deadline=None, max_examples=60)
@given(scales(), st.floats(0, 1), st.floats(0, 1), st.integers(50, 3_000), st.floats(1, 1e6))
def test_a_period_holds_what_was_dragged_but_for_folded_time(
    scale: TimeScale, one: float, other: float, width: int, zoom: float
) -> None:
    grid = Grid(scale, width / scale.room * zoom, LETTERS)
    first, last = sorted(float(s) for s in scale.to_seconds([one * scale.room, other * scale.room]))
    low, high = grid.limits()
    assume(max(low, FAR_PAST) <= first and last < min(high, FAR_FUTURE))
    begin, end = grid.touched(first, last)
    assert FAR_PAST <= begin < end <= FAR_FUTURE
    folds = [(fold.begin, fold.end) for fold in scale.folds]
    assert begin <= first + 1 or any(low <= first < high for low, high in folds)
    assert end >= last - 1 or any(low <= last < high for low, high in folds)
    assert grid.touched(begin, end) == (begin, end) or zoom > 1 or folds
