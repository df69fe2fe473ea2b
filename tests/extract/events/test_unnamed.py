"""Groups without a name become actors of a sensible kind; the same group is one actor."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.unnamed import describe, key_of


@pytest.mark.parametrize(
    ("phrase", "name", "kind", "country"),
    [
        ("the rebels", "rebels", ActorKind.ARMED_GROUP, None),
        ("700,000 refugees", "refugees", ActorKind.POPULATION, None),
        ("at least two Syrian soldiers", "Syrian soldiers", ActorKind.GOVERNMENT_BODY, "SYR"),
        ("an opposition party", "opposition party", ActorKind.ORGANISATION, None),
        ("state television", "state television", ActorKind.MEDIA, None),
        ("Sri Lankan workers", "Sri Lankan workers", ActorKind.POPULATION, "LKA"),
        ("zorblaxes", "zorblaxes", ActorKind.POPULATION, None),
        ("the", "the", ActorKind.POPULATION, None),
        ("French", "France", ActorKind.STATE, "FRA"),
    ],
)
def test_a_noun_phrase_tells_name_kind_and_country(phrase, name, kind, country):
    assert describe(phrase, shipped_lists())[:3] == (name, kind, country)


def test_the_number_of_a_noun_makes_no_other_actor():
    assert key_of("Syrian rebels") == key_of("syrian rebel")


def test_the_same_group_told_twice_is_one_actor(told):
    one = told("Rebels attacked Chad. Freedonia bombed the rebels.")
    assert sorted(actor.name for actor in one.document.actors.values()) == [
        "Chad",
        "Freedonia",
        "rebels",
    ]


def test_a_group_of_a_named_actor_is_part_of_it(told):
    one = told("Red Guard gunmen attacked Chad. Freedonia's army fled.")
    by_name = {actor.name: actor for actor in one.document.actors.values()}
    assert by_name["Red Guard gunmen"].part_of == by_name["Red Guard"].id
    assert by_name["army"].country == "FRD"


def test_what_follows_a_group_tells_its_country(told):
    one = told("Rebels in Chad attacked Anna Novak.")
    by_name = {actor.name: actor for actor in one.document.actors.values()}
    assert by_name["rebels"].country == "TCD"
