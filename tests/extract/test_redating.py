"""Another publication date gives what reading the text anew would, and touches nothing else."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import Document, apply_patch, document_of
from idlib_gui.domain.records import (
    Basis,
    DateMention,
    DomainError,
    Event,
    EventId,
    Kind,
    Quote,
    QuoteForm,
    QuoteId,
    Ref,
    Source,
    SourceId,
    When,
)
from idlib_gui.extract.assemble import cite
from idlib_gui.extract.findings import Span
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.pipeline import extract
from idlib_gui.extract.redating import redate
from idlib_gui.extract.sharing import shared_when, shared_with
from idlib_gui.extract.times import find_times

S1, S2 = SourceId("s1"), SourceId("s2")


def source_of(text, published=None, key=S1):
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(key, "Made up", text, digest, published=published)


def read(text, published):
    return extract(source_of(text, published), shipped_lists()).document


def dates_in(document):
    whens = [record.when for record in (*document.events.values(), *document.quotes.values())]
    return tuple(document.dates.values()), whens


WHEN = [
    *("Yesterday", "On Monday", "Last week", "In March", "Two days ago", "The same day"),
    *("On the same day", "The next day", "In 2011", "On 3 May 2019", "Since last month"),
    *("From Monday to Friday", "In the spring", "On 29 February", "Today", "That year"),
    *("Three days later", "That night", "The following week", "At noon", "Over the weekend"),
    *("Over the past two weeks", "In the nine-year-old war", "Late last month", "Until now"),
    *("A year earlier", "In the third quarter", "For two weeks", "At 5 p.m. on Monday", "Now"),
]
WHAT = [
    *("rebels attacked France", "France bombed Mali", "the army shelled Chad", "troops withdrew"),
    *("France and Mali signed a treaty", "Mali accused Chad of lies", "it rained", "he will go"),
    *("protesters marched in Peru", "“we left,” said the minister", "Chad invaded Mali on Tuesday"),
    *("the minister said that Chad attacked Peru last month", "Mali vowed to strike next week"),
]
SENTENCES = st.builds("{}, {}".format, st.sampled_from(WHEN), st.sampled_from(WHAT))
TEXTS = st.lists(st.tuples(SENTENCES, st.sampled_from([". ", ".\n\n"])), max_size=6).map(
    lambda parts: "".join(sentence + end for sentence, end in parts)
)
DAYS = st.dates().map(lambda day: day.isoformat())
PUBLISHED = st.none() | DAYS | st.sampled_from(["2020-02-13~", "2019-05?", "1998-03", "1985"])


@settings(max_examples=60, deadline=None)
@given(TEXTS, PUBLISHED, PUBLISHED)
@example(f"Yesterday, {WHAT[-2]}. The next day, {WHAT[-2]}.", None, "2020-02-13~")
def test_dates_are_those_of_the_text_read_anew(text, before, after):
    document = read(text, before)
    redated = apply_patch(document, redate(document, S1, after).patch)
    assert dates_in(redated) == dates_in(read(text, after))
    assert redated == read(text, after)
    assert problems(redated) == []


@settings(max_examples=40, deadline=None)
@given(TEXTS, PUBLISHED, PUBLISHED)
def test_there_and_back_is_the_same_document(text, before, after):
    document = read(text, before)
    there = apply_patch(document, redate(document, S1, after).patch)
    assert apply_patch(there, redate(there, S1, before).patch) == document


STORY = (
    "On Monday rebels attacked Paris. The same day the army shelled Lyon. On 3 May 2011 they left. "
    "“It is over,” he said yesterday."
)


def told(text, published="2020-02-13", key=S1):
    """Return a document of a text: its dates, and an event for each, without the language model."""
    source = source_of(text, published, key)
    times = find_times(text, published)
    dates = [
        DateMention(cite(source, t.span), t.edtf, t.timex, t.type, t.basis, t.reason) for t in times
    ]
    events = [
        Event(
            EventId(f"{key}e{number}"),
            f"Event {number}",
            when=When(date.edtf, date.basis, date.reason, date.citation),
            trigger=cite(source, Span(date.citation.end + 1, date.citation.end + 3)),
        )
        for number, date in enumerate(dates, 1)
    ]
    return document_of([source, *dates, *events])


def with_record(document, record):
    table = Kind.EVENT if isinstance(record, Event) else Kind.QUOTE
    records = [document.get(ref) for ref in document.refs() if ref != Ref(table, record.id)]
    return document_of([*records, record])


def whens(document):
    return {event.id: event.when and event.when.edtf for event in document.events.values()}


def redated(document, published, source=S1) -> Document:
    return apply_patch(document, redate(document, source, published).patch)


def test_only_what_depends_on_the_publication_date_is_listed_with_its_reason():
    found = redate(told(STORY), S1, "2020-02-20")
    lines = [(one.ref.kind, one.phrase.exact, one.before, one.after) for one in found.moved]
    assert lines == [
        (Kind.DATE, "Monday", "2020-02-10", "2020-02-17"),
        (Kind.EVENT, "Monday", "2020-02-10", "2020-02-17"),
        (Kind.DATE, "The same day", "2020-02-10", "2020-02-17"),
        (Kind.EVENT, "The same day", "2020-02-10", "2020-02-17"),
        (Kind.DATE, "yesterday", "2020-02-12", "2020-02-19"),
        (Kind.EVENT, "yesterday", "2020-02-12", "2020-02-19"),
    ]
    assert "2020-02-20" in found.moved[0].reason
    assert found.kept == ()


def test_what_names_its_year_is_not_in_the_patch():
    patch = redate(told(STORY), S1, "2020-02-20").patch
    assert Ref(Kind.EVENT, "s1e3") not in patch.changes
    assert patch.label == "Publication date: 2020-02-20"


def test_nothing_depends_on_it_where_all_dates_name_their_year():
    found = redate(told("It began on 3 May 2011."), S1, None)
    assert (found.moved, found.kept) == ((), ())
    assert list(found.patch.changes) == [Ref(Kind.SOURCE, S1)]
    assert found.patch.label == "Publication date: unknown"


def test_the_date_it_has_already_changes_nothing():
    assert redate(told(STORY), S1, "2020-02-13").patch.changes == {}


def test_less_sure_of_the_day_moves_no_date_but_tells_so_in_the_reasons():
    found = redate(told(STORY), S1, "2020-02-13~")
    assert found.moved == ()
    event = found.patch.changes[Ref(Kind.EVENT, "s1e1")].after
    assert isinstance(event, Event)
    assert event.when is not None
    assert "2020-02-13~" in event.when.reason


def test_a_date_that_a_person_set_stays_and_is_named():
    document = told(STORY)
    event = document.events[EventId("s1e1")]
    own = event._replace(when=event.when._replace(edtf="2020-02-03"))
    found = redate(with_record(document, own), S1, "2020-02-20")
    assert found.kept == (Ref(Kind.EVENT, "s1e1"),)
    assert Ref(Kind.EVENT, "s1e1") not in found.patch.changes


def test_a_date_inferred_from_outside_the_text_stays_though_it_is_the_same_day():
    document = told(STORY)
    event = document.events[EventId("s1e1")]
    own = event._replace(when=event.when._replace(basis=Basis.INFERRED))
    assert whens(redated(with_record(document, own), "2020-02-20"))["s1e1"] == "2020-02-10"


def test_an_expression_of_time_that_a_person_gave_a_value_stays():
    document = told(STORY)
    date = next(iter(document.dates.values()))
    records = [document.get(ref) for ref in document.refs()]
    own = date._replace(edtf="2020-02-03")
    changed = document_of([own if record == date else record for record in records])
    found = redate(changed, S1, "2020-02-20")
    assert found.kept == (Ref(Kind.DATE, date.id),)


def test_a_date_without_its_words_stays():
    document = told(STORY)
    event = document.events[EventId("s1e1")]
    for when in (None, event.when._replace(phrase=None)):
        own = event._replace(when=when)
        assert (
            Ref(Kind.EVENT, "s1e1")
            not in redate(with_record(document, own), S1, None).patch.changes
        )


def test_a_date_that_cites_other_words_stays():
    document = told(STORY)
    event = document.events[EventId("s1e1")]
    words = cite(document.sources[S1], Span(0, 9))
    own = event._replace(when=event.when._replace(phrase=words))
    found = redate(with_record(document, own), S1, "2020-02-20")
    assert Ref(Kind.EVENT, "s1e1") not in found.patch.changes
    assert found.kept == ()


def test_quotes_have_their_dates_resolved_too():
    document = told(STORY)
    when = document.events[EventId("s1e4")].when
    quote = Quote(QuoteId("q1"), "It is over,", QuoteForm.DIRECT, when=when)
    after = redated(with_record(document, quote), None)
    assert after.quotes[QuoteId("q1")].when == after.events[EventId("s1e4")].when
    assert after.quotes[QuoteId("q1")].when.edtf is None


def shared(document, title="Event 1", key="s1e2"):
    event, anchor = document.events[EventId(key)], document.events[EventId("s1e1")]
    return event._replace(when=shared_when(title, anchor.when, event.when.phrase))


def test_the_same_day_as_an_event_follows_that_event():
    document = told(STORY)
    after = redated(with_record(document, shared(document)), "2020-02-20")
    assert whens(after)["s1e2"] == "2020-02-17"
    assert after.events[EventId("s1e2")].when.reason == "The time of “Event 1”."


def test_the_same_day_as_an_event_that_a_person_has_dated_stays_with_it():
    document = told(STORY)
    event = document.events[EventId("s1e1")]
    own = event._replace(when=When("2020-02-03", Basis.STATED, "", event.when.phrase))
    document = with_record(document, own)
    # Its place in the table is the last now, as after an edit; the place in the text counts.
    after = redated(with_record(document, shared(document)), "2020-02-20")
    assert whens(after)["s1e2"] == "2020-02-03"


def test_the_same_day_as_an_event_renamed_since_is_known_by_the_day():
    document = told(STORY)
    after = redated(with_record(document, shared(document, "Old title")), "2020-02-20")
    assert whens(after)["s1e2"] == "2020-02-17"
    assert after.events[EventId("s1e2")].when.reason == "The time of “Event 1”."


def test_the_same_day_as_an_event_that_is_gone_stays():
    document = told(STORY)
    records = [document.get(ref) for ref in document.refs() if ref.id != "s1e1"]
    own = shared(document)
    after = redated(with_record(document_of(records), own), "2020-02-20")
    assert after.events[EventId("s1e2")] == own


def test_an_unknown_day_is_shared_once_it_is_known():
    document = told(STORY, None)
    own = shared(document)
    assert own.when.reason == "The time of “Event 1”, which is not known."
    assert whens(redated(with_record(document, own), "2020-02-13"))["s1e2"] == "2020-02-10"


@pytest.mark.parametrize("title", ["War", "“Peace”, he said.", "a\nb", ""])
def test_whose_date_is_shared_is_read_from_the_reason(title):
    known, unknown = When("2020", Basis.STATED), None
    assert shared_with(shared_when(title, known, None).reason) == title
    assert shared_with(shared_when(title, unknown, None).reason) == title


def test_another_reason_names_no_event():
    assert shared_with("Rule “weekday”: counted.") is None


def test_dates_that_another_source_tells_stay():
    first, second = told(STORY), told(STORY, "2020-02-13", S2)
    both = document_of(
        [document.get(ref) for document in (first, second) for ref in document.refs()]
    )
    after = redated(both, "2020-02-20", S2)
    assert after.sources[S1] == both.sources[S1]
    assert [after.events[key] for key in first.events] == list(first.events.values())
    assert whens(after)["s2e1"] == "2020-02-17"
    assert {one.phrase.source for one in redate(both, S2, None).moved} == {S2}


def test_what_is_no_date_is_refused_with_a_sentence_that_says_how_to_write_one():
    with pytest.raises(DomainError, match="write a date as 2020-02-13"):
        redate(told(STORY), S1, "soon")


def test_a_source_that_is_gone_is_refused():
    with pytest.raises(DomainError, match="choose another"):
        redate(told(STORY), S2, None)
