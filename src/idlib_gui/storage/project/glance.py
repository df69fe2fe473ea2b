"""What can be said of a project file without reading it all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.records import Source

from .connecting import connect
from .opening import take_lock

_REPLACED_BY = Source._fields.index("replaced_by") - 2
"""Which of the fields of a source after its title says that another took its place."""


class Glance(NamedTuple):
    """How many edits of a project are made, whether a window has it open, and what it is of.

    The title is that of its first text in force, of which there are so many; empty without any.
    """

    edits: int
    in_use: bool
    title: str = ""
    texts: int = 0


def glance(path: Path) -> Glance | None:
    """Return what is seen at a glance; None where it cannot be read, or has other tables.

    What a killed program left half written is taken back first.
    """
    try:
        lock, _ = take_lock(path)
        if lock is None:
            return Glance(0, in_use=True)
        with ExitStack() as after:
            after.callback(lock.release)  # not sooner: what was half written may be taken back
            connection = after.enter_context(closing(connect(path, writing=True)))
            (edits,) = connection.execute(
                "SELECT count(*) FROM patches WHERE state = 'made'"
            ).fetchone()
            titles = list(_titles_in(connection))
    except (sqlite3.Error, OSError, ValueError):
        return None
    return Glance(edits, False, next(iter(titles), ""), len(titles))  # noqa: FBT003 - as its field


def _titles_in(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the titles of the texts in force."""
    bodies = connection.execute("SELECT body FROM records WHERE kind = 'source' ORDER BY ord")
    for (body,) in bodies:
        _, title, *rest = json.loads(body)
        if len(rest) <= _REPLACED_BY or rest[_REPLACED_BY] is None:
            yield str(title)
