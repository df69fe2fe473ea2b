"""Dates that point back to one told before, and stories of the past."""

from __future__ import annotations

import pytest

CHRONICLE = "War broke out in 1911. It went on in 1912, in 1913 and in 1914, and ended in 1919. "


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("the same day", "2018-03-12"),
        ("That very same day", "2018-03-12"),
        ("that week", "2018-03-12/2018-03-18"),
        ("the following day", "2018-03-13"),
        ("the day before", "2018-03-11"),
        ("the day after", "2018-03-13"),
        ("the week after", "2018-03-19/2018-03-25"),
        ("the following week", "2018-03-19/2018-03-25"),
        ("that month", "2018-03"),
        ("the next month", "2018-04"),
        ("later that year", "2018"),
        ("the following year", "2019"),
        ("the previous year", "2017"),
        ("that decade", "201X"),
        ("the next morning", "2018-03-13"),
        ("that night", "2018-03-12"),
        ("the night before", "2018-03-11"),
        ("the morning after", "2018-03-13"),
        ("that April", "2018-04"),
        ("the following March", "2019-03"),
        ("the following April", "2018-04"),
        ("the previous March", "2017-03"),
        ("the previous February", "2018-02"),
        ("the following Monday", "2018-03-19"),
        ("the following Friday", "2018-03-16"),
        ("the previous Friday", "2018-03-09"),
        ("that spring", "2018-21"),
        ("the following winter", "2018-24"),
        ("June of that year", "2018-06"),
        ("6 June of that year", "2018-06-06"),
        ("6 June of the following year", "2019-06-06"),
        ("ten days later", "2018-03-22"),
        ("two weeks later", "2018-03-26/2018-04-01"),
        ("three months later", "2018-06"),
        ("a year earlier", "2017"),
        ("two days before", "2018-03-10"),
        ("a decade later", "202X"),
    ],
)
def test_the_phrase_is_counted_from_the_date_told_last(dates, times, phrase, edtf):
    text = f"He fell on 12 March 2018. She fled {phrase}."
    assert dates(text) == {"12 March 2018": "2018-03-12", phrase: edtf}
    assert times(text)[1].anaphoric
    assert not times(text)[1].needs_published


def test_what_points_to_a_date_counted_from_publication_leans_on_it_too(times):
    _, same = times("He fell on Monday. She fled the same day.")
    assert (same.edtf, same.anaphoric, same.needs_published) == ("2021-05-17", True, True)


@pytest.mark.parametrize(
    "phrase",
    [
        "the same day",
        "the following year",
        "the next morning",
        "that spring",
        "that April",
        "the previous Friday",
        "ten days later",
        "6 June of that year",
        "the day after",
    ],
)
def test_where_nothing_was_told_before_it_stays_open(date, phrase):
    found = date(f"She fled {phrase}.")
    assert found.edtf is None
    assert found.anaphoric


def test_what_points_to_a_day_that_waits_for_publication_waits_too(times):
    text = "He fell on 3 May 2011. On Monday she fled. The same day it rained. At 9:00 he left."
    assert [time.edtf for time in times(text)] == ["2011-05-03", "2021-05-17", "2021-05-17", None]
    open_ = times(text, None)
    assert [time.edtf for time in open_] == ["2011-05-03", None, None, None]
    assert open_[2].needs_published


@pytest.mark.parametrize(
    "phrase", ["the same day", "the next morning", "that week", "two days later"]
)
def test_a_day_is_not_counted_from_a_month(dates, phrase):
    assert dates(f"He fell in March 2018. She fled {phrase}.")[phrase] is None


def test_the_same_day_is_not_an_end_of_something(dates):
    text = "It was shut since 1 March 2018. The same day, talks failed. That year he left."
    assert dates(text)["The same day"] is None
    assert dates(text)["That year"] is None


def test_a_month_of_that_year_may_be_counted_from_an_end(dates):
    assert (
        dates("It stood still by 1962. In August of that year she left.")["August of that year"]
        == "1962-08"
    )


