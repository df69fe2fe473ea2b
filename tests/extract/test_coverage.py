"""What of a text is read into its document and what is open."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.document import document_of
from idlib_gui.domain.reading import Sort, State, Tally
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    DateMention,
    Event,
    Place,
    Quote,
    QuoteForm,
    Source,
    Status,
    TimexType,
    When,
)
from idlib_gui.extract.coverage import coverage
from idlib_gui.extract.lists import shipped_lists

LISTS = shipped_lists()
TEXT = (
    "On 5 March 2019 the governor met Ana Sousa in Porto. “The bridge stays shut,” Sousa said, "
    "and called the “miracle” of Porto an error. On 7 April 2019 it was open."
)


@pytest.fixture
def source(make_source):
    return make_source(TEXT)


def opened(document, sort=None):
    found = coverage(document, LISTS).open
    return [(one.citation.exact, one.state) for one in found if sort in {None, one.sort}]


def test_all_that_a_text_holds_is_open_while_nothing_is_read(source, make_document):
    words = [words for words, _ in opened(make_document(source))]
    assert words == [
        "5 March 2019",
        "Ana Sousa",
        "Porto",
        "The bridge stays shut,",
        "Sousa",
        "miracle",
        "Porto",
        "7 April 2019",
    ]


def test_an_earlier_version_of_a_text_is_not_looked_through(source, make_document):
    earlier = source._replace(id="s0", replaced_by=source.id)
    now = coverage(make_document(earlier, source), LISTS)
    assert now == coverage(make_document(source), LISTS)


def test_a_quotation_is_read_once_a_quote_has_words_of_it(source, cite, make_document):
    quote = Quote("q", "…", QuoteForm.DIRECT, citations=(cite(source, "bridge stays"),))
    document = make_document(source, quote)
    assert opened(document, Sort.QUOTATION) == [("miracle", State.UNREAD)]
    assert coverage(document, LISTS).tally(Sort.QUOTATION) == Tally(1, 2)


def test_a_rejected_quote_settles_its_quotation(source, cite, make_document):
    words = (cite(source, "miracle"),)
    quote = Quote("q", "…", QuoteForm.DIRECT, citations=words, status=Status.REJECTED)
    assert ("miracle", State.UNREAD) not in opened(make_document(source, quote))


def test_a_quotation_within_another_is_read_with_it(make_source, make_document):
    source = make_source("He said: “They called it ‘a miracle’ twice.”")
    assert len(opened(make_document(source), Sort.QUOTATION)) == 1


def test_a_name_is_read_where_an_actor_or_place_is_mentioned(source, cite, make_document):
    sousa = Actor("a", "Ana Sousa", ActorKind.PERSON, mentions=(cite(source, "Sousa"),))
    porto = Place("p", "Porto", mentions=(cite(source, "Porto"),))
    document = make_document(source, sousa, porto)
    assert [words for words, _ in opened(document, Sort.NAME)] == ["Sousa", "Porto"]


def test_a_name_that_attributes_a_quote_to_somebody_is_read(source, cite, make_document):
    sousa = Actor("a", "Sousa", ActorKind.PERSON)
    said = cite(source, "Sousa said")
    by = Quote("q", "…", QuoteForm.DIRECT, speaker="a", attribution=said)
    assert len(opened(make_document(source, sousa, by), Sort.NAME)) == 3
    unknown = by._replace(speaker=None)
    assert len(opened(make_document(source, sousa, unknown), Sort.NAME)) == 4


def test_a_date_that_dates_nothing_is_only_listed(source, cite, make_document):
    phrase = cite(source, "5 March 2019")
    date = DateMention(phrase, "2019-03-05", "2019-03-05", TimexType.DATE, Basis.STATED)
    when = When("2019-03-05", Basis.STATED, phrase=phrase)
    event = Event("e", "A meeting", when=when)
    unread = ("7 April 2019", State.UNREAD)
    listed = ("5 March 2019", State.LISTED)
    assert opened(make_document(source, date), Sort.DATE) == [listed, unread]
    assert opened(make_document(source, date, event), Sort.DATE) == [unread]
    rejected = event._replace(status=Status.REJECTED)
    assert opened(make_document(source, date, rejected), Sort.DATE) == [listed, unread]
    undated = event._replace(when=None)
    assert opened(make_document(source, date, undated), Sort.DATE) == [listed, unread]
    quote = Quote("q", "…", QuoteForm.DIRECT, when=when)
    assert opened(make_document(source, date, quote), Sort.DATE) == [unread]


def test_what_is_open_is_cited_with_the_words_around_it(source, make_document):
    first = coverage(make_document(source), LISTS).open[1].citation
    assert TEXT[first.start : first.end] == first.exact == "Ana Sousa"
    assert first.prefix.endswith("the governor met ")
    assert first.suffix.startswith(" in Porto.")


def test_sources_are_counted_apart_and_can_be_left_out(make_source, cite, make_document):
    one = make_source("They flew to Lima.", "s1")
    two = make_source("They flew to Cusco.", "s2")
    place = Place("p", "Lima", mentions=(cite(one, "Lima"),))
    found = coverage(make_document(one, two, place), LISTS)
    assert found.tally(Sort.NAME) == Tally(1, 2)
    assert found.tally(Sort.NAME, {"s2"}) == Tally(1, 1)
    assert [item.citation.source for item in found.open] == ["s2"]


def test_a_document_without_sources_has_nothing_open(make_document):
    assert coverage(make_document(), LISTS) == ((), {})


def test_the_bundled_model_has_read_every_quotation_of_its_digest(bundled):
    assert coverage(bundled, LISTS).tally(Sort.QUOTATION) == Tally(10, 10)


@given(st.text(alphabet="“”\"'‘’ .\nAbé0\u2028\ud800", max_size=80))
def test_any_text_is_covered_and_what_is_open_cites_it(text):
    found = coverage(document_of([Source("s", "", text, "")]), LISTS)
    for item in found.open:
        assert text[item.citation.start : item.citation.end] == item.citation.exact
    assert sum(found.tally(sort).total for sort in Sort) == len(found.open)


def test_ten_thousand_words_take_no_time_to_speak_of(make_source, make_document):
    text = "\n\n".join(
        f"The council of Lima {n} met Ana Sousa, who said “it is number {n}” on 5 May 2011. " * 8
        for n in range(70)
    )
    assert len(text.split()) > 10_000
    document = make_document(make_source(text))
    begun = time.process_time()
    coverage(document, LISTS)
    assert time.process_time() - begun < 3  # a tenth of it here; a slow machine fails no test


@pytest.mark.parametrize("between", ["\n", " ", "x"])
def test_dates_are_found_all_through_a_long_text(make_source, make_document, between):
    text = between.join("The council met on 5 May 2011, and left." for _ in range(2_000))
    found = coverage(make_document(make_source(text)), LISTS)
    assert found.tally(Sort.DATE).total == 2_000
    assert {item.citation.exact for item in found.open if item.sort is Sort.DATE} == {"5 May 2011"}
