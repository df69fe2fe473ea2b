"""Days count the same as Python's calendar, and go on where it ends."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import (
    DAY,
    civil_from_days,
    day_start,
    days_from_civil,
    month_length,
    month_start,
    weekday,
)

EPOCH = date(1970, 1, 1)


@given(st.dates())
def test_days_agree_with_python_where_python_has_them(day):
    count = (day - EPOCH) // timedelta(days=1)
    assert days_from_civil(day.year, day.month, day.day) == count
    assert civil_from_days(count) == (day.year, day.month, day.day)
    assert weekday(count * DAY) == day.weekday()


@given(st.integers(-4_400_000, 3_000_000))
def test_every_day_of_twenty_thousand_years_has_one_name(count):
    assert days_from_civil(*civil_from_days(count)) == count


def test_february_has_29_days_in_a_leap_year_only():
    lengths = [month_length(year, 2) for year in (2020, 2019, 2000, 1900, 0, -4)]
    assert lengths == [29, 28, 29, 28, 29, 29]


def test_months_carry_into_the_years_around():
    assert month_start(2020, 13) == day_start(2021)
    assert month_start(2020, 0) == day_start(2019, 12)
