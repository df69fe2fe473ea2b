"""Lists, steps and counts are of what is looked at: the classes that are on, in the period."""

from __future__ import annotations

import numpy as np
import pytest

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.records import (
    Basis,
    Event,
    EventClass,
    EventType,
    Kind,
    Quote,
    QuoteForm,
    Ref,
    When,
)
from idlib_gui.layout.columns import CLASSES
from idlib_gui.state.datasets import Layer, Shelf
from idlib_gui.state.narrowing import class_counts, counts_in, hidden_rows, is_narrowed, listed
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.stepping import order, position, step_event
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import StepBy, View, Viewport

PERIOD = (day_start(2020, 2, 3), day_start(2020, 2, 10))


def on(key, edtf, kind=None):
    return Event(key, key, type=kind, when=When(edtf, Basis.STATED) if edtf else None)


@pytest.fixture
def session(qapp, make_document):
    """Return a session on six events, three of them in the period, and two quotes."""
    document = make_document(
        on("war", "2011", EventType.ASSAULT),
        on("month", "2020-02", EventType.AGREE),
        on("third", "2020-02-03", EventType.ASSAULT),
        on("ninth", "2020-02-09"),
        on("tenth", "2020-02-10", EventType.ASSAULT),
        on("undated", None),
        Quote("said", "words", QuoteForm.DIRECT, when=When("2020-02-04", Basis.STATED)),
        Quote("later", "words", QuoteForm.DIRECT, when=When("2020-02-13", Basis.STATED)),
    )
    return Session(DocumentStore(document), Selection(), Viewport(), Shelf())


def select(session, key):
    session.selection.select(Ref(Kind.EVENT, key))


def stepped(session, by):
    step_event(session, by)
    return session.selection.current.id


def test_everything_is_listed_at_first(session):
    assert not is_narrowed(session.viewport.view)
    assert len(listed(session).event_ids) == 6
    assert listed(session).quote_ids == {"said", "later"}


def test_a_period_lists_what_is_active_in_it(session):
    session.viewport.update(period=PERIOD)
    assert is_narrowed(session.viewport.view)
    assert listed(session).event_ids == ("month", "third", "ninth")
    assert listed(session).quote_ids == {"said"}


def test_classes_that_are_off_are_not_listed(session):
    session.viewport.update(classes_off=frozenset({EventClass.MATERIAL_CONFLICT, None}))
    assert is_narrowed(session.viewport.view)
    assert listed(session).event_ids == ("month",)
    assert listed(session).quote_ids == {"said", "later"}


def test_steps_stay_in_the_period(session):
    session.viewport.update(period=PERIOD)
    assert [stepped(session, 1) for _ in range(4)] == ["month", "third", "ninth", "ninth"]
    assert [stepped(session, -1) for _ in range(3)] == ["third", "month", "month"]
    assert position(session) == 0


def test_steps_leave_out_classes_that_are_off(session):
    session.viewport.update(classes_off=frozenset({EventClass.MATERIAL_CONFLICT}))
    assert order(session) == ("month", "ninth", "undated")


def test_steps_go_on_from_an_event_outside_the_period(session):
    session.viewport.update(period=PERIOD)
    select(session, "war")
    assert position(session) is None
    assert stepped(session, 1) == "month"
    select(session, "tenth")
    assert stepped(session, -1) == "ninth"


def test_steps_past_the_period_stop_at_its_end(session):
    session.viewport.update(period=PERIOD)
    select(session, "tenth")
    assert stepped(session, 1) == "ninth"
    select(session, "war")
    assert stepped(session, -1) == "month"


def test_steps_in_telling_order_stay_in_the_period(session):
    session.viewport.update(period=PERIOD, step_by=StepBy.TELLING)
    told = [key for key in session.shown.index.as_told if key in {"month", "third", "ninth"}]
    assert list(order(session)) == told
    select(session, "war")
    assert stepped(session, 1) in told


def test_nothing_is_stepped_to_where_nothing_is_active(session):
    session.viewport.update(period=(0, DAY))
    step_event(session, 1)
    assert session.selection.current is None


def test_from_a_record_that_is_no_event_steps_begin_at_the_near_end(session):
    session.viewport.update(period=PERIOD)
    session.selection.select(Ref(Kind.QUOTE, "said"))
    assert stepped(session, -1) == "ninth"


def test_counts_are_of_the_classes_that_are_on(session):
    assert counts_in(session, PERIOD)[:2] == (3, 1)
    session.viewport.update(classes_off=frozenset({None}))
    assert counts_in(session, PERIOD)[:2] == (2, 1)


def test_datasets_are_counted_in_the_same_period(session, make_dataset, make_lanes):
    data = make_dataset(60)
    session.shelf.put(Layer(make_dataset(key="hidden"), visible=False))
    session.shelf.put(Layer(make_dataset(key="waits", name="Waits")))
    session.shelf.put(Layer(data, whole=make_lanes(data, "none").index, ready=True))
    counted = counts_in(session, PERIOD).datasets
    assert counted == (("Waits", None, "waits"), ("Made up", 7, "made"))
    session.viewport.update(classes_off=frozenset({EventClass.MATERIAL_CONFLICT}))
    assert counts_in(session, PERIOD).datasets[1].rows == 3


@pytest.mark.parametrize("length", [1, 3_600, DAY, 40 * DAY, 900 * DAY])
def test_rows_are_counted_exactly_however_long_the_period_is(make_dataset, make_lanes, length):
    chance = np.random.default_rng(7)
    start = day_start(2020) + chance.integers(0, 300 * DAY, 500)
    end = start + chance.integers(1, 20 * DAY, 500)
    data = make_dataset(500, start=start, end=end)
    layer = Layer(data, whole=make_lanes(data, "none").index, ready=True)
    for begin in day_start(2019, 12, 25) + chance.integers(0, 320 * DAY, 40):
        expected = (start < begin + length) & (end > begin)
        assert layer.active(int(begin), int(begin) + length) == expected.sum()


def test_rows_that_are_hidden_by_class_are_counted_in_the_period(session, make_dataset, make_lanes):
    data = make_dataset(60)
    whole = make_lanes(data, "none").index
    session.shelf.put(Layer(make_dataset(key="waits")))
    session.shelf.put(Layer(make_dataset(60, key="off"), whole=whole, ready=True, visible=False))
    session.shelf.put(Layer(data, whole=whole, ready=True))
    assert hidden_rows(session) == 0
    session.viewport.update(classes_off=frozenset({EventClass.MATERIAL_CONFLICT}))
    fights = int((data.cls == CLASSES.index(EventClass.MATERIAL_CONFLICT)).sum())
    assert hidden_rows(session) == fights
    session.viewport.update(period=PERIOD)
    assert hidden_rows(session) == 4 < fights


def test_each_class_is_counted_in_the_period(session):
    counts = dict(zip(CLASSES, class_counts(session), strict=True))
    assert counts[EventClass.MATERIAL_CONFLICT] == 3
    session.viewport.update(period=PERIOD)
    counts = dict(zip(CLASSES, class_counts(session), strict=True))
    assert counts[EventClass.MATERIAL_CONFLICT] == 1
    assert counts[EventClass.VERBAL_COOPERATION] == counts[None] == 1
    assert counts[EventClass.VERBAL_CONFLICT] == 0


def test_a_view_without_period_and_with_all_classes_is_not_narrowed():
    assert not is_narrowed(View())
