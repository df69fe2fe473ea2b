"""Family names with particles: "Marta van der Linden", "Paulo dos Santos"."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import ActorKind


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "Ursula von der Heide came to Lima. Von der Heide smiled. Ms von der Heide left later.",
            "Ursula von der Heide",
            ["Ursula von der Heide", "Von der Heide", "von der Heide"],
        ),
        (
            "Marta van der Linden met a judge in Quito. Van der Linden praised him.",
            "Marta van der Linden",
            ["Marta van der Linden", "Van der Linden"],
        ),
        (
            "Paulo dos Santos spoke to reporters. Dos Santos thanked them.",
            "Paulo dos Santos",
            ["Paulo dos Santos", "Dos Santos"],
        ),
        (
            "Carlos de la Torre spoke first. The others praised De la Torre.",
            "Carlos de la Torre",
            ["Carlos de la Torre", "De la Torre"],
        ),
        (
            "Khalid bin Rashid spoke first. The others thanked Bin Rashid.",
            "Khalid bin Rashid",
            ["Khalid bin Rashid", "Bin Rashid"],
        ),
    ],
)
def test_the_particles_of_a_family_name_are_part_of_it(named, text, name, mentions):
    names = named(text)
    assert names[name].kind is ActorKind.PERSON
    assert names.acts(name) == mentions
    assert [one.name for one in names.found if one.kind is ActorKind.PERSON] == [name]


def test_a_title_stands_before_a_family_name_with_particles(named):
    names = named("They asked Mrs von der Aue. The talks went on.")
    assert [(one.name, one.kind) for one in names.found] == [("von der Aue", ActorKind.PERSON)]


@pytest.mark.parametrize("place", ["Rio de Janeiro", "Santa Cruz de la Sierra"])
def test_a_town_with_a_particle_is_no_person(named, place):
    names = named(f"They met in {place} on Monday.")
    assert all(one.kind is not ActorKind.PERSON for one in names.found)


def test_a_family_name_goes_on_behind_the_one_with_a_particle(named):
    names = named("Luiz da Silva Ramos met a judge. Mr da Silva Ramos spoke.")
    assert names.acts("Luiz da Silva Ramos") == ["Luiz da Silva Ramos", "da Silva Ramos"]


def test_a_given_name_of_two_tells_a_person(named):
    names = named("Jean-Pierre de Vries, of the Acme company, lives there.")
    assert names["Jean-Pierre de Vries"].kind is ActorKind.PERSON
