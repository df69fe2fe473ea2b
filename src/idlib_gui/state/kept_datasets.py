"""Which datasets were open, and how they were looked at, from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .datasets import NO_FILTER, RowFilter
from .settings import DATASETS, Settings


class KeptDataset(NamedTuple):
    """A dataset by the key of what was prepared of it, and the file it was.

    `stamp` is size and time of that file when it was read: another one says that it has changed.
    """

    key: str
    path: Path
    stamp: tuple[int, int] = (0, 0)
    visible: bool = True
    colour: int = 0
    filter: RowFilter = NO_FILTER


def kept_datasets(settings: Settings) -> tuple[KeptDataset, ...]:
    """Return what was open; what cannot be read of it counts as not open."""
    try:
        held = json.loads(settings.text(DATASETS) or "[]")
    except ValueError:
        return ()
    entries = held if isinstance(held, list) else []
    read = (_kept(entry) for entry in entries if isinstance(entry, dict))
    return tuple(entry for entry in read if entry is not None)


def keep_datasets(settings: Settings, kept: Iterable[KeptDataset]) -> None:
    """Remember what is open."""
    entries = [
        {
            "key": entry.key,
            "path": str(entry.path),
            "stamp": entry.stamp,
            "visible": entry.visible,
            "colour": entry.colour,
            "actors": sorted(entry.filter.actors),
            "types": sorted(entry.filter.types),
            "places": sorted(entry.filter.places),
            "period": entry.filter.period,
        }
        for entry in kept
    ]
    if entries:
        settings.keep(DATASETS, json.dumps(entries))
    else:
        settings.drop(DATASETS)


def stamp_of(path: Path) -> tuple[int, int] | None:
    """Return size and time of change of a file, which tell whether it is another; None: gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _kept(entry: Mapping[str, Any]) -> KeptDataset | None:
    try:
        period, stamp = entry["period"], entry["stamp"]
        return KeptDataset(
            str(entry["key"]),
            Path(str(entry["path"])),
            (int(stamp[0]), int(stamp[1])),
            bool(entry["visible"]),
            max(int(entry["colour"]), 0),
            RowFilter(
                _codes(entry["actors"]),
                _codes(entry["types"]),
                _codes(entry["places"]),
                None if period is None else (int(period[0]), int(period[1])),
            ),
        )
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def _codes(entries: Any) -> frozenset[int]:
    return frozenset(int(code) for code in entries if int(code) >= 0)
