"""Lands that govern themselves act like states and are places like towns."""

from __future__ import annotations

from idlib_gui.domain.records import ActorKind


def test_a_land_that_votes_is_a_government_of_its_state(named):
    names = named("Scotland rejected the plan, and the United Kingdom ignored it.")
    scotland = names["Scotland"]
    assert scotland.kind is ActorKind.GOVERNMENT_BODY
    assert scotland.country == "GBR"
    assert names.found[scotland.part_of].name == "United Kingdom"


def test_a_land_where_something_happens_is_a_place_only(named):
    scotland = named("It rained in Scotland for a week.")["Scotland"]
    assert scotland.kind is None
    assert scotland.lat is not None


def test_capitals_have_a_position_however_they_are_spelt(named):
    assert named("It rained in Bogotá.")["Bogotá"].lat is not None
    assert named("It rained in Naypyidaw.")["Naypyidaw"].lat is not None
