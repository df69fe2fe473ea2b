"""A date says what is certain and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.edtf import EdtfError, Form, Precision, parse_edtf


def bounds(text):
    found = parse_edtf(text).bounds
    return found.earliest_start, found.latest_start, found.earliest_end, found.latest_end


@pytest.mark.parametrize(
    ("text", "begin", "end", "precision"),
    [
        ("2020-02-03", (2020, 2, 3), (2020, 2, 4), Precision.DAY),
        ("2020-02", (2020, 2, 1), (2020, 3, 1), Precision.MONTH),
        ("2020", (2020, 1, 1), (2021, 1, 1), Precision.YEAR),
        ("2020-21", (2020, 3, 1), (2020, 6, 1), Precision.SEASON),
        ("2019-24", (2019, 12, 1), (2020, 3, 1), Precision.SEASON),
        ("2020-36", (2020, 10, 1), (2021, 1, 1), Precision.SEASON),
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 16), Precision.DAY),
        ("9999", (9999, 1, 1), (10000, 1, 1), Precision.YEAR),
        ("2020-XX", (2020, 1, 1), (2021, 1, 1), Precision.YEAR),
    ],
)
def test_a_unit_is_the_whole_of_its_day_month_or_year(text, begin, end, precision):
    date = parse_edtf(text)
    assert (date.first.begin, date.first.end) == (day_start(*begin), day_start(*end))
    assert date.precision is precision
    assert date.form is Form.UNIT


def test_a_month_is_the_month_and_never_its_first_day():
    start, end = day_start(2020, 1), day_start(2020, 2)
    assert bounds("2020-01") == (start, start, end, end)


def test_an_approximate_date_may_lie_one_unit_to_either_side():
    day = day_start(2020, 2, 13)
    assert bounds("2020-02-13~") == (day - DAY, day, day + DAY, day + 2 * DAY)
    assert parse_edtf("2020-02-13~").approximate
    assert not parse_edtf("2020-02-13").approximate


def test_an_uncertain_date_is_marked_but_not_widened():
    assert bounds("2020-02-13?") == bounds("2020-02-13")
    assert parse_edtf("2020-02-13?").first.uncertain
    assert parse_edtf("2020-02-13%").first.uncertain
    assert parse_edtf("2020-02-13%").approximate


def test_an_interval_of_days_holds_both_days():
    first, after = day_start(2020, 2, 3), day_start(2020, 2, 10)
    assert bounds("2020-02-03/2020-02-09") == (first, first, after, after)


def test_an_interval_of_months_begins_and_ends_somewhere_in_them():
    assert bounds("2019-12/2020-02") == (
        day_start(2019, 12),
        day_start(2020, 1),
        day_start(2020, 2),
        day_start(2020, 3),
    )


def test_an_open_or_unknown_end_has_no_bound():
    assert bounds("2019-12-01/..")[2:] == (None, None)
    assert bounds("2019-12-01/")[2:] == (None, None)
    assert bounds("../2019-12-01")[:2] == (None, None)
    assert parse_edtf("2019-12-01/..").precision is Precision.DAY


def test_between_two_days_means_some_time_there():
    first, after = day_start(2020, 2, 3), day_start(2020, 2, 10)
    for text in ("[2020-02-03..2020-02-09]", "[2020-02-03, 2020-02-05, 2020-02-09]"):
        assert bounds(text) == (first, after, first, after)
        assert parse_edtf(text).form is Form.ONE_OF
    assert bounds("[..2020-02-09]") == (None, after, None, after)
    assert bounds("[2020-02-03..]") == (first, None, first, None)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("201X", (2010,), (2020,)),
        ("19XX", (1900,), (2000,)),
        ("1XXX", (1000,), (2000,)),
        ("-004X", (-49,), (-39,)),
        ("2020-02-XX", (2020, 2), (2020, 3)),
        ("2020-02-2X", (2020, 2, 20), (2020, 3)),
        ("2020-02-0X", (2020, 2, 1), (2020, 2, 10)),
    ],
)
def test_unknown_digits_mean_some_time_within(text, begin, end):
    assert bounds(text) == (day_start(*begin), day_start(*end)) * 2


@pytest.mark.parametrize(
    ("text", "seconds", "length"),
    [
        ("2020-02-03T10:20", 37_200, 60),
        ("2020-02-03T10:20:05Z", 37_205, 1),
        ("2020-02-03T10:20:05+03:00", 26_405, 1),
        ("2020-02-03T10:20-0130", 42_600, 60),
        ("2020-02-03T23:00+01", 79_200, 60),
    ],
)
def test_a_time_of_day_counts_in_utc(text, seconds, length):
    unit = parse_edtf(text).first
    assert (unit.begin - day_start(2020, 2, 3), unit.end - unit.begin) == (seconds, length)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "/", "../..", "[..]", "[]", "yesterday", "2020-13", "2020-00", "2020-02-30",
        "2020-02-00", "2020-04-3X-", "2020-02-3X", "20", "20200203", "2020-2-3", "201X-05",
        "2020-XX-03", "2020-37", "2020-02-03T25:00", "2020-02-03T10:60", "2020-02-03T10:00:60",
        "2020-02-09/2020-02-03", "2020/2019", "[2020-02-09..2020-02-03]", "[2020, 2019]",
        "2020/2021/2022", "2020-02-03\n", "\uff12\uff10\uff12\uff10", "Y17000", "12020",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_sentence(text):
    with pytest.raises(EdtfError, match=r"“|date"):
        parse_edtf(text)


@given(st.dates(), st.sampled_from(["", "~", "?", "%"]))
def test_earliest_never_lies_after_latest(day, mark):
    earliest_start, latest_start, earliest_end, latest_end = bounds(f"{day.isoformat()}{mark}")
    assert earliest_start <= latest_start <= earliest_end <= latest_end


@given(st.dates(), st.dates())
def test_any_two_days_in_order_make_an_interval(one, other):
    first, last = sorted((one, other))
    start, _, _, end = bounds(f"{first.isoformat()}/{last.isoformat()}")
    assert start < end


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_is_refused(text):
    try:
        parse_edtf(text)
    except EdtfError:
        return
    assert text.strip() == text
