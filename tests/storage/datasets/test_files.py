"""Arrays and texts on disk, and what a file is known again by."""

from __future__ import annotations

import os

import numpy as np
import pytest

from idlib_gui.domain.records import DomainError
from idlib_gui.storage.datasets import content
from idlib_gui.storage.datasets.arrays import ArrayWriter, allocate, map_array, release
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.content import digest_of
from idlib_gui.storage.datasets.dialect import dialect_of, unique_names
from idlib_gui.storage.datasets.engine import Engine, Stopped
from idlib_gui.storage.datasets.machine import spare_memory, spare_threads
from idlib_gui.storage.datasets.texts import Texts, write_texts


def never():
    return False


def test_an_array_written_bit_by_bit_is_a_numpy_file(tmp_path):
    with ArrayWriter(tmp_path, "a", np.int32) as writer:
        writer.add(np.arange(3))
        writer.add(np.arange(3, 5))
        writer.close()
    assert np.load(tmp_path / "a.npy").tolist() == [0, 1, 2, 3, 4]
    assert map_array(tmp_path, "a").tolist() == [0, 1, 2, 3, 4]


def test_an_empty_array_is_mapped_too(tmp_path):
    with ArrayWriter(tmp_path, "a", np.int32) as writer:
        writer.close()
    assert map_array(tmp_path, "a").tolist() == []


def test_an_array_that_was_cut_is_no_array(tmp_path):
    with ArrayWriter(tmp_path, "a", np.int64) as writer:
        writer.add(np.arange(100))
        writer.close()
    whole = (tmp_path / "a.npy").read_bytes()
    (tmp_path / "a.npy").write_bytes(whole[:-8])
    with pytest.raises(ValueError, match="could only read 99"):
        map_array(tmp_path, "a")


def test_room_is_made_before_an_array_is_written_to(tmp_path, monkeypatch):
    for name in ("reserved", "written"):
        made = allocate(tmp_path / f"{name}.npy", (2, 3), np.int16)
        assert made.tolist() == [[0, 0, 0], [0, 0, 0]]
        made[1, 2] = 7
        made.flush()
        assert np.load(tmp_path / f"{name}.npy")[1, 2] == 7
        monkeypatch.delattr(os, "posix_fallocate", raising=False)


def test_what_was_given_back_is_read_again_when_it_is_looked_at(tmp_path):
    made = allocate(tmp_path / "a.npy", (100_000,), np.int64)
    made[:] = np.arange(100_000)
    release(made)
    assert made.sum() == np.load(tmp_path / "a.npy").sum() == 4_999_950_000
    held = map_array(tmp_path, "a")
    release(held[5:])
    assert held[-1] == 99_999
    release(np.arange(3))


def test_texts_keep_their_letters_and_order(tmp_path):
    texts = ["", "İdlib", "ادلب", "x" * 1_000, ""]
    write_texts(tmp_path, "names", texts)
    held = Texts.open(tmp_path, "names")
    assert list(held) == texts
    assert held[1:3] == texts[1:3]
    assert held[-2] == texts[-2]
    with pytest.raises(IndexError):
        held[5]


def test_half_a_letter_does_not_keep_texts_from_being_written(tmp_path):
    write_texts(tmp_path, "names", ["a\ud800b"])
    assert Texts.open(tmp_path, "names")[0] == "a?b"


def test_a_file_is_known_again_by_its_content(tmp_path):
    cache, path = Cache(tmp_path / "cache"), tmp_path / "t"
    path.write_bytes(b"abc")
    first = digest_of([path], cache, never)
    path.write_bytes(b"abd")
    assert digest_of([path], cache, never) != first
    path.write_bytes(b"abc")
    assert digest_of([path], Cache(tmp_path / "other"), never) == first


def test_of_a_very_large_file_blocks_are_looked_at_from_begin_to_end(tmp_path, monkeypatch):
    monkeypatch.setattr(content, "_WHOLE", 10)
    monkeypatch.setattr(content, "_BLOCK", 4)
    monkeypatch.setattr(content, "_BLOCKS", 3)
    cache, path = Cache(tmp_path / "cache"), tmp_path / "t"
    digests = set()
    for text in (b"a" * 20, b"b" + b"a" * 19, b"a" * 19 + b"b", b"a" * 21):
        path.write_bytes(text)
        digests.add(digest_of([path], cache, never))
    assert len(digests) == 4


def test_looking_at_a_file_stops_on_demand(tmp_path):
    (tmp_path / "t").write_bytes(b"abc")
    with pytest.raises(Stopped):
        digest_of([tmp_path / "t"], Cache(tmp_path / "cache"), lambda: True)
    with pytest.raises(DomainError, match="There is no file"):
        digest_of([tmp_path / "u"], Cache(tmp_path / "cache"), never)


def test_columns_get_names_that_differ_also_without_capitals():
    assert unique_names(["Date", "date", "", " date ", "column 3"]) == (
        *("Date", "date 2", "column 3", "date 3", "column 3 2"),
    )


@pytest.mark.parametrize(
    ("text", "header", "columns"),
    [
        ("date,actor\n2020,A\n", True, ("date", "actor")),
        ("2020,A\n2021,B\n", False, ("column 1", "column 2")),
        ("A,A\nB,C\n", False, ("column 1", "column 2")),
        ('date,"a;b;c;d"\n2020,"x;y"\n', True, ("date", "a;b;c;d")),
        ("date\n2020\n", True, ("date",)),
        ("date,text\n2020," + "x" * 300_000 + "\n", True, ("date", "text")),
    ],
)
def test_a_header_is_told_from_a_row(tmp_path, text, header, columns):
    path = tmp_path / "t.csv"
    path.write_text(text)
    dialect = dialect_of(path)
    assert (dialect.header, dialect.columns) == (header, columns)


def test_json_lines_have_the_keys_of_all_their_first_lines(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text('{"a": 1}\n[1]\n{"b/c": 2, "a": 3}\n{"cut')
    assert dialect_of(path).columns == ("a", "b/c")


@pytest.mark.parametrize(
    ("told", "bytes_of_it"),
    [
        ("MemTotal: 9999999 kB\nMemAvailable:    4000000 kB\n", 2_048_000_000),
        ("MemAvailable: 5 kB\n", 512_000_000),
        ("MemTotal: 9999999 kB\n", 0),
    ],
)
def test_half_of_the_memory_that_is_free_may_be_used(tmp_path, told, bytes_of_it):
    (tmp_path / "meminfo").write_text(told)
    assert spare_memory(tmp_path / "meminfo") == bytes_of_it


def test_a_system_that_does_not_tell_its_memory_leaves_the_limit_to_duckdb(tmp_path):
    assert spare_memory(tmp_path / "meminfo") == 0


@pytest.mark.parametrize(("cores", "threads"), [(None, 1), (1, 1), (2, 1), (3, 1), (8, 6)])
def test_two_threads_are_left_to_the_rest_of_the_machine(monkeypatch, cores, threads):
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert spare_threads() == threads


def test_duckdb_takes_no_more_than_that(monkeypatch):
    monkeypatch.setattr("idlib_gui.storage.datasets.engine.spare_memory", lambda: 1_024_000_000)
    monkeypatch.setattr("idlib_gui.storage.datasets.engine.spare_threads", lambda: 3)
    for given, limit in ((0, "976.5 MiB"), (512_000_000, "488.2 MiB")):
        with Engine(memory=given) as duckdb:
            assert duckdb.value("SELECT current_setting('memory_limit')") == limit
            assert duckdb.value("SELECT current_setting('threads')") == 3
