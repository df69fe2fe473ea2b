"""Whether what a user opens is a dataset or articles, told by names alone."""

from __future__ import annotations

import zipfile
from pathlib import Path

from idlib_gui.storage.articles.suffixes import looks_like_article

from .suffixes import PARQUET, SUFFIXES, TEXT, ZIP, is_called, is_hidden

_LOOKED_AT = 200
"""Entries of a folder that are looked at."""


def looks_like_dataset(path: Path) -> bool:
    """Return whether a file is called like a table, or a folder or a ZIP file holds some.

    A folder of articles with a table among them is none, unless the table is a Parquet file.
    """
    if path.is_dir():
        return _holds_tables(path)
    return is_called(path, SUFFIXES) or (is_called(path, (ZIP,)) and _packs_tables(path))


def _holds_tables(folder: Path) -> bool:
    """Return whether tables lie in a folder, or in a folder in it."""
    try:
        entries = sorted(folder.iterdir())[:_LOOKED_AT]
        inner = [path for entry in entries[:3] if entry.is_dir() for path in entry.iterdir()]
    except OSError:
        return False
    found = [path for path in (*entries, *inner[:_LOOKED_AT]) if not is_hidden(path.name)]
    if any(is_called(path, PARQUET) for path in found):
        return True
    if any(map(looks_like_article, found)):
        return False
    return any(is_called(path, TEXT) for path in found) or any(
        is_called(path, (ZIP,)) and _packs_tables(path) for path in found
    )


def _packs_tables(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as packed:
            return any(is_called(Path(name), TEXT) for name in packed.namelist()[:_LOOKED_AT])
    except (OSError, ValueError, zipfile.BadZipFile):
        return False
