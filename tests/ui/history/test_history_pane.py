"""Every step on a line, and the way to each."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.domain.records import DomainError, Kind, Ref, Status
from idlib_gui.models.history_model import DIM_ROLE, HERE_ROLE, Column
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.ui.history.content import HistoryContent

A, B = Ref(Kind.EVENT, "a"), Ref(Kind.EVENT, "b")


@pytest.fixture
def pane(past, qtbot):
    """Return the pane, in front, after five steps of which one was undone and left behind."""
    past.rename("Talks begin")
    past.mark(Status.ACCEPTED, B)
    past.history.undo()
    past.rename("Talks fail")
    past.date("2020-02-03")
    past.history.undo()
    past.window.actions_by_name["pane_history"].trigger()
    pane = past.window.panes.history
    qtbot.waitUntil(lambda: pane.findChild(HistoryContent) is not None)
    return pane


@pytest.fixture
def table(pane):
    return pane.findChild(HistoryContent).table


def lines(table, column=Column.WHAT):
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def row_of(table, number):
    model = table.model()
    numbers = [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]
    return model.index(numbers.index(number), 0)


def go(qtbot, table, number):
    table.setFocus()
    table.setCurrentIndex(row_of(table, number))
    qtbot.keyClick(table, Qt.Key.Key_Return)


def title(past):
    return past.store.document.events["a"].title


def test_the_newest_step_is_first_and_the_time_before_all_last(table):
    assert lines(table) == [
        "Set the date of “Talks fail” to 2020-02-03",
        "Rename “Talks begin” to “Talks fail”",
        "Accept “Truce”",
        "Rename “Talks” to “Talks begin”",
        "As it was at first",
    ]


def test_the_present_stays_in_sight_while_steps_are_taken_back(past, qtbot):
    for number in range(40):
        past.rename(f"Talks {number}")
    past.window.actions_by_name["pane_history"].trigger()
    pane = past.window.panes.history
    qtbot.waitUntil(lambda: pane.findChild(HistoryContent) is not None)
    table = pane.findChild(HistoryContent).table
    for _time in range(30):
        past.history.undo()
    row = row_of(table, 10)
    assert table.currentIndex().row() == row.row()
    assert table.viewport().rect().intersects(table.visualRect(row))
    table.setCurrentIndex(row_of(table, 40))  # who looks at another step stays there
    past.history.undo()
    assert table.currentIndex() == row_of(table, 40)
    assert table.viewport().rect().intersects(table.visualRect(row_of(table, 9)))


def test_what_was_undone_or_left_behind_is_said_and_dimmed(table):
    assert lines(table, Column.STANDING) == ["undone", "◂ now", "undone for good", "", ""]
    model = table.model()
    assert [model.index(row, 0).data(DIM_ROLE) for row in range(5)] == [
        True,
        False,
        True,
        *[False] * 2,
    ]
    assert [model.index(row, 0).data(HERE_ROLE) for row in range(5)] == [0, 1, 0, 0, 0]


def test_each_line_says_who_and_when(table):
    assert lines(table, Column.WHO) == ["Ada"] * 4 + [""]
    assert all("today" in words or "yesterday" in words for words in lines(table, Column.WHEN)[:4])


def test_the_list_has_the_keyboard_as_soon_as_it_is_there(table):
    assert table.hasFocus()


def test_a_clock_that_was_set_back_is_told_of_and_changes_no_order(past, table):
    past.history.clock = lambda: 1_000_000_000
    past.rename("Talks go on")
    assert lines(table)[0] == "Rename “Talks fail” to “Talks go on”"
    tips = [table.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(6)]
    assert ["set back" in tip for tip in tips] == [True, *[False] * 5]
    past.history.clock = time.time


def test_enter_goes_to_a_step_and_back(qtbot, past, table):
    go(qtbot, table, 1)
    assert title(past) == "Talks begin"
    go(qtbot, table, 4)
    assert past.store.document.events["a"].when.edtf == "2020-02-03"
    go(qtbot, table, 0)
    assert title(past) == "Talks"
    assert lines(table, Column.STANDING) == [
        "undone",
        "undone",
        "undone for good",
        "undone",
        "◂ now",
    ]


def test_a_double_click_goes_to_a_step(qtbot, past, table):
    place = table.visualRect(row_of(table, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert title(past) == "Talks begin"


def test_there_is_a_sentence_where_there_is_no_way(qtbot, past, table):
    bar = past.window.statusBar()
    go(qtbot, table, 2)
    assert "no way back" in bar.currentMessage()
    go(qtbot, table, 3)
    assert bar.currentMessage() == "The document is there already."
    past.history.read_only = "It is open elsewhere."
    go(qtbot, table, 1)
    assert bar.currentMessage() == "It is open elsewhere."
    assert title(past) == "Talks fail"


def test_a_step_that_cannot_be_read_is_told_of(qtbot, past, table, monkeypatch):
    def refuse(_number):
        raise DomainError("It is damaged.")

    monkeypatch.setattr(past.history, "patch_of", refuse)
    go(qtbot, table, 1)
    assert past.window.statusBar().currentMessage() == "It is damaged."
    assert title(past) == "Talks fail"


def test_selecting_a_step_selects_its_record(qtbot, past, table):
    for number, ref in ((2, B), (1, A), (0, A)):
        place = table.visualRect(row_of(table, number)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert past.window.session.selection.current == ref
    for ref in (A, B):
        qtbot.keyClick(table, Qt.Key.Key_Up)
        assert past.window.session.selection.current == ref


def test_the_filter_finds_words_and_people(past, pane, table):
    pane.filter.setText("TRUCE")
    assert lines(table) == ["Accept “Truce”"]
    pane.filter.setText("ada")
    assert len(lines(table)) == 4
    pane.filter.setText("nobody")
    assert lines(table) == []
    past.rename("Talks go on")
    pane.filter.clear()
    assert len(lines(table)) == 6


def test_only_what_touched_the_selected_record_is_listed(past, pane, table):
    pane.only_selected.setChecked(True)
    assert lines(table) == []
    past.window.select(B)
    assert lines(table) == ["Accept “Truce”"]
    past.mark(Status.REJECTED, B)
    assert lines(table) == ["Reject “Truce”", "Accept “Truce”"]
    past.window.select(A)
    assert len(lines(table)) == 3
    pane.only_selected.setChecked(False)
    assert len(lines(table)) == 6


def test_the_row_where_one_was_stays_current_while_steps_come(past, table):
    table.setCurrentIndex(row_of(table, 3))
    past.rename("Talks go on")
    assert table.currentIndex().data(ID_ROLE) == 3


def test_another_document_has_another_history(past, table, bundled):
    past.store.open(bundled)
    assert lines(table) == ["As it was at first"]


def test_the_model_behaves_while_steps_are_made_and_undone(past, pane, table):
    tester = QAbstractItemModelTester(
        table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    past.rename("one", "two")
    past.history.go_to(1)
    pane.filter.setText("one")
    past.rename("three", "one")
    pane.filter.clear()
    assert table.model().rowCount() == 9
    assert tester.model() is table.model()


def test_where_there_is_little_room_the_line_itself_is_left(past, table):
    size = past.window.size()
    assert not table.isColumnHidden(Column.WHO)
    past.window.resize(800, 480)
    assert table.isColumnHidden(Column.WHO)
    past.window.resize(size)
    assert not table.isColumnHidden(Column.WHAT)
