"""Datasets on the shelf are made ready in the background: their lanes, and which rows pass."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.layout.columns import CLASSES, classes_on
from idlib_gui.layout.index import EventIndex
from idlib_gui.state.datasets import NO_FILTER, Layer, RowFilter, Shelf
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.readying import Readying
from idlib_gui.state.viewport import LanesBy, Viewport

ALPHA = RowFilter(actors=frozenset({0}))


class Bench:
    """A shelf, a view, and what makes layers ready."""

    def __init__(self, pool, make_lanes):
        self.shelf, self.viewport = Shelf(), Viewport()
        self.made, self.known, self.gate = [], {}, None
        self._make_lanes = make_lanes
        self.readying = Readying(
            self.shelf, self.viewport, JobSlot(pool), self._lanes, lambda _l, by: self.known.get(by)
        )

    def _lanes(self, layer, by):
        if self.gate is not None:
            self.gate.wait(10)
        self.made.append((layer.key, by))
        if layer.dataset.rows == 0:
            raise ValueError("no rows")
        return self._make_lanes(layer.dataset, by)


@pytest.fixture
def bench(qapp, make_lanes):
    with ThreadPoolExecutor(1) as pool:
        yield Bench(pool, make_lanes)


def until_ready(qtbot, bench, *keys):
    qtbot.waitUntil(lambda: all(bench.shelf.layer(key).ready for key in keys))


def test_lanes_are_worked_out_for_what_is_seen(qtbot, bench, make_dataset):
    bench.shelf.put(Layer(make_dataset(key="a")))
    bench.shelf.put(Layer(make_dataset(key="b"), visible=False))
    bench.shelf.put(Layer(make_dataset(key="c")))
    until_ready(qtbot, bench, "a", "c")
    assert bench.made == [("a", LanesBy.NONE), ("c", LanesBy.NONE)]
    assert bench.shelf.layer("a").whole.lanes == 1
    assert not bench.shelf.layer("b").ready
    bench.shelf.update("b", visible=True)
    until_ready(qtbot, bench, "b")


def expand(bench, key="made"):
    bench.viewport.update(expanded=bench.viewport.view.expanded | {f"dataset:{key}"})


def until_lanes(qtbot, bench, by):
    qtbot.waitUntil(lambda: bench.shelf.layer("made").lanes_by == by)
    return bench.shelf.layer("made").lanes


def test_inner_lanes_are_worked_out_once_a_dataset_is_expanded(qtbot, bench, make_dataset):
    bench.shelf.put(Layer(make_dataset()))
    until_ready(qtbot, bench, "made")
    whole = bench.shelf.layer("made").whole
    expand(bench)
    assert until_lanes(qtbot, bench, LanesBy.ACTOR).names == ("Alpha", "Beta", "Gámma")
    assert bench.made == [("made", LanesBy.NONE), ("made", LanesBy.ACTOR)]
    assert bench.shelf.layer("made").whole is whole


def test_other_lanes_take_the_place_of_those_before(qtbot, bench, make_dataset):
    bench.shelf.put(Layer(make_dataset()))
    expand(bench)
    until_lanes(qtbot, bench, LanesBy.ACTOR)
    bench.viewport.update(lanes_by=LanesBy.TYPE)
    assert (bench.shelf.layer("made").lanes, bench.shelf.layer("made").ready) == (None, True)
    assert until_lanes(qtbot, bench, LanesBy.TYPE).names == ("battle", "talks")
    bench.viewport.update(lanes_by=LanesBy.NONE)
    assert bench.shelf.layer("made").lanes is None


def test_another_filter_needs_no_other_lanes(qtbot, bench, make_dataset):
    bench.shelf.put(Layer(make_dataset(12)))
    until_ready(qtbot, bench, "made")
    before = bench.shelf.layer("made")
    bench.shelf.filter("made", ALPHA)
    assert bench.shelf.layer("made").total is None
    until_ready(qtbot, bench, "made")
    layer = bench.shelf.layer("made")
    assert (layer.total, before.total, layer.dataset.rows) == (8, 12, 12)
    assert layer.whole is before.whole
    assert layer.active(*layer.dataset.extent) == 8
    bench.shelf.filter("made", NO_FILTER)
    until_ready(qtbot, bench, "made")
    assert bench.shelf.layer("made").passing is None
    assert len(bench.made) == 1


def test_the_newest_filter_counts_and_a_colour_given_meanwhile_stays(qtbot, bench, make_dataset):
    bench.gate = Event()
    bench.shelf.put(Layer(make_dataset(12)))
    bench.shelf.filter("made", ALPHA)
    bench.shelf.filter("made", RowFilter(types=frozenset({1})))
    bench.shelf.update("made", colour=4)
    bench.gate.set()
    until_ready(qtbot, bench, "made")
    layer = bench.shelf.layer("made")
    assert (layer.total, layer.colour, layer.filter.types) == (6, 4, {1})


def test_what_was_taken_off_the_shelf_does_not_come_back(qtbot, bench, make_dataset):
    bench.gate = Event()
    bench.shelf.put(Layer(make_dataset(key="a")))
    bench.shelf.take("a")
    bench.shelf.put(Layer(make_dataset(key="b")))
    bench.gate.set()
    until_ready(qtbot, bench, "b")
    assert [layer.key for layer in bench.shelf.layers] == ["b"]


def test_what_cannot_be_made_ready_is_hidden_and_told_and_the_others_go_on(
    qtbot, bench, make_dataset
):
    with qtbot.waitSignal(bench.readying.failed) as told:
        bench.shelf.put(Layer(make_dataset(0, key="empty")))
        bench.shelf.put(Layer(make_dataset(key="b")))
    assert str(told.args[0]) == "no rows"
    assert not bench.shelf.layer("empty").visible
    until_ready(qtbot, bench, "b")


def test_lanes_that_are_known_are_there_at_once(bench, make_dataset, make_lanes):
    dataset = make_dataset()
    bench.known = {by: make_lanes(dataset, by) for by in (LanesBy.NONE, LanesBy.ACTOR)}
    ready = bench.readying.make_ready(Layer(dataset))
    assert (ready.ready, ready.lanes) == (True, None)
    assert ready.whole is bench.known[LanesBy.NONE].index
    expand(bench)
    assert bench.readying.make_ready(Layer(dataset)).lanes is bench.known[LanesBy.ACTOR]
    bench.viewport.update(lanes_by=LanesBy.PLACE)
    assert bench.readying.make_ready(Layer(dataset)).lanes is None
    assert not bench.readying.make_ready(Layer(dataset, filter=ALPHA)).ready
    bench.known.clear()
    assert not bench.readying.make_ready(Layer(dataset)).ready


def test_counts_are_those_of_the_classes_that_are_on(bench, make_dataset, make_lanes):
    dataset = make_dataset(10)
    layer = Layer(dataset, whole=make_lanes(dataset, "none").index, ready=True)
    begin, end = dataset.extent
    assert layer.active(begin, end) == 10
    assert layer.active(begin, end, CLASSES[1:]) == 5
    assert layer.active(begin + 0.5, begin + 0.6) == 1
    assert Layer(dataset).active(begin, end) is None


spans = st.lists(
    st.tuples(st.integers(0, 400_000), st.integers(1, 90_000), st.integers(0, 4)),
    min_size=1,
    max_size=40,
)


@given(spans, st.integers(-10, 400_010), st.integers(1, 200_000), st.sets(st.sampled_from(CLASSES)))
def test_rows_are_counted_to_the_second(rows, begin, length, off):
    start, lengths, cls = (np.array(values) for values in zip(*rows, strict=True))
    index = EventIndex.build(
        np.zeros(len(rows), dtype=np.int32), start, start + lengths, cls.astype(np.int8), 1
    )
    flags = classes_on(off)
    layer = Layer(SimpleNamespace(key="k"), whole=index, ready=True)
    active = (start < begin + length) & (start + lengths > begin)
    assert layer.active(begin, begin + length) == active.sum()
    assert layer.active(begin, begin + length, off) == (active & flags[cls]).sum()
