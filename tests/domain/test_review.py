"""What is to be decided comes sorted by what matters, and can be picked by what it is like."""

from __future__ import annotations

import pytest

from idlib_gui.domain.deciding import Progress, is_decided, progress
from idlib_gui.domain.document import apply_patch, document_of
from idlib_gui.domain.edits import set_when
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Basis,
    Citation,
    Event,
    EventClass,
    EventType,
    Kind,
    Quote,
    QuoteForm,
    Ref,
    Rival,
    Status,
    When,
)
from idlib_gui.domain.review import (
    Doubt,
    Proposal,
    Wanted,
    matching,
    proposal,
    proposals,
)

SURE = When("2020-02-03", Basis.STATED)
ANNA, BORIS = (Actor(key, key, ActorKind.PERSON) for key in ("anna", "boris"))


def event(key, **fields):
    plain = {"when": SURE, "agents": ("anna",), "type": EventType.AGREE}
    return Event(key, f"event {key}", **(plain | fields))


def quote(key, **fields):
    return Quote(key, f"words {key}", QuoteForm.DIRECT, **({"speaker": "boris"} | fields))


def queue(*records):
    return proposals(document_of([ANNA, BORIS, *records]))


def doubts(record, *others):
    found = {one.ref.id: one.doubts for one in queue(record, *others)}
    return found[record.id]


@pytest.mark.parametrize(
    ("record", "doubt"),
    [
        (event("e", rivals=(Rival("when", "2020"),)), Doubt.CONTESTED),
        (event("e", contradicting=(Citation("s", 0, 1, "x"),)), Doubt.CONTESTED),
        (quote("q", rivals=(Rival("speaker", "anna"),)), Doubt.CONTESTED),
        (event("e", claimed_by="boris"), Doubt.CLAIMED),
        (event("e", type=EventType.ASSAULT), Doubt.VIOLENT),
        (event("e", when=None), Doubt.UNDATED),
        (event("e", when=When(None, Basis.NONE)), Doubt.UNDATED),
        (event("e", when=When("2020", Basis.INFERRED)), Doubt.INFERRED),
        (quote("q", when=When("2020", Basis.INFERRED)), Doubt.INFERRED),
        (event("e", agents=()), Doubt.NOBODY),
        (quote("q", speaker=None), Doubt.NOBODY),
        (event("e", confidence=0.5), Doubt.UNSURE),
        (quote("q", answers=Answer("q2", "rejects")), Doubt.HUNG_ON),
    ],
)
def test_each_doubt_is_told(record, doubt):
    assert doubts(record) == (doubt,)


def test_a_date_that_a_person_set_is_no_doubt():
    document = document_of([event("e", when=When("2020", Basis.INFERRED))])
    set_anew = apply_patch(document, set_when(document, Ref(Kind.EVENT, "e"), "2020-02"))
    assert doubts(set_anew.events["e"]) == ()


def test_an_event_that_quotes_are_about_is_hung_on():
    assert doubts(event("e"), quote("q", about=("e",))) == (Doubt.HUNG_ON,)
    assert doubts(event("e"), quote("q")) == ()


def test_the_most_doubtful_comes_first_and_equals_as_they_are_told():
    at = [Citation("s", place, place + 1, "x") for place in range(3)]
    listed = queue(
        event("late", evidence=(at[2],)),
        event("early", evidence=(at[0],)),
        event("lost", agents=(), when=None),
        event("claimed", claimed_by="boris", confidence=0.9),
        quote("said"),
    )
    assert [one.ref.id for one in listed] == ["lost", "claimed", "early", "late", "said"]


def test_of_what_is_alike_the_less_sure_comes_first():
    listed = queue(event("a", confidence=1.0), event("b", confidence=0.7))
    assert [one.ref.id for one in listed] == ["b", "a"]


def test_what_is_decided_or_cannot_be_is_no_proposal():
    document = document_of([ANNA, event("e", status=Status.REJECTED)])
    assert proposals(document) == ()
    assert proposal(document, Ref(Kind.ACTOR, "anna")) is None
    assert proposal(document, Ref(Kind.EVENT, "gone")) is None


def test_progress_counts_every_decision_of_events_and_quotes():
    records = [event("a"), event("b", status=Status.ACCEPTED), quote("q", status=Status.DISPUTED)]
    assert progress(document_of([ANNA, *records])) == Progress(2, 3)
    assert [is_decided(one) for one in (*records, ANNA, None)] == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), "a b q"),
        (Wanted(kinds=frozenset({Kind.QUOTE})), "q"),
        (Wanted(classes=frozenset({EventClass.VERBAL_COOPERATION})), "a"),
        (Wanted(classes=frozenset({None})), "b"),
        (Wanted(actors=frozenset({"boris"})), "b q"),
        (Wanted(sources=frozenset({"s2"})), "b"),
        (Wanted(sources=frozenset({"s1"})), "a q"),
        (Wanted(bases=frozenset({Basis.NONE})), "b q"),
        (Wanted(text="WORDS"), "q"),
        (Wanted(confidence=0.8), "a q"),
        (Wanted(certain=True), "a q"),
    ],
)
def test_proposals_are_picked_by_what_they_are_like(wanted, found):
    one, other = Citation("s1", 0, 1, "x"), Citation("s2", 0, 1, "x")
    document = document_of(
        [
            ANNA,
            event("a", trigger=one),
            event("b", type=None, agents=("boris",), when=None, evidence=(other,), confidence=0.5),
            quote("q", citations=(one,)),
        ]
    )
    picked = matching(document, proposals(document), wanted)
    assert sorted(one.ref.id for one in picked) == found.split()


def test_a_quote_that_nobody_says_fits_no_actor_and_what_is_gone_fits_nothing():
    document = document_of([quote("q", speaker=None)])
    gone = Proposal(Ref(Kind.EVENT, "gone"), (), 0)
    assert matching(document, proposals(document), Wanted(actors=frozenset({"anna"}))) == ()
    assert matching(document, [gone], Wanted()) == ()
