"""Citations as plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.citing import Reference, citation_text

WHOLE = Reference(
    ("really cannot afford to alienate Russia",),
    speaker="Aslı Aydıntaşbaş",
    cue="told",
    said_to="Financial Times",
    date="12 Feb 2020",
    title="Collision Course",
    outlet="Jamestown",
    published="about 13 Feb 2020",
    locator="¶ 6, sentence 1",
)


def test_everything_that_is_known_stands_in_one_line():
    assert citation_text(WHOLE) == (
        "“really cannot afford to alienate Russia”, Aslı Aydıntaşbaş (told, Financial Times), "
        "12 Feb 2020, “Collision Course”, Jamestown, about 13 Feb 2020, ¶ 6, sentence 1"
    )


def test_what_is_not_known_leaves_no_gap():
    assert citation_text(Reference(("words",), locator="¶ 1, sentence 2")) == (
        "“words”, ¶ 1, sentence 2"
    )
    assert citation_text(Reference(())) == ""


def test_words_that_are_not_the_speakers_own_say_so():
    reported = WHOLE._replace(note="reported, not verbatim", cue="", said_to="")
    assert citation_text(reported).startswith(
        "“really cannot afford to alienate Russia” (reported, not verbatim), Aslı Aydıntaşbaş, "
    )


def test_a_cue_without_a_speaker_is_kept():
    assert citation_text(Reference(("a",), cue="reportedly")) == "“a”, reportedly"


def test_pieces_are_joined_and_inner_marks_become_single():
    assert citation_text(Reference(("one", '“two” "three"'))) == "“one … ‘two’ 'three'”"


@given(st.lists(st.text(), max_size=3), st.text(), st.text())
def test_any_text_gives_one_printable_line(words, speaker, title):
    line = citation_text(Reference(tuple(words), speaker=speaker, title=title))
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert all(char.isprintable() for char in line)
