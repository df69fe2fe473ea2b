"""Titles read as headlines do, and say no more than the words tell."""

from __future__ import annotations

import pytest

from idlib_gui.extract.events.phrasing import past, present


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Freedonia tried to bomb Sylvania.", "Freedonia tries to bomb Sylvania"),
        ("Freedonia plans to help Sylvania.", "Freedonia plans to help Sylvania"),
        ("Freedonia will not help Sylvania.", "Freedonia refuses to help Sylvania"),
        ("The rebels will not help Sylvania.", "Rebels refuse to help Sylvania"),
        ("Freedonia is ready to help Sylvania.", "Freedonia ready to help Sylvania"),
        ("Freedonia urged Sylvania not to bomb Chad.", "Freedonia urges Sylvania not to bomb Chad"),
        ("Freedonia called for a truce.", "Freedonia calls for truce"),
        ("Freedonia was blamed for not helping Sylvania.", "Freedonia blamed"),
        ("Peru blamed Chad for not helping Sylvania.", "Peru blames Chad"),
        (
            "Anna Novak apologized for hitting Ivo Horvat.",
            "Anna Novak apologizes for hitting Ivo Horvat",
        ),
        (
            "Talks between Chad and Peru broke down on Monday.",
            "Talks between Chad and Peru break down",
        ),
        ("Anna Novak stepped down on Monday.", "Anna Novak steps down"),
        ("The Peruvian army pulled out of Geneva.", "Peruvian army pulls out of Geneva"),
        ("The police of Peru opened fire.", "Police open fire"),
        ("Freedonia killed 30 rebels.", "Freedonia kills 30 rebels"),
        ("Freedonia killed 30 of the rebels.", "Freedonia kills 30 rebels"),
        ("Sylvania agreed to a 72-hour truce.", "Sylvania agrees to 72-hour truce"),
        ("The rebels have sunk two and burned a ship.", "Rebels sink two"),
        ("Four Chadian soldiers were killed.", "Four Chadian soldiers killed"),
        ("France promised $300 million in aid.", "France promises $300 million"),
        ("Anna Novak flew to both capitals.", "Anna Novak flies to capitals"),
        (
            "Freedonia warned that further strikes would follow.",
            "Freedonia warns that further strikes would follow",
        ),
        (
            "Freedonia denied that jets had crossed the border.",
            "Freedonia denies that jets had crossed border",
        ),
        ("Chad lifted a ban on wine in return.", "Chad lifts ban on wine"),
        ("Bottles were thrown at officers.", "Bottles thrown"),
        ("Peru rejected a 5 per cent pay offer.", "Peru rejects pay offer"),
        ("Peru offered the refugees temporary visas.", "Peru offers refugees temporary visas"),
        ("Chad transferred $10 million to families.", "Chad transfers $10 million to families"),
        ("Peru's call-up of reservists began.", "Peru’s call-up of reservists"),
        ("Freedonia denied this.", "Freedonia denies this"),
        (
            "Freedonia demanded that the deliveries stop.",
            "Freedonia demands that deliveries stop",
        ),
        (
            "Anna Novak called on her supporters to take to the streets.",
            "Anna Novak calls on supporters to take to streets",
        ),
        ("Freedonia's brutal war with Sylvania began.", "Freedonia’s war with Sylvania"),
        ("Freedonia seized the town of Ulan.", "Freedonia seizes town of Ulan"),
        ("Freedonia captured a bridge in January.", "Freedonia captures bridge"),
        ("Freedonia's war with Sylvania began.", "Freedonia’s war with Sylvania"),
        ("The rebels' attack on Sylvania began.", "Rebels’ attack on Sylvania"),
        ("Talks between Freedonia and Sylvania began.", "Talks between Freedonia and Sylvania"),
        ("Sylvania was attacked by Freedonia.", "Freedonia attacks Sylvania"),
        ("The soldiers came under attack from rebels.", "Soldiers come under attack"),
        ("Anna Novak was denied a visa.", "Anna Novak denied visa"),
        ("The army was beaten, retaking Sylvania.", "Army beaten"),
        (
            "Anna Novak said Peru must free Ivo Horvat.",
            "Anna Novak calls on Peru to free Ivo Horvat",
        ),
        ("Freedonia fails to agree with Sylvania.", "Freedonia fails to agree with Sylvania"),
        ("Anna Novak met with Ivo Horvat.", "Anna Novak meets with Ivo Horvat"),
        ("Rebels made inroads into the valley.", "Rebels make inroads into valley"),
        ("Anna Novak, Ivo Horvat and Peru met.", "Anna Novak, Ivo Horvat and others meet"),
    ],
)
def test_a_title_is_a_headline(told, text, title):
    assert told(text).happenings[0].title == title


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("attack", "attacked"),
        ("seize", "seized"),
        ("deny", "denied"),
        ("deploy", "deployed"),
        ("stop", "stopped"),
        ("take", "taken"),
        ("hit", "hit"),
    ],
)
def test_a_participle_is_formed(lemma, form):
    assert past(lemma) == form


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("be", "is"), ("have", "has"), ("deny", "denies"), ("crush", "crushes"), ("slay", "slays")],
)
def test_a_verb_in_the_present_is_formed(lemma, form):
    assert present(lemma, many=False) == form


def test_many_are_and_many_attack():
    assert [present("be", many=True), present("attack", many=True)] == ["are", "attack"]
