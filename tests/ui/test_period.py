"""A period and the switches of the legend, in the real window: every pane follows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTableView

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.records import EventClass, Kind, Ref
from idlib_gui.layout.columns import CLASSES
from idlib_gui.state.viewport import LanesBy
from idlib_gui.ui.link_button import RowsRow
from idlib_gui.ui.timeline.track import axis_track

PERIOD = (day_start(2020, 2, 3), day_start(2020, 2, 10))
FIGHT, TALK = EventClass.MATERIAL_CONFLICT, EventClass.VERBAL_COOPERATION
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def window(window_as_opened):
    return window_as_opened


def view(window):
    return window.session.viewport.view


def brush(window, period=PERIOD):
    window.session.viewport.update(period=period)


def place(window):
    return window.statusBar().findChild(QLabel).text()


def sheet(window):
    return [label.text() for label in window.detail.sheet.findChildren(QLabel) if label.isVisible()]


def press(qtbot, window, key, keys=Qt.KeyboardModifier.NoModifier):
    window.timeline.setFocus()
    qtbot.keyClick(window.timeline.view, key, keys)


# The period


def test_a_drag_on_the_axis_is_told_in_the_status_bar(qtbot, window):
    area, picture = window.timeline.view.viewport(), window.timeline.view.canvas.picture
    track, left = axis_track(picture), picture.frame.left
    begin, end = (
        QPoint(round(left + track.x_of(seconds)), 30)
        for seconds in (PERIOD[0] + DAY // 2, PERIOD[0] + DAY * 3 // 4)
    )
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(area, begin + QPoint(12, 0))
    qtbot.mouseMove(area, end)
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=end)
    assert view(window).period == (PERIOD[0], PERIOD[0] + DAY)
    assert place(window).startswith("3 Feb 2020: 1")
    assert " events, " in place(window)


def test_the_status_bar_tells_what_the_period_holds(window):
    assert place(window) == "32 events"
    brush(window)
    assert place(window) == "3–9 Feb 2020: 17 events, 11 quotes"
    window.session.selection.select(Ref(Kind.EVENT, window.session.shown.index.by_time[0]))
    assert place(window).startswith("Event 1 of 17 · 3–9 Feb 2020: ")


def test_datasets_are_told_too(window, make_dataset, make_lanes):
    from idlib_gui.state.datasets import Layer  # noqa: PLC0415

    data = make_dataset(4_000, name="Battles")
    layer = Layer(data, whole=make_lanes(data, "none").index, ready=True)
    window.session.shelf.put(layer)
    brush(window, (day_start(2020), day_start(2024)))
    assert place(window).endswith("; 1,461 in Battles")


def test_the_sheet_of_a_period_tells_of_datasets_as_soon_as_they_are_ready(
    window, make_dataset, make_lanes
):
    from idlib_gui.state.datasets import Layer  # noqa: PLC0415

    brush(window, (day_start(2020), day_start(2024)))
    data = make_dataset(4_000, name="Battles")
    window.session.shelf.put(Layer(data))
    links = window.detail.sheet.findChildren(RowsRow)
    assert [link.words for link in links] == ["… in Battles"]
    window.session.shelf.update(data.key, whole=make_lanes(data, "none").index, ready=True)
    assert [link.words for link in links] == ["1,461 in Battles"]
    window.session.shelf.take(data.key)
    assert not any(link.isVisible() for link in links)


def test_the_status_bar_tells_where_a_row_of_a_dataset_stands(window, make_dataset, make_lanes):
    from idlib_gui.state.datasets import Layer  # noqa: PLC0415
    from idlib_gui.state.selection import RowRef  # noqa: PLC0415

    data = make_dataset(4_000, name="Battles")
    shelf, select = window.session.shelf, window.session.selection.select
    shelf.put(Layer(data, whole=make_lanes(data, "none").index, ready=True))
    window.session.viewport.update(lanes_by=LanesBy.NONE)
    select(RowRef(data.key, 1_233))
    assert place(window) == "Row 1,234 of 4,000"
    shelf.put(Layer(data, whole=make_lanes(data, "none").index, passing=data.cls < 0, ready=True))
    assert place(window) == ""
    shelf.take(data.key)
    assert not place(window).startswith("Row")


def test_b_brushes_what_is_seen_and_clears_it(qtbot, window):
    press(qtbot, window, Qt.Key.Key_B)
    seen = view(window).period
    assert seen is not None
    press(qtbot, window, Qt.Key.Key_B)
    assert view(window).period is None
    brush(window)
    press(qtbot, window, Qt.Key.Key_B, SHIFT)
    assert view(window).period is None


def test_esc_lets_go_of_the_selection_and_then_of_the_period(qtbot, window):
    brush(window)
    window.session.selection.select(Ref(Kind.ACTOR, "a1"))
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.session.selection.current is None
    assert view(window).period == PERIOD
    press(qtbot, window, Qt.Key.Key_Escape)
    assert view(window).period is None
    assert not window.actions_by_name["deselect"].isEnabled()


def test_esc_gives_up_a_drag_first(qtbot, window):
    brush(window)
    window.session.selection.select(Ref(Kind.ACTOR, "a1"))
    area, frame = window.timeline.view.viewport(), window.timeline.view.canvas.picture.frame
    start = QPoint(frame.left + 40, 30)
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(area, start + QPoint(60, 0))
    qtbot.waitUntil(lambda: view(window).period != PERIOD)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert view(window).period == PERIOD
    assert window.session.selection.current is not None
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start)
    assert view(window).period == PERIOD


@pytest.mark.parametrize(
    ("key", "keys", "period"),
    [
        (Qt.Key.Key_Right, SHIFT, (DAY, DAY)),
        (Qt.Key.Key_Left, CTRL | SHIFT, (0, -DAY)),
        (Qt.Key.Key_Right, CTRL, (DAY, 0)),
    ],
)
def test_arrows_move_and_stretch_the_period(qtbot, window, key, keys, period):
    window.session.viewport.update(
        folded=False, window=(PERIOD[0] - 1.0 * DAY, PERIOD[1] + 1.0 * DAY)
    )
    brush(window)
    press(qtbot, window, key, keys)
    assert view(window).period == (PERIOD[0] + period[0], PERIOD[1] + period[1])


def test_its_actions_wait_for_a_period(window):
    names = ("clear_period", "period_later", "end_earlier")
    assert not any(window.actions_by_name[name].isEnabled() for name in names)
    brush(window)
    assert all(window.actions_by_name[name].isEnabled() for name in names)


def test_the_table_lists_what_is_active_and_says_of_how_many(window):
    table = window.panes.table.findChild(QTableView)
    brush(window)
    assert table.model().rowCount() == 17
    assert window.panes.table.tools[0].text() == "17 of 32"
    assert window.panes.table.tools[0].accessibleName() == "17 of 32 events are listed"
    brush(window, None)
    assert window.panes.table.tools[0].text() == "32"


def test_a_selected_event_outside_the_period_stays_selected(window):
    other = Ref(Kind.EVENT, "e1")
    window.session.selection.select(other)
    brush(window, (day_start(2011), day_start(2011, 2)))
    assert window.session.selection.current == other


def test_quotes_are_those_of_the_period(window):
    brush(window)
    quotes = window.detail.quotes
    assert quotes.heading == "Quotes · in the period"
    assert len(quotes.model.ids) == 11
    assert "11 of 17" in [label.text() for label in quotes.findChildren(QLabel)]
    brush(window, (0, DAY))
    assert not quotes.model.ids
    assert "No quotes in the period." in [label.text() for label in quotes.findChildren(QLabel)]


def test_the_detail_sums_the_period_up_while_nothing_is_selected(window):
    brush(window)
    lines = sheet(window)
    assert "3–9 Feb 2020" in lines
    assert "17 events · 11 quotes" in lines
    assert "20 ACTORS" in lines
    window.session.selection.select(Ref(Kind.ACTOR, "a1"))
    assert "3–9 Feb 2020" not in sheet(window)


def test_an_empty_period_says_so(window):
    brush(window, (day_start(1990), day_start(1991)))
    assert "Nothing that is dated goes on in it." in sheet(window)
    assert "0 events · 0 quotes" in sheet(window)


def test_stepping_stays_in_the_period(qtbot, window):
    brush(window)
    press(qtbot, window, Qt.Key.Key_Comma)
    assert place(window).startswith("Event 17 of 17")


def test_the_period_is_remembered_with_the_document(open_window, bundled):
    window = open_window(bundled)
    brush(window)
    window.session.viewport.update(classes_off=frozenset({FIGHT}))
    again = open_window(bundled)
    assert view(again).period == PERIOD
    assert view(again).classes_off == {FIGHT}


# The legend


def switch(window, cls):
    return window.statusBar().classes.switches[CLASSES.index(cls)]


def click(qtbot, window, cls, keys=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(switch(window, cls), Qt.MouseButton.LeftButton, keys)


def test_a_click_in_the_legend_hides_a_class_everywhere(qtbot, window):
    click(qtbot, window, FIGHT)
    assert view(window).classes_off == {FIGHT}
    assert window.panes.table.tools[0].text() == "24 of 32"
    assert not {"e1"} & set(window.timeline.view.canvas.picture.scene.labels)
    codes = set(window.timeline.view.canvas.picture.scene.cls.tolist())
    assert CLASSES.index(FIGHT) not in codes
    assert place(window) == "24 of 32 events"
    click(qtbot, window, FIGHT)
    assert view(window).classes_off == frozenset()


def test_the_legend_says_what_is_hidden_and_shows_all_again(qtbot, window):
    hidden = window.statusBar().classes.hidden
    assert not hidden.isVisible()
    click(qtbot, window, FIGHT)
    assert hidden.isVisible()
    assert hidden.text() == "8 hidden · show all"
    qtbot.mouseClick(hidden, Qt.MouseButton.LeftButton)
    assert view(window).classes_off == frozenset()
    assert not hidden.isVisible()


def test_alt_click_shows_only_these(qtbot, window):
    click(qtbot, window, TALK, ALT)
    assert view(window).classes_off == frozenset(CLASSES) - {TALK}


def test_a_double_click_shows_only_these(window):
    button, kinds = switch(window, TALK), QEvent.Type
    left, none, keys = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, ALT & SHIFT
    middle = QPointF(button.rect().center())
    for kind in (
        kinds.MouseButtonPress,
        kinds.MouseButtonRelease,
        kinds.MouseButtonDblClick,
        kinds.MouseButtonRelease,
    ):
        held = none if kind is kinds.MouseButtonRelease else left
        QApplication.sendEvent(button, QMouseEvent(kind, middle, middle, left, held, keys))
    assert view(window).classes_off == frozenset(CLASSES) - {TALK}


def test_space_hides_a_class_and_a_screen_reader_hears_it(qtbot, window):
    button = switch(window, TALK)
    button.setFocus()
    assert button.accessibleName() == "verbal cooperation: 11 events"
    assert button.isChecked()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not button.isChecked()
    assert button.accessibleName() == "verbal cooperation: 11 events, hidden"


def test_its_menu_shows_only_these_and_all(qtbot, window):
    button = switch(window, TALK)
    point = QPoint(4, 4)
    button.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, point, button.mapToGlobal(point))
    )
    only, every = button.findChild(QMenu).actions()
    only.trigger()
    assert view(window).classes_off == frozenset(CLASSES) - {TALK}
    every.trigger()
    assert view(window).classes_off == frozenset()
    button.findChild(QMenu).close()


def test_keys_switch_classes(qtbot, window):
    press(qtbot, window, Qt.Key.Key_8, ALT)
    assert view(window).classes_off == {FIGHT}
    assert not window.actions_by_name["class_material_conflict"].isChecked()
    press(qtbot, window, Qt.Key.Key_C, ALT)
    assert view(window).classes_off == frozenset()
    assert not window.actions_by_name["all_classes"].isEnabled()


def test_the_legend_counts_what_is_in_the_period(window):
    assert switch(window, FIGHT).words.endswith(" 8")
    brush(window)
    assert switch(window, FIGHT).words.endswith(" 7")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_names_give_way_to_numbers_where_it_is_narrow(open_window, bundled, theme):
    window = open_window(bundled, (1_600, 900), theme)
    assert switch(window, FIGHT).words == "material conflict 8"
    window.resize(800, 480)
    assert switch(window, FIGHT).words == "8"
    buttons = window.statusBar().classes.switches
    assert all(one.geometry().right() < two.geometry().left() for one, two in pairwise(buttons))
    assert not window.grab().isNull()


def test_a_class_that_is_off_is_told_by_more_than_colour(window):
    button = switch(window, FIGHT)
    before = button.grab().toImage()
    window.session.viewport.update(classes_off=frozenset({FIGHT}))
    after = button.grab().toImage()
    middle = button.height() // 2
    # A line goes through the name: its pixels have the colour of the words in all of their width.
    row = [
        after.pixelColor(x, middle + dy) != before.pixelColor(x, middle + dy)
        for dy in (0, 1)
        for x in range(24, button.width() - 10)
    ]
    assert sum(row) > len(row) / 3
