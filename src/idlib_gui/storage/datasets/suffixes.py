"""Which files are taken for datasets, by their names; importing this is cheap."""

from __future__ import annotations

from pathlib import Path

TEXT = (".csv", ".tsv", ".tab", ".jsonl", ".ndjson")
PARQUET = (".parquet", ".pq")
ZIP = ".zip"
SUFFIXES = (*TEXT, *PARQUET)
"""How the names of tables end, perhaps with `.gz` after it; ZIP files may hold some."""


def is_called(path: Path, suffixes: tuple[str, ...]) -> bool:
    """Return whether a name ends so, capitals or not, perhaps with `.gz` after it."""
    return path.name.casefold().removesuffix(".gz").endswith(suffixes)


def is_hidden(name: str) -> bool:
    """Return whether a name of a file or folder is one that systems and programs keep notes in."""
    return name.startswith((".", "_"))
