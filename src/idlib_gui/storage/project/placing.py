"""A file that is written beside its place and takes it when it is whole and on the disk.

What a killed program left half written is told from what somebody writes, and deleted.
"""

from __future__ import annotations

import os
import re
import secrets
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_MAKING = re.compile(r"\..+\.making-(\w+)-(\d{1,9})-[0-9a-f]{8}")
_FORGOTTEN = 86_400
"""Seconds without a change after which nobody writes any more, where that cannot be known."""


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """Give a path to write to; what is there afterwards takes the place of `path` at once.

    Raises:
        OSError: If it cannot; `path` is as it was then.
    """
    sweep(path.parent)
    making = path.with_name(f".{path.name}.making-{host()}-{os.getpid()}-{secrets.token_hex(4)}")
    try:
        yield making
        _flush(making)
        making.replace(path)
        _flush_folder(path.parent)
    finally:
        with suppress(OSError):
            making.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete what programs that were ended left half written in a folder."""
    with suppress(OSError):
        for left in folder.iterdir():
            made_by = _MAKING.fullmatch(left.name)
            if made_by is not None and _is_abandoned(left, made_by[1], int(made_by[2])):
                left.unlink(missing_ok=True)


def is_alive(pid: int) -> bool:
    """Return whether a process of this machine runs; where that cannot be known: yes."""
    if sys.platform == "win32":  # there, a signal 0 would end it
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def host() -> str:
    """Return the name of this machine, as it may stand in the name of a file."""
    return "".join(ch if ch.isalnum() else "_" for ch in socket.gethostname()) or "_"


def _is_abandoned(left: Path, made_on: str, pid: int) -> bool:
    if made_on == host() and not is_alive(pid):
        return True
    return time.time() - left.stat().st_mtime > _FORGOTTEN


def _flush(path: Path) -> None:
    """Put a file on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system knows how."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
