"""Datasets, their names and their rows as models that views can trust."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import EventClass
from idlib_gui.models.dataset_rows_model import Column, DatasetRowsModel, RowsWords
from idlib_gui.models.datasets_model import ROW_ROLE, DatasetsModel, DatasetWords
from idlib_gui.models.names_model import COUNT_ROLE, MOST, NamesModel
from idlib_gui.models.preview_model import WRONG_ROLE, PreviewModel, PreviewWords
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.state.datasets import Layer, Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport

ROLE = Qt.ItemDataRole
FIRST = day_start(2020)
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def checked(model):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def session(qapp):
    return Session(DocumentStore(document_of([])), Selection(), Viewport(), Shelf())


@pytest.fixture
def model(session):
    words = DatasetWords(lambda row: f"tip {row.name}", lambda row: f"spoken {row.name}")
    return checked(DatasetsModel(session, words))


@pytest.fixture
def ready(make_dataset, make_lanes):
    """Return a function that makes a layer that is ready to be drawn."""

    def make(key="made", **looks):
        dataset = make_dataset(10, key=key)
        return Layer(dataset, whole=make_lanes(dataset, "none").index, ready=True, **looks)

    return make


def rows_of(model):
    return [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())]


def test_a_row_tells_how_much_of_a_dataset_is_seen(session, model, ready):
    session.shelf.put(ready())
    assert (rows_of(model)[0].passing, rows_of(model)[0].seen) == (10, 10)
    session.viewport.update(window=(FIRST, FIRST + 3 * DAY))
    assert rows_of(model)[0].seen == 3
    session.viewport.update(classes_off=frozenset({EventClass.MATERIAL_CONFLICT}))
    assert rows_of(model)[0].seen == 2
    session.shelf.update("made", visible=False)
    assert (rows_of(model)[0].visible, rows_of(model)[0].seen) == (False, 0)


def test_rows_are_seen_where_the_period_and_what_is_in_view_meet(session, model, ready):
    session.shelf.put(ready())
    session.viewport.update(period=(FIRST + DAY, FIRST + 5 * DAY))
    assert rows_of(model)[0].seen == 4
    session.viewport.update(window=(FIRST, FIRST + 3 * DAY))
    assert rows_of(model)[0].seen == 2
    session.viewport.update(window=(FIRST + 6 * DAY, FIRST + 8 * DAY))
    assert rows_of(model)[0].seen == 0


def test_what_is_not_worked_out_yet_is_not_told(session, model, make_dataset):
    session.shelf.put(Layer(make_dataset()))
    assert rows_of(model)[0].seen is None


def test_lanes_that_are_to_be_seen_and_not_there_yet_are_told(session, model, ready):
    session.shelf.put(ready())
    assert rows_of(model)[0].lanes_open
    session.viewport.update(expanded=frozenset({"dataset:made"}))
    assert not rows_of(model)[0].lanes_open
    session.shelf.update("made", lanes_by=session.viewport.view.lanes_by)
    assert rows_of(model)[0].lanes_open


def test_a_tick_shows_and_hides(session, model, ready):
    session.shelf.put(ready("a"))
    session.shelf.put(ready("b"))
    counts = []
    model.counted.connect(lambda: counts.append(model.shown))
    index = model.index(1, 0)
    assert index.data(ROLE.CheckStateRole) == ON
    assert model.setData(index, OFF, ROLE.CheckStateRole)
    assert not session.shelf.layer("b").visible
    assert (index.data(ROLE.CheckStateRole), counts) == (OFF, [1])
    assert not model.setData(index, "x", ROLE.EditRole)
    session.viewport.update(window=(0.0, 1.0))
    assert counts == [1]


def test_rows_come_and_go_with_their_words(session, model, ready):
    for key in "abc":
        session.shelf.put(ready(key))
    session.shelf.take("b")
    assert [row.key for row in rows_of(model)] == ["a", "c"]
    index = model.index_of("c")
    assert (index.data(ID_ROLE), index.data()) == ("c", "Made up")
    assert index.data(ROLE.ToolTipRole) == "tip Made up"
    assert index.data(ROLE.AccessibleTextRole) == "spoken Made up"
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable


def test_a_dataset_that_takes_the_place_of_another_is_the_same_row_for_views(
    qtbot, session, model, ready
):
    for key in "abc":
        session.shelf.put(ready(key))
    with qtbot.assertNotEmitted(model.rowsRemoved), qtbot.waitSignal(model.dataChanged) as told:
        session.shelf.put(ready("new"), instead_of="b")
    assert [row.key for row in rows_of(model)] == ["a", "new", "c"]
    assert [index.row() for index in told.args[:2]] == [1, 1]
    assert model.index_of("new").row() == 1
    assert not model.index_of("b").isValid()


def test_names_stay_in_their_order_when_other_rows_of_them_pass(qtbot, names):
    order = [names.index(row, 0).data() for row in range(names.rowCount())]
    with qtbot.assertNotEmitted(names.modelReset), qtbot.waitSignal(names.dataChanged):
        names.change_counts(np.array([7, 0, 0, 1]))
    rows = [names.index(row, 0) for row in range(names.rowCount())]
    assert [row.data() for row in rows] == order == ["Beland", "Grey Front", "Gáspár"]
    assert [row.data(COUNT_ROLE) for row in rows] == [0, 7, 1]


@pytest.fixture
def names(qapp):
    counts = np.array([2, 5, 0, 2])
    named = ("Grey Front", "Beland", "Nobody", "Gáspár")
    model = checked(NamesModel(named, lambda name, count, on: f"{name} {count} {on}"))
    assert model.rowCount() == 0
    model.show_counts(counts)
    return model


def listed(model):
    return [model.index(n).data() for n in range(model.rowCount())]


def test_names_are_listed_by_how_often_they_stand(names):
    assert listed(names) == ["Beland", "Grey Front", "Gáspár"]
    assert names.index(0).data(COUNT_ROLE) == 5
    assert names.index(2).data(ROLE.AccessibleTextRole) == "Gáspár 2 False"


def test_names_are_found_without_their_accents_and_by_all_words(names):
    names.search("gaspar")
    assert (listed(names), names.found) == (["Gáspár"], 1)
    names.search("front GREY")
    assert listed(names) == ["Grey Front"]
    names.search("nobody")
    assert listed(names) == []
    names.search(" ")
    assert len(listed(names)) == 3


def test_ticked_names_come_first_once_they_are_looked_for_again(names):
    heard = []
    names.ticked_changed.connect(heard.append)
    assert names.setData(names.index(2), ON, ROLE.CheckStateRole)
    assert names.setData(names.index(1), ON, ROLE.CheckStateRole)
    assert names.setData(names.index(1), OFF, ROLE.CheckStateRole)
    assert heard == [{3}, {0, 3}, {3}]
    names.search("")
    assert listed(names)[0] == "Gáspár"
    names.tick(frozenset())
    assert names.index(0).data(ROLE.CheckStateRole) == OFF
    assert not names.setData(names.index(0), "x", ROLE.EditRole)


def test_of_very_many_names_the_commonest_are_listed_and_all_are_found(qapp):
    many = MOST + 50
    model = checked(NamesModel([f"name {n}" for n in range(many)], lambda *_: ""))
    model.show_counts(np.arange(many) + 1)
    assert (model.rowCount(), model.found) == (MOST, many)
    assert listed(model)[0] == f"name {many - 1}"
    model.search("name 7")
    assert "name 7" in listed(model)


def test_a_row_of_the_table_is_looked_up_when_it_is_seen(qapp, make_dataset):
    dataset = make_dataset(6, target=[-1] * 6)
    words = RowsWords(list("abcdef"), str, str.upper)
    model = checked(DatasetRowsModel(dataset, words))
    assert model.rowCount() == 0
    model.show_rows(np.array([4, 1]))
    cells = [model.index(0, column).data() for column in Column]
    assert cells == [
        str((FIRST + 4 * DAY, FIRST + 5 * DAY)), "ROW 4", "BETA", "", "BATTLE", "NORTHTOWN",
    ]  # fmt: skip
    assert model.index(1, 0).data(ID_ROLE) == 1
    assert model.index_of(1).row() == 1
    assert not model.index_of(3).isValid()
    assert model.headerData(2, Qt.Orientation.Horizontal) == "c"
    assert model.headerData(2, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None


def test_a_preview_says_which_rows_are_not_understood(qapp):
    understood = type("Row", (), {"when": (0, 1)})()
    wrong = type("Row", (), {"when": None})()
    model = checked(PreviewModel(PreviewWords(["A"], lambda row: [str(row.when)])))
    model.show_rows([understood, wrong])
    assert [model.index(n, 0).data(WRONG_ROLE) for n in range(2)] == [False, True]
    assert model.index(0, 0).data() == "(0, 1)"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "A"
    assert model.headerData(1, Qt.Orientation.Vertical) == "2"
    assert model.headerData(0, Qt.Orientation.Horizontal, ROLE.ToolTipRole) is None
    assert model.data(QModelIndex()) is None
