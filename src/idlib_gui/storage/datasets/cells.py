"""The statements that read dates and codes of a whole table at once."""

from __future__ import annotations

from typing import NamedTuple

from .engine import named, statement
from .known import columns_for
from .mapping import Mapping
from .tables import ROW, Table

_DAY = r"-?\d{4}-\d{2}-\d{2}"
_STAMP = (
    r"-?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?: ?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?"
)
_NO_SECONDS = r".*[T ]\d{2}:\d{2}(?:[^:\d].*)?"
_LONGEST_TITLE = 300
"""Code points of a title that are kept to be shown; the row has all of it."""


class DateCells(NamedTuple):
    """How a column of dates is read: SQL for its text, and for what can be read at once.

    `begin` is in seconds since 1970, NULL where the text must be looked at by itself; `length` is
    in seconds.
    """

    text: str
    begin: str
    length: str


def text_of(columns: tuple[str, ...]) -> str:
    """Return SQL for the first of some cells that is not empty, as text; NULL if all are."""
    cells = (f"nullif(trim(CAST({named(column)} AS VARCHAR)), '')" for column in columns)
    return f"coalesce({', '.join(cells)}, NULL)"


def date_cells(table: Table, column: str, *, whole_days: bool = False) -> DateCells:
    """Return how a column of dates is read.

    Args:
        table: What holds it.
        column: Its name; empty: all its cells are.
        whole_days: Whether times at midnight are days, as in a column that has no others.
    """
    if not column:
        return DateCells("''", "CAST(NULL AS BIGINT)", "0")
    kind = table.types[table.columns.index(column)]
    text, cell = f"coalesce({text_of((column,))}, '')", named(column)
    if kind == "DATE":
        return DateCells(text, _seconds(cell, cell), "86400")
    if kind.startswith("TIMESTAMP"):
        stamp = f"CAST({cell} AS TIMESTAMP)"
        return DateCells(text, _seconds(stamp, stamp), "86400" if whole_days else "1")
    begin = (
        f"CASE WHEN regexp_full_match({text}, '{_DAY}') "
        f"THEN {_seconds(f'TRY_CAST({text} AS DATE)')} "
        f"WHEN regexp_full_match({text}, '{_STAMP}') "
        f"THEN {_seconds(f'TRY_CAST({text} AS TIMESTAMPTZ)')} END"
    )
    second = (
        "86400"
        if whole_days
        else f"CASE WHEN regexp_full_match({text}, '{_NO_SECONDS}') THEN 60 ELSE 1 END"
    )
    length = f"CASE WHEN contains({text}, ':') THEN {second} ELSE 86400 END"
    return DateCells(text, begin, length)


def _seconds(value: str, finite: str = "") -> str:
    seconds = f"CAST(floor(epoch({value})) AS BIGINT)"
    return f"CASE WHEN isfinite({finite}) THEN {seconds} END" if finite else seconds


def facts_of(source: str, cells: DateCells) -> str:
    """Return a statement: how many times were read at once, and how many are not at midnight."""
    return statement(
        "SELECT count(begin), count(*) FILTER (begin % 86400 <> 0)",
        "FROM (SELECT", cells.begin, "AS begin FROM", source, ")",
    )  # fmt: skip


def odd_texts(source: str, columns: tuple[DateCells, ...]) -> str:
    """Return a statement: all different texts that were not read at once."""
    parts = (
        statement("SELECT", one.text, "AS text,", one.begin, "AS begin FROM", source)
        for one in columns
    )
    return statement(
        "SELECT DISTINCT text FROM (", " UNION ALL ".join(parts), ") WHERE begin IS NULL"
    )


class Codes(NamedTuple):
    """The columns of names: SQL for the text of each; empty where the mapping names none."""

    actor: str
    target: str
    type: str
    place: str
    cls: str
    precision: str


def code_cells(table: Table, mapping: Mapping) -> Codes:
    """Return how the columns of names are read."""
    return Codes(*(_name_cell(table, getattr(mapping, role)) for role in Codes._fields))


def _name_cell(table: Table, column: str) -> str:
    if not column:
        return ""
    return text_of(columns_for(column, table.kind, table.columns))


def parsed_rows(source: str, dates: tuple[DateCells, DateCells], codes: Codes, title: str) -> str:
    """Return a statement: all rows by number, with what was read and the codes of their names.

    Reads the tables `dates` (text, begin, length, why) and those of names (text, code).
    """
    first, last = dates
    read = statement(
        "SELECT", named(ROW), "AS number,",
        _date_parts("first", first), ",", _date_parts("last", last), ",",
        *(f"{text} AS {role}," for role, text in codes._asdict().items() if text),
        f"left({text_of((title,))}, {_LONGEST_TITLE})" if title else "NULL", "AS title",
        "FROM", source,
    )  # fmt: skip
    named_roles = [role for role, text in codes._asdict().items() if text]
    joined = (
        "LEFT JOIN dates AS d1 ON d1.text = first_odd",
        "LEFT JOIN dates AS d2 ON d2.text = last_odd",
        *(
            f"LEFT JOIN {names_of(role)} AS n_{role} ON n_{role}.text = r.{role}"
            for role in named_roles
        ),
    )
    code = {role: f"coalesce(n_{role}.code, -1)" for role in named_roles}
    return statement(
        "SELECT number,",
        *(_coalesced(name, table) for name, table in (("first", "d1"), ("last", "d2"))),
        *(f"{code.get(role, '-1')} AS {role}," for role in codes._fields),
        "coalesce(title, '') AS title FROM (", read, ") AS r", *joined,
    )  # fmt: skip


def names_of(role: str) -> str:
    """Return the table of the names of a role; targets share that of the actors."""
    return "names_actor" if role == "target" else f"names_{role}"


def _date_parts(name: str, cells: DateCells) -> str:
    return (
        f"{cells.begin} AS {name}_begin, {cells.length} AS {name}_length, "
        f"CASE WHEN {name}_begin IS NULL THEN {cells.text} END AS {name}_odd"
    )


def _coalesced(name: str, table: str) -> str:
    return (
        f"coalesce({name}_begin, {table}.begin) AS {name}, "
        f"coalesce({name}_begin, {table}.begin) + "
        f"coalesce({table}.length, {name}_length) AS {name}_end, "
        f"coalesce({table}.why, -1) AS why_{name},"
    )
