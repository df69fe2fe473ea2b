"""Wheel, drag and keys: the view follows the hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from idlib_gui.layout.panels import ARTICLE
from idlib_gui.layout.window import rooms_of

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def span(timeline):
    left, right = timeline.picture.rooms
    return right - left


def seconds_at(timeline, x):
    return float(timeline.picture.scale.to_seconds(timeline.picture.room_at(x)))


def test_the_wheel_zooms_about_the_pointer(hands):
    timeline = hands()
    x = 400
    here = QPoint(timeline.picture.frame.left + x, 300)
    before = seconds_at(timeline, x)
    timeline.wheel(here, y=120)
    assert span(timeline) == pytest.approx(timeline.picture.scale.room / 1.25)
    assert seconds_at(timeline, x) == pytest.approx(before, abs=60)


def test_ctrl_zooms_finer_and_shift_faster(hands):
    timeline = hands()
    here = QPoint(600, 300)
    spans = []
    for keys in (CTRL, Qt.KeyboardModifier.NoModifier, SHIFT):
        timeline.pane.fit_all()
        timeline.wheel(here, y=120, keys=keys)
        spans.append(span(timeline))
    assert spans[0] > spans[1] > spans[2]


def test_zooming_out_stops_at_all_of_the_time(hands):
    timeline = hands()
    timeline.wheel(QPoint(600, 300), y=120)
    for _ in range(5):
        timeline.wheel(QPoint(600, 300), y=-120)
    assert timeline.window is None


def test_zooming_in_stops_at_about_a_minute(hands):
    timeline = hands()
    for _ in range(100):
        timeline.pane.zoom_in()
    assert span(timeline) == pytest.approx(timeline.picture.scale.least_room)


def test_a_sideways_wheel_pans(hands):
    timeline = hands(window=(1_580_600_000.0, 1_581_600_000.0))
    before = timeline.picture.rooms
    timeline.wheel(QPoint(600, 300), x=-120)
    after = timeline.picture.rooms
    assert after[0] > before[0]
    assert after[1] - after[0] == pytest.approx(before[1] - before[0])


def test_one_gesture_of_a_touchpad_keeps_to_one_axis(hands):
    timeline = hands(window=(1_580_600_000.0, 1_581_600_000.0))
    before = span(timeline)
    timeline.wheel(QPoint(600, 300), x=-40, y=3, at=1_000)
    timeline.wheel(QPoint(600, 300), x=-3, y=40, at=1_020)
    assert span(timeline) == pytest.approx(before)
    timeline.wheel(QPoint(600, 300), x=-3, y=40, at=2_000)
    assert span(timeline) < before


def test_the_wheel_over_lane_names_or_with_alt_scrolls_the_lanes(hands):
    timeline = hands()
    timeline.wheel(QPoint(30, 300), y=-120)
    first = timeline.scroll()
    assert first > 0
    timeline.wheel(QPoint(600, 300), x=-120, keys=ALT)
    assert timeline.scroll() > first
    assert timeline.window is None
    assert timeline.view.bars.of(ARTICLE).value() == timeline.scroll()


def test_the_scroll_bar_moves_the_lanes_and_hides_when_all_fits(hands, events_of):
    timeline = hands()
    timeline.view.bars.of(ARTICLE).setValue(80)
    assert timeline.scroll() == 80
    few = hands(events_of("2020"))
    assert not few.view.bars.of(ARTICLE).isVisible()


def test_a_drag_pans_time_and_rows_and_selects_nothing(hands):
    timeline = hands(window=(1_580_600_000.0, 1_581_600_000.0))
    rooms = timeline.picture.rooms
    timeline.drag(timeline.place("e9"), timeline.place("e9") + QPoint(-60, -40))
    assert timeline.picture.rooms[0] > rooms[0]
    assert timeline.scroll() > 0
    assert timeline.selected is None


def test_shift_and_drag_zooms_to_a_stretch(hands):
    timeline = hands()
    left = timeline.picture.frame.left
    begin, end = seconds_at(timeline, 100), seconds_at(timeline, 300)
    timeline.drag(QPoint(left + 100, 200), QPoint(left + 300, 220), SHIFT)
    assert timeline.window == pytest.approx((begin, end), abs=2 * 86_400)


def test_a_stretch_of_nothing_is_not_zoomed_to(hands):
    timeline = hands()
    left = timeline.picture.frame.left
    timeline.drag(QPoint(left + 100, 200), QPoint(left + 103, 260), SHIFT)
    assert timeline.window is None


def test_the_window_of_the_overview_can_be_moved_and_resized(hands):
    timeline = hands(window=(1_580_600_000.0, 1_581_600_000.0))
    frame = timeline.picture.frame
    y = frame.header + frame.height + 20
    left, right = (int(x) + frame.left for x in timeline.view.overview_window)
    before = timeline.picture.rooms
    timeline.drag(QPoint((left + right) // 2, y), QPoint((left + right) // 2 - 80, y))
    moved = timeline.picture.rooms
    assert moved[0] < before[0]
    assert moved[1] - moved[0] == pytest.approx(before[1] - before[0])
    left, right = (int(x) + frame.left for x in timeline.view.overview_window)
    timeline.drag(QPoint(left, y), QPoint(left - 50, y))
    wider = timeline.picture.rooms
    assert wider[1] - wider[0] > moved[1] - moved[0]
    assert wider[1] == pytest.approx(moved[1])


def test_a_click_beside_the_window_of_the_overview_brings_it_there(hands):
    timeline = hands(window=(1_580_600_000.0, 1_581_600_000.0))
    timeline.select("event", "e9")
    frame = timeline.picture.frame
    timeline.click(QPoint(frame.left + 60, frame.header + frame.height + 20))
    assert timeline.picture.rooms[0] < 3
    assert timeline.selected is not None


def test_keys_are_left_to_the_windows_actions(hands):
    timeline = hands(window=(1_580_600_000.0, 1_581_600_000.0))
    before = timeline.picture.rooms
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_W):
        timeline.qtbot.keyClick(timeline.view, key)
    assert timeline.picture.rooms == before
    assert timeline.scroll() == 0


def test_what_actions_ask_for_moves_the_view(hands):
    timeline = hands()
    pane = timeline.pane
    pane.zoom_in()
    first = timeline.picture.rooms
    pane.pan(0.2)
    assert timeline.picture.rooms[0] > first[0]
    pane.zoom_out()
    pane.fit_all()
    assert timeline.picture.rooms == rooms_of(timeline.picture.scale, None)
    pane.toggle_fold()
    assert not timeline.picture.scale.folded
    pane.scroll_rows(0.3)
    assert timeline.scroll() > 0


def test_a_tab_shows_where_the_focus_is_and_a_click_focuses(hands):
    timeline = hands()
    timeline.pane.setFocus(Qt.FocusReason.TabFocusReason)
    assert timeline.view.hasFocus()
    ringed = timeline.pane.grab().toImage().pixelColor(300, 1)
    timeline.view.clearFocus()
    timeline.click(QPoint(500, 300))
    assert timeline.view.hasFocus()
    assert timeline.pane.grab().toImage().pixelColor(300, 1) != ringed


@pytest.mark.parametrize(
    ("where", "shape"),
    [
        ("mark", Qt.CursorShape.PointingHandCursor),
        ("ground", Qt.CursorShape.ArrowCursor),
        ("axis", Qt.CursorShape.CrossCursor),
        ("overview", Qt.CursorShape.OpenHandCursor),
        ("edge", Qt.CursorShape.SizeHorCursor),
    ],
)
def test_the_pointer_says_what_can_be_done(hands, where, shape):
    timeline = hands(window=(1_580_000_000.0, 1_581_600_000.0))
    frame = timeline.picture.frame
    left, right = timeline.view.overview_window
    foot = frame.header + frame.height + 20
    spots = {
        "mark": timeline.place("e9"),
        "ground": QPoint(frame.left + 300, frame.header + frame.height - 3),
        "axis": QPoint(frame.left + 300, 10),
        "overview": QPoint(int(frame.left + (left + right) / 2), foot),
        "edge": QPoint(int(frame.left + right), foot),
    }
    timeline.qtbot.mouseMove(timeline.view.viewport(), QPoint(frame.left + 2, 2))
    timeline.qtbot.mouseMove(timeline.view.viewport(), spots[where])
    assert timeline.view.viewport().cursor().shape() is shape
