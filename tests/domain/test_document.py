"""A document is a value; an edit is data that can be taken back."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.document import (
    Change,
    Document,
    Patch,
    StalePatchError,
    apply_patch,
    document_of,
    ref_of,
)
from idlib_gui.domain.edits import delete, references, rename, set_status
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    DomainError,
    Event,
    Kind,
    Quote,
    QuoteForm,
    Ref,
    Status,
)

events = st.lists(
    st.tuples(st.text("abcdef", min_size=1, max_size=3), st.text()).map(lambda two: Event(*two)),
    min_size=1,
    unique_by=lambda event: event.id,
)
EDITS = (
    lambda doc, ref: rename(doc, ref, "another title"),
    lambda doc, ref: set_status(doc, ref, Status.DISPUTED),
    delete,
)


@given(events, st.data())
def test_any_sequence_of_edits_can_be_taken_back_to_the_same_order(records, data):
    document = document_of(records)
    history = [document]
    patches = []
    for edit in data.draw(st.lists(st.sampled_from(EDITS), max_size=6)):
        if not history[-1].events:
            break
        key = data.draw(st.sampled_from(sorted(history[-1].events)))
        patches.append(edit(history[-1], Ref(Kind.EVENT, key)))
        history.append(apply_patch(history[-1], patches[-1]))
    now = history.pop()
    for patch in reversed(patches):
        now = apply_patch(now, patch.inverted())
        expected = history.pop()
        assert now == expected
        assert list(now.events) == list(expected.events)


def test_several_records_that_went_come_back_to_their_places():
    document = document_of([Event(key, key) for key in "abcde"])
    gone = {
        Ref(Kind.EVENT, key): Change(document.events[key], None, "abcde".index(key))
        for key in "dab"
    }
    patch = Patch("Delete three", gone)
    less = apply_patch(document, patch)
    assert list(less.events) == ["c", "e"]
    assert list(apply_patch(less, patch.inverted()).events) == list("abcde")


def test_a_patch_for_another_document_is_refused():
    document = document_of([Event("a", "one")])
    patch = rename(document, Ref(Kind.EVENT, "a"), "two")
    with pytest.raises(StalePatchError):
        apply_patch(apply_patch(document, patch), patch)


def test_an_edit_leaves_the_document_it_was_made_for_as_it_was():
    document = document_of([Event("a", "one")])
    apply_patch(document, rename(document, Ref(Kind.EVENT, "a"), "  two \n words "))
    assert document.events["a"].title == "one"


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_an_event_cannot_lose_its_title(title):
    with pytest.raises(DomainError, match="needs a title"):
        rename(document_of([Event("a", "one")]), Ref(Kind.EVENT, "a"), title)


def test_only_events_and_quotes_have_a_status():
    document = document_of([Actor("a", "Someone", ActorKind.PERSON)])
    with pytest.raises(DomainError, match="Only events and quotes"):
        set_status(document, Ref(Kind.ACTOR, "a"), Status.ACCEPTED)


def test_a_quote_can_be_disputed():
    document = document_of([Quote("q", "words", QuoteForm.DIRECT)])
    patch = set_status(document, Ref(Kind.QUOTE, "q"), Status.DISPUTED)
    assert apply_patch(document, patch).quotes["q"].status is Status.DISPUTED


def test_editing_what_is_gone_says_so():
    with pytest.raises(DomainError, match="no event"):
        set_status(document_of([]), Ref(Kind.EVENT, "a"), Status.ACCEPTED)


def test_a_record_names_all_that_it_points_at():
    quote = Quote(
        "q", "words", QuoteForm.DIRECT, speaker="a", about=("e",), answers=Answer("p", "rejects")
    )
    pointed = {(ref.kind, ref.id) for ref in references(quote)}
    assert pointed == {(Kind.ACTOR, "a"), (Kind.EVENT, "e"), (Kind.QUOTE, "p")}
    part = Actor("m", "Ministry", ActorKind.GOVERNMENT_BODY, part_of="a")
    assert references(part) == {Ref(Kind.ACTOR, "a")}
    assert references(None) == frozenset()


def test_two_records_cannot_share_an_id():
    with pytest.raises(DomainError, match="“a”"):
        document_of([Event("a", "one"), Event("a", "two")])


def test_a_reference_finds_its_record(bundled):
    for ref in bundled.refs():
        assert ref_of(bundled.get(ref)) == ref
    assert bundled.get(None) is None
    assert list(Document().refs()) == []
    assert bundled.get(Ref(Kind.EVENT, "nowhere")) is None


def test_without_a_source_goes_what_it_alone_tells(make_source, cite, make_document):
    one, two = make_source("Lima paid.", "s1"), make_source("Cusco paid.", "s2")
    document = make_document(
        one,
        two,
        Event("both", "Both", evidence=(cite(one, "Lima"), cite(two, "Cusco"))),
        Event("second", "Second", trigger=cite(two, "paid")),
        Event("nowhere", "Told by no source"),
        Quote("q", "paid", QuoteForm.DIRECT, citations=(cite(two, "paid"),)),
    )
    narrowed = document.without(frozenset({"s2"}))
    assert list(narrowed.events) == ["both", "nowhere"]
    assert list(narrowed.quotes) == []
    assert list(narrowed.sources) == ["s1"]
    assert document.without(frozenset({"s2"})) is narrowed
    assert list(document.without(frozenset({"s1"})).events) == ["both", "second", "nowhere"]
    assert document.without(frozenset({"other"})) is document
    assert document.without(frozenset()) is document


def test_without_a_source_goes_what_stands_on_its_earlier_versions(
    make_source, cite, make_document
):
    old, now = make_source("Lima paid.", "s1", replaced_by="s2"), make_source("Lima pays.", "s2")
    other = make_source("Lima never paid.", "s3")
    document = make_document(
        old,
        now,
        other,
        Event("left", "On the old text", evidence=(cite(old, "Lima"),)),
        Event(
            "denied", "Denied", evidence=(cite(now, "Lima"),), contradicting=(cite(other, "never"),)
        ),
        Event("aside", "Aside", evidence=(cite(now, "Lima"),), neutral=(cite(now, "pays"),)),
    )
    narrowed = document.without(frozenset({"s2"}))
    assert list(narrowed.sources) == ["s3"]
    assert list(narrowed.events) == ["denied"]


def test_a_document_can_be_sent_to_another_process(bundled):
    sent = pickle.loads(pickle.dumps(bundled))  # noqa: S301 - our own bytes
    assert list(sent.refs()) == list(bundled.refs())
    assert sent == bundled
