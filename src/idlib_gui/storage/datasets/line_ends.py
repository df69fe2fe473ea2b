"""Text files that DuckDB refuses whole, for how lines end or for a byte: it reads a copy."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from idlib_gui.domain.records import DomainError

from .dialect import is_gzipped
from .engine import worded
from .tables import TextFile, cells_scan

_TOLD = ("invalid state", "is not latin-1 encoded", "is not utf-16 encoded")
"""What DuckDB says of files whose lines end in several ways, or with bytes that are no letters."""
_SUPERSET = {"latin-1": "cp1252"}
"""An encoding with letters, curly quotation marks, where another has none; Windows means it."""
_BLOCK = 1 << 24
_BY_RETURNS, _BY_FEEDS = {13: "\n", 10: " "}, {13: " "}
"""Line ends by what they become, where lines end in carriage returns, and where in line feeds."""

Result = TypeVar("Result")


def read_whole(text: TextFile, folder: Path | None, read: Callable[[TextFile], Result]) -> Result:
    """Return what `read` makes of a text file, if need be of a copy in UTF-8.

    Args:
        text: The file.
        folder: Where a copy may lie meanwhile; None: where the system keeps such files.
        read: Reads it.
    """
    try:
        return read(text)
    except DomainError as error:
        if not any(told in str(error) for told in _TOLD):
            raise
    with worded(), TemporaryDirectory(dir=folder) as place:
        copy = Path(place, "lines.txt")
        _copy(text, copy)
        dialect = text.dialect._replace(encoding="utf-8")
        return read(text._replace(scan=cells_scan(copy, dialect)))


def _copy(text: TextFile, target: Path) -> None:
    """Write a file with the line ends that most lines have; what else ends a line becomes a space.

    In UTF-8, bytes that are no text stay as they are, so that their rows are told as such.
    """
    encoding = _SUPERSET.get(text.dialect.encoding, text.dialect.encoding)
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    opening = gzip.open if is_gzipped(text.path) else open
    with (
        opening(text.path, "rt", encoding=encoding, errors=errors, newline="") as opened,
        target.open("w", encoding="utf-8", errors="surrogateescape", newline="") as copy,
    ):
        by_returns = False
        while block := opened.read(_BLOCK):
            if block.endswith("\r"):
                block += opened.read(1)
            by_returns = by_returns or (not copy.tell() and _ends_in_returns(block))
            block = block.replace("\r\n", "\r" if by_returns else "\n")
            copy.write(block.translate(_BY_RETURNS if by_returns else _BY_FEEDS))


def _ends_in_returns(text: str) -> bool:
    """Return whether most lines end as they did on old Macintoshes."""
    return text.count("\r") - text.count("\r\n") > text.count("\n")
