"""Normalising keeps every code point in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.extract.normalise import normalise

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)


@given(ANY_TEXT)
def test_the_text_keeps_its_length_and_becomes_writable(text):
    plain = normalise(text)
    assert len(plain) == len(text)
    plain.encode("utf-8")


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing_more(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("3\u00a0February", "3 February"),
        ("“Go” \u2015 Lee", "“Go” — Lee"),
        ("one\r\ntwo", "one\n\ntwo"),
        ("minis\u00adter", "minis-ter"),
        ("a\u200b b", "a  b"),
        ("\ufeffTitle", " Title"),
        ("nul\x00byte", "nul byte"),
        ("tab\there", "tab here"),
        ("\ud800", "\ufffd"),
        ("plain – “text”", "plain – “text”"),
    ],
)
def test_what_is_odd_becomes_plain(odd, plain):
    assert normalise(odd) == plain
