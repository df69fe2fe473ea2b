"""A row of a dataset opens in the detail pane, is stepped on from, and is cited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox

from idlib_gui.domain.records import DomainError
from idlib_gui.state.datasets import RowFilter
from idlib_gui.state.selection import RowRef
from idlib_gui.state.viewport import LanesBy
from idlib_gui.storage.datasets import engine
from idlib_gui.ui.link_button import RowsRow
from idlib_gui.ui.timeline.words import row_lines


def select(window, row):
    window.session.selection.select(RowRef(window.session.shelf.layers[0].key, row))


def place(window):
    return window.statusBar().findChild(QLabel).text()


def lines(window):
    shown = (child for child in window.detail.sheet.children() if hasattr(child, "text"))
    return [child.text() for child in shown if child.text() and not child.isHidden()]


def until_looked_up(qtbot, window):
    qtbot.waitUntil(lambda: any("relid: MADE-" in line for line in lines(window)))


def test_a_row_opens_with_who_what_when_and_all_columns(qtbot, with_ged, ged):
    select(with_ged, 0)
    shown = lines(with_ged)
    assert shown[0] == "ROW OF MADE-GED.CSV"
    assert "1 Jan 2015" in shown
    assert "exact to the day" in shown
    assert "Looking it up…" in shown
    until_looked_up(qtbot, with_ged)
    shown = lines(with_ged)
    assert "relid: MADE-0" in shown
    assert "date_start: 2015-01-01" in shown
    assert "State-based conflict · material conflict" in shown


def test_sides_of_which_none_is_said_to_act_on_the_other_stand_between_no_arrow(with_ged, ged):
    select(with_ged, 0)
    assert "BETWEEN" in lines(with_ged)
    labels = {label.text() for label in with_ged.detail.sheet.findChildren(QLabel)}
    assert "–" in labels
    assert "→" not in labels
    assert " – " in row_lines(ged, 0)[2]
    one_sided = next(row for row in range(ged.rows) if not ged.is_mutual(row))
    select(with_ged, one_sided)
    assert "WHO → WHOM" in lines(with_ged)
    assert " → " in row_lines(ged, one_sided)[2]


def test_a_row_has_the_room_of_the_quotes_and_gives_it_back(qtbot, with_ged):
    detail = with_ged.detail
    select(with_ged, 4)
    assert not detail.quotes.isVisible()
    sheet = detail.sheet.parentWidget()
    qtbot.waitUntil(lambda: sheet.height() > detail.height() * 0.8)
    with_ged.session.selection.select(None)
    assert detail.quotes.isVisible()
    qtbot.waitUntil(lambda: sheet.height() < detail.height() * 0.65)


def test_a_row_is_no_event_of_the_article(with_ged):
    select(with_ged, 0)
    assert with_ged.session.selection.current is None
    names = with_ged.actions_by_name
    assert not names["accept"].isEnabled()
    assert names["copy_citation"].isEnabled()
    assert names["deselect"].isEnabled()
    names["deselect"].trigger()
    assert with_ged.session.selection.picked is None


def test_the_buttons_step_through_the_lane_of_the_row(qtbot, with_ged, ged):
    expanded = frozenset({f"dataset:{ged.key}"})
    with_ged.session.viewport.update(lanes_by=LanesBy.TYPE, expanded=expanded)
    select(with_ged, 0)
    before, after = with_ged.detail.step_buttons
    qtbot.mouseClick(after, Qt.MouseButton.LeftButton)
    assert with_ged.session.selection.row.row == 3  # the types go round
    assert ged.type[3] == ged.type[0]
    qtbot.mouseClick(before, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(before, Qt.MouseButton.LeftButton)
    assert with_ged.session.selection.row.row == 0


def test_a_row_is_cited_by_its_dataset_date_and_number(qtbot, with_ged):
    select(with_ged, 4)
    with_ged.actions_by_name["copy_citation"].trigger()
    assert QGuiApplication.clipboard().text().endswith("29 Jan 2015, “made-ged.csv”, row 5")
    until_looked_up(qtbot, with_ged)
    with_ged.actions_by_name["copy_citation"].trigger()
    assert QGuiApplication.clipboard().text().endswith("29 Jan 2015, “made-ged.csv”, event 1004")


def test_without_what_reads_files_a_row_says_how_to_get_it(qtbot, with_ged, monkeypatch):
    def missing():
        raise DomainError(engine.MISSING)

    monkeypatch.setattr(engine, "load_duckdb", missing)
    select(with_ged, 1)
    sentence = " ".join(engine.MISSING.split())
    qtbot.waitUntil(lambda: sentence in " ".join(lines(with_ged)).replace("\u200b", ""))


def test_a_fault_of_the_program_is_told(qtbot, with_ged, ged, monkeypatch):
    def fail(_number):
        raise RuntimeError("a fault")

    monkeypatch.setattr(ged, "row", fail)
    select(with_ged, 1)
    qtbot.waitUntil(lambda: bool(with_ged.findChildren(QMessageBox)))
    box = with_ged.findChildren(QMessageBox)[0]
    assert box.text() == "Something went wrong inside the program."
    box.close()


def test_the_way_back_leads_over_rows(with_ged):
    select(with_ged, 1)
    select(with_ged, 2)
    with_ged.actions_by_name["back"].trigger()
    assert with_ged.session.selection.row.row == 1


def test_the_table_of_rows_follows_the_filter_and_selects(qtbot, with_ged, ged, shown):
    with_ged.opening.datasets.do("rows", ged.key)
    page = shown(with_ged, "DatasetRowsPage")
    qtbot.waitUntil(lambda: page.facts == "293 rows")
    page.table.selectRow(2)
    assert with_ged.session.selection.row == RowRef(ged.key, 2)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert with_ged.session.selection.row == RowRef(ged.key, 3)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.isVisible()
    index = page.table.model().index(3, 1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == ged.titles([3])[0]
    select(with_ged, 100)
    assert page.table.currentIndex().row() == 100
    assert page.table.model().index(0, 0).data() == "1 Jan 2015"
    with_ged.session.shelf.filter(ged.key, RowFilter(types=frozenset({int(ged.type[100])})))
    qtbot.waitUntil(lambda: page.facts == "98 rows")
    assert page.table.currentIndex().row() == 33
    with_ged.session.viewport.update(window=(float(ged.start[9]), float(ged.start[21])))
    accent = with_ged.themes.looks.theme.accent
    box = page.only_seen.grab().toImage()
    assert accent not in [box.pixelColor(x, box.height() // 2) for x in range(30)]
    page.only_seen.click()
    box = page.only_seen.grab().toImage()
    assert accent in [box.pixelColor(x, box.height() // 2) for x in range(30)]
    qtbot.waitUntil(lambda: page.facts == "4 rows")
    with_ged.session.shelf.take(ged.key)
    assert not page.isVisible()


def test_the_table_of_rows_and_the_status_bar_stay_in_the_period(qtbot, with_ged, ged, shown):
    with_ged.opening.datasets.do("rows", ged.key)
    page = shown(with_ged, "DatasetRowsPage")
    qtbot.waitUntil(lambda: page.facts == "293 rows")
    with_ged.session.viewport.update(period=(int(ged.start[9]), int(ged.start[9]) + 1))
    qtbot.waitUntil(lambda: page.table.model().rowCount() < 293)
    listed = page.table.model().rowCount()
    assert page.facts.startswith(f"{listed} row")
    assert " · " in page.facts
    page.close()
    with_ged.session.selection.select(None)
    (link,) = with_ged.detail.sheet.findChildren(RowsRow)
    assert link.words.replace("\u200b", "") == f"{listed} in {ged.name}"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    page = shown(with_ged, "DatasetRowsPage")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == listed)
    select(with_ged, 9)
    assert f"Row {page.table.currentIndex().row() + 1} of {listed}" in place(with_ged)


def test_nothing_is_done_to_a_dataset_that_is_not_there(window):
    for what in ("show", "filter", "rows", "left_out", "remove"):
        window.opening.datasets.do(what, "nobody")
    assert window.session.shelf.layers == ()
