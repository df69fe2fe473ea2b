"""A process looks at tables and prepares them; its end leaves nothing half made."""

from __future__ import annotations

import time

import pytest

from idlib_gui.build.progress import Progress
from idlib_gui.build.values import dataset_task
from idlib_gui.build.workers import Told, Worker
from idlib_gui.domain.records import DomainError

PATIENCE = 20.0


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.end()


def table(path, rows):
    lines = (f"{1900 + n % 120}-0{1 + n % 9}-11,actor {n % 50},a title {n}" for n in range(rows))
    path.write_text("date,actor,title\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_table_is_looked_at_then_prepared_and_what_was_said_of_it_is_known_again(
    worker, tmp_path
):
    path, cache, told = table(tmp_path / "a.csv", 50), tmp_path / "cache", []
    opened = worker.ask(dataset_task("look_at", path, cache), told.append)
    assert (opened.columns, opened.mapping.start) == (("date", "actor", "title"), "date")
    mapping = opened.mapping._replace(title="")
    dataset = worker.ask(dataset_task("prepare_dataset", path, mapping, cache), told.append)
    assert (dataset.rows, dataset.folder.parent) == (50, cache)
    assert {type(message) for message in told} == {Progress}
    again = worker.ask(dataset_task("look_at", path, cache), told.append)
    assert again == opened._replace(mapping=mapping)
    assert worker.alive


def test_what_is_no_table_is_told_in_a_sentence(worker, tmp_path):
    with pytest.raises(DomainError, match="nowhere"):
        worker.ask(
            dataset_task("look_at", tmp_path / "nowhere.csv", tmp_path), lambda _message: None
        )


def test_a_process_that_is_ended_leaves_nothing_half_made(worker, tmp_path):
    path, cache = table(tmp_path / "long.csv", 150_000), tmp_path / "cache"
    opened = worker.ask(dataset_task("look_at", path, cache), lambda _message: None)
    worker.begin(dataset_task("prepare_dataset", path, opened.mapping, cache))
    assert isinstance(worker.receive(), Told)
    assert list(cache.glob(".making-*"))
    worker.stop()
    last = time.monotonic() + PATIENCE
    while list(cache.glob(".making-*")):
        assert time.monotonic() < last
        time.sleep(0.02)
    assert not [folder for folder in cache.iterdir() if folder.is_dir()]
