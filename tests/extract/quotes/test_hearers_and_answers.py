"""To whom something was said, and which utterance answers which."""

from __future__ import annotations

import pytest

PAPER = {"media": (("Ulan Herald",),)}
PEOPLE = {"person": (("Anna Novak", "Novak"), ("Ivo Horvat", "Horvat"))}


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is gone,” Anna Novak told the Ulan Herald.",
        "Anna Novak said in an interview with the Ulan Herald that the bridge was gone.",
        "Anna Novak wrote in the Ulan Herald: “The bridge is gone.”",
        "The Ulan Herald quoted Anna Novak as saying the bridge was “gone”.",
        "Anna Novak was quoted by the Ulan Herald as saying the bridge was “gone”.",
        "The Ulan Herald was told by Anna Novak that the bridge was “gone”.",
        "“It is gone,” said Anna Novak, a clerk at the council told the Ulan Herald.",
        "In an interview with the Ulan Herald, Anna Novak said that the bridge was gone.",
        "Anna Novak, in a piece published in the Ulan Herald, wrote that the bridge was gone.",
        "Anna Novak, speaking to the Ulan Herald, said that the bridge was gone.",
        "According to a statement carried by the Ulan Herald, it was gone.",
        "“It is gone,” she was quoted as saying by the Ulan Herald.",
        "Anna Novak said that the bridge was “gone,” the Ulan Herald reported.",
        "“It is gone,” Anna Novak said in a statement to the Ulan Herald.",
    ],
)
@pytest.mark.parametrize("names", [PAPER, {}])
def test_the_outlet_is_the_medium_that_something_was_said_to(told, text, names):
    said = told(text, **names)
    assert said.words(said.said[0].outlet) == "Ulan Herald"
    assert said.said[0].addressee is None


def test_an_employer_is_no_outlet(told):
    said = told("Anna Novak, an editor at the Ulan Herald, said it was “gone”.", **PAPER)
    assert said.said[0].outlet is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("“It is gone,” Anna Novak wrote on X.", "X"),
        ("Writing on X, Anna Novak said: “It is gone.”", "X"),
        ("Anna Novak told Lumen television that the bridge was gone.", "Lumen television"),
        ("Anna Novak said in a post on Telegram that the bridge was gone.", "Telegram"),
    ],
)
def test_platforms_and_stations_are_outlets_too(told, text, outlet):
    said = told(text)
    assert said.words(said.said[0].outlet) == outlet


@pytest.mark.parametrize(
    "text",
    [
        "Anna Novak told a briefing that the bridge was gone.",
        "Anna Novak said on national television that the bridge was gone.",
        "Anna Novak said of the Ulan Herald that it was gone.",
        "The Ulan Herald said that the bridge was gone.",
        "According to the Ulan Herald, the bridge was gone.",
    ],
)
def test_occasions_and_who_speaks_are_no_hearers(told, text):
    (said,) = told(text, **PAPER).said
    assert (said.outlet, said.addressee) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Novak, speaking to reporters, said that the bridge was gone.",
        "Anna Novak told visiting reporters that the bridge was gone.",
    ],
)
def test_who_is_spoken_to_is_the_addressee(told, text):
    said = told(text)
    assert said.words(said.said[0].addressee).endswith("reporters")


def test_a_platform_that_is_known_as_a_firm_is_an_outlet(told):
    said = told("Anna Novak said on Twitter that it was gone.", firm=(("Twitter",),))
    assert said.words(said.said[0].outlet) == "Twitter"


def test_an_outlet_holds_for_what_the_same_speaker_adds_near_by(told):
    text = (
        "“It is gone,” Anna Novak told the Ulan Herald. “We must build it,” Novak said."
        " Ivo Horvat said: “We must not.”\n\nNobody cares.\n\nNobody came.\n\n"
        "“It is dear,” Anna Novak said."
    )
    outlets = [one.outlet is not None for one in told(text, **PAPER, **PEOPLE).said]
    assert outlets == [True, True, False, False]


