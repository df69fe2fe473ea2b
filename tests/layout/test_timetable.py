"""What a period holds, for all records at once: the same as record by record."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, FAR_FUTURE, FAR_PAST, day_start
from idlib_gui.domain.document import document_of
from idlib_gui.domain.periods import date_of, is_active, is_quote_active
from idlib_gui.domain.records import (
    Basis,
    EventClass,
    EventType,
    Quote,
    QuoteForm,
    QuoteId,
    When,
)
from idlib_gui.layout.timetable import owners_of, tellers_of, timetable_of

from .conftest import an_event

EDTF = (
    None, "2020-02-03", "2020-02", "2011/..", "../2015", "[2020-02-01..2020-02-09]", "-0043-03-15",
    "9999-12-31", "2020-02-03~", "199X", "2020-02-03T14:05",
)  # fmt: skip
TYPES = (None, EventType.ASSAULT, EventType.AGREE)


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
        Quote(
            QuoteId(f"q{n}"),
            "words",
            QuoteForm.DIRECT,
            when=When(edtf, Basis.STATED) if edtf else None,
            about=tuple(draw(st.lists(st.sampled_from([*keys, "gone"]), unique=True, max_size=3))),
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
    table = timetable_of(document)
    active = table.active(period)
    assert [is_active(date_of(document.events[key]), period) for key in table.events] == [*active]
    said = table.quotes_active(period)
    assert [is_quote_active(document, document.quotes[key], period) for key in table.quotes] == [
        *said
    ]


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
