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
