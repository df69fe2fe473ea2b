"""The lanes of datasets at the foot of the real pane: scrolled, dragged and read on their own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from idlib_gui.build.dataset_lanes import LaneIndex
from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.layout.index import EventIndex
from idlib_gui.layout.panels import ARTICLE, CONTEXT
from idlib_gui.state.datasets import Layer
from idlib_gui.state.selection import RowRef
from idlib_gui.state.viewport import LanesBy
from idlib_gui.ui.theme import ThemeName, load_theme

FIRST = day_start(2015)
LANES = 40


@pytest.fixture
def timeline(hands, make_dataset):
    """Return the bundled article above a dataset of 3,000 days, expanded to forty lanes."""
    start = FIRST + np.arange(3_000, dtype=np.int64) * DAY
    dataset = make_dataset(3_000, start=start, end=start + DAY, name="Battles")
    one, own = np.zeros(3_000, dtype=np.int32), np.arange(3_000, dtype=np.int32) % LANES
    whole, inner = (
        EventIndex.build(lane, dataset.start, dataset.end, dataset.cls, count)
        for lane, count in ((one, 1), (own, LANES))
    )
    names = tuple(f"Lane {number}" for number in range(LANES))
    lanes = LaneIndex(inner, names, (75,) * LANES, tuple(range(LANES)))
    shown = hands(size=(1_010, 600))
    layer = Layer(dataset, whole=whole, ready=True)
    layer = replace(layer, lanes=lanes, lanes_by=LanesBy.ACTOR)
    shown.session.viewport.update(expanded=frozenset({layer.lane_key}))
    shown.session.shelf.put(layer)
    return shown


def scrolls(timeline):
    return timeline.scroll(ARTICLE), timeline.scroll(CONTEXT)


def foot(timeline, x=30):
    """Return a point among the pinned lanes."""
    frame, panel = timeline.picture.frame, timeline.picture.panel(CONTEXT)
    return QPoint(x, frame.header + panel.top + 30)


def test_the_wheel_scrolls_the_lanes_that_it_is_over(timeline):
    timeline.wheel(QPoint(30, 100), y=-120)
    assert scrolls(timeline) == (54, 0)
    timeline.wheel(foot(timeline), y=-120, at=1_000)
    timeline.wheel(foot(timeline, 600), x=-120, keys=Qt.KeyboardModifier.AltModifier, at=2_000)
    assert scrolls(timeline) == (54, 108)
    timeline.pane.fit_all()
    assert scrolls(timeline) == (0, 0)


def test_each_part_has_its_own_scroll_bar(timeline):
    above, below = (timeline.view.bars.of(key) for key in (ARTICLE, CONTEXT))
    assert above.isVisible()
    assert below.isVisible()
    assert above.geometry().bottom() + 1 == below.geometry().top()
    below.setValue(100)
    assert scrolls(timeline) == (0, 100)
    above.setValue(60)
    assert scrolls(timeline) == (60, 100)
    timeline.pane.collapse_group("dataset:made")
    assert not below.isVisible()
    assert above.isVisible()


def test_a_drag_moves_the_rows_of_the_part_it_began_in(timeline):
    start = foot(timeline, timeline.picture.frame.left + 200)
    timeline.drag(start, start - QPoint(0, 120))
    assert timeline.scroll(ARTICLE) == 0
    assert timeline.scroll(CONTEXT) > 0
    before = timeline.scroll(CONTEXT)
    timeline.drag(start - QPoint(0, 200), start + QPoint(0, -270))
    assert timeline.scroll(ARTICLE) > 0
    assert timeline.scroll(CONTEXT) == before


def test_keys_move_the_rows_of_what_is_looked_at(timeline):
    timeline.pane.scroll_rows(0.5)
    above = timeline.scroll(ARTICLE)
    assert above > 0
    timeline.qtbot.mouseMove(timeline.view.viewport(), foot(timeline))
    timeline.pane.scroll_rows(0.5)
    assert timeline.scroll(ARTICLE) == above
    below = timeline.scroll(CONTEXT)
    assert below > 0
    timeline.select("event", "e9")
    above = timeline.scroll(ARTICLE)
    timeline.pane.scroll_rows(0.5)
    assert timeline.scroll(ARTICLE) > above
    timeline.pane.step_stretch(1)
    assert timeline.view.canvas.current is not None
    timeline.pane.scroll_rows(0.5)
    assert timeline.scroll(CONTEXT) > below
    timeline.session.viewport.update(expanded=frozenset())
    above = timeline.scroll(ARTICLE)
    timeline.pane.scroll_rows(-0.5)
    assert timeline.scroll(ARTICLE) < above


def test_where_all_lanes_are_seen_keys_move_nothing(hands, events_of):
    few = hands(events_of("2020"))
    few.pane.scroll_rows(1)
    assert few.scroll() == 0


def test_a_row_selected_elsewhere_scrolls_the_pinned_lanes_only(timeline):
    timeline.session.viewport.update(window=(FIRST, FIRST + 300.0 * DAY))
    timeline.session.selection.select(RowRef("made", 35))
    assert timeline.scroll(ARTICLE) == 0
    assert timeline.scroll(CONTEXT) > 0
    scene = timeline.picture.scene
    assert 35 in scene.event[scene.layer == 1].tolist()


def test_what_is_told_to_be_seen_lies_within_its_part(timeline):
    timeline.wheel(foot(timeline), y=-120)
    frame, panel = timeline.picture.frame, timeline.picture.panel(CONTEXT)
    for stretch in timeline.view.canvas.stretches.values():
        assert stretch.rect.top() >= frame.header + panel.top
        assert stretch.rect.bottom() < frame.header + panel.foot


def test_marks_of_one_part_are_never_painted_over_the_other(timeline):
    def parts():
        image = timeline.pane.grab().toImage()
        frame, panel = timeline.picture.frame, timeline.picture.panel(CONTEXT)
        border = frame.header + panel.top
        width = frame.left + frame.width
        return (
            image.copy(0, frame.header, width, panel.top),
            image.copy(0, border + 1, width, panel.height - 1),
        )

    above, below = parts()
    timeline.view.scroll(ARTICLE, 37)
    scrolled, same = parts()
    assert (same == below, scrolled == above) == (True, False)
    timeline.view.scroll(CONTEXT, 41)
    same, moved = parts()
    assert (same == scrolled, moved == below) == (True, False)


@pytest.mark.parametrize("name", list(ThemeName))
def test_a_line_parts_the_pinned_lanes_from_the_others(timeline, name):
    timeline.looks.show(load_theme(name))
    frame, panel = timeline.picture.frame, timeline.picture.panel(CONTEXT)
    image = timeline.pane.grab().toImage()
    line = load_theme(name).faint.rgb()
    for x in (5, frame.names + 5, frame.left + 5, frame.left + frame.width - 5):
        assert image.pixel(x, frame.header + panel.top) == line


def test_a_click_on_a_name_of_a_pinned_lane_is_of_that_lane(timeline):
    timeline.view.scroll(CONTEXT, 40)
    here = timeline.view.hit_at(QPointF(foot(timeline)))
    name = timeline.picture.plan.table.lanes[here.lane].name
    assert abs(timeline.top_of(name) - foot(timeline).y()) < 60
    assert name.startswith("Lane")


def layer_in(timeline):
    return timeline.session.shelf.layers[0]


def seen(timeline):
    """Return the stretch of time in view, in whole seconds."""
    picture = timeline.picture
    return tuple(np.round(picture.scale.to_seconds(np.array(picture.rooms))).tolist())


@pytest.mark.parametrize("folded", [False, True])
def test_what_is_looked_at_stays_when_a_dataset_goes_and_comes(timeline, folded):
    window = (float(day_start(2019, 12)), float(day_start(2020, 2, 12)))
    timeline.session.viewport.update(window=window, folded=folded)
    assert seen(timeline) == window
    layer = layer_in(timeline)
    timeline.session.shelf.take(layer.key)
    assert seen(timeline) == window
    timeline.session.shelf.put(layer)
    assert seen(timeline) == window


def test_what_reaches_beyond_the_time_that_is_left_is_cut_off_and_comes_back(timeline):
    window = (float(day_start(2019, 12)), float(day_start(2021)))
    timeline.session.viewport.update(window=window)
    layer = layer_in(timeline)
    timeline.session.shelf.take(layer.key)
    begin, end = seen(timeline)
    assert begin == window[0]
    assert end < window[1]
    timeline.session.shelf.put(layer)
    assert seen(timeline) == window


def test_all_of_the_time_stays_all_when_a_dataset_comes(timeline):
    layer = layer_in(timeline)
    timeline.session.shelf.take(layer.key)
    before = seen(timeline)
    timeline.session.shelf.put(layer)
    assert timeline.session.viewport.view.window is None
    assert seen(timeline) != before
    assert timeline.picture.rooms == (0.0, timeline.picture.scale.room)


def test_a_filter_moves_nothing(timeline):
    layer, scale = layer_in(timeline), timeline.picture.scale
    passing = np.zeros(3_000, dtype=bool)
    passing[:100] = True
    timeline.session.shelf.put(replace(layer, passing=passing))
    assert np.array_equal(timeline.picture.scale.rooms, scale.rooms)
    assert np.array_equal(timeline.picture.scale.knots, scale.knots)


def test_all_lanes_of_a_dataset_have_an_edge_in_its_colour(timeline):
    colour = load_theme(ThemeName.LIGHT).dataset_look(0).colour
    frame, panel = timeline.picture.frame, timeline.picture.panel(CONTEXT)
    for scroll in (0, 200):
        timeline.view.bars.of(CONTEXT).setValue(scroll)
        shown = timeline.view.grab().toImage()
        for y in (panel.top + 6, panel.top + 60, panel.foot - 6):
            assert shown.pixelColor(1, frame.header + y) == colour
        assert shown.pixelColor(1, frame.header + 20) != colour
