"""A period is brushed with the pointer and with keys; all panes hear of it while it is dragged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.ui.timeline.tips import tip_for
from idlib_gui.ui.timeline.track import axis_track, overview_track

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ON_AXIS = 28
"""Pixels from the top, on the axis below the label of the period."""
THIRD, TENTH = day_start(2020, 2, 3), day_start(2020, 2, 10)


class Brushing:
    """Hands on a timeline over two weeks, on which days are told."""

    def __init__(self, hands):
        self.hands = hands

    @property
    def period(self):
        """Return the period of the view."""
        return self.hands.session.viewport.view.period

    def brush(self, period):
        """Brush a period as another pane would."""
        self.hands.session.viewport.update(period=period)

    def on_axis(self, seconds, y=ON_AXIS):
        """Return where an instant is on the axis, or below it."""
        track, left = axis_track(self.hands.picture), self.hands.picture.frame.left
        return QPoint(round(left + track.x_of(seconds)), y)

    def on_overview(self, seconds):
        """Return where an instant is on the overview."""
        picture = self.hands.picture
        foot = picture.frame.header + picture.frame.height + 20
        return QPoint(round(picture.frame.left + overview_track(picture).x_of(seconds)), foot)

    def drag(self, start, end, keys=Qt.KeyboardModifier.NoModifier):
        """Press, move in steps and let go."""
        self.hands.drag(start, end, keys)

    def move_by_hand(self, points, keys=Qt.KeyboardModifier.NoModifier):
        """Press and move without anything happening between, as between two frames."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        places = [QPointF(point) for point in points]
        press, move = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove
        view = self.hands.view
        view.mousePressEvent(QMouseEvent(press, places[0], places[0], left, left, keys))
        for place in places:
            view.mouseMoveEvent(QMouseEvent(move, place, place, none, left, keys))
        return places[-1]

    def drag_by_hand(self, points, keys):
        """Press, move and let go with these keys down; qtbot's moves know of no keys."""
        end, up = self.move_by_hand(points, keys), QEvent.Type.MouseButtonRelease
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self.hands.view.mouseReleaseEvent(QMouseEvent(up, end, end, left, none, keys))

    def cursor(self, point, keys=Qt.KeyboardModifier.NoModifier):
        """Return the pointer's shape over a point."""
        place, none = QPointF(point), Qt.MouseButton.NoButton
        view = self.hands.view
        view.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, keys))
        return view.viewport().cursor().shape()


@pytest.fixture
def days(hands, events_of):
    dates = ("2020-02-01", "2020-02-03", "2020-02-05", "2020-02-09", "2020-02-14", None)
    return Brushing(hands(events_of(*dates), folded=False))


def test_a_drag_on_the_axis_brushes_the_days_that_it_touches(days):
    noon, evening = THIRD + DAY // 2, TENTH - DAY // 8
    days.drag(days.on_axis(noon), days.on_axis(evening))
    assert days.period == (THIRD, TENTH)


