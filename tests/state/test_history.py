"""Every step can be taken back and made again, in order, and says who made it and when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.document import Patch, apply_patch, document_of
from idlib_gui.domain.edits import delete
from idlib_gui.domain.edits import rename as renamed
from idlib_gui.domain.records import DomainError, Event, Kind, Ref
from idlib_gui.domain.steps import Step, StepState
from idlib_gui.state.history import Past
from idlib_gui.state.store import DocumentStore

A, B, C = (Ref(Kind.EVENT, key) for key in "abc")


@pytest.fixture
def store(qapp):
    return DocumentStore(document_of([Event(key, f"event {key}") for key in "abc"]))


def rename(store, *titles):
    for title in titles:
        store.edit(renamed(store.document, A, title))


def title(store):
    return store.document.events["a"].title


def states(store):
    return [step.state for step in store.history.steps()]


def heard(signal):
    calls = []
    signal.connect(lambda *arguments: calls.append(arguments))
    return calls


def test_a_step_tells_what_was_done_when_and_by_whom(store):
    store.history.author = lambda: "Ada"
    store.history.clock = lambda: 1_600_000_000.7
    rename(store, "one")
    (step,) = store.history.steps()
    assert step[:5] == (1, "Rename “event a” to “one”", "rename", 1_600_000_000, "Ada")


def test_what_was_undone_before_another_edit_is_left_behind_but_kept(store):
    rename(store, "one", "two")
    store.history.undo()
    rename(store, "three")
    assert states(store) == [StepState.MADE, StepState.LEFT, StepState.MADE]
    assert not store.history.can_redo
    assert store.history.patch_of(2).changes[A].after.title == "two"


def test_undo_passes_over_what_was_left_behind(store):
    rename(store, "one", "two")
    store.history.undo()
    rename(store, "three")
    store.history.undo()
    store.history.undo()
    assert title(store) == "event a"
    store.history.redo()
    store.history.redo()
    assert title(store) == "three"
    assert states(store) == [StepState.MADE, StepState.LEFT, StepState.MADE]


def test_going_to_a_step_is_told_once_to_the_panes(store):
    rename(store, "one", "two", "three")
    told = heard(store.patched)
    store.history.go_to(1)
    assert title(store) == "one"
    assert len(told) == 1
    store.history.go_to(3)
    assert title(store) == "three"
    store.history.go_to(0)
    assert title(store) == "event a"


def test_going_over_events_that_come_and_go_keeps_their_order(store):
    store.edit(delete(store.document, B))
    store.edit(delete(store.document, A))
    rename_c = renamed(store.document, C, "last")
    store.edit(rename_c)
    store.history.go_to(0)
    assert list(store.document.events) == ["a", "b", "c"]
    store.history.go_to(3)
    assert list(store.document.events) == ["c"]


def test_there_is_no_way_to_what_was_left_behind(store):
    rename(store, "one", "two")
    store.history.undo()
    rename(store, "three")
    assert not store.history.can_go_to(2)
    store.history.go_to(2)
    assert title(store) == "three"


def test_with_nothing_to_undo_or_redo_nothing_happens(store):
    told = heard(store.history.changed)
    store.history.undo()
    store.history.redo()
    store.history.go_to(0)
    assert told == []
    assert (store.history.undo_label, store.history.redo_label) == ("", "")


def test_each_deed_is_noted_before_it_counts(store):
    noted = []

    def note(deed, _after):
        noted.append(([(step.number, step.state) for step in deed.steps], title(store)))

    store.history.note = note
    rename(store, "one", "two")
    store.history.undo()
    store.history.redo()
    store.history.go_to(0)
    assert noted == [
        ([(1, StepState.MADE)], "event a"),
        ([(2, StepState.MADE)], "one"),
        ([(2, StepState.UNDONE)], "two"),
        ([(2, StepState.MADE)], "one"),
        ([(2, StepState.UNDONE), (1, StepState.UNDONE)], "two"),
    ]


def test_what_cannot_be_noted_is_not_done(store):
    def refuse(_deed, _after):
        raise OSError(28, "full")

    store.history.note = refuse
    with pytest.raises(OSError, match="full"):
        rename(store, "one")
    assert title(store) == "event a"
    assert not store.history.steps()


def test_a_way_that_cannot_be_noted_is_not_gone(store):
    rename(store, "one", "two", "three")
    steps = list(store.history.steps())

    def refuse(_deed, _after):
        raise OSError(28, "full")

    store.history.note = refuse
    with pytest.raises(OSError, match="full"):
        store.history.go_to(0)
    assert title(store) == "three"
    assert (store.history.at, list(store.history.steps())) == (3, steps)


def test_a_document_that_is_only_read_is_not_changed(store):
    rename(store, "one")
    store.history.read_only = "It is open elsewhere."
    with pytest.raises(DomainError, match="open elsewhere"):
        rename(store, "two")
    store.history.undo()
    assert title(store) == "one"
    assert not store.history.can_undo


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("edit"), st.integers(0, 2)),
            st.tuples(st.just("delete"), st.integers(0, 2)),
            st.tuples(st.sampled_from(("undo", "redo")), st.just(0)),
            st.tuples(st.just("go to"), st.integers(0, 12)),
        ),
        max_size=14,
    )
)
def test_whatever_is_done_panes_that_follow_patches_show_the_document(deeds):
    first = document_of([Event(key, f"event {key}") for key in "abc"])
    store = DocumentStore(first)
    followed = [first]
    store.patched.connect(lambda patch: followed.append(apply_patch(followed[-1], patch)))
    documents = {0: first}
    for number, (deed, which) in enumerate(deeds):
        ref = (A, B, C)[which % 3]
        if deed == "undo":
            store.history.undo()
        elif deed == "redo":
            store.history.redo()
        elif deed == "go to":
            store.history.go_to(min(which, len(store.history.steps())))
        elif store.document.get(ref) is not None:
            now = store.document
            title = f"title {number}"
            store.edit(renamed(now, ref, title) if deed == "edit" else delete(now, ref))
            documents[store.history.at] = store.document
        assert list(followed[-1].events.items()) == list(store.document.events.items())
        assert store.document == documents[store.history.at]
    store.history.go_to(0)
    assert list(store.document.events.items()) == list(first.events.items())


def test_an_edit_that_changes_nothing_is_no_step(store):
    store.edit(Patch("Nothing", {}))
    assert not store.history.steps()
    store.edit(Patch("Read again, and nothing is new", {}), base=document_of([]))
    assert len(store.history.steps()) == 1


class Kept:
    """The steps of former days."""

    def __init__(self, patches, base):
        self._patches, self._base = patches, base
        self.asked = []

    def patch_of(self, number):
        """Return what a step changed."""
        self.asked.append(number)
        if number not in self._patches:
            raise DomainError("It cannot be read.")
        return self._patches[number]

    def base(self):
        """Return what the machine proposed last."""
        return self._base


def reopened(store, patches):
    """Open the document of a store as if from a file that holds its steps."""
    kept = Kept(patches, store.document)
    steps = [Step(*step) for step in store.history.steps()]
    again = DocumentStore(document_of([]))
    again.open(store.document, past=Past(steps, kept))
    return again, kept


def test_steps_of_former_days_are_read_only_when_they_are_wanted(store):
    rename(store, "one", "two")
    store.history.undo()
    again, kept = reopened(store, {n: store.history.patch_of(n) for n in (1, 2)})
    assert again.history.undo_label == "Rename “event a” to “one”"
    assert again.history.redo_label == "Rename “one” to “two”"
    assert kept.asked == []
    again.history.redo()
    assert title(again) == "two"
    again.history.go_to(0)
    assert title(again) == "event a"
    assert kept.asked == [2, 2, 1]


def test_where_one_of_the_steps_cannot_be_read_nothing_is_taken_back(store):
    rename(store, "one", "two")
    again, _ = reopened(store, {2: store.history.patch_of(2)})
    with pytest.raises(DomainError, match="cannot be read"):
        again.history.go_to(0)
    assert title(again) == "two"
    assert again.history.at == 2


def test_what_a_step_changed_is_not_known_without_a_file(store):
    with pytest.raises(DomainError, match="not known"):
        store.history.patch_of(1)


def test_what_the_machine_proposed_last_follows_the_steps(store):
    first, proposed = store.document, document_of([])
    assert store.history.base is first
    store.edit(renamed(store.document, A, "one"), base=proposed)
    assert store.history.base is proposed
    store.history.undo()
    assert store.history.base is first
    again, kept = reopened(store, {})
    assert again.history.base is kept.base()
    other = Kept({}, proposed)
    again.history.follow(other)
    assert again.history.base is proposed
