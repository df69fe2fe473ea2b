"""Copies of a project file as it was before it is written in a new layout."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from .connecting import connect_new
from .placing import placed

KEPT: Final = 5
"""Backups of a project; the oldest goes first."""


def back_up(path: Path, connection: sqlite3.Connection, version: int) -> Path:
    """Copy an open project file beside itself, and return where to.

    Raises:
        OSError: If there is no room, or nothing can be written there.
        sqlite3.Error: If the file cannot be read.
    """
    now = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    backup = path.with_name(f"{path.stem}.version-{version}.{now}{path.suffix}")
    with placed(backup) as making, closing(connect_new(making)) as copy:
        connection.backup(copy)
    _remove_oldest(path, backup)
    return backup


def backups_of(path: Path) -> list[Path]:
    """Return the backups of a project file, the newest first."""
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    form = re.compile(rf"{stem}\.version-\d+\.\d{{8}}T\d{{6}}Z{suffix}")
    found = [other for other in path.parent.iterdir() if form.fullmatch(other.name)]
    return sorted(found, key=lambda backup: backup.stat().st_mtime_ns, reverse=True)


def _remove_oldest(path: Path, made: Path) -> None:
    """Keep the newest; the one just made is, whatever the clock says."""
    others = [backup for backup in backups_of(path) if backup != made]
    for old in others[KEPT - 1 :]:
        with suppress(OSError):
            old.unlink()
