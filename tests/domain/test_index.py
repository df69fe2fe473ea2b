"""Events stand in time order and as they are told."""

from __future__ import annotations

from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import (
    Basis,
    Citation,
    Event,
    EventClass,
    EventType,
    Quote,
    QuoteForm,
    When,
)


def at(key, edtf, start=None, **more):
    when = When(edtf, Basis.STATED) if edtf else None
    evidence = () if start is None else (Citation("s1", start, start + 1, "x"),)
    return Event(key, key, when=when, evidence=evidence, **more)


def test_events_stand_by_start_then_end_then_as_told_and_undated_ones_last(make_source):
    document = document_of(
        [
            make_source("x" * 100),
            at("undated", None, 0),
            at("later told", "2020-02-03", 50),
            at("earlier told", "2020-02-03", 10),
            at("month", "2020-02", 20),
            at("year", "2020", 30),
            at("until", "../2011", 40),
            at("since", "2011-12/..", 60),
        ]
    )
    assert document.index.by_time == (
        "until", "since", "year", "month", "earlier told", "later told", "undated",
    )  # fmt: skip
    assert document.index.as_told == (
        "undated", "earlier told", "month", "year", "until", "later told", "since",
    )  # fmt: skip


def test_an_actor_has_what_it_did_suffered_and_claims():
    document = document_of(
        [
            at("did", "2020", agents=("a",), targets=("a",)),
            at("suffered", "2019", targets=("a",)),
            at("claims", "2021", claimed_by="a"),
            at("other", "2021", agents=("b",)),
        ]
    )
    assert document.index.events_of == {"a": ("suffered", "did", "claims"), "b": ("other",)}
    assert document.events["did"].actors == ("a",)


def test_quotes_are_found_by_speaker_and_by_event(make_source):
    def said(key, start, speaker, *about):
        citation = Citation("s1", start, start + 1, "x")
        return Quote(
            key, key, QuoteForm.DIRECT, speaker=speaker, citations=(citation,), about=about
        )

    document = document_of(
        [
            make_source("x" * 9),
            said("second", 5, "a", "e"),
            said("first", 1, "a"),
            said("nobody's", 3, None),
        ]
    )
    assert document.index.quotes_as_told == ("first", "nobody's", "second")
    assert document.index.quotes_of == {"a": ("first", "second")}
    assert document.index.quotes_about == {"e": ("second",)}


def test_an_event_knows_its_class():
    assert at("x", None).event_class is None
    assert at("x", None, type=EventType.AID).event_class is EventClass.MATERIAL_COOPERATION
    assert {kind.event_class for kind in EventType} == set(EventClass)
