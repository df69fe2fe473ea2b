"""Rows of datasets in the real pane: expanded, selected elsewhere, centred, filtered."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.records import EventClass
from idlib_gui.state.datasets import Layer
from idlib_gui.state.selection import RowRef
from idlib_gui.state.viewport import LanesBy

FIRST = day_start(2015)


@pytest.fixture
def timeline(hands, make_dataset, make_lanes):
    """Return a timeline with a dataset of 3,000 days, its lanes by actor worked out."""
    start = FIRST + np.arange(3_000, dtype=np.int64) * DAY
    dataset = make_dataset(3_000, start=start, end=start + DAY, name="Battles")
    shown = hands(size=(1_010, 600))
    whole, lanes = make_lanes(dataset, "none").index, make_lanes(dataset)
    layer = Layer(dataset, whole=whole, lanes=lanes, lanes_by=LanesBy.ACTOR, ready=True)
    shown.session.shelf.put(layer)
    return shown


@pytest.fixture
def heap(hands, make_dataset, make_lanes):
    """Return a timeline that looks at a day on which a dataset has so many rows."""

    def show(rows):
        start = np.full(rows, FIRST, dtype=np.int64)
        dataset = make_dataset(rows, start=start, end=start + DAY, name="Battles")
        shown = hands(size=(1_010, 600))
        whole = make_lanes(dataset, "none").index
        shown.session.shelf.put(Layer(dataset, whole=whole, ready=True))
        shown.session.viewport.update(window=(FIRST + 100.0, FIRST + DAY - 100.0))
        shown.pane.scroll_rows(1e6)
        return shown

    return show


def menu_of(timeline):
    (menu,) = [m for m in timeline.view.findChildren(QMenu) if m.isVisible()]
    return menu


def lane_names(timeline):
    return [lane.name for lane in timeline.picture.plan.table.lanes]


def rows_seen(timeline):
    scene = timeline.picture.scene
    return set(scene.event[scene.layer == 1].tolist())


def test_the_lane_of_a_dataset_is_expanded_and_collapsed_by_its_mark(timeline):
    assert lane_names(timeline)[-1] == "Battles"
    timeline.pane.scroll_rows(1e6)
    timeline.click(QPoint(14, timeline.header("Battles").y()))
    assert lane_names(timeline)[-4:] == ["Battles", "Alpha", "Beta", "Gámma"]
    timeline.pane.grab()
    timeline.click(QPoint(14, timeline.header("Battles").y()))
    assert lane_names(timeline)[-1] == "Battles"
    timeline.session.viewport.update(lanes_by=LanesBy.TYPE)
    timeline.session.viewport.update(expanded=frozenset({"dataset:made"}))
    assert lane_names(timeline)[-1] == "Battles"


@pytest.mark.parametrize("expanded", [(), ("dataset:made",)])
def test_a_row_selected_elsewhere_comes_into_view(timeline, expanded):
    timeline.session.viewport.update(expanded=frozenset(expanded))
    timeline.session.viewport.update(window=(FIRST, FIRST + 10.0 * DAY))
    timeline.session.selection.select(RowRef("made", 2_500))
    assert 2_500 in rows_seen(timeline)
    timeline.pane.grab()
    assert timeline.scroll() == 0


def test_a_row_is_centred_and_then_shown_from_near(timeline):
    timeline.session.viewport.update(window=(FIRST, FIRST + 200.0 * DAY))
    timeline.session.selection.select(RowRef("made", 1_000))
    timeline.pane.centre_on_selection()
    first, last = timeline.window
    assert first < FIRST + 1_000 * DAY < last
    timeline.pane.centre_on_selection()
    first, last = timeline.window
    assert first < FIRST + 1_000 * DAY < FIRST + 1_001 * DAY < last
    assert last - first < 3 * DAY
    assert 1_000 in rows_seen(timeline)


def test_a_dataset_reaches_as_far_as_its_rows(timeline):
    timeline.pane.fit_all()
    assert timeline.picture.x_of(FIRST + 2_999 * DAY) < timeline.picture.frame.width
    assert timeline.view.canvas.stage.context_bars(500).sum() == 3_000
    timeline.session.viewport.update(classes_off=frozenset(EventClass))
    assert timeline.view.canvas.stage.context_bars(500).sum() == 0
    assert not timeline.view.canvas.stage.bars(500)[:-1].all()
    timeline.pane.grab()


def test_a_dataset_that_is_put_away_leaves_the_lanes_of_the_article(timeline):
    timeline.session.selection.select(RowRef("made", 1_000))
    timeline.session.shelf.take("made")
    assert "Battles" not in lane_names(timeline)
    timeline.pane.centre_on_selection()
    timeline.pane.grab()


def listed(menu):
    """Return the heading of a menu of rows, and what is below it."""
    heading, _line, *rows = menu.actions()
    assert not heading.isEnabled()
    return heading.text(), rows


def test_rows_that_no_zoom_parts_are_listed_by_a_click_on_their_strip(heap):
    timeline = heap(20)
    frame, strip = timeline.picture.frame, timeline.picture.scene.strips[0]
    window = timeline.window
    timeline.click(QPoint(int(frame.left + 300), int(frame.header + strip.y + 18)))
    menu = menu_of(timeline)
    assert timeline.window == window
    heading, rows = listed(menu)
    assert heading.startswith("Battles, ")
    assert heading.endswith(": 20 events")
    assert [row.text().split("\t")[0] for row in rows] == [f"row {n}" for n in range(20)]
    assert all(re.search(r"\t.*20", row.text()) for row in rows)
    assert not any(row.icon().isNull() for row in rows)
    rows[7].trigger()
    menu.close()
    assert timeline.session.selection.row == RowRef("made", 7)
    assert timeline.window == window


def test_of_very_many_rows_the_first_are_listed_and_the_others_counted(heap):
    timeline = heap(1_200)
    frame, strip = timeline.picture.frame, timeline.picture.scene.strips[0]
    at = QPoint(int(frame.left + 300), int(frame.header + strip.y + 8))
    timeline.click(at)
    menu = menu_of(timeline)
    assert len(listed(menu)[1]) == 31
    assert not menu.actions()[-1].isEnabled()
    assert re.search(r"1\D?170", menu.actions()[-1].text())
    menu.close()


def test_events_of_the_article_at_one_time_are_listed_too(hands, events_of):
    timeline = hands(events_of(*["2020-02-03"] * 60, "2021"))
    timeline.session.viewport.update(window=(day_start(2020, 2, 3) + 9.0, day_start(2020, 2, 4)))
    frame, strip = timeline.picture.frame, timeline.picture.scene.strips[0]
    at = QPoint(int(frame.left + 300), int(frame.header + strip.y + 8))
    timeline.click(at)
    menu = menu_of(timeline)
    assert "2020" in listed(menu)[1][0].text()
    listed(menu)[1][0].trigger()
    menu.close()
    assert timeline.selected.id in timeline.picture.plan.columns.ids


def test_a_double_click_on_a_strip_comes_no_closer_than_a_click(timeline):
    timeline.pane.scroll_rows(1e6)
    frame, strip = timeline.picture.frame, timeline.picture.scene.strips[0]
    place = int(np.flatnonzero(strip.totals)[1])
    x = strip.tiles[place : place + 2].mean()
    at = QPoint(int(frame.left + x), int(frame.header + strip.y + 18))
    timeline.click(at)
    once = timeline.window
    assert once is not None
    timeline.qtbot.mouseDClick(timeline.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert timeline.window == pytest.approx(once)
