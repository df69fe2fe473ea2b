"""The sources as rows that can be left out of the view."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.domain.document import Change, Patch, ref_of
from idlib_gui.domain.edits import delete
from idlib_gui.domain.records import Event, Kind, Quote, QuoteForm, Ref
from idlib_gui.models.sources_model import ROW_ROLE, SourcesModel, SourceWords
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport

TICKED = Qt.ItemDataRole.CheckStateRole
WORDS = SourceWords(
    tip=lambda row: f"tip of {row.title}",
    spoken=lambda row, shown: f"{row.title} {'shown' if shown else 'left out'}",
)


@pytest.fixture
def told(make_source, cite, make_document):
    one = make_source("Lima paid.", "s1", title="One", outlet="The Post", published="2019-03")
    two = make_source("Cusco paid too.", "s2", title="Two")
    both = (cite(one, "Lima paid"), cite(two, "paid too"))
    return make_document(
        one,
        two,
        Event("e1", "Both pay", evidence=both),
        Event("e2", "Cusco pays", trigger=cite(two, "paid")),
        Quote("q", "paid", QuoteForm.DIRECT, citations=(cite(one, "paid"),)),
    )


def build(document):
    session = Session(DocumentStore(document), Selection(), Viewport(), Shelf())
    model = SourcesModel(session, WORDS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model, session


def rows(model):
    return [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())]


def test_a_row_has_the_facts_and_how_much_the_source_tells(qtbot, told):
    model, _ = build(told)
    assert [row[:6] for row in rows(model)] == [
        ("s1", "One", "The Post", "2019-03", 1, 1),
        ("s2", "Two", "", None, 2, 0),
    ]
    index = model.index(0, 0)
    assert index.data() == "One"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "tip of One"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "One shown"
    assert model.data(QModelIndex()) is None


def test_unticking_a_source_leaves_it_out_and_ticking_brings_it_back(qtbot, told):
    model, session = build(told)
    index = model.index(1, 0)
    with qtbot.waitSignal(model.counted):
        assert model.setData(index, Qt.CheckState.Unchecked, TICKED)
    assert session.viewport.view.left_out == {"s2"}
    assert Qt.CheckState(index.data(TICKED)) is Qt.CheckState.Unchecked
    assert model.shown == 1
    model.setData(index, Qt.CheckState.Checked, TICKED)
    assert session.viewport.view.left_out == frozenset()
    assert not model.setData(index, "x", Qt.ItemDataRole.EditRole)


def test_it_follows_the_view_and_edits(qtbot, told):
    model, session = build(told)
    session.viewport.update(left_out=frozenset({"s1", "gone"}))
    assert model.shown == 1
    session.store.edit(delete(session.store.document, Ref(Kind.EVENT, "e2")))
    assert rows(model)[1].events == 1
    session.store.history.undo()
    assert rows(model)[1].events == 2


def test_a_source_that_comes_is_listed(qtbot, told, make_source):
    model, session = build(told)
    new = make_source("Puno paid.", "s3", title="Three")
    with qtbot.waitSignal(model.counted):
        session.store.edit(Patch("Add", {ref_of(new): Change(None, new, 2)}))
    assert [row.title for row in rows(model)] == ["One", "Two", "Three"]


def test_another_document_starts_the_list_over(qtbot, told, make_document):
    model, session = build(told)
    session.store.open(make_document())
    assert rows(model) == []
    assert model.shown == 0


@given(left_out=st.lists(st.frozensets(st.sampled_from(["s1", "s2", "s3"])), max_size=5))
def test_the_boxes_are_as_the_view_says_whatever_is_left_out(bundled, left_out):
    model, session = build(bundled)
    for keys in left_out:
        session.viewport.update(left_out=keys)
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            shown = Qt.CheckState(index.data(TICKED)) is Qt.CheckState.Checked
            assert shown == (index.data(ROW_ROLE).id not in keys)
