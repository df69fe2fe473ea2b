"""Writes project files as earlier versions did, to see that they are still opened."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import Kind
from idlib_gui.storage.project.connecting import connect_new
from idlib_gui.storage.project.migrating import TABLES_0
from idlib_gui.storage.project.schema import APPLICATION_ID

Done = tuple[Patch, int, str, bool]
"""What was done, when, by whom, and whether it was taken back."""


def write_0(path: Path, document: Document, done: Iterable[Done]) -> None:
    """Write a file in layout 0.

    Args:
        path: Where to.
        document: The document as it is now.
        done: What was done, in order.
    """
    with closing(connect_new(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("BEGIN")
        for statement in TABLES_0:
            connection.execute(statement)
        for kind in Kind:
            records = [
                (kind.value, record.id, place, _json(record))
                for place, record in enumerate(document.table(kind).values())
            ]
            connection.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", records)
        steps = [
            (number, at, author, patch.label, int(undone), _changes(patch))
            for number, (patch, at, author, undone) in enumerate(done, 1)
        ]
        connection.executemany("INSERT INTO patches VALUES (?, ?, ?, ?, ?, ?)", steps)
        connection.execute("COMMIT")


def _changes(patch: Patch) -> str:
    return _json(
        [
            (ref.kind.value, change.position, change.before, change.after)
            for ref, change in patch.changes.items()
        ]
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
