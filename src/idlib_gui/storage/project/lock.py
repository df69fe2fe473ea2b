"""Who may write to a project file: one window at a time.

A file beside it says who, and is locked by the system for as long as that program runs, however
that ends. Where files cannot be locked (some network shares), what it says counts: the machine,
the process and when it was last heard of.
"""

from __future__ import annotations

import getpass
import os
import secrets
import sys
import time
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple, Self

import msgspec

from .file_locks import lock_file
from .placing import host, is_alive

_SILENT = 12 * 3600
"""Seconds without an edit after which a window on another machine does not count, without locks."""
_TRIES = 5
_LONGEST = 10_000
"""Bytes that a lock can have."""


class Holder(NamedTuple):
    """Who has a project open for writing."""

    host: str
    user: str
    pid: int
    since: int
    token: str = ""

    @property
    def line(self) -> str:
        """Return who it is, in a few words."""
        since = datetime.fromtimestamp(self.since, UTC).astimezone()
        return f"{self.user} on {self.host}, process {self.pid}, since {since:%Y-%m-%d %H:%M}"


UNKNOWN: Final = Holder("?", "?", 0, 0)
_decode = msgspec.json.Decoder(Holder).decode


class Lock:
    """The right to write to a project file, until it is let go."""

    def __init__(self, place: Path, descriptor: int, holder: Holder, *, by_system: bool) -> None:
        self._place = place
        self._descriptor: int | None = descriptor
        self._holder = holder
        self._by_system = by_system

    @classmethod
    def take(cls, path: Path) -> Self | Holder:
        """Return the lock of a project file, or who has it.

        Raises:
            OSError: If nothing can be written beside the file.
        """
        place = path.with_name(f".{path.name}.lock")
        for _ in range(_TRIES):
            descriptor = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
            with ExitStack() as undo:
                undo.callback(os.close, descriptor)
                taken = cls._taken(place, descriptor)
                if isinstance(taken, cls):
                    undo.pop_all()
            if taken is not None:
                return taken
        return UNKNOWN

    @classmethod
    def _taken(cls, place: Path, descriptor: int) -> Self | Holder | None:
        """Return the lock, who has it, or None if it was let go meanwhile: try again."""
        locked = lock_file(descriptor)
        held_by = _read(descriptor)
        if locked is False:
            return held_by or UNKNOWN
        if locked is None and held_by is not None and _counts(held_by, place):
            return held_by
        if not _is_at(place, descriptor):
            return None
        us = Holder(host(), _user(), os.getpid(), int(time.time()), secrets.token_hex(8))
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, msgspec.json.encode(us))
        return cls(place, descriptor, us, by_system=locked is True)

    def is_ours(self) -> bool:
        """Return whether nobody took it over; tell others that this window is still there."""
        if self._by_system or self._descriptor is None:
            return self._descriptor is not None
        with suppress(OSError):
            os.utime(self._place)
            return _held(self._place.read_bytes()) == self._holder
        return False

    def release(self) -> None:
        """Let others write to the project file; once is enough, and more does nothing."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        with ExitStack() as steps:
            steps.enter_context(suppress(OSError))
            if sys.platform == "win32":  # an open file cannot be deleted there
                steps.callback(self._remove)
                steps.callback(os.close, descriptor)
            else:  # and here nobody must take it in between
                steps.callback(os.close, descriptor)
                steps.callback(self._remove)

    def _remove(self) -> None:
        with suppress(OSError):
            if _held(self._place.read_bytes()) == self._holder:
                self._place.unlink()


def sweep_locks(folder: Path) -> None:
    """Delete the locks of files that are not there, which programs left that were ended."""
    with suppress(OSError):
        for place in folder.glob(".*.lock"):
            path = place.with_name(place.name[1:].removesuffix(".lock"))
            if not path.exists() and _is_one_of_ours(place):
                taken = Lock.take(path)
                if isinstance(taken, Lock):
                    taken.release()


def _counts(holder: Holder, place: Path) -> bool:
    """Return whether who is named may still be there."""
    if holder.host == host():
        return is_alive(holder.pid)
    try:
        return time.time() - place.stat().st_mtime < _SILENT
    except OSError:
        return True


def _read(descriptor: int) -> Holder | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return _held(os.read(descriptor, _LONGEST))


def _held(data: bytes) -> Holder | None:
    with suppress(msgspec.MsgspecError):
        return _decode(data)
    return None


def _is_one_of_ours(place: Path) -> bool:
    """Return whether a file is a lock of a project, and not somebody else’s of a like name.

    One that was only begun is empty.
    """
    size = place.stat().st_size
    if size == 0:
        return place.name.endswith(".idlib.lock")
    return size < _LONGEST and _held(place.read_bytes()) is not None


def _is_at(place: Path, descriptor: int) -> bool:
    """Return whether the open file is still the one at its place."""
    try:
        return os.path.samestat(place.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name for this number, or no such module
        return "?"
