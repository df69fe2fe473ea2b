"""Several edits told as one patch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.composing import patch_between
from idlib_gui.domain.document import Change, Patch, apply_patch, document_of
from idlib_gui.domain.records import Actor, ActorKind, Event, Kind, Ref


def event(key, title="thing"):
    return Event(key, title)


@st.composite
def two_documents(draw):
    """Return documents whose common records stand in the same order."""
    keys = [f"e{number}" for number in range(draw(st.integers(0, 7)))]
    sides = []
    for _ in range(2):
        kept = [key for key in keys if draw(st.booleans())]
        sides.append(document_of([event(key, draw(st.sampled_from("ab"))) for key in kept]))
    return sides, [Ref(Kind.EVENT, key) for key in keys]


@given(two_documents())
def test_it_leads_from_one_document_to_the_other_and_back(given_documents):
    (before, after), refs = given_documents
    patch = patch_between("All at once", before, after, [*refs, *refs])
    there = apply_patch(before, patch)
    assert list(there.events.items()) == list(after.events.items())
    back = apply_patch(there, patch.inverted())
    assert list(back.events.items()) == list(before.events.items())


def test_what_came_and_went_again_is_no_change(make_document):
    document = make_document(event("e1"))
    refs = [Ref(Kind.EVENT, "e1"), Ref(Kind.EVENT, "e2")]
    assert not patch_between("Nothing", document, document, refs).changes


@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.ACTOR])
def test_each_table_counts_its_own_places(make_document, kind):
    actor = Actor("a1", "Alpha", ActorKind.STATE)
    one = make_document(event("e1"), actor)
    more = make_document(event("e1"), event("x2"), actor, Actor("x2", "Beta", ActorKind.STATE))
    patch = patch_between("Two more", one, more, [Ref(kind, "x2")])
    assert patch.changes[Ref(kind, "x2")].position == 1


def test_it_equals_one_edit_that_was_made(make_document):
    document = make_document(event("e1"), event("e2"))
    ref = Ref(Kind.EVENT, "e2")
    patch = Patch("Rename", {ref: Change(event("e2"), event("e2", "other"), 0)})
    assert patch_between("Rename", document, apply_patch(document, patch), [ref]) == patch
