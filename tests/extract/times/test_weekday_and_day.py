"""A day of a month beside which its weekday stands, and what a clause with “when” dates."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import Basis, TimexType


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("will meet on Friday, September 10", "2021-09-15", "2021-09-10"),
        ("will meet on Friday 10 September", "2021-09-15", "2021-09-10"),
        ("will meet on Fri 10 Sep", "2021-09-15", "2021-09-10"),
        ("met on Friday, September 10", "2021-03-01", "2021-09-10"),
        ("met on Thursday, September 10", "2021-03-01", "2020-09-10"),
        ("met on Friday, September 10", "2021-09", "2021-09-10"),
        ("met on Friday, September 10", "2021", "2021-09-10"),
        ("met on Monday, September 10", "2020-03-01", "2018-09-10"),
        ("met on Friday, September 10", None, None),
    ],
)
def test_a_weekday_tells_the_year_of_its_day(date, words, published, edtf):
    assert date(f"The envoys {words}.", published).edtf == edtf


def test_the_reason_tells_that_the_weekday_chose_the_year(date):
    reason = date("The envoys will meet on Friday, September 10.", "2021-09-15").reason
    assert "the nearest year in which that day is a Friday" in reason


def test_a_day_that_is_that_weekday_in_no_near_year_stays_and_the_reason_says_so(date):
    found = date("The envoys met on Tuesday, February 29.", "2021-05-20")
    assert found.edtf == "2020-02-29"
    assert "Tuesday, does not fit, since the day is a Saturday" in found.reason


def test_a_stated_year_stands_against_a_weekday_that_does_not_fit(date):
    found = date("The envoys met on Friday, 11 September 2021.")
    assert (found.edtf, found.basis) == ("2021-09-11", Basis.STATED)
    assert "Friday, does not fit, since the day is a Saturday" in found.reason


def test_a_weekday_in_a_story_of_the_past_tells_the_year_near_the_one_told(dates):
    past = "Many fled in 1961, 1962, 1963 and 1964, and in 1969 they came home."
    found = dates(
        f"{past} On 3 May 1967 the front broke. On Friday, September 6 the army left the town."
    )
    assert found["Friday, September 6"] == "1968-09-06"


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The pause held until last week, when a drone struck a depot.", "2021-05-10/2021-05-16"),
        ("The pause held until 3 May when a drone struck a depot.", "2021-05-03"),
        ("He had ruled since 2015, when his uncle was jailed.", "2015"),
        ("The pause broke before 3 May, when a drone struck a depot.", "../2021-05-03"),
        ("The bill must pass by 3 May, when the house rises.", "../2021-05-03"),
        ("The pause held until last week.", "../2021-05-16"),
        ("The pause held until 3 May, said a man who was there when it broke.", "../2021-05-03"),
    ],
)
def test_what_a_clause_with_when_tells_happened_at_the_end_that_is_told(date, sentence, edtf):
    assert date(sentence).edtf == edtf


def test_the_reason_tells_that_the_day_is_an_end_of_what_lasted(date):
    reason = date("The pause held until 3 May 2021, when a drone struck a depot.").reason
    assert "what lasted “until” then ended then, and “when” tells what happened" in reason


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("half a century ago", "1971~"),
        ("about half a century ago", "1971~"),
        ("a quarter of a century ago", "1996~"),
        ("almost a quarter century ago", "1996~"),
        ("half a decade ago", "2016~"),
        ("half a year ago", "2020-11~"),
        ("half an hour ago", "2021-05-20"),
    ],
)
def test_half_of_a_unit_is_counted_back(date, words, edtf):
    assert date(f"The bridge was built {words}.").edtf == edtf


def test_half_a_unit_later_is_counted_from_the_date_told(dates):
    assert (
        dates("It opened in March 2019. Half a year later it shut.")["Half a year later"]
        == "2019-09"
    )


def test_the_duration_of_what_goes_on_is_a_length_without_date(date):
    found = date("They stayed for the entire duration of the siege.")
    assert (found.type, found.edtf) == (TimexType.DURATION, None)
