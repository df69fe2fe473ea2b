"""The table of suggestions keeps what was ticked while others come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.domain.suggesting import Ground, Suggestion
from idlib_gui.models.suggestions_model import Column, SuggestionsModel, SuggestionWords

TICK, TIP = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.ToolTipRole


def suggestion(into, other, confidence=0.9):
    return Suggestion(into, other, Ground.NAME, (into, other), confidence)


@pytest.fixture
def model(qapp):
    words = SuggestionWords(
        ("a", "b", "c", "d", "e"),
        lambda one, column: f"{one.other} {column}",
        lambda one: f"tip of {one.other}",
    )
    made = SuggestionsModel(words)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def test_what_is_sure_is_ticked_from_the_first(model):
    model.show_suggestions([suggestion("a", "b"), suggestion("c", "d", 0.5)], 0.8)
    assert model.ticked == [suggestion("a", "b")]
    assert model.index(1, Column.INTO).data() == "d 1"
    assert model.index(1, 0).data(TIP) == "tip of d"
    assert model.index(0, 0).data(TICK) == Qt.CheckState.Checked
    assert model.index(0, 1).data(TICK) is None
    assert model.data(QModelIndex()) is None
    assert model.suggestion_at(QModelIndex()) is None


def test_what_was_ticked_stays_so_when_others_go(model):
    model.show_suggestions([suggestion("a", "b"), suggestion("c", "d", 0.5)], 0.8)
    assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked, TICK)
    assert model.setData(model.index(1, 0), Qt.CheckState.Checked, TICK)
    model.show_suggestions(
        [suggestion("c", "d", 0.5), suggestion("a", "b"), suggestion("e", "f")], 0.8
    )
    assert [one.other for one in model.ticked] == ["d", "f"]


def test_only_the_first_column_can_be_ticked(model):
    model.show_suggestions([suggestion("a", "b")], 0.8)
    assert not model.setData(model.index(0, 1), Qt.CheckState.Checked, TICK)
    assert not model.setData(model.index(0, 0), "other")
    assert not model.setData(QModelIndex(), Qt.CheckState.Checked, TICK)
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsUserCheckable
