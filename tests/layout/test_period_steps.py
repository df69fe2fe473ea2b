"""Keys move periods by a day, a month or a year, whichever suits what is in view."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.layout.columns import columns_of
from idlib_gui.layout.period_steps import Steps, steps_of
from idlib_gui.layout.scale import folded_scale, linear_scale
from idlib_gui.layout.units import Part

YEARS = (float(day_start(2011)), float(day_start(2021)))
days, months, years = (Steps(part, YEARS) for part in (Part.DAY, Part.MONTH, Part.YEAR))
THIRD, TENTH = day_start(2020, 2, 3), day_start(2020, 2, 10)
instants = st.integers(day_start(2013), day_start(2018))
parts = st.sampled_from([days, months, years])


@pytest.mark.parametrize(
    ("length", "part"),
    [(DAY // 24, Part.DAY), (120 * DAY, Part.DAY), (130 * DAY, Part.MONTH),
     (3_600 * DAY, Part.MONTH), (3_700 * DAY, Part.YEAR)],
)  # fmt: skip
def test_a_step_is_as_long_as_suits_the_view(length, part):
    scale = linear_scale((0, 20_000 * DAY))
    room = length / (scale.domain[1] - scale.domain[0])
    assert steps_of(scale, room).part is part


def test_an_article_with_folded_years_is_stepped_through_as_its_days_are_told(article):
    columns = columns_of(article)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    assert scale.folds
    assert steps_of(scale, scale.room).part is Part.DAY


def test_a_period_is_moved_by_one_unit():
    assert days.moved((THIRD, TENTH), 1) == (THIRD + DAY, TENTH + DAY)
    assert days.moved((THIRD, TENTH), -1) == (THIRD - DAY, TENTH - DAY)
    march = day_start(2020, 3)
    assert months.moved((THIRD, TENTH), 1) == (march, march + 7 * DAY)


def test_whole_months_stay_whole():
    january = (day_start(2020, 1), day_start(2020, 2))
    february = (day_start(2020, 2), day_start(2020, 3))
    assert months.moved(january, 1) == february
    assert months.moved(february, -1) == january
    year = (day_start(2018), day_start(2019))
    assert years.moved(year, 1) == (day_start(2019), day_start(2020))


def test_an_end_is_moved_by_one_unit():
    assert days.stretched((THIRD, TENTH), 1, 1) == (THIRD, TENTH + DAY)
    assert days.stretched((THIRD, TENTH), 0, -1) == (THIRD - DAY, TENTH)
    assert months.stretched((THIRD, TENTH), 1, 1) == (THIRD, day_start(2020, 3))


def test_where_nothing_would_be_left_the_unit_is_a_finer_one():
    assert months.stretched((THIRD, TENTH), 1, -1) == (THIRD, TENTH - DAY)
    two = (day_start(2015, 3), day_start(2015, 5))
    assert years.stretched(two, 0, 1) == (day_start(2015, 4), two[1])


def test_the_last_day_stays():
    day = (THIRD, THIRD + DAY)
    for steps in (days, months, years):
        assert steps.stretched(day, 1, -1) == day
        assert steps.stretched(day, 0, 1) == day


def test_no_step_leaves_the_time_that_there_is():
    last = (day_start(2021), day_start(2022))
    first = (day_start(2011), day_start(2012))
    assert years.moved(last, 1) == last
    assert years.moved(first, -1) == first
    assert years.stretched(last, 1, 1) == last
    assert years.stretched(first, 0, -1) == first


def test_what_is_outside_can_be_brought_back():
    outside = (day_start(2024, 12), day_start(2025))
    assert months.moved(outside, -1) == (day_start(2024, 11), day_start(2024, 12))
    assert months.stretched((THIRD, outside[1]), 1, -1) == (THIRD, day_start(2024, 12))


@given(parts, instants, st.integers(1, 360), st.sampled_from([-1, 1]))
def test_a_period_that_begins_with_a_unit_comes_back_as_it_was(steps, begin, length, by):
    begin = steps.moved((begin, begin + DAY), 1)[0]
    period = (begin, begin + length * DAY)
    there = steps.moved(period, by)
    back = steps.moved(there, -by)
    assert there == period or back[0] == begin


@given(parts, instants, st.integers(1, 10**9), st.sampled_from([0, 1]), st.sampled_from([-1, 1]))
def test_no_step_leaves_nothing(steps, begin, length, edge, by):
    for low, high in (
        steps.moved((begin, begin + length), by), steps.stretched((begin, begin + length), edge, by)
    ):  # fmt: skip
        assert low < high
