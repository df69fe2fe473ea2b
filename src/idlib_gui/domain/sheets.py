"""Tables as text for the clipboard, in the manner of spreadsheets: tabs and lines, some quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=\t|\r|\n|\Z)|(?P<bare>[^\t\r\n]*)')
_LINE = re.compile(r"\r\n|\r|\n")


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of each line; a cell between quotation marks may hold lines and tabs.

    A mark that opens no such cell is a character as any other. The break after the last line, which
    spreadsheets write, begins no line of its own.
    """
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        match = _CELL.match(text, place)
        assert match is not None  # noqa: S101 - an empty cell matches anywhere
        quoted = match["quoted"]
        rows[-1].append(match["bare"] if quoted is None else quoted.replace('""', '"'))
        place = match.end()
        line = _LINE.match(text, place)
        place = line.end() if line else place + 1
        if place >= len(text) and (line or place > len(text)):
            return rows if text else []
        if line:
            rows.append([])


def text_of(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as a spreadsheet takes them, each line with its end."""
    return "".join("\t".join(map(_written, row)) + "\n" for row in rows)


def _written(cell: str) -> str:
    if cell.startswith('"') or any(mark in cell for mark in "\t\r\n"):
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return cell
