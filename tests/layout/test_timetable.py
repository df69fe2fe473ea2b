"""What a period holds, for all records at once: the same as record by record."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, FAR_FUTURE, FAR_PAST, day_start
from idlib_gui.domain.document import document_of
from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.periods import date_of, reach
from idlib_gui.domain.records import (
    Basis,
    EventClass,
    EventType,
    Quote,
    QuoteForm,
    QuoteId,
    When,
)
from idlib_gui.layout.owners import owners_of, tellers_of
from idlib_gui.layout.timetable import timetable_of

from .conftest import an_event

EDTF = (
    None, "2020-02-03", "2020-02", "2011/..", "../2015", "[2020-02-01..2020-02-09]", "-0043-03-15",
    "9999-12-31", "2020-02-03~", "199X", "2020-02-03T14:05",
)  # fmt: skip
TYPES = (None, EventType.ASSAULT, EventType.AGREE)


FEB_3 = (day_start(2020, 2, 3), day_start(2020, 2, 4))
seconds = st.integers(FAR_PAST, FAR_FUTURE - 1)
lengths = st.sampled_from((1, 3_600, DAY, 40 * DAY, 4_000 * DAY))
dates = st.builds(
    "{}{}".format,
    st.sampled_from(("-0043", "0000", "1990", "2020", "9999", "-9999")),
    st.sampled_from(("", "-02", "-02-03", "-02-03T14:05", "~", "-02-03~", "-02-XX", "-21")),
)


def days(begin, end):
    return day_start(*begin), day_start(*end)


def is_active(edtf, period):
    """Return whether the one event of a document is active in a period."""
    return bool(timetable_of(document_of([an_event("e", edtf)])).active(period)[0])


def a_quote(key, edtf, *about):
    when = When(edtf, Basis.STATED) if edtf else None
    return Quote(QuoteId(key), "words", QuoteForm.DIRECT, when=when, about=about)


@pytest.mark.parametrize(
    ("edtf", "active"),
    [
        ("2020-02-03", True),
        ("2020-02-02", False),
        ("2020-02-04", False),
        ("2020-02-04~", True),  # about the 4th: it may have been the 3rd
        ("2020-02", True),
        ("2020-03", False),
        ("2020-02-03T23:59:59", True),
        ("2020-02-02T23:59:59", False),
        ("2020-02-04T00:00", False),
        ("2020-02-01/2020-02-03", True),
        ("2020-01/2020-03", True),
        ("2011/..", True),
        ("2011/", True),
        ("2020-02-04/..", False),
        ("../2020-02-03", True),
        ("../2020-02-02", False),
        ("[2020-02-01..2020-02-09]", True),
        ("[2020-02-04..2020-02-09]", False),
        ("[..2020-02-01]", False),
        ("201X", False),
        ("202X", True),
        ("-0043", False),
    ],
)
def test_what_is_or_may_be_going_on_that_day_is_active(edtf, active):
    assert is_active(edtf, FEB_3) is active


def test_before_our_era_works_as_well():
    ides = "-0043-03-15"
    assert is_active(ides, days((-43, 3, 1), (-43, 4, 1)))
    assert not is_active(ides, days((43, 3, 1), (43, 4, 1)))


def test_what_is_not_dated_is_never_active():
    assert not is_active(None, (FAR_PAST, FAR_FUTURE))


@given(dates, seconds, lengths)
def test_an_event_is_active_just_where_its_reach_meets_the_period(text, begin, length):
    period = (begin, begin + length)
    low, high = reach(parse_edtf(text))
    assert low < high
    assert is_active(text, period) == (max(low, period[0]) < min(high, period[1]))
    assert is_active(text, (low, low + 1))
    assert is_active(text, (high - 1, high))
    assert not is_active(text, (low - length, low))
    assert not is_active(text, (high, high + length))


@given(dates, seconds, lengths, lengths)
def test_a_longer_period_holds_no_less(text, begin, length, more):
    if is_active(text, (begin, begin + length)):
        assert is_active(text, (begin - more, begin + length + more))


def test_a_quote_is_active_by_its_date_or_by_what_it_is_about():
    def is_said(*about, edtf=None):
        document = document_of([an_event("e", "2020-02-03"), a_quote("q", edtf, *about)])
        return bool(timetable_of(document).quotes_active(FEB_3)[0])

    assert is_said(edtf="2020-02-03")
    assert is_said("e")
    assert is_said("e", edtf="2020-02-13")
    assert not is_said("gone", edtf="2020-02-13")
    assert not is_said()


@st.composite
def documents(draw):
    """Return a document of events and quotes of any dates."""
    events = [
        an_event(f"e{n}", edtf, type=kind)
        for n, (edtf, kind) in enumerate(
            draw(st.lists(st.tuples(st.sampled_from(EDTF), st.sampled_from(TYPES)), max_size=12))
        )
    ]
    keys = [event.id for event in events]
    quotes = [
        a_quote(
            f"q{n}",
            edtf,
            *draw(st.lists(st.sampled_from([*keys, "gone"]), unique=True, max_size=3)),
        )
        for n, edtf in enumerate(draw(st.lists(st.sampled_from(EDTF), max_size=5)))
    ]
    return document_of([*events, *quotes])


periods = st.builds(
    lambda begin, length: (begin, begin + length),
    st.one_of(
        st.integers(FAR_PAST, FAR_FUTURE),
        st.integers(day_start(2020, 1, 20), day_start(2020, 3, 1)),
    ),
    st.sampled_from((1, DAY, 30 * DAY, 3_000 * DAY)),
)


@settings(deadline=None)
@given(documents(), periods)
def test_what_is_active_is_the_same_as_record_by_record(document, period):
    def touches(record):
        low, high = reach(date_of(record)) if record.when else (0, 0)
        return low < high and low < period[1] and high > period[0]

    def is_told(quote):
        about = [document.events[key] for key in quote.about if key in document.events]
        return touches(quote) or any(map(touches, about))

    table = timetable_of(document)
    assert [touches(document.events[key]) for key in table.events] == [*table.active(period)]
    said = [is_told(document.quotes[key]) for key in table.quotes]
    assert said == [*table.quotes_active(period)]


@given(documents(), st.sets(st.sampled_from([None, *EventClass])))
def test_classes_that_are_off_leave_the_others(document, off):
    table = timetable_of(document)
    kept = table.without(frozenset(off))
    assert [document.events[key].event_class not in off for key in table.events] == [*kept]


def test_rows_are_in_time_order_and_in_order_of_telling(article):
    table = timetable_of(article)
    assert table.events == article.index.by_time
    assert table.quotes == article.index.quotes_as_told


def test_everybody_has_as_many_events_and_quotes_as_the_index_says(bundled):
    table, owners = bundled.derived(timetable_of), bundled.derived(owners_of)
    index = bundled.index
    acts = owners.acts.counts(np.ones(len(table.events), dtype=bool))
    says = owners.says.counts(np.ones(len(table.quotes), dtype=bool))
    assert [*acts] == [len(index.events_of.get(key, ())) for key in owners.actors]
    assert [*says] == [len(index.quotes_of.get(key, ())) for key in owners.actors]


def test_each_source_has_what_it_tells(bundled):
    tellers, table = bundled.derived(tellers_of), bundled.derived(timetable_of)
    source = next(iter(bundled.sources))
    assert tellers.sources == (source,)
    cited = [any(c.source == source for c in bundled.quotes[q].citations) for q in table.quotes]
    told = [
        any(
            c and c.source == source
            for c in (*bundled.events[e].evidence, bundled.events[e].trigger)
        )
        for e in table.events
    ]
    assert tellers.quotes.counts(np.ones(len(cited), dtype=bool)).tolist() == [sum(cited)]
    assert tellers.events.counts(np.ones(len(told), dtype=bool)).tolist() == [sum(told)]


def test_only_the_rows_asked_for_count(bundled):
    owners = bundled.derived(owners_of)
    assert not owners.acts.counts(np.zeros(len(bundled.events), dtype=bool)).any()


def test_an_empty_document_has_an_empty_timetable():
    document = document_of([])
    assert timetable_of(document).active((0, 1)).tolist() == []
    assert timetable_of(document).quotes_active((0, 1)).tolist() == []
    assert tellers_of(document).events.counts(np.zeros(0, dtype=bool)).tolist() == []
    assert owners_of(document).acts.counts(np.zeros(0, dtype=bool)).tolist() == []


def test_what_is_worked_out_of_a_document_is_kept(bundled):
    assert bundled.derived(timetable_of) is bundled.derived(timetable_of)
