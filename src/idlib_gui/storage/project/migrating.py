"""Project files of earlier layouts: read as they are, and written anew in the layout of now.

docs/project-file.md tells what each layout was. To change the layout: raise `schema.VERSION`, and
add here how the last one is read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from idlib_gui.domain.document import (
    Act,
    Document,
    Patch,
    StalePatchError,
    apply_patch,
    document_of,
)
from idlib_gui.domain.records import DomainError
from idlib_gui.domain.steps import Step, StepState

from .backups import back_up
from .bodies import Broken, changes_of, decoded, encoded, encoded_changes
from .contents import Contents, Entry, new_contents
from .errors import damaged
from .reading import check_structure
from .writing import fill

TABLES_0: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE records (kind TEXT, id TEXT, ord INTEGER, body TEXT, PRIMARY KEY (kind, id))",
    (
        "CREATE TABLE patches (number INTEGER PRIMARY KEY, at INTEGER, author TEXT, label TEXT,"
        " undone INTEGER, changes TEXT)"
    ),
)
"""Layout 0: texts within their records, no kinds of edits, nothing left behind, no bases."""
_PATCHES_0 = "SELECT at, author, label, undone, changes FROM patches ORDER BY number"
_DEFINED = "SELECT name FROM sqlite_master WHERE type = 'table'"
_Patches = Sequence[tuple[Step, Patch]]


def migrate(path: Path, connection: sqlite3.Connection, version: int, *, keep: bool) -> None:
    """Write a file of an earlier layout anew, in one transaction; with `keep`, after a backup.

    Raises:
        ProjectError: If it is damaged.
        OSError: If the backup cannot be written.
        sqlite3.Error: If it cannot be written.
    """
    tables, read = _LAYOUTS[version]
    check_structure(path, connection, tables)
    try:
        contents = read(connection)
    except (*Broken, DomainError) as error:
        raise damaged(path, str(error)) from error
    if keep:
        back_up(path, connection, version)
    connection.execute("BEGIN IMMEDIATE")
    for (name,) in connection.execute(_DEFINED).fetchall():
        connection.execute(f'DROP TABLE "{name}"')
    fill(connection, contents)
    connection.execute("COMMIT")


def _read_0(connection: sqlite3.Connection) -> Contents:
    records = connection.execute("SELECT kind, body FROM records ORDER BY kind, ord")
    document = document_of(decoded(kind, body, None) for kind, body in records)
    patches = [
        (
            Step(number, label, Act.EDIT, at, author, _UNDONE[undone]),
            Patch(label, changes_of(what, None)),
        )
        for number, (at, author, label, undone, what) in enumerate(
            connection.execute(_PATCHES_0), 1
        )
    ]
    contents = new_contents(_before_all(document, patches))
    for source in document.sources.values():
        encoded(source, contents.texts)
    contents.document = document
    contents.entries = [
        Entry(step, encoded_changes(patch, contents.texts)) for step, patch in patches
    ]
    return contents


def _before_all(document: Document, patches: _Patches) -> Document:
    """Return what the document was at the beginning: what the machine had proposed."""
    try:
        for step, patch in reversed(patches):
            if step.state is StepState.MADE:
                document = apply_patch(document, patch.inverted())
    except StalePatchError as error:
        raise ValueError(f"its history does not lead to it: {error}") from error
    return document


_UNDONE: Final = (StepState.MADE, StepState.UNDONE)
_LAYOUTS: Final[Mapping[int, tuple[tuple[str, ...], Callable[[sqlite3.Connection], Contents]]]] = {
    0: (TABLES_0, _read_0),
}
"""What each earlier version defined, and what reads it."""
