"""The history tells who was merged into whom, as long as it is not undone or split."""

from __future__ import annotations

import pytest

from idlib_gui.domain import edits
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Actor, ActorKind, DomainError, Kind, Place, Ref
from idlib_gui.state.merges import Merged, Merges
from idlib_gui.state.store import DocumentStore

A, B, C = (Ref(Kind.ACTOR, key) for key in ("a1", "a2", "a3"))


@pytest.fixture
def store(qapp):
    people = [Actor(ref.id, ref.id.upper(), ActorKind.PERSON) for ref in (A, B, C)]
    return DocumentStore(document_of([*people, Place("p1", "P"), Place("p2", "Q")]))


@pytest.fixture
def merges(store):
    return Merges(store)


def test_who_was_merged_is_known_until_it_is_undone_or_split(store, merges):
    assert merges.of(A) == []
    merge = edits.merge_actors(store.document, A, [B, C])
    store.edit(merge)
    assert merges.of(A) == [Merged(B, "A2", 1), Merged(C, "A3", 1)]
    assert merges.of(B) == []
    assert merges.patch_of(merges.of(A)[0]) == merge
    store.edit(edits.split(store.document, merge, B))
    assert merges.of(A) == [Merged(C, "A3", 1)]
    store.history.undo()
    store.history.undo()
    assert merges.of(A) == []
    store.history.redo()
    assert len(merges.of(A)) == 2


def test_somebody_else_with_the_same_id_is_not_who_was_merged(store, merges):
    store.edit(edits.merge_actors(store.document, A, C))
    patch, ref = edits.create_actor(store.document, "New")
    assert ref == C
    store.edit(patch)
    assert [one.name for one in merges.of(A)] == ["A3"]


def test_places_are_known_too_and_another_document_starts_over(store, merges):
    places = Ref(Kind.PLACE, "p1"), Ref(Kind.PLACE, "p2")
    store.edit(edits.merge_places(store.document, *places))
    assert [one.ref for one in merges.of(places[0])] == [places[1]]
    store.open(document_of([]))
    assert merges.of(places[0]) == []


def test_a_merge_that_cannot_be_read_is_passed_over(store, merges, monkeypatch):
    store.edit(edits.merge_actors(store.document, A, B))

    def lost(_number):
        raise DomainError("The file is gone.")

    monkeypatch.setattr(store.history, "patch_of", lost)
    assert merges.of(A) == []
