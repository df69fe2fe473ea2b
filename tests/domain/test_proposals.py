"""Who, when and where is proposed for words of a source, from what records cite there."""

from __future__ import annotations

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.proposals import (
    date_within,
    proposed_about,
    proposed_event,
    proposed_speaker,
)
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Citation,
    DateMention,
    Event,
    Place,
    TimexType,
    When,
)

TEXT = "On Monday Bob shelled Ann in Kyiv. “Stop,” said Cem to Bob. Nobody came for days."


@pytest.fixture
def text(make_source):
    return make_source(TEXT)


@pytest.fixture
def document(text, cite):
    monday, days = cite(text, "Monday"), cite(text, "days")
    return document_of(
        [
            text,
            Actor("ann", "Ann", ActorKind.PERSON, mentions=(cite(text, "Ann"),)),
            Actor("bob", "Bob", ActorKind.PERSON, mentions=_all(text, "Bob")),
            Actor("cem", "Cem", ActorKind.PERSON, mentions=(cite(text, "Cem"),)),
            Place("kyiv", "Kyiv", mentions=(cite(text, "Kyiv"),)),
            DateMention(monday, "2020-02-03", "2020-02-03", TimexType.DATE, Basis.RELATIVE, "Why."),
            DateMention(days, None, "P3D", TimexType.DURATION, Basis.NONE),
            Event("e1", "Shelling", evidence=(cite(text, "Bob shelled Ann"),)),
        ]
    )


def _all(text, words):
    found, start = [], text.text.find(words)
    while start >= 0:
        found.append(Citation(text.id, start, start + len(words), words))
        start = text.text.find(words, start + 1)
    return tuple(found)


def test_who_is_named_first_acts_and_the_others_are_acted_on(document, text, cite):
    found = proposed_event(document, cite(text, "Bob shelled Ann in Kyiv"))
    assert (found.agents, found.targets, found.places) == (("bob",), ("ann",), ("kyiv",))


def test_where_the_words_name_nobody_their_sentence_does(document, text, cite):
    found = proposed_event(document, cite(text, "shelled"))
    assert (found.agents, found.targets, found.places) == (("bob",), ("ann",), ("kyiv",))


def test_what_stands_in_other_sentences_is_not_proposed(document, text, cite):
    assert proposed_event(document, cite(text, "Nobody came")) == ((), (), (), None)


def test_the_date_of_the_sentence_is_proposed_with_how_it_is_known(document, text, cite):
    when = When("2020-02-03", Basis.RELATIVE, "Why.", cite(text, "Monday"))
    assert proposed_event(document, cite(text, "shelled")).when == when
    assert date_within(document, cite(text, "On Monday Bob")) == when
    assert date_within(document, cite(text, "shelled")) is None


def test_a_length_of_time_is_no_date(document, text, cite):
    assert proposed_event(document, cite(text, "for days")).when is None


def test_who_is_named_next_to_a_quote_is_proposed_as_its_speaker(document, text, cite):
    assert proposed_speaker(document, cite(text, "Stop")) == "cem"
    assert proposed_speaker(document, cite(text, "Nobody")) is None


def test_who_is_named_inside_the_words_does_not_say_them(document, text, cite):
    assert proposed_speaker(document, cite(text, "said Cem to Bob")) is None


def test_a_quote_may_be_about_the_events_of_its_sentence(document, text, cite):
    assert proposed_about(document, cite(text, "in Kyiv")) == ("e1",)
    assert proposed_about(document, cite(text, "Stop")) == ()


def test_words_that_span_sentences_look_at_all_of_them(document, text, cite):
    found = proposed_event(document, cite(text, "in Kyiv. “Stop,”"))
    assert found.agents == ("bob",)
    assert found.targets == ("ann", "cem")


def test_words_of_a_source_that_is_gone_propose_nothing(document):
    assert proposed_event(document, Citation("gone", 0, 4, "Gone")) == ((), (), (), None)


def test_words_before_the_first_sentence_propose_what_is_in_themselves(make_source):
    blank = make_source("   ")
    assert proposed_event(document_of([blank]), Citation(blank.id, 0, 1, " ")).agents == ()
