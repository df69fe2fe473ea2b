"""What the expressions of time are does not depend on when a text came out, only their meaning."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from idlib_gui.extract.times import find_times

PHRASES = [
    *("yesterday", "today", "on Monday", "next Friday", "last week", "this month", "last January"),
    *(
        "in March",
        "on 29 February",
        "on May 3",
        "in the spring",
        "last summer",
        "this past winter",
        "coming spring",
    ),
    *("two years ago", "three days later", "a year earlier", "the same day", "the next morning"),
    *("the weekend", "in 1914 in 1915 in 1998 in 2011 in 2011", "last spring", "next autumn"),
    *("from Monday to Friday", "between March and May", "since last month", "until Tuesday"),
    *("in 2011", "in 1998", "in June 2003", "in 1995", "in 1996", "in 1997", "on 3 May 2001"),
    *("early this month", "in the third quarter", "the quarter", "at 5 p.m. on Monday", "now"),
    *("the past two weeks", "a nine-year-old war", "for two weeks", "every day", "that year"),
    *("March of that year", "on the 20th", "from today through 17 November", "Christmas"),
]
VERBS = ["They left", "they will meet", ". It fell", ", which was lost", ".\n\nHe spoke", "and"]
TEXTS = st.lists(st.sampled_from(PHRASES + VERBS), min_size=1, max_size=14).map(" ".join)
DAYS = st.dates().map(lambda day: day.isoformat())
PUBLISHED = st.none() | DAYS | st.sampled_from(["2020-02-13~", "1998-03", "1985", "201X", "?"])


@settings(deadline=None)
@given(TEXTS, PUBLISHED, PUBLISHED)
@example("last summer in 2011 in 2011 in 2011 in 1998 in 1998", None, None)
def test_the_same_words_are_found_and_have_the_same_shape(text, one, other):
    first, second = find_times(text, one), find_times(text, other)
    assert [(time.span, time.shape, time.anaphoric, time.type) for time in first] == [
        (time.span, time.shape, time.anaphoric, time.type) for time in second
    ]


@settings(deadline=None)
@given(TEXTS, PUBLISHED, PUBLISHED)
@example("last week in June 2003", None, "2020-02-13~")
def test_what_does_not_need_the_day_of_publication_has_a_meaning_that_stays(text, one, other):
    years = ("1995", "1996", "1997", "1998", "2011", "2003", "2001")
    for time, again in zip(find_times(text, one), find_times(text, other), strict=True):
        words = text[time.span.start : time.span.end]
        weekday = "Monday" in words  # which may be that of another week than the date beside it
        if words in years or (words.endswith(("May 2001", "June 2003")) and not weekday):
            assert time == again


@pytest.mark.parametrize(
    ("published", "edtf"),
    [(None, None), ("2020-02", None), ("2020-02-13", "2020-02-17/2020-02-21")],
)
def test_a_span_between_two_days_stays_one_expression_whether_they_are_known(published, edtf):
    (time,) = find_times("It will rain from Monday to Friday.", published)
    assert (time.span, time.edtf) == ((13, 34), edtf)


def test_a_span_over_the_end_of_a_year_ends_in_the_next():
    (time,) = find_times("It rained from October to March.", "2020-05-02")
    assert time.edtf == "2019-10/2020-03"


def test_a_season_without_a_year_waits_for_the_day_of_publication():
    (time,) = find_times("They left in the spring.", None)
    assert time.edtf is None
    assert time.needs_published
    assert find_times("They left in the spring.", "2020-02-13")[0].edtf == "2020-21"
