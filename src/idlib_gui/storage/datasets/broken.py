"""A text file becomes a Parquet file, row by row; rows that are none are told."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from .blank_lines import blank_lines
from .engine import Engine, named, quoted, statement
from .left_out import LISTED, SHOWN
from .line_ends import read_whole
from .parts import Part
from .tables import ROW, Table, TextFile, lines_scan, rows_in

STAGED = "rows.parquet"
_ROW_GROUP = 20_480
"""Rows that are unpacked at least to read one."""
_WHY = {
    "MISSING COLUMNS": "The row has too few cells.",
    "TOO MANY COLUMNS": "The row has too many cells.",
    "UNQUOTED VALUE": "A quotation mark is opened or closed where it should not be.",
    "LINE SIZE OVER MAXIMUM": "The row is longer than 2 MB.",
    "INVALID ENCODING": "The row is not written in UTF-8.",
    "INVALID UNICODE": "The row is not written in UTF-8.",
}


class Broken(NamedTuple):
    """A row that is none: which of the file's, from 1, the header counted, and why.

    `lines` is how many line ends stand inside it, `text` how it begins.
    """

    record: int
    sentence: str
    lines: int = 0
    text: str = ""


class BrokenRows(NamedTuple):
    """How many rows are none, and the first of them in order."""

    total: int = 0
    first: tuple[Broken, ...] = ()


class Staged(NamedTuple):
    """A Parquet file with rows of a dataset; the text file it was, and what was broken there."""

    part: Part
    text: TextFile | None = None
    broken: BrokenRows = BrokenRows()


def stage_rows(table: Table, folder: Path, work: Path, engine: Engine) -> list[Staged]:
    """Write the rows of text files to a Parquet file each, and say which cannot be.

    Args:
        table: The table.
        folder: Where the Parquet files go.
        work: Where other files may lie meanwhile.
        engine: What reads and writes.

    Raises:
        DomainError: If one cannot be read as a table at all.
    """
    made: list[Staged] = []
    first, scans = 0, -1
    for number, text in enumerate(table.files):
        name = STAGED if not number else f"rows-{number}.parquet"
        copying = _Copying(folder / name, table.columns, engine)
        with engine.share(1 / len(table.files)):
            if text.dialect.delimiter:
                read_whole(text, work, copying.copy)
                broken, scans = _rejected(engine, scans)
            else:
                copying.copy(text)
                broken = _no_json(text.path, engine)
        made.append(Staged(Part.of(folder, name, first), text, broken))
        first += rows_in(folder / name, engine)
    return made


class _Copying(NamedTuple):
    target: Path
    columns: tuple[str, ...]
    engine: Engine

    def copy(self, text: TextFile) -> None:
        how = f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"
        cells = text.selected(self.columns)
        target = quoted(str(self.target))
        self.engine.run(statement("COPY (SELECT", cells, "FROM", text.scan, ") TO", target, how))


def _rejected(engine: Engine, before: int) -> tuple[BrokenRows, int]:
    """Return what the last scan told, and its number; one that told nothing has none.

    Args:
        engine: What scanned.
        before: The number of the scan before.
    """
    newest = engine.value("SELECT max(scan_id) FROM reject_scans")
    if newest is None or newest == before:
        return BrokenRows(), before
    return broken_rows(engine, f"WHERE scan_id = {newest}"), int(newest)


def broken_rows(engine: Engine, last: str = "") -> BrokenRows:
    """Return which rows of text files were none, of all that were scanned or by an SQL clause."""
    total = engine.value(statement("SELECT count(DISTINCT line) FROM reject_errors", last))
    found = engine.rows(
        statement(
            "SELECT line, arg_min(error_type::VARCHAR, column_idx),",
            "any_value(len(string_split(trim(csv_line, chr(10) || chr(13)), chr(10))) - 1),",
            f"any_value(left(csv_line, {SHOWN}))",
            "FROM reject_errors", last, "GROUP BY line ORDER BY line LIMIT", str(LISTED),
        )
    )  # fmt: skip
    told = (
        Broken(int(line), _WHY.get(kind, "The row cannot be read."), int(lines or 0), text or "")
        for line, kind, lines, text in found
    )
    return BrokenRows(int(total), tuple(told))


def _no_json(path: Path, engine: Engine) -> BrokenRows:
    numbered = statement("(SELECT row_number() OVER () AS record, line FROM", lines_scan(path), ")")
    broken = statement("FROM", numbered, "WHERE NOT json_valid(line)")
    total = engine.value(statement("SELECT count(*)", broken))
    if not total:
        return BrokenRows()
    cells = f"SELECT record, left(line, {SHOWN})"
    found = engine.rows(statement(cells, broken, "ORDER BY record LIMIT", str(LISTED)))
    told = (Broken(int(record), "The line is no JSON object.", 0, line) for record, line in found)
    return BrokenRows(int(total), tuple(told))


class Lines:
    """Tells the lines of a file that its rows begin in.

    Empty lines are counted; where a file has both those and cells with line ends in them, a line
    may be off by as many as such cells have.
    """

    def __init__(
        self, staged: Staged, columns: tuple[str, ...], source: str, engine: Engine
    ) -> None:
        """Look for empty lines.

        Args:
            staged: What has the rows; one that was no text file has rows for lines.
            columns: Their columns.
            source: SQL for the rows that are not broken, with their numbers in that file.
            engine: What reads them.
        """
        self._text, self._broken, self._columns = staged.text, staged.broken, columns
        self._source, self._engine = source, engine
        self._above = 0
        self._blanks: list[int] = []
        if self._text is not None:
            above, header = self._text.dialect.above, self._text.dialect.header
            self._above = above + header
            self._blanks = [line for line in blank_lines(self._text.path) if line > above]
        if self._blanks:
            _, in_cells = _ends_inside([], columns, source, engine)
            self._blanks = self._blanks if len(self._blanks) > in_cells else []

    def records_of(self, rows: list[int]) -> list[int]:
        """Return which lines rows are, but for line ends in cells, by their numbers from 0."""
        begins = [one.record for one in self._broken.first]
        taken = sorted({*begins, *self._blanks})
        made, passed = [], 0
        for row in rows:
            record = row + 1 + self._above + passed
            while passed < len(taken) and taken[passed] <= record:
                passed += 1
                record += 1
            made.append(record)
        return made

    def of(self, records: list[int]) -> list[int]:
        """Return the lines of rows by what `records_of` returns, rising."""
        if not records or self._text is None:
            return records
        begins = [one.record for one in self._broken.first]
        passed = [bisect_left(begins, record) for record in records]
        before = [
            record - 1 - self._above - some - bisect_left(self._blanks, record)
            for record, some in zip(records, passed, strict=True)
        ]
        inside, _ = _ends_inside(before, self._columns, self._source, self._engine)
        ends = list(accumulate((one.lines for one in self._broken.first), initial=0))
        return [
            record + ends[some] + more
            for record, some, more in zip(records, passed, inside, strict=True)
        ]


def _ends_inside(
    counts: list[int], columns: tuple[str, ...], source: str, engine: Engine
) -> tuple[list[int], int]:
    """Return how many line ends stand inside the cells of the first rows, for rising counts.

    And how many empty lines stand inside all of them.
    """
    cells = " || ".join(f"coalesce({named(column)}, '')" for column in columns)
    text = statement("(SELECT", cells, f"AS text, {named(ROW)} AS number FROM", source, ")")
    upto = f"AND number < {max(counts)}" if counts else ""
    pieces = "string_split(replace(text, chr(13), ''), chr(10))"
    found = engine.rows(
        statement(
            f"SELECT number, len({pieces}) - 1,",
            f"len(list_filter({pieces}[2:-2], lambda piece: piece = '')) FROM", text,
            "WHERE contains(text, chr(10))", upto, "ORDER BY number",
        )
    )  # fmt: skip
    numbers = [int(number) for number, _, _ in found]
    ends = list(accumulate((int(count) for _, count, _ in found), initial=0))
    return [ends[bisect_left(numbers, count)] for count in counts], sum(row[2] for row in found)
