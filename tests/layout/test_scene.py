"""What is seen: rows and labels never overlap, and a pan moves marks without shuffling them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import Basis, Event, EventId, When
from idlib_gui.layout.board import board_of, in_full
from idlib_gui.layout.columns import Columns, columns_of
from idlib_gui.layout.density import density
from idlib_gui.layout.frame import EDGE, HEADER, ROW, frame_of
from idlib_gui.layout.hit import Area, hit, item_at
from idlib_gui.layout.lanes import actor_lanes, single_lane
from idlib_gui.layout.packing import zoom_step
from idlib_gui.layout.panels import lane_at, panels_of
from idlib_gui.layout.plan import Plan, Step, plan_of
from idlib_gui.layout.scale import TimeScale, folded_scale, linear_scale
from idlib_gui.layout.scene import Glance, Scene, bar_top, box_top, compose
from idlib_gui.layout.window import panned, rooms_of, zoomed

DATES = [
    "2011", "2011~/2020-02-13", "2014-03", "2017", "2017-10/2018-05", "2018-09-17", "../2012",
    "[2018-09-17..2020-02-12]", "2019-12-01/..", "2020-01", "2020-02-03", "2020-02-03~",
    "2020-02-03T10:15", "[2020-02-03..2020-02-09]", "2020-02-12", "2020-02-13", "-9999", "9999",
]  # fmt: skip


def measured(label: str) -> float:
    """Return the width of a label: six pixels a letter."""
    return 6.0 * len(label)


def one_lane(document: Document, width: int, scale: TimeScale, pixels: float) -> Plan:
    """Return a plan with all events in one lane, packed for `pixels`."""
    columns = columns_of(document)
    table = single_lane(document, columns, set(), "All")
    board = board_of(columns, table, columns.titles, measured)
    fitted = width / scale.room
    at = fitted * 2.0 ** zoom_step(pixels, fitted)
    return plan_of(board, in_full(board, scale), Step(scale, at, width, 100_000, 0.4 * width))


def by_actors(document: Document, scale: TimeScale, width: int) -> Plan:
    """Return a plan with a lane for each actor, of all the time."""
    columns = columns_of(document)
    table = actor_lanes(document, columns, set(), set(), "Nobody")
    board = board_of(columns, table, columns.titles, measured)
    step = Step(scale, width / scale.room, width, 600, 100)
    return plan_of(board, in_full(board, scale), step)


def events_of(dates: list[str | None], titles: list[str]) -> Document:
    return document_of(
        Event(EventId(f"e{n}"), title, when=When(date, Basis.STATED) if date else None)
        for n, (date, title) in enumerate(zip(dates, titles, strict=True))
    )


@st.composite
def glances(draw: st.DrawFn) -> tuple[Document, TimeScale, tuple[float, float], int]:
    """Return events, a scale, a window into it and a width."""
    dates = draw(st.lists(st.sampled_from([*DATES, None]), min_size=1, max_size=25))
    titles = [draw(st.sampled_from(["War", "Cease-fire deal", "x" * 60])) for _ in dates]
    document = events_of(dates, titles)
    columns = columns_of(document)
    folded = draw(st.booleans())
    scale = (
        folded_scale(columns.extent, columns.named, columns.named_start)
        if folded
        else linear_scale(columns.extent)
    )
    window = zoomed(scale, None, draw(st.floats(1, 1e5)), draw(st.floats(0, 1)))
    return document, scale, window, draw(st.integers(60, 1_200))


def seen(document: Document, scale: TimeScale, window: object, width: int) -> tuple[Plan, Scene]:
    rooms = rooms_of(scale, window)  # type: ignore[arg-type]
    plan = one_lane(document, width, scale, width / (rooms[1] - rooms[0]))
    panels = panels_of(plan.board, plan.packing, 100_000)
    return plan, compose(plan, Glance(rooms, width, panels, bay=90))


@settings(deadline=None, max_examples=150)
@given(glances())
def test_labels_never_overlap_nor_leave_the_view(
    case: tuple[Document, TimeScale, tuple[float, float], int],
) -> None:
    document, scale, window, width = case
    _, scene = seen(document, scale, window, width)
    rows: dict[float, list[tuple[float, float]]] = {}
    for y, x, w in zip(scene.y, scene.box_x, scene.box_w, strict=True):
        if w:
            rows.setdefault(float(y), []).append((float(x), float(x + w)))
    for boxes in rows.values():
        boxes.sort()
        assert boxes[0][0] >= 0
        assert boxes[-1][1] <= width - EDGE + 1e-6
        assert all(end < begin for (_, end), (begin, _) in pairwise(boxes))


@settings(deadline=None, max_examples=100)
@given(glances())
def test_no_label_lies_in_the_row_of_another_bar(
    case: tuple[Document, TimeScale, tuple[float, float], int],
) -> None:
    document, scale, window, width = case
    _, scene = seen(document, scale, window, width)
    for one in range(scene.total):
        for other in range(scene.total):
            if one != other and scene.y[one] == scene.y[other] and scene.box_w[one]:
                clear_left = scene.box_x[one] + scene.box_w[one] <= scene.edges[0, other]
                clear_right = scene.edges[3, other] <= scene.box_x[one]
                assert clear_left or clear_right


@settings(deadline=None, max_examples=80)
@given(glances(), st.floats(-3, 3))
def test_a_pan_moves_every_mark_by_the_same_and_changes_no_row(
    case: tuple[Document, TimeScale, tuple[float, float], int], fraction: float
) -> None:
    document, scale, window, width = case
    _, before = seen(document, scale, window, width)
    moved = panned(scale, window, fraction)
    _, after = seen(document, scale, moved, width)
    rows = dict(zip(before.event.tolist(), before.y.tolist(), strict=True))
    for event, y in zip(after.event.tolist(), after.y.tolist(), strict=True):
        assert rows.get(event, y) == y


@settings(deadline=None, max_examples=60)
@given(glances())
def test_bars_run_from_earliest_to_latest(
    case: tuple[Document, TimeScale, tuple[float, float], int],
) -> None:
    document, scale, window, width = case
    _, scene = seen(document, scale, window, width)
    assert (np.diff(scene.edges, axis=0) >= -1e-6).all()
    assert (scene.edges[3] - scene.edges[0] >= 4.99).all()


def article_scene(article: Document, width: int = 900) -> tuple[Plan, Scene, TimeScale]:
    columns = columns_of(article)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    plan, scene = seen(article, scale, None, width)
    return plan, scene, scale


def item(columns: Columns, scene: Scene, key: str) -> int:
    return scene.event.tolist().index(list(columns.ids).index(key))


def test_a_month_is_drawn_as_a_month(article: Document) -> None:
    plan, scene, scale = article_scene(article)
    truce = item(plan.columns, scene, "truce")
    width = scene.edges[3, truce] - scene.edges[0, truce]
    anchor = list(plan.columns.ids).index("truce")
    begin, end = plan.columns.start_lo[anchor], plan.columns.end_hi[anchor]
    rooms = scale.to_room([begin, end])
    assert (end - begin) == 31 * 86_400
    assert width == pytest.approx(float(rooms[1] - rooms[0]) / scale.room * 900, abs=0.01)
    assert scene.sure[truce]


def test_what_is_somewhere_between_has_no_sure_part(article: Document) -> None:
    plan, scene, _ = article_scene(article)
    assert not scene.sure[item(plan.columns, scene, "talk")]


def test_open_ends_reach_the_end_of_time_that_is_shown(article: Document) -> None:
    plan, scene, _ = article_scene(article)
    flight, until = (item(plan.columns, scene, key) for key in ("flight", "until"))
    assert scene.open_end[flight]
    assert scene.edges[3, flight] == pytest.approx(900)
    assert scene.open_start[until]
    assert scene.edges[0, until] == pytest.approx(0)


def test_a_label_near_the_right_edge_slides_left(article: Document) -> None:
    plan, scene, _ = article_scene(article)
    reject = item(plan.columns, scene, "reject")
    assert scene.box_w[reject] >= 27 + 6 * len("reject")
    assert scene.box_x[reject] + scene.box_w[reject] <= 900


def test_a_label_stays_at_the_left_edge_while_its_bar_is_seen(article: Document) -> None:
    columns = columns_of(article)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    middle = float(columns.named.max()) - 40 * 86_400
    plan, scene = seen(article, scale, (middle, float(columns.named.max())), 900)
    war = item(plan.columns, scene, "war")
    assert scene.box_x[war] == 0
    assert scene.box_w[war] > 0


def test_undated_events_wait_in_the_bay(article: Document) -> None:
    plan, scene, _ = article_scene(article)
    bay = scene.undated
    assert bay is not None
    assert [plan.columns.ids[event] for event in bay.event] == ["promise"]
    assert (bay.box_x + bay.box_w <= 90).all()
    assert item_at(bay, float(bay.box_x[0]) + 5, float(bay.y[0]) + 5) == 0
    assert item_at(bay, 0.5, float(bay.y[0]) + 5) is None


def test_many_events_on_one_day_get_a_row_each() -> None:
    document = events_of(["2020-02-03"] * 40, ["Shelling"] * 40)
    columns = columns_of(document)
    plan, scene = seen(document, linear_scale(columns.extent), None, 300)
    assert len(set(scene.y.tolist())) == 40
    assert plan.packing.height > 40 * ROW


def test_boxes_and_bars_of_an_event_can_be_hit(article: Document) -> None:
    plan, scene, _ = article_scene(article)
    war = item(plan.columns, scene, "war")
    y = float(scene.y[war])
    assert item_at(scene, float(scene.box_x[war]) + 3, box_top(y) + 3) == war
    assert item_at(scene, float(scene.edges[3, war]) - 2, bar_top(y) + 1) == war
    assert item_at(scene, 5, -50) is None


def test_a_point_lies_in_one_part_of_the_timeline(article: Document) -> None:
    columns = columns_of(article)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    plan = by_actors(article, scale, 700)
    packing = plan.packing
    frame = frame_of(1_000, 600, 120, undated=True)
    panels = panels_of(plan.board, packing, frame.height)
    scene = compose(plan, Glance((0.0, scale.room), frame.width, panels, frame.bay))

    def at(x: float, y: float) -> object:
        return hit(frame, plan, tuple(scene.parts()), x, y)

    axis, names = at(500, 5), at(12, HEADER + 5)
    assert (axis.area, axis.event) == (Area.AXIS, None)
    assert (names.area, names.lane, names.toggle) == (Area.NAMES, 0, True)
    assert not at(100, HEADER + 5).toggle
    assert at(12, HEADER + frame.height - 1).lane is not None or packing.height < frame.height
    assert at(frame.names + 2, HEADER + 5).area is Area.BAY
    assert at(frame.left + 5, HEADER + 5).area is Area.TIME
    assert at(frame.left + 5, 599).area is Area.OVERVIEW
    (panel,) = panels_of(plan.board, packing, 2 * packing.height)
    assert lane_at(packing, [panel], packing.height - 1) == len(plan.table.lanes) - 1
    assert lane_at(packing, [panel], packing.height + 1) is None


def test_without_undated_events_there_is_no_bay() -> None:
    assert frame_of(1_000, 600, 100, undated=False).bay == 0
    assert frame_of(1_000, 600, 100, undated=True).bay > 0


def test_days_of_publication_have_a_line_over_the_axis_if_there_are_any() -> None:
    without = frame_of(1_000, 600, 100, undated=False)
    told = frame_of(1_000, 600, 100, undated=False, published=True)
    assert told.header > without.header == HEADER
    assert told.header + told.height == without.header + without.height


def test_the_smallest_timeline_still_has_room_for_time() -> None:
    frame = frame_of(300, 120, 200, undated=True)
    assert frame.overview == 0
    assert frame.width > 100
    assert frame.height > 60
    assert frame_of(1, 1, 0, undated=False).width == 1


def test_lanes_without_events_of_their_own_are_low_only_if_they_are_headings(
    article: Document,
) -> None:
    plan = by_actors(article, linear_scale(columns_of(article).extent), 500)
    lows = np.diff(plan.packing.top) < ROW
    assert all(lane.group for lane, low in zip(plan.table.lanes, lows, strict=True) if low)


def test_the_histogram_counts_every_event_that_is_shown_once(article: Document) -> None:
    columns = columns_of(article)
    scale = linear_scale(columns.extent)
    everything = np.ones(columns.total, dtype=bool)
    assert density(columns, scale, 80, everything).sum() == columns.dated.sum()
    assert density(columns, scale, 80, ~everything).sum() == 0
