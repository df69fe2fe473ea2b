"""The period of a date, the date of a period, and where a period is moved to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, FAR_FUTURE, FAR_PAST, day_start
from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.periods import (
    begun_at,
    date_of,
    kept_in_time,
    whole_units,
)
from idlib_gui.domain.records import Basis, Event, EventId, When

FEB_3 = (day_start(2020, 2, 3), day_start(2020, 2, 4))
seconds = st.integers(FAR_PAST, FAR_FUTURE - 1)
lengths = st.sampled_from((1, 3_600, DAY, 40 * DAY, 4_000 * DAY))
dates = st.builds(
    "{}{}".format,
    st.sampled_from(("-0043", "0000", "1990", "2020", "9999", "-9999")),
    st.sampled_from(("", "-02", "-02-03", "-02-03T14:05", "~", "-02-03~", "-02-XX", "-21")),
)


def days(begin, end):
    return day_start(*begin), day_start(*end)


def test_the_date_of_a_record_is_that_of_its_when():
    assert date_of(Event(EventId("e"), "e")) is None
    dated = Event(EventId("e"), "e", when=When("2020-02-03", Basis.STATED))
    assert date_of(dated) == parse_edtf("2020-02-03")


@pytest.mark.parametrize(
    ("begin", "end", "edtf"),
    [
        ((2020, 2, 3), (2020, 2, 4), "2020-02-03"),
        ((2020, 2, 3), (2020, 2, 10), "2020-02-03/2020-02-09"),
        ((2020, 2, 1), (2020, 3, 1), "2020-02"),
        ((2020, 2, 1), (2021, 1, 1), "2020-02/2020-12"),
        ((2020, 1, 1), (2021, 1, 1), "2020"),
        ((2011, 1, 1), (2021, 1, 1), "2011/2020"),
        ((2020, 1, 1), (2020, 1, 2), "2020-01-01"),
        ((2020, 1, 1), (2020, 2, 2), "2020-01-01/2020-02-01"),
        ((-43, 3, 15), (-43, 3, 16), "-0043-03-15"),
        ((-9999, 1, 1), (10_000, 1, 1), "-9999/9999"),
        ((0, 1, 1), (1, 1, 1), "0000"),
    ],
)
def test_a_period_of_whole_units_is_a_date(begin, end, edtf):
    assert whole_units(days(begin, end)).text == edtf


@pytest.mark.parametrize("shift", [(1, 0), (0, 3_600), (60, 60)])
def test_a_period_that_cuts_days_is_no_date(shift):
    assert whole_units((FEB_3[0] + shift[0], FEB_3[1] + shift[1])) is None


@given(seconds, st.integers(1, 4_000))
def test_a_date_of_whole_units_takes_just_its_period(begin, length):
    begin -= begin % DAY
    period = kept_in_time((begin, begin + length * DAY))
    date = whole_units(period)
    assert (date.first.begin, date.last.end) == period


def test_whole_months_stay_whole_when_they_are_moved():
    winter = days((2019, 12, 1), (2020, 3, 1))
    assert begun_at(winter, day_start(2020, 1, 1)) == days((2020, 1, 1), (2020, 4, 1))
    assert begun_at(winter, day_start(-1, 11, 1)) == days((-1, 11, 1), (0, 2, 1))


def test_any_other_period_keeps_its_length():
    assert begun_at(FEB_3, 5) == (5, 5 + DAY)
    month = days((2020, 2, 1), (2020, 3, 1))
    assert begun_at(month, day_start(2021, 1, 5)) == days((2021, 1, 5), (2021, 2, 3))
    assert begun_at(month, day_start(2021, 1, 1) + 60)[1] == day_start(2021, 1, 30) + 60


@given(st.integers(-(10**13), 10**13), st.integers(-(10**13), 10**13))
def test_a_period_stays_within_time_and_has_a_length(begin, end):
    low, high = kept_in_time((begin, end))
    assert FAR_PAST <= low < high <= FAR_FUTURE
