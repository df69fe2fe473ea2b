"""The quotes of a document, made of what the whole pipeline found."""

from __future__ import annotations

import hashlib

import pytest

from idlib_gui.domain.checks import problems
from idlib_gui.domain.records import ActorKind, Basis, Source, SourceId
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.pipeline import extract


def document_of(text):
    """Return the document that is extracted from a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = extract(Source(SourceId("s1"), "Made up", text, digest), shipped_lists()).document
    assert problems(document) == []
    return document


def test_those_who_speak_together_are_one_actor():
    document = document_of("Anna Novak and Ivo Horvat said that the bridge was “gone”.")
    (quote,) = document.quotes.values()
    speaker = document.actors[quote.speaker]
    assert (speaker.name, speaker.kind) == ("Anna Novak and Ivo Horvat", ActorKind.PERSON)
    assert {"Anna Novak", "Ivo Horvat"} < {actor.name for actor in document.actors.values()}


def test_a_body_told_by_whose_it_is_speaks_for_itself():
    document = document_of("Peru's air force said that the bridge was gone.")
    (quote,) = document.quotes.values()
    assert document.actors[quote.speaker].name.endswith("air force")


def test_each_part_of_a_split_quotation_is_cited():
    document = document_of("“The bridge,” Anna Novak said, “is gone.”")
    (quote,) = document.quotes.values()
    assert [cited.exact for cited in quote.citations] == ["The bridge,", "is gone."]
    assert quote.cue.exact == "said"
    assert quote.attribution.exact == "Anna Novak"


def test_a_split_quotation_reads_as_two_sentences_where_one_ends():
    document = document_of("“The bridge is gone,” Anna Novak said. “Build it.”")
    (quote,) = document.quotes.values()
    assert quote.text == "The bridge is gone. Build it."


def test_a_quote_is_dated_by_the_words_beside_its_cue():
    document = document_of("Anna Novak said on 3 May 2021 that the bridge was gone.")
    (quote,) = document.quotes.values()
    assert (quote.when.edtf, quote.when.basis, quote.when.phrase.exact) == (
        "2021-05-03",
        Basis.STATED,
        "3 May 2021",
    )


def test_a_quote_of_the_same_day_has_the_date_of_the_event_that_has_it_too():
    document = document_of(
        "On 3 May 2021 Mali attacked Chad. The same day Peru accused Mali of lies and its"
        " minister said the war was “foul”."
    )
    (quote,) = document.quotes.values()
    assert quote.when is None or quote.when.edtf == "2021-05-03"


@pytest.mark.parametrize("outlet", ["X", "Lumen television"])
def test_an_outlet_without_a_known_name_is_a_medium(outlet):
    document = document_of(f"In an interview with {outlet} on Monday, Anna Novak said it was gone.")
    (quote,) = document.quotes.values()
    assert document.actors[quote.outlet].kind is ActorKind.MEDIA
    assert document.actors[quote.outlet].name == outlet


@pytest.mark.parametrize(
    ("office", "state"),
    [("Peru’s envoy to Mali", "Peru"), ("representative of Mali", "Mali"), ("envoy to Mali", None)],
)
def test_who_speaks_for_a_state_is_not_the_state(office, state):
    document = document_of(f"The {office} said that the bridge was “gone”.")
    (quote,) = document.quotes.values()
    speaker = document.actors[quote.speaker]
    assert speaker.name == office
    owner = None if speaker.part_of is None else document.actors[speaker.part_of].name
    assert owner == state


def test_a_rejected_claim_may_stand_after_what_answers_it():
    document = document_of(
        "Anna Novak said that all was calm. Novak rejected a claim made by Ivo Horvat, who said the"
        " bridge was “gone”."
    )
    first, second = document.quotes.values()
    assert first.answers.quote == second.id
    assert first.answers.relation == "rejects"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A Dutch-led investigation concluded that it was gone.", "Dutch-led investigation"),
        ("A report said that the bridge was gone.", None),
        ("According to a survey, the bridge is gone.", None),
        ("“It is gone,” one of them said.", None),
        ("“It is gone,” said one of the diplomats.", "diplomats"),
    ],
)
def test_an_inquiry_speaks_but_papers_and_pronouns_are_nobody(text, speaker):
    document = document_of(text)
    (quote,) = document.quotes.values()
    assert (None if quote.speaker is None else document.actors[quote.speaker].name) == speaker
    assert quote.attribution is not None
