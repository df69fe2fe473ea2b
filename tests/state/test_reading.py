"""What of the sources is read, kept up to date."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from idlib_gui.domain.edits import delete
from idlib_gui.domain.reading import Sort, Tally
from idlib_gui.domain.records import Actor, ActorKind, Kind, Ref
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.reading import Reading
from idlib_gui.state.store import DocumentStore


@pytest.fixture
def told(make_source, cite, make_document):
    source = make_source("They met Ana Sousa in Porto.")
    sousa = Actor("a", "Ana Sousa", ActorKind.PERSON, mentions=(cite(source, "Ana Sousa"),))
    return make_document(source, sousa)


@pytest.fixture
def reading(qtbot, told):
    with ThreadPoolExecutor(1) as pool:
        store = DocumentStore(told)
        yield Reading(store, JobSlot(pool)), store


def wanted(qtbot, reading):
    with qtbot.waitSignal(reading.changed):
        reading.want()


def test_nothing_is_looked_for_before_anybody_wants_to_know(qtbot, reading, make_document):
    reading, store = reading
    store.open(make_document())
    assert reading.coverage is None


def test_what_is_open_is_known_a_little_after_it_is_wanted(qtbot, reading):
    reading, _ = reading
    wanted(qtbot, reading)
    assert reading.coverage.tally(Sort.NAME) == Tally(1, 2)
    reading.want()
    assert [item.citation.exact for item in reading.coverage.open] == ["Porto"]


def test_it_follows_edits_and_their_undoing(qtbot, reading):
    reading, store = reading
    wanted(qtbot, reading)
    with qtbot.waitSignal(reading.changed):
        store.edit(delete(store.document, Ref(Kind.ACTOR, "a")))
    assert reading.coverage.tally(Sort.NAME) == Tally(0, 2)
    with qtbot.waitSignal(reading.changed):
        store.history.undo()
    assert reading.coverage.tally(Sort.NAME) == Tally(1, 2)


def test_another_document_is_not_known_at_first(qtbot, reading, make_document, make_source):
    reading, store = reading
    wanted(qtbot, reading)
    known = []
    reading.changed.connect(known.append)
    with qtbot.waitSignals([reading.changed, reading.changed]):
        store.open(make_document(make_source("We saw Lima.")))
    assert known[0] is None
    assert known[1].tally(Sort.NAME) == Tally(0, 1)


def test_what_keeps_it_from_being_known_is_told(qtbot, reading, monkeypatch):
    reading, _ = reading

    def break_down(document, before):
        raise RuntimeError("no")

    monkeypatch.setattr("idlib_gui.state.reading._look", break_down)
    with qtbot.waitSignal(reading.failed) as failed:
        reading.want()
    assert isinstance(failed.args[0], RuntimeError)


def test_what_the_user_lists_as_no_name_is_not_open(qtbot, reading, tmp_path, monkeypatch):
    lists = tmp_path / "idlib-explorer" / "lists"
    lists.mkdir(parents=True)
    (lists / "no-names.tsv").write_text("porto\n", "utf-8")
    monkeypatch.setattr("idlib_gui.state.reading.user_lists", lambda: lists)
    reading, _ = reading
    wanted(qtbot, reading)
    assert reading.coverage.open == ()
