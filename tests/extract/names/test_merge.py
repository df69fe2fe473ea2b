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


def test_a_nickname_and_a_middle_name_may_be_left_out(named):
    names = named(
        "Robert “Bobby” Novak won. Bobby Novak sang. Maria Elena Lopez lost; Maria Lopez wept."
    )
    assert names.acts("Bobby Novak") == ["Robert “Bobby” Novak", "Bobby Novak"]
    assert names.acts("Maria Lopez") == ["Maria Elena Lopez", "Maria Lopez"]


def test_a_capital_is_no_person_that_is_named_only_later(named):
    names = named("Washington accused the rebels. George Washington was born in Virginia.")
    assert names.acts("United States") == ["Washington"]


def test_a_derived_word_is_no_slip(named):
    names = named("Bolivia lost. Bolivia paid. A Bolivian wept in Bolivia.")
    assert names["Bolivia"].aliases == ()


def test_a_surname_of_two_is_that_of_the_one_named_last(named):
    names = named(
        "Anna Novak met Peter Schmidt. Novak smiled. Later Peter Novak came, and Novak left."
    )
    assert "Novak" in [*names["Anna Novak"].aliases, *names["Peter Novak"].aliases]
    assert names["Anna Novak"] != names["Peter Novak"]
