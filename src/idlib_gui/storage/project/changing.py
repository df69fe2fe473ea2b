"""One transaction of an open project file: what a patch changes of the records, and its step."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import Kind

from .bodies import Texts, encoded
from .contents import Entry
from .writing import STEP, row_of

_PLACE = "SELECT ord FROM records WHERE kind = ? AND id = ?"
_INSERT = "INSERT INTO records (kind, id, ord, body, sum) VALUES (?, ?, ?, ?, ?)"
_UPDATE = "UPDATE records SET body = ?, sum = ? + ord WHERE kind = ? AND id = ?"
_DELETE = "DELETE FROM records WHERE kind = ? AND id = ?"
_MOVE = "UPDATE records SET sum = sum - ord + ?1, ord = ?1 WHERE kind = ?2 AND id = ?3"


class NotAsExpectedError(Exception):
    """The file does not hold what it held when it was last written or read."""


def change_records(
    connection: sqlite3.Connection, patch: Patch, after: Document, texts: Texts
) -> None:
    """Let the records be those of `after`, which is what `patch` makes of what they are.

    Raises:
        NotAsExpectedError: If the file holds other records than those it was made for.
        sqlite3.Error: If it cannot be written.
    """
    updates, going = [], []
    coming: dict[Kind, dict[str, int]] = {}
    for ref, change in patch.changes.items():
        if change.after is None:
            going.append((ref.kind.value, ref.id))
        elif change.before is None:
            coming.setdefault(ref.kind, {})[ref.id] = change.position
        else:
            body = encoded(change.after, texts)
            updates.append((body.decode(), zlib.crc32(body), ref.kind.value, ref.id))
    _all_met(connection, _UPDATE, updates)
    _all_met(connection, _DELETE, going)
    for kind, keys in coming.items():
        _insert(connection, kind, keys, after.table(kind), texts)


def put_entries(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write steps, new ones or those whose state is another now."""
    connection.executemany(
        "INSERT OR REPLACE INTO patches VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(row_of, entries)
    )


def _all_met(connection: sqlite3.Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    if rows and connection.executemany(statement, rows).rowcount != len(rows):
        raise NotAsExpectedError


def _insert(
    connection: sqlite3.Connection,
    kind: Kind,
    coming: Mapping[str, int],
    table: Mapping[str, Any],
    texts: Texts,
) -> None:
    """Put new records between those that stand before and behind them in the table."""
    keys = list(table)
    places = _free_places(connection, kind, keys, _runs(keys, coming))
    if places is None:
        places = {key: (number + 1) * STEP for number, key in enumerate(keys)}
        moved = [(place, kind.value, key) for key, place in places.items() if key not in coming]
        _all_met(connection, _MOVE, moved)
    bodies = {key: encoded(table[key], texts) for key in coming}
    connection.executemany(
        _INSERT,
        (
            (kind.value, key, places[key], body.decode(), zlib.crc32(body) + places[key])
            for key, body in bodies.items()
        ),
    )


def _runs(keys: list[str], coming: Mapping[str, int]) -> list[range]:
    """Return where new records stand side by side, given about where each one stands."""
    numbers: dict[str, int] = {}
    indexes = []
    for key, about in coming.items():
        if about < len(keys) and keys[about] == key:
            indexes.append(about)
        else:
            numbers = numbers or dict(zip(keys, range(len(keys)), strict=True))
            indexes.append(numbers[key])
    runs: list[range] = []
    for index in sorted(indexes):
        if runs and runs[-1].stop == index:
            runs[-1] = range(runs[-1].start, index + 1)
        else:
            runs.append(range(index, index + 1))
    return runs


def _free_places(
    connection: sqlite3.Connection, kind: Kind, keys: list[str], runs: list[range]
) -> dict[str, int] | None:
    """Return places for new records, None if there is no room for one of them."""
    places: dict[str, int] = {}
    for run in runs:
        before = _place_of(connection, kind, keys[run.start - 1]) if run.start else 0
        gap = STEP
        if run.stop < len(keys):
            gap = (_place_of(connection, kind, keys[run.stop]) - before) // (len(run) + 1)
        if gap == 0:
            return None
        places.update((keys[index], before + gap * nth) for nth, index in enumerate(run, 1))
    return places


def _place_of(connection: sqlite3.Connection, kind: Kind, key: str) -> int:
    found = connection.execute(_PLACE, (kind.value, key)).fetchone()
    if found is None:
        raise NotAsExpectedError
    return int(found[0])
