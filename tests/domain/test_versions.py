"""Citations of every kind of record, and those left on a text that another took the place of."""

from __future__ import annotations

import pytest

from idlib_gui.domain.checks import problems
from idlib_gui.domain.cited import citations_of, with_citations
from idlib_gui.domain.difference import difference, with_records
from idlib_gui.domain.document import Patch, apply_patch, ref_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    DateMention,
    DomainError,
    Event,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Ref,
    Rival,
    TimexType,
    When,
)
from idlib_gui.domain.versions import (
    current_sources,
    places_now,
    put_citation,
    take_off,
    uncertain_citations,
    version_in_force,
)

OLD = "On Monday Ana Soto left Lima. “We go,” she said. Ten went, others said twelve."
NEW = "Ana Soto left Lima on Monday. “We go,” she said."


@pytest.fixture
def told(make_source, cite, make_document):
    """Return the records of an old text, each kind with all it can cite, and the new text."""
    old = make_source(OLD, "s1", replaced_by="s2")
    new = make_source(NEW, "s2")
    monday = cite(old, "On Monday")
    when = When("2020-02-10", Basis.RELATIVE, "", monday)
    date = DateMention(monday, "2020-02-10", "2020-02-10", TimexType.DATE, Basis.RELATIVE)
    actor = Actor("a1", "Ana Soto", ActorKind.PERSON, mentions=(cite(old, "Ana Soto"),))
    place = Place("p1", "Lima", mentions=(cite(old, "Lima"),))
    event = Event(
        "e1",
        "Soto leaves",
        when=when,
        trigger=cite(old, "left"),
        evidence=(cite(old, "Ana Soto left Lima"),),
        rivals=(Rival("number", "12", cite(old, "others said twelve")), Rival("number", "11")),
        contradicting=(cite(old, "Ten went"),),
        neutral=(cite(old, "she said"),),
    )
    quote = Quote(
        "q1",
        "We go,",
        QuoteForm.DIRECT,
        attribution=cite(old, "she"),
        cue=cite(old, "said"),
        when=When(None, Basis.NONE),
        citations=(cite(old, "We go,"),),
    )
    return make_document(old, new, actor, place, date, event, quote)


def fields(record):
    return [cited.field for cited in citations_of(record)]


def test_every_citation_of_a_record_is_named_with_its_field(told):
    assert fields(told.sources["s1"]) == []
    assert fields(told.actors["a1"]) == ["mentions"]
    assert fields(told.places["p1"]) == ["mentions"]
    assert [f for date in told.dates.values() for f in fields(date)] == ["citation"]
    wanted = ["evidence", "contradicting", "neutral", "trigger", "when", "rivals"]
    assert fields(told.events["e1"]) == wanted
    assert fields(told.quotes["q1"]) == ["citations", "attribution", "cue"]


def test_citations_that_go_leave_their_record_but_a_date_goes_with_its_words(told):
    for ref in told.refs():
        left = with_citations(told.get(ref), lambda _one: None)
        if ref.kind is Kind.DATE:
            assert left is None
        else:
            assert list(citations_of(left)) == []
            assert left.id == ref.id


def test_citations_that_stay_leave_a_record_as_it_was(told):
    for ref in told.refs():
        assert with_citations(told.get(ref), lambda one: one) == told.get(ref)


def test_two_citations_that_become_the_same_are_one(told, cite):
    event = told.events["e1"]._replace(evidence=told.events["e1"].evidence * 2)
    whole = with_citations(event, lambda one: one._replace(start=0))
    assert len(whole.evidence) == 1


def test_earlier_versions_are_no_sources_of_their_own(told):
    assert list(current_sources(told)) == ["s2"]
    assert version_in_force(told, "s1") == "s2"
    assert version_in_force(told, "s2") == "s2"
    assert version_in_force(told, "gone") == "gone"


def test_versions_that_replace_each_other_end_somewhere(told):
    circle = with_records(
        told, {Ref(Kind.SOURCE, "s2"): told.sources["s2"]._replace(replaced_by="s1")}
    )
    assert version_in_force(circle, "s1") in {"s1", "s2"}


def test_a_document_without_earlier_versions_has_no_uncertain_citations(bundled):
    assert uncertain_citations(bundled) == ()
    assert current_sources(bundled) is bundled.sources


