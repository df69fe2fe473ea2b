"""The lanes of a dataset: found again on disk, the same as if they were built at once."""

from __future__ import annotations

import errno

import numpy as np
import pytest

from idlib_gui.build import dataset_lanes, lane_buckets
from idlib_gui.build.dataset_lanes import lanes_of, prepared_lanes
from idlib_gui.build.datasets import prepare
from idlib_gui.layout.index import EventIndex
from idlib_gui.state.viewport import LanesBy
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.engine import Stopped
from idlib_gui.storage.datasets.mapping import Mapping


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.fixture
def dataset(tmp_path, cache):
    """Return 400 events of 80 actors, of which the first have most; some have none."""
    random = np.random.default_rng(4)
    lines = ["date,end,actor,type,place"]
    for number in range(400):
        day = int(random.integers(1, 29))
        actor = f"A{int(80 * random.random() ** 3)}" if number % 10 else ""
        lines.append(
            f"2020-0{number % 3 + 1}-{day:02},2020-0{number % 3 + 4}-01,{actor},t{day % 3},"
        )
    path = tmp_path / "t.csv"
    path.write_text("\n".join(lines))
    mapping = Mapping("date", "end", actor="actor", type="type", place="place")
    return prepare(path, mapping, cache)


def same(one, other):
    return all(np.array_equal(array, other.arrays()[name]) for name, array in one.arrays().items())


@pytest.mark.parametrize("by", list(LanesBy))
def test_lanes_are_found_again_as_they_were_built(dataset, cache, by):
    assert prepared_lanes(dataset, by) is None
    made = lanes_of(dataset, by, cache)
    assert sum(made.counts) == dataset.rows == made.index.total
    assert list(made.counts[:-1]) == sorted(made.counts[:-1], reverse=True)
    found = prepared_lanes(dataset, by)
    assert (found.names, found.counts, found.codes) == (made.names, made.counts, made.codes)
    assert same(found.index, made.index)


def test_sixty_actors_get_a_lane_and_all_others_share_the_last(dataset, cache, monkeypatch):
    monkeypatch.setattr(dataset_lanes, "MOST_LANES", 5)
    made = lanes_of(dataset, "actor", cache)
    assert len(made.names) == 6
    assert (made.names[-1], made.codes[-1]) == ("", -1)
    for lane, code in enumerate(made.codes[:-1]):
        assert made.names[lane] == dataset.actors[code]
        rows = np.flatnonzero(dataset.actor == code)
        assert made.counts[lane] == len(rows)
        positions = made.index.active(lane, *dataset.extent, 1_000)
        assert sorted(made.index.id_of(positions).tolist()) == rows.tolist()


def test_one_lane_for_all_is_called_as_the_dataset(dataset, cache):
    made = lanes_of(dataset, "none", cache)
    assert made.names == ("t.csv",)
    assert made.index.lanes == 1


def test_lanes_built_bucket_by_bucket_are_those_built_at_once(dataset, cache, monkeypatch):
    monkeypatch.setattr(lane_buckets, "IN_A_BUCKET", 30)
    monkeypatch.setattr(lane_buckets, "CHUNK", 70)
    done = []
    made = lanes_of(dataset, "actor", cache, done.append)
    lanes = {code: lane for lane, code in enumerate(made.codes)}
    lane = np.array([lanes.get(int(code), len(lanes) - 1) for code in dataset.actor])
    whole = EventIndex.build(lane, dataset.start, dataset.end, dataset.cls, len(lanes))
    assert same(made.index, whole)
    assert len(done) > 10
    assert done[-1] == 1


def test_rare_durations_are_forgotten_where_there_are_very_many(dataset, monkeypatch):
    every = dict(lane_buckets.durations_of(dataset))
    monkeypatch.setattr(lane_buckets, "_MOST_DURATIONS", 10)
    often = dict(lane_buckets.durations_of(dataset))
    assert len(often) == 5 < len(every)
    assert min(often.values()) >= sorted(every.values())[-5]


def test_lanes_that_are_not_whole_are_built_again(dataset, cache):
    made = lanes_of(dataset, "type", cache)
    folder = dataset.folder / "lanes-type"
    (folder / "lanes.json").write_text('{"format": 0}')
    assert prepared_lanes(dataset, "type") is None
    again = lanes_of(dataset, "type", cache)
    assert same(again.index, made.index)
    assert prepared_lanes(dataset, "type") is not None


def test_a_stop_leaves_nothing(dataset, cache):
    before = sorted(dataset.folder.iterdir())
    with pytest.raises(Stopped):
        lanes_of(dataset, "actor", cache, stop=lambda: True)
    assert sorted(dataset.folder.iterdir()) == before


def test_lanes_are_built_in_memory_where_nothing_can_be_written(dataset, cache, monkeypatch):
    def full(*_args, **_named):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(dataset_lanes, "allocate", full)
    made = lanes_of(dataset, "actor", cache)
    assert made.index.total == dataset.rows
    assert prepared_lanes(dataset, "actor") is None
    cache.forget(dataset.key)
    assert lanes_of(dataset, "actor", cache).counts == made.counts


def test_an_empty_dataset_has_no_lanes_but_the_one_for_all(tmp_path, cache):
    path = tmp_path / "empty.csv"
    path.write_text("date,actor\n")
    empty = prepare(path, Mapping("date", actor="actor"), cache)
    assert lanes_of(empty, "actor", cache).names == ()
    assert lanes_of(empty, "none", cache).counts == (0,)
