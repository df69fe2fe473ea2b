"""When something was said: told beside the verb of saying, not in what is said."""

from __future__ import annotations

import pytest

PEOPLE = {"person": (("Anna Novak", "Novak"), ("Ivo Horvat", "Horvat"))}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Anna Novak said on Tuesday that the bridge was gone.", "Tuesday"),
        ("On 3 May 2021 Anna Novak said that the bridge was gone.", "3 May 2021"),
        ("Anna Novak on Tuesday said the bridge was gone.", "Tuesday"),
        ("The bridge was gone, Anna Novak said on Tuesday.", "Tuesday"),
        ("“The bridge is gone,” Anna Novak told reporters in Bonn last week.", "last week"),
        ("“The bridge is gone,” Anna Novak said in a statement issued on 3 May.", "3 May"),
        ("Anna Novak, speaking in Bonn on Tuesday, said the bridge was gone.", "Tuesday"),
        ("In a letter sent in March, Anna Novak said the bridge was gone.", "March"),
        ("A report published in March found that the bridge was old.", "March"),
        ("Last year’s report found that the bridge was old.", "Last year’s"),
        ("Anna Novak rejected that on Tuesday, saying it was “gone”.", "Tuesday"),
        ("That view was echoed on Tuesday by Anna Novak, who said it was “gone”.", "Tuesday"),
        ("Anna Novak yesterday dismissed it as “old”.", "yesterday"),
    ],
)
def test_the_time_that_hangs_on_the_cue_is_when_it_was_said(told, text, phrase):
    assert told(text, **PEOPLE).phrases in ([phrase], [phrase.removesuffix("’s")])


@pytest.mark.parametrize(
    "text",
    [
        "Anna Novak said that the bridge fell on Tuesday.",
        "“The bridge fell on Tuesday,” Anna Novak said.",
        "Anna Novak, who was elected in 2019, said the bridge was gone.",
        "Anna Novak condemned the attack of 3 May as “cowardly”.",
        "Anna Novak said, after the flood of 2019, that the bridge was gone.",
        "The bridge fell on Tuesday. Anna Novak said it was “gone”.",
        "Anna Novak says every Tuesday that the bridge is gone.",
        "On Tuesday the bridge fell, and Anna Novak said that it was old.",
    ],
)
def test_other_times_are_not(told, text):
    assert told(text, **PEOPLE).phrases == [None]


def test_what_the_same_speaker_adds_was_said_then_too(told):
    text = (
        "“It is gone,” Anna Novak said on Tuesday. “We must build it,” she added. “We must not,”"
        " Ivo Horvat said.\n\n“It is dear,” Anna Novak said."
    )
    assert told(text, **PEOPLE).phrases == ["Tuesday", "Tuesday", None, None]


def test_what_was_said_at_another_time_is_not(told):
    text = "“It is gone,” Anna Novak said on Tuesday. “We must build it,” Novak said on 3 May."
    assert told(text, **PEOPLE).phrases == ["Tuesday", "3 May"]
