"""Lanes with too many events: counts are exact, marks keep their places, nothing is too many."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import EventClass
from idlib_gui.layout.board import MOST_MARKS
from idlib_gui.layout.columns import CLASSES, FAR_FUTURE, FAR_PAST
from idlib_gui.layout.frame import HEADING, LANE_PAD, ROW, frame_of
from idlib_gui.layout.hit import LayerRow, cluster_at, hit
from idlib_gui.layout.plan import Plan
from idlib_gui.layout.scene import Scene
from idlib_gui.layout.strips import COLUMN
from idlib_gui.layout.tiles import DENSE_ROWS, ENTERING, STRIP_ROWS, Kind

from .conftest import an_event
from .datasets import HEIGHT, WIDTH, Bench, Rows, layer_of, names, rows_of, tiles_seen

DAY = 86_400
LENGTHS = [1, DAY, 30 * DAY, 3_650 * DAY]


@st.composite
def datasets(draw: st.DrawFn) -> Rows:
    """Return rows in three lanes: points, days and decades, sparse here and crowded there."""
    seed, total = draw(st.integers(0, 2**32 - 1)), draw(st.integers(450, 1_500))
    numbers = np.random.default_rng(seed)
    start = (numbers.beta(draw(st.sampled_from([0.4, 1, 3])), 2, total) * 9_000 * DAY).astype(int)
    lengths = numbers.choice(draw(st.lists(st.sampled_from(LENGTHS), min_size=1)), total)
    lane = np.minimum(numbers.geometric(0.6, total) - 1, 2)
    return rows_of(lane, start, lengths, numbers.integers(0, len(CLASSES), total))


BAR_Y = 21

places = st.tuples(st.floats(0, 1), st.floats(-18, 0).map(lambda power: 2**power))


def shown_in(plan: Plan, scene: Scene, lane: int) -> set[int]:
    return set(scene.event[scene.lane == lane].tolist())


def started(rows: Rows, lane: int, begin: int, end: int) -> set[int]:
    """Return the rows of a lane that start in a stretch of time, looked at one by one."""
    inside = (rows.lane == lane) & (rows.start >= begin) & (rows.start < end)
    return set(np.flatnonzero(inside).tolist())


@settings(deadline=None, max_examples=25)
@given(datasets(), st.lists(places, min_size=1, max_size=4), st.booleans())
def test_every_tile_counts_what_starts_in_it_and_shows_all_or_none_of_it_as_marks(
    rows: Rows, looks: list[tuple[float, float]], folded: object
) -> None:
    article = document_of([an_event("a", "1975-02-03"), an_event("b", "1990")])
    bench = Bench(layer_of(rows, 3), document=article, folded=bool(folded), height=5_000)
    for left, part in looks:
        plan, scene = bench.look(left, part)
        view = bench.scale.to_seconds(scene.rooms)
        told = {(s.lane, round(x, 3)): n for s in scene.strips for x, n in zip(s.tiles, s.totals)}  # noqa: B905
        for lane, tile in tiles_seen(plan, scene):
            number = lane - plan.board.source_of(lane).first
            wanted = started(rows, number, *plan.tiles.ruling.ends(np.array([tile]))[:, 0])
            kind, total = plan.tiles.at(lane, tile, tile + 1)[0]
            assert total == len(wanted)
            assert (kind is Kind.NONE) == (not wanted)
            seen = {row for row in wanted if rows.end[row] > view[0] and rows.start[row] < view[1]}
            shown = shown_in(plan, scene, lane)
            assert seen <= shown if kind is Kind.MARKS else not wanted & shown
            x = (tile * plan.tiles.ruling.width - scene.rooms[0]) * WIDTH
            x = round(x / (scene.rooms[1] - scene.rooms[0]), 3)
            assert told.get((lane, x), 0) == (total if kind is Kind.STRIP else 0)


@settings(deadline=None, max_examples=15)
@given(datasets(), st.floats(-6, 0))
def test_all_tiles_of_a_lane_together_have_each_event_once(rows: Rows, power: float) -> None:
    bench = Bench(layer_of(rows, 3), height=5_000)
    totals: dict[tuple[int, int], int] = {}
    marks: set[tuple[int, int]] = set()
    part = 2**power
    for left in np.arange(0.0, 1.0, part * 0.9):
        plan, scene = bench.look(left, part)
        dense = tiles_seen(plan, scene)
        totals |= {
            at: told.total
            for at in dense
            for told in plan.tiles.at(at[0], at[1], at[1] + 1)
            if told.kind is Kind.STRIP
        }
        lanes = {lane for lane, _ in dense}
        found = list(zip(scene.lane.tolist(), scene.event.tolist(), strict=True))
        assert len(found) == len(set(found))
        marks |= {at for at in found if at[0] in lanes}
    for lane in {lane for lane, _ in totals}:
        strips = sum(total for at, total in totals.items() if at[0] == lane)
        number = lane - plan.board.source_of(lane).first
        assert strips + sum(at[0] == lane for at in marks) == (rows.lane == number).sum()


@settings(deadline=None, max_examples=25)
@given(datasets(), places)
def test_strips_count_at_each_pixel_what_is_active_and_has_no_mark(
    rows: Rows, look: tuple[float, float]
) -> None:
    bench = Bench(layer_of(rows, 3), height=5_000)
    plan, scene = bench.look(*look)
    pixels = WIDTH / (scene.rooms[1] - scene.rooms[0])
    for strip in scene.strips:
        source = plan.board.source_of(strip.lane)
        shown = shown_in(plan, scene, strip.lane)
        left = rows.lane == strip.lane - source.first
        left &= ~np.isin(np.arange(len(rows.start)), list(shown))
        columns = strip.x + np.arange(0, strip.counts.shape[1] + COLUMN, COLUMN)
        edges = bench.scale.to_seconds(scene.rooms[0] + columns / pixels)
        for place in range(0, len(columns) - 1, 7):
            spare = max(source.index.width, 1) + 1 + 0.02 * (edges[place + 1] - edges[place])
            most = (
                left & (rows.start < edges[place + 1] + spare) & (rows.end > edges[place] - spare)
            )
            least = (
                left & (rows.start < edges[place + 1] - spare) & (rows.end > edges[place] + spare)
            )
            counted = int(strip.counts[:, place * COLUMN].sum())
            assert least.sum() <= counted <= most.sum()


@settings(deadline=None, max_examples=25)
@given(datasets(), st.floats(-14, 0), st.lists(st.floats(0, 1), min_size=2, max_size=8))
def test_no_pan_moves_a_mark(rows: Rows, power: float, lefts: list[float]) -> None:
    bench = Bench(layer_of(rows, 3), height=5_000)
    known: dict[tuple[int, int], float] = {}
    for left in lefts:
        _, scene = bench.look(left, 2**power)
        pixels = WIDTH / (scene.rooms[1] - scene.rooms[0])
        anchors = (bench.scale.to_room(rows.start[scene.event]) - scene.rooms[0]) * pixels
        assert (np.abs(scene.edges[0] - anchors) < 0.01).all()
        ends = (bench.scale.to_room(rows.end[scene.event]) - scene.rooms[0]) * pixels
        assert (scene.edges[3] >= ends - 0.01).all()
        for lane, event, y in zip(scene.lane, scene.event, scene.y, strict=True):
            assert known.setdefault((int(lane), int(event)), y) == y


@settings(deadline=None, max_examples=25)
@given(datasets(), places)
def test_marks_and_labels_of_a_row_never_overlap(rows: Rows, look: tuple[float, float]) -> None:
    _, scene = Bench(layer_of(rows, 3), height=5_000).look(*look)
    marks: dict[float, list[tuple[float, float]]] = {}
    boxes: dict[float, list[tuple[float, float]]] = {}
    for item in range(scene.total):
        y, x, width = (float(part[item]) for part in (scene.y, scene.box_x, scene.box_w))
        marks.setdefault(y, []).append((scene.edges[0, item], scene.edges[3, item]))
        if width:
            boxes.setdefault(y, []).append((x, x + width))
    for found in (marks, boxes):
        for stretches in found.values():
            assert all(end <= begin + 0.01 for (_, end), (begin, _) in pairwise(sorted(stretches)))
    for strip in scene.strips:
        for y, stretches in boxes.items():
            if strip.y <= y < strip.y + strip.height:
                for begin, end in stretches:
                    clear = (end <= strip.tiles[:-1] + 0.01) | (begin >= strip.tiles[1:] - 0.01)
                    assert (clear | (strip.totals == 0)).all()


@settings(deadline=None, max_examples=20)
@given(datasets(), places)
def test_there_are_never_too_many_marks(rows: Rows, look: tuple[float, float]) -> None:
    _, scene = Bench(layer_of(rows, 3), height=2_000).look(*look)
    assert np.bincount(scene.lane, minlength=1).max() <= MOST_MARKS
    assert scene.total <= 2_500


def crowded(total: int = 20_000, lanes: int = 1, days: int = 3_000) -> Rows:
    """Return rows of a day that are everywhere."""
    numbers = np.arange(total)
    return rows_of(numbers % lanes, numbers * days * DAY // total, DAY, numbers % len(CLASSES))


def test_a_dataset_is_one_lane_until_it_is_expanded() -> None:
    rows = crowded(3_000, 5)
    closed, _ = Bench(layer_of(rows, 5), expanded=()).look()
    assert [lane.key for lane in closed.table.lanes] == ["dataset:d"]
    assert closed.table.lanes[0].collapsed
    opened, _ = Bench(layer_of(rows, 5)).look()
    assert [lane.depth for lane in opened.table.lanes] == [0, 1, 1, 1, 1, 1]
    assert not opened.table.lanes[0].collapsed
    waiting, _ = Bench(layer_of(rows, 5)._replace(inner=None)).look()
    assert [lane.collapsed for lane in waiting.table.lanes] == [False]


def test_lanes_of_datasets_lie_below_those_of_the_article() -> None:
    article = document_of([an_event("a", "1970-02-03")])
    plan, scene = Bench(
        layer_of(crowded(50), key="d"), layer_of(crowded(8), key="e"), document=article
    ).look()
    assert [lane.name for lane in plan.table.lanes] == ["All", "Dataset d", "Lane 0", "Dataset e"]
    assert sorted(set(scene.layer.tolist())) == [0, 1, 2]
    assert (np.diff(plan.packing.top) > 0).all()


def test_a_lane_with_few_rows_shows_them_all() -> None:
    _, scene = Bench(layer_of(crowded(30))).look()
    assert sorted(scene.event.tolist()) == list(range(30))
    assert list(scene.labels) == names(scene.event.tolist())
    assert not scene.strips


def test_a_full_lane_is_low_where_only_strips_are_seen_and_higher_from_near() -> None:
    bench = Bench(layer_of(crowded()))
    far, _ = bench.look()
    near, scene = bench.look(0.5, 0.0005)
    assert far.packing.rows[1] == 2
    assert near.packing.rows[1] == DENSE_ROWS
    assert scene.strips or scene.total


@pytest.mark.parametrize("part", [1.0, 0.02, 0.0005])
@pytest.mark.parametrize("kept", [20_000, 400, 60, 1])
def test_a_closed_dataset_is_two_rows_high_whatever_filter_and_zoom_leave(
    part: float, kept: int
) -> None:
    passing = np.zeros(20_000, dtype=bool)
    passing[:: 20_000 // kept] = True
    bench = Bench(layer_of(crowded(), passing=passing), expanded=())
    _, everything = bench.look()
    assert everything.total or everything.strips
    plan, _ = bench.look(0.5, part)
    assert plan.packing.rows.tolist() == [STRIP_ROWS]
    assert set(plan.packing.row.tolist()) | set(plan.tiles.row.tolist()) <= {0, 1}


def test_a_closed_dataset_of_which_nothing_is_left_is_as_low_as_a_heading() -> None:
    nothing = layer_of(crowded(50), passing=np.zeros(50, dtype=bool))
    plan, scene = Bench(nothing, expanded=()).look()
    assert np.diff(plan.packing.top)[-1] == HEADING
    assert not scene.total
    assert not scene.strips


def test_a_closed_dataset_shows_marks_from_near_if_they_fit_into_its_two_rows() -> None:
    rows = rows_of(0, np.arange(3_000) * DAY, DAY)
    bench = Bench(layer_of(rows), expanded=())
    far, scene = bench.look()
    assert scene.strips
    assert not scene.total
    near, scene = bench.look(0.5, 0.002)
    assert scene.total >= 4
    assert not any(strip.totals.any() for strip in scene.strips)
    assert near.packing.height == far.packing.height


def test_the_pixels_of_a_strip_add_up() -> None:
    rows = rows_of(0, np.arange(0, 40_000 * DAY, DAY), 1, np.arange(40_000) % len(CLASSES))
    _, scene = Bench(layer_of(rows)).look()
    (strip,) = scene.strips
    assert strip.counts.shape[1] % COLUMN == 0
    by_class = strip.counts[:, ::COLUMN].sum(axis=1)
    assert by_class.sum() == pytest.approx(40_000, rel=0.01)
    assert np.ptp(by_class) <= 0.01 * by_class.max()
    assert strip.totals.sum() == pytest.approx(40_000, rel=0.01)
    assert strip.height == 2 * ROW


def test_strips_are_the_same_however_one_came_there() -> None:
    rows = crowded(40_000)
    wandered, fresh = Bench(layer_of(rows)), Bench(layer_of(rows))
    for left in (0.1, 0.105, 0.16, 0.9, 0.14, 0.15):
        wandered.look(left, 0.2)
    _, one = wandered.look(0.1553, 0.2)
    _, other = fresh.look(0.1553, 0.2)
    for a, b in zip(one.strips, other.strips, strict=True):
        assert a.x == pytest.approx(b.x, abs=1e-6)
        assert (a.counts == b.counts).all()


def test_scrolling_counts_the_lanes_that_come_into_view() -> None:
    bench = Bench(layer_of(crowded(60_000, 30), 30), height=200)
    seen = set()
    for scroll in range(0, 2_000, 150):
        _, scene = bench.look(below=scroll)
        assert len(scene.strips) <= 6
        seen |= {strip.lane for strip in scene.strips}
    assert seen == set(range(1, 31))


def test_seconds_are_counted_once_from_very_near() -> None:
    rows = rows_of(0, np.repeat([100, 200], 500), 1)
    bench = Bench(layer_of(rows))
    middle = float(bench.scale.to_room(100.5)) / bench.scale.room
    _, scene = bench.look(middle - 0.05, 0.1)
    (strip,) = scene.strips
    assert set(strip.counts.sum(axis=0).tolist()) <= {0, 500}
    assert strip.counts.max() == 500


def test_what_finds_no_row_becomes_a_strip() -> None:
    events = [
        rows_of(0, 100 * DAY + np.arange(6), 900 * DAY),
        rows_of(0, np.arange(1_000) * DAY, 1),
    ]
    rows = Rows(*(np.concatenate(columns) for columns in zip(*events, strict=True)))
    bench = Bench(layer_of(rows))
    begin = float(bench.scale.to_room(100 * DAY - 3_600)) / bench.scale.room
    plan, scene = bench.look(begin, 0.001)
    assert [total for strip in scene.strips for total in strip.totals if total] == [7]
    assert not set(range(6)) & set(plan.tiles.drawn.event.tolist())


def test_classes_that_are_off_are_neither_drawn_nor_counted_nor_packed() -> None:
    rows, off = crowded(), set(EventClass)
    _, scene = Bench(layer_of(rows), off=off).look()
    counts = sum(strip.counts.sum(axis=1) for strip in scene.strips)
    assert (counts[:4] == 0).all()
    assert counts[4] > 0
    _, nothing = Bench(layer_of(rows), off={*EventClass, None}).look()
    assert not nothing.strips
    _, few = Bench(layer_of(crowded(50)), off=off).look()
    assert set(few.cls.tolist()) == {4}


def test_counts_of_lanes_follow_filters_and_empty_lanes_are_left_out() -> None:
    rows, none = crowded(3_000, 3), {EventClass.MATERIAL_CONFLICT}
    plan, _ = Bench(layer_of(rows, 3)).look()
    assert plan.board.counts().tolist() == [3_000, 1_000, 1_000, 1_000]
    off = np.count_nonzero(rows.cls == CLASSES.index(EventClass.MATERIAL_CONFLICT))
    passing = np.arange(3_000) % 3 != 1
    one_off = Bench(layer_of(rows, 3, passing=passing), layer_of(rows, 3, key="e"), off=none)
    plan, _ = one_off.look()
    counts = plan.board.counts().tolist()
    kept = passing & (rows.cls != CLASSES.index(EventClass.MATERIAL_CONFLICT))
    assert counts == [kept.sum(), *np.bincount(rows.lane[kept], minlength=3), 3_000 - off]
    heights = np.diff(plan.packing.top).tolist()
    assert [height > 0 for height in heights] == [True, True, False, True, True]


def test_rows_that_do_not_pass_are_not_there() -> None:
    passing = np.arange(20_000) % 1_000 == 0
    _, scene = Bench(layer_of(crowded(), passing=passing)).look()
    assert sorted(scene.event.tolist()) == list(range(0, 20_000, 1_000))


def test_what_is_not_active_in_the_period_is_dimmed() -> None:
    _, scene = Bench(layer_of(crowded(20, days=200))).look(period=(0, 15 * DAY))
    assert scene.dim.sum() == 18
    assert scene.period is not None
    assert 0 < scene.period[0] < scene.period[1] < WIDTH


def test_ten_thousand_lanes_are_laid_out() -> None:
    rows = crowded(20_000, 10_000)
    bench = Bench(layer_of(rows, 10_000))
    plan, scene = bench.look(below=100_000)
    assert plan.packing.rows[1:].min() >= 1
    assert 0 < scene.total < 200
    _, near = bench.look(0.3, 0.01, below=200_000)
    assert near.lane.size == 0 or near.lane.min() > 1_000


def test_the_ends_of_time_can_be_shown() -> None:
    numbers = np.arange(5_000)
    start = FAR_PAST + (FAR_FUTURE - FAR_PAST) // 5_000 * numbers
    rows = rows_of(0, start, np.where(numbers % 2, 1, 200 * 365 * DAY))
    for folded in (False, True):
        bench = Bench(layer_of(rows), document=document_of([an_event("a")]), folded=folded)
        for part in (1.0, 1e-3, 1e-9):
            for left in (0.0, 0.5, 1.0):
                plan, scene = bench.look(left, part)
                assert plan.packing.height > 0
                assert scene.total + len(scene.strips) >= 0


def test_marks_that_were_passed_long_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("idlib_gui.layout.tiles.REMEMBERED", 60)
    bench = Bench(layer_of(crowded(3_000, days=300_000)))
    first, _ = bench.look(0.1, 0.005)
    for left in np.arange(0.1, 0.4, 0.004):
        plan, scene = bench.look(left, 0.005)
        assert plan is first
        assert scene.total
    assert plan.tiles.drawn.total < 120
    _, again = bench.look(0.1, 0.005)
    assert again.total


def article(total: int, undated: int = 0) -> Bench:
    """Return an article with this many events on different days, and undated ones."""
    dated = [
        an_event(f"e{n}", f"{1990 + n % 30}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(total)
    ]
    return Bench(document=document_of([*dated, *(an_event(f"u{n}", None) for n in range(undated))]))


def test_an_article_with_too_many_events_is_told_in_numbers_too() -> None:
    _, scene = article(1_000).look()
    assert sum(strip.totals.sum() for strip in scene.strips) >= 1_000
    bench = article(1_000)
    span = bench.board.span(500)
    assert span is not None
    plan, near = bench.look(float(bench.scale.to_room(span.begin)) / bench.scale.room, 0.0005)
    assert plan.tops_of(3).tolist() == [plan.packing.top[0]]
    assert near.total
    for item, event in enumerate(near.event.tolist()):
        assert plan.tops_of(event) + LANE_PAD == near.y[item]


def test_a_lane_has_no_more_undated_events_than_rows_and_says_how_many_more_there_are() -> None:
    plan, scene = article(3, undated=60).look()
    assert scene.undated is not None
    (more,) = plan.bay.more[plan.bay.more > 0].tolist()
    assert plan.bay.drawn.total + more == 60
    full, below = article(1_000, undated=60).look()
    assert below.undated is not None
    assert below.undated.total == full.packing.rows[0] - 1
    (cluster,) = below.undated.clusters
    assert cluster_at(below.undated, cluster.x + 5, cluster.y + 5) == cluster
    assert cluster_at(below.undated, cluster.x + 5, cluster.y - 5) is None
    assert cluster.total == 60 - below.undated.total
    frame = frame_of(WIDTH, HEIGHT, 80, undated=True)
    x, y = frame.names + cluster.x + 3, frame.header + cluster.y + 3
    assert hit(frame, full, tuple(below.parts()), x, y).cluster == cluster
    dim = article(3, undated=2).look(period=(0, DAY))[1].undated
    assert dim is not None
    assert dim.dim.all()


FRAME = frame_of(WIDTH + 200, HEIGHT, 80, undated=False)


def hits(bench: Bench, look: tuple[float, float]) -> tuple[Plan, Scene, object]:
    plan, scene = bench.look(*look)
    left = FRAME._replace(width=WIDTH)

    def at(x: float, y: float) -> object:
        return hit(left, plan, tuple(scene.parts()), left.left + x, left.header + y)

    return plan, scene, at


def test_a_strip_tells_how_many_events_are_at_a_pixel_and_which_came_first() -> None:
    rows = crowded()
    bench = Bench(layer_of(rows))
    _, scene, at = hits(bench, (0.0, 1.0))
    (strip,) = scene.strips
    for x in (200.0, 333.3, 500.0):
        crowd = at(x, strip.y + 10).crowd  # type: ignore[operator]
        found = np.flatnonzero(rows.active(0, crowd.begin, crowd.end))
        assert crowd.total == pytest.approx(len(found), abs=20)
        assert crowd.first == pytest.approx(found[np.argmin(rows.start[found])], abs=20)
        assert crowd.layer == 1
    beside = at(200, strip.y + strip.height + 20)  # type: ignore[operator]
    assert (beside.crowd, beside.event) == (None, None)


def test_where_a_strip_is_empty_its_tile_is_hit_if_anything_starts_in_it() -> None:
    rows = rows_of(0, np.repeat([0, 100 * DAY], 600), 1)
    plan, scene, at = hits(Bench(layer_of(rows)), (0.0, 1.0))
    crowds = [at(x, scene.strips[0].y + 5).crowd for x in np.arange(1.0, WIDTH, 9)]  # type: ignore[operator]
    found = {(crowd.tile, crowd.started) for crowd in crowds if crowd}
    assert sorted(started for _, started in found) == [600, 600]
    assert any(crowd and not crowd.total and crowd.first == -1 for crowd in crowds)
    assert None in crowds
    for (begin, end), total in found:
        assert plan.board.started(1, begin, end) == total


def test_rows_of_datasets_are_hit_also_where_their_bars_lie_over_strips() -> None:
    days = rows_of(0, np.arange(3_000) * DAY // 300, DAY)
    long = rows_of(0, [-1_500 * DAY], 2_000 * DAY)
    rows = Rows(*(np.concatenate(columns) for columns in zip(days, long, strict=True)))
    _, scene, at = hits(Bench(layer_of(rows)), (0.0, 1.0))
    (item,) = np.flatnonzero(scene.event == 3_000).tolist()
    strip = next(strip for strip in scene.strips if strip.totals.any())
    x = float((strip.x + strip.tiles[-1]) / 2)
    assert scene.edges[0, item] < strip.x
    assert at(x, scene.y[item] + BAR_Y).row == LayerRow(1, 3_000)  # type: ignore[operator]
    here = at(scene.box_x[item] + 2, scene.y[item] + 5)  # type: ignore[operator]
    assert (here.row, here.event) == (LayerRow(1, 3_000), None)


def test_what_reaches_in_from_tiles_that_were_never_seen_is_drawn() -> None:
    days = rows_of(0, np.arange(3_000) * DAY, DAY)
    long = rows_of(0, [100 * DAY + 5], 2_000 * DAY)
    rows = Rows(*(np.concatenate(columns) for columns in zip(days, long, strict=True)))
    bench = Bench(layer_of(rows))
    begin = float(bench.scale.to_room(1_000 * DAY)) / bench.scale.room
    _, scene = bench.look(begin, 0.001)
    assert 3_000 in scene.event
    item = scene.event.tolist().index(3_000)
    assert scene.edges[0, item] < 0
    assert scene.edges[3, item] > WIDTH


def test_lane_and_time_of_a_row_are_known_whether_it_is_drawn_or_not() -> None:
    rows = crowded(3_000, 3)
    for expanded in ((), ("dataset:d",)):
        bench = Bench(layer_of(rows, 3), expanded=expanded)
        plan, _ = bench.look(0.5, 0.001)
        (lane,) = bench.board.lanes_with(1_000, 1).tolist()
        assert lane == (2 if expanded else 0)
        assert plan.tops_of(1_000, 1).tolist() == [plan.packing.top[lane]]
        assert bench.board.span(1_000, 1) == (rows.start[1_000], rows.start[1_000], rows.end[1_000])
        begin = int(rows.start[1_000])
        active = rows.active(1 if expanded else None, begin, begin + 10 * DAY)
        classes = bench.board.classes(lane, begin, begin + 10 * DAY)
        assert classes.tolist() == np.bincount(rows.cls[active], minlength=5).tolist()
        assert bench.board.active(lane, begin, begin + 10 * DAY) == active.sum()
    undated = Bench(document=document_of([an_event("u", None), an_event("e")]))
    assert undated.board.span(1) is None
    assert undated.board.lanes_with(1).tolist() == [0]


@given(
    st.lists(st.tuples(st.integers(0, 99), st.integers(1, 30)), min_size=1, max_size=12),
    st.integers(-5, 99),
    st.integers(1, 120),
    st.sets(st.integers(0, 11)),
)
def test_a_stretch_is_trimmed_to_where_events_start(
    events: list[tuple[int, int]], begin: int, length: int, hidden: set[int]
) -> None:
    start, lengths = np.array(events).T
    passing = np.array([number not in hidden for number in range(len(events))])
    rows = rows_of(0, start, lengths)
    board = Bench(layer_of(rows, passing=passing)).board
    end = begin + length
    inside = passing & (start >= begin) & (start < end)
    expected = begin, end
    if inside.any():
        last = inside & (start == start[inside].max())
        expected = int(start[inside].min()), min(int(rows.end[last].max()), end)
    assert board.trimmed(1, begin, end) == expected


def test_it_is_known_where_no_zoom_parts_events() -> None:
    rows = rows_of(0, np.repeat([0, 50 * DAY], [600, 2]), DAY)
    board = Bench(layer_of(rows)).board
    assert board.comes_apart(1, 0, 60 * DAY)
    assert not board.comes_apart(1, 0, DAY)
    assert not board.comes_apart(1, 0, 1)
    assert not board.comes_apart(1, 100, DAY)
    assert (board.started(1, 0, DAY), board.started(1, 100, DAY)) == (600, 0)
    assert board.started_rows(1, 50 * DAY, 51 * DAY, 9).tolist() == [600, 601]
    assert board.active_rows(1, 100, DAY, 2).tolist() == [0, 1]
    assert board.class_of(3, 1) == 0
    article = Bench(document=document_of([an_event("e")])).board
    assert CLASSES[article.class_of(0)] is None


def test_a_dataset_that_tells_nothing_of_its_rows_has_no_words() -> None:
    assert not layer_of(crowded(3)).tell(1)


def test_the_events_of_a_stretch_of_the_article_can_be_listed() -> None:
    board = article(1_000).board
    begin, end = (board.columns.start_lo[board.columns.dated][[100, 140]]).tolist()
    found = board.active_rows(0, begin, end, 10_000)
    active = (board.columns.start_lo < end) & (board.columns.end_hi > begin)
    assert sorted(found.tolist()) == np.flatnonzero(active & board.columns.dated).tolist()
    assert board.active_rows(0, begin, end, 3).tolist() == found[:3].tolist()


def test_the_scales_of_strips_are_the_same_where_they_are_found_ahead() -> None:
    numbers = np.random.default_rng(4)
    start = (numbers.beta(1, 2, 3_000) * 9_000 * DAY).astype(int)
    rows = rows_of(numbers.integers(0, 2, 3_000), start, DAY, numbers.integers(0, 5, 3_000))
    article = document_of([an_event("a", "1975-02-03")])
    late, early = (Bench(layer_of(rows, 2), document=article) for _ in range(2))
    early.look(0.0, 1.0)[0].tiles.prepare()
    for part in (1.0, 0.1):
        ranges = [
            {s.lane: s.range for s in bench.look(0.2, part)[1].strips} for bench in (late, early)
        ]
        assert ranges[0]
        assert ranges[0] == ranges[1]


def test_of_very_much_that_reaches_into_a_view_what_began_first_is_decided() -> None:
    begun = np.sort(np.random.default_rng(4).integers(0, 4_000, ENTERING * 3)) * DAY
    rows = rows_of(np.zeros(len(begun), dtype=int), begun, 14_000 * DAY, 0)
    bench = Bench(layer_of(rows, 1), document=document_of([an_event("a", "1975-02-03")]))
    plan, _ = bench.look(0.7, 0.05)
    lane = len(plan.table.lanes) - 1
    for tile in plan.tiles.ruling.tile_of(begun[:ENTERING]).tolist():
        assert plan.tiles.at(lane, tile, tile + 1)[0].total == len(
            started(rows, 0, *plan.tiles.ruling.ends(np.array([tile]))[:, 0])
        )
