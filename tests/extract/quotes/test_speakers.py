"""Whom a pronoun or a role means, and which mention a speaker is resolved to."""

from __future__ import annotations

import pytest

SAID = " “The bridge is gone,” {} said."


@pytest.mark.parametrize(
    ("before", "word", "speaker"),
    [
        ("Anna Novak met Ivo Horvat.", "she", "Anna Novak"),
        ("Anna Novak met Ivo Horvat.", "he", "Ivo Horvat"),
        ("Mr. Lund met Mrs. Berg.", "she", "Berg"),
        ("Mr. Lund met Mrs. Berg.", "he", "Lund"),
        ("The engineer, Toril Lund, came late.", "the engineer", "Toril Lund"),
        ("Toril Lund, the mayor of Ulan, came late.", "the mayor", "Toril Lund"),
        ("Mayor Toril Lund came late.", "the mayor", "Toril Lund"),
        ("The day was grey.", "the mayor", "mayor"),
        ("Two workers left.", "they", "workers"),
        ("Anna Novak and Ivo Horvat came late.", "they", "Anna Novak and Ivo Horvat"),
        ("The council met on Monday.", "it", "council"),
        ("The day was grey.", "she", "she"),
        ("The day was grey.", "they", "they"),
        ("Grey it was.", "it", "it"),
        ("The day was grey.", "I", "I"),
    ],
)
def test_a_pronoun_or_role_means_who_fits_and_is_near(told, before, word, speaker):
    said = told(before + SAID.format(word))
    assert said.words(said.said[0].speaker) == speaker
    assert said.words(said.said[0].attribution) == word.removeprefix("the ")


def test_the_reason_says_for_whom_a_pronoun_is_taken(told):
    said = told("Anna Novak came late." + SAID.format("she"))
    assert said.said[0].why.reason.endswith("“she” is taken for Anna Novak.")


def test_they_are_the_last_speakers_if_those_were_several(told):
    text = "The workers said it was gone. They added that the road was closed."
    assert told(text).lines == ["workers: ~it was gone", "workers: ~the road was closed"]


def test_she_is_not_he_who_spoke_before(told):
    assert told("He said that she said that it was gone.").lines == [
        "He: ~she said that it was gone",
        "she: ~it was gone",
    ]


def test_he_within_quoted_words_is_not_the_one_who_speaks_them(told):
    text = "Ivo Horvat said: “Karl came. He said, ‘Run!’”"
    assert told(text, person=(("Ivo Horvat",),)).lines[0].startswith("Ivo Horvat")


def test_a_relative_pronoun_is_who_it_stands_for(told):
    assert told("Anna Novak, who built it, said it was “gone”.").lines == ["Anna Novak: gone"]
    assert told("“It is gone,” said the clerk who built it.").lines == ["clerk: It is gone,"]


def test_those_who_speak_together_are_one_speaker(told):
    text = "Anna Novak and Ivo Horvat said in a letter that the bridge was “gone”."
    assert told(text).lines == ["Anna Novak and Ivo Horvat: gone"]


def test_names_outrank_what_the_model_takes_for_names(told):
    said = told("Road Xyl came late." + SAID.format("she"), person=(("Road Xyl",),))
    assert said.lines == ["Road Xyl: The bridge is gone,"]


def test_a_body_that_spoke_last_is_it(told):
    text = "The Road Office met Karl. It said the bridge was gone."
    said = told(text, body=(("Road Office",),), person=(("Karl",),))
    assert said.lines == ["Road Office: ~the bridge was gone"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Road Office met Karl. The office said it was gone.", "Road Office", "body"),
        ("Lumen met the Road Office. The company said it was gone.", "Lumen", "firm"),
    ],
)
def test_a_bare_noun_is_the_body_that_it_fits(told, text, name, kind):
    others = {"body": (("Road Office",),), "person": (("Karl",),)}
    said = told(text, **{**others, kind: ((name,),)})
    assert said.lines == [f"{name}: ~it was gone"]


