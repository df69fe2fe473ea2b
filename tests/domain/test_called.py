"""Names in tables that stand for actors of a document."""

from __future__ import annotations

import pytest

from idlib_gui.domain.called import codes_called, is_called, names_of
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Actor, ActorKind

STATE, PERSON, BODY = ActorKind.STATE, ActorKind.PERSON, ActorKind.GOVERNMENT_BODY
ACTORS = document_of((
    Actor("tr", "Turkey", STATE, ("Ankara", "Türkiye"), country="TUR"),
    Actor("er", "Recep Tayyip Erdoğan", PERSON, ("Edrogan",), "tr", "TUR"),
    Actor("mil", "Turkish military", BODY, ("Turkish troops", "troops"), "tr", "TUR"),
    Actor("opp", "Syrian opposition", ActorKind.ARMED_GROUP, ("opposition",), country="SYR"),
))  # fmt: skip
WHOLE = names_of(ACTORS, ("tr", "er", "mil"), bodies=True)
ALONE = names_of(ACTORS, ("tr",), bodies=False)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey", "TURKEY", "Turkiye", "Ankara", "Government of Turkey", "TUR",
        "Government of Turkey (Ottoman Empire)", "Republic of Turkey", "the government of Turkey",
    ],
)  # fmt: skip
def test_names_of_a_state_stand_for_it(text):
    assert is_called(text, WHOLE)
    assert is_called(text, ALONE)


@pytest.mark.parametrize(
    "text",
    [
        "Military Forces of Turkey (2016-)", "Police Forces of Turkey (2016-) Gendarmerie",
        "Ministry of Defence of Turkey", "TURGOV", "TURMIL", "Turkish troops", "erdogan",
        "RECEP TAYYIP ERDOGAN",
    ],
)  # fmt: skip
def test_names_of_its_people_and_bodies_stand_for_it_unless_it_is_alone(text):
    found = "Gendarmerie" not in text and text != "erdogan"
    assert is_called(text, WHOLE) is found
    assert not is_called(text, ALONE)


@pytest.mark.parametrize(
    "text",
    [
        "", "Turkmenistan", "Protesters (Turkey)", "Civilians of Turkey", "troops", "opposition",
        "Syria", "TURREB", "TU", "tur", "Government of Greece", "Northern Turkey", "RUSGOV",
    ],
)  # fmt: skip
def test_nothing_else_does(text):
    assert not is_called(text, WHOLE)


def test_a_country_stands_for_its_state_only():
    rebels = names_of(ACTORS, ("opp", "gone"), bodies=True)
    assert is_called("Syrian Opposition", rebels)
    assert not is_called("SYR", rebels)
    assert not is_called("Government of Syrian opposition", rebels)


def test_codes_are_the_places_of_the_names():
    assert codes_called(["Greece", "TUR", "", "Ankara"], WHOLE) == [1, 3]


FORCES = document_of((
    Actor("sy", "Syria", STATE, ("Syrian regime",), country="SYR"),
    Actor("army", "Syrian government forces", BODY, ("government troops",), "sy", "SYR"),
    Actor("brigade", "25th Division", BODY, ("special forces",), "army"),
    Actor("ministry", "Foreign Ministry", BODY, (), "sy", "SYR"),
    Actor("fleet", "Syrian navy", BODY, (), None, "SYR"),
    Actor("lost", "Army of nobody", BODY, (), None, "XXX"),
    Actor("round", "Army of itself", BODY, (), "round"),
))  # fmt: skip


@pytest.mark.parametrize("key", ["army", "brigade", "fleet"])
@pytest.mark.parametrize("bodies", [True, False])
def test_armed_forces_go_by_their_state(key, bodies):
    names = names_of(FORCES, (key,), bodies=bodies)
    for text in (
        "Military Forces of Syria (2000-)", "Army of Syria", "Government of Syria", "SYRMIL",
        "Armed Forces of the Syrian regime",
    ):  # fmt: skip
        assert is_called(text, names), text
    for text in (
        "Syria", "SYR", "SYRGOV", "Ministry of Defence of Syria", "Military Forces of Turkey",
        "Police Forces of Syria (2000-)", "TURMIL", "SYRREB",
    ):  # fmt: skip
        assert not is_called(text, names), text


def test_other_bodies_of_a_state_go_by_its_government_only():
    names = names_of(FORCES, ("ministry",), bodies=False)
    assert is_called("Government of Syria", names)
    assert is_called("SYRGOV", names)
    assert not is_called("Military Forces of Syria (2000-)", names)
    assert not is_called("SYRMIL", names)


@pytest.mark.parametrize("key", ["lost", "round"])
def test_a_body_of_no_state_goes_by_its_own_name_only(key):
    names = names_of(FORCES, (key,), bodies=True)
    assert not is_called("Military Forces of Syria (2000-)", names)
    assert not is_called("SYRMIL", names)
