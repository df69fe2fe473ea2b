"""The real window: cells of the table and dates on the timeline are edited by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QTableView

from idlib_gui.domain.records import EventId, Kind, Ref, Status
from idlib_gui.models.events_model import Column
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.ui.events_delegate import CellLine

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(window_as_opened):
    """Return the window with nothing done yet, and take back afterwards what a test did."""
    history = window_as_opened.session.store.history
    yield window_as_opened
    while history.can_undo:
        history.undo()


@pytest.fixture
def table(opened):
    """Return the table of events in front, with the keyboard in its first cell."""
    dock = opened.workspace.dock("table")
    opened.workspace.bring(dock)
    table = opened.panes.table.findChild(QTableView)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, Column.STATUS))
    return table


def test_letters_and_f2_edit_the_cells_of_all_selected_rows_and_not_the_window(
    qtbot, opened, table
):
    events, window = opened.session.store.document.events, opened.session.viewport.view.window
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    keys = [table.model().index(row, 0).data(ID_ROLE) for row in range(3)]
    assert {events[key].status for key in keys} != {Status.DISPUTED}
    qtbot.keyClicks(table, "d")
    line = table.findChild(CellLine)
    qtbot.keyClicks(line, "isputed")
    line.completer().popup().hide()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    events = opened.session.store.document.events
    assert {events[key].status for key in keys} == {Status.DISPUTED}
    assert opened.statusBar().currentMessage() == "Set the status of 3 events."
    assert opened.session.viewport.view.window == window
    assert opened.session.store.history.undo_label == "Set the status of 3 events"


def test_delete_in_the_table_deletes_its_rows_without_a_question(qtbot, opened, table):
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    count = len(opened.session.store.document.events)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert len(opened.session.store.document.events) == count - 2
    assert opened.statusBar().currentMessage() == "Delete 2 events."
    opened.actions_by_name["undo"].trigger()
    assert len(opened.session.store.document.events) == count


def test_the_whole_table_copied_and_pasted_back_changes_nothing(qtbot, opened, table):
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().count("\n") >= table.model().rowCount() + 1
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert opened.findChild(QMessageBox) is None
    assert not opened.session.store.history.can_undo


def dated_day(document):
    """Return an event that is dated to a day."""
    return next(e for e in document.events.values() if e.when and len(e.when.edtf or "") == 10)


def test_keys_on_the_timeline_move_the_selected_event_and_undo_brings_it_back(qtbot, opened):
    store = opened.session.store
    event = dated_day(store.document)
    assert not opened.actions_by_name["event_later"].isEnabled()
    opened.session.selection.select(Ref(Kind.EVENT, event.id))
    assert opened.actions_by_name["event_later"].isEnabled()
    opened.timeline.setFocus()
    qtbot.keyClick(opened.timeline.view, Qt.Key.Key_Right, ALT_SHIFT)
    moved = store.document.events[event.id]
    assert moved.when.date.first.begin == event.when.date.first.end
    qtbot.keyClick(opened.timeline.view, Qt.Key.Key_Up, ALT_SHIFT)
    assert store.document.events[event.id].when.date.last.begin == moved.when.date.first.end
    opened.actions_by_name["undo"].trigger()
    opened.actions_by_name["undo"].trigger()
    assert store.document.events[event.id] == event


def test_a_drag_on_the_timeline_reaches_every_pane_and_escape_gives_it_up(qtbot, opened):
    store, view = opened.session.store, opened.timeline.view
    event = dated_day(store.document)
    opened.session.selection.select(Ref(Kind.EVENT, event.id))
    area, picture = view.viewport(), view.canvas.picture
    row = view.canvas.stage.row_of(EventId(event.id))
    start = picture.rects_of(row)[0].topLeft() + QPoint(12, 8)
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(area, start + QPoint(200, 0))
    assert opened.timeline.mover.said
    opened.actions_by_name["deselect"].trigger()
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start + QPoint(200, 0))
    assert store.document.events[event.id] == event
    assert opened.session.selection.current == Ref(Kind.EVENT, event.id)
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(area, start + QPoint(200, 0))
    said = opened.timeline.mover.said
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start + QPoint(200, 0))
    cells = opened.panes.table.findChild(QTableView).model()
    assert cells.index_of(event.id, Column.WHEN).data() == said
    assert store.document.events[event.id] != event
