"""Which mentions name the same."""

from __future__ import annotations


def test_a_surname_is_the_person_named_in_full(named):
    names = named("Anna Novak spoke first. Later Novak left. “We won,” Ms. Novak said.")
    assert names.acts("Anna Novak") == ["Anna Novak", "Novak", "Novak"]


def test_two_persons_with_one_surname_stay_apart(named):
    names = named("Anna Novak met Peter Novak. Peter Novak said that he was happy.")
    assert names["Anna Novak"] != names["Peter Novak"]


def test_an_acronym_is_the_name_spelled_out(named):
    names = named(
        "The Andean Workers Party (AWP) won. The AWP said it would govern. Voters of AWP cheered."
    )
    assert names.acts("Andean Workers Party") == ["Andean Workers Party", "AWP", "AWP", "AWP"]


def test_other_spellings_of_a_known_name_are_one(named):
    names = named("Hizbullah denied it. Hezbollah and Hizballah are spellings.")
    assert names.acts("Hezbollah") == ["Hizbullah", "Hezbollah", "Hizballah"]


def test_a_misspelt_name_is_folded_into_one_of_the_text(named):
    names = named(
        "President Marko Petrovic spoke. Petrovic said he was sure. Later, Pertovic met the press."
    )
    assert "Pertovic" in names["Marko Petrovic"].aliases


def test_a_known_name_is_never_folded_into_another(named):
    names = named("Iran and Iraq signed. Iraq thanked Iran.")
    assert names["Iran"] != names["Iraq"]


def test_accents_and_endings_make_no_difference(named):
    names = named("Türkiye’s army left. Turkey said so.")
    assert names["Turkey"].country == "TUR"


def test_a_ministry_without_its_state_is_the_one_of_the_text(named):
    names = named("The Peruvian Defence Ministry spoke. The Defence Ministry denied it.")
    assert names.acts("Peruvian Defence Ministry") == [
        "Peruvian Defence Ministry",
        "Defence Ministry",
    ]
