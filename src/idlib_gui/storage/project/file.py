"""The file of an open project: each transaction is durable, or has not taken place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from .changing import NotAsExpectedError
from .connecting import connect, disconnect
from .errors import ProjectError, worded
from .identity import identity_of
from .lock import Lock
from .schema import STAMP, new_stamp

Work = Callable[[sqlite3.Connection], None]
"""What is done within a transaction."""

_GONE = "“{name}” is no longer there: save the project elsewhere, or put the file back."
_OTHER = "“{name}” was replaced or changed by another program: save the project elsewhere."
_TAKEN = "“{name}” was taken over by another window: save the project elsewhere."
_SET = "INSERT OR REPLACE INTO meta VALUES (?, ?)"
_GET = "SELECT value FROM meta WHERE key = ?"


class ProjectFile:
    """Writes to one file for as long as it is the one that was opened, and nobody else wrote."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: Lock) -> None:
        self._path = path
        self._lock = lock
        self._connection: sqlite3.Connection | None = connection
        self._known = identity_of(path)
        self._stamp = stamp_of(connection)

    def write(self, work: Work) -> None:
        """Do `work` in one transaction; when this returns it is on the disk.

        Raises:
            ProjectError: If it could not be written; nothing of it is in the file then, and it can
                be tried again.
        """
        with worded(self._path):
            connection = self._ready()
            stamp = new_stamp()
            try:
                self._transact(connection, work, stamp)
            except (sqlite3.Error, NotAsExpectedError) as error:
                self._disconnect()
                if not self._has_arrived(stamp):
                    if isinstance(error, NotAsExpectedError):
                        raise self._other() from error
                    raise
            except BaseException:
                self._disconnect()
                raise
            self._stamp = stamp
            self._known = identity_of(self._path)

    def close(self) -> None:
        """Let go of the file, so that others may write to it."""
        self._disconnect()
        self._lock.release()

    def rewrite(self, write: Callable[[], None]) -> None:
        """Let `write` put another file in its place, and go on with that one.

        Raises:
            ProjectError: If it cannot be written or opened.
        """
        self._check_right()
        self._disconnect()
        write()
        with worded(self._path):
            self._connection = connect(self._path, writing=True)
            self._known = identity_of(self._path)
            self._stamp = stamp_of(self._connection)

    def _disconnect(self) -> None:
        """Close the connection; another one is made when something is written."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        with suppress(sqlite3.Error):
            if self.is_there:
                disconnect(connection)
            connection.close()  # a journal at this path would be that of another file

    @property
    def is_there(self) -> bool:
        """Return whether the file is where it was, and the same one."""
        try:
            return identity_of(self._path).is_same_file(self._known)
        except OSError:
            return False

    def _transact(self, connection: sqlite3.Connection, work: Work, stamp: str) -> None:
        connection.execute("BEGIN IMMEDIATE")
        if stamp_of(connection) != self._stamp:
            raise NotAsExpectedError
        work(connection)
        connection.execute(_SET, (STAMP, stamp))
        connection.execute("COMMIT")

    def _ready(self) -> sqlite3.Connection:
        """Return a connection to the file, opened anew where it may have been written to."""
        self._check_right()
        try:
            found = identity_of(self._path)
        except FileNotFoundError as error:
            raise ProjectError(_GONE.format(name=self._path.name)) from error
        if not found.is_same_file(self._known):
            raise self._other()
        if found != self._known:
            self._disconnect()
        if self._connection is None:
            self._connection = connect(self._path, writing=True)
        return self._connection

    def _check_right(self) -> None:
        if not self._lock.is_ours():
            raise ProjectError(_TAKEN.format(name=self._path.name))

    def _has_arrived(self, stamp: str) -> bool:
        """Return whether a transaction is in the file although SQLite reported an error."""
        try:
            connection = self._ready()
            return stamp_of(connection) == stamp
        except (sqlite3.Error, ProjectError, OSError):
            return False

    def _other(self) -> ProjectError:
        return ProjectError(_OTHER.format(name=self._path.name))


def stamp_of(connection: sqlite3.Connection) -> str:
    """Return the word that the last transaction drew."""
    found = connection.execute(_GET, (STAMP,)).fetchone()
    return "" if found is None else str(found[0])
