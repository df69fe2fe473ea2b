"""Lines of a text file that hold nothing: no rows, but lines for who looks one up."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np

from .dialect import is_gzipped

_BLOCK = 1 << 24
_LINE_END, _RETURN = 10, 13


def blank_lines(path: Path) -> list[int]:
    """Return the numbers of all empty lines, from 1; those inside cells are among them."""
    found: list[int] = []
    line, offset, before = 1, 0, -1
    last = b"\n"
    with gzip.open(path) if is_gzipped(path) else path.open("rb") as opened:
        while block := opened.read(_BLOCK):
            held = np.frombuffer(last + block, dtype=np.uint8)
            ends = np.flatnonzero(held[1:] == _LINE_END)
            gaps = np.diff(ends, prepend=before - offset)
            empty = (gaps == 1) | ((gaps == 2) & (held[ends] == _RETURN))  # noqa: PLR2004 - \r\n
            found += (line + np.flatnonzero(empty)).tolist()
            line += len(ends)
            before = offset + int(ends[-1]) if len(ends) else before
            offset += len(block)
            last = block[-1:]
    return found
