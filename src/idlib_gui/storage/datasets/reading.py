"""The rows of a table become numbers: dates are read, names get codes, in DuckDB's own files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.records import DomainError

from .cells import (
    Codes,
    DateCells,
    code_cells,
    date_cells,
    facts_of,
    names_of,
    odd_texts,
    parsed_rows,
    text_of,
)
from .dates import Unread, read_cell
from .engine import Engine, named, statement
from .left_out import REASONS, SHOWN
from .mapping import COLUMN_ROLES, Mapping
from .parts import Part
from .tables import Table, rows_in

CHUNK = 262_144
"""Rows that are held as Python or numpy objects at once."""

_FOR_DATES, _FOR_NAMES, _FOR_ROWS = 0.3, 0.05, 0.45
"""How much of the work the dates are, each column of names, and the rows at the end."""

Arrays = dict[str, NDArray[Any]]


class Parsed(NamedTuple):
    """What was read into the table `parsed`, a row each, in the order of the file.

    `names` are the texts of each role by their code there.
    """

    rows: int
    names: dict[str, list[str]]
    day_first: bool | None


def check_mapping(mapping: Mapping, table: Table) -> None:
    """Look whether the columns of a mapping are there.

    Raises:
        DomainError: If one is not, or none says when.
    """
    if not mapping.start:
        raise DomainError(
            f"No column of {table.path.name} is known to hold dates: name the one that does."
        )
    for role in COLUMN_ROLES:
        column = getattr(mapping, role)
        if column and column not in table.columns:
            raise DomainError(f"{table.path.name} has no column “{column}”.")


def parse_rows(source: str, table: Table, mapping: Mapping, engine: Engine) -> Parsed:
    """Read all rows of a source into the table `parsed`.

    Args:
        source: SQL for the rows with their numbers.
        table: What is known of them.
        mapping: Which column says what.
        engine: Where the tables are made.
    """
    dates = tuple(
        _whole_days(source, table, column, engine) for column in (mapping.start, mapping.end)
    )
    day_first = _read_odd(source, dates, engine, day_first=mapping.day_first)
    codes = code_cells(table, mapping)
    names = _read_names(source, codes, engine)
    parsed = parsed_rows(source, (dates[0], dates[1]), codes, mapping.title)
    with engine.share(_FOR_ROWS):
        engine.run(statement("CREATE TABLE parsed AS", parsed))
    rows = int(engine.value("SELECT count(*) FROM parsed"))
    return Parsed(rows, names, day_first)


def _whole_days(source: str, table: Table, column: str, engine: Engine) -> DateCells:
    """Return how a column of dates is read; times that are all midnight are days."""
    cells = date_cells(table, column)
    if not column or table.types[table.columns.index(column)] == "DATE":
        return cells
    with engine.share(_FOR_DATES / 3):
        total, timed = engine.rows(facts_of(source, cells))[0]
    return date_cells(table, column, whole_days=bool(total) and not timed)


def _read_odd(
    source: str,
    dates: tuple[DateCells, ...],
    engine: Engine,
    *,
    day_first: bool | None,
) -> bool | None:
    """Fill the table `dates` with all texts that are not read at once; return the order of days."""
    with engine.share(_FOR_DATES / 3):
        engine.run(statement("CREATE TABLE odd AS", odd_texts(source, dates)))
    if day_first is None:
        day_first = _order(engine)
    engine.run("CREATE TABLE dates (text VARCHAR, begin BIGINT, length BIGINT, why TINYINT)")
    for chunk in chunks("odd", "text", engine):
        texts = [str(text) for text in chunk["text"]]
        read = [_read(text, day_first=day_first) for text in texts]
        begin, length, why = (
            np.array(values, dtype=np.int64) for values in zip(*read, strict=True)
        )
        engine.register(
            "coming",
            {"text": np.array(texts, dtype=object), "begin": begin, "length": length, "why": why},
        )
        engine.run("INSERT INTO dates SELECT text, begin, length, why FROM coming")
    return day_first


def _order(engine: Engine) -> bool | None:
    """Return whether dates such as 3/4/2020 begin with the day: one beyond 12 tells; else None."""
    pattern = r"(\d{1,2})[-/](\d{1,2})[-/]\d{4}.*"
    parts = (
        f"max(CAST(regexp_extract(text, '{pattern}', {group}) AS INTEGER))" for group in (1, 2)
    )
    first, second = engine.rows(
        statement(
            "SELECT", ", ".join(parts), f"FROM odd WHERE regexp_full_match(text, '{pattern}')"
        )
    )[0]
    if first is None or (first > 12) == (second > 12):  # noqa: PLR2004 - months
        return None
    return bool(first > 12)  # noqa: PLR2004 - months


def _read(text: str, *, day_first: bool | None) -> tuple[int, int, int]:
    try:
        span = read_cell(text, day_first=day_first)
    except Unread as unread:
        return 0, 0, REASONS.index(unread.reason)
    return span.begin, span.end - span.begin, -1


def _read_names(source: str, codes: Codes, engine: Engine) -> dict[str, list[str]]:
    """Give a code to every text of each role, and return the texts by code."""
    wanted = {
        "actor": (codes.actor, codes.target),
        **{role: (getattr(codes, role),) for role in ("type", "place", "cls", "precision")},
    }
    names: dict[str, list[str]] = {}
    for role, cells in wanted.items():
        texts = [statement("SELECT", cell, "AS text FROM", source) for cell in cells if cell]
        names[role] = _numbered(names_of(role), " UNION ALL ".join(texts), engine) if texts else []
    return names


def _numbered(table: str, texts: str, engine: Engine) -> list[str]:
    """Make a table of all different texts with a code each, and return them by their codes."""
    numbered = statement(
        "CREATE TABLE", table, "AS SELECT text,",
        "CAST(row_number() OVER () - 1 AS INTEGER) AS code",
        "FROM (SELECT DISTINCT text FROM (", texts, ") WHERE text IS NOT NULL)",
    )  # fmt: skip
    with engine.share(_FOR_NAMES):
        engine.run(numbered)
    found = engine.rows(statement("SELECT text FROM", table, "ORDER BY code"))
    return [str(row[0]) for row in found]


def chunks(table: str, columns: str, engine: Engine) -> Iterator[Arrays]:
    """Give the rows of a table bit by bit."""
    total = int(engine.value(statement("SELECT count(*) FROM", table)))
    for begin in range(0, total, CHUNK):
        where = f"WHERE rowid >= {begin} AND rowid < {begin + CHUNK}"
        yield engine.arrays(statement("SELECT", columns, "FROM", table, where))


class Cells(NamedTuple):
    """What stands in the columns of start and end of a row, and in all columns, shortened."""

    start: str
    end: str
    whole: str


def cells_of(
    rows: list[int], source: str, plan: tuple[Table, Mapping], engine: Engine
) -> dict[int, Cells]:
    """Return what stands in some rows, by their numbers."""
    table, mapping = plan
    cells = (text_of((column,)) if column else "''" for column in (mapping.start, mapping.end))
    texts = ", ".join(f"coalesce({cell}, '')" for cell in cells)
    listed = ", ".join(map(str, rows))
    every = (f"coalesce(CAST({named(column)} AS VARCHAR), '')" for column in table.columns)
    whole = f"left(concat_ws(', ', {', '.join(every)}), {SHOWN})"
    where = f'WHERE "idlib row" IN ({listed})'
    found = engine.rows(statement('SELECT "idlib row",', texts, ",", whole, "FROM", source, where))
    return {int(number): Cells(*map(str, cells)) for number, *cells in found}


def part_rows(files: tuple[Path, ...], engine: Engine) -> list[Part]:
    """Return Parquet files with how many rows stand in those before each."""
    made, total = [], 0
    for file in files:
        made.append(Part.of(file.parent, str(file.absolute()), total))
        total += rows_in(file, engine)
    return made