def test_what_stands_on_an_earlier_version_is_uncertain(told):
    found = uncertain_citations(told)
    assert len(found) == 12
    assert {one.source for one in found} == {"s2"}
    assert {one.citation.source for one in found} == {"s1"}


def test_an_uncertain_citation_can_be_set_by_hand(told, cite):
    one = next(u for u in uncertain_citations(told) if u.field == "trigger")
    patch = put_citation(told, one, cite(told.sources["s2"], "left"))
    made = apply_patch(told, patch)
    assert made.events["e1"].trigger.source == "s2"
    assert patch.label == "Find again “left”"
    assert len(uncertain_citations(made)) == 11
    assert problems(made) == []
    assert apply_patch(made, patch.inverted()) == told


def test_a_date_that_is_found_again_has_the_id_of_its_new_place(told, cite):
    one = next(u for u in uncertain_citations(told) if u.ref.kind is Kind.DATE)
    made = apply_patch(told, put_citation(told, one, cite(told.sources["s2"], "on Monday")))
    (date,) = made.dates.values()
    assert list(made.dates) == [date.id] == [f"s2:{date.citation.start}-{date.citation.end}"]


def test_an_uncertain_citation_can_be_taken_off(told):
    one = next(u for u in uncertain_citations(told) if u.field == "evidence")
    made = apply_patch(told, take_off(told, one))
    assert made.events["e1"].evidence == ()
    date = next(u for u in uncertain_citations(told) if u.ref.kind is Kind.DATE)
    assert not apply_patch(told, take_off(told, date)).dates


def test_only_words_of_the_text_in_force_can_be_its_new_place(told, cite):
    one = uncertain_citations(told)[0]
    right = cite(told.sources["s2"], "left")
    for wrong in (
        cite(told.sources["s1"], "left"),
        right._replace(source="gone"),
        right._replace(exact="right"),
        right._replace(end=right.start, exact=""),
    ):
        with pytest.raises(DomainError, match="Select the words"):
            put_citation(told, one, wrong)


def test_a_citation_that_is_gone_cannot_be_set(told, cite):
    one = uncertain_citations(told)[0]
    made = apply_patch(told, take_off(told, one))
    with pytest.raises(DomainError, match="not there any more"):
        take_off(made, one)
    with pytest.raises(DomainError, match="not there any more"):
        take_off(made, one._replace(ref=Ref(Kind.EVENT, "e9")))


def test_a_long_citation_is_shortened_in_the_line_of_the_history(make_source, cite, make_document):
    old = make_source("word " * 40, "s1", replaced_by="s2")
    event = Event("e1", "Long", evidence=(cite(old, old.text.strip()),))
    document = make_document(old, make_source("x", "s2"), event)
    label = take_off(document, uncertain_citations(document)[0]).label
    assert len(label) < 80
    assert label.endswith("…”")


def test_the_difference_of_two_documents_makes_one_of_the_other(told):
    events = {ref_of(told.events["e1"]): None}
    renamed = {
        Ref(Kind.ACTOR, "a1"): told.actors["a1"]._replace(name="A. Soto"),
        Ref(Kind.PLACE, "p1"): told.places["p1"]._replace(),
    }
    after = with_records(told, {**events, **renamed})
    patch = Patch("Change", difference(told, after))
    assert set(patch.changes) == {Ref(Kind.EVENT, "e1"), Ref(Kind.ACTOR, "a1")}
    assert apply_patch(told, patch) == after
    assert apply_patch(after, Patch("Back", difference(after, told))) == told
    assert difference(told, told) == {}


def test_where_uncertain_words_stand_now_is_told_for_whole_words(make_source, cite, make_document):
    old = make_source("Limas met in Lima.", "s1", replaced_by="s2")
    new = make_source("Lima, Limas and lima. Again Lima", "s2")
    place = Place("p1", "Lima", mentions=(cite(old, "Lima."),))
    place = place._replace(mentions=(place.mentions[0]._replace(exact="Lima", end=17),))
    document = make_document(old, new, place)
    (lost,) = uncertain_citations(document)
    assert [one.start for one in places_now(document, lost)] == [0, 28]
    assert all(one.exact == "Lima" for one in places_now(document, lost))
    assert places_now(document, lost._replace(source="gone")) == ()
