"""Sentences are numbered as people count them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.outline import Outline, paragraphs, sentence_at, sentences


def told(text):
    return [text[s.start : s.end] for s in sentences(text)]


def test_paragraphs_and_sentences_count_from_one():
    text = "One. Two!\n\n  Three?  “Four.” Five\n"
    assert told(text) == ["One.", "Two!", "Three?", "“Four.”", "Five"]
    assert [(s.paragraph, s.number) for s in sentences(text)] == [
        (1, 1), (1, 2), (2, 1), (2, 2), (2, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "U.S. forces left.",
        "Mr. Smith and Dr. Jones met Gen. Brown on Feb. 3 in St. Petersburg.",
        "It rose 3.5 per cent.",
        "“Why?” she asked.",
        "J. Smith spoke.",
        "They met (see no. 3) again.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text):
    assert told(text) == [text]


def test_lines_that_stand_together_are_one_paragraph():
    text = "A line\nthat goes on.\r\n\r\nNext one.\r\n \r\nLast."
    assert told(text) == ["A line\nthat goes on.", "Next one.", "Last."]
    assert [s.paragraph for s in sentences(text)] == [1, 2, 3]


def test_a_place_is_in_its_sentence_or_after_the_last_one_before():
    text = " One. Two."
    assert sentence_at(text, 0) is None
    assert sentence_at(text, 2).number == 1
    assert sentence_at(text, 5).number == 1
    assert sentence_at(text, 6).number == 2
    assert sentence_at(text, 99).number == 2
    assert sentence_at("", 0) is None


@given(st.text(st.sampled_from("aB .!?”\n\r\t’…1é"), max_size=60))
def test_every_letter_lies_in_one_sentence(text):
    found = sentences(text)
    for before, after in pairwise(found):
        assert before.end <= after.start
    inside = set().union(*(range(s.start, s.end) for s in found))
    assert all(n in inside for n, ch in enumerate(text) if not ch.isspace())


@given(st.text(st.sampled_from("aB .!\n"), max_size=60), st.lists(st.integers(0, 70), max_size=4))
def test_sentences_are_the_same_whichever_are_asked_for_first(text, offsets):
    outline, whole = Outline(text), sentences(text)
    for offset in offsets:
        found = tuple(outline.until(offset))
        assert found == whole[: len(found)]
        assert all(sentence.start > offset for sentence in whole[len(found) :])
    assert paragraphs(text) == (whole[-1].paragraph if whole else 0)


def test_a_long_text_is_not_looked_through_for_its_beginning():
    assert len(Outline("One. Two.\n\n" * 1_000).until(0)) == 2
