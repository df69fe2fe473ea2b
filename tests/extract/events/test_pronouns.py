"""A pronoun stands for whom it agrees with, near and subject by preference."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.findings import Said, Span, Why


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Anna Novak spoke. She accused Sylvania.", "ACCUSE Anna Novak > Sylvania"),
        (
            "Anna Novak and Ivo Horvat spoke. They met Chad.",
            "CONSULT Anna Novak & Ivo Horvat > Chad",
        ),
        ("The rebels hid. They attacked Sylvania.", "ASSAULT rebels > Sylvania"),
        ("Freedonia has a king. It invaded Sylvania.", "ASSAULT Freedonia > Sylvania"),
        ("The Red Guard hid. It attacked Sylvania.", "ASSAULT Red Guard > Sylvania"),
        ("After it bombed Chad, Freedonia invaded Sylvania.", "ASSAULT Freedonia > Chad"),
        ("Peru blamed Chad for its attack on Sylvania.", "ASSAULT Chad > Sylvania"),
        (
            "Ivo Horvat met Anna Novak. They exchanged prisoners.",
            "COOPERATE Ivo Horvat & Anna Novak >",
        ),
        ("A soldier hid. He attacked Sylvania.", "ASSAULT soldier > Sylvania"),
        ("Freedonia's army waited. Ivo Horvat denounced it.", "ACCUSE Ivo Horvat > army"),
    ],
)
def test_a_pronoun_is_resolved(told, text, line):
    assert line in told(text).lines


def test_the_object_of_a_verb_is_not_its_subject(told):
    assert told("Ivo Horvat denounced him.").lines == ["ACCUSE Ivo Horvat >"]


def test_a_pronoun_without_anybody_before_it_is_nobody(told):
    assert told("He attacked Sylvania.").lines == ["ASSAULT  > Sylvania"]
    assert told("It accused Sylvania.").lines == []


def test_what_was_named_long_ago_is_not_meant(told):
    text = "Anna Novak spoke. " + "The day was dull. " * 4 + "She accused Sylvania."
    assert told(text).lines == []


def test_i_is_who_speaks(told):
    text = "Anna Novak said: “I accused Sylvania. He met us.”"
    start = text.index("“") + 1
    said = Said(
        (Span(start, len(text) - 1),),
        QuoteForm.DIRECT,
        Span(0, 10),
        Span(0, 10),
        Span(11, 15),
        Why("Made up.", 0.9),
    )
    one = told(text, quotes=(said,))
    assert one.lines[0] == "ACCUSE Anna Novak > Sylvania"
    assert one.happenings[0].said == 0


def test_a_quote_whose_speaker_is_a_pronoun_is_claimed_by_whom_it_stands_for(told):
    text = "Anna Novak spoke. “Freedonia bombed Sylvania,” she said."
    start, end = text.index("“") + 1, text.index(",”")
    she = Span(text.index("she"), text.index("she") + 3)
    said = Said((Span(start, end),), QuoteForm.DIRECT, she, she, None, Why("Made up.", 0.9))
    one = told(text, quotes=(said,))
    assert one.words(one.happenings[0].claimed_by) == "Anna Novak"


def test_who_is_named_in_a_quote_is_hardly_meant_outside(told):
    text = "Anna Novak spoke. “Ivo Horvat lies,” a judge said. He denounced Sylvania."
    start, end = text.index("“") + 1, text.index(",”")
    said = Said((Span(start, end),), QuoteForm.DIRECT, None, None, None, Why("Made up.", 0.9))
    assert "ACCUSE judge > Sylvania" in told(text, quotes=(said,)).lines


def test_the_reason_says_whom_a_pronoun_is_taken_for(told):
    by_name, by_pronoun = told("Anna Novak accused Peru. She accused Chad.").happenings
    assert "“She” is taken for Anna Novak." in by_pronoun.why.reason
    assert by_pronoun.why.confidence < by_name.why.confidence


def test_a_pronoun_after_a_sentence_about_a_thing_is_nobody(told):
    assert told("The treaty was signed by Freedonia. It collapsed.").lines == [
        "SUPPORT Freedonia >"
    ]
    text = "Freedonia's jets hit Sylvania. They killed two soldiers."
    assert "ASSAULT jets > soldiers" in told(text).lines
