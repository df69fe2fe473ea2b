"""Fields of records are set one by one, tidied, and refused with a sentence."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain import edits
from idlib_gui.domain.document import Act, document_of
from idlib_gui.domain.field_values import TIDY, line, note
from idlib_gui.domain.hand_dates import basis_of
from idlib_gui.domain.records import (
    Answer,
    Basis,
    Citation,
    DomainError,
    Event,
    EventType,
    Kind,
    Quote,
    QuoteForm,
    Ref,
    Rival,
    Status,
    When,
)

E1, E2, Q1 = Ref(Kind.EVENT, "e1"), Ref(Kind.EVENT, "e2"), Ref(Kind.QUOTE, "q1")
A1, A2, A3 = (Ref(Kind.ACTOR, f"a{n}") for n in (1, 2, 3))
P1, P2 = Ref(Kind.PLACE, "p1"), Ref(Kind.PLACE, "p2")
S1, D1 = Ref(Kind.SOURCE, "s1"), Ref(Kind.DATE, "s1:13-28")


@pytest.mark.parametrize(
    ("ref", "field", "values", "label"),
    [
        (E1, "title", (" Lima \n pays ", "Lima pays"), "Rename “Lima pays” to “Lima pays”"),
        (E1, "title", ("It\x00pays", "It pays"), "Rename “Lima pays” to “It pays”"),
        (E1, "type", ("CONCEDE", EventType.CONCEDE), "Set the type of “Lima pays” to CONCEDE"),
        (E1, "type", (None, None), "Take the type off “Lima pays”"),
        (E1, "confidence", (1, 1.0), "Set the confidence of “Lima pays” to 1.0"),
        (E1, "note", ("one\r\ntwo ", "one\ntwo"), "Change the note of “Lima pays”"),
        (E1, "note", (" ", ""), "Take the note off “Lima pays”"),
        (E1, "agents", (["a3", "a3"], ("a3",)), "Change the agents of “Lima pays”"),
        (E1, "agents", ([], ()), "Take the agents off “Lima pays”"),
        (E1, "claimed_by", ("a3", "a3"), "Set the claimant of “Lima pays” to “Ana Paz”"),
        (E1, "status", ("accepted", Status.ACCEPTED), "Accept “Lima pays”"),
        (E1, "when", (None, None), "Take the date off “Lima pays”"),
        (Q1, "form", ("indirect", QuoteForm.INDIRECT), "Set the form of “We paid” to indirect"),
        (Q1, "speaker", ("", None), "Take the speaker off “We paid”"),
        (
            Q1,
            "answers",
            (Answer("q2", " echoes "), Answer("q2", "echoes")),
            "Change the answered quote of “We paid”",
        ),
        (A1, "country", (" tur", "TUR"), "Set the country of “Lima” to TUR"),
        (A1, "aliases", (["L.", " L. "], ("L.",)), "Change the aliases of “Lima”"),
        (A3, "part_of", ("a1", "a1"), "Set the whole of “Ana Paz” to “Lima”"),
        (P1, "name", ("Qosqo", "Qosqo"), "Rename “Cusco” to “Qosqo”"),
        (
            S1,
            "published",
            ("2020-02-13", "2020-02-13"),
            "Set the publication date of “One” to 2020-02-13",
        ),
        (D1, "edtf", ("2020", "2020"), "Set the date of “3 February 2020” to 2020"),
    ],
)
def test_a_field_is_set_and_the_history_says_what(editing, ref, field, values, label):
    given, kept = values
    patch = edits.set_fields(editing.now, ref, **{field: given})
    assert patch.label == label
    assert getattr(editing.make(patch).get(ref), field) == kept


def test_several_fields_are_one_edit(editing):
    patch = edits.set_fields(editing.now, P1, lat=-13.5, lon=-71.9, note="High up.")
    assert patch.label == "Change latitude, longitude and note of “Cusco”"
    assert editing.make(patch).places["p1"].lat == -13.5


def test_what_is_so_already_is_no_change(told):
    assert not edits.set_fields(told, E1, title="Lima pays", type=EventType.AID).changes
    assert not edits.set_status(told, E1, Status.PROPOSED).changes
    assert not edits.set_when(told, E1, "2020-02-03").changes


@pytest.mark.parametrize(
    ("ref", "field", "value", "sentence"),
    [
        (E1, "title", " ", "An event needs a title"),
        (A1, "name", "\x00", "An actor needs a name"),
        (P1, "name", "", "A place needs a name"),
        (Q1, "text", "", "A quote needs its words"),
        (E1, "title", None, "is no text"),
        (E1, "id", "e9", "cannot be changed"),
        (S1, "text", "other", "cannot be changed"),
        (E1, "type", "WAR", "is none of AGREE"),
        (E1, "agents", "a1", "is no list"),
        (E1, "agents", 3, "is no list"),
        (E1, "agents", [3], "is no str"),
        (E1, "agents", ["a99"], "no actor"),
        (E1, "evidence", ["words"], "is no citation"),
        (E1, "evidence", [Citation("s1", 0, 4, "Cima")], "the text has"),
        (E1, "evidence", [Citation("s9", 0, 4, "Lima")], "no source"),
        (E1, "confidence", 2, "from 0 to 1"),
        (E1, "confidence", math.nan, "from 0 to 1"),
        (E1, "confidence", True, "from 0 to 1"),
        (E1, "when", "2020", "is no when"),
        (E1, "when", When("foo", Basis.STATED), "is no EDTF date"),
        (E1, "rivals", [Rival("when", "soon")], "is no EDTF date"),
        (E1, "rivals", [Rival("", "soon")], "needs a name"),
        (A1, "country", "Peru", "three letters"),
        (P1, "lat", 91, "from -90 to 90"),
        (P1, "lat", 45, "go together"),
        (A1, "part_of", "a5", "“Lime” is part of “Lima”"),
        (A1, "part_of", "a1", "cannot be part of itself"),
        (A1, "part_of", "a99", "no actor"),
        (Q1, "answers", Answer("q1", "echoes"), "answers itself"),
        (Q1, "answers", Answer("q2", ""), "needs a name"),
        (S1, "published", "soon", "is no EDTF date"),
        (S1, "byline", [""], "needs a name"),
    ],
)
def test_a_bad_value_is_refused_in_a_sentence(told, ref, field, value, sentence):
    with pytest.raises(DomainError) as refused:
        edits.set_fields(told, ref, **{field: value})
    assert sentence in str(refused.value)


def test_only_what_an_edit_breaks_is_refused(cite, make_source):
    source = make_source("Lima paid.")
    broken = document_of([Event("e", "Lima pays", evidence=(cite(source, "Lima"),))])
    ref = Ref(Kind.EVENT, "e")
    assert edits.set_status(broken, ref, Status.ACCEPTED).changes
    with pytest.raises(DomainError, match="no actor"):
        edits.set_fields(broken, ref, agents=["a"])


def test_a_name_of_any_kind_can_be_changed_but_a_quote_has_none(editing):
    for ref in (E1, A1, P1, S1):
        patch = edits.rename(editing.now, ref, "Other")
        assert patch.act is Act.RENAME
        editing.make(patch)
    with pytest.raises(DomainError, match="have a name"):
        edits.rename(editing.now, Q1, "Other")
    with pytest.raises(DomainError, match="any more"):
        edits.rename(editing.now, Ref(Kind.EVENT, "e99"), "Other")


def test_many_get_a_status_as_one_edit_and_only_what_changes_counts(editing):
    refs = [Ref(Kind.EVENT, key) for key in editing.now.events]
    refs += [Ref(Kind.QUOTE, key) for key in editing.now.quotes]
    patch = edits.set_status(editing.now, refs, Status.ACCEPTED)
    assert (patch.label, patch.act) == ("Accept 4 events and quotes", Act.STATUS)
    editing.make(patch)
    patch = edits.set_status(editing.now, refs[:2], Status.DISPUTED)
    assert patch.label == "Dispute 2 events"
    assert edits.set_status(editing.now, E1, Status.REJECTED).label == "Reject “Lima pays”"
    assert (
        edits.set_status(editing.now, refs, Status.PROPOSED).label == "Propose 5 events and quotes"
    )


def test_a_status_needs_something_that_can_have_one(told):
    with pytest.raises(DomainError, match="Only events and quotes"):
        edits.set_status(told, [E1, A1], Status.ACCEPTED)
    with pytest.raises(DomainError, match="Nothing is selected"):
        edits.set_status(told, [], Status.ACCEPTED)


def test_a_long_text_is_cut_in_the_history(told, editing):
    editing.make(edits.set_fields(told, Q1, text="very " * 40))
    label = edits.set_status(editing.now, Q1, Status.DISPUTED).label
    assert len(label) < 80
    assert label.endswith("…”")


# Dates set by hand


def test_a_date_set_by_hand_says_so_and_keeps_the_words_that_dated_it(editing):
    before = editing.now.events["e1"].when
    patch = edits.set_when(editing.now, E1, "2020-02")
    assert patch.label == "Set the date of “Lima pays” to 2020-02"
    when = editing.make(patch).events["e1"].when
    assert when == When("2020-02", Basis.INFERRED, "Set by hand.", before.phrase)
    when = editing.make(edits.set_when(editing.now, E1, None)).events["e1"].when
    assert when == When(None, Basis.NONE, "Set by hand.", before.phrase)
    assert editing.make(edits.set_when(editing.now, E2, None, "")).events["e2"].when is None


def test_a_date_may_rest_on_other_words(editing, cite):
    one, two = editing.now.sources.values()
    patch = edits.set_when(editing.now, E2, "2020-02-02", phrase=cite(two, "2 February"))
    assert editing.make(patch).events["e2"].when.basis is Basis.RELATIVE
    patch = edits.set_when(editing.now, E2, "2020-02-03", phrase=cite(one, "3 February 2020"))
    assert editing.make(patch).events["e2"].when.basis is Basis.STATED


def test_the_years_of_a_date_must_stand_in_the_words_that_state_it(cite, told):
    phrase = cite(told.sources["s1"], "3 February 2020")
    assert basis_of("2019/2020", phrase) is Basis.RELATIVE
    assert basis_of("../2020", phrase) is Basis.STATED
    assert basis_of("2020", None) is Basis.INFERRED


def test_what_is_no_date_or_cannot_be_dated_is_refused(told):
    with pytest.raises(DomainError, match="is no EDTF date"):
        edits.set_when(told, E1, "soon")
    with pytest.raises(DomainError, match="can be dated"):
        edits.set_when(told, A1, "2020")


# What is typed


@given(st.text())
def test_a_line_is_one_line_that_can_be_written_and_stays_as_it_is(text):
    tidy = line(text)
    assert tidy == line(tidy)
    assert "\n" not in tidy
    tidy.encode()
    assert note(note(text)) == note(text)
    note(text).encode()


def test_every_field_but_ids_and_what_texts_are_can_be_set(told):
    fixed = {"id", "text", "sha256", "replaced_by"}
    for kind in (Kind.SOURCE, Kind.ACTOR, Kind.PLACE, Kind.EVENT):
        record = next(iter(told.table(kind).values()))
        assert set(TIDY[kind]) == set(record._fields) - fixed
    assert set(TIDY[Kind.QUOTE]) == set(Quote._fields) - {"id"}
