"""Clicking and selecting: one selection, whichever pane it comes from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from idlib_gui.domain.edits import rename, set_status
from idlib_gui.domain.records import EventId, Kind, Ref, Status
from idlib_gui.state.viewport import LanesBy


def test_a_click_on_a_mark_selects_its_event(hands):
    timeline = hands()
    timeline.click(timeline.place("e24"))
    assert timeline.selected == Ref(Kind.EVENT, "e24")
    assert timeline.view.canvas.marks.selected == (0, timeline.row("e24"))


def test_a_click_on_the_bar_alone_is_enough(hands):
    timeline = hands()
    scene, frame = timeline.picture.scene, timeline.picture.frame
    item = scene.event.tolist().index(timeline.row("e22"))
    x, y = scene.edges[3, item] - 3, scene.y[item] + 22
    timeline.click(QPoint(int(frame.left + x), int(frame.header + y)))
    assert timeline.selected == Ref(Kind.EVENT, "e22")


def test_a_click_on_empty_ground_selects_nothing(hands):
    timeline = hands()
    timeline.select("event", "e12")
    frame = timeline.picture.frame
    timeline.click(QPoint(frame.left + 20, frame.header + 5))
    assert timeline.selected is None


def test_a_click_on_the_axis_leaves_the_selection(hands):
    timeline = hands()
    timeline.select("event", "e12")
    timeline.click(QPoint(500, 10))
    assert timeline.selected == Ref(Kind.EVENT, "e12")


def test_a_click_on_an_actors_lane_selects_the_actor_and_dims_the_rest(hands, bundled):
    timeline = hands()
    timeline.click(timeline.header("Turkey"))
    assert timeline.selected == Ref(Kind.ACTOR, "a1")
    marked = timeline.view.canvas.marks.marked
    ids = {timeline.picture.plan.columns.ids[row] for row in marked.nonzero()[0]}
    assert ids == set(bundled.index.events_of["a1"])


def test_the_mark_of_a_group_collapses_and_expands_it(hands):
    timeline = hands()
    spot = QPoint(14, timeline.header("Turkey").y())
    timeline.click(spot)
    assert "actor:a1" in timeline.session.viewport.view.collapsed
    assert timeline.selected is None
    timeline.click(spot)
    assert timeline.session.viewport.view.collapsed == frozenset()


def test_a_quote_marks_the_events_that_it_is_about(hands, bundled):
    timeline = hands()
    timeline.select("quote", "q2")
    marked = timeline.view.canvas.marks.marked
    ids = {EventId(timeline.picture.plan.columns.ids[row]) for row in marked.nonzero()[0]}
    assert ids == set(bundled.quotes["q2"].about)


def test_one_of_the_marked_events_comes_into_view_if_none_was(hands, bundled):
    timeline = hands(size=(700, 300))
    about = {timeline.row(key) for key in bundled.quotes["q5"].about}
    assert not about & set(timeline.picture.events())
    timeline.select("quote", "q5")
    assert about & set(timeline.picture.events())
    assert timeline.window is None


def test_marking_what_is_in_view_moves_nothing(hands):
    timeline = hands()
    timeline.select("actor", "a1")
    assert timeline.scroll() == 0


def test_an_event_without_a_lane_moves_nothing(hands, bundled):
    timeline = hands(hidden=frozenset(bundled.actors))
    timeline.select("event", "e9")
    timeline.select("actor", "a1")
    assert timeline.window is None


def test_a_quote_about_no_event_dims_nothing(hands):
    timeline = hands()
    timeline.select("quote", "q11")
    assert timeline.view.canvas.marks.marked is None


def test_a_place_or_a_date_marks_what_happened_there_and_then(hands, bundled):
    timeline = hands()
    place = next(p for p in bundled.places if any(p in e.places for e in bundled.events.values()))
    timeline.select("place", place)
    assert timeline.view.canvas.marks.marked.any()
    phrase = next(e.when.phrase for e in bundled.events.values() if e.when and e.when.phrase)
    dates = [d for d in bundled.dates.values() if d.citation.start == phrase.start]
    if dates:
        timeline.select("date", dates[0].id)
        assert timeline.view.canvas.marks.marked.any()


@pytest.mark.parametrize("lanes_by", LanesBy)
def test_an_event_selected_elsewhere_comes_into_view_at_the_same_zoom(hands, bundled, lanes_by):
    timeline = hands(size=(700, 300), window=(1_580_600_000.0, 1_581_600_000.0), lanes_by=lanes_by)
    for key in bundled.events:
        before = timeline.picture.rooms
        timeline.select("event", key)
        after = timeline.picture.rooms
        assert after[1] - after[0] == pytest.approx(before[1] - before[0])
        assert timeline.row(key) in timeline.picture.events()


def test_selecting_what_is_in_view_moves_nothing(hands):
    timeline = hands()
    before = timeline.scroll(), timeline.window
    timeline.select("event", "e24")
    assert (timeline.scroll(), timeline.window) == before


def test_centring_twice_fits_the_event(hands):
    timeline = hands()
    timeline.select("event", "e7")
    timeline.pane.zoom_in()
    timeline.pane.centre_on_selection()
    left, right = timeline.picture.rooms
    timeline.pane.centre_on_selection()
    closer_left, closer_right = timeline.picture.rooms
    assert closer_right - closer_left < right - left


def test_centring_with_nothing_selected_does_nothing(hands):
    timeline = hands()
    timeline.pane.centre_on_selection()
    assert timeline.window is None


def test_centring_an_undated_event_keeps_the_time_that_is_seen(hands):
    timeline = hands()
    timeline.select("event", "e14")
    timeline.pane.centre_on_selection()
    timeline.pane.centre_on_selection()
    assert timeline.row("e14") in timeline.picture.events()


def test_a_double_click_comes_close_to_the_event(hands):
    timeline = hands()
    spot = timeline.place("e28")
    timeline.qtbot.mouseDClick(
        timeline.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )
    assert timeline.window is not None
    assert timeline.row("e28") in timeline.picture.events()


def test_a_rename_is_shown_at_once_and_keeps_the_selection(hands, bundled):
    timeline = hands()
    timeline.select("event", "e12")
    patch = rename(bundled, Ref(Kind.EVENT, "e12"), "Another name")
    timeline.session.store.edit(patch)
    assert "Another name" in timeline.view.canvas.stage.labels
    assert timeline.view.canvas.marks.selected == (0, timeline.row("e12"))


def test_an_edit_of_a_quote_alone_moves_no_mark(hands, bundled):
    timeline = hands()
    picture = timeline.picture
    timeline.session.store.edit(set_status(bundled, Ref(Kind.QUOTE, "q2"), Status.DISPUTED))
    assert timeline.picture is picture


def test_another_document_is_shown_from_the_top(hands, events_of):
    timeline = hands()
    timeline.pane.scroll_rows(0.5)
    timeline.session.store.open(events_of("2020", "2021"))
    assert timeline.scroll() == 0
    assert timeline.picture.events() == [0, 1]
