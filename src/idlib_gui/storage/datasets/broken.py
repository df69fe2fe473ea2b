"""A text file becomes a Parquet file, row by row; rows that are none are told."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

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
            "any_value(length(trim(csv_line, chr(10))) - length(replace(csv_line, chr(10), '')))",
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


def records_of(rows: list[int], broken: BrokenRows, *, header: bool) -> list[int]:
    """Return which rows of the file some are, from 1, by their numbers among those not broken.

    Args:
        rows: Their numbers, from 0, rising.
        broken: The rows that are none.
        header: Whether the file begins with one.
    """
    made, passed = [], 0
    for row in rows:
        record = row + 1 + header + passed
        while passed < len(broken.first) and broken.first[passed].record <= record:
            passed += 1
            record += 1
        made.append(record)
    return made


def lines_of(
    records: list[int], table: Table, broken: BrokenRows, source: str, engine: Engine
) -> list[int]:
    """Return the lines that rows of a text file begin in, from 1.

    Args:
        records: Which rows, from 1, rising.
        table: What they are of.
        broken: The rows that are none.
        source: SQL for the rows that are not broken, with their numbers.
        engine: What reads them.
    """
    begins = [one.record for one in broken.first]
    header = table.dialect is not None and table.dialect.header
    passed = [bisect_left(begins, record) for record in records]
    before = [record - 1 - header - some for record, some in zip(records, passed, strict=True)]
    inside = _ends_inside(before, table.columns, source, engine)
    ends = list(accumulate((one.lines for one in broken.first), initial=0))
    return [
        record + ends[some] + more
        for record, some, more in zip(records, passed, inside, strict=True)
    ]


def _ends_inside(
    counts: list[int], columns: tuple[str, ...], source: str, engine: Engine
) -> list[int]:
    """Return how many line ends stand inside the cells of the first rows, for rising counts."""
    if not counts:
        return []
    cells = " || ".join(f"coalesce({named(column)}, '')" for column in columns)
    text = statement("(SELECT", cells, f"AS text, {named(ROW)} AS number FROM", source, ")")
    found = engine.rows(
        statement(
            "SELECT number, length(text) - length(replace(text, chr(10), '')) AS ends FROM", text,
            f"WHERE number < {max(counts)} AND contains(text, chr(10)) ORDER BY number",
        )
    )  # fmt: skip
    numbers = [int(number) for number, _ in found]
    ends = list(accumulate((int(count) for _, count in found), initial=0))
    return [ends[bisect_left(numbers, count)] for count in counts]