@pytest.mark.parametrize("hearer", ["Ivo Horvat", "reporters"])
def test_the_addressee_is_who_was_told(told, hearer):
    said = told(f"Anna Novak told {hearer} that the bridge was gone.")
    assert said.words(said.said[0].addressee) == hearer


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ivo Horvat denied that the bridge was gone.", "denies"),
        ("That view was echoed by Ivo Horvat, who said it had “fallen”.", "echoes"),
        ("Ivo Horvat made the same point, saying nobody could “walk on air”.", "echoes"),
        ("Ivo Horvat rejected the claim, saying it was “nonsense”.", "rejects"),
        ("Ivo Horvat said Novak’s claim was untrue.", "rejects"),
        ("Ivo Horvat rejected Novak’s claim, saying it was “nonsense”.", "rejects"),
        ("“It is not,” Ivo Horvat replied.", "replies"),
    ],
)
def test_an_utterance_answers_the_last_one_of_somebody_else(told, text, relation):
    said = told("Anna Novak said the bridge was “gone”. " + text, **PEOPLE)
    assert (said.said[1].answers, said.said[1].relation) == (0, relation)


def test_who_is_accused_and_denies_it_answers(told):
    text = "Anna Novak said Ivo Horvat had sold the bridge. Horvat denied that he had sold it."
    said = told(text, **PEOPLE)
    assert (said.said[1].answers, said.said[1].relation) == (0, "denies")


def test_nobody_answers_words_within_words(told):
    text = (
        "Anna Novak said: “My uncle used to say, ‘Bridges fall.’” Ivo Horvat rejected that, saying"
        " it was “nonsense”."
    )
    said = told(text, **PEOPLE)
    assert [one.answers for one in said.said] == [None, None, 0]


def test_who_dismisses_what_somebody_said_answers_in_what_follows(told):
    text = "“It is gone,” Anna Novak said. Ivo Horvat dismissed Novak’s claim. “Lies,” Horvat said."
    said = told(text, **PEOPLE)
    assert (said.said[1].answers, said.said[1].relation) == (0, "rejects")


@pytest.mark.parametrize(
    "text",
    [
        "The clerk also rejected a claim made by Anna Novak, who said the bridge was “gone”.",
        "The clerk rejected Novak’s claim. Novak had said the bridge was “gone”.",
    ],
)
def test_a_claim_that_is_rejected_by_name_may_be_told_after(told, text):
    said = told("The clerk said all was calm. " + text, **PEOPLE)
    assert (said.said[0].answers, said.said[0].relation) == (1, "rejects")
    assert said.said[1].answers is None


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Horvat denied that the bridge was gone.",
        "Anna Novak said it was “gone”. Ivo Horvat denied that the council had money.",
        "Anna Novak said that the bridge in Bonn was gone. Ivo Horvat denied that Bonn was calm.",
        "Anna Novak said it was “gone”. Ivo Horvat dismissed claims that he was “idle”.",
        "Anna Novak said it was “gone”. “No,” Ivo Horvat said, answering a question on the road.",
        "Anna Novak said it was “gone”. Asked about the road, Ivo Horvat replied: “No.”",
        "Anna Novak said it was “gone”. Ivo Horvat said: “No.” Horvat replied: “Not so.”",
        "Anna Novak said it was “gone”. Novak denied that it was “hers”.",
        "Anna Novak said it was “gone”. Ivo Horvat welcomed the workers and said it was “open”.",
        "Anna Novak said it was “gone”.\n\nA.\n\nB.\n\nC.\n\nIvo Horvat denied that it was gone.",
        "Anna Novak said it was “gone”. Critics rejected that, and Ivo Horvat said it was “open”.",
    ],
)
def test_who_answers_nobody_has_no_answer(told, text):
    assert all(one.answers is None for one in told(text, **PEOPLE).said)
