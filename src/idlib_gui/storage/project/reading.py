"""A whole project file into memory, nothing of it trusted."""

from __future__ import annotations

import gc
import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import add, attrgetter, eq, itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import TABLE_OF, Act, Document
from idlib_gui.domain.records import DomainError, Kind, Record
from idlib_gui.domain.steps import Step, StepState

from .bodies import Broken, Texts, decoded_all
from .contents import Contents, Entry
from .errors import damaged, worded
from .schema import TABLES, expected_schema, schema_of
from .sound import unsound

_RECORDS = "SELECT kind, id, ord, CAST(body AS BLOB), sum FROM records"
_AT_ONCE = 500
"""Rows that are looked at together: most of the work is done without a line of Python a row."""


def read_file(path: Path, connection: sqlite3.Connection) -> Contents:
    """Return what is in a project file of this version.

    Raises:
        ProjectError: If it is damaged, or something else than a project file.
    """
    with worded(path), _without_collecting():
        check_structure(path, connection, TABLES)
        connection.execute("BEGIN")
        try:
            return _read(connection)
        except (*Broken, DomainError) as error:
            raise damaged(path, str(error)) from error
        finally:
            connection.rollback()


def check_structure(path: Path, connection: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    """Refuse a file that defines anything but these tables, or whose pages are damaged.

    Raises:
        ProjectError: If it does.
        sqlite3.Error: If not even that can be read.
    """
    if schema_of(connection) != expected_schema(tables):
        raise damaged(path, "it does not have the tables of a project, or more than those")
    (told,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if told != "ok":
        raise damaged(path, "its pages do not fit together any more")


def _read(connection: sqlite3.Connection) -> Contents:
    texts: Texts = dict(connection.execute("SELECT sha256, text FROM texts"))
    for key, text in texts.items():
        if hashlib.sha256(text.encode()).hexdigest() != key:
            raise ValueError("the text of a source is not as it was written")
    document = _document(connection, texts)
    entries = [entry_of(row) for row in connection.execute("SELECT * FROM patches ORDER BY number")]
    for number, entry in enumerate(entries, 1):
        if entry.step.number != number:
            raise ValueError(f"step {number} is missing")
    bases = dict(map(base_of, connection.execute("SELECT step, records, sum FROM bases")))
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    return Contents(document, texts, entries, bases, meta)


class _Table:
    """The records of a kind in the order of their rows, and their places."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.places: list[int] = []
        self.records: list[Any] = []

    def in_order(self, kind: Kind) -> dict[str, Record]:
        """Return the records by id, in the order of their places."""
        found = dict(zip(self.keys, self.records, strict=True))
        are_alike = all(map(eq, map(attrgetter("id"), self.records), self.keys))
        if len(found) != len(self.keys) or not are_alike:
            raise ValueError(f"{TABLE_OF[kind]}: a record is not the one that it is filed as")
        wrong = unsound(kind, self.records)
        if wrong is not None:
            raise ValueError(wrong)
        if self.places == sorted(self.places):
            return found
        order = sorted(range(len(self.places)), key=self.places.__getitem__)
        return {self.keys[number]: self.records[number] for number in order}


def _document(connection: sqlite3.Connection, texts: Texts) -> Document:
    tables = {kind.value: _Table() for kind in Kind}
    cursor = connection.execute(_RECORDS)
    while rows := cursor.fetchmany(_AT_ONCE):
        for kind, those in groupby(rows, itemgetter(0)):
            _, keys, places, bodies, totals = zip(*those, strict=True)
            if not all(map(eq, map(add, map(zlib.crc32, bodies), places), totals)):
                raise ValueError(f"{TABLE_OF[Kind(kind)]}: a record is not as it was written")
            table = tables[kind]
            table.keys += keys
            table.places += places
            table.records += decoded_all(kind, bodies, texts)
    found: dict[str, Any] = {
        TABLE_OF[kind]: MappingProxyType(tables[kind].in_order(kind)) for kind in Kind
    }
    document = Document(**found)
    wrong = problems(document)
    if wrong:
        raise ValueError(wrong[0].line)
    return document


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Return the step of a row.

    Raises:
        Broken: If it is not as it was written.
    """
    number, at, author, label, act, state, changes, total = row
    entry = Entry(Step(number, label, Act(act), at, author, StepState(state)), changes)
    if entry.sum != total:
        raise ValueError(f"step {number} is not as it was written")
    return entry


def base_of(row: tuple[Any, ...]) -> tuple[int, bytes]:
    """Return the step of a row, and what the machine proposed in it, compressed.

    Raises:
        Broken: If it is not as it was written.
    """
    step, packed, total = row
    if zlib.crc32(packed) + step != total:
        raise ValueError(f"what step {step} proposed is not as it was written")
    return step, packed


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
