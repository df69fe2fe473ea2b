"""How a project file becomes what is in memory, and whether it can be written to."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .connecting import connect, disconnect, guard
from .contents import Contents
from .errors import NO_ROOM, ProjectError, damaged, worded
from .file import ProjectFile
from .lock import Holder, Lock, sweep_locks
from .migrating import migrate
from .placing import sweep
from .reading import read_file
from .schema import APPLICATION_ID, VERSION, head_of

MOST_BYTES = 8 << 30
"""A larger file is refused unread."""
_MAGIC = b"SQLite format 3\x00"
_HEAD = 100
_JOURNALED = b"\x01\x01"
"""What stands at byte 18 of a file with a rollback journal."""
_READ = "“{name}” {why}; it can be read here, not changed."
_NO_PROJECT = (
    "“{name}” is no project of this program, whatever its name says: if it is an article, give it "
    "the ending of what it is, as .txt, and open it again."
)
_JSON = (
    "“{name}” is no project but JSON: if it is a model, it is read as it is, with a name that ends "
    "in .json."
)
_LATER = "“{name}” was made by a later version of this program: update the program to open it."
_TOO_LARGE = "“{name}” is larger than a project can be."


class Opened(NamedTuple):
    """What was in a file, and how it can be written to; `read_only` says why it cannot be."""

    contents: Contents
    file: ProjectFile | None
    read_only: str


def open_file(path: Path) -> Opened:
    """Open a project file, for writing where that is possible.

    Raises:
        ProjectError: If it is none, is damaged or was made by a later version of the program.
    """
    with worded(path):
        check_head(path)
        lock, why = take_lock(path)
        if lock is None:
            return Opened(_only_read(path), None, _READ.format(name=path.name, why=why))
        sweep(path.parent)
        sweep_locks(path.parent)
        with ExitStack() as undo:
            undo.callback(lock.release)
            connection = connect(path, writing=True)
            undo.callback(disconnect, connection)
            contents = _contents(path, connection, keep=True)
            file = ProjectFile(path, connection, lock)
            undo.pop_all()
        return Opened(contents, file, "")


def take_lock(path: Path) -> tuple[Lock | None, str]:
    """Return the right to write to a file, or None and why there is none."""
    try:
        if path.exists() and not os.access(path, os.W_OK):
            return None, "is write-protected"
        taken = Lock.take(path)
    except OSError as error:
        full = error.errno in NO_ROOM
        return None, "lies where no room is left" if full else "lies where nothing can be written"
    if isinstance(taken, Holder):
        return None, f"is open in another window ({taken.line})"
    return taken, ""


def check_head(path: Path) -> None:
    """Refuse what is no project file by its first bytes, before SQLite looks at it.

    Raises:
        ProjectError: If it is none.
        OSError: If it cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        raise ProjectError(_TOO_LARGE.format(name=path.name))
    with path.open("rb") as file:
        head = file.read(_HEAD)
    says = int.from_bytes(head[68:72], "big")
    if not head.startswith(_MAGIC):
        if says == APPLICATION_ID:
            raise damaged(path, "its first bytes")
        if head.lstrip().startswith(b"{"):
            raise ProjectError(_JSON.format(name=path.name))
        raise ProjectError(_NO_PROJECT.format(name=path.name))
    if says != APPLICATION_ID:
        raise ProjectError(_NO_PROJECT.format(name=path.name))
    if head[18:20] != _JOURNALED:
        raise damaged(path, "another program has changed how it is written")


def _contents(path: Path, connection: sqlite3.Connection, *, keep: bool) -> Contents:
    """Return what is in a file, written anew first if its layout is an earlier one."""
    kind, version = head_of(connection)
    if kind != APPLICATION_ID:
        raise ProjectError(_NO_PROJECT.format(name=path.name))
    if not 0 <= version <= VERSION:
        raise ProjectError(_LATER.format(name=path.name))
    if version < VERSION:
        migrate(path, connection, version, keep=keep)
    return read_file(path, connection)


def _only_read(path: Path) -> Contents:
    """Return what is in a file that cannot be written to; an earlier layout is converted aside."""
    with _readable(path) as there, closing(connect(there, writing=False)) as connection:
        _, version = head_of(connection)
        if version == VERSION:
            return _contents(path, connection, keep=False)
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            connection.backup(copy)
            guard(copy)
            return _contents(path, copy, keep=False)


@contextmanager
def _readable(path: Path) -> Iterator[Path]:
    """Give a path where the file can be read: a copy where a killed program left it half written.

    What it left is taken back by writing, which is not possible at its own place.
    """
    journal = path.with_name(f"{path.name}-journal")
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if may_write or not journal.exists():
        yield path
        return
    with TemporaryDirectory(prefix="idlib-") as folder:
        copy = Path(folder, "copy")
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, copy.with_name("copy-journal"))
        with closing(connect(copy, writing=True)) as connection:
            head_of(connection)
        yield copy
