"""Records that a person adds stand where the text tells them, and cite it rightly."""

from __future__ import annotations

import pytest

from idlib_gui.domain import edits
from idlib_gui.domain.citing import cited
from idlib_gui.domain.document import Act, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Citation,
    DomainError,
    EventType,
    QuoteForm,
    Status,
)


def test_an_event_is_added_where_the_text_tells_it(editing, cite):
    words = cite(editing.now.sources["s1"], "struck")
    patch, ref = edits.create_event(
        editing.now,
        words._replace(prefix="", suffix=""),
        " It  strikes",
        agents=["a2"],
        type="ASSAULT",
    )
    assert (patch.label, patch.act) == ("Add the event “It strikes”", Act.CREATE)
    after = editing.make(patch)
    assert list(after.events) == ["e1", "e2", "e4", "e3"]
    event = after.get(ref)
    assert (event.title, event.type, event.status) == (
        "It strikes",
        EventType.ASSAULT,
        Status.ACCEPTED,
    )
    assert event.evidence == (cited(after.sources["s1"], words.start, words.end),)


def test_what_is_told_first_stands_first_and_what_no_text_tells_last(editing):
    first = cited(editing.now.sources["s1"], 0, 4)
    patch, ref = edits.create_event(editing.now, first, "At first", evidence=[first])
    assert list(editing.make(patch).events)[:2] == ["e1", ref.id]
    patch, ref = edits.create_event(editing.now, None, "Nobody tells")
    assert list(editing.make(patch).events)[-1] == ref.id


def test_what_comes_before_all_others_stands_before_them(make_source):
    source = make_source("Ana met Bo.")
    document = document_of(
        [source, Actor("a7", "Bo", ActorKind.PERSON, mentions=(cited(source, 8, 10),))]
    )
    patch, ref = edits.create_actor(document, "Ana", citation=cited(source, 0, 3))
    assert (ref.id, patch.changes[ref].position) == ("a8", 0)


def test_ids_go_on_as_those_of_extraction_and_none_is_given_twice(editing):
    for expected in ("a7", "a8"):
        patch, ref = edits.create_actor(editing.now, "Somebody")
        assert ref.id == expected
        editing.make(patch)
    patch, ref = edits.create_place(document_of([]), "Somewhere")
    assert ref.id == "p1"


@pytest.mark.parametrize(
    ("words", "text", "form"),
    [
        ("“We paid,”", "We paid,", QuoteForm.DIRECT),
        (" “We paid,” ", "We paid,", QuoteForm.DIRECT),
        ("We paid,", "We paid,", QuoteForm.DIRECT),
        ("We paid", "We paid", QuoteForm.INDIRECT),
        ("Lima paid", "Lima paid", QuoteForm.INDIRECT),
    ],
)
def test_a_quote_is_what_stands_between_marks(editing, cite, words, text, form):
    source = editing.now.sources["s1"]
    patch, ref = edits.create_quote(editing.now, cite(source, words), speaker="a3")
    quote = editing.make(patch).quotes[ref.id]
    assert (quote.text, quote.form, quote.speaker) == (text, form, "a3")
    assert quote.citations[0].exact == text


def test_an_actor_and_a_place_cite_the_words_that_name_them(editing, cite):
    source = editing.now.sources["s2"]
    patch, ref = edits.create_actor(
        editing.now, "LPA agency", ActorKind.MEDIA, cite(source, "LPA"), country="per"
    )
    assert editing.make(patch).actors[ref.id].mentions[0].exact == "LPA"
    patch, ref = edits.create_place(editing.now, "Puno", cite(source, "Puno"), lat=1, lon=2)
    assert patch.label == "Add the place “Puno”"
    assert editing.make(patch).places[ref.id].lat == 1.0


@pytest.mark.parametrize(
    ("citation", "sentence"),
    [
        (Citation("s9", 0, 4, "Lima"), "not part of this document"),
        (Citation("s1", 0, 4, "Cima"), "does not stand there"),
        (Citation("s1", -4, 4, ""), "does not stand there"),
        (Citation("s1", 4, 4, ""), "does not stand there"),
        (Citation("s1", 4, 5, " "), "does not stand there"),
        (Citation("s1", 0, 9_999, "Lima"), "does not stand there"),
    ],
)
def test_words_that_do_not_stand_there_cannot_be_cited(told, citation, sentence):
    with pytest.raises(DomainError, match=sentence):
        edits.create_event(told, citation, "Title")


def test_what_is_added_needs_a_name_and_good_fields(told, cite):
    words = cite(told.sources["s1"], "Lima")
    with pytest.raises(DomainError, match="needs a title"):
        edits.create_event(told, words, " ")
    with pytest.raises(DomainError, match="An actor needs a name"):
        edits.create_actor(told, "")
    with pytest.raises(DomainError, match="no actor"):
        edits.create_quote(told, words, speaker="a99")
    with pytest.raises(DomainError, match="go together"):
        edits.create_place(told, "Puno", lat=3)
