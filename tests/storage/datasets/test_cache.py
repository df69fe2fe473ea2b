"""The folder of prepared datasets is bounded, and may be deleted or damaged at any time."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys

import pytest

from idlib_gui.domain.records import DomainError
from idlib_gui.storage.datasets import cache as caches
from idlib_gui.storage.datasets import making
from idlib_gui.storage.datasets.cache import Cache


def make(cache, key, size=0, used=0):
    """Make what looks like a prepared dataset from outside."""
    with cache.making(key) as folder:
        (folder / "meta.json").write_text("{}")
        (folder / "start.npy").write_bytes(bytes(size))
    os.utime(cache.folder / key, (used, used))


def test_what_was_used_last_stays_when_there_is_too_much(tmp_path):
    cache = Cache(tmp_path / "deep" / "cache", limit=2_500)
    for number, key in enumerate(("old", "newer", "newest"), 1):
        make(cache, key, 1_000, number)
    make(cache, "next", 1_000, 4)
    assert cache.keys() == ("next", "newest")


def test_a_dataset_larger_than_the_limit_stays_until_the_next_one(tmp_path):
    cache = Cache(tmp_path, limit=500)
    make(cache, "large", 1_000, 1)
    assert cache.keys() == ("large",)
    make(cache, "next", 100, 2)
    assert cache.keys() == ("next",)


def test_what_a_killed_program_left_half_made_is_deleted_by_the_next_one(tmp_path):
    script = (
        "import sys, time; from pathlib import Path\n"
        "from idlib_gui.storage.datasets.cache import Cache\n"
        "with Cache(Path(sys.argv[1])).making('key') as folder:\n"
        "    (folder / 'start.npy').write_bytes(b'x')\n"
        "    print('made', flush=True); time.sleep(60)\n"
    )
    run = subprocess.Popen([sys.executable, "-c", script, tmp_path], stdout=subprocess.PIPE)
    with run:
        run.stdout.readline()
        Cache(tmp_path).sweep()
        assert len(list(tmp_path.glob(".making-*/start.npy"))) == 1
        run.kill()
    Cache(tmp_path).sweep()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("locks", [True, False])
def test_what_bears_no_mark_is_deleted_once_it_was_not_changed_for_long(
    tmp_path, monkeypatch, locks
):
    if not locks:
        monkeypatch.setattr(making, "_locking", lambda: None)
    for name, used in ((".making-dead", 1), (".making-alive", None)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "start.npy").write_bytes(b"x")
        if used is not None:
            os.utime(tmp_path / name / "start.npy", (used, used))
            os.utime(tmp_path / name, (used, used))
    cache = Cache(tmp_path)
    make(cache, "key")
    assert not (tmp_path / ".making-dead").exists()
    assert (tmp_path / ".making-alive").exists()
    assert cache.keys() == ("key",)
    assert {path.name for path in (tmp_path / "key").iterdir()} == {"meta.json", "start.npy"}


def test_what_goes_wrong_while_it_is_made_leaves_nothing(tmp_path):
    cache = Cache(tmp_path)
    with pytest.raises(RuntimeError), cache.making("key"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_dataset_is_not_found_and_is_replaced(tmp_path):
    cache = Cache(tmp_path)
    for meta in ("", "[]", '{"format": 0}', json.dumps({"format": 1})):
        make(cache, "key")
        (tmp_path / "key" / "meta.json").write_text(meta)
        assert cache.find("key") is None
    make(cache, "key", 7)
    assert (tmp_path / "key" / "start.npy").stat().st_size == 7


def test_a_cache_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(DomainError, match="cannot be written"),
        Cache(tmp_path / "file").making("k"),
    ):
        pass
    Cache(tmp_path / "file").keep_digest("stamp", "digest")
    assert Cache(tmp_path / "file").digest("stamp") == ""
    assert Cache(tmp_path / "file").keys() == ()

    def full(**_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(making, "mkdtemp", full)
    with pytest.raises(DomainError, match="no room left"), Cache(tmp_path / "new").making("k"):
        pass


def test_only_so_many_contents_are_remembered_the_newest_ones(tmp_path, monkeypatch):
    monkeypatch.setattr(caches, "_MOST_CONTENTS", 2)
    cache = Cache(tmp_path)
    for stamp in ("a", "b", "c"):
        cache.keep_digest(stamp, stamp.upper())
    assert [cache.digest(stamp) for stamp in ("a", "b", "c")] == ["", "B", "C"]
    (tmp_path / "contents.json").write_text("[1]")
    assert cache.digest("c") == ""
