"""Which part of a mark is taken hold of, and at which instant it is let go."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.layout.board import board_of, in_full
from idlib_gui.layout.columns import columns_of
from idlib_gui.layout.frame import BOX, BOX_TOP, ROW
from idlib_gui.layout.lanes import single_lane
from idlib_gui.layout.moving import Part, instant_at, part_at
from idlib_gui.layout.panels import panels_of
from idlib_gui.layout.plan import Step, plan_of
from idlib_gui.layout.scale import folded_scale, linear_scale
from idlib_gui.layout.scene import Glance, compose

WIDTH, HEIGHT = 800, 400
ON_BOX, ON_BAR = BOX_TOP + BOX / 2, ROW - 2


@pytest.fixture
def scene_of(make_document, make_event):
    """Return a function that shows one event between two others, all of the time in view."""

    def build(date, title="War"):
        document = make_document(
            make_event("a", "2020-01-01", "x"),
            make_event("b", date, title),
            make_event("c", "2020-12-31", "x"),
        )
        columns = columns_of(document)
        scale = linear_scale(columns.extent)
        table = single_lane(document, columns, set(), "All")
        board = board_of(columns, table, columns.titles, lambda label: 8.0 * len(label))
        step = Step(scale, WIDTH / scale.room, WIDTH, HEIGHT, 300)
        plan = plan_of(board, in_full(board, scale), step)
        panels = panels_of(board, plan.packing, HEIGHT)
        scene = compose(plan, Glance((0.0, scale.room), WIDTH, panels))
        item = [columns.ids[row] for row in scene.event.tolist()].index("b")
        return scene, item

    return build


def test_the_ends_of_a_bar_and_all_between_can_be_taken(scene_of):
    scene, item = scene_of("2020-04/2020-09")
    left, right, top = scene.edges[0, item], scene.edges[3, item], scene.y[item]
    assert part_at(scene, left + 1, top + ON_BAR) is Part.BEGIN
    assert part_at(scene, right - 1, top + ON_BAR) is Part.END
    assert part_at(scene, (left + right) / 2, top + ON_BAR) is Part.WHOLE
    assert part_at(scene, left + 1, top + ON_BOX) is Part.WHOLE


def test_a_bar_that_its_label_hides_is_taken_by_its_ends_below_the_label(scene_of):
    scene, item = scene_of("2020-05-05", title="A very long title")
    left, right, top = scene.edges[0, item], scene.edges[3, item], scene.y[item]
    assert part_at(scene, right + 1, top + ON_BOX) is Part.WHOLE
    assert part_at(scene, left, top + ON_BAR) is Part.BEGIN
    assert part_at(scene, right, top + ON_BAR) is Part.END
    assert part_at(scene, (left + right) / 2, top + ON_BAR) is Part.WHOLE


def test_an_open_end_cannot_be_taken(scene_of):
    scene, item = scene_of("2020-04/..")
    assert part_at(scene, scene.edges[3, item] - 1, scene.y[item] + ON_BAR) is Part.WHOLE
    scene, item = scene_of("../2020-04")
    assert part_at(scene, scene.edges[0, item] + 1, scene.y[item] + ON_BAR) is Part.WHOLE


def test_where_there_is_no_mark_nothing_is_taken(scene_of):
    scene, item = scene_of("2020-05-05")
    assert part_at(scene, WIDTH / 2 + 300, scene.y[item] + 5 * ROW) is None


@pytest.fixture
def folded(make_document, make_event):
    """Return a scale on which the years between two days are folded."""
    document = make_document(
        *(make_event(date, date, "x") for date in ("2011-03-05", "2011-03-06", "2020-02-03"))
    )
    columns = columns_of(document)
    return folded_scale(columns.extent, columns.named, columns.named_start)


def test_in_a_fold_it_goes_to_the_nearer_side(folded):
    (fold,) = folded.folds
    third = (fold.right - fold.left) / 3
    assert instant_at(folded, fold.left + third, DAY, 7) == day_start(2011, 3, 6)
    assert instant_at(folded, fold.right - third, DAY, 7) == day_start(2020, 2, 3) + 7


@given(part=st.floats(-0.2, 1.2))
def test_beside_folds_it_is_the_instant_there_and_none_lies_in_a_fold(part):
    years = np.array([[day_start(y), day_start(y + 1)] for y in (1911, 2011, 2020)])
    scale = folded_scale((day_start(1911), day_start(2021)), years, np.ones(3, dtype=bool))
    instant = instant_at(scale, part * scale.room, 0, 0)
    assert not any(fold.begin < instant < fold.end for fold in scale.folds)
    at = float(scale.to_room(instant))
    if all(instant not in fold[:2] for fold in scale.folds):
        assert at == pytest.approx(part * scale.room, abs=1e-6)
