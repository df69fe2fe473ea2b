"""Cells of a table that hold dates, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, day_start, month_start
from idlib_gui.storage.datasets.dates import Unread, read_cell, why_not
from idlib_gui.storage.datasets.left_out import Reason

DAY_OF_THE_ATTACK = day_start(2020, 2, 3)


@pytest.mark.parametrize(
    "cell",
    [
        "2020-02-03",
        "20200203",
        "20200203.0",
        "3 Feb 2020",
        "Feb 3, 2020",
        "February 3rd, 2020",
        "Monday, 3 February 2020",
        " 2020/02/03 ",
        "3.2.2020",
        "2020-W06-1",
    ],
)
def test_a_day_is_read_however_it_is_written(cell):
    assert read_cell(cell) == (DAY_OF_THE_ATTACK, DAY_OF_THE_ATTACK + DAY)


@pytest.mark.parametrize(
    ("cell", "begin", "end"),
    [
        ("2020", day_start(2020), day_start(2021)),
        ("2020.0", day_start(2020), day_start(2021)),
        ("202002", month_start(2020, 2), month_start(2020, 3)),
        ("20200200", month_start(2020, 2), month_start(2020, 3)),
        ("20200000", day_start(2020), day_start(2021)),
        ("2020-02", month_start(2020, 2), month_start(2020, 3)),
        ("February 2020", month_start(2020, 2), month_start(2020, 3)),
        ("2020-02-03/2020-02-09", DAY_OF_THE_ATTACK, DAY_OF_THE_ATTACK + 7 * DAY),
        ("2020-W06", DAY_OF_THE_ATTACK, DAY_OF_THE_ATTACK + 7 * DAY),
        ("201X", day_start(2010), day_start(2020)),
        ("2020-02-03/..", DAY_OF_THE_ATTACK, DAY_OF_THE_ATTACK + DAY),
        ("../2020-02-03", DAY_OF_THE_ATTACK, DAY_OF_THE_ATTACK + DAY),
    ],
)
def test_a_date_lasts_as_long_as_what_it_names(cell, begin, end):
    assert read_cell(cell) == (begin, end)


@pytest.mark.parametrize(
    ("cell", "begin", "end"),
    [
        ("0", day_start(0), day_start(1)),
        ("0000", day_start(0), day_start(1)),
        ("-44", day_start(-44), day_start(-43)),
        ("-9999", day_start(-9999), day_start(-9998)),
        ("9999", day_start(9999), day_start(10_000)),
        ("9999-12-31", day_start(9999, 12, 31), day_start(10_000)),
        ("44 BC", day_start(-43), day_start(-42)),
        ("1 BCE", day_start(0), day_start(1)),
        ("15 March 44 BC", day_start(-43, 3, 15), day_start(-43, 3, 16)),
        ("March 44 B.C.", month_start(-43, 3), month_start(-43, 4)),
        ("29 February 5 BC", day_start(-4, 2, 29), day_start(-4, 3, 1)),
        ("0044-03-15 (BC)", day_start(-43, 3, 15), day_start(-43, 3, 16)),
        ("0001-03-15 (BC)", day_start(0, 3, 15), day_start(0, 3, 16)),
    ],
)
def test_years_before_the_first_and_up_to_9999_are_read(cell, begin, end):
    assert read_cell(cell) == (begin, end)


@pytest.mark.parametrize(
    ("cell", "after_midnight", "length"),
    [
        ("2020-02-03T10:00:00Z", 36_000, 1),
        ("2020-02-03T10:00:00+02:00", 28_800, 1),
        ("2020-02-03 10:00:00.123+0200", 28_800, 1),
        ("2020-02-03 10:00:00 UTC", 36_000, 1),
        ("2020-02-03 10:00", 36_000, 60),
        ("20200203100000", 36_000, 1),
        ("1580724000", 36_000, 1),
        ("1580724000123", 36_000, 1),
        ("3 Feb 2020 10:00", 36_000, 60),
        ("3 Feb 2020, 10:00:30 pm", 79_230, 1),
        ("3 Feb 2020 12:00 am", 0, 60),
    ],
)
def test_a_time_of_day_is_read_with_its_zone(cell, after_midnight, length):
    begin = DAY_OF_THE_ATTACK + after_midnight
    assert read_cell(cell) == (begin, begin + length)


def test_what_could_be_day_or_month_goes_by_the_column():
    april, march = day_start(2020, 4, 3), day_start(2020, 3, 4)
    assert read_cell("3/4/2020", day_first=True) == (april, april + DAY)
    assert read_cell("3/4/2020", day_first=False) == (march, march + DAY)
    assert read_cell("3-4-2020 10:30", day_first=True) == (april + 37_800, april + 37_860)


def test_a_day_beyond_12_tells_by_itself_what_it_is():
    expected = day_start(2020, 4, 13), day_start(2020, 4, 14)
    assert read_cell("13/4/2020", day_first=False) == expected
    assert read_cell("4/13/2020", day_first=True) == expected
    assert read_cell("4/4/2020") == (day_start(2020, 4, 4), day_start(2020, 4, 5))


@pytest.mark.parametrize(
    ("cell", "reason", "told"),
    [
        ("", Reason.NO_DATE, "empty"),
        ("NaN", Reason.NO_DATE, "empty"),
        ("\\N", Reason.NO_DATE, "empty"),
        ("3/4/2020", Reason.AMBIGUOUS, "day/month or month/day"),
        ("3.14", Reason.UNREADABLE, "“3.14”"),
        ("2020-02-30", Reason.UNREADABLE, "calendar"),
        ("20200230", Reason.UNREADABLE, "calendar"),
        ("2020-02-03T25:00:00", Reason.UNREADABLE, "calendar"),
        ("2020-W54", Reason.UNREADABLE, "no week"),
        ("2021-W53", Reason.UNREADABLE, "no week"),
        ("3 Feb 2020 25:00", Reason.UNREADABLE, "time of day"),
        ("Feb 2020 10:00", Reason.UNREADABLE, "time of day"),
        ("3/4/20", Reason.UNREADABLE, "century"),
        ("soon", Reason.UNREADABLE, "“soon”"),
        ("12020", Reason.BEYOND, "-9999 to 9999"),
        ("-12020-01-01", Reason.BEYOND, "-9999 to 9999"),
        ("x" * 1_000_000, Reason.UNREADABLE, "too long"),
    ],
)
def test_what_is_no_date_is_told_in_a_short_sentence(cell, reason, told):
    with pytest.raises(Unread) as caught:
        read_cell(cell)
    assert caught.value.reason == reason
    assert told in str(caught.value)
    assert len(str(caught.value)) < 200


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_is_refused_with_a_reason(text):
    try:
        span = read_cell(text)
    except Unread as unread:
        told = str(unread)
    else:
        told = "read"
        assert span.begin < span.end
    assert told


def test_a_row_left_out_is_told_by_the_cell_that_was_to_blame():
    told = why_not(Reason.UNREADABLE, "2020", "soon", day_first=None)
    assert "soon" in told
    assert "“2021” to “2020”" in why_not(Reason.BACKWARDS, "2021", "2020", day_first=None)
    assert "9999" in why_not(Reason.BEYOND, "9999", "9999", day_first=None)
