"""Citations as plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.citing import Reference, citation_text

WHOLE = Reference(
    ("really cannot afford to alienate Russia",),
    speaker="Aslı Aydıntaşbaş",
    said_to="to Financial Times",
    date="12 Feb 2020",
    title="Collision Course",
    outlet="Jamestown",
    published="about 13 Feb 2020",
    locator="¶ 6, sentence 1",
)


def test_everything_that_is_known_stands_in_one_line():
    assert citation_text(WHOLE) == (
        "“really cannot afford to alienate Russia”, Aslı Aydıntaşbaş (to Financial Times), "
        "12 Feb 2020, “Collision Course”, Jamestown, about 13 Feb 2020, ¶ 6, sentence 1"
    )


def test_the_reporters_comma_is_left_out():
    assert citation_text(Reference(("They knew, and they slept,",), speaker="Rosa")) == (
        "“They knew, and they slept”, Rosa"
    )


def test_what_is_not_known_leaves_no_gap():
    assert citation_text(Reference(("words",), locator="¶ 1, sentence 2")) == (
        "“words”, ¶ 1, sentence 2"
    )
    assert citation_text(Reference(())) == ""


def test_words_that_are_not_the_speakers_own_say_so():
    note = "reported, not verbatim"
    reported = WHOLE._replace(note=note, verbatim=False, said_to="")
    assert citation_text(reported).startswith(
        "really cannot afford to alienate Russia (reported, not verbatim), Aslı Aydıntaşbaş, "
    )


def test_to_whom_something_was_said_is_kept_without_a_speaker():
    assert citation_text(Reference(("a",), said_to="to the press")) == "“a”, to the press"


def test_pieces_are_joined_and_inner_marks_become_single():
    assert citation_text(Reference(("one", '“two” "three"'))) == "“one … ‘two’ 'three'”"


def test_each_piece_of_split_words_lacks_the_reporters_comma():
    assert citation_text(Reference(("One,", "two."))) == "“One … two.”"
    assert citation_text(Reference((",",), locator="¶ 1")) == "¶ 1"


@given(st.lists(st.text(), max_size=3), st.text(), st.text())
def test_any_text_gives_one_printable_line(words, speaker, title):
    line = citation_text(Reference(tuple(words), speaker=speaker, title=title))
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert all(char.isprintable() for char in line)
