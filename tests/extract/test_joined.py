"""How the passages of one utterance read as one text."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.findings import Said, Span, Why
from idlib_gui.extract.joined import joined


def text_of(text, *words, cue=None):
    """Return the joined text of the passages that hold `words`, with the cue where it stands."""
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in words]
    told = None if cue is None else Span(text.index(cue), text.index(cue) + len(cue))
    return joined(text, Said(tuple(spans), QuoteForm.DIRECT, None, None, told, Why("", 0.5)))


@pytest.mark.parametrize(
    ("text", "words", "read"),
    [
        ("“It is gone,” she said. “Go home.”", ("It is gone,", "Go home."), "It is gone. Go home."),
        ("“I think,” she said, “it fell.”", ("I think,", "it fell."), "I think, it fell."),
        ("“Gone!” she said. “All of it.”", ("Gone!", "All of it."), "Gone! All of it."),
        ("“Why?” said Mr. Lee, “why?”", ("Why?", "why?”"), "Why? why?”"),
    ],
)
def test_what_she_said_parts_reads_on_with_a_full_stop_where_a_sentence_ends(text, words, read):
    assert text_of(text, *words, cue="said") == read


def test_fragments_with_other_words_between_are_parted_by_dots():
    text = "She said it was “old” and would be “gone soon”."
    assert text_of(text, "old", "gone soon", cue="said") == "old … gone soon"


def test_paragraphs_of_one_speech_read_on():
    assert text_of("“It is old,\n\n“It is gone.”", "It is old,", "It is gone.") == (
        "It is old, It is gone."
    )


def test_one_passage_is_its_words():
    assert text_of("“It is gone,” she said.", "It is gone,", cue="said") == "It is gone,"
