"""How a project file is told from others, without reading it."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".idlib"
_HEAD = 72
"""Bytes up to the end of what a database says that it is for."""


def is_project(path: Path) -> bool:
    """Return whether a file is a project, by its name or by what it begins with."""
    if path.suffix.lower() == SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False
    return head.startswith(b"SQLite format 3\0") and head.endswith(b"IDLB")
