"""What was open is remembered, and comes back without any file being read."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from idlib_gui.build.datasets import prepare
from idlib_gui.domain.document import document_of
from idlib_gui.state.dataset_keeper import DatasetKeeper
from idlib_gui.state.datasets import RowFilter, Shelf
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.kept_datasets import (
    KeptDataset,
    keep_datasets,
    kept_datasets,
    stamp_of,
)
from idlib_gui.state.selection import RowRef, Selection
from idlib_gui.state.session import Session
from idlib_gui.state.settings import DATASETS, Settings
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport
from idlib_gui.storage.datasets.cache import Cache

ONLY = RowFilter(frozenset({2, 1}), frozenset(), frozenset({0}), (-5, 7))
KEPT = KeptDataset("abc", Path("/made/up.csv"), (12, 34), visible=False, colour=2, filter=ONLY)


@pytest.mark.parametrize("on_disk", [True, False])
def test_what_is_kept_comes_back(qapp, tmp_path, on_disk):
    path = tmp_path / "settings.ini" if on_disk else None
    settings = Settings(path)
    assert settings.text(DATASETS) == ""
    keep_datasets(settings, [KEPT, KeptDataset("d", Path("ü.csv"))])
    again = Settings(path) if on_disk else settings
    assert again.text(DATASETS)
    assert kept_datasets(again) == (KEPT, KeptDataset("d", Path("ü.csv")))
    keep_datasets(again, [])
    assert again.text(DATASETS) == ""


@pytest.mark.parametrize(
    "text", ["", "nonsense", "{}", "[3]", '[{"key": "a"}]', '[{"key": "a", "stamp": [1]}]']
)
def test_what_cannot_be_read_counts_as_not_open(qapp, text):
    settings = Settings()
    settings.keep("datasets", text)
    assert kept_datasets(settings) == ()


def test_codes_that_make_no_sense_are_dropped_with_their_dataset(qapp):
    settings = Settings()
    keep_datasets(settings, [KEPT])
    entry = json.loads(settings.text("datasets"))[0]
    for change in ({"actors": ["x"]}, {"period": [1]}, {"types": 3}):
        settings.keep("datasets", json.dumps([entry | change]))
        assert kept_datasets(settings) == ()
    settings.keep("datasets", json.dumps([entry | {"actors": [-1, 4]}]))
    assert kept_datasets(settings)[0].filter.actors == {4}


def test_a_file_is_known_by_its_size_and_time(tmp_path):
    path = tmp_path / "a.csv"
    assert stamp_of(path) is None
    path.write_text("x", encoding="utf-8")
    before = stamp_of(path)
    path.write_text("xy", encoding="utf-8")
    assert before is not None
    assert stamp_of(path) != before


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """Return a small table, its file and the cache it is prepared in."""
    path = tmp_path_factory.mktemp("tables") / "made.csv"
    lines = [f"{year}-03-0{1 + year % 7},{'AB'[year % 2]}" for year in range(1990, 2010)]
    path.write_text("date,actor\n" + "\n".join(lines) + "\n", encoding="utf-8")
    cache = Cache(tmp_path_factory.mktemp("prepared"))
    return prepare(path, None, cache), path, cache


class Program:
    """One run of the program, as far as datasets go."""

    def __init__(self, settings, pool, cache):
        self.session = Session(DocumentStore(document_of([])), Selection(), Viewport(), Shelf())
        self.keeper = DatasetKeeper(self.session, settings, JobSlot(pool), cache)
        self.found = self.keeper.restore()

    @property
    def layers(self):
        """Return what lies on the shelf."""
        return self.session.shelf.layers


@pytest.fixture
def run(qapp):
    with ThreadPoolExecutor(1) as pool:
        settings = Settings()
        yield lambda cache: Program(settings, pool, cache)


def test_a_dataset_is_there_at_the_next_start_as_it_was_looked_at(qtbot, run, prepared):
    dataset, path, cache = prepared
    first = run(cache)
    first.keeper.put(dataset, path)
    first.keeper.put(dataset, path)
    assert len(first.layers) == 1
    qtbot.waitUntil(lambda: first.layers[0].ready)
    first.session.shelf.update(dataset.key, colour=4, visible=False)
    again = run(cache)
    assert again.found == ((), ())
    assert (again.layers[0].key, again.layers[0].colour) == (dataset.key, 4)
    assert again.layers[0].ready  # its lanes lie in the cache, and nothing had to be waited for
    assert not again.layers[0].visible


def test_a_filter_is_worked_out_anew(qtbot, run, prepared):
    dataset, path, cache = prepared
    first = run(cache)
    first.keeper.put(dataset, path)
    first.session.shelf.filter(dataset.key, RowFilter(actors=frozenset({0})))
    again = run(cache)
    assert not again.layers[0].ready
    qtbot.waitUntil(lambda: again.layers[0].ready)
    assert again.layers[0].total == 10


def test_what_is_taken_off_is_not_opened_again(run, prepared):
    dataset, path, cache = prepared
    first = run(cache)
    first.keeper.put(dataset, path)
    first.session.selection.select(RowRef(dataset.key, 1))
    first.keeper.take(dataset.key)
    assert (first.layers, first.session.selection.row) == ((), None)
    assert run(cache).layers == ()
    assert cache.find(dataset.key) is not None


def test_what_is_forgotten_is_prepared_no_more(run, tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("date\n2020-01-01\n", encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    dataset = prepare(path, None, cache)
    first = run(cache)
    first.keeper.put(dataset, path)
    first.keeper.take(dataset.key, forget=True)
    assert cache.find(dataset.key) is None


def test_datasets_that_are_not_as_they_were_are_told(run, prepared, tmp_path):
    dataset, _path, cache = prepared
    moved = tmp_path / "moved.csv"
    moved.write_text("x", encoding="utf-8")
    first = run(cache)
    first.keeper.put(dataset, moved)
    moved.unlink()
    changed = run(cache)
    assert [kept.path for kept in changed.found.changed] == [moved]
    assert len(changed.layers) == 1
    lost = run(Cache(tmp_path / "empty"))
    assert [kept.key for kept in lost.found.lost] == [dataset.key]
    assert lost.layers == ()
    assert run(cache).found == ((), ())  # it is said once


def test_what_is_lost_is_told_until_it_is_read_again_and_then_looks_as_before(run, prepared):
    dataset, path, cache = prepared
    first = run(cache)
    first.keeper.put(dataset, path)
    first.session.shelf.update(dataset.key, colour=5, visible=False)
    empty = Cache(path.parent / "empty")
    assert [kept.key for kept in run(empty).found.lost] == [dataset.key]
    again = run(empty)  # reading it was cancelled
    assert [kept.key for kept in again.found.lost] == [dataset.key]
    again.keeper.put(dataset, path)
    assert (again.layers[0].colour, again.layers[0].visible) == (5, False)
    assert run(cache).found == ((), ())


def test_what_is_lost_is_told_no_more_once_the_user_lets_go_of_it(run, prepared):
    dataset, path, cache = prepared
    run(cache).keeper.put(dataset, path)
    empty = Cache(path.parent / "empty")
    run(empty).keeper.let_go_of_lost()
    assert run(empty).found == ((), ())
