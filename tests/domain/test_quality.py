"""How well one document tells what another does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.document import document_of
from idlib_gui.domain.measures import Measure, Score, cells_of, table
from idlib_gui.domain.quality import quality
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    DateMention,
    DomainError,
    Event,
    EventType,
    Place,
    Quote,
    QuoteForm,
    Status,
    TimexType,
    When,
)

TEXT = (
    "Ana Sousa said “the bridge stays shut” and Sousa blamed Porto. On Monday the mayor of Porto "
    "signed a pact with Lima and warned the port workers."
)


@pytest.fixture
def source(make_source):
    return make_source(TEXT, title="The bridge")


@pytest.fixture
def say(source, cite):
    """Return the citation of the nth place where these words stand."""

    def find(words, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = TEXT.index(words, start + 1)
        return cite(source, words)._replace(start=start, end=start + len(words))

    return find


def scores(model, gold):
    return {score.measure: score for score in quality(model, gold).scores}


def figures(score):
    return score.model, score.gold, score.model_hits, score.gold_hits


def compare(source, measure, model, gold):
    """Return counts and hits of a measure over these records of one text."""
    found = scores(document_of([source, *model]), document_of([source, *gold]))
    score = found[measure]
    assert score.model_hits == score.gold_hits or measure is Measure.CLUSTERS
    return score.model, score.gold, score.model_hits


def quote(key, *citations, **known):
    known.setdefault("form", QuoteForm.DIRECT)
    return Quote(key, "…", citations=citations, **known)


def test_the_bundled_model_is_as_good_as_itself(bundled):
    for score in quality(bundled, bundled).scores:
        if score.gold:
            assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)


def test_passages_are_the_same_to_the_letter_or_mostly(source, say):
    gold = [quote("g", say("the bridge stays shut"))]
    near = [quote("m", say("bridge stays shut"))]
    blank = [quote("m", say("the bridge stays shut"))]
    far = [quote("m", say("shut"))]
    assert compare(source, Measure.PASSAGES_EXACT, blank, gold) == (1, 1, 1)
    assert compare(source, Measure.PASSAGES_EXACT, near, gold) == (1, 1, 0)
    assert compare(source, Measure.PASSAGES, near, gold) == (1, 1, 1)
    assert compare(source, Measure.PASSAGES, far, gold) == (1, 1, 0)


def test_blanks_at_the_ends_of_a_citation_do_not_count(source, say):
    wide = quote("m", say(" Sousa said "), form=QuoteForm.DIRECT)
    gold = quote("g", say("Sousa said"))
    assert compare(source, Measure.PASSAGES_EXACT, [wide], [gold]) == (1, 1, 1)


def test_a_split_quote_has_a_passage_a_citation(source, say):
    both = quote("g", say("the bridge"), say("stays shut"))
    assert compare(source, Measure.PASSAGES, [], [both]) == (0, 2, 0)


def test_reported_speech_is_counted_by_itself(source, say):
    reported = quote("q", say("blamed Porto"), form=QuoteForm.INDIRECT)
    assert compare(source, Measure.REPORTED, [reported], [reported]) == (1, 1, 1)
    assert compare(source, Measure.PASSAGES, [reported], [reported]) == (0, 0, 0)


def test_what_was_rejected_counts_on_neither_side(source, say):
    rejected = quote("q", say("the bridge"), status=Status.REJECTED)
    assert compare(source, Measure.PASSAGES, [rejected], [rejected]) == (0, 0, 0)


def test_a_speaker_is_the_same_by_mentions_or_else_by_name(source, say):
    words = say("the bridge stays shut")
    sousa = Actor("g1", "A. Sousa", ActorKind.PERSON, mentions=(say("Ana Sousa"),))
    gold = [sousa, quote("q", words, speaker="g1")]
    mentioned = Actor("m1", "Sousa", ActorKind.PERSON, mentions=(say("Sousa"),))
    named = Actor("m1", "Unknown", ActorKind.PERSON, ("a. SOUSA",))
    other = Actor("m1", "Somebody", ActorKind.PERSON)
    said = quote("q", words, speaker="m1")
    assert compare(source, Measure.SPEAKERS, [mentioned, said], gold) == (1, 1, 1)
    assert compare(source, Measure.SPEAKERS, [named, said], gold) == (1, 1, 1)
    assert compare(source, Measure.SPEAKERS, [other, said], gold) == (1, 1, 0)
    assert compare(source, Measure.SPEAKERS, [other, quote("q", words)], gold) == (0, 1, 0)


def test_an_actor_is_paired_once(source, say):
    gold = [Actor("g", "Sousa", ActorKind.PERSON), quote("q", say("the bridge"), speaker="g")]
    twice = [
        Actor("m1", "Sousa", ActorKind.PERSON),
        Actor("m2", "Sousa", ActorKind.PERSON),
        quote("q", say("the bridge"), speaker="m2"),
    ]
    assert compare(source, Measure.SPEAKERS, twice, gold) == (1, 1, 0)


def test_dates_are_found_where_they_overlap_and_right_with_the_same_value(source, say):
    def date(words, edtf):
        return DateMention(say(words), edtf, None, TimexType.DATE, Basis.RELATIVE)

    gold = [date("Monday", "2020-02-10")]
    assert compare(source, Measure.DATES, [date("On Monday", None)], gold) == (1, 1, 1)
    assert compare(source, Measure.DATE_VALUES, [date("On Monday", None)], gold) == (0, 1, 0)
    assert compare(source, Measure.DATE_VALUES, [date("Monday", "2020-02-11")], gold) == (1, 1, 0)
    assert compare(source, Measure.DATE_VALUES, [date("Monday", "2020-02-10")], gold) == (1, 1, 1)


def test_mentions_are_counted_whoever_is_meant_and_clusters_by_whom(source, say):
    first, second = say("Sousa"), say("Sousa", 1)
    gold = [Actor("g", "Sousa", ActorKind.PERSON, mentions=(first, second))]
    apart = [
        Actor("m1", "Ana", ActorKind.PERSON, mentions=(first,)),
        Actor("m2", "Sousa", ActorKind.PERSON, mentions=(second,)),
    ]
    assert compare(source, Measure.MENTIONS, apart, gold) == (2, 2, 2)
    found = scores(document_of([source, *apart]), document_of([source, *gold]))
    assert figures(found[Measure.CLUSTERS]) == (2, 2, 2.0, 1.0)
    assert cells_of(found[Measure.CLUSTERS]) == ("2", "2", "2 / 1", "100.0 %", "50.0 %", "66.7 %")


def test_places_are_counted_by_their_mentions(source, say):
    gold = [Place("p", "Porto", mentions=(say("Porto"), say("Porto", 1)))]
    model = [Place("x", "Porto", mentions=(say("Porto"),))]
    assert compare(source, Measure.PLACES, model, gold) == (1, 2, 1)


def event(key, trigger, *evidence, **known):
    return Event(key, "…", trigger=trigger, evidence=evidence, **known)


def test_events_are_the_same_by_trigger_or_by_most_of_their_evidence(source, say):
    gold = [event("g", say("signed"), say("signed a pact with Lima"))]

    def found(*model):
        return compare(source, Measure.EVENTS, model, gold)

    assert found(event("m", say("signed a pact"))) == (1, 1, 1)
    assert found(event("m", None, say("the mayor of Porto signed a pact with Lima"))) == (1, 1, 1)
    assert found(event("m", say("warned"), say("On Monday the mayor of Porto signed"))) == (1, 1, 0)
    assert found(event("m", None)) == (1, 1, 0)


def test_of_several_events_in_the_same_words_those_of_one_type_are_paired(source, say):
    words = say("signed a pact with Lima")
    gold = [
        event("g1", None, words, type=EventType.AGREE),
        event("g2", None, words, type=EventType.SUPPORT),
    ]
    model = [event("m", None, words, type=EventType.SUPPORT)]
    assert compare(source, Measure.EVENT_TYPES, model, gold) == (1, 2, 1)
    untyped = [event("m", None, words)]
    assert compare(source, Measure.EVENT_TYPES, untyped, [event("g", None, words)]) == (0, 0, 0)


def test_who_and_whom_and_when_count_in_events_that_are_the_same(source, say):
    names = [Actor(key, key, ActorKind.STATE) for key in ("lima", "porto", "cusco")]
    day = When("2020-02-10", Basis.RELATIVE)
    signed = event("e", say("signed"), agents=("porto",), targets=("lima",), when=day)
    warned = event("f", say("warned"), agents=("porto",), targets=("cusco",))
    gold = [*names, signed, warned]
    model = [*names, signed._replace(targets=("lima", "cusco")), warned._replace(trigger=None)]
    assert compare(source, Measure.AGENTS, model, gold) == (2, 2, 1)
    assert compare(source, Measure.TARGETS, model, gold) == (3, 2, 1)
    assert compare(source, Measure.EVENT_DATES, model, gold) == (1, 1, 1)
    later = [*names, signed._replace(when=When("2020-02", Basis.STATED))]
    assert compare(source, Measure.EVENT_DATES, later, gold) == (1, 1, 0)
    undated = [*names, signed._replace(when=None)]
    assert compare(source, Measure.EVENT_DATES, undated, gold) == (0, 1, 0)
    inferred = [*names, signed._replace(when=When("2020-02", Basis.INFERRED))]
    assert compare(source, Measure.EVENT_DATES, [*names, signed], inferred) == (1, 0, 0)


def test_sources_belong_together_by_their_texts_whatever_their_ids(make_source, make_document):
    model = make_document(make_source("One.", "a"), make_source("Two.", "b", title="Mine"))
    gold = make_document(make_source("Three.", "a", title="Theirs"), make_source("One.", "x"))
    report = quality(model, gold)
    assert (report.compared, report.only_model, report.only_gold) == (
        ("A text",),
        ("Mine",),
        ("Theirs",),
    )


def test_what_is_told_in_other_texts_alone_is_left_out(make_source, cite, make_document):
    one, two = make_source("One of us left.", "a"), make_source("Two of us left.", "b")
    quotes = [quote("q1", cite(one, "One")), quote("q2", cite(two, "Two"))]
    places = [Place("p", "us", mentions=(cite(one, "us"), cite(two, "us")))]
    actors = [Actor("a", "us", ActorKind.POPULATION, mentions=(cite(two, "us"),))]
    model = make_document(one, two, *quotes, *places, *actors)
    found = scores(model, make_document(one, quotes[0]))
    assert figures(found[Measure.PASSAGES]) == (1, 1, 1, 1)
    assert found[Measure.PLACES].model == 1
    assert found[Measure.MENTIONS].model == 0


def test_a_quote_told_in_both_kinds_of_texts_counts_by_what_is_common(make_source, cite):
    one, two = make_source("One of us left.", "a"), make_source("Two of us left.", "b")
    both = quote("q", cite(two, "Two"), cite(one, "One"), form=QuoteForm.INDIRECT)
    gold = document_of([one, quote("q", cite(one, "One"), form=QuoteForm.INDIRECT)])
    assert figures(scores(document_of([one, two, both]), gold)[Measure.REPORTED]) == (1, 1, 1, 1)


def test_models_of_different_texts_are_not_compared(make_source, make_document):
    with pytest.raises(DomainError, match="no source text in common"):
        quality(make_document(make_source("One.")), make_document(make_source("Two.")))


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        ((0, 0, 0, 0), (None, None, None)),
        ((2, 0, 0, 0), (0.0, None, 0.0)),
        ((0, 2, 0, 0), (None, 0.0, 0.0)),
        ((2, 4, 1, 1), (0.5, 0.25, 1 / 3)),
    ],
)
def test_shares_of_nothing_are_told_as_such(counts, shares):
    score = Score(Measure.EVENTS, *counts)
    assert (score.precision, score.recall, score.f1) == shares


def test_the_table_names_counts_shares_sources_and_definitions(make_source, make_document):
    model = make_document(make_source("One.", "a", title="First"))
    lines = table(quality(model, model))
    assert lines[0].split() == ["model", "gold", "same", "precision", "recall", "F1"]
    assert lines[1].startswith("Quoted passages, exact")
    assert lines[1].split()[-6:] == ["0", "0", "0", "–", "–", "–"]
    assert "Compared: First" in lines
    assert any("left out" in line for line in lines) is False
    assert all(len(line) <= 100 for line in lines)
    more = make_document(make_source("One.", "a"), make_source("Two.", "b", title="Second"))
    assert "Only in the model, left out: Second" in table(quality(more, model))
    assert "Only in the gold, left out: Second" in table(quality(model, more))


@settings(max_examples=20)
@given(st.data())
def test_what_is_left_out_costs_recall_alone(bundled, data):
    kept = data.draw(st.sets(st.sampled_from(list(bundled.quotes))))
    events = data.draw(st.sets(st.sampled_from(list(bundled.events))))
    less = replace(
        bundled,
        quotes={key: bundled.quotes[key] for key in kept},
        events={key: bundled.events[key] for key in events},
    )
    found = scores(less, bundled)
    for score in found.values():
        assert score.precision in {1.0, None}
        assert score.recall is None or 0 <= score.recall <= 1
    assert found[Measure.EVENTS].recall == len(events) / len(bundled.events)
    assert found[Measure.SPEAKERS].model_hits == len(kept)
    turned = scores(bundled, less)[Measure.EVENTS]
    assert turned.recall in {1.0, None}
