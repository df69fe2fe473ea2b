"""The Parquet files that a prepared dataset has its rows in."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Self


class Part(NamedTuple):
    """A file: how many rows stand in those before, and by what it is told that it changed."""

    name: str
    """Its path; relative to the prepared dataset if it lies there."""
    first: int
    size: int
    changed: int

    @classmethod
    def of(cls, folder: Path, name: str, first: int) -> Self:
        """Return a file as it is now."""
        status = (folder / name).stat()
        return cls(name, first, status.st_size, status.st_mtime_ns)

    def is_same(self, folder: Path) -> bool:
        """Return whether the file is there as it was."""
        try:
            return self == Part.of(folder, self.name, self.first)
        except OSError:
            return False
