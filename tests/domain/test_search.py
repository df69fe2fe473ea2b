"""Searching finds what people mean, however they type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.records import Kind
from idlib_gui.domain.search import folded, search


def found(document, query, kind):
    groups = {group.kind: group for group in search(document, query)}
    return [hit.text for hit in groups[kind].hits] if kind in groups else []


@pytest.mark.parametrize("query", ["erdogan", "ERDOĞAN", "Edrogan", "tayyip erdog"])
def test_case_diacritics_and_aliases_do_not_matter(bundled, query):
    assert "Recep Tayyip Erdoğan" in found(bundled, query, Kind.ACTOR)


def test_all_words_must_be_there(bundled):
    assert found(bundled, "turkey zebra", Kind.EVENT) == []
    assert found(bundled, "ukraine deal", Kind.EVENT) == [
        "Erdoğan signs army-funding deal in Ukraine"
    ]


def test_events_are_found_by_who_and_where(bundled):
    assert "Erdoğan visits Ukraine" in found(bundled, "edrogan", Kind.EVENT)
    assert "Russia annexes Crimea" in found(bundled, "moscow crimea", Kind.EVENT)


def test_quotes_are_found_by_words_and_by_speaker(bundled):
    assert found(bundled, "vassal", Kind.QUOTE)
    assert len(found(bundled, "erim", Kind.QUOTE)) == 1


def test_the_source_is_found_by_sentence(bundled):
    (group,) = [g for g in search(bundled, "observation posts") if g.kind is Kind.SOURCE]
    citation = group.hits[0].citation
    text = bundled.sources[citation.source].text
    assert text[citation.start : citation.end] == group.hits[0].text


def test_long_lists_are_cut_and_say_how_many_there_were(bundled):
    (group, *_) = search(bundled, "turkey", limit=3)
    assert len(group.hits) == 3
    assert group.total > 3


@pytest.mark.parametrize("query", ["", "   ", "\n"])
def test_nothing_is_found_for_nothing(bundled, query):
    assert search(bundled, query) == ()


def test_typographic_marks_match_plain_ones():
    assert folded("Don’t – “Straße”") == folded('don\'t - "strasse"')


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
