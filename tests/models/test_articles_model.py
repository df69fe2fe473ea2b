"""Article files as rows that are taken or not, with a date that can be corrected."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.build.values import Given, Glance
from idlib_gui.models.articles_model import ArticlesModel, ArticlesWords, Column
from idlib_gui.storage.articles import Article

_Role = Qt.ItemDataRole
PATHS = [Path("/in/a.txt"), Path("/in/b.txt"), Path("/in/c.pdf")]
DATED = Glance(Article("", "A title", published="2020-02-13", notes=("A note.",)), 1234)
BROKEN = Glance(None, failure="c.pdf is damaged.")


@pytest.fixture
def model(qapp):
    words = ArticlesWords(
        ("File", "Title", "Published", "Words", "Notes"),
        lambda edtf: f"<{edtf}>",
        lambda row: "…" if row.glance is None else row.glance.failure or "read",
        lambda cell: f"tip: {cell}",
    )
    model = ArticlesModel(words)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.open(PATHS, [path.name for path in PATHS])
    return model


def cells(model, row):
    return [model.index(row, column).data() for column in Column]


def tick(model, row, state):
    index = model.index(row, Column.FILE)
    return model.setData(index, state, _Role.CheckStateRole)


def test_every_file_is_taken_at_first_and_shows_what_a_look_finds(model):
    assert cells(model, 0) == ["a.txt", "", "", "", "…"]
    model.look(0, DATED)
    assert cells(model, 0) == ["a.txt", "A title", "<2020-02-13>", "1,234", "read"]
    assert model.index(0, Column.NOTE).data(_Role.ToolTipRole) == "tip: read"
    assert [entry.path for entry in model.taken] == PATHS
    assert model.headerData(Column.WORDS, Qt.Orientation.Horizontal) == "Words"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_file_that_cannot_be_read_is_not_taken_and_said_why(model):
    model.look(2, BROKEN)
    assert [entry.path for entry in model.taken] == PATHS[:2]
    assert [(lost.path, lost.sentence) for lost in model.unread] == [
        (PATHS[2], "c.pdf is damaged.")
    ]
    assert cells(model, 2) == ["c.pdf", "", "", "", "c.pdf is damaged."]


def test_the_check_box_says_what_is_taken(qtbot, model):
    with qtbot.waitSignal(model.counted):
        assert tick(model, 1, Qt.CheckState.Unchecked.value)
    assert [entry.path for entry in model.taken] == [PATHS[0], PATHS[2]]
    assert model.index(1, 0).data(_Role.CheckStateRole) == Qt.CheckState.Unchecked
    model.look(1, DATED)
    assert [entry.path for entry in model.taken] == [PATHS[0], PATHS[2]]
    tick(model, 1, Qt.CheckState.Checked)
    assert len(model.taken) == 3


def correct(model, row, typed):
    return model.setData(model.index(row, Column.PUBLISHED), typed)


def test_a_date_that_the_user_types_goes_before_that_of_the_file(model):
    assert correct(model, 0, "3 May 2021")
    model.look(0, DATED)
    assert model.index(0, Column.PUBLISHED).data(_Role.EditRole) == "2021-05-03"
    assert model.taken[0].given == Given("2021-05-03")
    assert model.taken[1].given == Given()


def test_a_date_that_the_user_takes_away_is_unknown(model):
    model.look(0, DATED)
    assert correct(model, 0, "  ")
    assert model.taken[0].given == Given("")


def test_the_same_date_typed_again_is_not_the_users(model):
    model.look(0, DATED)
    assert correct(model, 0, "13 Feb 2020")
    assert model.taken[0].given == Given()


def test_what_is_no_date_is_refused_with_a_reason(qtbot, model):
    with qtbot.waitSignal(model.refused) as refused:
        assert not correct(model, 0, "3/4/2020")
    assert "could be 3 April or 4 March" in refused.args[0]
    assert cells(model, 0)[Column.PUBLISHED] == ""


def test_nothing_else_can_be_changed(model):
    editable = [
        column
        for column in Column
        if model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable
    ]
    assert editable == [Column.PUBLISHED]
    assert not model.setData(model.index(0, Column.TITLE), "x")
    assert not model.setData(QModelIndex(), "x")
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.data(QModelIndex()) is None
    assert model.index(0, Column.TITLE).data(_Role.CheckStateRole) is None
