"""Texts without capitals, all in capitals, and in other languages and scripts."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import ActorKind


def test_known_names_are_found_without_capitals(named):
    names = named("norway and chile signed in lisbon. the united nations praised them.")
    assert [one.name for one in names.found] == ["Norway", "Chile", "Lisbon", "United Nations"]


def test_a_pronoun_in_capitals_is_no_state(named):
    assert "United States" not in named("LET US GO, SAYS THE CROWD")
    assert "United States" in named("US TROOPS LEAVE CHILE BY NIGHT")


def test_a_headline_in_capitals_names_those_of_the_text(named):
    names = named("NOVAK WINS THE VOTE IN NORWAY\n\nAnna Novak was elected on Monday.")
    assert names.acts("Anna Novak") == ["NOVAK", "Anna Novak"]
    assert names["Norway"].place_mentions != ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Переговоры прошли в Германии.", "Germany"),
        ("Франция и Польша подписали договор.", "Poland"),
        ("وقعت ألمانيا الاتفاق.", "Germany"),
        ("زار الوزير بغداد وفرنسا.", "France"),
        ("Almanya ve Fransa anlaştı.", "France"),
    ],
)
def test_states_are_found_in_other_languages(named, text, name):
    assert named(text)[name].kind is ActorKind.STATE


def test_a_russian_adjective_is_no_state(named):
    assert "Germany" not in named("Это Германский союз.")


def test_what_is_no_name_in_a_script_without_capitals_is_left_alone(named):
    assert named("ذهب الولد إلى المدرسة في الصباح الباكر.").found == ()
