"""How a project file is opened: for good on commit, and so that nothing in it can do anything.

A rollback journal, not a write-ahead log: that needs memory shared between programs, which network
shares do not have, and a file that is copied while it is in use would lack what stands in the log.
The journal stays beside the file while that is open (`PERSIST`): overwriting its head ends a
transaction with fewer waits for the disk than deleting it, in a third less time.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from .file_locks import can_lock

_WAIT = 5.0
"""Seconds to wait for another program that is just reading or copying the file."""
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 1 << 30,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 10_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 50,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_SAFE = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
)
_DURABLE = (
    "PRAGMA journal_mode = PERSIST",
    "PRAGMA journal_size_limit = 1000000",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
    "PRAGMA secure_delete = ON",  # what is gone is gone, and `recover` never takes it for new
)
_WITHOUT_LOCKS = "&vfs=unix-none"
"""Not `nolock=1`: that asks for a lock all the same when a half done transaction is taken back."""
_FAST = ("PRAGMA page_size = 8192", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF")
"""Whole or nothing comes from a rename then, and being on the disk from one flush before it."""


def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """Open a file that is there; a transaction that a killed program left is taken back.

    The connection may be used by one thread after another: it is opened in a job. Where files
    cannot be locked SQLite would refuse to work; there, the lock beside the file must be enough.

    Raises:
        sqlite3.Error: If it cannot be.
        OSError: If it is not there.
    """
    locking = "" if can_lock(path) else _WITHOUT_LOCKS
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={'rw' if writing else 'ro'}{locking}",
        uri=True,
        timeout=_WAIT,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        guard(connection)
        if writing:
            for pragma in _DURABLE:
                connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def disconnect(connection: sqlite3.Connection) -> None:
    """Close a connection that was made for writing, and let nothing be left of its journal."""
    with suppress(sqlite3.Error):  # somebody reads just now: the next one who closes will do it
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def connect_new(path: Path) -> sqlite3.Connection:
    """Make a file that only this program knows of, and that is put in its place once it is whole.

    Raises:
        sqlite3.Error: If it cannot be.
    """
    connection = sqlite3.connect(f"{_uri(path)}?nolock=1", uri=True, isolation_level=None)
    for pragma in _FAST:
        connection.execute(pragma)
    return connection


def guard(connection: sqlite3.Connection) -> None:
    """Let nothing that a file defines run, and bound what it can hold."""
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003
    for pragma in _SAFE:
        connection.execute(pragma)


def _uri(path: Path) -> str:
    """Return the path as SQLite wants it: a server's name must not look like an authority."""
    uri = path.absolute().as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)