def test_it_may_be_dragged_from_right_to_left(days):
    days.drag(days.on_axis(TENTH - DAY // 4), days.on_axis(THIRD + DAY // 2))
    assert days.period == (THIRD, TENTH)


def test_with_ctrl_it_is_as_free_as_the_pointer(days):
    start, end = days.on_axis(THIRD + DAY // 2), days.on_axis(TENTH - DAY // 4)
    days.drag_by_hand([start, end], CTRL)
    begin, last = days.period
    assert begin == pytest.approx(THIRD + DAY / 2, abs=DAY / 20)
    assert last == pytest.approx(TENTH - DAY / 4, abs=DAY / 20)
    assert "3 Feb 2020, " in days.hands.pane.brush.mark.label().text


def test_with_ctrl_it_is_moved_and_resized_freely(days):
    days.brush((THIRD, TENTH))
    middle = THIRD + 3 * DAY
    days.drag_by_hand([days.on_axis(middle), days.on_axis(middle + DAY // 2)], CTRL)
    begin, last = days.period
    assert begin == pytest.approx(THIRD + DAY / 2, abs=DAY / 20)
    assert last - begin == TENTH - THIRD
    days.drag_by_hand([days.on_axis(last), days.on_axis(TENTH + DAY * 5 // 4)], CTRL)
    assert days.period[0] == begin
    assert days.period[1] == pytest.approx(TENTH + DAY * 5 / 4, abs=DAY / 20)


def test_with_shift_the_axis_zooms_as_before(days):
    days.drag(days.on_axis(THIRD), days.on_axis(TENTH), SHIFT)
    assert days.period is None
    assert days.hands.window is not None


def test_a_click_on_the_axis_brushes_nothing(days):
    days.hands.click(days.on_axis(THIRD))
    assert days.period is None


def test_the_window_stays_while_a_period_is_dragged(days):
    days.drag(days.on_axis(THIRD), days.on_axis(TENTH))
    assert days.hands.window is None


def test_other_panes_hear_of_it_before_it_is_let_go(days):
    heard = []
    days.hands.session.viewport.changed.connect(lambda view: heard.append(view.period))
    area, start = days.hands.view.viewport(), days.on_axis(THIRD + DAY // 2)
    days.hands.qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    days.hands.qtbot.mouseMove(area, days.on_axis(THIRD + DAY * 3 // 2))
    days.hands.qtbot.waitUntil(lambda: heard != [])
    assert heard[-1] == (THIRD, THIRD + 2 * DAY)
    days.hands.qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start)


def test_of_many_moves_that_wait_the_newest_only_is_heard(days):
    heard = []
    days.hands.session.viewport.changed.connect(lambda view: heard.append(view.period))
    days.move_by_hand([days.on_axis(THIRD + DAY // 2 + n * DAY // 2) for n in range(9)])
    assert heard == []
    days.hands.qtbot.waitUntil(lambda: heard != [])
    assert heard == [(THIRD, THIRD + 5 * DAY)]


def test_an_edge_is_dragged_to_the_nearest_day(days):
    days.brush((THIRD, TENTH))
    days.drag(days.on_axis(TENTH), days.on_axis(TENTH + DAY * 7 // 4))
    assert days.period == (THIRD, TENTH + 2 * DAY)
    days.drag(days.on_axis(THIRD), days.on_axis(THIRD + DAY))
    assert days.period == (THIRD + DAY, TENTH + 2 * DAY)


def test_an_edge_that_is_dragged_over_the_other_changes_places_with_it(days):
    days.brush((THIRD, THIRD + DAY))
    days.drag(days.on_axis(THIRD), days.on_axis(THIRD + 4 * DAY))
    assert days.period == (THIRD + DAY, THIRD + 4 * DAY)


def test_an_edge_can_be_taken_over_the_lanes_too(days):
    days.brush((THIRD, TENTH))
    low = days.hands.picture.frame.header + days.hands.picture.frame.height - 4
    days.drag(days.on_axis(TENTH, low), days.on_axis(TENTH + DAY, low))
    assert days.period == (THIRD, TENTH + DAY)


def test_the_middle_moves_it_by_whole_days(days):
    days.brush((THIRD, TENTH))
    days.drag(days.on_axis(THIRD + 3 * DAY), days.on_axis(THIRD + 4 * DAY + DAY // 4))
    assert days.period == (THIRD + DAY, TENTH + DAY)


def test_with_alt_another_period_is_begun_inside_it(days):
    days.brush((THIRD, TENTH))
    inside = THIRD + 2 * DAY + DAY // 2
    days.drag(days.on_axis(inside), days.on_axis(inside + DAY), ALT)
    assert days.period == (THIRD + 2 * DAY, THIRD + 4 * DAY)


def test_the_cross_clears_it(days):
    days.brush((THIRD, TENTH))
    label = days.hands.pane.brush.mark.label()
    cross = label.cross.center().toPoint() + QPoint(days.hands.picture.frame.left, 0)
    assert days.cursor(cross) is Qt.CursorShape.PointingHandCursor
    days.hands.click(cross)
    assert days.period is None


def test_letting_go_beside_the_cross_leaves_it(days):
    days.brush((THIRD, TENTH))
    label = days.hands.pane.brush.mark.label()
    cross = label.cross.center().toPoint() + QPoint(days.hands.picture.frame.left, 0)
    days.drag(cross, cross + QPoint(-60, 30))
    assert days.period == (THIRD, TENTH)


def test_its_label_tells_dates_and_how_much_there_is(days):
    days.brush((THIRD, TENTH))
    assert days.hands.pane.brush.mark.label().text == "3–9 Feb 2020 · 3 events"


@pytest.mark.parametrize(
    ("window", "text"),
    [
        ((float(TENTH + DAY), float(TENTH + 3 * DAY)), "◂ 3 Feb 2020 · 1 event"),
        ((float(THIRD - 3 * DAY), float(THIRD - DAY)), "3 Feb 2020 · 1 event ▸"),
    ],
)
def test_its_label_stays_in_sight_where_it_is_not(days, window, text):
    days.brush((THIRD, THIRD + DAY))
    days.hands.session.viewport.update(window=window)
    label = days.hands.pane.brush.mark.label()
    assert label.text == text
    assert 0 <= label.box.left() <= label.box.right() <= days.hands.picture.frame.width


def test_a_screen_reader_hears_of_a_period_that_was_remembered(hands):
    timeline = hands(period=(THIRD, TENTH))
    assert timeline.view.accessibleDescription() == "Period: 3–9 Feb 2020"


def test_a_screen_reader_hears_of_it(days):
    days.brush((THIRD, TENTH))
    assert days.hands.view.accessibleDescription() == "Period: 3–9 Feb 2020"
    days.brush(None)
    assert days.hands.view.accessibleDescription() == ""


def test_the_axis_tells_that_it_can_be_brushed(days):
    view = days.hands.view
    assert "brush a period" in tip_for(view.canvas, view.hit_at(QPointF(days.on_axis(THIRD))))
    assert "brush" not in tip_for(view.canvas, view.hit_at(QPointF(4, ON_AXIS)))


def test_when_all_is_seen_the_overview_brushes(days):
    days.drag(days.on_overview(THIRD + DAY // 2), days.on_overview(TENTH - DAY // 4))
    assert days.period == (THIRD, TENTH)


def test_beside_its_window_the_overview_brushes(days):
    days.hands.session.viewport.update(window=(float(day_start(2020, 2)), float(THIRD)))
    seen = days.hands.window
    days.drag(days.on_overview(THIRD + DAY * 3 // 2), days.on_overview(TENTH - DAY // 4))
    assert days.period == (THIRD + DAY, TENTH)
    assert days.hands.window == seen


def test_inside_its_window_the_overview_brushes_with_alt_only(days):
    days.hands.session.viewport.update(window=(float(THIRD), float(TENTH)))
    start, end = (days.on_overview(THIRD + n * DAY + DAY // 2) for n in (2, 4))
    days.drag(start, end)
    assert days.period is None
    days.hands.session.viewport.update(window=(float(THIRD), float(TENTH)))
    days.drag(start, end, ALT)
    assert days.period == (THIRD + 2 * DAY, THIRD + 5 * DAY)


def test_the_pointer_tells_what_can_be_taken(days):
    days.brush((THIRD, TENTH))
    shape = Qt.CursorShape
    assert days.cursor(days.on_axis(THIRD - DAY)) is shape.CrossCursor
    assert days.cursor(days.on_axis(THIRD)) is shape.SizeHorCursor
    assert days.cursor(days.on_axis(TENTH)) is shape.SizeHorCursor
    assert days.cursor(days.on_axis(THIRD + 3 * DAY)) is shape.OpenHandCursor
    assert days.cursor(days.on_axis(THIRD + 3 * DAY), ALT) is shape.CrossCursor
    assert days.cursor(days.on_axis(THIRD + 3 * DAY), SHIFT) is shape.IBeamCursor
    assert days.cursor(QPoint(5, ON_AXIS)) is shape.ArrowCursor


def test_the_hand_closes_while_it_moves_the_period(days):
    days.brush((THIRD, TENTH))
    area, middle = days.hands.view.viewport(), days.on_axis(THIRD + 3 * DAY)
    days.hands.qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=middle)
    days.hands.qtbot.mouseMove(area, middle + QPoint(30, 0))
    assert area.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    days.hands.qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=middle)


def test_a_drag_can_be_given_up(days):
    days.brush((THIRD, TENTH))
    area, start = days.hands.view.viewport(), days.on_axis(TENTH + DAY)
    days.hands.qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    days.hands.qtbot.mouseMove(area, start + QPoint(80, 0))
    days.hands.qtbot.waitUntil(lambda: days.period != (THIRD, TENTH))
    assert days.hands.view.cancel_drag()
    assert days.period == (THIRD, TENTH)
    days.hands.qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start)
    assert days.period == (THIRD, TENTH)
    assert not days.hands.view.cancel_drag()


def test_b_brushes_what_is_seen_and_clears_just_that(days):
    days.hands.session.viewport.update(window=(float(THIRD), float(TENTH)))
    days.hands.pane.brush.flip_seen()
    assert days.period == (THIRD, TENTH)
    days.hands.pane.brush.flip_seen()
    assert days.period is None


def test_keys_move_and_stretch_it_by_days(days):
    brush = days.hands.pane.brush
    days.brush((THIRD, TENTH))
    brush.step(1)
    assert days.period == (THIRD + DAY, TENTH + DAY)
    brush.step(-1)
    brush.stretch(0, -1)
    assert days.period == (THIRD - DAY, TENTH)
    brush.stretch(1, 1)
    assert days.period == (THIRD - DAY, TENTH + DAY)


@pytest.mark.parametrize("edge", [None, 0, 1])
@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize("months", [0, 400], ids=["days", "months"])
def test_the_way_back_by_key_leads_to_just_where_it_began(days, edge, by, months):
    brush = days.hands.pane.brush
    view = days.hands.session.viewport
    view.update(folded=False, window=(THIRD - (months + 5.0) * DAY, TENTH + (months + 5.0) * DAY))
    begin = (THIRD + 3_600, TENTH - DAY // 2)
    days.brush(begin)
    for step in (by, by, by, -by, -by, -by):
        seen = days.period
        brush.step(step) if edge is None else brush.stretch(edge, step)
        assert days.period[0] < days.period[1]
        assert days.period != seen or edge is not None
    assert days.period == begin


def test_keys_bring_the_edge_that_moves_into_view(days):
    days.hands.session.viewport.update(window=(float(THIRD), float(TENTH)))
    days.brush((THIRD, TENTH))
    days.hands.pane.brush.step(1)
    assert days.hands.window[0] < days.period[1] < days.hands.window[1]
    days.hands.session.viewport.update(window=(float(THIRD), float(TENTH)))
    days.hands.pane.brush.stretch(1, 1)
    assert days.hands.window[0] < days.period[1] < days.hands.window[1]


def test_f_shows_all_of_the_period_while_nothing_is_selected(days):
    days.brush((THIRD, THIRD + DAY))
    days.hands.pane.centre_on_selection()
    begin, end = days.hands.window
    assert THIRD - DAY < begin <= THIRD < THIRD + DAY <= end < THIRD + 2 * DAY
    days.brush(None)
    seen = days.hands.window
    days.hands.pane.centre_on_selection()
    assert days.hands.window == seen


def test_keys_do_nothing_where_no_period_is(days):
    days.hands.pane.brush.step(1)
    days.hands.pane.brush.stretch(0, 1)
    assert days.period is None


def test_years_are_brushed_where_years_are_told(hands, events_of):
    decades = Brushing(hands(events_of("1990", "2001", "2020"), folded=False))
    middle = (day_start(2000) + day_start(2001)) // 2
    decades.drag(decades.on_axis(middle), decades.on_axis(day_start(2004) + 100 * DAY))
    begin, end = decades.period
    assert begin == day_start(2000)
    assert end in {day_start(2005), day_start(2006)}


def test_before_our_era_as_well(hands, events_of):
    ides = Brushing(hands(events_of("-0043-03-15", "-0043-03-20"), folded=False))
    fifteenth = day_start(-43, 3, 15)
    ides.drag(ides.on_axis(fifteenth + DAY // 4), ides.on_axis(fifteenth + DAY * 7 // 4))
    assert ides.period == (fifteenth, fifteenth + 2 * DAY)
    assert ides.hands.pane.brush.mark.label().text == "15–16 Mar 44 BC · 1 event"


def test_what_is_not_active_in_it_is_dimmed(days):
    days.brush((THIRD, TENTH))
    scene = days.hands.picture.scene
    dim = dict(zip(scene.event.tolist(), scene.dim.tolist(), strict=True))
    row = days.hands.row
    assert [dim[row(f"e{n}")] for n in range(5)] == [True, False, False, False, True]


@pytest.mark.parametrize("width", [1_010, 300])
def test_it_is_painted_over_axis_lanes_and_overview(days, width):
    days.hands.pane.resize(width, 600)
    before = days.hands.pane.grab().toImage()
    days.brush((THIRD, TENTH))
    after = days.hands.pane.grab().toImage()
    frame, x = days.hands.picture.frame, days.on_axis(THIRD + DAY // 3).x()
    for y in (frame.header - 4, frame.header + frame.height - 6, frame.header + frame.height + 8):
        assert before.pixelColor(x, y) != after.pixelColor(x, y)
