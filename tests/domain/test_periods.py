"""What is going on in a period, and what a period is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, FAR_FUTURE, FAR_PAST, day_start
from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.periods import (
    begun_at,
    date_of,
    is_active,
    is_quote_active,
    kept_in_time,
    reach,
    whole_units,
)
from idlib_gui.domain.records import Basis, Event, EventId, Quote, QuoteForm, QuoteId, When

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


@pytest.mark.parametrize(
    ("edtf", "active"),
    [
        ("2020-02-03", True),
        ("2020-02-02", False),
        ("2020-02-04", False),
        ("2020-02-04~", True),  # about the 4th: it may have been the 3rd
        ("2020-02", True),
        ("2020-03", False),
        ("2020-02-03T23:59:59", True),
        ("2020-02-02T23:59:59", False),
        ("2020-02-04T00:00", False),
        ("2020-02-01/2020-02-03", True),
        ("2020-01/2020-03", True),
        ("2011/..", True),
        ("2011/", True),
        ("2020-02-04/..", False),
        ("../2020-02-03", True),
        ("../2020-02-02", False),
        ("[2020-02-01..2020-02-09]", True),
        ("[2020-02-04..2020-02-09]", False),
        ("[..2020-02-01]", False),
        ("201X", False),
        ("202X", True),
        ("-0043", False),
    ],
)
def test_what_is_or_may_be_going_on_that_day_is_active(edtf, active):
    assert is_active(parse_edtf(edtf), FEB_3) is active


def test_before_our_era_works_as_well():
    ides = parse_edtf("-0043-03-15")
    assert is_active(ides, days((-43, 3, 1), (-43, 4, 1)))
    assert not is_active(ides, days((43, 3, 1), (43, 4, 1)))


def test_what_is_not_dated_is_never_active():
    assert not is_active(None, (FAR_PAST, FAR_FUTURE))
    assert date_of(None) is None
    assert date_of(Event(EventId("e"), "e")) is None


@given(dates, seconds, lengths)
def test_an_event_is_active_just_where_its_reach_meets_the_period(text, begin, length):
    date, period = parse_edtf(text), (begin, begin + length)
    low, high = reach(date)
    assert low < high
    assert is_active(date, period) == (max(low, period[0]) < min(high, period[1]))
    assert is_active(date, (low, low + 1))
    assert is_active(date, (high - 1, high))
    assert not is_active(date, (low - length, low))
    assert not is_active(date, (high, high + length))


@given(dates, seconds, lengths, lengths)
def test_a_longer_period_holds_no_less(text, begin, length, more):
    date = parse_edtf(text)
    if is_active(date, (begin, begin + length)):
        assert is_active(date, (begin - more, begin + length + more))


def quote(*about, edtf=None):
    when = When(edtf, Basis.STATED) if edtf else None
    return Quote(QuoteId("q"), "words", QuoteForm.DIRECT, when=when, about=tuple(about))


def test_a_quote_is_active_by_its_date_or_by_what_it_is_about(make_document):
    event = Event(EventId("e"), "e", when=When("2020-02-03", Basis.STATED))
    document = make_document(event)
    assert is_quote_active(document, quote(edtf="2020-02-03"), FEB_3)
    assert is_quote_active(document, quote("e"), FEB_3)
    assert is_quote_active(document, quote("e", edtf="2020-02-13"), FEB_3)
    assert not is_quote_active(document, quote("gone", edtf="2020-02-13"), FEB_3)
    assert not is_quote_active(document, quote(), FEB_3)


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
