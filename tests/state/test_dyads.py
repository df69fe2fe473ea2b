"""Which two actors are looked at, and because of what."""

from __future__ import annotations

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Event,
    EventClass,
    EventType,
    Kind,
    Ref,
    Source,
)
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.dyads import asked_about, looked_at
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Dyad, Viewport


def actor(key, part_of=None):
    return Actor(key, key.title(), ActorKind.STATE, part_of=part_of)


RECORDS = (
    Source("s", "A text", "text", "0"),
    *map(actor, ("turkey", "russia", "syria", "malta")),
    actor("erdogan", "turkey"),
    Event("asks", "Asks", EventType.REQUEST, agents=("turkey",), targets=("russia",)),
    Event("visits", "Visits", EventType.CONSULT, agents=("erdogan", "russia")),
    Event("fights", "Fights", EventType.ASSAULT, agents=("turkey",), targets=("syria",)),
    Event("alone", "Alone", EventType.PROTEST, agents=("turkey",)),
)


@pytest.fixture
def session(qapp):
    document = document_of(RECORDS)
    return Session(DocumentStore(document), Selection(), Viewport(), Shelf())


def events(shown):
    return [dealing.event for dealing in shown.dealings]


def test_nobody_picked_means_those_between_whom_most_happened(session):
    shown = looked_at(session)
    assert shown.dyad == Dyad("russia", "turkey")
    assert set(events(shown)) == {"asks", "visits"}
    assert shown.pairs == (("russia", "turkey", 2), ("syria", "turkey", 1))


def test_two_that_are_picked_are_looked_at(session):
    session.viewport.update(dyad=Dyad("turkey", "syria"))
    assert events(looked_at(session)) == ["fights"]
    session.viewport.update(dyad=Dyad("turkey", "russia", alone=True))
    assert events(looked_at(session)) == ["asks"]


def test_a_second_who_is_not_picked_yet_can_be_picked_from_those_who_had_to_do_with_the_first(
    session,
):
    session.viewport.update(dyad=Dyad("turkey", None))
    shown = looked_at(session)
    assert shown.dyad == Dyad("turkey", None)
    assert not shown.dealings
    assert shown.pairs[:2] == (("turkey", "russia", 2), ("turkey", "syria", 1))


def test_two_with_nothing_between_them_lead_to_pairs_with_more(session):
    session.viewport.update(dyad=Dyad("malta", "turkey"))
    shown = looked_at(session)
    assert not shown.dealings
    assert shown.pairs[0] == ("russia", "turkey", 2)


def test_actors_that_are_no_longer_there_are_nobody(session):
    session.viewport.update(dyad=Dyad("gone", "turkey"))
    assert looked_at(session).dyad == Dyad(None, "turkey")


def test_a_document_without_dealings_has_no_pairs(qapp):
    session = Session(DocumentStore(document_of([])), Selection(), Viewport(), Shelf())
    shown = looked_at(session)
    assert shown.dyad == Dyad()
    assert not shown.pairs


def test_events_of_classes_that_are_off_are_hidden_and_counted(session):
    session.viewport.update(classes_off=frozenset({EventClass.VERBAL_CONFLICT}))
    shown = looked_at(session)
    assert events(shown) == ["visits"]
    assert shown.hidden == 1


@pytest.mark.parametrize(
    ("ref", "asked"),
    [
        (Ref(Kind.ACTOR, "malta"), Dyad("malta", None)),
        (Ref(Kind.EVENT, "fights"), Dyad("syria", "turkey")),
        (Ref(Kind.EVENT, "alone"), None),
        (Ref(Kind.SOURCE, "s"), None),
        (None, None),
    ],
)
def test_what_is_selected_says_whom_to_look_at(session, ref, asked):
    session.selection.select(ref)
    assert asked_about(session) == asked
