"""A file or folder as a table that DuckDB reads."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.records import DomainError

from .dialect import Dialect, dialect_of
from .engine import Engine, file_named, named, quoted, statement
from .known import gdelt_columns, kind_of
from .mapping import DatasetKind
from .parts import Part

ROW = "idlib row"
"""The column that `part_scan` adds: the number of the row in all parts, from 0."""


class Table(NamedTuple):
    """What is read, and by what statement.

    `types` are DuckDB's, by column. `parts` are the Parquet files it consists of; none if it is a
    text file, which is written to one first.
    """

    path: Path
    kind: DatasetKind
    columns: tuple[str, ...]
    types: tuple[str, ...]
    scan: str
    dialect: Dialect | None = None
    parts: tuple[Path, ...] = ()


def open_table(path: Path, engine: Engine) -> Table:
    """Return a file, or a folder of Parquet files, as a table.

    Raises:
        DomainError: If it is none that can be read; the sentence says why.
    """
    if path.is_dir():
        parts = tuple(sorted(part for part in path.rglob("*.parquet") if part.is_file()))
        if not parts:
            raise DomainError(f"There is no Parquet file in the folder {path}.")
        return _parquet(path, parts, engine)
    dialect = dialect_of(path)
    if dialect is None:
        return _parquet(path, (path,), engine)
    if not dialect.header and dialect.delimiter:
        gdelt = gdelt_columns(dialect.delimiter, len(dialect.columns))
        dialect = dialect._replace(columns=gdelt or dialect.columns)
    types = ("VARCHAR",) * len(dialect.columns)
    scan = cells_scan(path, dialect) if dialect.delimiter else _json_scan(path, dialect)
    return Table(path, kind_of(dialect.columns), dialect.columns, types, scan, dialect)


def _parquet(path: Path, parts: tuple[Path, ...], engine: Engine) -> Table:
    files = ", ".join(file_named(part) for part in parts)
    scan = f"read_parquet([{files}], union_by_name = true)"
    described = engine.rows(statement("DESCRIBE SELECT * FROM", scan))
    columns = tuple(str(row[0]) for row in described)
    types = tuple(str(row[1]) for row in described)
    return Table(path, kind_of(columns), columns, types, scan, None, parts)


def cells_scan(path: Path, dialect: Dialect) -> str:
    """Return how the cells of a text file are read; broken rows go to `reject_errors`."""
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in dialect.columns)
    quote = "" if dialect.delimiter == "\t" and not dialect.header else '"'
    return (
        f"read_csv({file_named(path)}, auto_detect = false, header = {dialect.header}, "
        f"delim = {quoted(dialect.delimiter)}, quote = '{quote}', escape = '{quote}', "
        f"encoding = '{dialect.encoding}', columns = {{{columns}}}, strict_mode = true, "
        "ignore_errors = true, store_rejects = true, rejects_limit = 0)"
    )


def lines_scan(path: Path) -> str:
    """Return how the lines of a text file are read, as a column `line`."""
    return (
        f"read_csv({file_named(path)}, auto_detect = false, header = false, delim = '\x01', "
        "quote = '', escape = '', columns = {'line': 'VARCHAR'}, max_line_size = 16000000)"
    )


def _json_scan(path: Path, dialect: Dialect) -> str:
    cells = ", ".join(
        f"json_extract_string(line, {quoted(_pointer(name))}) AS {named(name)}"
        for name in dialect.columns
    )
    return statement("(SELECT", cells, "FROM", lines_scan(path), "WHERE json_valid(line))")


def _pointer(key: str) -> str:
    """Return a JSON pointer (RFC 6901) to a key."""
    return "/" + key.replace("~", "~0").replace("/", "~1")


def part_scan(folder: Path, parts: list[Part]) -> str:
    """Return how Parquet files are read together with the number of each row.

    Args:
        folder: What the names of the parts are relative to.
        parts: The files.
    """
    listed = ", ".join(file_named(folder / part.name) for part in parts)
    offsets = ", ".join(f"({quoted(str(folder / part.name))}, {part.first})" for part in parts)
    return statement(
        '(SELECT part.* EXCLUDE (file_row_number, "idlib file"),',
        f'file_row_number + offsets.first AS "{ROW}"',
        f"FROM read_parquet([{listed}], union_by_name = true, file_row_number = true,",
        "filename = 'idlib file') AS part",
        f'JOIN (VALUES {offsets}) AS offsets(name, first) ON part."idlib file" = offsets.name)',
    )
