"""Dates that are counted from the day of publication: Thursday, 20 May 2021, if not told."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import Basis


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He spoke today.", "2021-05-20"),
        ("He spoke yesterday.", "2021-05-19"),
        ("He will speak tomorrow.", "2021-05-21"),
        ("He spoke the day before yesterday.", "2021-05-18"),
        ("He will speak the day after tomorrow.", "2021-05-22"),
        ("He spoke this morning.", "2021-05-20"),
        ("He spoke last night.", "2021-05-19"),
        ("He spoke on Monday.", "2021-05-17"),
        ("He spoke on Monday night.", "2021-05-17"),
        ("He spoke on Friday.", "2021-05-14"),
        ("He spoke on Thursday.", "2021-05-20"),
        ("He spoke last Thursday.", "2021-05-13"),
        ("He spoke last Monday.", "2021-05-17"),
        ("He will speak on Monday.", "2021-05-24"),
        ("He will speak on Thursday.", "2021-05-27"),
        ("He meets them next Friday.", "2021-05-21"),
        ("A vote is expected on Sunday.", "2021-05-23"),
        ("They have given him until Friday to go.", "../2021-05-21"),
        ("They fought until Friday.", "../2021-05-14"),
        ("He will look into Wednesday’s raid.", "2021-05-19"),
        ("Sunday’s long awaited vote will go ahead.", "2021-05-23"),
        ("He vowed to leave, and on Monday said so.", "2021-05-17"),
        ("He spoke on Wednesday last week.", "2021-05-12"),
        ("He speaks on Monday of next week.", "2021-05-24"),
        ("He spoke last week.", "2021-05-10/2021-05-16"),
        ("He spoke this week.", "2021-05-17/2021-05-23"),
        ("He speaks next week.", "2021-05-24/2021-05-30"),
        ("He spoke last weekend.", "2021-05-15/2021-05-16"),
        ("He spoke at the weekend.", "2021-05-15/2021-05-16"),
        ("He will speak at the weekend.", "2021-05-22/2021-05-23"),
        ("He spoke last month.", "2021-04"),
        ("He speaks next month.", "2021-06"),
        ("Sales fell last quarter.", "2021-33"),
        ("Sales fell in the third quarter.", "2020-35"),
        ("Sales will fall in the third quarter.", "2021-35"),
        ("Sales fell in the first quarter.", "2021-33"),
        ("Sales fell in last year’s third quarter.", "2020-35"),
        ("He spoke last year.", "2020"),
        ("He spoke earlier this year.", "2021"),
        ("He spoke in the past decade.", "201X"),
        ("He spoke in the last century.", "19XX"),
        ("He leaves by the end of the year.", "../2021-12~"),
        ("He leaves by year-end.", "../2021-12-31"),
        ("Sales rose since year-end.", "2020-12-31/.."),
        ("He leaves at month’s end.", "2021-05-31"),
        ("Sales fell in the current fiscal year.", "2021"),
        ("He left last January.", "2021-01"),
        ("He left last June.", "2020-06"),
        ("He goes next January.", "2022-01"),
        ("He goes next June.", "2021-06"),
        ("He left this March.", "2021-03"),
        ("He left in March last year.", "2020-03"),
        ("He goes on 6 June next year.", "2022-06-06"),
        ("It fell in the spring of last year.", "2020-21"),
        ("It fell last summer.", "2020-22"),
        ("It fell this spring.", "2021-21"),
        ("It falls next winter.", "2021-24"),
        ("It fell in the first half of this year.", "2021-01/2021-06"),
        ("He left three years ago.", "2018~"),
        ("He left almost a decade ago.", "2011~"),
        ("He left two and a half years ago.", "2018-11~"),
        ("He left six months ago.", "2020-11~"),
        ("He left two weeks ago.", "2021-05-06~"),
        ("He left ten days ago.", "2021-05-10"),
        ("He left two hours ago.", "2021-05-20"),
        ("He goes ten days from now.", "2021-05-30"),
        ("He fought for the past two weeks.", "2021-05-06/2021-05-20"),
        ("He fought for the last three months.", "2021-02/2021-05-20"),
        ("He fought for the last 24 hours.", "2021-05-20/2021-05-20"),
        ("He rests for the next five years.", "2021-05-20/2026"),
        ("The six-year-old war goes on.", "2015~/2021-05-20"),
        ("He is there now.", "2021-05-20"),
        ("Up until now he was there.", "../2021-05-20"),
    ],
)
def test_the_phrase_is_counted_from_publication(date, text, edtf):
    found = date(text)
    assert found.edtf == edtf
    assert found.basis is Basis.RELATIVE
    assert found.needs_published
    assert "published 2021-05-20" in found.reason


@pytest.mark.parametrize(
    "phrase",
    [
        "today",
        "yesterday",
        "the day before yesterday",
        "last night",
        "on Monday",
        "on Monday of last week",
        "last week",
        "at the weekend",
        "last month",
        "last year",
        "by year-end",
        "last January",
        "in March last year",
        "in the third quarter",
        "last summer",
        "in the summer",
        "in December",
        "on 3 June",
        "three years ago",
        "six months ago",
        "ten days ago",
        "for the past two weeks",
        "in the six-year-old war",
        "now",
    ],
)
def test_without_a_publication_date_it_stays_open_and_says_so(date, phrase):
    found = date(f"He was seen {phrase}.", None)
    assert found.edtf is None
    assert found.basis is Basis.NONE
    assert found.needs_published
    assert "not known" in found.reason


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("last year", "2020"),
        ("last month", "2021-04"),
        ("three years ago", "2018~"),
        ("six months ago", "2020-11~"),
        ("in December", "2020-12"),
        ("last quarter", "2021-33"),
        ("last summer", "2020-22"),
        ("yesterday", None),
        ("on Monday", None),
        ("last week", None),
        ("ten days ago", None),
        ("at the weekend", None),
    ],
)
def test_a_publication_known_to_the_month_dates_what_is_no_finer(date, phrase, edtf):
    found = date(f"He was seen {phrase}.", "2021-05")
    assert found.edtf == edtf
    assert edtf or "day of publication" in found.reason


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("last year", "2020"),
        ("three years ago", "2018~"),
        ("last month", None),
        ("in December", None),
        ("last summer", None),
        ("in the third quarter", None),
        ("six months ago", None),
    ],
)
def test_a_publication_known_to_the_year_dates_years(date, phrase, edtf):
    assert date(f"He was seen {phrase}.", "2021").edtf == edtf


def test_an_approximate_publication_date_is_counted_from_and_named(date):
    found = date("He was seen on Monday.", "2021-05-20~")
    assert found.edtf == "2021-05-17"
    assert "published 2021-05-20~" in found.reason


@pytest.mark.parametrize("published", ["rubbish", "2021-05-01/2021-05-20", "", "9999", "199X"])
def test_a_publication_date_that_tells_no_day_is_as_good_as_none(date, published):
    assert date("He was seen last week.", published).edtf is None


@pytest.mark.parametrize("published", ["0001-01-01", "9998-12-31"])
def test_the_ends_of_the_calendar_raise_nothing(times, published):
    text = (
        "yesterday, tomorrow, last week, next week, next Monday, last Monday, last year, "
        "next year, "
        "ten years ago, 900 weeks ago, 9 days from now, the past 300 days, next month, last month, "
        "next decade, last century, last spring, next June, 5 June, next Christmas, "
        "last Christmas, "
        "the day after tomorrow, last weekend, in June, the last 500000 years, last quarter"
    )
    assert times(text, published)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He left in December.", "2020-12"),
        ("He left in March.", "2021-03"),
        ("He left in May.", "2021-05"),
        ("It will open in December.", "2021-12"),
        ("It opens in June.", "2021-06"),
        ("It has loans through August.", "2021-08"),
        ("The summit in July is near.", "2021-07"),
        ("He left on 1 December.", "2020-12-01"),
        ("It is open from 1 June.", "2021-06-01"),
        ("It was founded on 20 May.", "2021-05-20"),
        ("He left in the autumn.", "2020-23"),
        ("A spring offensive began.", "2021-21"),
        ("Talks to be announced in December are near.", "2021-12"),
    ],
)
def test_a_date_without_its_year_is_the_nearest_on_the_side_of_the_verb(date, text, edtf):
    found = date(text)
    assert found.edtf == edtf
    assert found.needs_published


def test_a_year_told_ahead_counts_for_the_months_before_it(dates):
    assert dates("It fell in March and April 2016.") == {
        "March": "2016-03",
        "April 2016": "2016-04",
    }


def test_a_month_beside_a_year_long_past_belongs_to_it(dates):
    assert dates("The revolt of 1958 began in April.")["April"] == "1958-04"


def test_a_year_that_tells_which_thing_is_meant_does_not_date_another(dates):
    text = "The 2015 deal fell after the March 3 vote."
    assert dates(text) == {"2015": "2015", "after the March 3": "2021-03-03/.."}
    assert dates("The 1958 revolt began on March 3.")["March 3"] == "1958-03-03"


def test_a_leap_day_without_its_year_is_one_that_was(date):
    assert date("He left on 29 February.").edtf == "2020-02-29"


def test_words_that_only_hint_at_a_time_have_no_date(dates):
    assert dates("He was recently seen, and in the past too; the future is open.") == {
        "recently": None,
        "the past": None,
        "the future": None,
    }
