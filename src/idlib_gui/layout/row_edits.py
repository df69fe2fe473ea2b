"""Which rows an edit touches, of the events in time order and the quotes in the order of telling.

A row that is edited goes and comes again, at the same place or at another. All other rows keep
their order, so that columns follow an edit by a cut and an insertion.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.index import event_told, order_of, quote_told, time_of
from idlib_gui.domain.records import Kind
from idlib_gui.domain.sorting import differ
from idlib_gui.domain.touching import Touched

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
T = TypeVar("T")
_FEW = 8
"""So many keys are looked for one by one; for more, the places of all are noted."""
_PUT = 200
"""So many items are put in one by one."""
_NONE: Ints = np.zeros(0, dtype=np.int64)
TOLD_ORDER = ("evidence", "trigger")
EVENT_ORDER = ("when", *TOLD_ORDER)
"""The fields of an event that decide its place in time."""
QUOTE_ORDER = ("citations",)


class Rows:
    """Finds the rows of keys.

    Args:
        keys: The keys by their rows, sorted by place.
        table: The records of these keys.
        place: What a record is sorted by.
    """

    def __init__(
        self, keys: Sequence[str], table: Mapping[Any, T], place: Callable[[T], tuple[int, ...]]
    ) -> None:
        self.total = len(keys)
        self._keys = keys
        self._table, self._place = table, place
        self._known: dict[str, int] = {}
        self._complete = False

    def of(self, keys: Sequence[str]) -> Ints:
        """Return the row of each key; −1 where there is none."""
        unknown = [key for key in keys if key not in self._known]
        if not self._complete and len(unknown) > _FEW:
            self._known = {key: row for row, key in enumerate(self._keys)}
            self._complete = True
        elif not self._complete:
            self._known |= {key: self._row(key) for key in unknown}
        return np.array([self._known.get(key, -1) for key in keys], dtype=np.int64)

    def _row(self, key: str) -> int:
        if key not in self._table:
            return -1
        first = bisect_left(self._keys, self._place_of(key), key=self._place_of)
        return self._keys.index(key, first)

    def _place_of(self, key: str) -> tuple[int, ...]:
        return self._place(self._table[key])


def event_rows(document: Document) -> Rows:
    """Return what finds the rows of events in time order."""
    order = order_of(document)
    return Rows(
        document.index.by_time,
        document.events,
        lambda event: (*time_of(event), *event_told(event, order)),
    )


def quote_rows(document: Document) -> Rows:
    """Return what finds the rows of quotes in the order of telling."""
    order = order_of(document)
    return Rows(
        document.index.quotes_as_told, document.quotes, lambda quote: quote_told(quote, order)
    )


def told_rows(document: Document) -> Rows:
    """Return what finds the places of events in the order of telling."""
    order = order_of(document)
    return Rows(document.index.as_told, document.events, lambda event: event_told(event, order))


class RowEdits(NamedTuple):
    """The rows that go, as they were before the edit, and those that come, as they are after it."""

    gone: Ints
    came: Ints
    keys: tuple[str, ...]
    """The records of the rows that come."""
    total: int
    """How many rows there are after."""
    before: int
    """How many there were."""

    def __bool__(self) -> bool:
        """Return whether any row is touched."""
        return bool(self.gone.size or self.came.size)

    @property
    def in_place(self) -> bool:
        """Return whether rows are edited where they are."""
        return np.array_equal(self.gone, self.came)

    def column(self, column: NDArray[Any], values: Sequence[Any] | NDArray[Any]) -> NDArray[Any]:
        """Return a column after the edit; `values` are those of the rows that come.

        Rows are the last axis.
        """
        if not self:
            return column
        values = np.asarray(values, dtype=column.dtype).reshape(*column.shape[:-1], len(self.came))
        if self.in_place:
            now = column.copy()
            now[..., self.came] = values
            return now
        if len(self.gone) == len(self.came) == 1:
            return _moved(column, int(self.gone[0]), int(self.came[0]), values)
        kept = np.delete(column, self.gone, axis=-1) if self.gone.size else column
        if not self.came.size:
            return kept
        return np.insert(kept, self.came - np.arange(len(self.came)), values, axis=-1)

    def put(self, items: list[T], values: Sequence[T]) -> None:
        """Change what stands beside the rows; `values` are those of the rows that come."""
        if len(self.gone) + len(self.came) > _PUT:
            going, coming = (
                set(self.gone.tolist()),
                dict(zip(self.came.tolist(), values, strict=True)),
            )
            stays = (item for row, item in enumerate(items) if row not in going)
            items[:] = [coming[row] if row in coming else next(stays) for row in range(self.total)]
            return
        for row in reversed(self.gone.tolist()):
            del items[row]
        for row, value in zip(self.came.tolist(), values, strict=True):
            items.insert(row, value)

    @property
    def moves(self) -> Ints:
        """Return where each row that was is now; −1: it went."""
        to: Ints = np.full(self.before, -1, dtype=np.int64)
        stays: Flags = np.ones(self.before, dtype=bool)
        stays[self.gone] = False
        free: Flags = np.ones(self.total, dtype=bool)
        free[self.came] = False
        to[stays] = np.flatnonzero(free)
        return to


def _moved(column: NDArray[Any], gone: int, came: int, values: NDArray[Any]) -> NDArray[Any]:
    """Return a column with one row taken out and put in again elsewhere with other values."""
    now = column.copy()
    if came > gone:
        now[..., gone:came] = column[..., gone + 1 : came + 1]
    else:
        now[..., came + 1 : gone + 1] = column[..., came:gone]
    now[..., came : came + 1] = values
    return now


def keeps_order(patch: Patch) -> bool:
    """Return whether what an edit does not touch keeps its order: no source comes or goes."""
    return not any(
        ref.kind is Kind.SOURCE and None in (change.before, change.after)
        for ref, change in patch.changes.items()
    )


def event_edits(
    before: Document, patch: Patch, after: Document, fields: Sequence[str] = ()
) -> RowEdits:
    """Return which rows of events an edit touches that changes a field of these, or moves one."""
    wanted = Kind.EVENT, (*EVENT_ORDER, *fields)
    return _edits(before, patch, after, wanted, event_rows)


def told_edits(before: Document, patch: Patch, after: Document) -> RowEdits:
    """Return which places in the order of telling are others after an edit."""
    wanted = Kind.EVENT, TOLD_ORDER
    return _edits(before, patch, after, wanted, told_rows)


def quote_edits(
    before: Document, patch: Patch, after: Document, fields: Sequence[str] = ()
) -> RowEdits:
    """Return which rows of quotes an edit touches that changes a field of these, or moves one."""
    wanted = Kind.QUOTE, (*QUOTE_ORDER, *fields)
    return _edits(before, patch, after, wanted, quote_rows)


def _edits(
    document: Document,
    patch: Patch,
    now: Document,
    wanted: tuple[Kind, Sequence[str]],
    rows: Callable[[Document], Rows],
) -> RowEdits:
    kind, fields = wanted
    before, after = document.derived(rows), now.derived(rows)
    if not document.derived(Touched).any_of(patch.changes, kind, fields):
        return RowEdits(_NONE, _NONE, (), after.total, before.total)
    edited = [
        (ref.id, change)
        for ref, change in patch.changes.items()
        if ref.kind is kind and differ(change, fields)
    ]
    gone = before.of([key for key, change in edited if change.before is not None])
    keys = [key for key, change in edited if change.after is not None]
    came = after.of(keys)
    # What only sources tell that are left out has no row, before or after.
    order = [n for n in np.argsort(came, kind="stable").tolist() if came[n] >= 0]
    return RowEdits(
        np.sort(gone[gone >= 0]),
        came[order],
        tuple(keys[n] for n in order),
        after.total,
        before.total,
    )
