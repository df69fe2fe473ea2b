"""Quoted words of made-up sentences: who says them, and which belong together."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("“The bridge is gone,” Anna Novak said.", "Anna Novak: The bridge is gone,"),
        ("“The bridge is gone”, said Anna Novak, a clerk.", "Anna Novak: The bridge is gone"),
        ("“Is the bridge gone?” asked Anna Novak.", "Anna Novak: Is the bridge gone?"),
        ("“The bridge is gone” Anna Novak said.", "Anna Novak: The bridge is gone"),
        ("“The bridge is gone,” according to the mayor.", "mayor: The bridge is gone,"),
        ("“The bridge is gone”, the mayor told reporters.", "mayor: The bridge is gone"),
        ("“The bridge is gone.” — Anna Novak", "Anna Novak: The bridge is gone."),
        ("“The bridge is gone.”\n— Anna Novak", "Anna Novak: The bridge is gone."),
        ("“A ruin” is how Anna Novak described it.", "Anna Novak: A ruin"),
        ("The “old ruin,” as Anna Novak calls it, still stands.", "Anna Novak: old ruin,"),
        ("Lee said it was “a ruin”, a word the clerk used often.", "Lee: a ruin"),
    ],
)
def test_a_cue_after_the_closing_mark_tells_who_speaks(told, text, line):
    assert told(text).lines == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Anna Novak said: “The bridge is gone.”", "Anna Novak: The bridge is gone."),
        ("Said Anna Novak: “The bridge is gone.”", "Anna Novak: The bridge is gone."),
        ("Anna Novak: “The bridge is gone.”", "Anna Novak: The bridge is gone."),
        ("The mayor’s answer was short: “It is gone.”", "mayor: It is gone."),
        ("As Anna Novak put it, “the bridge is gone.”", "Anna Novak: the bridge is gone."),
        ("The mayor spoke to us:\n\n“The bridge is gone.”", "mayor: The bridge is gone."),
        ("Marchers raised the slogan “No more ruins” there.", "Marchers: No more ruins"),
        ("Anna Novak used the word “ruin” for it.", "Anna Novak: ruin"),
    ],
)
def test_a_cue_before_the_opening_mark_tells_who_speaks(told, text, line):
    assert told(text).lines == [line]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Anna Novak said that the bridge was “gone”.", ["Anna Novak: gone"]),
        ("Anna Novak called the bridge “a ruin”.", ["Anna Novak: a ruin"]),
        ("Anna Novak hailed the workers as “heroes”.", ["Anna Novak: heroes"]),
        ("Anna Novak believes the bridge is “a ruin”.", ["Anna Novak: a ruin"]),
        ("Anna Novak says it shows that the bridge is “a ruin”.", ["Anna Novak: a ruin"]),
        ("Anna Novak deplored what she called “a ruin”.", ["Anna Novak: a ruin"]),
        ("The bridge, which Anna Novak called “a ruin”, will stand.", ["Anna Novak: a ruin"]),
        ("A statement by the council said it was “a ruin”.", ["council: a ruin"]),
        ("The paper quoted Anna Novak as saying it was “a ruin”.", ["Anna Novak: a ruin"]),
        ("Anna Novak was quoted by the paper as saying: “It is.”", ["Anna Novak: It is."]),
        ("Marchers walked through Ulan chanting “Build it” all day.", ["Marchers: Build it"]),
        (
            "The mayor said that the town had “deep ties” with it and promised to “build it”.",
            ["mayor: deep ties", "mayor: build it"],
        ),
        ("Rules for clerks:\n\nCalls people “losers” at work.", ["None: losers"]),
    ],
)
def test_the_clause_around_tells_who_speaks(told, text, lines):
    assert told(text).lines == lines


def test_the_subject_of_the_quoted_words_is_no_speaker(told):
    text = (
        "The town “really cannot lose it,” said Anna Novak, a clerk at the council told the Post."
    )
    assert told(text).lines == ["Anna Novak: really cannot lose it,"]


def test_words_that_are_all_that_is_said_are_direct_and_fragments_are_mixed(told):
    forms = [one.form for one in told("“It is gone,” Lee said. Lee called it “a ruin”.").said]
    assert forms == ["direct", "mixed"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("“It is gone,” Anna Novak said. “We stay.”", ["Anna Novak: It is gone, / We stay."]),
        ("“The bridge,” Anna Novak said, “is gone.”", ["Anna Novak: The bridge, / is gone."]),
        ("Lee called it a “ruin,” a “wreck” and a “shame”.", ["Lee: ruin, / wreck / shame"]),
        (
            "“It is gone,” Anna Novak said. “We stay,” said Ivo Horvat.",
            ["Anna Novak: It is gone,", "Ivo Horvat: We stay,"],
        ),
        (
            "“It is gone,” said Anna Novak. “We stay.” It echoed. “Nobody leaves us today.”",
            ["Anna Novak: It is gone, / We stay.", "Anna Novak: Nobody leaves us today."],
        ),
        ("‘It isn’t safe,’ Lee said. ‘We’ll go.’", ["Lee: It isn’t safe, / We’ll go."]),
        ("'It isn't safe,' Lee said. 'We'll go.'", ["Lee: It isn't safe, / We'll go."]),
    ],
)
def test_the_parts_of_a_split_quotation_are_one_utterance(told, text, lines):
    assert told(text).lines == lines


def test_a_quotation_over_paragraphs_is_one_utterance(told):
    text = "“The bridge is gone.\n\n“We must build it again.\n\n“And we will,” Anna Novak said."
    assert told(text).lines == [
        "Anna Novak: The bridge is gone. / We must build it again. / And we will,"
    ]


def test_another_speaker_in_the_next_paragraph_shows_that_a_mark_was_forgotten(told):
    text = "“It is gone,” said Ivo Horvat. “It was old.\n\n“We stay,” said Anna Novak."
    assert told(text).lines == ["Ivo Horvat: It is gone, / It was old.", "Anna Novak: We stay,"]


def test_a_sentence_in_quotation_marks_goes_on_from_who_spoke_before(told):
    text = "“It is gone,” Anna Novak said.\n\n“The road is gone as well, and the mill.”"
    said = told(text)
    assert said.lines[1] == "Anna Novak: The road is gone as well, and the mill."
    assert "who spoke before it speaks on" in said.said[1].why.reason


def test_a_sentence_in_quotation_marks_goes_on_from_a_clause_before(told):
    text = "Anna Novak said the bridge was gone. “The road is gone as well, and the mill.”"
    assert told(text).lines[1] == "Anna Novak: The road is gone as well, and the mill."


def test_words_far_from_any_speaker_are_nobodys(told):
    assert told("The day was grey.\n\n“The road is gone as well, and the mill.”").lines == []
    assert told("The day was grey.\n\n“The road is gone as well, and the mill.").lines == []


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bridge” was closed.",
        "The ‘bridge’ was closed on Monday.",
        "The film “The Last Bridge” opens on Friday.",
        "He wrote a book called “The Last Bridge” about the town.",
        "In her column, “Bridges and Roads,” she asks for more.",
        "The project is shown on “Bridges of the World,” a weekly.",
        "Ivo “Bear” Horvat built the bridge.",
        "Lee condemned the “Iron Rose” operation.",
        "He is known as “the Bear” in the town.",
        "“(Laughter.)” Anna Novak said.",
        "Lee said “...” again.",
        "“The Last Bridge”",
    ],
)
def test_scare_quotes_titles_nicknames_and_stage_directions_are_no_speech(told, text):
    assert told(text).lines == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Novak said that a new drone, “Falcon,” had come.",
        "Anna Novak said that the frigate ‘Last Rose’ was sunk.",
        "Anna Novak said that the operation “Iron Rose” was over.",
        "Anna Novak said that the raid, code-named “Iron Rose”, was over.",
    ],
)
def test_the_name_of_a_thing_in_marks_is_no_speech(told, text):
    (line,) = told(text).lines
    assert line.startswith("Anna Novak: ~")


def test_a_title_beside_a_name_is_nobody_who_speaks(told):
    text = "Ivo Horvat, whose song “Rose” is known, said the bridge was “gone”."
    assert told(text, person=(("Ivo Horvat",),)).lines == ["Ivo Horvat: gone"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The council says the town will respond “in due time”.", "council: in due time"),
        ("“It is gone,” she was quoted as saying by the town.", "she: It is gone,"),
        (
            "Lee, for his part, noted that the bridge “can be mended,” Reuters reported.",
            "Lee: can be mended,",
        ),
    ],
)
def test_who_is_only_told_of_is_no_speaker(told, text, line):
    assert told(text).lines == [line]


def test_words_within_quoted_words_are_of_whom_those_name(told):
    text = "Anna Novak said: “Ivo Horvat told me, ‘The bridge is gone.’ I ran.”"
    assert told(text).lines == [
        "Anna Novak: Ivo Horvat told me, ‘The bridge is gone.’ I ran.",
        "Ivo Horvat: The bridge is gone.",
    ]


def test_words_within_quoted_words_of_a_mere_pronoun_are_left_alone(told):
    text = "Anna Novak said: “He told me, ‘The bridge is gone.’ It was. ‘Gone.’”"
    assert len(told(text).said) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Many were old, Anna Novak said, and “nobody came back”.",
            ["Anna Novak: nobody came back"],
        ),
        ("Anna Novak vowed to punish “those who broke it”.", ["Anna Novak: those who broke it"]),
        ("“It is gone” the clerk of the council added.", ["clerk of the council: It is gone"]),
        ("Anna Novak has gone after Ivo Horvat as a “wrecker”.", ["Anna Novak: wrecker"]),
        ("It is “gone”, per the mayor.", ["mayor: gone"]),
        ("The council said that it “was gone” and “was old”.", ["council: was gone / was old"]),
        ("“It is gone.” — Anna “Bear” Novak", ["Novak: It is gone."]),
        ("Added the old clerk: “It is gone.”", ["None: It is gone."]),
    ],
)
def test_the_nearest_cue_is_taken_where_the_grammar_tells_nothing(told, text, lines):
    assert told(text).lines == lines


@pytest.mark.parametrize(
    "text",
    [
        "“It is gone” was how it began.",
        "“It is gone” is not so.",
        "“It is gone,” and nobody cared.",
        "“It is gone,” which nobody knew.",
        "“It is gone.” – nobody knew",
        "“It is gone.” — A clerk of the old bridge in the long and cold winter of the flood here",
        "As a “wrecker” he came.",
        "Anna Novak was seen as a “wrecker”.",
        "The bridge served as “a ruin”.",
        "The phrase “no more ruins” was everywhere.",
        "The road led to “a friend”.",
        "Only: “It is gone.”",
        ": “It is gone.”",
        "Lee called for taxing so-called “bridge money” at once.",
        "Anna Novak, at the time a clerk, was accused of having “sold it”.",
    ],
)
def test_words_that_nobody_is_told_to_say_are_no_speech(told, text):
    assert told(text).lines == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("“The bridge is gone” Anna Novak said.", ["Anna Novak: The bridge is gone"]),
        ("“The bridge is gone” said Anna Novak.", ["Anna Novak: The bridge is gone"]),
        ("“The bridge is gone.” Anna Novak said.", ["Anna Novak: The bridge is gone."]),
        ("“The bridge is gone.” Anna Novak said that it was late.", ["Anna Novak: ~it was late"]),
        ("“The bridge is gone” was said.", []),
    ],
)
def test_a_tag_without_a_comma_before_it_tells_who_speaks(told, text, lines):
    assert told(text).lines == lines
