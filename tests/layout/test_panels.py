"""Lanes of datasets are pinned to the foot: in sight whatever the article's lanes do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY
from idlib_gui.domain.document import Document, document_of
from idlib_gui.layout.frame import ROW, frame_of
from idlib_gui.layout.hit import hit
from idlib_gui.layout.panels import (
    ARTICLE,
    CONTEXT,
    Panel,
    held,
    lane_at,
    panel_at,
    panel_with,
    panels_of,
    places_of,
    scrolled_to,
)
from idlib_gui.layout.plan import Plan
from idlib_gui.layout.scene import Scene

from .conftest import an_event
from .datasets import WIDTH, Bench, Rows, layer_of, rows_of


def told(total: int) -> Document:
    """Return an article with this many events on different days of thirty years."""
    return document_of([
        an_event(f"e{n}", f"{1970 + n % 30}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(total)
    ])  # fmt: skip


def crowd(total: int = 20_000, lanes: int = 1) -> Rows:
    """Return rows of a day in thirty years, in lanes one after the other."""
    numbers = np.arange(total)
    return rows_of(numbers % lanes, numbers * 10_000 * DAY // total, DAY, numbers % 5)


def panels(bench: Bench, **scrolls: float) -> tuple[Plan, Scene, tuple[Panel, ...]]:
    plan, scene = bench.look(**scrolls)
    return plan, scene, scene.panels


def test_strips_of_datasets_stand_at_the_foot_however_the_article_is_scrolled() -> None:
    bench = Bench(layer_of(crowd()), layer_of(crowd(), key="e"), document=told(200), expanded=())
    plan, scene, (above, below) = panels(bench)
    assert (above.key, above.top, above.foot) == (ARTICLE, 0, below.top)
    assert (below.key, below.foot, below.hidden) == (CONTEXT, bench.height, 0)
    assert above.hidden == plan.packing.top[1] - above.height > 0
    assert [strip.lane for strip in scene.strips] == [1, 2]
    _, moved, (scrolled, pinned) = panels(bench, scroll=1e6)
    assert scrolled.scroll == above.hidden
    assert pinned == below
    assert [s.y for s in moved.strips] == [s.y for s in scene.strips]
    assert set(moved.event.tolist()) != set(scene.event.tolist())


def test_inner_lanes_take_less_than_half_and_scroll_on_their_own() -> None:
    bench = Bench(layer_of(crowd(40_000, 30), 30), document=told(200))
    _, scene, (above, below) = panels(bench)
    assert below.height == int(0.45 * bench.height)
    assert below.hidden > 0
    _, moved, (same, scrolled) = panels(bench, below=400)
    assert (same, scrolled.scroll) == (above, 400)
    article = scene.layer == 0
    assert moved.y[moved.layer == 0].tolist() == scene.y[article].tolist()
    assert {s.lane for s in moved.strips} != {s.lane for s in scene.strips}


def test_inner_lanes_take_what_the_article_leaves() -> None:
    bench = Bench(layer_of(crowd(40_000, 30), 30), document=told(2))
    plan, _, (above, below) = panels(bench)
    assert above.height == above.content == plan.packing.top[1]
    assert below.height > 0.6 * bench.height


def test_few_lanes_stand_at_the_foot_with_free_space_above() -> None:
    bench = Bench(layer_of(crowd()), document=told(2), expanded=())
    plan, _, (above, below) = panels(bench)
    assert above.content < above.height
    assert below.top + below.content == bench.height
    assert lane_at(plan.packing, (above, below), above.content + 5) is None
    assert lane_at(plan.packing, (above, below), below.top + 5) == 1


@pytest.mark.parametrize("height", [1, 40, 90, 120])
def test_where_there_is_little_height_a_strip_takes_about_half(height: int) -> None:
    bench = Bench(layer_of(crowd()), document=told(200), expanded=(), height=height)
    _, _, (above, below) = panels(bench)
    assert above.height + below.height == height
    assert below.height == min(60, int(0.55 * height))


def test_where_there_is_little_height_more_than_a_heading_is_seen() -> None:
    bench = Bench(layer_of(crowd(40_000, 30), 30), document=told(200), height=110)
    plan, scene, (_, below) = panels(bench)
    assert below.height == int(0.55 * 110) > plan.packing.top[2] - plan.packing.top[1]
    assert scene.strips


def test_without_lanes_of_the_article_datasets_have_all_of_the_height() -> None:
    bench = Bench(layer_of(crowd(40_000, 30), 30))
    _, _, (only,) = panels(bench, below=70)
    assert (only.key, only.top, only.height, only.scroll) == (CONTEXT, 0, bench.height, 70)
    _, _, (article,) = panels(Bench(document=told(3)))
    assert (article.key, article.end) == (ARTICLE, 1)
    plan, _, (nothing,) = panels(Bench())
    assert (nothing.content, nothing.hidden) == (0, 0)
    assert lane_at(plan.packing, (nothing,), 5) is None
    assert held(plan.packing, plan.packing, nothing) == 0


def test_a_point_lies_in_the_lanes_of_its_panel_only() -> None:
    bench = Bench(layer_of(crowd(300, 30), 30), document=told(200))
    frame = frame_of(WIDTH + 200, bench.height, 80, undated=False)
    frame = frame._replace(width=WIDTH, height=bench.height)
    plan, scene, (above, below) = panels(bench, scroll=33, below=17)
    parts = tuple(scene.parts())
    for part, panel in zip(parts, (above, below), strict=True):
        for item in range(part.total):
            x, y = float(part.box_x[item]) + 2, float(part.y[item]) + 5
            here = hit(frame, plan, parts, frame.left + x, frame.header + y)
            found = panel_at(scene.panels, y)
            assert here.panel == found.key
            if found is panel and part.box_w[item] and 0 <= x < WIDTH:
                row = (part.layer[item], part.event[item])
                assert (row[0], here.event if here.row is None else here.row.row) == row
    names = hit(frame, plan, parts, 20, frame.header + below.top + 20)
    assert names.lane == lane_at(plan.packing, scene.panels, below.top + 20)
    assert names.lane is not None
    assert panel_with(scene.panels, names.lane) == below
    assert panel_at(scene.panels, 1e6) == below


def test_the_parts_of_a_scene_are_all_of_it() -> None:
    bench = Bench(layer_of(crowd(5_000, 3), 3), document=told(30))
    _, scene = bench.look(0.4, 0.02)
    above, below = scene.parts()
    assert above.total + below.total == scene.total
    assert (*above.strips, *below.strips) == scene.strips
    assert (*above.clusters, *below.clusters) == scene.clusters
    assert above.labels + below.labels == scene.labels
    assert below.undated is not None
    assert below.undated.total == 0
    _, single = Bench(document=told(30)).look()
    assert list(single.parts()) == [single]


def test_lanes_keep_their_place_at_the_top_when_packed_anew() -> None:
    bench = Bench(layer_of(crowd(40_000, 30), 30), document=told(200))
    far, scene = bench.look(below=400)
    near, _ = bench.look(0.3, 0.0005)
    assert near.packing.height != far.packing.height
    for panel in scene.panels:
        scrolls = [0.0, 0.0]
        scrolls[panel.key] = held(far.packing, near.packing, panel)
        after = panels_of(bench.board, near.packing, bench.height, scrolls)
        (now,) = [p for p in after if p.key == panel.key]
        top = lane_at(far.packing, scene.panels, panel.top)
        assert lane_at(near.packing, after, now.top) == top


def test_the_panel_of_rows_is_scrolled_as_little_as_shows_one() -> None:
    bench = Bench(layer_of(crowd(40_000, 30), 30), document=told(200))
    plan, scene, shown = panels(bench)
    for panel in shown:
        first = plan.packing.top[[panel.first]]
        assert scrolled_to(plan.packing, shown, first) == panel
        last = plan.packing.top[[panel.end - 1]] + ROW
        moved = scrolled_to(plan.packing, shown, last)
        assert moved.key == panel.key
        place = float(last[0]) + moved.shift
        assert panel.top <= place <= panel.foot - ROW
    both = plan.packing.top[[1, 25]]
    assert scrolled_to(plan.packing, scene.panels, both) == shown[1]


@settings(deadline=None, max_examples=15)
@given(
    st.integers(1, 700),
    st.integers(100, 900),
    st.floats(-14, 0),
    st.lists(st.floats(0, 1), min_size=2, max_size=6),
    st.floats(0, 1_500),
    st.floats(0, 1_500),
)
def test_no_pan_moves_a_mark_in_either_panel(  # noqa: PLR0913, PLR0917
    events: int, height: int, power: float, lefts: list[float], scroll: float, below: float
) -> None:
    bench = Bench(layer_of(crowd(3_000, 9), 9), document=told(events), height=height)
    known: dict[tuple[int, int], float] = {}
    before: tuple[Panel, ...] | None = None
    for left in lefts:
        plan, scene = bench.look(left, 2**power, scroll, below)
        assert before in {None, scene.panels}
        before = scene.panels
        places = places_of(plan.packing, scene.panels)
        assert (scene.y + ROW > places.begin[scene.lane]).all()
        assert (scene.y < places.end[scene.lane]).all()
        for lane, event, y in zip(scene.lane, scene.event, scene.y, strict=True):
            assert known.setdefault((int(lane), int(event)), y) == y
