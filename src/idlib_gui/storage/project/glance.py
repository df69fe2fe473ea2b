"""What can be said of a project file without reading it all."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

from .connecting import connect
from .opening import take_lock


class Glance(NamedTuple):
    """How many edits of a project are made, and whether a window has it open."""

    edits: int
    in_use: bool


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
    except (sqlite3.Error, OSError, ValueError):
        return None
    return Glance(edits, in_use=False)
