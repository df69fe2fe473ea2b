"""Which words a mention holds, and what is no mention."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Prime Minister Anna Novak’s plan failed.", "Anna Novak"),
        ("Lt. Gen. Anna Novak spoke.", "Anna Novak"),
        ("The Security Council met.", "Security Council"),
        ("He told the Financial Times so.", "Financial Times"),
        ("Lee Cheuk-wing was elected to parliament.", "Lee Cheuk-wing"),
    ],
)
def test_a_mention_leaves_out_titles_articles_and_endings(named, text, mention):
    assert mention in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian coast is long.",
        "He came with a Peru-backed plan.",
        "She said that they would come.",
        "The President spoke.",
    ],
)
def test_adjectives_pronouns_and_bare_titles_are_no_mentions(named, text):
    assert named(text).found == ()


def test_the_longest_name_wins(named):
    names = named("The Bank of England raised its rates.")
    assert "Bank of England" in names
    assert "England" not in names


def test_findings_come_in_the_order_of_the_text(named):
    names = named("Norway met Denmark. Anna Novak spoke for Norway.")
    assert [one.name for one in names.found] == ["Norway", "Denmark", "Anna Novak"]


@pytest.mark.parametrize(
    "text",
    [
        "The convoy took the B7 road.",
        "They fasted during Ramadan.",
        "Millions watched the World Cup.",
        "The crew of the USS Example slept.",
        "It cost US$ 40.",
    ],
)
def test_roads_feasts_cups_and_ships_are_neither_actors_nor_places(named, text):
    assert named(text).found == ()


def test_a_name_goes_on_over_a_hyphen_and_over_of(named):
    names = named("The Novak Foundation for the Fine Arts gave money to Lam Cheuk-ting.")
    assert "Novak Foundation for the Fine Arts" in names
    assert "Lam Cheuk-ting" in names


def test_a_body_of_a_state_needs_no_capital(named):
    names = named("The Peruvian army moved. The Chilean government complained.")
    assert names["Peruvian army"].country == "PER"
    assert names["Chilean government"].country == "CHL"


def test_a_word_for_a_body_stands_for_the_one_named_before(named):
    names = named("The Andean Rights Commission met. A day later the Commission voted.")
    assert names.acts("Andean Rights Commission") == ["Andean Rights Commission", "Commission"]
