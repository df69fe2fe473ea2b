"""Locks of the system on files: they end with the program that has them, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})
_HELD: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK})
_FAR: Final = 1 << 30
"""Which byte is locked: on Windows, locked bytes cannot be read, and SQLite locks just these."""
_BEYOND: Final = 1 << 40
"""A byte that nobody locks."""


def lock_file(descriptor: int) -> bool | None:
    """Lock an open file: False if another program has locked it, None if files cannot be locked.

    Raises:
        OSError: If something else is wrong.
    """
    return _tried(_exclusive, descriptor)


def can_lock(path: Path) -> bool:
    """Return whether files can be locked where a file lies; some network shares cannot do it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return _tried(_shared, descriptor) is not None
    finally:
        os.close(descriptor)


def _tried(lock: Callable[[int], None], descriptor: int) -> bool | None:
    try:
        lock(descriptor)
    except OSError as error:
        if error.errno in _HELD:
            return False
        if error.errno in _NO_LOCKS:
            return None
        raise
    return True


if sys.platform == "win32":
    import msvcrt

    def _exclusive(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _shared(_descriptor: int) -> None:
        """Windows can lock files everywhere."""

else:
    import fcntl

    def _exclusive(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _shared(descriptor: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, _BEYOND)
