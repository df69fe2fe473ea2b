"""A file or folder as a table that DuckDB reads."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.records import DomainError

from .dialect import Dialect, NothingInItError, dialect_of, is_gzipped
from .engine import Engine, file_named, named, quoted, statement
from .known import gdelt_columns, kind_of
from .mapping import DatasetKind
from .parts import Part
from .sources import files_of, sources_of, unpack
from .suffixes import PARQUET, is_called

ROW = "idlib row"
"""The column that `part_scan` adds: the number of the row in all parts, from 0."""

_GLANCED_AT = 10
"""Files of a folder that are enough to know what is in all of them."""


class TextFile(NamedTuple):
    """A text file of a table, and the statement that reads it; `name` is what the user calls it."""

    name: str
    path: Path
    dialect: Dialect
    scan: str

    def selected(self, columns: tuple[str, ...]) -> str:
        """Return SQL for columns of the table, of which the file may lack some."""
        held = {column.casefold() for column in self.dialect.columns}
        cells = (
            named(column)
            if column.casefold() in held
            else f"CAST(NULL AS VARCHAR) AS {named(column)}"
            for column in columns
        )
        return ", ".join(cells)


class Table(NamedTuple):
    """What is read: text files, which are written to Parquet files first, or Parquet files.

    `types` are DuckDB's, by column. Either `files` or `parts` are empty.
    """

    path: Path
    kind: DatasetKind
    columns: tuple[str, ...]
    types: tuple[str, ...]
    files: tuple[TextFile, ...] = ()
    parts: tuple[Path, ...] = ()

    @property
    def above(self) -> int:
        """Return how many lines stand above headers."""
        return sum(file.dialect.above for file in self.files)


def open_table(path: Path, engine: Engine, folder: Path, glance: int | None = None) -> Table:
    """Return a file, or the files of a folder, as a table.

    Args:
        path: The file or folder.
        engine: What looks at Parquet files.
        folder: Where what is packed in ZIP files is unpacked to.
        glance: Bytes of each of those that are enough, and a few files are; None: all are needed.

    Raises:
        DomainError: If it is none that can be read; the sentence says why.
    """
    files = files_of(path)
    if path.is_dir() and is_called(files[0], PARQUET):
        return _parquet(path, tuple(files), engine)
    few = None if glance is None else _GLANCED_AT
    texts: list[TextFile] = []
    for number, source in enumerate(sources_of(files[:few])[:few]):
        file = source.path
        if source.member:
            file = folder / f"unpacked-{number}"
            unpack(source, file, glance)
        try:
            dialect = dialect_of(file, source.name)
        except NothingInItError:
            if file == path:
                raise
            continue
        if dialect is not None:
            texts.append(_text_file(source.name, file, dialect))
        elif file == path:
            return _parquet(path, (path,), engine)
        else:
            raise DomainError(f"{source.name} is a Parquet file: let its name end in .parquet.")
    return _joined(path, texts)


def _text_file(name: str, path: Path, dialect: Dialect) -> TextFile:
    if not dialect.header and dialect.delimiter:
        gdelt = gdelt_columns(dialect.delimiter, len(dialect.columns))
        dialect = dialect._replace(columns=gdelt or dialect.columns)
    scan = cells_scan(path, dialect) if dialect.delimiter else _json_scan(path, dialect)
    return TextFile(name, path, dialect, scan)


def _joined(path: Path, files: list[TextFile]) -> Table:
    """Return files as one table: of a known kind, or with the same columns, in whatever order."""
    if not files:
        raise DomainError(f"All tables in {path} are empty.")
    first = files[0]
    kind = kind_of(first.dialect.columns)
    held = _folded(first)
    columns: dict[str, str] = {}
    for file in files:
        free = kind is not DatasetKind.TABLE or not first.dialect.delimiter
        if kind_of(file.dialect.columns) != kind or not (free or _folded(file) == held):
            raise DomainError(
                f"{file.name} has other columns than {first.name}: leave tables of one kind there."
            )
        columns = {column.casefold(): column for column in file.dialect.columns} | columns
    names = tuple(columns.values())
    return Table(path, kind, names, ("VARCHAR",) * len(names), tuple(files))


def _folded(file: TextFile) -> set[str]:
    return {column.casefold() for column in file.dialect.columns}


def _parquet(path: Path, parts: tuple[Path, ...], engine: Engine) -> Table:
    described = engine.rows(statement("DESCRIBE SELECT * FROM", parquet_scan(parts)))
    columns = tuple(str(row[0]) for row in described)
    types = tuple(str(row[1]) for row in described)
    return Table(path, kind_of(columns), columns, types, parts=parts)


def parquet_scan(parts: tuple[Path, ...]) -> str:
    """Return how Parquet files are read together."""
    files = ", ".join(file_named(part) for part in parts)
    return f"read_parquet([{files}], union_by_name = true)"


def cells_scan(path: Path, dialect: Dialect) -> str:
    """Return how the cells of a text file are read; broken rows go to `reject_errors`."""
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in dialect.columns)
    plain = dialect.delimiter == "\t" and not dialect.header
    quote, escape = ("", "") if plain else (dialect.quote, dialect.escape)
    return (
        f"read_csv({_file(path)}, auto_detect = false, header = {dialect.header}, "
        f"skip = {dialect.above}, "
        f"delim = {quoted(dialect.delimiter)}, quote = {quoted(quote)}, escape = {quoted(escape)}, "
        f"encoding = '{dialect.encoding}', columns = {{{columns}}}, strict_mode = true, "
        "ignore_errors = true, store_rejects = true, rejects_limit = 0)"
    )


def _file(path: Path) -> str:
    packing = "gzip" if is_gzipped(path) else "none"
    return f"{file_named(path)}, compression = '{packing}'"


def lines_scan(path: Path) -> str:
    """Return how the lines of a text file are read, as a column `line`."""
    return (
        f"read_csv({_file(path)}, auto_detect = false, header = false, delim = '\x01', "
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


def rows_in(file: Path, engine: Engine) -> int:
    """Return how many rows a Parquet file has."""
    read = f"parquet_file_metadata({file_named(file)})"
    return int(engine.value(statement("SELECT num_rows FROM", read)))


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
