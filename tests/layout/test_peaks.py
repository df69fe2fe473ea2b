"""The scale of strips: of all there is at a zoom step, so that no pan changes it."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.peaks import Range, range_of
from idlib_gui.layout.sources import Source

from .datasets import Bench, layer_of, rows_of

DAY = 86_400
UP = [c is not None and "COOPERATION" in c.name for c in CLASSES]
DOWN = [c is not None and "CONFLICT" in c.name for c in CLASSES]


def fullest(source: Source, bench: Bench, width: float, *, one_sided: bool) -> float:
    """Return what the fullest column has, by counting all of them."""
    columns = np.arange(int(np.ceil(bench.scale.room / width)) + 1)
    rooms = np.minimum(columns * width, bench.scale.room)
    edges = np.unique(np.floor(bench.scale.to_seconds(rooms)).astype(np.int64))
    counts = source.index.class_counts(np.arange(source.lanes), edges, source.kept)
    if one_sided:
        return float(counts.sum(axis=0).max())
    sides = np.maximum(counts[UP].sum(axis=0), counts[DOWN].sum(axis=0)) + counts[-1] / 2
    return float(sides.max())


@settings(deadline=None, max_examples=30)
@given(
    st.integers(0, 2**32 - 1),
    st.integers(1, 4),
    st.sampled_from([[1], [1, 400 * DAY], [DAY]]),
    st.integers(200, 20_000),
    st.sampled_from([(0, 1, 2, 3, 4), (2, 3), (0,), (4,), (3, 4)]),
)
def test_the_scale_is_that_of_the_fullest_column(
    seed: int, lanes: int, lengths: list[int], columns: int, classes: tuple[int, ...]
) -> None:
    draw = np.random.default_rng(seed)
    start = (draw.beta(0.7, 3, 600) * 9_000 * DAY).astype(int)
    cls = draw.choice(classes, 600)
    rows = rows_of(draw.integers(0, lanes, 600), start, draw.choice(lengths, 600), cls)
    bench = Bench(layer_of(rows, lanes))
    source = bench.board.sources[-1]
    width = bench.scale.room / columns
    found = range_of(source, bench.scale, width)
    held = [np.isin(cls, np.flatnonzero(side)).any() for side in (UP, DOWN)]
    assert found.one_sided == (not all(held))
    exact = fullest(source, bench, width, one_sided=found.one_sided)
    assert 0.6 * exact <= found.peak <= max(1.2 * exact, exact + 1)


def test_where_very_many_columns_are_alike_the_scale_is_not_far_from_the_fullest() -> None:
    start = np.random.default_rng(7).integers(0, 9_000 * DAY, 20_000)
    bench = Bench(layer_of(rows_of(np.arange(20_000) % 60, start, DAY), 60))
    source, width = bench.board.sources[-1], bench.scale.room / 20_000
    exact = fullest(source, bench, width, one_sided=True)
    assert 0.5 * exact <= range_of(source, bench.scale, width).peak <= 1.2 * exact


def test_no_pan_changes_the_scale() -> None:
    start = np.concatenate([np.arange(4_000) * DAY, np.full(3_000, 2_000 * DAY)])
    conflict = CLASSES.index(EventClass.MATERIAL_CONFLICT)
    bench = Bench(layer_of(rows_of(0, start, DAY, conflict)))
    ranges = {bench.look(left, 0.5)[1].strips[0].range for left in (0.0, 0.2, 0.4, 0.5)}
    assert len(ranges) == 1
    assert ranges.pop().peak >= 3_000


@pytest.mark.parametrize(
    ("classes", "one_sided"),
    [
        ((EventClass.VERBAL_CONFLICT, EventClass.MATERIAL_CONFLICT), True),
        ((EventClass.VERBAL_COOPERATION, None), True),
        ((None,), True),
        ((EventClass.VERBAL_COOPERATION, EventClass.MATERIAL_CONFLICT), False),
    ],
)
def test_a_layer_has_two_sides_if_it_holds_both_even_where_one_is_off(
    classes: tuple[EventClass | None, ...], *, one_sided: bool
) -> None:
    cls = np.resize([CLASSES.index(each) for each in classes], 4_000)
    layer = layer_of(rows_of(0, np.arange(4_000) * DAY, DAY, cls))
    (strip, *_) = Bench(layer, off=classes[1:]).look()[1].strips
    assert strip.range.one_sided is one_sided


def test_columns_shorter_than_a_second_are_counted_once() -> None:
    bench = Bench(layer_of(rows_of(0, np.zeros(500, dtype=int), 1)))
    found = range_of(bench.board.sources[-1], bench.scale, bench.scale.least_room / 1_000)
    assert found == Range(500.0, one_sided=True)


def test_strips_of_high_lanes_are_no_higher_than_others() -> None:
    many, few = np.arange(3_000) * DAY // 2, np.arange(1_600, 9_000, 300) * DAY
    lane = np.concatenate([np.arange(3_000) % 2, np.zeros(len(few), dtype=int)])
    rows = rows_of(lane, np.concatenate([many, few]), DAY)
    plan, scene = Bench(layer_of(rows, 2), height=2_000).look()
    assert len(set(plan.packing.rows[-2:].tolist())) == 2
    assert len({strip.height for strip in scene.strips}) == 1


def test_the_scale_follows_classes_there_and_back() -> None:
    conflict = [
        CLASSES.index(c) for c in (EventClass.VERBAL_CONFLICT, EventClass.MATERIAL_CONFLICT)
    ]
    start = np.concatenate([np.full(900, 100 * DAY), np.arange(3_000) * DAY])
    cls = np.repeat(conflict, [900, 3_000])
    layer = layer_of(rows_of(0, start, DAY, cls))
    peaks = []
    for off in ((), (EventClass.VERBAL_CONFLICT,), ()):
        bench = Bench(layer, off=off)
        source = bench.board.sources[-1]
        peaks.append(range_of(source, bench.scale, bench.scale.room / 3_000).peak)
    assert peaks[0] == peaks[2] > 900
    assert peaks[1] < 10


def test_a_filter_that_is_gone_is_not_taken_for_none() -> None:
    layer = layer_of(rows_of(0, np.resize([0, 100 * DAY, 100 * DAY], 3_000), DAY))
    bench = Bench(layer)
    source, width = bench.board.sources[-1], bench.scale.room / 100
    filtered = layer._replace(keep=lambda index, _on: index.kept(rows=np.arange(0, 3_000, 3)))
    other = Bench(filtered)
    assert range_of(other.board.sources[-1], bench.scale, width).peak == 1_000
    del other
    gc.collect()
    assert range_of(source, bench.scale, width).peak == 2_000


def test_the_scale_is_looked_for_once() -> None:
    bench = Bench(layer_of(rows_of(0, np.arange(3_000) * DAY, DAY)))
    source, width = bench.board.sources[-1], bench.scale.room / 100
    found = range_of(source, bench.scale, width)
    assert range_of(source, bench.scale, width) is found
    assert range_of(source, bench.scale, 2 * width) is not found
    assert range_of(source, bench.scale, width) is found