@pytest.mark.parametrize(
    "text",
    [
        "The Road Office met Karl. An office said it was gone.",
        "The Road Office met Karl. The company said it was gone.",
        "Lumen came.\n\nA.\n\nB.\n\nC.\n\nThe company said it was gone.",
    ],
)
def test_a_bare_noun_that_fits_nobody_is_itself(told, text):
    said = told(text, body=(("Road Office",),), firm=(("Lumen",),))
    assert said.lines[0].split(":")[0] in ("office", "company")


def test_a_body_named_near_by_is_it_for_want_of_a_subject(told):
    text = "Late, at the Road Office. It said the bridge was gone."
    said = told(text, body=(("Road Office",),))
    assert said.lines == ["Road Office: ~the bridge was gone"]


@pytest.mark.parametrize(
    "between",
    [
        "The letters of Karl Lund, a former rower, were read aloud.",
        "The road was closed by order of Karl Lund.",
        "Karl Lund closed the road.",
    ],
)
def test_he_who_spoke_last_goes_on_though_another_is_named_in_between(told, between):
    text = f"“We go on,” Horvat said. {between} He added that it was late."
    said = told(text, person=(("Karl Lund",),))  # no stage takes Horvat for a person
    assert said.lines[-1] == "Horvat: ~it was late"
    said = told(text, person=(("Karl Lund",), ("Horvat",)))
    assert said.lines[-1] == "Horvat: ~it was late"


def test_a_body_that_spoke_last_is_not_he(told):
    text = "Karl Lund came. The Road Office said it was gone. He added that it was late."
    said = told(text, body=(("Road Office",),), person=(("Karl Lund",),))
    assert said.lines[-1] == "Karl Lund: ~it was late"


@pytest.mark.parametrize(
    ("before", "word", "speaker"),
    [
        ("The minister, Ivo Horvat, was away. His spokeswoman came late.", "she", "spokeswoman"),
        ("Toril Lund was away. A spokeswoman for the mayor came late.", "she", "spokeswoman"),
        ("Anna Novak was fined. Her lawyer came late.", "he", "lawyer"),
        ("Anna Novak met Ivo Horvat. His spokesman came late.", "she", "Anna Novak"),
        ("Anna Novak was fined. Two waitresses came late.", "she", "Anna Novak"),
        ("Ivo Horvat, the spokesman, came late.", "he", "Ivo Horvat"),
        ("A waitress came late. It rained. It rained. It rained. Toril sang.", "she", "Toril"),
    ],
)
def test_who_is_told_but_by_what_she_is_may_be_she(told, before, word, speaker):
    persons = (("Anna Novak",), ("Ivo Horvat",), ("Toril Lund", "Toril"))
    said = told(before + SAID.format(word), person=persons)
    assert speaker in said.words(said.said[0].speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two diplomats left early. One of them said the mood was “icy”.", "diplomats"),
        ("According to two clerks, it was late. One of them said it was “icy”.", "clerks"),
        ("The clerks said it was late. “It was icy,” one of them added.", "clerks"),
        ("One of the diplomats said the mood was “icy”.", "One of the diplomats"),
    ],
)
def test_one_of_them_is_one_of_those_told_before(told, text, speaker):
    said = told(text)
    assert said.words(said.said[-1].speaker) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Many left, according to Lumen estimates.", "Lumen"),
        ("Many left, according to estimates by Lumen.", "Lumen"),
        ("Lumen’s study found that many left.", "Lumen"),
        ("A study by Lumen said that many left.", "Lumen"),
        ("Many left, according to weather data.", "weather data"),
        ("Many left, according to Lumen clerks.", "Lumen clerks"),
    ],
)
def test_what_somebody_counted_or_found_speaks_for_them(told, text, speaker):
    said = told(text, firm=(("Lumen",),))
    assert said.words(said.said[0].speaker) == speaker
