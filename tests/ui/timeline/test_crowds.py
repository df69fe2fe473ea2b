"""Datasets beside the document in the real pane: what stands for many events is told and opened."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from idlib_gui.build.dataset_lanes import LaneIndex
from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.records import Actor, ActorId, ActorKind, Basis, Event, EventId, When
from idlib_gui.layout.index import EventIndex
from idlib_gui.layout.panels import CONTEXT
from idlib_gui.state.datasets import Layer
from idlib_gui.state.selection import RowRef
from idlib_gui.state.viewport import LanesBy
from idlib_gui.ui.dataset_words import say_ends
from idlib_gui.ui.theme import ThemeName, load_theme
from idlib_gui.ui.timeline.pin import pins_of
from idlib_gui.ui.timeline.stretches import StretchKey, beside
from idlib_gui.ui.timeline.tips import tip_for
from idlib_gui.ui.timeline.words import say_roughly

NAME = QAccessible.Text.Name
FIRST = day_start(2015)


@pytest.fixture
def put(hands, make_dataset):
    """Return a function that shows the timeline with a dataset: a row a day, or as told."""

    def show(starts, *, scrolled=True, size=(1_010, 600), **columns):
        start = FIRST + np.asarray(starts, dtype=np.int64) * DAY
        dataset = make_dataset(len(start), start=start, end=start + DAY, **columns)
        whole = EventIndex.build(
            np.zeros(len(start), np.int32), dataset.start, dataset.end, dataset.cls, 1
        )
        timeline = hands(size=size)
        timeline.session.shelf.put(Layer(dataset, colour=2, whole=whole, ready=True))
        if scrolled:
            timeline.pane.scroll_rows(1e6)
        return timeline

    return show


@pytest.fixture
def full(put):
    """Return a timeline with a dataset of which strips, clusters and marks are seen."""
    rng = np.random.default_rng(1)
    many, few = rng.integers(0, 1_000, 3_000), rng.integers(1_100, 1_700, 30)
    return put(np.sort(np.concatenate([many, few])), name="Battles")


def middle_of(timeline, x, y):
    frame = timeline.picture.frame
    return QPointF(frame.left + x, frame.header + y)


def on_tile(timeline, number=0):
    """Return a tile of a strip and a point in it."""
    stretch = list(timeline.view.canvas.stretches.values())[number]
    return stretch, QPointF(stretch.rect.center())


def on_strip(timeline):
    """Return the point of a strip at which there are most events."""
    strip = timeline.picture.scene.strips[0]
    here = int(np.argmax(strip.counts.sum(axis=0)))
    return middle_of(timeline, strip.x + here + 0.5, strip.y + strip.height / 2)


def on_row(timeline):
    scene = timeline.picture.scene
    item = int(np.flatnonzero((scene.layer == 1) & (scene.box_w > 0))[0])
    point = middle_of(timeline, scene.box_x[item] + 8, scene.y[item] + 10)
    return point, int(scene.event[item])


def told(timeline, point):
    return re.sub(r"<[^>]*>", "", tip_for(timeline.view.canvas, timeline.view.hit_at(point)))


def active(timeline, begin, end):
    dataset = timeline.session.shelf.layers[0].dataset
    return int(((dataset.start < end) & (dataset.end > begin)).sum())


def test_the_tooltip_of_a_strip_says_how_many_of_which_classes_and_when(full):
    stretch, spot = on_tile(full, 1)
    text = told(full, spot)
    assert text.startswith("Battles, ")
    assert "material conflict" in text
    assert re.search(r"^Battles, .*20.*: [\d,]+ events going on", text)
    ends = say_ends((stretch.begin, stretch.end))
    assert f"Starting {ends}: {stretch.total:,} events, none drawn as a mark" in text


def test_the_tooltip_of_the_band_below_marks_says_that_they_are_counted_too(put):
    timeline = put([*range(0, 1_000, 2), *np.repeat(np.arange(0, 300), 9)])
    canvas = timeline.view.canvas
    (spot,) = [stretch.rect.center() for stretch in list(canvas.stretches.values())[:1]]
    here = timeline.view.hit_at(QPointF(spot))
    crowd = here.crowd._replace(total=2, started=0)
    text = tip_for(canvas, here._replace(crowd=crowd))
    assert "2 events going on" in text
    assert "Events drawn as marks are counted too." in text
    assert "Starting" not in text
    assert "counted too" not in told(timeline, QPointF(spot))


def test_the_tooltip_of_a_strip_counts_what_is_under_the_pointer(full):
    spot = on_strip(full)
    crowd = full.view.hit_at(spot).crowd
    assert crowd.total > 1
    assert crowd.total == active(full, crowd.begin, crowd.end)
    assert f": {crowd.total} events" in told(full, spot)


def test_one_event_under_the_pointer_is_told_itself(put):
    timeline = put([*np.repeat(np.arange(0, 700, 9), 6), *range(1, 700, 9)])
    timeline.pane.zoom_in()
    strip = timeline.picture.scene.strips[0]
    for x in range(strip.counts.shape[1]):
        spot = middle_of(timeline, strip.x + x + 0.5, strip.y + 10)
        crowd = timeline.view.hit_at(spot).crowd
        if crowd is not None and crowd.total == 1:
            assert f"row {crowd.first}" in told(timeline, spot)
            return
    pytest.fail("no single event in the strip")


def test_the_tooltip_of_a_row_tells_title_date_actors_place_and_dataset(put):
    timeline = put([100, 900], name="Battles")
    spot, row = on_row(timeline)
    text = told(timeline, spot)
    for words in (f"row {row}", "2015", "Alpha → Beta", "Northtown", "Battles"):
        assert words in text


def test_nobody_is_named_where_nobody_is_known(put):
    timeline = put([100, 900], actor=[-1, -1], target=[-1, 1], place=[-1, -1])
    spot, _ = on_row(timeline)
    text = told(timeline, spot)
    assert "Alpha" not in text
    assert "town" not in text
    assert "→" not in text


def test_html_in_a_dataset_is_shown_as_it_is_written(put):
    timeline = put([100, 900], name="<b>x</b>", actors=("<i>A</i>", "B", "C"))
    spot, _ = on_row(timeline)
    shown = tip_for(timeline.view.canvas, timeline.view.hit_at(spot))
    assert "<i>A" not in shown
    assert "&lt;i&gt;A" in shown


def test_the_heading_of_a_dataset_tells_how_many_events_it_has(full):
    text = told(full, QPointF(40, full.top_of("Battles") + 10))
    assert "Battles" in text
    assert "events" in text


def test_a_dataset_has_its_mark_and_colour_beside_its_name(full):
    theme = load_theme(ThemeName.LIGHT)
    wanted = theme.dataset_look(2).colour.rgb()
    image = full.pane.grab().toImage()
    top = full.top_of("Battles")
    area = [(x, top + y) for x in range(60) for y in range(28)]
    assert any(image.pixel(*spot) == wanted for spot in area)


def test_a_click_on_a_strip_shows_the_time_of_the_tile(full):
    stretch, spot = on_tile(full, 1)
    full.click(spot.toPoint())
    begin, end = full.window
    assert begin <= stretch.begin
    assert end >= stretch.end - 1
    assert end - begin < 2 * (stretch.end - stretch.begin)


def test_a_click_on_a_strip_shows_only_where_rows_are(put):
    timeline = put(np.append(np.repeat(np.arange(300, 320), 100), [0, 3_000]))
    stretches = timeline.view.canvas.stretches.values()
    stretch = max(stretches, key=lambda stretch: stretch.total)
    timeline.click(stretch.rect.center())
    begin, end = timeline.window
    first = max(stretch.begin, FIRST + 300 * DAY)
    last = min(stretch.end, FIRST + 320 * DAY)
    assert end - begin < 0.5 * (stretch.end - stretch.begin)
    assert first - 3 * DAY < begin < first
    assert last < end < last + 3 * DAY


def test_hovering_paints_only_when_it_comes_to_another_thing(full):
    heard = []
    full.view.hovered.connect(heard.append)
    scene = full.picture.scene
    item = int(np.flatnonzero(scene.box_w > 0)[0])
    spot = middle_of(full, scene.box_x[item] + 8, scene.y[item] + 10).toPoint()
    area = full.view.viewport()
    composed = full.picture
    full.qtbot.mouseMove(area, spot)
    full.qtbot.mouseMove(area, spot + type(spot)(1, 1))
    assert full.view.canvas.marks.hovered == (scene.layer[item], scene.event[item])
    assert len(heard) <= 2
    assert full.picture is composed
    assert area.cursor().shape() is Qt.CursorShape.PointingHandCursor
    count = len(heard)
    strip = on_strip(full).toPoint()
    for x in range(5):
        full.qtbot.mouseMove(area, strip + type(strip)(x, 0))
    assert len(heard) <= count + 1
    assert full.picture is composed
    QApplication.sendEvent(full.view, QEvent(QEvent.Type.Leave))
    assert full.view.canvas.marks.hovered is None


def test_a_row_of_a_dataset_is_selected_and_marked_and_no_event_with_it(put):
    timeline = put([100, 900])
    spot, row = on_row(timeline)
    timeline.click(spot.toPoint())
    assert timeline.session.selection.row == RowRef("made", row)
    assert timeline.view.canvas.marks.selected == (1, row)
    timeline.session.shelf.update("made", visible=False)
    assert timeline.view.canvas.marks.selected is None


def test_what_is_selected_inside_a_strip_has_a_pin(full):
    dataset = full.session.shelf.layers[0].dataset
    stretch = list(full.view.canvas.stretches.values())[1]
    row = int(np.flatnonzero(dataset.start >= stretch.begin + DAY)[0])
    full.session.selection.select(RowRef("made", row))
    ((x, holder),) = pins_of(full.view.canvas)
    held = full.view.canvas.picture.x_of(int(dataset.start[row]))
    assert x == pytest.approx(full.picture.frame.left + held)
    at = round(min(max(x, holder.rect.left() + 1), holder.rect.right() - 1))
    image = full.pane.grab().toImage()
    accent = full.looks.theme.accent
    height = holder.rect.center().y()
    assert accent in [image.pixelColor(at + n, height) for n in (-1, 0, 1)]


def test_without_a_selection_or_a_date_there_is_no_pin(full, hands, events_of):
    assert pins_of(full.view.canvas) == []
    undated = hands(events_of(None, "2020"))
    undated.select("event", "e0")
    assert pins_of(undated.view.canvas) == []
    undated.select("event", "e1")
    assert pins_of(undated.view.canvas) == []


def test_keys_go_from_one_crowd_to_the_next_and_open_it(full):
    pane, canvas = full.pane, full.view.canvas
    keys = list(canvas.stretches)
    assert len(keys) > 3
    assert keys == sorted(keys)
    pane.open_stretch()
    assert full.window is None
    pane.step_stretch(1)
    assert canvas.current.key == keys[0]
    pane.step_stretch(1)
    assert canvas.current.key == keys[1]
    pane.step_stretch(-1)
    pane.step_stretch(-1)
    assert canvas.current.key == keys[-1]
    current = canvas.current
    pane.open_stretch()
    begin, end = full.window
    starts = full.session.shelf.layers[0].dataset.start
    inside = starts[(starts >= current.begin) & (starts < current.end)]
    assert len(inside) == current.total
    assert begin <= inside.min()
    assert inside.max() < end


def test_what_the_keys_are_at_is_framed_until_something_is_selected(full):
    before = full.pane.grab().toImage()
    full.pane.step_stretch(1)
    rect = full.view.canvas.current.rect
    accent = full.looks.theme.accent
    after = full.pane.grab().toImage()
    assert after.pixelColor(rect.center().x(), rect.top() - 1) == accent
    assert before.pixelColor(rect.center().x(), rect.top() - 1) != accent
    full.select("event", "e9")
    assert full.view.canvas.current is None


def test_without_crowds_keys_go_nowhere(hands):
    timeline = hands()
    timeline.pane.step_stretch(1)
    timeline.pane.open_stretch()
    assert timeline.view.canvas.current is None
    assert timeline.window is None


def test_crowds_are_read_out_by_lane_time_and_count(full):
    found = QAccessible.queryAccessibleInterface(full.view)
    names = [found.child(number).text(NAME) for number in range(found.childCount())]
    stretches = list(full.view.canvas.stretches.values())
    last = names[-len(stretches) :]
    for name, stretch in zip(last, stretches, strict=True):
        assert name.startswith("Battles, ")
        assert name.endswith(f"{stretch.total:,} events")
    assert all(names)


def test_a_crowd_that_is_read_out_lies_where_it_is_seen_and_is_opened_by_pressing(full):
    found = QAccessible.queryAccessibleInterface(full.view)
    stretch = list(full.view.canvas.stretches.values())[-1]
    item = found.child(found.childCount() - 1)
    corner = full.view.mapFromGlobal(item.rect().topLeft())
    assert corner == stretch.rect.topLeft()
    full.pane.step_stretch(-1)
    assert item.state().selected
    assert found.focusChild().text(NAME) == item.text(NAME)
    action = item.actionInterface()
    action.doAction(action.pressAction())
    assert full.window is not None


def test_what_is_gone_is_read_out_as_nothing(full):
    found = QAccessible.queryAccessibleInterface(full.view)
    item = found.child(found.childCount() - 1)
    full.session.shelf.update("made", visible=False)
    assert item.text(NAME) == ""
    assert item.rect().isEmpty()
    assert not item.isValid()
    action = item.actionInterface()
    action.doAction(action.pressAction())
    assert full.window is None


def test_rows_are_read_out_and_selected_by_pressing(put):
    timeline = put([100, 900], name="Battles")
    found = QAccessible.queryAccessibleInterface(timeline.view)
    items = [found.child(number) for number in range(found.childCount())]
    rows = [item for item in items if item.text(NAME).startswith("row ")]
    assert len(rows) == 2
    assert "Alpha → Beta" in rows[0].text(NAME)
    assert not rows[0].rect().isEmpty()
    action = rows[0].actionInterface()
    action.doAction(action.pressAction())
    assert timeline.session.selection.row.dataset == "made"
    assert rows[0].state().selected
    timeline.session.shelf.update("made", visible=False)
    assert rows[0].text(NAME) == ""
    assert rows[0].rect().isEmpty()


@pytest.mark.parametrize("theme", list(ThemeName))
def test_crowds_are_painted_in_every_theme(full, theme):
    light = full.pane.grab().toImage()
    full.looks.show(load_theme(theme))
    shown = full.pane.grab().toImage()
    assert (shown == light) is (theme is ThemeName.LIGHT)
    assert shown.pixelColor(200, 300) is not None


def test_the_rows_can_be_moved_up_to_the_last_lane_once_a_dataset_has_lanes(put):
    timeline = put(range(3_000), scrolled=False)
    (layer,) = timeline.session.shelf.layers
    dataset = layer.dataset
    own = np.arange(len(dataset.start), dtype=np.int32) % 40
    index = EventIndex.build(own, dataset.start, dataset.end, dataset.cls, 40)
    names = tuple(f"Lane {number}" for number in range(40))
    lanes = LaneIndex(index, names, (75,) * 40, tuple(range(40)))
    timeline.view.scroll(CONTEXT, 1e6)
    timeline.session.viewport.update(expanded=frozenset({layer.lane_key}))
    timeline.session.shelf.put(replace(layer, lanes=lanes, lanes_by=LanesBy.ACTOR))
    timeline.view.scroll(CONTEXT, 1e6)
    picture = timeline.picture
    top, foot = picture.plan.packing.top[-2:] + picture.panels[-1].shift
    assert picture.plan.table.lanes[-1].name == "Lane 39"
    assert 0 <= top < foot == picture.frame.height
    bar = timeline.view.bars.of(CONTEXT)
    assert bar.value() == bar.maximum() == picture.panels[-1].scroll > 0


def test_the_rules_of_time_go_on_through_strips(full):
    strip = full.picture.scene.strips[0]
    ends = strip.x + 2, strip.x + strip.counts.shape[1] - 2
    rules = [t.x for t in full.picture.axis.ticks if t.label and ends[0] < t.x < ends[1]]
    assert rules
    image = full.pane.grab().toImage()
    frame = full.picture.frame
    foot = round(frame.header + strip.y + strip.height) - 3
    for x in rules:
        here, beside = (image.pixel(frame.left + round(x) + step, foot) for step in (0, 1))
        assert here != beside


def test_the_overview_tells_of_the_dataset_too(full, hands):
    area = full.picture.frame

    def overview(timeline):
        return (
            timeline.pane.grab()
            .toImage()
            .copy(area.left, area.header + area.height, area.width, area.overview)
        )

    assert overview(full) != overview(hands())


def test_the_names_of_many_lanes_scroll_with_them(hands, make_document):
    actors = [Actor(ActorId(f"a{n}"), f"Actor {n}", ActorKind.STATE) for n in range(300)]
    events = [
        Event(EventId(f"e{n}"), "Talk", when=When("2020", Basis.STATED), agents=(actor.id,))
        for n, actor in enumerate(actors)
    ]
    timeline = hands(make_document(*actors, *events))
    top = timeline.pane.grab().toImage()
    timeline.pane.scroll_rows(3)
    assert timeline.pane.grab().toImage() != top


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0"), (37, "37"), (999, "999"), (1_000, "1k"), (1_250, "1.2k"), (9_999, "9.9k"),
        (12_403, "12k"), (999_999, "999k"), (3_450_000, "3.4M"), (10_000_000, "10M"),
        (2_000_000_000, "2B"),
    ],
)  # fmt: skip
def test_large_numbers_are_told_roughly_and_never_rounded_up(count, words):
    assert say_roughly(count) == words


def test_steps_go_round_about_and_begin_at_the_near_end():
    keys = tuple(StretchKey(0, n) for n in range(3))
    assert beside(keys, None, 1) == keys[0]
    assert beside(keys, None, -1) == keys[2]
    assert beside(keys, keys[2], 1) == keys[0]
    assert beside(keys, StretchKey(9, 9), 1) == keys[0]
    assert beside((), keys[0], 1) is None
