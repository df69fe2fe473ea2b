"""Tables of dated events are prepared for the timeline: once, then taken from the cache."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.storage.datasets.broken import broken_rows
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.coding import Coding, Lists
from idlib_gui.storage.datasets.content import digest_of, known_digest
from idlib_gui.storage.datasets.dataset import FORMAT, Dataset
from idlib_gui.storage.datasets.engine import Engine, Stop, named, statement
from idlib_gui.storage.datasets.guessing import SAMPLE, guess_mapping
from idlib_gui.storage.datasets.line_ends import read_whole
from idlib_gui.storage.datasets.mapping import Mapping
from idlib_gui.storage.datasets.preparing import Plan, Progress, prepare_table
from idlib_gui.storage.datasets.preview import Opened
from idlib_gui.storage.datasets.sources import files_of
from idlib_gui.storage.datasets.tables import Table, TextFile, open_table, parquet_scan

from .folders import user_lists

_GLANCE = 4_000_000
"""Bytes of what is packed that are unpacked to look at it."""


def shipped_coding() -> Coding:
    """Return what codes and words mean by the lists that ship, and the user's."""
    lists = shipped_lists(user_lists())
    return Coding(
        Lists._make(
            [
                *(lists.rows(f"dataset-{name}") for name in Lists._fields[:-1]),
                tuple((row[0], row[1]) for row in lists.rows("names-states")),
            ]
        )
    )


def look(path: Path) -> Opened:
    """Return what a file or a folder of tables holds, after a look at its first rows.

    Raises:
        DomainError: If it is no table, or DuckDB is not installed.
    """
    with TemporaryDirectory() as work, Engine() as engine:
        table = open_table(path, engine, Path(work), _GLANCE)
        return _opened(table, engine, shipped_coding())


def look_again(path: Path, cache: Cache) -> Opened:
    """Return what `look` does, with the mapping by which the path was last prepared, if it fits.

    Raises:
        DomainError: If it is no table, or DuckDB is not installed.
    """
    opened = look(path)
    known = (mapping for mapping in cache.mappings_of(path) if mapping.fits(opened.columns))
    return opened._replace(mapping=next(known, opened.mapping))


def prepared(path: Path, cache: Cache) -> Dataset | None:
    """Return a dataset as it was last prepared, without a look into its files; None: it was not.

    By size and time its files must be those of then. DuckDB is not needed.
    """
    digest = known_digest(files_of(path), cache)
    if not digest:
        return None
    coding = shipped_coding()
    for mapping in cache.mappings_of(path):
        found = cache.find(_key(path, digest, mapping, coding))
        if found is not None:
            return found
    return None


def _opened(table: Table, engine: Engine, coding: Coding) -> Opened:
    found = _first_rows(table, engine)
    if not found:
        raise DomainError(_none_in(table, engine))
    rows = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in found)
    mapping = guess_mapping(table.columns, rows, coding.lists.columns, table.kind)
    return Opened(table.kind, table.columns, mapping, rows)


def _first_rows(table: Table, engine: Engine) -> list[tuple[Any, ...]]:
    """Return the first rows of the first file that has any."""
    limit = f"LIMIT {SAMPLE}"
    if table.parts:
        cells = ", ".join(f"CAST({named(column)} AS VARCHAR)" for column in table.columns)
        return engine.rows(statement("SELECT", cells, "FROM", parquet_scan(table.parts), limit))

    def read(text: TextFile) -> list[tuple[Any, ...]]:
        cells = text.selected(table.columns)
        return engine.rows(statement("SELECT", cells, "FROM", text.scan, limit))

    return next(filter(None, (read_whole(text, None, read) for text in table.files)), [])


def _none_in(table: Table, engine: Engine) -> str:
    """Return in a sentence why there is no row."""
    broken = broken_rows(engine).first
    if broken:
        return f"No row of {table.path.name} can be read. The first: {broken[0].sentence}"
    return f"{table.path.name} has a header, but no rows."


def prepare(
    path: Path,
    mapping: Mapping | None,
    cache: Cache,
    progress: Progress = lambda _stage, _done: None,
    stop: Stop = lambda: False,
) -> Dataset:
    """Return a dataset, prepared now or taken from the cache.

    Args:
        path: A CSV, TSV, Parquet or JSON lines file, a ZIP file or a folder of such.
        mapping: Which column says what; None: as it is known or guessed.
        cache: Where prepared datasets lie.
        progress: Is told the stage and how much of it is done.
        stop: Says whether to end.

    Raises:
        DomainError: If it cannot be read, or not be written to the cache.
        Stopped: If it was ended; nothing is left then.
    """
    coding = shipped_coding()
    digest = digest_of(files_of(path), cache, stop)
    wanted = mapping or look(path).mapping
    key = _key(path, digest, wanted, coding)
    found = cache.find(key)
    if found is not None:
        return found
    with (
        cache.making(key) as folder,
        TemporaryDirectory(dir=folder) as work,
        Engine(Path(work), memory=cache.memory, stop=stop) as engine,
    ):
        table = open_table(path, engine, Path(work))
        plan = Plan(table, wanted, coding, folder, Path(work))
        prepare_table(plan, engine, progress)
    return Dataset(cache.folder / key)


def _key(path: Path, digest: str, mapping: Mapping, coding: Coding) -> str:
    """Return by what a prepared dataset is known: all that decides what is in it."""
    told = [FORMAT, str(path.absolute()), digest, mapping, coding.lists]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]
