"""Which files are taken for datasets, by their names; importing this is cheap."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = (".csv", ".tsv", ".tab", ".parquet", ".pq", ".jsonl", ".ndjson")
"""How the names of tables end, perhaps with `.gz` after it."""
_LOOKED_AT = 200
"""Entries of a folder that are looked at."""


def looks_like_dataset(path: Path) -> bool:
    """Return whether a file is called like a table, or a folder has Parquet files in it."""
    if path.is_dir():
        return _holds_parquet(path)
    name = path.name.casefold().removesuffix(".gz")
    return name.endswith(SUFFIXES)


def _holds_parquet(folder: Path) -> bool:
    """Return whether Parquet files lie in a folder, or in a folder in it."""
    try:
        entries = sorted(folder.iterdir())[:_LOOKED_AT]
        inner = [path for entry in entries[:3] if entry.is_dir() for path in entry.iterdir()]
    except OSError:
        return False
    return any(path.suffix.casefold() == ".parquet" for path in (*entries, *inner[:_LOOKED_AT]))
