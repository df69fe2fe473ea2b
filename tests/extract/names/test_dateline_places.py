"""What stands in a dateline is where a report comes from, and does not act."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "head",
    ["LIMA, April 22 (Wire) - ", "LIMA, Peru (Wire) — ", "LIMA — ", "Lima, 3 May (Wire) – "],
)
def test_a_capital_in_a_dateline_is_a_place_only(named, head):
    names = named(f"{head}Soldiers left. Chile objected.")
    assert names.places("Lima") == [head.split(",")[0].split(" ")[0]]
    assert "Peru" not in names or names.acts("Peru") == []


def test_a_capital_before_a_dash_in_a_sentence_may_act(named):
    names = named("Moscow – which denied it for years – agreed with Kyiv on a truce.")
    assert names.acts("Russia") == ["Moscow"]


def test_two_capitals_with_a_stroke_are_two_places(named):
    names = named("Lima/Quito, 3 May (Wire) – Soldiers left.")
    assert names.places("Lima") == ["Lima"]
    assert names.places("Quito") == ["Quito"]
