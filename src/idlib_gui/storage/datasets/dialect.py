"""How a text file writes its table: delimiter, header, encoding – told from its beginning."""

from __future__ import annotations

import csv
import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.records import DomainError

from .dates import Unread, read_cell

HEAD = 1 << 18
"""Bytes of a file that are looked at."""
_DELIMITERS = ("\t", ",", ";", "|")
_LINES = 200
_GZIP, _PARQUET, _ZIP = b"\x1f\x8b", b"PAR1", b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SINGLE, _DOUBLE = (re.compile(rf"(?:^|[\t,;|]){mark}", re.MULTILINE) for mark in "'\"")
"""A cell that stands between such marks, however it is parted from the one before."""
_ALL_SINGLE = re.compile(r"\ufeff?'[^'\r\n]*'(?:[\t,;|]'[^'\r\n]*')+[\r\n]")
_ODD = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Bytes that are in no text."""
_NUMBER = re.compile(r"[-+]?\d[\d.,:/ TZ+-]*")


class Dialect(NamedTuple):
    """How a file of lines is read: as cells, or as a JSON object each if `delimiter` is empty.

    `quote` is what cells with a delimiter stand in, and `escape` what a quotation mark in them
    has before it: another one, or a backslash (as Spark and MySQL write). `above` is how many
    lines stand above the header: a title, comments.
    """

    delimiter: str
    header: bool
    columns: tuple[str, ...]
    encoding: str = "utf-8"
    above: int = 0
    quote: str = '"'
    escape: str = '"'


class NothingInItError(DomainError):
    """A file holds nothing."""


def dialect_of(path: Path, name: str = "") -> Dialect | None:
    """Return how a text file writes its table; None if it is a Parquet file.

    Args:
        path: The file.
        name: What the user knows it by, if that is another name.

    Raises:
        NothingInItError: If it is empty.
        DomainError: If it is no table or cannot be read.
    """
    name = name or path.name
    head = _head(path, name)
    if head.startswith(_PARQUET):
        return None
    if head.startswith(_ZIP):
        raise DomainError(f"{name} is packed twice: unpack it once.")
    if not head.strip():
        raise NothingInItError(f"{name} is empty.")
    text, encoding = _decoded(name, head)
    first = text.lstrip("\ufeff \t\r\n")[:1]
    if first == "[":
        raise DomainError(f"{name} is a JSON list: write one object a line, without brackets.")
    return _json_lines(name, text) if first == "{" else _cells(text, encoding)


def _head(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not head.startswith(_GZIP):
            return head
        with gzip.open(path) as packed:
            return packed.read(HEAD)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise DomainError(f"{name} is damaged: it cannot be unpacked.") from error
    except OSError as error:
        raise unreadable(path, error) from error


def is_gzipped(path: Path) -> bool:
    """Return whether a file is packed, whatever it is called."""
    with path.open("rb") as file:
        return file.read(len(_GZIP)) == _GZIP


def unreadable(path: Path, error: OSError) -> DomainError:
    """Return in a sentence why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return DomainError(f"There is no file {path}.")
    if isinstance(error, PermissionError):
        return DomainError(f"You are not allowed to read {path}.")
    return DomainError(f"{path} cannot be read: {error.strerror or error}.")


def _decoded(name: str, head: bytes) -> tuple[str, str]:
    if head.startswith(_UTF16):
        return head.decode("utf-16", errors="ignore"), "utf-16"
    if _is_binary(head):
        raise DomainError(f"{name} is no table: choose a CSV, TSV, Parquet or JSON lines file.")
    text = _whole(head).decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    letters = sum(char > "\x7f" for char in text) - broken
    if broken > letters:
        return head.decode("cp1252", errors="replace"), "latin-1"
    return text, "utf-8"  # a row with a byte that is none of a letter is told when all is read


def _is_binary(head: bytes) -> bool:
    """Return whether bytes stand where no text has them: in the first line, or in most lines."""
    lines = head.splitlines()
    odd = [_ODD.search(line) is not None for line in lines]
    return odd[0] or 2 * sum(odd) > len(odd)


def _whole(head: bytes) -> bytes:
    """Return the lines of a head without the last one, which may be cut."""
    cut = head.rfind(b"\n")
    return head if len(head) < HEAD or cut < 0 else head[: cut + 1]


def _json_lines(name: str, text: str) -> Dialect:
    keys: dict[str, None] = {}
    for line in text.splitlines():
        try:
            held = json.loads(line)
        except ValueError:  # the last one may be cut; others are told when all is read
            continue
        if isinstance(held, dict):
            keys |= dict.fromkeys(held)
    if not keys:
        raise DomainError(f"{name} is no JSON lines file: write one object a line.")
    return Dialect("", header=False, columns=tuple(keys))


