"""A whole project file into memory, nothing of it trusted."""

from __future__ import annotations

import gc
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import TABLE_OF, Act, document_of
from idlib_gui.domain.records import DomainError, Kind, Record
from idlib_gui.domain.steps import Step, StepState

from .bodies import Broken, Texts, decoded
from .contents import Contents, Entry
from .errors import damaged, worded
from .schema import expected_schema, schema_of

_RECORDS = "SELECT id, ord, CAST(body AS BLOB), sum FROM records WHERE kind = ? ORDER BY row"


def read_file(path: Path, connection: sqlite3.Connection) -> Contents:
    """Return what is in a project file of this version.

    Raises:
        ProjectError: If it is damaged, or something else than a project file.
    """
    with worded(path), _without_collecting():
        check_structure(path, connection)
        connection.execute("BEGIN")
        try:
            return _read(connection)
        except (*Broken, DomainError) as error:
            raise damaged(path, str(error)) from error
        finally:
            connection.rollback()


def check_structure(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a file that defines anything of its own, or whose pages are damaged.

    Raises:
        ProjectError: If it does.
        sqlite3.Error: If not even that can be read.
    """
    if schema_of(connection) != expected_schema():
        raise damaged(path, "it does not have the tables of a project, or more than those")
    (told,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if told != "ok":
        raise damaged(path, str(told))


def _read(connection: sqlite3.Connection) -> Contents:
    texts: Texts = dict(connection.execute("SELECT sha256, text FROM texts"))
    records = [record for kind in Kind for record in _records(connection, kind, texts)]
    document = document_of(records)
    entries = [_entry(row) for row in connection.execute("SELECT * FROM patches ORDER BY number")]
    for number, entry in enumerate(entries, 1):
        if entry.step.number != number:
            raise ValueError(f"step {number} is missing")
    bases = dict(connection.execute("SELECT step, records FROM bases"))
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    found = problems(document)
    if found:
        raise ValueError(found[0].line)
    return Contents(document, texts, entries, bases, meta)


def _records(connection: sqlite3.Connection, kind: Kind, texts: Texts) -> Iterator[Record]:
    placed: list[tuple[int, Record]] = []
    for key, place, body, total in connection.execute(_RECORDS, (kind.value,)):
        if zlib.crc32(body) + place != total:
            raise ValueError(f"{TABLE_OF[kind]}: {key} is not as it was written")
        record = decoded(kind, body, texts)
        if record.id != key:
            raise ValueError(f"{TABLE_OF[kind]}: {key} is another one")
        placed.append((place, record))
    placed.sort(key=_place)
    return (record for _, record in placed)


def _place(entry: tuple[int, Any]) -> int:
    return entry[0]


def _entry(row: tuple[Any, ...]) -> Entry:
    number, at, author, label, act, state, changes, total = row
    entry = Entry(Step(number, label, Act(act), at, author, StepState(state)), changes)
    if entry.sum != total:
        raise ValueError(f"step {number} is not as it was written")
    return entry


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: all that is made is kept, and looking at it costs a third."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
