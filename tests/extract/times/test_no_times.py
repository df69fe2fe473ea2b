"""What looks like a time and is none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The M4 and M5 were cut.",
        "Some 700,000 people fled.",
        "It may rain, and they may go.",
        "They march on the palace.",
        "March on the palace, he cried!",
        "May said so, and Sun agreed.",
        "Jan Novak and April’s sister came.",
        "That may have helped, and this may help too.",
        "The second attack failed.",
        "About 1,900 troops came.",
        "They counted 2000 people and 1950 tanks.",
        "Resolution 1973 was passed.",
        "It cost $1999.",
        "He lives at no. 1984 there.",
        "A girl, 12 years old, saw it.",
        "The nine-year-old girl saw it.",
        "Three quarters of the town burned.",
        "Some quarters of the town held that he lied.",
        "Spring water is clear.",
        "He sat. The sun. The Sun.",
        "They fall back.",
        "Call 25:61 now-ish.",
        "It rose 3.30 points.",
        "At 1900 percent it stopped.",
        "",
    ],
)
def test_it_is_no_time(times, text):
    assert times(text) == ()


def test_a_month_before_a_number_of_people_stays_a_month(dates):
    assert dates("In February 20 people died.") == {"February": "2021-02"}


def test_a_month_may_own_and_may_stand_before_a_noun(dates):
    assert dates("The December figures and November’s figures fell.") == {
        "December": "2020-12",
        "November": "2020-11",
    }
    assert dates("The March attack failed.") == {"March": "2021-03"}


def test_a_year_far_off_needs_a_word_that_says_it_is_one(dates):
    assert dates("The fort of 1648 fell.") == {"1648": "1648"}
    assert dates("They paid 1648 for it.") == {}
