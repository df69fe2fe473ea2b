"""Transcripts and interviews: lines that begin with who speaks."""

from __future__ import annotations


def test_lines_that_begin_with_names_in_capitals_are_what_those_say(told):
    text = "LEE: Is it gone?\n\nHORVAT: It is.\n\nLEE: Since when?\n\nHORVAT: “Yesterday”, he said."
    assert told(text).lines == [
        "LEE: Is it gone?",
        "HORVAT: It is.",
        "LEE: Since when?",
        "HORVAT: “Yesterday”, he said.",
    ]


def test_capitals_mean_who_is_named_elsewhere(told):
    text = "Anna Lee met Ivo Horvat.\n\nLEE: Is it?\n\nHORVAT: It is.\n\nLEE: Oh."
    names = {"person": (("Anna Lee", "Lee"), ("Ivo Horvat",))}
    assert told(text, **names).lines == ["Anna Lee: Is it?", "Ivo Horvat: It is.", "Anna Lee: Oh."]


def test_answers_are_of_who_is_named_most_before(told):
    text = "Anna Novak built it. Novak left.\n\nQ: Is it gone?\n\nA: It is.\n\nQ: When?\n\nA: Now."
    said = told(text, person=(("Anna Novak", "Novak"),))
    assert [line.split(":")[0] for line in said.lines] == ["None", "Novak", "None", "Novak"]


def test_without_anybody_named_answers_are_nobodys(told):
    text = "Q: Is it gone?\n\nA: It is.\n\nQ: When?\n\nA: Now."
    assert {line.split(":")[0] for line in told(text).lines} == {"None"}


def test_quoted_lines_of_a_transcript_are_of_whom_they_begin_with(told):
    assert told("“LEE: Is it gone?”\n\n“HORVAT: It is.”").lines == [
        "LEE: LEE: Is it gone?",
        "HORVAT: HORVAT: It is.",
    ]


def test_one_line_with_a_colon_is_no_transcript(told):
    assert told("Weather: rain.\n\nRoads: closed.\n\nTrains: late.").lines == []
