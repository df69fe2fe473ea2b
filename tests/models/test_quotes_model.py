"""Quotes as rows, and which quotes go with what is selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.domain import edits
from idlib_gui.domain.document import Change, Document, Patch, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Citation,
    Event,
    Kind,
    Quote,
    QuoteForm,
    Ref,
    Status,
)
from idlib_gui.models.quote_scope import ScopeKind, beside, every_quote, quotes_for
from idlib_gui.models.quotes_model import ROW_ROLE, QuotesModel
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.state.store import DocumentStore


def said(key, speaker, at, **more):
    place = Citation("s", at, at + 1, "x")
    return Quote(key, f"words {key}", QuoteForm.DIRECT, speaker, citations=(place,), **more)


@pytest.fixture
def talk():
    """Return a talk of two: q1 and q3 by ann, q2 by bob against q1, q4 by nobody."""
    return document_of(
        [
            Actor("ann", "Ann", ActorKind.PERSON),
            Actor("bob", "Bob", ActorKind.PERSON),
            Actor("carl", "Carl", ActorKind.PERSON),
            Event("told", "x", agents=("carl",)),
            Event("shown", "y", agents=("ann", "bob")),
            Event("lone", "z", agents=("ann",)),
            Event("nobody", "z"),
            said("q1", "ann", 10, about=("told",)),
            said("q2", "bob", 20, answers=Answer("q1", "rejects")),
            said("q3", "ann", 30),
            said("q4", None, 40),
        ]
    )


@pytest.fixture
def listed(qapp, talk):
    store = DocumentStore(talk)
    model = QuotesModel(store, lambda row: f"{row.speaker and row.speaker.name}: {row.quote.text}")
    model.tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    return model, store


def news(model):
    """Return a list that fills with what the model tells views."""
    told = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsInserted.connect(lambda _, first, last: told.append(f"+{first}-{last}"))
    model.rowsRemoved.connect(lambda _, first, last: told.append(f"-{first}-{last}"))
    model.dataChanged.connect(lambda first, last: told.append(f"={first.row()}-{last.row()}"))
    return told


def test_the_quotes_asked_for_are_listed_in_order(listed):
    model, _ = listed
    model.show_quotes(("q2", "q1", "gone"))
    assert model.ids == ("q2", "q1")
    index = model.index_of("q2")
    assert index.data() == "Bob: words q2"
    assert index.data(ID_ROLE) == "q2"
    row = index.data(ROW_ROLE)
    assert (row.answered.id, row.answered_speaker.name) == ("q1", "Ann")
    assert model.data(QModelIndex()) is None
    assert model.index(0, 0).data(ROW_ROLE + 9) is None


def test_asking_for_the_same_again_says_nothing(listed):
    model, _ = listed
    model.show_quotes(("q1", "q2"))
    told = news(model)
    model.show_quotes(("q1", "q2"))
    assert told == []


def test_rows_that_stay_are_not_disturbed(listed):
    model, _ = listed
    model.show_quotes(("q1", "q3"))
    told = news(model)
    model.show_quotes(("q1", "q2", "q3"))
    assert told == ["+1-1"]
    model.show_quotes(("q4",))
    assert told == ["+1-1", "reset"]


def test_an_edit_changes_the_rows_that_show_it(listed):
    model, store = listed
    model.show_quotes(("q1", "q2", "q3", "q4"))
    told = news(model)
    store.edit(edits.set_status(store.document, Ref(Kind.QUOTE, "q3"), Status.DISPUTED))
    assert told == ["=2-2"]
    bob = store.document.actors["bob"]
    ref = Ref(Kind.ACTOR, "bob")
    store.edit(Patch("x", {ref: Change(bob, bob._replace(name="Robert"), 1)}))
    assert told == ["=2-2", "=1-1"]
    assert model.index(1, 0).data() == "Robert: words q2"


def test_a_quote_that_is_deleted_and_brought_back_goes_and_comes(listed):
    model, store = listed
    model.show_quotes(("q1", "q2", "q3"))
    told = news(model)
    store.edit(edits.delete(store.document, Ref(Kind.QUOTE, "q3")))
    store.history.undo()
    assert told == ["-2-2", "+2-2"]


def test_an_edit_of_something_else_says_nothing(listed):
    model, store = listed
    model.show_quotes(("q1",))
    told = news(model)
    store.edit(edits.rename(store.document, Ref(Kind.EVENT, "told"), "Other"))
    assert told == []


def test_another_document_empties_the_list(listed):
    model, store = listed
    model.show_quotes(("q1",))
    store.open(Document())
    assert model.ids == ()


@pytest.mark.parametrize(
    ("ref", "kind", "quotes", "speakers"),
    [
        (Ref(Kind.EVENT, "told"), ScopeKind.ABOUT, ("q1",), ()),
        (Ref(Kind.EVENT, "shown"), ScopeKind.SPEAKERS, ("q1", "q2", "q3"), ("ann", "bob")),
        (Ref(Kind.EVENT, "lone"), ScopeKind.SPEAKERS, ("q1", "q3"), ("ann",)),
        (Ref(Kind.EVENT, "nobody"), ScopeKind.ABOUT, (), ()),
        (Ref(Kind.EVENT, "gone"), ScopeKind.ALL, ("q1", "q2", "q3", "q4"), ()),
        (Ref(Kind.ACTOR, "bob"), ScopeKind.SPEAKERS, ("q2",), ("bob",)),
        (Ref(Kind.ACTOR, "carl"), ScopeKind.SPEAKERS, (), ("carl",)),
        (Ref(Kind.QUOTE, "q3"), ScopeKind.SPEAKERS, ("q1", "q3"), ("ann",)),
        (Ref(Kind.QUOTE, "q4"), ScopeKind.ALL, ("q1", "q2", "q3", "q4"), ()),
        (None, ScopeKind.ALL, ("q1", "q2", "q3", "q4"), ()),
    ],
)
def test_what_is_selected_says_which_quotes_go_with_it(talk, ref, kind, quotes, speakers):
    scope = quotes_for(talk, ref)
    assert (scope.kind, scope.quotes, scope.speakers) == (kind, quotes, speakers)


def test_stepping_stays_with_the_speaker_and_goes_round(talk):
    assert beside(talk, "q1", 1) == "q3"
    assert beside(talk, "q3", 1) == "q1"
    assert beside(talk, "q1", -1) == "q3"
    assert beside(talk, "q4", 1) == "q4"
    assert every_quote(talk).quotes == ("q1", "q2", "q3", "q4")
