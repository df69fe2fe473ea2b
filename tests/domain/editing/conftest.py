"""A small document that has one of everything that edits touch."""

from __future__ import annotations

import pytest

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import Document, Patch, apply_patch, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Basis,
    DateMention,
    Event,
    EventType,
    Place,
    Quote,
    QuoteForm,
    Rival,
    Status,
    TimexType,
    When,
)

FIRST = (
    "Lima paid on 3 February 2020. “We paid,” Ana Paz said in Cusco. The army of Lima struck Puno. "
    "Paz denied it: “Nobody struck.” Lime kept still."
)
SECOND = "The LPA says that Lima paid on 2 February. A. Paz was in Puno."


@pytest.fixture
def told(make_source, cite):
    """Return the document."""
    one, two = make_source(FIRST, "s1", title="One"), make_source(SECOND, "s2", title="Two")
    when = When("2020-02-03", Basis.STATED, "So it says.", cite(one, "3 February 2020"))
    return document_of(
        [
            one,
            two,
            Actor("a1", "Lima", ActorKind.STATE, country="PER", mentions=(cite(one, "Lima"),)),
            Actor("a2", "army of Lima", ActorKind.GOVERNMENT_BODY, part_of="a1"),
            Actor("a3", "Ana Paz", ActorKind.PERSON, ("Paz",), mentions=(cite(one, "Ana Paz"),)),
            Actor("a4", "A. Paz", ActorKind.PERSON, mentions=(cite(two, "A. Paz"),), note="Who?"),
            Actor("a5", "Lime", ActorKind.STATE, part_of="a2", mentions=(cite(one, "Lime"),)),
            Actor("a6", "LPA", ActorKind.MEDIA, distinct_from=("a4",)),
            Place("p1", "Cusco", mentions=(cite(one, "Cusco"),)),
            Place("p2", "Puno", -15.84, -70.02, mentions=(cite(one, "Puno"),)),
            DateMention(
                cite(one, "3 February 2020"), "2020-02-03", None, TimexType.DATE, Basis.STATED
            ),
            Event(
                *("e1", "Lima pays", EventType.AID, when, ("a1", "a5"), ("a3", "a4"), ("p1",)),
                trigger=cite(one, "paid"),
                evidence=(cite(one, "Lima paid"),),
                rivals=(
                    Rival("when", "2020-02-02", cite(two, "2 February"), "a6"),
                    Rival("killed", "3"),
                    Rival("killed", "4", claimant="a4"),
                ),
                neutral=(cite(two, "says"),),
            ),
            Event(
                *(
                    "e2",
                    "The army strikes",
                    EventType.ASSAULT,
                    None,
                    ("a2",),
                    ("a1",),
                    ("p2", "p1"),
                ),
                evidence=(cite(one, "struck Puno"),),
                contradicting=(cite(one, "Nobody struck"),),
                claimed_by="a4",
                reason="Paz says so.",
            ),
            Event("e3", "Nobody knows of it"),
            Quote(
                *("q1", "We paid", QuoteForm.DIRECT, "a3", None, cite(one, "said")),
                citations=(cite(one, "We paid"),),
                about=("e1",),
                when=when,
            ),
            Quote(
                *(
                    "q2",
                    "Nobody struck.",
                    QuoteForm.DIRECT,
                    "a4",
                    cite(
                        one,
                        "Paz",
                    ),
                    None,
                    "a6",
                    "a1",
                ),
                citations=(cite(one, "Nobody struck."),),
                about=("e2", "e1"),
                answers=Answer("q1", "rejects"),
                status=Status.ACCEPTED,
                rivals=(Rival("speaker", "Ana Paz", cite(two, "A. Paz"), "a6"),),
            ),
        ]
    )


class Editing:
    """A document and the edits made of it, each seen to fit and to be taken back exactly."""

    def __init__(self, document: Document) -> None:
        self.now = document

    def make(self, patch: Patch) -> Document:
        """Make an edit; return the document after it."""
        after = apply_patch(self.now, patch)
        assert problems(after) == []
        again = apply_patch(after, patch.inverted())
        assert list(again.refs()) == list(self.now.refs())
        assert again == self.now
        self.now = after
        return after


@pytest.fixture
def editing(told):
    return Editing(told)


@pytest.fixture
def start_editing():
    return Editing
