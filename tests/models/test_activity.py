"""Sparklines: nine quiet years do not hide the days that count."""

from __future__ import annotations

from idlib_gui.domain.records import Actor, ActorKind, Basis, Event, EventClass, EventType, When
from idlib_gui.layout.timetable import timetable_of
from idlib_gui.models.activity import activity

A, B = (Actor(key, key, ActorKind.STATE) for key in "ab")


def on(key, date, *agents):
    return Event(key, key, when=date and When(date, Basis.STATED), agents=agents)


def test_2011_and_the_days_of_february_2020_have_bars_of_their_own(make_document):
    document = make_document(
        A, on("e1", "2011", "a"), on("e2", "2020-02-03", "a"), on("e3", "2020-02-12", "a")
    )
    assert activity(document, 3) == {"a": (1, 1, 1)}


def test_events_of_one_day_share_a_bar(make_document):
    document = make_document(A, *(on(f"e{n}", "2020-02-03", "a") for n in range(4)))
    assert activity(document, 4) == {"a": (4, 0, 0, 0)}


def test_undated_events_are_in_no_bar(make_document):
    document = make_document(A, B, on("e1", None, "a"), on("e2", "2011", "b"))
    assert activity(document, 2) == {"b": (1, 0)}


def test_no_events_have_no_bars(make_document):
    assert activity(make_document()) == {}


def test_what_an_actor_claims_counts_as_its_activity(make_document):
    event = Event("e", "x", when=When("2011", Basis.STATED), claimed_by="a")
    assert activity(make_document(A, event), 1) == {"a": (1,)}


def test_classes_that_are_off_leave_the_stretches_as_they_are(make_document):
    kinds = (EventType.ASSAULT, EventType.AGREE, EventType.ASSAULT)
    events = [
        Event(f"e{n}", "x", type=kind, when=When(f"201{n}", Basis.STATED), agents=("a",))
        for n, kind in enumerate(kinds)
    ]
    document = make_document(A, *events)
    kept = document.derived(timetable_of).without(frozenset({EventClass.VERBAL_COOPERATION}))
    assert activity(document, 3, kept) == {"a": (1, 0, 1)}
