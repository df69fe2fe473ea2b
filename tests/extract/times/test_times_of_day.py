"""Times of day, alone and with their day."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import TimexType


@pytest.mark.parametrize(
    ("phrase", "timex"),
    [
        ("9 a.m.", "XXXX-XX-XXT09:00"),
        ("12 a.m.", "XXXX-XX-XXT00:00"),
        ("12pm", "XXXX-XX-XXT12:00"),
        ("3.30pm", "XXXX-XX-XXT15:30"),
        ("4:30 p.m.", "XXXX-XX-XXT16:30"),
        ("16:30", "XXXX-XX-XXT16:30"),
        ("16:30:15", "XXXX-XX-XXT16:30"),
        ("04:30 GMT", "XXXX-XX-XXT04:30Z"),
        ("04:30 (GMT)", "XXXX-XX-XXT04:30Z"),
        ("9 a.m. Ulan time", "XXXX-XX-XXT09:00"),
        ("9 a.m. EST", "XXXX-XX-XXT09:00-05:00"),
        ("9 a.m. local time", "XXXX-XX-XXT09:00"),
        ("0400 GMT", "XXXX-XX-XXT04:00Z"),
        ("1600 hours", "XXXX-XX-XXT16:00"),
        ("noon", "XXXX-XX-XXT12:00"),
        ("midnight", "XXXX-XX-XXT00:00"),
        ("about 9 a.m.", "XXXX-XX-XXT09:00"),
        ("dawn", "XXXX-XX-XXTMO"),
        ("night", "XXXX-XX-XXTNI"),
    ],
)
def test_a_time_without_its_day_has_no_date(times, phrase, timex):
    text = f"They came at {phrase}"
    (found,) = times(text)
    assert (found.edtf, found.timex, found.type) == (None, timex, TimexType.TIME)
    assert text[found.span.start : found.span.end] == phrase


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("9 a.m. on 5 April 2018", "2018-04-05T09:00"),
        ("9 a.m. on Tuesday", "2021-05-18T09:00"),
        ("9 a.m. Tuesday", "2021-05-18T09:00"),
        ("Tuesday at 16:30 GMT", "2021-05-18T16:30Z"),
        ("5 April 2018, 16:30", "2018-04-05T16:30"),
        ("2018-04-05T16:30:00Z", "2018-04-05T16:30Z"),
        ("2018-04-05 16:30", "2018-04-05T16:30"),
        ("2018-04-05T16:30+0200", "2018-04-05T16:30+02:00"),
        ("noon on 5 April 2018", "2018-04-05T12:00"),
        ("9 a.m. yesterday", "2021-05-19T09:00"),
        ("the night of 5 April 2018", "2018-04-05"),
        ("the early hours of 5 April 2018", "2018-04-05"),
        ("dawn on 5 April 2018", "2018-04-05"),
        ("Tuesday morning", "2021-05-18"),
        ("mid-afternoon yesterday", "2021-05-19"),
        ("before dawn on Tuesday", "2021-05-18"),
    ],
)
def test_a_time_with_its_day_is_that_day(dates, times, phrase, edtf):
    assert dates(f"They came at {phrase}.") == {phrase: edtf}
    assert times(f"They came at {phrase}.")[0].type is TimexType.TIME


def test_a_deadline_at_a_time_is_one_to_come(dates):
    assert dates("They have given him until 9 a.m. Friday to go.") == {
        "until 9 a.m. Friday": "../2021-05-21T09:00"
    }


def test_a_time_in_the_sentence_of_a_day_is_on_that_day(dates, times):
    text = "On 5 April 2018 he woke at 6:00 and left."
    assert dates(text)["6:00"] == "2018-04-05T06:00"
    assert times(text)[1].anaphoric


@pytest.mark.parametrize("text", ["It is 2018-04-31T16:30 there", "It is 2018-04-05T26:30 there"])
def test_an_impossible_time_is_no_time(times, text):
    assert all(time.type is not TimexType.TIME or time.edtf is None for time in times(text))