@pytest.mark.parametrize("phrase", ["At the time", "During this period", "By that time"])
def test_a_time_that_is_no_single_date_stays_open(times, phrase):
    found = times(f"He fell on 12 March 2018. {phrase}, she was away.")[1]
    assert found.edtf is None
    assert found.anaphoric


def test_days_before_something_that_happened_are_not_guessed(dates):
    assert dates("He fell on 12 March 2018. Ten days before the attack, she fled.") == {
        "12 March 2018": "2018-03-12",
        "Ten days before": None,
    }
    assert dates("She fled the day after the attack.") == {"the day after": None}


@pytest.mark.parametrize("what", ["veteran ruler Omar Desta fell", "riots began", "elections"])
def test_years_after_something_told_in_words_are_not_counted_from_another_date(dates, what):
    found = dates(f"Officers took over in October 2021, two years after {what}.")
    assert found == {"October 2021": "2021-10", "two years after": None}


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("three days after 6 June 2018", "2018-06-09"),
        ("two weeks before 15 June 2018", "2018-06-01"),
        ("the day before last Tuesday", "2021-05-17"),
        ("two years after 1980", "1982"),
        ("a month from 15 June 2018", "2018-07"),
    ],
)
def test_a_length_before_or_after_a_date_is_counted_from_it(date, phrase, edtf):
    assert date(f"He fell {phrase}.").edtf == edtf


def test_on_the_20th_is_in_the_month_told_before(dates):
    assert dates("He fell on 12 March 2018. On the 20th, she fled.")["the 20th"] == "2018-03-20"
    assert dates("On the 20th, she fled.") == {}
    assert dates("He fell on 12 February 2018. On the 30th, she fled.").get("the 30th") is None


def test_a_chronicle_takes_the_year_of_a_month_from_what_it_told(times):
    text = CHRONICLE + "In November 1912 he fled. In December he was caught. In January he died."
    found = {text[t.span.start : t.span.end]: t for t in times(text)}
    assert found["December"].edtf == "1912-12"
    assert found["January"].edtf == "1913-01"
    assert not found["January"].needs_published


def test_a_chronicle_counts_seasons_weeks_and_days_from_what_it_told(dates):
    text = CHRONICLE + "On 12 March 1913 he fled. On Friday she fled. This spring was cold. "
    found = dates(text + "Next year she died. Last night it rained. Earlier this year he wrote.")
    assert found["This spring"] == "1913-21"
    assert found["Friday"] == "1913-03-14"
    assert found["Next year"] == "1914"
    assert found["Last night"] == "1914"


def test_now_in_a_chronicle_is_not_the_day_of_publication(dates):
    assert dates(CHRONICLE + "The army was now lost.")["now"] is None
    assert dates(CHRONICLE + "Today it is forgotten.")["Today"] == "2021-05-20"


def test_a_year_in_passing_does_not_move_the_story(dates):
    text = CHRONICLE + "In June 1913 he fled. A book of 2005 tells of it. In July he was caught."
    assert dates(text)["July"] == "1913-07"


def test_figures_are_compared_with_the_same_quarter_a_year_before(dates):
    text = "Sales rose in the first quarter, from 5 tons a year earlier. The 2019 period was bad."
    assert dates(text) == {
        "the first quarter": "2021-33",
        "a year earlier": "2020-33",
        "The 2019 period": "2019-33",
    }
    assert dates("Sales rose from the year-earlier period.") == {"the year-earlier period": "2020"}
    assert (
        dates("Sales rose in the third quarter. In the quarter, costs fell.")["the quarter"]
        == "2020-35"
    )


def test_a_year_or_quarter_that_ended_is_the_one_before_that_day(dates):
    assert dates("Sales rose for the year ended 31 March 2019.") == {
        "the year": "2018-04-01/2019-03-31",
        "31 March 2019": "2019-03-31",
    }
    assert (
        dates("Sales rose for the quarter ended Sept. 30, 2019.")["the quarter"]
        == "2019-07-01/2019-09-30"
    )
    assert (
        dates("Sales rose for the week ending 5 March 2019.")["the week"] == "2019-02-27/2019-03-05"
    )
    assert dates("Sales rose for the year ended 5 March 2019.")["the year"] == "2021"
