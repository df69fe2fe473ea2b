"""What verbs and nouns tell by their particles, objects, and by what takes place by itself."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A bomb exploded in Geneva.", "ASSAULT  >"),
        ("Fighting broke out between Freedonia and Sylvania.", "ASSAULT Freedonia & Sylvania >"),
        ("There were clashes between rebels and soldiers.", "ASSAULT rebels & soldiers >"),
        ("Protests took place in Geneva.", "PROTEST  >"),
        ("Talks between Freedonia and Sylvania collapsed.", "SANCTION Freedonia & Sylvania >"),
        ("A suicide bomber blew himself up near Geneva.", "ASSAULT suicide bomber >"),
        ("Teachers went on strike.", "PROTEST Teachers >"),
        ("The senate of Freedonia voted down the treaty.", "REJECT senate >"),
        ("Sylvania walked out of talks with Freedonia.", "SANCTION Sylvania > Freedonia"),
        ("The soldiers came under attack from rebels.", "ASSAULT rebels > soldiers"),
        ("Sylvania received food from Freedonia.", "AID Freedonia > Sylvania"),
        ("Police arrested and beat Ivo Horvat.", "COERCE Police > Ivo Horvat"),
        ("Freedonia told Sylvania to leave.", "REQUEST Freedonia > Sylvania"),
        ("Freedonia asked that Sylvania leave.", "REQUEST Freedonia > Sylvania"),
        ("Freedonia and Sylvania held joint exercises.", "COOPERATE Freedonia & Sylvania >"),
        ("Freedonia held exercises.", "MOBILIZE Freedonia >"),
        ("In a rebuke to Ivo Horvat, Anna Novak left.", "ACCUSE Anna Novak > Ivo Horvat"),
        ("The newspaper attacked Ivo Horvat.", "ACCUSE newspaper > Ivo Horvat"),
        (
            "A battle between rebels and soldiers to take Geneva began.",
            "ASSAULT rebels & soldiers >",
        ),
        (
            "French and Chadian ships were shelled by Sylvania.",
            "ASSAULT Sylvania > French & Chadian",
        ),
        ("Syldavian rebels attacked Sylvania.", "ASSAULT Syldavian rebels > Sylvania"),
        ("Weapons sent by Freedonia were seized by Sylvania.", "COERCE Sylvania > Freedonia"),
        ("Zorblax attacked Sylvania.", "ASSAULT Zorblax > Sylvania"),
        ("Geneva accused Sylvania.", "ACCUSE Geneva > Sylvania"),
        ("Freedonia works with Sylvania.", "COOPERATE Freedonia > Sylvania"),
        ("Freedonia fought the rebels, with Sylvania behind it.", "ASSAULT Freedonia > rebels"),
        ("The leader, Anna Novak, denounced Peru.", "ACCUSE Anna Novak > Peru"),
        ("Chad denounced the war that Peru waged.", "ASSAULT Peru >"),
        ("The treaty that Peru signed with Chad failed.", "SUPPORT Peru > Chad"),
        ("Anna Novak denounced Peru and was jailed by it.", "COERCE Peru > Anna Novak"),
        (
            "Freedonia demanded that Sylvania should free Ivo Horvat.",
            "REQUEST Freedonia > Sylvania",
        ),
        ("Dozens of the rebels attacked Chad.", "ASSAULT rebels > Chad"),
        ("Freedonia launched an attack by missiles on Sylvania.", "ASSAULT Freedonia > Sylvania"),
        ("Freedonia condemned Chad for its attack on Sylvania.", "ASSAULT Chad > Sylvania"),
        ("Freedonia, which Sylvania attacked, asked Chad for help.", "REQUEST Freedonia > Chad"),
    ],
)
def test_a_clause_tells_an_event(told, text, line):
    assert line in told(text).lines


def test_a_visit_and_the_meeting_that_it_is_for_are_one_event(told):
    assert told("Anna Novak flew to Geneva to meet Ivo Horvat.").lines == [
        "CONSULT Anna Novak > Ivo Horvat"
    ]


def test_what_a_liberation_is_of_did_not_do_it(told):
    lines = told("The liberation of Sylvania freed the prisoners.").lines
    assert not any(line.startswith("RETREAT Sylvania") for line in lines)


def test_what_is_done_in_support_of_somebody_is_not_done_to_them(told):
    text = "In support of Sylvania, Freedonia bombed the rebels."
    assert told(text).lines == ["ASSAULT Freedonia > rebels"]


def test_a_place_that_an_act_is_done_to_is_its_place(told):
    one = told("Freedonia seized Geneva.")
    assert [one.words(place) for place in one.happenings[0].places] == ["Geneva"]
    one = told("Freedonia denounced Sylvania's invasion of Geneva.")
    assert [one.words(place) for place in one.happenings[-1].places] == ["Geneva"]
