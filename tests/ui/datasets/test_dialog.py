"""The dialog shows what is understood of a table before it is read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from idlib_gui.state.jobs import JobSlot
from idlib_gui.storage.datasets.mapping import DatasetKind, Mapping
from idlib_gui.storage.datasets.preview import Opened
from idlib_gui.ui.dataset_dialog import DatasetDialog
from idlib_gui.ui.theme import Looks, ThemeName, load_theme

ROWS = (
    ("3 Feb 2020", "Aland", "talks", "1/2/2020"),
    ("2020-02-05", "Beland", "attack", "3/4/2020"),
    ("hm", "Aland", "aid", ""),
)
OPENED = Opened(
    DatasetKind.TABLE,
    ("When", "Who", "What", "Said"),
    Mapping(start="When", actor="Who", type="What"),
    ROWS,
)


@pytest.fixture
def ask(qtbot, pool):
    def show(opened=OPENED):
        parent = QWidget()
        parent.resize(800, 480)
        qtbot.addWidget(parent)
        looks = Looks(load_theme(ThemeName.LIGHT))
        dialog = DatasetDialog("talks.csv", opened, JobSlot(pool), looks, parent)
        dialog.window_behind = parent  # which would not outlive this function
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return show


def choose(dialog, role, column):
    box = dialog.form.boxes[role]
    box.setCurrentIndex(box.findData(column))


def cell(dialog, row, column):
    return dialog.table.model().index(row, column).data()


def until_said(qtbot, dialog, words):
    qtbot.waitUntil(lambda: words in dialog.facts)


def test_each_row_says_when_it_was_and_of_which_class_or_why_not(qtbot, ask):
    dialog = ask()
    until_said(qtbot, dialog, "Of the first 3 rows, 1 would be left out.")
    assert [cell(dialog, 0, column) for column in range(4)] == [
        "3 Feb 2020", "verbal cooperation", "Aland", cell(dialog, 0, 3),
    ]  # fmt: skip
    assert cell(dialog, 1, 1) == "material conflict"
    assert cell(dialog, 2, 0).startswith("⚠ “hm” is no date")
    assert dialog.table.columnSpan(2, 0) == dialog.table.model().columnCount()


def test_what_is_chosen_is_handed_on(qtbot, ask):
    dialog = ask()
    choose(dialog, "title", "What")
    choose(dialog, "type", "")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    with qtbot.waitSignal(dialog.prepare_asked) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [Mapping(start="When", actor="Who", title="What")]


def test_nothing_is_opened_without_a_column_of_dates(qtbot, ask):
    dialog = ask()
    choose(dialog, "start", "")
    until_said(qtbot, dialog, "Choose the column with the date")
    choose(dialog, "start", "Who")
    until_said(qtbot, dialog, "none has a date that can be read")
    with qtbot.assertNotEmitted(dialog.prepare_asked):
        dialog.accept()
    assert dialog.isVisible()
    choose(dialog, "start", "When")
    qtbot.waitUntil(dialog.accept_button.isEnabled)


def test_figures_that_could_be_either_are_settled_by_the_user(qtbot, ask):
    dialog = ask()
    choose(dialog, "start", "Said")
    until_said(qtbot, dialog, "Say under “Dates in figures” whether day or month comes first.")
    dialog.form.order.setCurrentIndex(2)
    until_said(qtbot, dialog, "1 would be left out")
    qtbot.waitUntil(lambda: cell(dialog, 1, 0) == "4 Mar 2020")
    assert dialog.form.mapping.day_first is False
    dialog.form.order.setCurrentIndex(1)
    qtbot.waitUntil(lambda: cell(dialog, 1, 0) == "3 Apr 2020")


def test_a_table_without_rows_says_so(qtbot, ask):
    dialog = ask(OPENED._replace(rows=()))
    until_said(qtbot, dialog, "There is no row in this table.")
    assert not dialog.accept_button.isEnabled()


def test_every_choice_has_a_name_and_a_key(ask):
    dialog = ask()
    boxes = dialog.form.findChildren(QComboBox)
    names = [box.accessibleName() for box in boxes]
    assert all(names)
    assert len(set(names)) == len(boxes) == 10
    assert "&" not in "".join(names)


def test_it_fits_a_small_window(ask):
    dialog = ask()
    assert dialog.width() <= 760 or dialog.width() == dialog.minimumSizeHint().width()
    assert dialog.minimumSizeHint().width() <= 760
    assert dialog.minimumSizeHint().height() <= 440


def test_esc_lets_go(qtbot, ask):
    dialog = ask()
    with qtbot.assertNotEmitted(dialog.prepare_asked):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
