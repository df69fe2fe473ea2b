"""The review queue keeps its order while it is worked through."""

from __future__ import annotations

import pytest

from idlib_gui.domain.deciding import Progress
from idlib_gui.domain.document import Patch, document_of
from idlib_gui.domain.edits import delete, rename, set_fields, set_status
from idlib_gui.domain.reading import Coverage, Item, Sort, State
from idlib_gui.domain.records import Basis, Citation, Event, Kind, Ref, Status, When
from idlib_gui.domain.review import Proposal
from idlib_gui.state import review
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.reading import Reading
from idlib_gui.state.review import ReviewQueue
from idlib_gui.state.review_progress import ReviewProgress
from idlib_gui.state.store import DocumentStore

KEYS = ("a", "b", "c", "d")


def event(key, **fields):
    return Event(key, key, when=When("2020", Basis.STATED), agents=(), **fields)


@pytest.fixture
def store():
    return DocumentStore(document_of([event(key) for key in KEYS]))


@pytest.fixture
def reading(store, idle_jobs):
    return Reading(store, idle_jobs)


@pytest.fixture
def idle_jobs(qapp):
    class Pool:
        def submit(self, *_work):
            raise AssertionError("nothing is worked out")

    return JobSlot(Pool())


@pytest.fixture
def queue(store, reading):
    return ReviewQueue(store, reading)


def ref(key):
    return Ref(Kind.EVENT, key)


def listed(queue):
    return "".join(row.ref.id for row in queue.entries if isinstance(row, Proposal))


def decide(store, keys, status=Status.ACCEPTED):
    store.edit(set_status(store.document, [ref(key) for key in keys], status))


def test_a_decision_takes_its_row_out_and_undo_brings_it_back_in_its_place(store, queue):
    decide(store, "b")
    assert listed(queue) == "acd"
    decide(store, "c", Status.REJECTED)
    assert listed(queue) == "ad"
    store.history.undo()
    store.history.undo()
    assert listed(queue) == "abcd"


def test_no_other_row_moves_though_its_doubts_change(store, queue):
    store.edit(set_fields(store.document, ref("d"), confidence=0.1))
    assert listed(queue) == "abcd"
    assert queue.proposals[-1].doubts[-1] == "unsure"


def test_what_comes_new_stands_where_its_doubts_put_it(store, queue):
    made = delete(store.document, [ref("c")])
    store.edit(made)
    store.edit(Patch("New", {ref("c"): made.inverted().changes[ref("c")]}))
    assert listed(queue) == "abcd"


def test_a_large_edit_sorts_anew(store, queue, monkeypatch):
    monkeypatch.setattr(review, "_MANY", 1)
    decide(store, "ab")
    assert listed(queue) == "cd"


def test_what_is_skipped_stands_behind_all_others_in_the_order_of_skipping(store, queue):
    first, second = queue.entries[:2]
    queue.skip(first)
    queue.skip(second)
    assert listed(queue) == "cdab"
    queue.skip(first)
    assert listed(queue) == "cdba"
    store.open(store.document)
    assert listed(queue) == "abcd"


def test_an_edit_of_other_records_changes_nothing(store, queue):
    store.edit(rename(store.document, ref("a"), "another"))
    assert listed(queue) == "abcd"


def test_words_that_are_not_read_come_last(queue, reading, monkeypatch):
    item = Item(Sort.DATE, State.UNREAD, Citation("s", 0, 1, "x"))
    monkeypatch.setattr(Reading, "coverage", Coverage((item,), {}))
    reading.changed.emit(reading.coverage)
    assert queue.entries[-1] == item
    queue.skip(queue.entries[0])
    assert listed(queue) == "bcda"
    assert queue.entries[3] == item


def test_progress_follows_decisions_deletions_and_other_documents(store):
    progress = ReviewProgress(store)
    heard = []
    progress.changed.connect(lambda: heard.append(progress.now))
    decide(store, "ab")
    store.edit(delete(store.document, [ref("a")]))
    store.edit(rename(store.document, ref("c"), "another"))
    store.history.undo()
    store.history.undo()
    store.open(document_of([event("x")]))
    assert heard == [Progress(2, 4), Progress(1, 3), Progress(2, 4), Progress(0, 1)]