def _cells(text: str, encoding: str) -> Dialect:
    lines = list(islice(StringIO(text, newline=""), _LINES))
    usual, others = _marks(text)
    made = [*usual, *(some for some in others if _is_clean(lines, some))]
    marks = max(made, key=lambda some: _fit(lines, some))
    above = lines_above(lines, marks)
    rows = _parsed(lines[above:], marks)
    header = _is_header(rows[0])
    names = rows[0] if header else [f"column {place + 1}" for place in range(_width(rows))]
    return Dialect(
        marks.delimiter, header, unique_names(names), encoding, above, marks.quote, marks.escape
    )


class _Marks(NamedTuple):
    """What parts cells, what they stand in, and what a quotation mark in them has before it."""

    delimiter: str
    quote: str = '"'
    escape: str = '"'

    def reader(self, lines: list[str], *, strict: bool = False) -> Iterator[list[str]]:
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            doublequote=self.escape == self.quote,
            escapechar=None if self.escape == self.quote else self.escape,
            strict=strict,
        )


def _marks(text: str) -> tuple[list[_Marks], list[_Marks]]:
    """Return by what marks a text may be written: the usual, and others that it has signs of."""
    single = [_Marks(delimiter, "'", "'") for delimiter in _DELIMITERS]
    if _ALL_SINGLE.match(text):
        return single, []
    others: list[_Marks] = []
    if '\\"' in text:
        others += [_Marks(delimiter, '"', "\\") for delimiter in _DELIMITERS]
    if _SINGLE.search(text) and not _DOUBLE.search(text):
        others += single
    usual = [_Marks(delimiter) for delimiter in _DELIMITERS]
    return usual, others


def lines_above(lines: list[str], marks: _Marks) -> int:
    """Return how many lines stand above the header: a title, comments, empty ones between them.

    None are if the first row of as many cells as the others have holds no names: then all are data.
    """
    width = _width(_parsed(lines, marks))
    for above, line in enumerate(lines if width > 1 else ()):
        row = next(marks.reader([line]), [])
        if row and not _is_bare(row, width):
            names = _is_header(row) and not any(map(_is_date, row))
            return above if names and _is_whole(lines[:above], marks) else 0
    return 0


def _is_bare(row: list[str], width: int) -> bool:
    """Return whether a row is no row of the table: it has too few or too many cells, or but one."""
    return len(row) != width or sum(map(bool, row)) <= 1


def _is_date(cell: str) -> bool:
    try:
        read_cell(cell)
    except Unread:
        return False
    return True


def _is_whole(lines: list[str], marks: _Marks) -> bool:
    """Return whether no cell reaches over lines, as what skips them takes for granted."""
    try:
        return len(list(marks.reader(lines, strict=True))) == len(lines)
    except csv.Error:
        return False


def _parsed(lines: list[str], marks: _Marks) -> list[list[str]]:
    rows: list[list[str]] = []
    with suppress(csv.Error):  # a cell of more than 128 kB: what stands before it tells enough
        rows.extend(row for row in marks.reader(lines) if row)
    return rows or [lines[0].split(marks.delimiter)]


def _width(rows: list[list[str]]) -> int:
    return Counter(map(len, rows)).most_common(1)[0][0]


def _fit(lines: list[str], marks: _Marks) -> tuple[bool, float, bool, int]:
    """Return how well marks part the lines: into several, as many in each, in whole cells."""
    rows = _parsed(lines, marks)
    width = _width(rows)
    share = sum(len(row) == width for row in rows) / len(rows)
    return width > 1, share, _is_clean(lines, marks), width


def _is_clean(lines: list[str], marks: _Marks) -> bool:
    """Return whether each cell that begins with a quotation mark ends with one, if all is seen."""
    try:
        for _ in marks.reader(lines, strict=True):
            pass
    except csv.Error as error:
        return len(lines) == _LINES and "unexpected end" in str(error)
    return True


def _is_header(row: list[str]) -> bool:
    """Return whether a row holds names: no numbers or dates, and none twice."""
    first = [cell.strip() for cell in row]
    told = [cell for cell in first if cell]
    plain = not any(_NUMBER.fullmatch(cell) for cell in told)
    return plain and len(set(told)) == len(told) and 2 * len(told) > len(first)


def unique_names(names: list[str]) -> tuple[str, ...]:
    """Return names for columns that differ also without capitals, and are not empty."""
    made: dict[str, str] = {}
    for place, given in enumerate(names, 1):
        name = given.strip() or f"column {place}"
        number = 2
        wanted = name
        while wanted.casefold() in made:
            wanted = f"{name} {number}"
            number += 1
        made[wanted.casefold()] = wanted
    return tuple(made.values())
