"""Actors that may be the same are suggested with a reason, and those that cannot be never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.document import document_of
from idlib_gui.domain.names import given_fit, names_of, one_edit_apart, shortenings
from idlib_gui.domain.records import Actor, ActorKind, Citation, Event
from idlib_gui.domain.suggesting import Ground, suggestions

PERSON, BODY, STATE = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE


def found(*actors):
    """Return what is suggested of actors given as (name, kind, …), as (into, other, ground)."""
    records = [Actor(f"a{n}", *told[:2], **dict(told[2:])) for n, told in enumerate(actors)]
    document = document_of(records)
    return [
        (document.actors[one.into].name, document.actors[one.other].name, one.ground)
        for one in suggestions(document)
    ]


@pytest.mark.parametrize(
    ("kind", "into", "other", "ground"),
    [
        (BODY, "Kremlin", "The Kremlin", Ground.NAME),
        (PERSON, "Recep Erdoğan", "recep erdogan", Ground.NAME),
        (PERSON, "Hulusi Akar", "Defence Minister Hulusi Akar", Ground.TITLE),
        (BODY, "Hurriyet", "Hurriyet newspaper", Ground.TITLE),
        (STATE, "Turkey", "Republic of Turkey", Ground.TITLE),
        (BODY, "Hayat Tahrir al-Sham", "HTS", Ground.ACRONYM),
        (BODY, "North Atlantic Treaty Organization", "N.A.T.O.", Ground.ACRONYM),
        (BODY, "Financial Times", "Finacial Times", Ground.SPELLING),
        (BODY, "Finanical Times", "Financial Times", Ground.SPELLING),
        (BODY, "Hezbollah", "Hezb ollah", Ground.SPELLING),
        (PERSON, "Tayyip Erdogan", "President Tayip Erdogan", Ground.SPELLING),
        (PERSON, "Vladimir Putin", "Putin", Ground.SURNAME),
        (PERSON, "Vladimir Putin", "V. Putin", Ground.SURNAME),
    ],
)
def test_two_that_may_be_the_same_are_suggested_with_the_reason(kind, into, other, ground):
    assert found((into, kind), (other, kind)) == [(into, other, ground)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Georgia", STATE), ("Georgia", PERSON)),
        (("Georgia", STATE), ("Georgia", BODY)),
        (("Hayat Tahrir Sham", BODY), ("HTS", ActorKind.POPULATION)),
        (("Iran", STATE), ("Iraq", STATE)),
        (("Austria", STATE), ("Austrla", STATE)),
        (("Maria Gomez", PERSON), ("Mario Gomez", PERSON)),
        (("Emine Erdogan", PERSON), ("Recep Erdogan", PERSON)),
        (("Emine Erdogan", PERSON), ("R. Erdogan", PERSON)),
        (("Unit 5 of guards", BODY), ("Unit 6 of guards", BODY)),
        (("Front one", BODY), ("Front ones two", BODY)),
        (("Red Army", BODY), ("Rod Army", BODY)),
        (("Red House", BODY), ("Rod Mouse", BODY)),
        (("UNICEF", BODY), ("UNICEP", BODY)),
        (("", BODY), ("", BODY)),
        (("Ministry", BODY, ("country", "RUS")), ("Ministry", BODY, ("country", "TUR"))),
        (("Guard", BODY), ("The Guard", BODY, ("part_of", "a0"))),
        (("Guard", BODY, ("part_of", "a1")), ("The Guard", BODY)),
        (("Guard", BODY, ("distinct_from", ("a1",))), ("The Guard", BODY)),
        (("Guard", BODY), ("The Guard", BODY, ("distinct_from", ("a0",)))),
    ],
)  # fmt: skip
def test_two_that_cannot_be_the_same_are_not(one, two):
    assert found(one, two) == []


def test_states_of_one_country_may_be_misspelt():
    turkey = ("Turkey", STATE, ("country", "TUR")), ("Turkeiy", STATE, ("country", "TUR"))
    assert found(*turkey) == [("Turkey", "Turkeiy", Ground.SPELLING)]


def test_aliases_count_but_not_words_for_anybody():
    one = ("Ana Paz", PERSON, ("aliases", ("the minister", "Doctor Paz")))
    assert found(one, ("Paz", PERSON)) == [("Ana Paz", "Paz", Ground.SURNAME)]
    assert found(("Rebels of Puno", BODY, ("aliases", ("rebels",))), ("rebels", BODY)) == []


def test_a_short_name_that_may_be_that_of_several_is_less_sure():
    people = ("Putin", "Vladimir Putin", "Lyudmila Putin")
    document = document_of([Actor(f"a{n}", name, PERSON) for n, name in enumerate(people)])
    both = suggestions(document)
    assert {one.other for one in both} == {"a0"}
    assert {one.names for one in both} == {(name, "Putin") for name in people[1:]}
    sure = suggestions(document_of([*document.actors.values()][:2]))[0].confidence
    assert all(one.confidence < sure for one in both)


def test_the_surest_come_first_and_each_two_once():
    actors = [("Ana Paz", PERSON), ("ana paz", PERSON), ("Paz", PERSON), ("Anna Paz", PERSON)]
    grounds = [ground for _, _, ground in found(*actors)]
    assert grounds[0] is Ground.NAME
    assert len(grounds) == len({frozenset(pair[:2]) for pair in found(*actors)})


def test_the_name_is_kept_of_who_is_told_of_more():
    mention = Citation("s1", 0, 6, "Guards")
    document = document_of(
        [
            Actor("a1", "Guard", BODY),
            Actor("a2", "The Guard", BODY, mentions=(mention,)),
            Event("e1", "It acts", agents=("a2",)),
        ]
    )
    (one,) = suggestions(document)
    assert (one.into, one.other) == ("a2", "a1")


def test_a_name_that_very_many_share_suggests_nothing():
    assert found(*[("Guard", BODY)] * 41) == []
    assert found(("Paz", PERSON), *[(f"Ana{'x' * n} Paz", PERSON) for n in range(41)])[:1] != [
        ("Ana Paz", "Paz", Ground.SURNAME)
    ]


@given(st.text("abc1 ", max_size=8), st.text("abc1", max_size=1), st.integers(0, 8))
def test_one_edit_is_found_by_a_common_shortening(text, letter, place):
    edited = text[:place] + letter + text[place + 1 :]
    assert not one_edit_apart(text, text)
    if one_edit_apart(text, edited):
        assert set(shortenings(text)) & set(shortenings(edited))
        assert one_edit_apart(edited, text)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        *(("abc", "abd", True), ("abc", "ab", True), ("abc", "acb", True), ("abc", "xabc", True)),
        *(("abc", "abc", False), ("abc", "cba", False), ("abc", "abcde", False)),
        *(("ab1", "ab2", False), ("ab", "ab3", False), ("abc", "axy", False)),
    ],
)
def test_one_edit_is_one_letter_or_two_neighbours(one, other, apart):
    assert one_edit_apart(one, other) is apart
    assert one_edit_apart(other, one) is apart


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        *(("Tayyip Paz", "Tayip Paz", True), ("T. Paz", "Tayip Paz", True)),
        *(("Recep Tayyip Paz", "Tayip Paz", True), ("Micheal Paz", "Michael Paz", True)),
        *(("Maria Paz", "Mario Paz", False), ("Ana Paz", "Bo Paz", False)),
        *(("A. Paz", "B. Paz", False), ("Anna Paz", "Ann Paz", False)),
    ],
)
def test_given_names_fit_if_they_may_be_one(one, other, fit):
    names = [names_of(Actor("a", name, PERSON))[0] for name in (one, other)]
    assert given_fit(*names) is fit
