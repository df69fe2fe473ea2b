"""What is deleted is pointed at no more."""

from __future__ import annotations

import pytest

from idlib_gui.domain import edits
from idlib_gui.domain.document import Act, document_of
from idlib_gui.domain.records import DomainError, Kind, Ref


def test_a_deleted_actor_goes_out_of_events_and_quotes(editing):
    patch = edits.delete(editing.now, Ref(Kind.ACTOR, "a4"))
    assert (patch.label, patch.act) == ("Delete “A. Paz”", Act.DELETE)
    after = editing.make(patch)
    assert after.events["e1"].targets == ("a3",)
    assert after.events["e1"].rivals[2].claimant is None
    assert after.quotes["q2"].speaker is None
    assert after.actors["a6"].distinct_from == ()


def test_what_only_a_deleted_actor_claimed_says_so(editing):
    event = editing.make(edits.delete(editing.now, Ref(Kind.ACTOR, "a4"))).events["e2"]
    assert event.claimed_by is None
    assert event.reason == "Paz says so. It was told as a claim of “A. Paz”, who was deleted."


def test_what_was_part_of_a_deleted_actor_is_part_of_nothing(editing):
    after = editing.make(edits.delete(editing.now, [Ref(Kind.ACTOR, "a1")]))
    assert after.actors["a2"].part_of is None
    assert after.actors["a5"].part_of == "a2"
    assert after.quotes["q2"].addressee is None


def test_deleted_places_events_and_quotes_are_pointed_at_no_more(editing):
    refs = [Ref(Kind.PLACE, "p1"), Ref(Kind.EVENT, "e1"), Ref(Kind.QUOTE, "q1")]
    patch = edits.delete(editing.now, refs)
    assert patch.label == "Delete 3 places, events and quotes"
    after = editing.make(patch)
    assert after.events["e2"].places == ("p2",)
    assert after.quotes["q2"].about == ("e2",)
    assert after.quotes["q2"].answers is None


def test_a_date_is_deleted_alone(editing):
    ref = next(ref for ref in editing.now.refs() if ref.kind is Kind.DATE)
    patch = edits.delete(editing.now, ref)
    assert patch.label == "Delete “3 February 2020”"
    assert len(patch.changes) == 1
    editing.make(patch)


def test_a_source_goes_only_with_all_that_cites_it(editing, make_source):
    source = Ref(Kind.SOURCE, "s2")
    with pytest.raises(DomainError, match="3 records cite this text"):
        edits.delete(editing.now, source)
    refs = [ref for ref in editing.now.refs() if ref.kind is not Kind.SOURCE]
    assert list(editing.make(edits.delete(editing.now, [*refs, source])).refs()) == [
        Ref(Kind.SOURCE, "s1")
    ]
    old = make_source("Old", "s0", replaced_by="s5")
    document = document_of([old, make_source("New", "s5")])
    patch = edits.delete(document, Ref(Kind.SOURCE, "s5"))
    assert patch.changes[Ref(Kind.SOURCE, "s0")].after.replaced_by is None


def test_one_citing_record_is_told_as_one(editing):
    refs = [Ref(Kind.EVENT, "e1"), Ref(Kind.QUOTE, "q2")]
    editing.make(edits.delete(editing.now, refs))
    with pytest.raises(DomainError, match="1 record cites"):
        edits.delete(editing.now, Ref(Kind.SOURCE, "s2"))


def test_what_is_gone_or_not_chosen_cannot_be_deleted(told):
    with pytest.raises(DomainError, match="any more"):
        edits.delete(told, Ref(Kind.EVENT, "e99"))
    with pytest.raises(DomainError, match="Nothing is selected"):
        edits.delete(told, [])
