"""The panes share a document, a selection and a view, and hear only of changes."""

from __future__ import annotations

import json

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.edits import rename
from idlib_gui.domain.records import Citation, Event, EventClass, Kind, Ref
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.settings import Settings
from idlib_gui.state.stepping import position, step_event
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Dyad, LanesBy, StepBy, View, Viewport

A, B, C = (Ref(Kind.EVENT, key) for key in "abc")


@pytest.fixture
def session(qapp, make_document):
    events = [Event(key, f"event {key}") for key in "abc"]
    return Session(DocumentStore(make_document(*events)), Selection(), Viewport(), Shelf())


def heard(signal):
    calls = []
    signal.connect(lambda *arguments: calls.append(arguments))
    return calls


def test_selecting_the_same_again_says_nothing(session):
    calls = heard(session.selection.changed)
    session.selection.select(A)
    session.selection.select(A)
    assert calls == [(A,)]


def test_words_of_a_source_are_selected_beside_a_record(session):
    calls = heard(session.selection.words_changed)
    words = Citation("s1", 0, 4, "Once")
    session.selection.select(A)
    session.selection.select_words(words)
    session.selection.select_words(words)
    assert session.selection.current == A
    assert session.selection.words == words
    session.selection.forget()
    assert calls == [(words,), (None,)]


def test_back_and_forward_walk_the_way_one_came(session):
    selection = session.selection
    for ref in (A, B, C):
        selection.select(ref)
    selection.back()
    selection.back()
    assert selection.current == A
    selection.forward()
    assert selection.current == B
    selection.select(A)
    assert not selection.can_go_forward
    selection.forward()
    assert selection.current == A


def test_back_from_the_first_selection_is_nothing_selected(session):
    session.selection.select(A)
    session.selection.back()
    assert session.selection.current is None
    assert not session.selection.can_go_back
    session.selection.back()
    assert session.selection.current is None


def test_forgetting_leaves_no_way_back(session):
    session.selection.select(A)
    session.selection.select(None)
    calls = heard(session.selection.changed)
    session.selection.forget()
    assert not session.selection.can_go_back
    assert calls == []


def test_an_edit_is_heard_and_undone(session):
    store = session.store
    patches = heard(store.patched)
    store.edit(rename(store.document, A, "another"))
    assert store.document.events["a"].title == "another"
    assert store.history.undo_label == "Rename “event a” to “another”"
    store.history.undo()
    assert store.document.events["a"].title == "event a"
    assert len(patches) == 2


def test_another_document_has_no_history(session):
    store = session.store
    store.edit(rename(store.document, A, "another"))
    calls = heard(store.replaced)
    store.open(document_of([]))
    assert len(calls) == 1
    assert not store.history.can_undo


def test_a_view_that_is_the_same_says_nothing(session):
    calls = heard(session.viewport.changed)
    session.viewport.update(folded=True)
    session.viewport.update(lanes_by=LanesBy.TYPE)
    assert calls == [(View(lanes_by=LanesBy.TYPE),)]


def test_a_signal_can_be_sent_five_thousand_times(session):
    """PySide6 6.12.0 loses a reference at each emit on Python 3.11 and ends the process."""
    calls = heard(session.selection.changed)
    for number in range(5_000):
        session.selection.select(A if number % 2 else B)
        session.viewport.update(folded=bool(number % 2))
    assert len(calls) == 5_000


def test_steps_go_to_the_ends_and_stay_there(session):
    step_event(session, 1)
    assert session.selection.current == A
    step_event(session, -1)
    assert (session.selection.current, position(session)) == (A, 0)
    for _ in range(5):
        step_event(session, 1)
    assert (session.selection.current, position(session)) == (C, 2)


def test_stepping_back_first_begins_at_the_end(session):
    step_event(session, -1)
    assert session.selection.current == C


def test_steps_follow_the_order_of_telling_when_asked(qapp, bundled):
    session = Session(DocumentStore(bundled), Selection(), Viewport(), Shelf())
    session.viewport.update(step_by=StepBy.TELLING)
    step_event(session, 1)
    step_event(session, 1)
    assert session.selection.current.id == bundled.index.as_told[1]


def test_there_is_no_step_without_events(qapp):
    session = Session(DocumentStore(document_of([])), Selection(), Viewport(), Shelf())
    step_event(session, 1)
    assert session.selection.current is None


def test_a_selected_actor_has_no_place_among_the_events(session):
    session.selection.select(Ref(Kind.ACTOR, "a"))
    assert position(session) is None


@pytest.mark.parametrize("on_disk", [True, False])
def test_settings_come_back(qapp, tmp_path, on_disk, bundled):
    path = tmp_path / "folder" / "settings.ini" if on_disk else None
    settings = Settings(path)
    view = View(
        window=(1.5, 2.5),
        lanes_by=LanesBy.PLACE,
        folded=False,
        hidden=frozenset({"a1"}),
        period=(-86_400, 0),
        classes_off=frozenset({EventClass.VERBAL_CONFLICT, None}),
        dyad=Dyad("tr", None, alone=True),
    )
    settings.keep("theme", "dark")
    settings.keep_view(bundled, view)
    settings.opened(tmp_path / "ü.json")
    settings.opened(tmp_path / "b.json")
    settings.opened(tmp_path / "ü.json")
    again = Settings(path) if on_disk else settings
    assert again.text("theme") == "dark"
    assert again.view_of(bundled) == view
    assert again.recent == [tmp_path / "ü.json", tmp_path / "b.json"]
    again.drop("theme")
    assert again.text("theme") == ""


@pytest.mark.parametrize("period", [[5, 5], [9, 2], [1], "x", 3])
def test_a_period_that_cannot_be_read_is_none(qapp, period):
    settings, document = Settings(), document_of([])
    settings.keep_view(document, View(folded=False))
    views = json.loads(settings.text("views"))
    views[""]["period"] = period
    settings.keep("views", json.dumps(views))
    assert settings.view_of(document) == View()


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[]", '{"": {"window": "x"}}', '{"": 3}', '{"": {"window": [1]}}']
)
def test_settings_that_cannot_be_read_count_as_not_set(qapp, text):
    settings = Settings()
    settings.keep("views", text)
    settings.keep("files/recent", text)
    assert settings.view_of(document_of([])) == View()
    assert settings.recent == []
    assert settings.data("window").isEmpty()
