"""The selected event is moved in time by dragging its mark or an end of it, and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from idlib_gui.domain.records import Basis
from idlib_gui.layout.frame import BOX_TOP, ROW
from idlib_gui.state.viewport import LanesBy

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | SHIFT


class Handle:
    """The mark of an event in the middle of a stretch of time, and hands on it."""

    def __init__(self, timeline, key="e1"):
        self.timeline, self.key = timeline, key
        timeline.select("event", key)

    @property
    def scene(self):
        """Return what is seen."""
        return self.timeline.picture.scene

    @property
    def item(self):
        """Return which mark of the scene it is."""
        return self.scene.event.tolist().index(self.timeline.row(self.key))

    @property
    def edtf(self):
        """Return the date of the event."""
        return self.timeline.session.store.document.events[self.key].when.edtf

    def x_of(self, seconds):
        """Return where an instant is, in pixels of the widget."""
        picture = self.timeline.picture
        return picture.frame.left + picture.x_of(seconds)

    def point(self, x, down):
        """Return a point of the row of the mark: so far right in the widget, so far down in it."""
        frame = self.timeline.picture.frame
        return QPoint(round(x), round(frame.header + self.scene.y[self.item] + down))

    def on_box(self):
        """Return a point on the label."""
        left = self.timeline.picture.frame.left
        return self.point(left + self.scene.box_x[self.item] + 12, BOX_TOP + 6)

    def at_end(self, edge):
        """Return a point on an end of the bar: 0 or 3."""
        left, inside = self.timeline.picture.frame.left, 1 if edge == 0 else -1
        return self.point(left + self.scene.edges[edge, self.item] + inside, ROW - 3)

    def pixels(self, days):
        """Return how many pixels so many days take where the mark is."""
        rooms, frame = self.timeline.picture.rooms, self.timeline.picture.frame
        scale = self.timeline.picture.scale
        rate = float(scale.to_room(scale.extent[0] + 86_400) - scale.to_room(scale.extent[0]))
        return rate * days * frame.width / (rooms[1] - rooms[0])

    def drag(self, start, days, keys=Qt.KeyboardModifier.NoModifier):
        """Drag from a point on by so many days."""
        self.timeline.drag(start, start + QPoint(round(self.pixels(days)), 0), keys)


@pytest.fixture
def handle_of(hands, events_of):
    """Return a function that shows an event of this date, among others, straight and selected."""

    def build(date, *others, **view):
        document = events_of("2020-01-01", date, *(others or ("2020-12-31",)))
        view.setdefault("folded", False)
        return Handle(hands(document, lanes_by=LanesBy.NONE, **view))

    return build


@pytest.mark.parametrize(
    ("date", "days", "moved"),
    [
        ("2020-05-05", 40, "2020-06-14"),
        ("2020-05-05", -40, "2020-03-26"),
        ("2020-05", 35, "2020-06"),
        ("2020-05~", -58, "2020-03~"),
        ("2020-04/2020-06", 62, "2020-06/2020-08"),
        ("[2020-05-05..2020-05-09]", 20, "[2020-05-25..2020-05-29]"),
        ("2020-05-05/..", 20, "2020-05-25/.."),
    ],
)
def test_dragging_the_selected_mark_moves_it_by_its_own_units_in_one_step(
    handle_of, date, days, moved
):
    handle = handle_of(date)
    store = handle.timeline.session.store
    handle.drag(handle.on_box(), days)
    assert handle.edtf == moved
    when = store.document.events["e1"].when
    assert (when.basis, when.reason) == (Basis.INFERRED, "Set by hand.")
    store.history.undo()
    assert handle.edtf == date
    assert not store.history.can_undo


@pytest.mark.parametrize(
    ("date", "edge", "days", "resized"),
    [
        ("2020-05", 3, 61, "2020-05/2020-07"),
        ("2020-05", 0, -31, "2020-04/2020-05"),
        ("2020-04/2020-08", 3, -61, "2020-04/2020-06"),
        ("2020-04/2020-08", 3, -200, "2020-04"),
        ("2020-04-01/2020-08-31", 0, 10, "2020-04-11/2020-08-31"),
        ("../2020-05-05", 3, 20, "../2020-05-25"),
    ],
)
def test_dragging_an_end_of_its_bar_changes_that_end_only(handle_of, date, edge, days, resized):
    handle = handle_of(date)
    handle.drag(handle.at_end(edge), days)
    assert handle.edtf == resized


def test_a_mark_that_is_not_selected_lets_the_timeline_be_dragged(handle_of):
    handle = handle_of("2020-05-05", window=(1_585_000_000, 1_592_000_000))
    start, before = handle.on_box(), handle.timeline.window
    handle.timeline.session.selection.select(None)
    handle.drag(start, 20)
    assert handle.edtf == "2020-05-05"
    assert handle.timeline.window != before


def test_a_click_on_the_selected_mark_moves_nothing(handle_of):
    handle = handle_of("2020-05-05")
    start = handle.on_box()
    handle.timeline.click(start)
    handle.timeline.drag(start, start + QPoint(2, 1))
    assert handle.edtf == "2020-05-05"
    assert handle.timeline.selected.id == "e1"
    assert not handle.timeline.session.store.history.can_undo


def test_dragging_up_and_down_or_back_moves_nothing(handle_of):
    handle = handle_of("2020-05-05")
    start = handle.on_box()
    handle.timeline.drag(start, start + QPoint(0, 60))
    assert handle.edtf == "2020-05-05"
    assert not handle.timeline.session.store.history.can_undo


def test_shift_still_zooms_to_what_is_dragged_over(handle_of):
    handle = handle_of("2020-05-05")
    handle.drag(handle.on_box(), 60, SHIFT)
    assert handle.edtf == "2020-05-05"
    assert handle.timeline.window is not None


def test_while_it_is_dragged_it_says_the_date_it_would_get_and_escape_gives_it_up(handle_of):
    handle = handle_of("2020-05-05")
    timeline, start = handle.timeline, handle.on_box()
    area = timeline.view.viewport()
    before = timeline.pane.grab().toImage()
    timeline.qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    timeline.qtbot.mouseMove(area, start + QPoint(round(handle.pixels(40)), 0))
    assert timeline.pane.grab().toImage() != before
    assert handle.edtf == "2020-05-05"
    assert timeline.pane.mover.said == "14 Jun 2020"
    assert timeline.view.cancel_drag()
    assert timeline.pane.mover.said == ""
    timeline.qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start + QPoint(90, 0))
    assert handle.edtf == "2020-05-05"
    assert not timeline.view.cancel_drag()


def test_what_changed_under_the_pointer_is_not_overwritten(handle_of):
    handle = handle_of("2020-05-05")
    timeline, start = handle.timeline, handle.on_box()
    area = timeline.view.viewport()
    timeline.qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    timeline.qtbot.mouseMove(area, start + QPoint(60, 0))
    timeline.pane.mover.step(1)
    timeline.qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert handle.edtf == "2020-05-06"


def test_in_folded_time_it_is_put_beside_the_fold(handle_of):
    handle = handle_of("2011-03-05", "2011-03-06", "2011-03-07", "2020-01-02", folded=True)
    picture = handle.timeline.picture
    (fold,) = picture.scale.folds
    start = handle.on_box()
    anchor = picture.frame.left + picture.x_of(1_299_283_200)
    middle = picture.frame.left + picture.x_of_room(fold.left + (fold.right - fold.left) * 0.4)
    handle.timeline.drag(start, start + QPoint(round(middle - anchor), 0))
    assert handle.edtf == "2011-03-07"


def test_it_stops_at_the_end_of_time(hands, events_of):
    handle = Handle(hands(events_of("9998", "9999-12-30", "9000"), lanes_by=LanesBy.NONE))
    for _ in range(5):
        handle.timeline.pane.mover.step(1)
    assert handle.edtf == "9999-12-31"
    handle.drag(handle.on_box(), 400_000)
    assert handle.edtf == "9999-12-31"


@pytest.mark.parametrize(
    ("date", "steps", "stepped"),
    [
        ("2020-05-31", 1, "2020-06-01"),
        ("2020-05", -5, "2019-12"),
        ("2019~", 2, "2021~"),
        ("2020-05-05/2020-06", 1, "2020-06-05/2020-07"),
    ],
)
def test_keys_move_the_selected_event_by_its_own_units(handle_of, date, steps, stepped):
    handle = handle_of(date)
    for _ in range(abs(steps)):
        handle.timeline.pane.mover.step(1 if steps > 0 else -1)
    assert handle.edtf == stepped


def test_keys_change_when_it_ended_but_never_before_it_began(handle_of):
    handle = handle_of("2020-01")
    mover = handle.timeline.pane.mover
    mover.stretch(1)
    mover.stretch(1)
    assert handle.edtf == "2020-01/2020-03"
    for _ in range(4):
        mover.stretch(-1)
    assert handle.edtf == "2020-01"


def test_keys_leave_what_has_no_date_or_no_end_and_what_is_no_event(handle_of, hands, events_of):
    handle = handle_of("2020-05-05/..")
    handle.timeline.pane.mover.stretch(1)
    assert handle.edtf == "2020-05-05/.."
    handle.timeline.session.selection.select(None)
    handle.timeline.pane.mover.step(1)
    undated = Handle(hands(events_of("2020", None)))
    undated.timeline.pane.mover.step(1)
    place = undated.timeline.place("e1")
    undated.timeline.drag(place, place + QPoint(300, 0))
    assert undated.timeline.session.store.document.events["e1"].when is None


def test_what_can_only_be_read_is_not_moved(handle_of):
    handle = handle_of("2020-05-05")
    handle.timeline.session.store.history.read_only = "It is open in another window."
    handle.drag(handle.on_box(), 40)
    handle.timeline.pane.mover.step(1)
    assert handle.edtf == "2020-05-05"


def test_the_pointer_says_what_it_would_take_hold_of(handle_of):
    handle = handle_of("2020-04/2020-08")
    view, area = handle.timeline.view, handle.timeline.view.viewport()
    for point, shape in (
        (handle.on_box(), Qt.CursorShape.OpenHandCursor),
        (handle.at_end(3), Qt.CursorShape.SizeHorCursor),
    ):
        handle.timeline.qtbot.mouseMove(area, point)
        assert view.viewport().cursor().shape() == shape
    handle.timeline.session.selection.select(None)
    handle.timeline.qtbot.mouseMove(area, handle.on_box())
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
