"""Rows of datasets in the real pane: expanded, selected elsewhere, centred, filtered."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint

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
    timeline.session.viewport.update(window=(FIRST, FIRST + 20.0 * DAY))
    timeline.session.selection.select(RowRef("made", 2_500))
    assert 2_500 in rows_seen(timeline)
    timeline.pane.grab()
    assert timeline.picture.scroll > 0


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
