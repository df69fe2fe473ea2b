"""The word lists that the rules read: those that ship, then the user's own.

A list is a UTF-8 text file: a line an entry, its columns parted by tabs, `#` begins a comment
line. In a user's file of the same name, a line adds an entry or replaces the one with the same
first column; `-` and a first column take an entry away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.records import DomainError
from idlib_gui.resources import RESOURCES

Row = tuple[str, ...]


class Lists(NamedTuple):
    """Where the word lists lie: folders, each read after the one before.

    Hashable, so that a stage can keep what it made of a list; `state` tells files of the user's
    from what they were before an edit.
    """

    folders: tuple[Path, ...]
    state: tuple[tuple[str, int, int], ...] = ()

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the entries of a list, as its file and the user's give them.

        Args:
            name: File name without `.tsv`.

        Raises:
            DomainError: If a file of the list is no UTF-8 text.
        """
        return _rows(self, name)


def shipped_lists(*more: Path) -> Lists:
    """Return the lists that ship with the program, and those in the folders given, as of now."""
    return Lists((RESOURCES / "lists", *more), tuple(_state_of(more)))


def _state_of(folders: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    """Yield of each list in some folders its file, when that was written, and its size."""
    for path in (path for folder in folders for path in sorted(folder.glob("*.tsv"))):
        with suppress(OSError):  # it went meanwhile
            found = path.stat()
            yield str(path), found.st_mtime_ns, found.st_size


@cache
def _rows(lists: Lists, name: str) -> tuple[Row, ...]:
    entries: dict[str, list[Row]] = {}
    for number, folder in enumerate(lists.folders):
        coming: dict[str, list[Row]] = {}
        for row in _read(folder / f"{name}.tsv"):
            if row[0].startswith("-") and number:
                entries.pop(row[0][1:].strip(), None)
            else:
                coming.setdefault(row[0], []).append(row)
        entries |= coming
    return tuple(row for rows in entries.values() for row in rows)


def _read(path: Path) -> list[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise DomainError(f"The word list {path} cannot be read as UTF-8 text: {error}.") from error
    lines = (line.rstrip() for line in text.splitlines())
    return [
        tuple(column.strip() for column in line.split("\t"))
        for line in lines
        if line and not line.startswith("#")
    ]
