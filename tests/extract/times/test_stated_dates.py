"""Dates whose words tell their year."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import Basis


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("12 March 2019", "2019-03-12"),
        ("12th March, 2019", "2019-03-12"),
        ("the 12th of March 2019", "2019-03-12"),
        ("March 12, 2019", "2019-03-12"),
        ("Tuesday, 12 March 2019", "2019-03-12"),
        ("Tue. 12 March 2019", "2019-03-12"),
        ("Tue, March 12, 2019", "2019-03-12"),
        ("Sept. 5, 2018", "2018-09-05"),
        ("2019-03-12", "2019-03-12"),
        ("2019/03/12", "2019-03-12"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("07/07/2019", "2019-07-07"),
        ("3.2.2020", "2020-02-03"),
        ("2.25.2020", "2020-02-25"),
        ("March 2019", "2019-03"),
        ("March, 2019", "2019-03"),
        ("January nineteen ninety-seven", "1997-01"),
        ("the year two thousand and three", "2003"),
        ("nineteen eighty-four", "1984"),
        ("the spring of 2018", "2018-21"),
        ("summer 2018", "2018-22"),
        ("the 2018 autumn", "2018-23"),
        ("winter 2018-19", "2018-24"),
        ("the second quarter of 2018", "2018-34"),
        ("the 2018 fourth quarter", "2018-36"),
        ("Q3 2018", "2018-35"),
        ("the first half of 2018", "2018-01/2018-06"),
        ("the latter half of 2018", "2018-07/2018-12"),
        ("1956", "1956"),
        ("fiscal 2018", "2018"),
        ("’98", "1998"),
        ("the 1990s", "199X"),
        ("the ’70s", "197X"),
        ("the 60s", "196X"),
        ("the eighties", "198X"),
        ("the 2010s", "201X"),
        ("the 1800s", "18XX"),
        ("the 19th century", "18XX"),
        ("the twenty-first century", "20XX"),
        ("the fifth century BC", "-0499/-0400"),
        ("480 BC", "-0479"),
        ("1 BCE", "0000"),
        ("August, 480 BC", "-0479-08"),
        ("499–493 BC", "-0498/-0492"),
        ("the 470s BC", "-0478/-0469"),
    ],
)
def test_a_date_is_read_as_it_is_written(date, words, edtf):
    found = date(f"It began in {words}.")
    assert found.edtf == edtf
    assert found.basis is Basis.STATED
    assert not found.needs_published
    assert not found.anaphoric


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("3–5 April 2019", "2019-04-03/2019-04-05"),
        ("3 to 5 April 2019", "2019-04-03/2019-04-05"),
        ("the 3rd to the 5th of April 2019", "2019-04-03/2019-04-05"),
        ("April 3–5, 2019", "2019-04-03/2019-04-05"),
        ("28 Feb – 2 March 2020", "2020-02-28/2020-03-02"),
        ("28 December–2 January 2020", "2019-12-28/2020-01-02"),
        ("March 19–April 30, 2019", "2019-03-19/2019-04-30"),
        ("August–September 1950", "1950-08/1950-09"),
        ("November–February 1950", "1949-11/1950-02"),
        ("2011–14", "2011/2014"),
        ("2011-2014", "2011/2014"),
        ("from 2011 to 2014", "2011/2014"),
        ("between 2011 and 2014", "2011/2014"),
        ("between 3 and 10 February 2020", "2020-02-03/2020-02-10"),
        ("from October to March 2019", "2018-10/2019-03"),
        ("from 3 May 2018 until 9 June 2019", "2018-05-03/2019-06-09"),
        ("5 May 2018 – 3 June 2019", "2018-05-05/2019-06-03"),
        ("May 2018 to June 2019", "2018-05/2019-06"),
    ],
)
def test_what_runs_from_one_date_to_another_is_one_interval(date, words, edtf):
    assert date(f"The siege lasted {words}.").edtf == edtf


def test_days_that_are_listed_are_single_days(dates):
    assert dates("They met on 28 and 29 August 2018.") == {
        "28": "2018-08-28",
        "29 August 2018": "2018-08-29",
    }
    assert dates("They met on May 6 and 7, then left.", "2021-05-20") == {
        "May 6": "2021-05-06",
        "7": "2021-05-07",
    }
    assert list(dates("They met on April 24, 25 and 26 in the town.").values()) == [
        "2021-04-24",
        "2021-04-25",
        "2021-04-26",
    ]


@pytest.mark.parametrize(
    "words",
    ["31 February", "30 February 2020", "29 February 2019", "31 April 2020", "31 June"],
)
def test_a_day_that_the_calendar_lacks_has_no_date_and_is_no_whole_month(date, words):
    found = date(f"It is dated {words}, which is odd.")
    assert found.edtf is None
    assert found.basis is Basis.NONE


@pytest.mark.parametrize(
    "words",
    ["2019-13-01", "2019-02-30", "45/45/2019", "12.45.2019", "0000-01-01", "year 0", "0 BC"],
)
def test_figures_that_are_no_date_are_left_alone(times, words):
    assert [time for time in times(f"It reads {words} there.") if time.edtf] == []


def test_a_numeric_date_that_may_be_two_days_is_not_guessed(date):
    found = date("He signed on 02/03/2018.")
    assert found.edtf is None
    assert "2018-03-02 or 2018-02-03" in found.reason


def test_a_numeric_date_is_the_one_near_the_publication_date(date):
    assert date("He signed on 02/05/2021.", "2021-05-20").edtf == "2021-05-02"
    assert date("He signed on 02/05/2021.", "2021-02-20").edtf == "2021-02-05"
    assert date("He signed on 02/05/2021.", None).edtf is None


def test_a_leap_day_is_a_day(date):
    assert date("It rained on 29 February 2020.").edtf == "2020-02-29"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("early 2019", "2019-01~/2019-04~"),
        ("mid-2019", "2019-05~/2019-08~"),
        ("the end of 2019", "2019-09~/2019-12~"),
        ("early March 2019", "2019-03-01~/2019-03-10~"),
        ("mid-March 2019", "2019-03-11~/2019-03-20~"),
        ("late February 2019", "2019-02-21~/2019-02-28~"),
        ("the late 1990s", "1997~/1999~"),
        ("the rest of 2019", "2019"),
        ("the first week of May 2019", "2019-05-01/2019-05-07"),
        ("the second week of May 2019", "2019-05-08/2019-05-14"),
        ("the last two days of May 2019", "2019-05-30/2019-05-31"),
        ("the first day of May 2019", "2019-05-01"),
        ("the first two months of 2019", "2019-01/2019-02"),
        ("the last three months of 2019", "2019-10/2019-12"),
        ("the first two quarters of 2019", "2019-01/2019-06"),
        ("the week of March 6, 2019", "2019-03-04/2019-03-10"),
    ],
)
def test_a_part_of_a_month_or_a_year_is_that_part(date, words, edtf):
    found = date(f"It began in {words}.")
    assert found.edtf == edtf


def test_part_words_that_are_no_third_leave_the_date_whole(dates):
    assert dates("He left later in 2019.") == {"later in 2019": "2019"}


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("since 12 March 2019", "2019-03-12/.."),
        ("after March 2019", "2019-03/.."),
        ("until 12 March 2019", "../2019-03-12"),
        ("by March 2019", "../2019-03"),
        ("before 2019", "../2019"),
        ("prior to the summer of 2019", "../2019-22"),
        ("by the end of 2019", "../2019-12~"),
    ],
)
def test_since_and_until_leave_one_end_open(dates, words, edtf):
    assert dates(f"The road was shut {words}.") == {words: edtf}


def test_two_seasons_of_one_year_are_two_dates(dates):
    assert dates("They met in the summer and autumn of 1918.") == {
        "the summer": "1918-22",
        "autumn of 1918": "1918-23",
    }
    assert dates("They met in the winter and spring of 1918.")["the winter"] == "1917-24"


def test_a_season_that_is_of_no_year_has_no_date(dates):
    assert dates("They need winter clothes.") == {"winter": None}


def test_a_part_that_the_month_or_year_does_not_have_leaves_it_whole(dates):
    assert list(dates("It fell in the first forty days of May 2019.").values()) == [None, "2019-05"]
    assert dates("It fell in the last twenty months of 2019.")["2019"] == "2019"
    assert list(dates("It fell in the first two months of May 2019.").values()) == [None, "2019-05"]


def test_what_is_no_span_stays_apart(dates):
    assert list(dates("It moved from 2019 to 2011.").values()) == ["2019", "2011"]
    assert list(dates("It fell in 2011, 2012 and 2014.").values()) == ["2011", "2012", "2014"]
    assert list(dates("It fell in 2011.\n2012 was better.").values()) == ["2011", "2012"]
