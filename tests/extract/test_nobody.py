"""Noun phrases that are nobody make no actors."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import EventType
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.nobody import is_hearer, is_inquiry, is_nobody


@pytest.mark.parametrize(
    "phrase",
    [
        "both sides",
        "the countries",
        "all parties",
        "the offer",
        "the capital",
        "others",
        "the Zorin offer",
        "one of them",
        "most of those",
        "a new study",
    ],
)
def test_things_and_vague_words_are_nobody(phrase):
    assert is_nobody(phrase, shipped_lists())


@pytest.mark.parametrize(
    "phrase",
    ["two rebels", "Syrian refugees", "the party", "the army", "a woman", "Zorin Offer", ""],
)
def test_groups_people_and_names_are_somebody(phrase):
    assert not is_nobody(phrase, shipped_lists())


def test_who_is_but_told_something_takes_no_part():
    assert is_hearer("reporters")
    assert is_hearer("several people", EventType.CONSULT)


def test_who_suffers_takes_part_however_little_is_known():
    assert not is_hearer("two people", EventType.ASSAULT)


def test_named_hearers_take_part():
    assert not is_hearer("Lima's reporters")


def test_an_inquiry_stands_for_those_who_lead_it():
    assert is_inquiry("a Dutch-led investigation into the fire", shipped_lists())
    assert not is_inquiry("a study of the investigation", shipped_lists())
    assert not is_inquiry("", shipped_lists())
