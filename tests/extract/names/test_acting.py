"""Where a state or capital acts, and where it is but a place."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import ActorKind


@pytest.mark.parametrize(
    "text",
    [
        "Lisbon accused the rebels of murder.",
        "Lisbon wants to withdraw its troops.",
        "The talks between Lisbon and Madrid failed.",
        "They warned Lisbon about the plan.",
        "Lisbon's offensive has begun.",
    ],
)
def test_a_capital_that_acts_is_its_state(named, text):
    names = named(text)
    assert names["Portugal"].kind is ActorKind.STATE
    assert names.acts("Portugal") == ["Lisbon"]
    assert "Lisbon" in names["Portugal"].aliases


@pytest.mark.parametrize(
    "text", ["They met in Lisbon.", "Shots were heard near Lisbon.", "She flew from Lisbon."]
)
def test_a_capital_after_a_locative_preposition_is_a_place_only(named, text):
    names = named(text)
    assert names.places("Lisbon") == ["Lisbon"]
    assert "Portugal" not in names


def test_a_country_after_a_locative_preposition_is_a_place_only(named):
    names = named("Peru sent an envoy. Two towns in Peru were flooded.")
    assert names.acts("Peru") == ["Peru"]
    assert names.places("Peru") == ["Peru"]


def test_a_visited_country_is_both(named):
    names = named("The minister paid a visit to Peru.")
    assert names.acts("Peru") == names.places("Peru") == ["Peru"]


def test_a_seat_of_government_is_a_body_of_the_state(named):
    names = named("The White House said that it would answer.")
    assert names["White House"].kind is ActorKind.GOVERNMENT_BODY
    assert names.found[names["White House"].part_of].name == "United States"


def test_a_visited_capital_is_the_state_and_the_town(named):
    names = named("The minister paid a visit to Lisbon.")
    assert names.acts("Portugal") == ["Lisbon"]
    (town,) = [one for one in names.found if one.name == "Lisbon"]
    assert town.kind is None
    assert town.place_mentions == names["Portugal"].mentions


@pytest.mark.parametrize(
    "text",
    [
        "The troops were sent to Peru.",
        "Thousands fled to Peru.",
        "They met in Arequipa, Peru.",
        "Snow fell on the coast of Peru.",
        "The army shelled Peru's border.",
    ],
)
def test_where_things_are_moved_or_lie_is_a_place_only(named, text):
    names = named(text)
    assert names.places("Peru") == ["Peru"]
    assert names.acts("Peru") == []
