"""What can be said of a project file without reading it all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from .connecting import connect


class Glance(NamedTuple):
    """How many edits of a project are made."""

    edits: int


def glance(path: Path) -> Glance | None:
    """Return what is seen at a glance; None where it cannot be read, or has other tables.

    What a killed program left half written is taken back first.
    """
    try:
        with closing(connect(path, writing=True)) as connection:
            (edits,) = connection.execute(
                "SELECT count(*) FROM patches WHERE state = 'made'"
            ).fetchone()
    except (sqlite3.Error, OSError, ValueError):
        return None
    return Glance(edits)
