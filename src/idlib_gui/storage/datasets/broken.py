"""A text file becomes a Parquet file, row by row; rows that are none are told."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from .blank_lines import blank_lines
from .engine import Engine, named, quoted, statement
from .left_out import LISTED
from .line_ends import read_whole
from .tables import ROW, Table, lines_scan

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

    `lines` is how many line ends stand inside it.
    """

    record: int
    sentence: str
    lines: int = 0


class BrokenRows(NamedTuple):
    """How many rows are none, and the first of them in order."""

    total: int = 0
    first: tuple[Broken, ...] = ()


def stage_rows(table: Table, folder: Path, engine: Engine) -> BrokenRows:
    """Write the rows of a text file to a Parquet file, and return those that cannot be.

    Raises:
        DomainError: If it cannot be read as a table at all.
    """
    dialect = table.dialect
    assert dialect is not None  # noqa: S101 - Parquet files need not be staged
    if not dialect.delimiter:
        _copy(table.scan, folder, engine)
        return _no_json(table.path, engine)
    read_whole(table, folder, lambda one: _copy(one.scan, folder, engine))
    return _rejected(engine)


def _copy(scan: str, folder: Path, engine: Engine) -> None:
    target = quoted(str(folder / STAGED))
    how = f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"
    with engine.share(1.0):
        engine.run(statement("COPY (SELECT * FROM", scan, ") TO", target, how))


def _rejected(engine: Engine) -> BrokenRows:
    last = "WHERE scan_id = (SELECT max(scan_id) FROM reject_scans)"
    total = engine.value(statement("SELECT count(DISTINCT line) FROM reject_errors", last))
    found = engine.rows(
        statement(
            "SELECT line, arg_min(error_type::VARCHAR, column_idx),",
            "any_value(len(string_split(trim(csv_line, chr(10) || chr(13)), chr(10))) - 1)",
            "FROM reject_errors", last, "GROUP BY line ORDER BY line LIMIT", str(LISTED),
        )
    )  # fmt: skip
    told = (
        Broken(int(line), _WHY.get(kind, "The row cannot be read."), int(lines or 0))
        for line, kind, lines in found
    )
    return BrokenRows(int(total), tuple(told))


def _no_json(path: Path, engine: Engine) -> BrokenRows:
    numbered = statement("(SELECT row_number() OVER () AS record, line FROM", lines_scan(path), ")")
    broken = statement("FROM", numbered, "WHERE NOT json_valid(line)")
    total = engine.value(statement("SELECT count(*)", broken))
    if not total:
        return BrokenRows()
    found = engine.rows(statement("SELECT record", broken, "ORDER BY record LIMIT", str(LISTED)))
    told = (Broken(int(record), "The line is no JSON object.") for (record,) in found)
    return BrokenRows(int(total), tuple(told))


class Lines:
    """Tells the lines of a text file that its rows begin in.

    Empty lines are counted; where a file has both those and cells with line ends in them, a line
    may be off by as many as such cells have.
    """

    def __init__(self, table: Table, broken: BrokenRows, source: str, engine: Engine) -> None:
        """Look for empty lines.

        Args:
            table: The table; one of Parquet files has rows for lines.
            broken: The rows that are none.
            source: SQL for the rows that are not broken, with their numbers.
            engine: What reads them.
        """
        self._table, self._broken, self._source, self._engine = table, broken, source, engine
        self._header = table.dialect is not None and table.dialect.header
        self._blanks = blank_lines(table.path) if table.dialect is not None else []
        if self._blanks:
            _, in_cells = _ends_inside([], table.columns, source, engine)
            self._blanks = self._blanks if len(self._blanks) > in_cells else []

    def records_of(self, rows: list[int]) -> list[int]:
        """Return which lines rows are, but for line ends in cells, by their numbers from 0."""
        begins = [one.record for one in self._broken.first]
        taken = sorted({*begins, *self._blanks})
        made, passed = [], 0
        for row in rows:
            record = row + 1 + self._header + passed
            while passed < len(taken) and taken[passed] <= record:
                passed += 1
                record += 1
            made.append(record)
        return made

    def of(self, records: list[int]) -> list[int]:
        """Return the lines of rows by what `records_of` returns, rising."""
        if not records or self._table.dialect is None:
            return records
        begins = [one.record for one in self._broken.first]
        passed = [bisect_left(begins, record) for record in records]
        before = [
            record - 1 - self._header - some - bisect_left(self._blanks, record)
            for record, some in zip(records, passed, strict=True)
        ]
        inside, _ = _ends_inside(before, self._table.columns, self._source, self._engine)
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
