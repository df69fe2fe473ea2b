"""Which state an actor is of, where its own words do not tell it."""

from __future__ import annotations

import hashlib

import pytest

from idlib_gui.domain.records import ActorKind, EventType, Source, SourceId
from idlib_gui.extract.belonging import Hints, done_to, is_local, may_belong
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.pipeline import extract

ASSAULT, COERCE, PROTEST = EventType.ASSAULT, EventType.COERCE, EventType.PROTEST


def countries(text):
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = extract(Source(SourceId("s1"), "Made up", text, digest), shipped_lists()).document
    return {actor.name: actor.country for actor in document.actors.values()}


def test_an_actor_is_of_the_state_where_it_acts():
    text = "Students demonstrated in Lima. The president of Chad denounced Togo."
    assert countries(text)["students"] == "PER"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Military commanders met in Lima.", "military commanders"),
        ("Generals and rebel leaders signed a deal in Lima on Monday.", "rebel leaders"),
        ("Rebel leaders held talks in Lima. Chad denounced Togo.", "rebel leaders"),
    ],
)
def test_who_meets_in_a_place_may_have_come_from_elsewhere(text, name):
    found = {key.casefold(): country for key, country in countries(text).items()}
    assert found[name] is None


def test_who_meets_the_state_of_the_place_is_at_home():
    assert countries("Peru met rebel leaders in Lima.")["rebel leaders"] == "PER"


def test_whom_a_visitor_meets_is_at_home():
    found = countries("The president of Chad met officials in Lima. Togo denounced Chad.")
    assert found["officials"] == "PER"


def test_a_phrase_tells_where_a_group_is_from():
    text = "A group based in Lima attacked a bank. Chad denounced Togo."
    assert countries(text)["group"] == "PER"


def test_people_are_of_the_one_state_that_a_text_names():
    found = countries("Anna Novak resigned. The mayor of Lima praised Anna Novak. Peru mourned.")
    assert found["Anna Novak"] == "PER"


def test_who_is_sent_by_others_is_not_of_the_place():
    assert countries("Peru arrested the inspectors.")["inspectors"] is None


def test_a_protest_is_against_the_state_where_it_is():
    text = "Students demonstrated in Peru. Chad denounced Togo."
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = extract(Source(SourceId("s1"), "Made up", text, digest), shipped_lists()).document
    event = next(iter(document.events.values()))
    assert [document.actors[key].name for key in event.targets] == ["Peru"]


@pytest.mark.parametrize(
    ("kind", "agents", "places", "state"),
    [
        (ASSAULT, ["PER"], ["TCD"], "TCD"),
        (ASSAULT, ["PER"], ["PER"], None),
        (PROTEST, ["PER"], ["PER"], "PER"),
        (COERCE, ["PER"], ["TCD", "TGO"], None),
        (EventType.AID, ["PER"], ["TCD"], None),
        (ASSAULT, [None], [None], None),
    ],
)
def test_an_act_is_done_to_the_state_of_its_one_place(kind, agents, places, state):
    assert done_to(kind, agents, places) == state


def test_places_tell_more_than_the_other_side():
    hints = Hints()
    hints.add(COERCE, [None], ["PER"])
    assert hints.country() == "PER"
    hints.add(ASSAULT, ["TCD"], ["PER"])
    assert hints.country() == "TCD"
    hints.add(ASSAULT, ["TGO"], [])
    assert hints.country() is None
    assert Hints().country() is None


def test_a_place_of_talks_tells_of_a_visit():
    hints = Hints()
    hints.add(EventType.CONSULT, ["PER"], [None])
    assert hints.country() is None
    assert hints.is_visitor("PER")
    assert not hints.is_visitor(None)
    hints.add(ASSAULT, ["PER"], [])
    assert not hints.is_visitor("PER")


def test_some_actors_are_of_no_place():
    assert is_local("Muslim students", ActorKind.POPULATION)
    assert not may_belong("Muslim students", ActorKind.POPULATION)
    assert not is_local("peacekeepers", ActorKind.GOVERNMENT_BODY)
    assert not is_local("newspaper", ActorKind.MEDIA)


def test_who_meets_somebody_of_the_one_state_need_not_be_of_it():
    found = countries("The president of Peru met Anna Novak.")
    assert found["Anna Novak"] is None


def test_who_speaks_for_a_body_of_many_states_is_of_none():
    found = countries("United Nations mediator Anna Novak resigned. Peru mourned.")
    assert found["Anna Novak"] is None


def targets(text):
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = extract(Source(SourceId("s1"), "Made up", text, digest), shipped_lists()).document
    names = {key: actor.name for key, actor in document.actors.items()}
    return [[names[key] for key in event.targets] for event in document.events.values()]


def test_what_rebels_do_at_home_is_done_to_their_state():
    assert targets("Peruvian rebels stormed Lima. Peru mourned.")[0] == ["Peru"]
    assert targets("Peruvian troops stormed Lima. Peru mourned.")[0] == []


def test_what_is_done_in_a_town_is_done_to_its_state_though_no_word_names_it():
    assert targets("Chadian forces shelled Lima.") == [["Peru"]]
    assert targets("Crowds demonstrated in Lima.") == [[]]


def test_those_whom_a_name_says_whose_they_are_are_not_of_the_one_state_that_is_known():
    text = "Varland’s army shelled the town and killed four civilians. Turkey offered to mediate."
    assert countries(text)["army"] is None
    assert countries("The army shelled the town. Turkey offered to mediate.")["army"] == "TUR"
