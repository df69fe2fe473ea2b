"""Text files whose lines end in several ways: DuckDB reads them once they end in one."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from idlib_gui.domain.records import DomainError

from .engine import worded
from .tables import TextFile, cells_scan

_TOLD = "invalid state"
"""What DuckDB says of such a file."""
_BLOCK = 1 << 24

Result = TypeVar("Result")


def read_whole(text: TextFile, folder: Path | None, read: Callable[[TextFile], Result]) -> Result:
    """Return what `read` makes of a text file, if need be after its line ends were made one kind.

    Args:
        text: The file.
        folder: Where a copy may lie meanwhile; None: where the system keeps such files.
        read: Reads it.
    """
    try:
        return read(text)
    except DomainError as error:
        if _TOLD not in str(error):
            raise
    with worded(), TemporaryDirectory(dir=folder) as place:
        copy = Path(place, "lines.txt")
        _copy(text.path, copy)
        return read(text._replace(scan=cells_scan(copy, text.dialect)))


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    with gzip.open(source) if packed else source.open("rb") as opened, target.open("wb") as copy:
        while block := opened.read(_BLOCK):
            if block.endswith(b"\r"):
                block += opened.read(1)
            copy.write(block.replace(b"\r\n", b"\n").replace(b"\r", b" "))
