"""An actor goes by the name that its text gives it, in full; other names are its aliases."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import ActorKind


def test_a_body_goes_by_the_spelling_of_the_text_and_the_lists_spelling_is_an_alias(named):
    names = named("Fighters of Hizballah crossed the border. Hizballah denied it.")
    hezbollah = names["Hezbollah"]
    assert (hezbollah.name, hezbollah.aliases) == ("Hizballah", ("Hezbollah",))


def test_a_body_told_in_full_and_in_short_goes_by_the_full_name(named):
    names = named("The North Atlantic Treaty Organization met. NATO will send troops.")
    assert names["NATO"].name == "North Atlantic Treaty Organization"


def test_a_state_goes_by_its_short_name(named):
    assert named("Britain and the U.S. signed.")["Britain"].name == "United Kingdom"


def test_what_is_only_shouted_goes_by_the_name_of_the_lists(named):
    assert "Bogota" in [one.name for one in named("BOGOTA, May 3 (Wire) - It rained.").found]


@pytest.mark.parametrize(
    "joint",
    [
        ", known as",
        ", better known as",
        ", widely known as",
        ", nicknamed",
        ", alias",
        " (also known as",
        ", known by his nom de guerre",
        ", known in the barracks as",
    ],
)
def test_who_is_known_as_somebody_has_that_as_an_alias(named, joint):
    close = ")" if "(" in joint else ","
    names = named(f"The rebel leader Ana Maria Soto{joint} Nita{close} fled to Peru. Nita is ill.")
    assert names["Nita"].name == "Ana Maria Soto"
    assert names["Nita"].kind is ActorKind.PERSON
    assert names.acts("Nita") == ["Ana Maria Soto", "Nita", "Nita"]


def test_a_movement_known_by_its_acronym_has_it_as_an_alias(named):
    names = named("The Coordination of Lake Movements, known by its French acronym CML, left.")
    assert names["CML"].name == "Coordination of Lake Movements"


def test_an_army_known_as_something_is_a_body(named):
    names = named("The army, known as the Ruritania, fired. The Ruritania denied it.")
    assert names["Ruritania"].kind is ActorKind.GOVERNMENT_BODY


def test_a_state_told_in_full_is_the_state(named):
    names = named("He spoke of the State of Israel. The Islamic Republic of Iran protested.")
    assert names["State of Israel"].name == "Israel"
    assert names["Islamic Republic of Iran"].name == "Iran"


def test_a_group_with_a_state_in_its_name_stays_a_group(named):
    names = named("Islamic State of Iraq fighters attacked. Iraq protested.")
    assert "State of Iraq" not in names


def test_a_ministry_with_its_owner_is_told_from_that_of_another_state(named):
    names = named("Peru's Foreign Ministry protested. Chile's Foreign Ministry denied it.")
    assert names["Peruvian Foreign Ministry"].country == "PER"
    assert names["Chilean Foreign Ministry"].country == "CHL"
    assert names.acts("Chilean Foreign Ministry") == ["Foreign Ministry"]


def test_a_ministry_told_once_by_its_owner_and_once_by_an_adjective_is_one(named):
    names = named("Peru's Foreign Ministry protested. The Peruvian Foreign Ministry denied it.")
    assert names.acts("Peruvian Foreign Ministry") == [
        "Foreign Ministry",
        "Peruvian Foreign Ministry",
    ]


def test_a_known_body_told_with_its_state_is_the_same_body(named):
    names = named("The United Kingdom Home Office met. The Home Office said no.")
    assert names["Home Office"].aliases == ("United Kingdom Home Office",)


def test_a_church_is_named_by_what_it_is_of(named):
    names = named("The Church of Zorology sued. A spokesman of Zorology denied it.")
    assert names["Zorology"].name == "Church of Zorology"


def test_a_possessive_within_a_name_makes_no_other_name(named):
    names = named("The New People's Party won. The New People Party leads.")
    assert names["New People Party"].name == "New People's Party"
