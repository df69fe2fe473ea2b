"""Names by their capitals: what counts, and what has a capital for another reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.extract.capitals import capitalised_names
from idlib_gui.extract.lists import shipped_lists

LISTS = shipped_lists()


def names(text):
    return [text[span.start : span.end] for span in capitalised_names(text, LISTS)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor of Lisbon met Ana Sousa in Porto.", ["Lisbon", "Ana Sousa", "Porto"]),
        ("Yesterday it rained.", []),
        ("Rain fell. It fell on Lisbon.", ["Lisbon"]),
        ("Ana Sousa spoke first.", ["Ana Sousa"]),
        ("Heavy rain fell on Sousa.", ["Sousa"]),
        ("Sousa left. Then Sousa came back.", ["Sousa", "Sousa"]),
        ("Trade grew. The trade with Peru fell.", ["Peru"]),
        ("She said: “Glory and bread.”", []),
        ("the Bank of Portugal’s seat", ["Bank of Portugal"]),
        ("the group Jund al-Nasr withdrew", ["Jund al-Nasr"]),
        ("the Lima-based firm", []),
        ("roads A1 and A2 of Peru", ["Peru"]),
        ("by J. R. Costa, and I saw it", ["J. R. Costa"]),
        ("on Monday, 3 March, with Mr Costa", ["Costa"]),
        ("It fled Lima, Cusco and Puno.", ["Lima", "Cusco", "Puno"]),
        ("They met Ana Sousa in Porto.", ["Ana Sousa", "Porto"]),
        ("off the Peruvian coast", []),
        ("in Quechua villages and for the Buddhist monks of Cusco", ["Cusco"]),
        ("the Peruvian-Chilean border", []),
        ("He knew a Peruvian Ministry and Peruvian, too.", ["Peruvian Ministry", "Peruvian"]),
        ("no capitals at all", []),
        ("ذهب الرجل إلى المدينة", []),
        ("", []),
    ],
)
def test_names_are_runs_of_words_with_a_capital_of_their_own(text, found):
    assert names(text) == found


def test_a_heading_makes_no_names_but_those_known_from_the_text():
    text = "Quiet Harbour Votes Against Lisbon Port\n\nIn 2011 they wrote to Lisbon again."
    assert names(text) == ["Lisbon", "Lisbon"]


def test_a_word_of_a_heading_that_is_written_small_elsewhere_is_no_name_though_part_of_one():
    text = "Port Relations Sour\n\nThe Centre of Harbour Relations saw relations with Peru sour."
    assert names(text) == ["Centre of Harbour Relations", "Peru"]


def test_a_first_word_that_is_written_small_elsewhere_is_no_name():
    assert names("Talks Cusco wanted were held. The talks ended.") == ["Cusco"]


@given(st.text(max_size=60))
def test_names_of_any_text_lie_in_it_in_order_and_apart(text):
    found = capitalised_names(text, LISTS)
    ends = [0]
    for span in found:
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)
