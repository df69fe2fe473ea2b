"""What is cited of records, for or against, and values that compete."""

from __future__ import annotations

import pytest

from idlib_gui.domain import edits
from idlib_gui.domain.edits import Stance
from idlib_gui.domain.records import Basis, Citation, DomainError, Event, Kind, Ref, Rival

E1, E2, E3 = (Ref(Kind.EVENT, f"e{n}") for n in (1, 2, 3))
Q1, Q2 = Ref(Kind.QUOTE, "q1"), Ref(Kind.QUOTE, "q2")
A1, D1 = Ref(Kind.ACTOR, "a1"), Ref(Kind.DATE, "s1:13-28")


@pytest.fixture
def words(told, cite):
    return cite(told.sources["s1"], "Paz denied")


def test_words_are_cited_for_against_or_beside_an_event(editing, words):
    for stance, field in (
        (Stance.SUPPORTS, "evidence"),
        (Stance.CONTRADICTS, "contradicting"),
        (Stance.NEUTRAL, "neutral"),
    ):
        patch = edits.cite(editing.now, E1, words, stance)
        assert patch.label == f"Cite “Paz denied”: {stance} “Lima pays”"
        event = editing.make(patch).events["e1"]
        cited = [(one, citation.exact) for one, citation in edits.stances_of(event)]
        assert (stance, "Paz denied") in cited
        assert len(cited) == 3
        assert getattr(event, field)[-1].exact == "Paz denied"
        assert not edits.cite(editing.now, E1, words, stance).changes


def test_quotes_actors_and_places_can_only_be_supported(editing, words):
    assert editing.make(edits.cite(editing.now, Q1, words)).quotes["q1"].citations[-1].exact
    assert editing.make(edits.cite(editing.now, A1, words)).actors["a1"].mentions[-1].exact
    with pytest.raises(DomainError, match="Only events can be contradicted"):
        edits.cite(editing.now, Q1, words, Stance.CONTRADICTS)
    with pytest.raises(DomainError, match="can cite words"):
        edits.cite(editing.now, D1, words)
    with pytest.raises(DomainError, match="does not stand there"):
        edits.cite(editing.now, E1, words._replace(exact="Other"))


def test_cited_words_are_taken_off_wherever_they_stand(editing, cite):
    one = editing.now.sources["s1"]
    patch = edits.uncite(editing.now, E1, cite(one, "Lima paid"))
    assert patch.label == "Take “Lima paid” off “Lima pays”"
    assert editing.make(patch).events["e1"].evidence == ()
    assert (
        editing.make(edits.uncite(editing.now, E1, cite(one, "paid"))).events["e1"].trigger is None
    )
    after = editing.make(edits.uncite(editing.now, E1, cite(one, "3 February 2020")))
    assert after.events["e1"].when.phrase is None
    assert editing.make(edits.uncite(editing.now, Q1, cite(one, "said"))).quotes["q1"].cue is None


def test_the_words_of_a_competing_value_are_taken_off_it(editing):
    rival = editing.now.events["e1"].rivals[0]
    after = editing.make(edits.uncite(editing.now, E1, rival.citation))
    assert after.events["e1"].rivals[0] == rival._replace(citation=None)


def test_a_quote_and_a_date_keep_their_words(told):
    with pytest.raises(DomainError, match="A quote needs its words"):
        edits.uncite(told, Q1, told.quotes["q1"].citations[0])
    with pytest.raises(DomainError, match="A date needs its words"):
        edits.uncite(told, D1, told.get(D1).citation)


def test_what_is_not_cited_cannot_be_taken_off(told, words):
    with pytest.raises(DomainError, match="does not cite"):
        edits.uncite(told, E1, words)


# Competing values


def test_another_value_is_noted_and_taken_off_again(editing, cite):
    words = cite(editing.now.sources["s2"], "2 February")
    rival = Rival("when", "2020-02-02", words._replace(prefix=""), "a1")
    patch = edits.add_rival(editing.now, E2, rival)
    assert patch.label == "Note another date of “The army strikes”: 2020-02-02"
    (noted,) = editing.make(patch).events["e2"].rivals
    assert noted.citation.exact == "2 February"
    with pytest.raises(DomainError, match="noted already"):
        edits.add_rival(editing.now, E2, rival)
    patch = edits.remove_rival(editing.now, E2, noted)
    assert patch.label == "Take the date 2020-02-02 off “The army strikes”"
    assert editing.make(patch).events["e2"].rivals == ()
    with pytest.raises(DomainError, match="not noted any more"):
        edits.remove_rival(editing.now, E2, noted)


