"""A text read by the language model keeps its offsets, however long its paragraphs are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.extract.analysis import analyse, span_of
from idlib_gui.extract.findings import Span

TEXT = "The envoy left Geneva.\r\n\r\nHe said:\n  “Never again.” She agreed."


def test_tokens_stand_where_they_stand_in_the_text():
    analysis = analyse(TEXT)
    assert analysis.doc.text == analysis.text
    assert all(TEXT[t.idx : t.idx + len(t)] == t.text for t in analysis.doc if not t.is_space)


def test_no_sentence_runs_over_a_line_break():
    told = [sentence.text.strip() for sentence in analyse(TEXT).sentences]
    assert told[0] == "The envoy left Geneva."
    assert not any("\n" in sentence for sentence in told)


def test_a_paragraph_longer_than_a_piece_is_read_whole():
    long = "A bridge was built over the river. " * 500
    analysis = analyse(long + "x" * 9_000)
    assert analysis.doc.text == analysis.text
    assert analysis.sentences[400].text == "A bridge was built over the river."


@pytest.mark.parametrize(
    ("span", "words"),
    [(Span(4, 9), "envoy"), (Span(5, 6), "envoy"), (Span(3, 4), ""), (Span(0, 9), "The envoy")],
)
def test_the_tokens_of_a_span_are_those_that_share_a_character_with_it(span, words):
    assert analyse(TEXT).tokens(span).text == words


def test_token_sentence_and_paragraph_are_found_by_offset():
    analysis = analyse(TEXT)
    never = TEXT.index("Never")
    token = analysis.token_at(never)
    assert span_of(token) == Span(never, never + 5)
    assert "Never again" in analysis.sentence_of(token).text
    assert analysis.paragraph_number(never) == 2
    assert [TEXT[slice(*span)] for span in analysis.paragraphs][1] == "He said:"


def test_a_text_without_words_has_no_tokens():
    analysis = analyse("")
    assert (len(analysis.doc), analysis.sentences, analysis.token_at(0)) == (0, (), None)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec=None), max_size=120))
def test_any_text_is_read_with_its_offsets(text):
    analysis = analyse(text)
    assert analysis.doc.text == analysis.text
    assert len(analysis.text) == len(text)


@pytest.mark.parametrize(
    "dateline", ["OSTRAVA – ", "OSTRAVA (Wire) -- ", "Ostrava, 9 June —  ", "OSTRAVA/GRAZ – "]
)
def test_a_dateline_is_no_part_of_the_sentence_behind_it(dateline):
    analysis = analyse(f"News\n{dateline}Peru expelled three envoys.\nNo more - nothing.")
    sentences = [sentence.text.strip() for sentence in analysis.sentences]
    assert "Peru expelled three envoys." in sentences
    assert analysis.doc.text == analysis.text
