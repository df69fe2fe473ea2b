"""The tables of a project file; docs/project-file.md says what is in them."""

from __future__ import annotations

import secrets
import sqlite3
from typing import Final

APPLICATION_ID: Final = 0x49444C42
"""“IDLB”: what the file says it is, at byte 68."""
VERSION: Final = 1
"""The layout of the tables (`user_version`)."""
STAMP: Final = "stamp"
"""The key in `meta` of a word that every transaction draws anew: it tells who wrote last."""

TABLES: Final = (
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE texts (sha256 TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL)",
    (
        "CREATE TABLE records (row INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL,"
        " ord INTEGER NOT NULL, body TEXT NOT NULL, sum INTEGER NOT NULL, UNIQUE (kind, id))"
    ),
    (
        "CREATE TABLE patches (number INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
        " author TEXT NOT NULL, label TEXT NOT NULL, act TEXT NOT NULL, state TEXT NOT NULL,"
        " changes BLOB NOT NULL, sum INTEGER NOT NULL)"
    ),
    ("CREATE TABLE bases (step INTEGER PRIMARY KEY, records BLOB NOT NULL, sum INTEGER NOT NULL)"),
)


def new_stamp() -> str:
    """Return a word that no other transaction has drawn."""
    return secrets.token_hex(8)


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file, and say what it is."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in TABLES:
        connection.execute(statement)


def head_of(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return what a file says it is, and the version of its layout."""
    (kind,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(kind), int(version)


def schema_of(connection: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    """Return everything that a file defines: type, name, table and SQL of each."""
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return frozenset(tuple(map(str, row)) for row in rows)


def expected_schema(tables: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return what a file with these tables defines."""
    connection = sqlite3.connect(":memory:")
    try:
        for statement in tables:
            connection.execute(statement)
        return schema_of(connection)
    finally:
        connection.close()
