"""Offsets of a source and positions in the document that shows it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from idlib_gui.ui.source_text import SourceText, shown

ODD = "ab .!?\n\r\t\u2028\u2029\x00\x0b\x0c\x85\ufffc\ufdd0\u00ad\u0301\u200d😀👩🇹🇷“”Ağ"
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.sampled_from(ODD)),
    st.lists(st.text(st.sampled_from(ODD), max_size=12), max_size=5).map(". A".join),
)


def units(text):
    return len(text.encode("utf-16-le")) // 2


def written(text):
    """Return a Qt document filled the way the view fills it."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    for piece, _ in SourceText(text).pieces():
        cursor.insertText(piece)
    return document


@given(TEXTS)
@example("a😀b. 😀😀 C d.\r\n\r\nX\u2028y")
def test_every_offset_comes_back_from_the_document(text):
    source = SourceText(text)
    assert [source.to_source(source.to_document(i)) for i in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


@given(TEXTS)
def test_positions_never_run_backwards_and_stay_inside_the_text(text):
    source = SourceText(text)
    length = units("".join(piece for piece, _ in source.pieces()))
    back = [source.to_source(position) for position in range(length + 2)]
    assert back == sorted(back)
    assert back[0] == 0
    assert back[-1] == len(text)


@given(TEXTS)
def test_qt_keeps_every_unit_where_the_mapping_expects_it(qapp, text):
    source, document = SourceText(text), written(text)
    assert document.characterCount() - 1 == units("".join(piece for piece, _ in source.pieces()))
    for offset, char in enumerate(shown(text)):
        position = source.to_document(offset)
        found = document.characterAt(position)
        assert found == ("\u2029" if char == "\n" else char[:1] if char <= "\uffff" else found)


@given(TEXTS)
def test_showing_changes_no_length(text):
    assert len(shown(text)) == len(text)


@given(TEXTS, st.data())
def test_a_span_leaves_out_the_numbers_around_it(text, data):
    source = SourceText(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = source.span(start, end)
    assert first == source.to_document(start)
    assert first <= last
    if end > start:
        assert not source.is_number(first)
        assert not source.is_number(last - 1)


def test_each_sentence_is_led_by_its_number():
    source = SourceText("One. Two.\n\nThree.")
    assert [piece.strip() for piece, number in source.pieces() if number] == ["1·1", "1·2", "2·1"]
    assert source.paragraphs == 2


def test_a_place_on_a_number_is_the_start_of_its_sentence():
    source = SourceText("One. Two.")
    assert source.is_number(0)
    assert source.to_source(2) == 0
    start = source.to_document(5)
    assert source.is_number(start - 1)
    assert not source.is_number(start)
    assert source.to_source(start - 2) == 5


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_a_text_without_words_has_no_numbers(text):
    source = SourceText(text)
    assert source.paragraphs == 0
    assert source.paragraph_at(0) == 0
    assert not any(number for _, number in source.pieces())


def test_control_characters_are_shown_as_their_pictures():
    assert shown("a\x00b\x7f\r\nc\rd") == "a␀b␡\u200b\nc\nd"


def test_a_place_belongs_to_its_paragraph_or_the_one_before():
    source = SourceText("\nOne.\n\nTwo.")
    assert [source.paragraph_at(offset) for offset in (0, 2, 6, 8)] == [1, 1, 1, 2]


@given(TEXTS, st.lists(st.integers(0, 60), max_size=4))
def test_places_are_the_same_whichever_are_asked_for_first(text, offsets):
    whole = SourceText(text)
    list(whole.pieces())  # all of it is asked for
    for ask in (SourceText.to_document, SourceText.to_source, SourceText.paragraph_at):
        source = SourceText(text)
        assert [ask(source, offset) for offset in offsets] == [ask(whole, n) for n in offsets]
        assert [source.is_number(n) for n in offsets] == [whole.is_number(n) for n in offsets]
