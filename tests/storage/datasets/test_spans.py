"""When events began and ended, by what was read of their columns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, day_start, month_start
from idlib_gui.storage.datasets.coding import Unit
from idlib_gui.storage.datasets.left_out import REASONS, Reason
from idlib_gui.storage.datasets.spans import NONE, Read, spans_of

NO_DATE = REASONS.index(Reason.NO_DATE)
SECONDS = st.integers(day_start(-9990), day_start(9990))


def span_of(first, last=None, unit=NONE, why=(NONE, None)):
    """Return begin, end and reason of one row; `first` and `last` are (begin, end) or None."""
    why_last = NO_DATE if last is None else NONE
    read = Read(
        *(np.array([value]) for value in (*first, why[0])),
        *(
            np.array([value])
            for value in (*(last or (0, 0)), why_last if why[1] is None else why[1])
        ),
        np.array([unit]),
    )
    begin, end, reason = spans_of(read)
    return int(begin[0]), int(end[0]), REASONS[reason[0]] if reason[0] >= 0 else None


def test_an_event_without_an_end_lasts_as_long_as_its_date():
    assert span_of((0, DAY)) == (0, DAY, None)


def test_an_event_ends_where_the_date_of_its_end_does():
    assert span_of((0, DAY), (2 * DAY, 3 * DAY)) == (0, 3 * DAY, None)
    assert (
        span_of((day_start(2020), day_start(2021)), (day_start(2020), day_start(2021)))[2] is None
    )


def test_what_ends_before_it_begins_is_left_out():
    assert span_of((DAY, 2 * DAY), (0, DAY))[2] == Reason.BACKWARDS


@pytest.mark.parametrize("reason", [Reason.UNREADABLE, Reason.AMBIGUOUS])
def test_a_row_is_left_out_for_either_of_its_dates(reason):
    code = REASONS.index(reason)
    assert span_of((0, 0), why=(code, None))[2] == reason
    assert span_of((0, DAY), (0, 0), why=(NONE, code))[2] == reason


def test_the_first_date_that_is_missing_leaves_a_row_out():
    assert span_of((0, 0), (0, DAY), why=(NO_DATE, NONE))[2] == Reason.NO_DATE


def test_what_lies_outside_the_years_that_are_known_is_left_out():
    far = day_start(9999, 12, 31) + DAY
    assert span_of((far - DAY, far))[2] is None
    assert span_of((far, far + DAY))[2] == Reason.BEYOND
    assert span_of((day_start(-9999) - DAY, day_start(-9999)))[2] == Reason.BEYOND


@pytest.mark.parametrize(
    ("unit", "begin", "end"),
    [
        (Unit.SECOND, day_start(2020, 2, 5), day_start(2020, 2, 6)),
        (Unit.MINUTE, day_start(2020, 2, 5), day_start(2020, 2, 6)),
        (Unit.DAY, day_start(2020, 2, 5), day_start(2020, 2, 6)),
        (Unit.AROUND, day_start(2020, 2, 2), day_start(2020, 2, 9)),
        (Unit.WEEK, day_start(2020, 2, 3), day_start(2020, 2, 10)),
        (Unit.MONTH, month_start(2020, 2), month_start(2020, 3)),
        (Unit.QUARTER, month_start(2020, 1), month_start(2020, 4)),
        (Unit.YEAR, day_start(2020), day_start(2021)),
        (Unit.DECADE, day_start(2020), day_start(2030)),
        (Unit.CENTURY, day_start(2000), day_start(2100)),
    ],
)
def test_a_date_is_as_wide_as_its_precision(unit, begin, end):
    day = day_start(2020, 2, 5), day_start(2020, 2, 6)
    assert span_of(day, unit=unit) == (begin, end, None)


def test_an_hour_is_an_hour_of_a_time_of_day():
    assert span_of((5_000, 5_001), unit=Unit.HOUR) == (3_600, 7_200, None)


@given(SECONDS, st.integers(1, 400 * DAY), st.sampled_from(Unit))
def test_a_precision_never_takes_away_from_a_date(begin, length, unit):
    made = span_of((begin, begin + length), unit=unit)
    assert made[0] <= begin
    assert made[1] >= begin + length


@given(st.integers(-9980, 9970), st.sampled_from([Unit.DECADE, Unit.CENTURY]))
def test_years_before_the_first_lie_in_decades_and_centuries_too(year, unit):
    begin, end, why = span_of((day_start(year), day_start(year + 1)), unit=unit)
    years = 10 if unit == Unit.DECADE else 100
    first = year // years * years
    assert begin == day_start(first)
    assert end == day_start(first + years)
    assert (why is None) == (first >= -9_999 and first + years <= 10_000)
