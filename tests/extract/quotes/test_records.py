"""The quotes of a document, made of what the whole pipeline found."""

from __future__ import annotations

import hashlib

from idlib_gui.domain.checks import problems
from idlib_gui.domain.records import ActorKind, Source, SourceId
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


def test_a_rejected_claim_may_stand_after_what_answers_it():
    document = document_of(
        "Anna Novak said that all was calm. Novak rejected a claim made by Ivo Horvat, who said the"
        " bridge was “gone”."
    )
    first, second = document.quotes.values()
    assert first.answers.quote == second.id
    assert first.answers.relation == "rejects"
