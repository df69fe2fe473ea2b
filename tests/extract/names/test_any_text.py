"""Any text gives mentions that lie in it and do not overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.extract.analysis import analyse
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.names import find_names

WORDS = [
    *(
        "Norway",
        "Lisbon",
        "Anna",
        "Novak",
        "Mr.",
        "the",
        "UN",
        "U.S.",
        "Peruvian",
        "Ministry",
        "of",
    ),
    *("said", "in", "’s", "-", "backed", "and", ",", ".", "“", "”", "\n", "Bank", "al-Shabaab"),
    *("Россия", "إيران", "İstanbul", "president", "army", "visit", "to", "(", ")", "X", "1990"),
]


def _check(text):
    found = find_names(analyse(text), shipped_lists())
    spans = sorted({span for one in found for span in (*one.mentions, *one.place_mentions)})
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(text[span.start : span.end].strip() for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))  # a visited capital is there once
    for number, one in enumerate(found):
        assert one.name
        assert list(one.mentions) == sorted(one.mentions)
        assert one.part_of is None or (one.part_of != number and one.part_of < len(found))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_words_in_any_order_give_proper_mentions(text):
    _check(text)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=80))
def test_any_characters_give_proper_mentions(text):
    _check(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x", "-", "’s", "U.S", "\ud800 Peru \ud800"])
def test_odd_texts_are_read(text):
    _check(text)
