"""However period and classes change, lists are as if built anew, and views are told rightly.

The last is tested on a list of letters: a tester reads each cell of a wide table at each step.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Event,
    EventClass,
    EventType,
    Quote,
    QuoteForm,
    When,
)
from idlib_gui.models.actors_model import ROW_ROLE, ActorsModel, ActorWords
from idlib_gui.models.event_order import Column
from idlib_gui.models.events_model import EventsModel, EventWords
from idlib_gui.models.rows import ID_ROLE, RowsModel
from idlib_gui.models.sources_model import SourcesModel, SourceWords
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
THIRD, FOURTH = day_start(2020, 2, 3), day_start(2020, 2, 4)
_EVENT_WORDS = EventWords(
    headers=dict.fromkeys(Column, ""),
    cells=dict.fromkeys(Column, lambda _, event: event.title),
    spoken={},
    tip=lambda *_: "",
)
_ACTOR_WORDS = ActorWords(heading=str, tip=lambda *_: "", spoken=lambda *_: "")
_SOURCE_WORDS = SourceWords(tip=lambda _: "", spoken=lambda *_: "")
_PERIODS = st.none() | st.builds(
    lambda day, days: (THIRD + day * DAY, THIRD + (day + days) * DAY),
    st.integers(-3, 40),
    st.integers(1, 30),
)
_CLASSES = st.frozensets(st.sampled_from([None, *EventClass]))


@pytest.fixture(scope="module")
def many(qapp):
    """Return a session on forty events of all classes on the days from 3 February on."""
    from idlib_gui.domain.document import document_of  # noqa: PLC0415

    kinds = (None, EventType.ASSAULT, EventType.AGREE, EventType.ACCUSE, EventType.AID)
    events = [
        Event(f"e{n}", f"event {n * 7 % 40}", type=kinds[n % 5], agents=(f"a{n % 3}",), when=when)
        for n in range(40)
        for when in [When(f"2020-0{2 + n // 28}-{1 + n % 28:02}", Basis.STATED)]
    ]
    quotes = [Quote(f"q{n}", "words", QuoteForm.DIRECT, "a0", about=(f"e{n}",)) for n in (2, 30)]
    actors = [Actor(f"a{n}", f"Actor {n}", ActorKind.STATE) for n in range(4)]
    document = document_of([*actors, *events, *quotes])
    return Session(DocumentStore(document), Selection(), Viewport(), Shelf())


def ids(model):
    return [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]


def rows(model):
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


@settings(deadline=None, max_examples=15)
@given(
    st.sampled_from([Column.WHEN, Column.EVENT]),
    st.booleans(),
    st.lists(st.tuples(_PERIODS, _CLASSES), max_size=6),
)
def test_the_table_is_as_if_built_anew(many, column, down, views):
    order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
    many.viewport.update(period=None, classes_off=frozenset())
    model = EventsModel(many, _EVENT_WORDS)
    model.sort(column, order)
    for period, off in views:
        many.viewport.update(period=period, classes_off=off)
        fresh = EventsModel(many, _EVENT_WORDS)
        fresh.sort(column, order)
        assert ids(model) == ids(fresh)
        assert model.total == 40
        fresh.deleteLater()
    model.deleteLater()


@settings(deadline=None, max_examples=8)
@given(st.lists(st.tuples(_PERIODS, _CLASSES), max_size=6))
def test_the_actors_are_as_if_built_anew(many, views):
    model = ActorsModel(many, _ACTOR_WORDS)
    for period, off in views:
        many.viewport.update(period=period, classes_off=off)
        fresh = ActorsModel(many, _ACTOR_WORDS)
        assert rows(model) == rows(fresh)
        fresh.deleteLater()
    model.deleteLater()


def test_actors_stay_listed_with_what_they_did_in_the_period(many):
    many.viewport.update(
        period=(day_start(2020, 2, 3), day_start(2020, 2, 5)), classes_off=frozenset()
    )
    alike = {row.id: row for row in rows(ActorsModel(many, _ACTOR_WORDS)) if row is not None}
    assert [(row.events, row.quotes, row.whole, row.idle) for row in alike.values()] == [
        (1, 1, (14, 2), False),
        (0, 0, (13, 0), True),
        (1, 0, (13, 0), False),
        (0, 0, None, False),
    ]


def test_a_list_follows_a_few_runs_row_by_row(many):
    many.viewport.update(period=(THIRD, THIRD + 10 * DAY), classes_off=frozenset())
    model = EventsModel(many, _EVENT_WORDS)
    heard = []
    model.rowsRemoved.connect(lambda _, first, last: heard.append(("out", first, last)))
    model.rowsInserted.connect(lambda _, first, last: heard.append(("in", first, last)))
    model.modelReset.connect(lambda: heard.append("over"))
    many.viewport.update(period=(FOURTH, THIRD + 12 * DAY))
    assert heard == [("out", 0, 0), ("in", 9, 10)]
    many.viewport.update(period=None)
    assert "over" not in heard
    many.viewport.update(classes_off=frozenset({None, EventClass.VERBAL_COOPERATION}))
    assert heard[-1] == "over"


def test_a_class_that_changes_changes_the_actors(many):
    from idlib_gui.domain.document import Change, Patch, ref_of  # noqa: PLC0415

    many.viewport.update(period=None, classes_off=frozenset({EventClass.MATERIAL_CONFLICT}))
    model = ActorsModel(many, _ACTOR_WORDS)
    before = many.store.document.events["e1"]
    after = before._replace(type=EventType.AGREE)
    many.store.edit(Patch("other type", {ref_of(before): Change(before, after, 1)}))
    assert rows(model) == rows(ActorsModel(many, _ACTOR_WORDS))
    many.store.history.undo()
    assert rows(model) == rows(ActorsModel(many, _ACTOR_WORDS))


def test_sources_count_what_they_tell_in_the_period(qapp, make_document, make_source, cite):
    source = make_source("Lima paid. Quito paid later.")
    events = [
        Event(f"e{n}", "paid", when=When(date, Basis.STATED), evidence=(cite(source, words),))
        for n, (date, words) in enumerate([("2020-02-03", "Lima paid"), ("2021", "Quito paid")])
    ]
    document = make_document(source, *events)
    session = Session(DocumentStore(document), Selection(), Viewport(), Shelf())
    model = SourcesModel(session, _SOURCE_WORDS)
    QAbstractItemModelTester(model, FATAL, model)
    assert (rows(model)[0].events, rows(model)[0].whole) == (2, None)
    session.viewport.update(period=(THIRD, FOURTH))
    assert (rows(model)[0].events, rows(model)[0].whole, rows(model)[0].idle) == (1, (2, 0), False)
    session.viewport.update(period=(0, DAY))
    assert rows(model)[0].idle


class Letters(RowsModel[str]):
    """The letters that are asked for."""

    def __init__(self, text, part):
        super().__init__(1)
        self.text, self.part = list(text), np.array(part, dtype=bool)
        self._start_over([row for row, kept in zip(text, part, strict=True) if kept])

    def key_of(self, row):
        """Return the letter."""
        return row

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return the letter of a row."""
        return self._rows[index.row()] if role == Qt.ItemDataRole.DisplayRole else None

    def become(self, part):
        """Show another part."""
        before, self.part = self.part, np.array(part, dtype=bool)
        self._show_part(self.text, before, self.part)


@settings(deadline=None, max_examples=50)
@given(st.data(), st.integers(0, 30))
def test_any_part_becomes_any_other(qapp, data, size):
    parts = st.lists(st.booleans(), min_size=size, max_size=size)
    text = [chr(65 + n) for n in range(size)]
    model = Letters(text, data.draw(parts))
    tester = QAbstractItemModelTester(model, FATAL)
    for part in data.draw(st.lists(parts, max_size=4)):
        model.become(part)
        shown = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert shown == [row for row, kept in zip(text, part, strict=True) if kept]
    tester.deleteLater()
    model.deleteLater()
