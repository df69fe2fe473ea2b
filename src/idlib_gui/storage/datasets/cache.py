"""Where prepared datasets lie: a folder each, bounded in all, safe to delete at any time."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from idlib_gui.domain.records import DomainError

from .dataset import META, Dataset
from .engine import NO_ROOM, worded
from .making import Making, sweep
from .mapping import Mapping

DEFAULT_LIMIT = 8_000_000_000
"""Bytes that all prepared datasets may take; the least recently used goes first."""
_MAKING = ".making-"
_CONTENTS = "contents.json"
_MOST_CONTENTS = 1_000


class Cache:
    """A folder of prepared datasets."""

    def __init__(self, folder: Path, limit: int = DEFAULT_LIMIT, memory: int = 0) -> None:
        """Know the folder, which need not be there yet.

        Args:
            folder: Where it is.
            limit: The bytes that all datasets in it may take.
            memory: The bytes that DuckDB may use to make one; 0: half of what is free.
        """
        self.folder = folder
        self.memory = memory
        self._limit = limit

    def find(self, key: str) -> Dataset | None:
        """Return a prepared dataset, None if there is none or it is not whole."""
        try:
            dataset = Dataset(self.folder / key)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        _touch(dataset.folder)
        return dataset

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all that is prepared, the most recently used first."""
        return tuple(folder.name for folder in sorted(self._folders(), key=_used, reverse=True))

    def mappings_of(self, path: Path) -> Iterator[Mapping]:
        """Give the mappings by which a path was prepared, the most recently used first."""
        wanted = str(path.absolute())
        for key in self.keys():
            try:
                meta = json.loads((self.folder / key / META).read_text(encoding="utf-8"))
                if meta["path"] == wanted:
                    yield Mapping(**meta["mapping"])
            except (OSError, ValueError, KeyError, TypeError):  # not whole, or of another version
                continue

    def forget(self, key: str) -> None:
        """Delete a prepared dataset; what shows it goes on where the system lets it."""
        shutil.rmtree(self.folder / key, ignore_errors=True)

    @contextmanager
    def making(self, key: str) -> Iterator[Path]:
        """Give a folder to write to that becomes the one of `key` when all went well.

        Raises:
            DomainError: If it cannot be written; nothing is left then.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with Making(self.folder, _MAKING) as making:
                with worded():
                    yield making.path
                making.take_place(self.folder / key, META)
        except OSError as error:
            raise _sentence(error, self.folder) from error
        self.trim(key)

    def sweep(self) -> None:
        """Delete what programs left half made that were ended meanwhile."""
        sweep(self.folder, _MAKING)

    def _folders(self) -> list[Path]:
        try:
            return [path.parent for path in self.folder.glob(f"[!.]*/{META}")]
        except OSError:
            return []

    def trim(self, key: str) -> None:
        """Delete what was not used for longest until the rest fits; never the dataset of `key`."""
        left = self._limit
        for folder in sorted(self._folders(), key=lambda one: (one.name == key, _used(one)))[::-1]:
            left -= _size(folder)
            if left < 0 and folder.name != key:
                self.forget(folder.name)

    def digest(self, stamp: str) -> str:
        """Return the digest that was kept for a file as it was then; empty if there is none."""
        return self._contents().get(stamp, "")

    def keep_digest(self, stamp: str, digest: str) -> None:
        """Remember the digest of a file, so that it need not be read again to be known."""
        contents = self._contents()
        contents.pop(stamp, None)
        contents[stamp] = digest
        recent = dict(list(contents.items())[-_MOST_CONTENTS:])
        path = self.folder / _CONTENTS
        making = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):  # what cannot be remembered is read again
            self.folder.mkdir(parents=True, exist_ok=True)
            making.write_text(json.dumps(recent), encoding="utf-8")
            making.replace(path)

    def _contents(self) -> dict[str, str]:
        try:
            held = json.loads((self.folder / _CONTENTS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return (
            {str(stamp): str(digest) for stamp, digest in held.items()}
            if isinstance(held, dict)
            else {}
        )


def _sentence(error: OSError, folder: Path) -> DomainError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DomainError(NO_ROOM)
    return DomainError(f"{folder} cannot be written: {error.strerror or error}.")


def _touch(folder: Path) -> None:
    try:
        os.utime(folder)
    except OSError:
        return  # a cache that may only be read is of use too


def _used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except OSError:
            continue
    return total
