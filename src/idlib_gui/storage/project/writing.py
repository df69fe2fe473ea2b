"""A whole project file from what is in memory: a new one, and a copy of an open one."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Kind

from .bodies import Texts, encoded
from .connecting import connect, connect_new
from .contents import Contents, Entry
from .errors import worded
from .placing import placed
from .schema import STAMP, make_tables, new_stamp

STEP = 1 << 20
"""Between the places of two records, so that others can come between them."""

Row = tuple[str, str, int, str, int]
"""Kind, id, place, body and sum of a record."""


def write_file(path: Path, contents: Contents) -> None:
    """Write a project file, whole or not at all; one that is there is replaced.

    Raises:
        ProjectError: If it cannot be written.
    """
    with worded(path):
        finish_transaction(path)
        with placed(path) as making, closing(connect_new(making)) as new:
            new.execute("BEGIN")
            fill(new, contents)
            new.execute("COMMIT")
            new.close()


def fill(connection: sqlite3.Connection, contents: Contents) -> None:
    """Make the tables in an empty file, and write everything, within a transaction."""
    make_tables(connection)
    insert = connection.executemany
    insert("INSERT INTO records (kind, id, ord, body, sum) VALUES (?, ?, ?, ?, ?)", _rows(contents))
    insert("INSERT INTO patches VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(row_of, contents.entries))
    put_bases(connection, contents.bases)
    insert("INSERT INTO texts VALUES (?, ?)", contents.texts.items())
    meta = {**contents.meta, STAMP: new_stamp()}
    insert("INSERT INTO meta VALUES (?, ?)", meta.items())


def put_bases(connection: sqlite3.Connection, bases: Mapping[int, bytes]) -> None:
    """Write what the machine proposed in steps."""
    rows = ((step, packed, zlib.crc32(packed) + step) for step, packed in bases.items())
    connection.executemany("INSERT INTO bases VALUES (?, ?, ?)", rows)


def finish_transaction(path: Path) -> None:
    """Let SQLite take back what a killed program left half done in a file that is replaced.

    Else the journal of the old file would be taken for one of the new.
    """
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists():
        return
    if not path.exists():
        journal.unlink()
        return
    try:
        with closing(connect(path, writing=True)) as old:
            old.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:  # no database at all: its journal is nothing either
        journal.unlink(missing_ok=True)


def _rows(contents: Contents) -> Iterator[Row]:
    document: Document = contents.document
    for kind in Kind:
        yield from rows_of(kind, document.table(kind).items(), contents.texts)


def rows_of(kind: Kind, records: Iterable[tuple[str, object]], texts: Texts) -> Iterator[Row]:
    """Give the rows of a whole table, in its order."""
    place = 0
    for key, record in records:
        place += STEP
        body = encoded(record, texts)  # type: ignore[arg-type]
        yield kind.value, key, place, body.decode(), zlib.crc32(body) + place


def row_of(entry: Entry) -> tuple[int, int, str, str, str, str, bytes, int]:
    """Return the row of a step."""
    step, changes = entry
    return (
        step.number,
        step.at,
        step.author,
        step.label,
        step.act.value,
        step.state.value,
        changes,
        entry.sum,
    )