@pytest.mark.parametrize(
    ("ref", "rival", "sentence"),
    [
        (E1, Rival("when", "soon"), "no EDTF date"),
        (E1, Rival("killed", " "), "needs a name"),
        (E1, Rival("killed", "3"), "noted already"),
        (E1, Rival("killed", "5", claimant="a99"), "no actor"),
        (E1, Rival("killed", "5", Citation("s9", 0, 4, "Lima")), "not part of this document"),
        (A1, Rival("name", "Other"), "Only events and quotes"),
    ],
)
def test_a_bad_value_is_not_noted(told, ref, rival, sentence):
    with pytest.raises(DomainError, match=sentence):
        edits.add_rival(told, ref, rival)


def test_a_date_that_is_preferred_changes_places_with_the_one_before(editing):
    rival = editing.now.events["e1"].rivals[0]
    former = editing.now.events["e1"].when
    patch = edits.prefer_rival(editing.now, E1, rival)
    assert patch.label == "Make 2020-02-02 the date of “Lima pays”"
    event = editing.make(patch).events["e1"]
    assert (event.when.edtf, event.when.basis) == ("2020-02-02", Basis.RELATIVE)
    assert event.when.reason == "As LPA has it."
    assert event.rivals[0] == Rival("when", former.edtf, former.phrase)
    event = editing.make(edits.prefer_rival(editing.now, E1, event.rivals[0])).events["e1"]
    assert event.when.reason == "As another passage has it."
    assert event.when[:2] == former[:2]


def test_a_date_that_is_preferred_to_none_leaves_no_rival(editing):
    rival = Rival("when", "2020")
    editing.make(edits.add_rival(editing.now, E2, rival))
    event = editing.make(edits.prefer_rival(editing.now, E2, rival)).events["e2"]
    assert (event.when.edtf, event.when.basis, event.rivals) == ("2020", Basis.INFERRED, ())


def test_of_what_is_no_field_the_first_is_the_main_one(editing):
    four = editing.now.events["e1"].rivals[2]
    event = editing.make(edits.prefer_rival(editing.now, E1, four)).events["e1"]
    assert [rival.value for rival in event.rivals] == ["2020-02-02", "4", "3"]
    assert not edits.prefer_rival(editing.now, E1, four).changes
    alone = Rival("wounded", "9")
    editing.make(edits.add_rival(editing.now, E3, alone))
    assert not edits.prefer_rival(editing.now, E3, alone).changes


@pytest.mark.parametrize(
    ("ref", "given", "kept", "former"),
    [
        (E1, Rival("title", "Lima pays up"), "Lima pays up", "Lima pays"),
        (E1, Rival("type", "CONCEDE"), "CONCEDE", "AID"),
        (E1, Rival("agents", "lima; ANA PAZ"), ("a1", "a3"), "Lima; Lime"),
        (E1, Rival("places", "Puno"), ("p2",), "Cusco"),
        (E2, Rival("claimed_by", "LPA"), "a6", "A. Paz"),
        (Q2, Rival("speaker", "Paz"), "a3", "A. Paz"),
        (Q1, Rival("form", "indirect"), "indirect", "direct"),
    ],
)
def test_any_field_can_have_its_main_value_changed(editing, ref, given, kept, former):
    editing.make(edits.add_rival(editing.now, ref, given))
    record = editing.make(edits.prefer_rival(editing.now, ref, given)).get(ref)
    assert getattr(record, given.field) == kept
    told = record.rivals[-1]
    assert (told.field, told.value) == (given.field, former)
    assert told.citation is not None
    claims = isinstance(record, Event) and record.claimed_by == "a4"
    assert told.claimant == ("a4" if claims else None)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("speaker", "Nobody", "There is no actor called “Nobody”"),
        ("form", "sung", "is none of direct"),
    ],
)
def test_a_value_that_means_nothing_is_not_made_the_main_one(editing, field, value, sentence):
    rival = Rival(field, value)
    editing.make(edits.add_rival(editing.now, Q1, rival))
    with pytest.raises(DomainError, match=sentence):
        edits.prefer_rival(editing.now, Q1, rival)


def test_a_name_that_two_have_is_not_chosen_between(editing):
    editing.make(edits.create_actor(editing.now, "Paz")[0])
    editing.make(edits.create_actor(editing.now, "Paz")[0])
    rival = Rival("speaker", "Paz")
    editing.make(edits.add_rival(editing.now, Q1, rival))
    with pytest.raises(DomainError, match="more than one actor called “Paz”"):
        edits.prefer_rival(editing.now, Q1, rival)
