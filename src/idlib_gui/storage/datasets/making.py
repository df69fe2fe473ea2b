"""Folders that are written beside their place and take it when they are whole.

What a killed program left of them is told from what somebody writes to.
"""

from __future__ import annotations

import importlib
import shutil
import time
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType
from typing import Self

_LOCK = "being-made"
_FORGOTTEN = 3_600
"""Seconds without a change after which nobody writes any more, where files cannot be locked."""


def _locking() -> ModuleType | None:
    """Return what locks files: a lock ends with its program, however that ends."""
    try:
        return importlib.import_module("fcntl")
    except ImportError:  # Windows
        return None


class Making:
    """A new folder to write to, gone when it is left unless it took its place; and no other stays.

    Raises:
        OSError: If it cannot be written.
    """

    def __init__(self, folder: Path, prefix: str) -> None:
        sweep(folder, prefix)
        self.path = Path(mkdtemp(prefix=prefix, dir=folder))
        self._mark = (self.path / _LOCK).open("wb")
        locking = _locking()
        if locking is not None:
            locking.flock(self._mark, locking.LOCK_EX | locking.LOCK_NB)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._mark.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def take_place(self, place: Path, last: str) -> None:
        """Let the folder take the place of one that may be there, not whole.

        Args:
            place: Where it goes.
            last: The file in it that is written last.
        """
        self._mark.close()
        (self.path / _LOCK).unlink(missing_ok=True)
        shutil.rmtree(place, ignore_errors=True)
        try:
            self.path.rename(place)
        except OSError:
            if not (place / last).is_file():  # another program made the same meanwhile
                raise


def sweep(folder: Path, prefix: str) -> None:
    """Delete what programs left half made that were ended meanwhile."""
    for left in folder.glob(f"{prefix}*"):
        if _is_abandoned(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    """Return whether nobody writes to a folder any more."""
    locking = _locking()
    try:
        if locking is None:
            return time.time() - _newest(folder) > _FORGOTTEN
        with (folder / _LOCK).open("rb") as mark:
            locking.flock(mark, locking.LOCK_EX | locking.LOCK_NB)
    except FileNotFoundError:
        return time.time() - _newest(folder) > _FORGOTTEN  # begun this moment, or before marks
    except OSError:
        return False
    return True


def _newest(folder: Path) -> float:
    newest = 0.0
    for path in (folder, *folder.rglob("*")):
        try:
            newest = max(newest, path.stat().st_mtime)
        except OSError:
            continue
    return newest
