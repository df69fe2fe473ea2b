"""Reported clauses of made-up sentences, in no quotation marks."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Anna Novak said that the bridge was gone.", "Anna Novak: ~the bridge was gone"),
        ("Anna Novak said the bridge was gone.", "Anna Novak: ~the bridge was gone"),
        ("The bridge was gone, Anna Novak said.", "Anna Novak: ~The bridge was gone"),
        (
            "The bridge, Anna Novak said, was gone.",
            "Anna Novak: ~The bridge, Anna Novak said, was gone",
        ),
        ("According to the council, the bridge was gone.", "council: ~the bridge was gone"),
        ("The bridge was gone, according to the council.", "council: ~The bridge was gone"),
        ("Anna Novak told reporters that it was gone.", "Anna Novak: ~it was gone"),
        ("Anna Novak told a meeting in Ulan that it was gone.", "Anna Novak: ~it was gone"),
        ("Anna Novak promised that it would stand again.", "Anna Novak: ~it would stand again"),
        ("A survey showed that people miss it.", "survey: ~people miss it"),
        ("Anna Novak’s claim that it was gone was false.", "Anna Novak: ~it was gone"),
        ("The claim by Anna Novak that it was gone was false.", "Anna Novak: ~it was gone"),
        ("Ivo Horvat, who said he had seen it, left.", "Ivo Horvat: ~he had seen it"),
        ("LIMA, May 3 (Wire) - The bridge was gone, Lee said.", "Lee: ~The bridge was gone"),
        ("LIMA — Lee said that the bridge was gone.", "Lee: ~the bridge was gone"),
        ("Lee told a briefing that the bridge was gone.", "Lee: ~the bridge was gone"),
        ("Lee reaffirmed that the bridge was gone.", "Lee: ~the bridge was gone"),
        ("Nobody came: the mayor said it was gone.", "mayor: ~it was gone"),
        ("In a letter posted on Friday, Lee said it was gone.", "Lee: ~it was gone"),
        (
            "The bridge, Anna Novak often says, is old.",
            "Anna Novak: ~The bridge, Anna Novak often says, is old",
        ),
        (
            "Nobody came, Anna Novak said, since it was gone.",
            "Anna Novak: ~Nobody came, Anna Novak said, since it was gone",
        ),
        ("Lee said on Sunday it had held the bridge.", "Lee: ~it had held the bridge"),
        ("Lee told the clerk at the council that few people knew.", "Lee: ~few people knew"),
        ("Lee suggested that the works end today.", "Lee: ~the works end today"),
        ("Lee demanded that the council resign.", "Lee: ~the council resign"),
        ("Lee said that claim was false.", "Lee: ~that claim was false"),
        ("Lee pointed out that it was gone.", "Lee: ~it was gone"),
        ("Critics, among them Lee, say it was old.", "Critics: ~it was old"),
        ("The road was shut, and Lee said it was gone.", "Lee: ~it was gone"),
        (
            "Anna Novak said: The bridge is gone: it fell into the river.",
            "Anna Novak: ~The bridge is gone: it fell into the river",
        ),
    ],
)
def test_a_finite_clause_under_a_verb_of_saying_is_an_utterance(told, text, line):
    assert told(text).lines == [line]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Anna Novak said that it was gone; nobody answered.", ["Anna Novak: ~it was gone"]),
        (
            "Anna Novak said it was gone, adding that the road was closed.",
            ["Anna Novak: ~it was gone", "Anna Novak: ~the road was closed"],
        ),
        (
            "Anna Novak said it was gone, and Ivo Horvat replied that it was not.",
            ["Anna Novak: ~it was gone", "Ivo Horvat: ~it was not"],
        ),
        (
            "Anna Novak said it was gone, while Ivo Horvat said that it was not.",
            ["Anna Novak: ~it was gone", "Ivo Horvat: ~it was not"],
        ),
        (
            "Anna Novak said the town would build a bridge and warned that it would be dear.",
            ["Anna Novak: ~the town would build a bridge", "Anna Novak: ~it would be dear"],
        ),
    ],
)
def test_a_clause_ends_where_another_report_begins(told, text, lines):
    assert told(text).lines == lines


@pytest.mark.parametrize(
    "text",
    [
        "Anna Novak promised to build the bridge.",
        "Anna Novak believes that the bridge is gone.",
        "Anna Novak said nothing.",
        "The bridge was said to be gone.",
        "There was said to be a bridge.",
        "Per order, the bridge was closed.",
        "Anna Novak ruled that out.",
        "Anna Novak countered that claim.",
        "Asked about the claim that the bridge was gone, Anna Novak left.",
        "According.",
        "Said.",
    ],
)
def test_beliefs_infinitives_and_things_are_no_utterances(told, text):
    assert told(text).lines == []


def test_a_clause_ends_before_what_somebody_else_is_quoted_with(told):
    text = "Ivo Horvat said the bridge was gone, a claim Anna Novak called “pure fiction”."
    assert told(text).lines == ["Ivo Horvat: ~the bridge was gone", "Anna Novak: pure fiction"]


def test_a_clause_with_quoted_words_of_the_same_cue_is_told_by_those(told):
    assert told("Lee said that the “bridge” was gone and “the road” too.").lines == [
        "Lee: bridge / the road"
    ]


@pytest.mark.parametrize(
    "cue",
    [
        "warned in a letter to the head of the road office in Dravik on Thursday that",
        "told the parliament of Ulan during a debate on the new road that",
    ],
)
def test_a_clause_far_from_its_cue_is_found(told, cue):
    text = f"Horvat {cue} if rain falls the road floods."
    assert told(text).lines == ["Horvat: ~if rain falls the road floods"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Anna Novak said that workers blocked the road, arguing it was unsafe.",
            ["Anna Novak: ~workers blocked the road", "workers: ~it was unsafe"],
        ),
        (
            "Anna Novak said it was gone because Ivo Horvat said so.",
            ["Anna Novak: ~it was gone because Ivo Horvat said so"],
        ),
        (
            "Anna Novak said that it was closed, but Ivo Horvat said that it was open.",
            ["Anna Novak: ~it was closed", "Ivo Horvat: ~it was open"],
        ),
        (
            "Anna Novak said that Ivo Horvat had lied and denied that it was gone.",
            ["Anna Novak: ~Ivo Horvat had lied", "Anna Novak: ~it was gone"],
        ),
    ],
)
def test_another_speaker_or_report_ends_a_clause_unless_it_gives_its_reason(told, text, lines):
    assert told(text).lines == lines


def test_a_relative_far_from_its_cue_is_no_reported_clause(told):
    text = "Horvat stressed the grave danger to the towns of the northern valley and its people "
    assert told(text + "that a flood would constitute.").lines == []
