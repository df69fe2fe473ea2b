"""Text files whose lines end in several ways: DuckDB reads them once they end in one."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from idlib_gui.domain.records import DomainError

from .engine import worded
from .tables import Table, cells_scan

_TOLD = "invalid state"
"""What DuckDB says of such a file."""
_BLOCK = 1 << 24

Result = TypeVar("Result")


def read_whole(table: Table, folder: Path | None, read: Callable[[Table], Result]) -> Result:
    """Return what `read` makes of a table, if need be after its line ends were made one kind.

    Args:
        table: The table.
        folder: Where a copy may lie meanwhile; None: where the system keeps such files.
        read: Reads it.
    """
    try:
        return read(table)
    except DomainError as error:
        if table.dialect is None or _TOLD not in str(error):
            raise
    with worded(), TemporaryDirectory(dir=folder) as place:
        copy = Path(place, "lines.txt")
        _copy(table.path, copy)
        return read(table._replace(scan=cells_scan(copy, table.dialect)))


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    with gzip.open(source) if packed else source.open("rb") as opened, target.open("wb") as copy:
        while block := opened.read(_BLOCK):
            if block.endswith(b"\r"):
                block += opened.read(1)
            copy.write(block.replace(b"\r\n", b"\n").replace(b"\r", b" "))
