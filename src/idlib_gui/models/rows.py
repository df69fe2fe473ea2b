"""Rows that become other rows: what all models here share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from itertools import compress
from typing import Generic, TypeVar

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from idlib_gui.layout.columns import Flags
from idlib_gui.overriding import override

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ID_ROLE = int(Qt.ItemDataRole.UserRole)
"""The id of the record that a row stands for."""
_Flag = Qt.ItemFlag
READABLE = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemNeverHasChildren
TICKABLE = READABLE | _Flag.ItemIsUserCheckable
EDITABLE = READABLE | _Flag.ItemIsEditable

RowT = TypeVar("RowT")
_FEW = 12
"""So many runs of rows may come and go one by one; views start over sooner than follow more."""


class RowsModel(QAbstractTableModel, Generic[RowT]):
    """Keeps a list of rows and tells views, run by run, how it becomes another list.

    Rows are values with a key (`key_of`); where the key stays and the value changes, it is the same
    row changed. A model that only says what its rows are now cannot forget a case of an edit, and
    still disturbs no other row.
    """

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: list[RowT] = []
        self._numbers: dict[Hashable, int] | None = None

    def key_of(self, row: RowT) -> Hashable:
        """Return what a row is known by as it changes."""
        raise NotImplementedError

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._columns

    def index_of(self, key: Hashable, column: int = 0) -> QModelIndex:
        """Return where the row with this key is, an invalid index if there is none."""
        if self._numbers is None:
            self._numbers = {self.key_of(row): number for number, row in enumerate(self._rows)}
        number = self._numbers.get(key)
        return QModelIndex() if number is None else self.index(number, column)

    def _start_over(self, rows: Iterable[RowT]) -> None:
        self.beginResetModel()
        self._set(rows)
        self.endResetModel()

    def _become(self, rows: Sequence[RowT]) -> None:
        """Turn the rows into `rows`, naming to views only what goes, moves, comes and changes."""
        coming = {self.key_of(row) for row in rows}
        gone = [n for n, row in enumerate(self._rows) if self.key_of(row) not in coming]
        for first, last in reversed(runs(gone)):
            self.beginRemoveRows(ROOT, first, last)
            self._set((*self._rows[:first], *self._rows[last + 1 :]))
            self.endRemoveRows()
        present = {self.key_of(row): row for row in self._rows}
        self._reorder([present[key] for key in map(self.key_of, rows) if key in present])
        new = [n for n, row in enumerate(rows) if self.key_of(row) not in present]
        for first, last in runs(new):
            self.beginInsertRows(ROOT, first, last)
            self._set((*self._rows[:first], *rows[first : last + 1], *self._rows[first:]))
            self.endInsertRows()
        self._change(rows)

    def _change(self, rows: Sequence[RowT]) -> None:
        """Turn each row into the one in the same place of as many `rows`."""
        # Most rows are the very same values, and need no comparison field by field.
        changed = [
            n
            for n, (old, new) in enumerate(zip(self._rows, rows, strict=True))
            if old is not new and old != new
        ]
        self._set(rows)
        if changed:
            self._tell_changed(changed[0], changed[-1])

    def _edit(self, gone: Sequence[int], came: Sequence[int], rows: Sequence[RowT]) -> None:
        """Take some rows away and put others in, of which each with a known key is the same row.

        Takes a time that hardly grows with the rows, as `_become` does not.

        Args:
            gone: The rows that are taken away, ascending, by where they are now.
            came: Where the others are afterwards, ascending.
            rows: These, in that order.
        """
        keys = [self.key_of(row) for row in rows]
        coming = set(keys)
        leaving = {self.key_of(self._rows[n]): n for n in gone}
        off = [n for key, n in leaving.items() if key not in coming]
        new = [n for n, key in zip(came, keys, strict=True) if key not in leaving]
        now = {key: (n, row) for n, key, row in zip(came, keys, rows, strict=True)}
        kept = [(leaving[key], *now[key]) for key in keys if key in leaving]
        places = [(old - bisect_left(off, old), to - bisect_left(new, to)) for old, to, _ in kept]
        move = max(places, key=lambda two: abs(two[0] - two[1]), default=(0, 0))
        explained = all(_moved(old, *move) == to for old, to in places)
        if not explained or len(runs(off)) + len(runs(new)) > _FEW:
            self._become(_edited(self._rows, gone, came, rows))
            return
        self._take_out(runs(off))
        old, to = move
        if old != to:
            self.beginMoveRows(ROOT, old, old, ROOT, to if to < old else to + 1)
            self._rows.insert(to, self._rows.pop(old))
            self._numbers = None
            self.endMoveRows()
        self._put_in(runs(new), [now[key][1] for key in keys if key not in leaving])
        for _, place, row in kept:
            self._rows[place] = row
        if kept:
            self._tell_changed(kept[0][1], kept[-1][1])

    def _take_out(self, runs: Sequence[tuple[int, int]]) -> None:
        for first, last in reversed(runs):
            self.beginRemoveRows(ROOT, first, last)
            del self._rows[first : last + 1]
            self._numbers = None
            self.endRemoveRows()

    def _put_in(self, runs: Sequence[tuple[int, int]], rows: Sequence[RowT]) -> None:
        done = 0
        for first, last in runs:
            self.beginInsertRows(ROOT, first, last)
            self._rows[first:first] = rows[done : done + last + 1 - first]
            self._numbers = None
            self.endInsertRows()
            done += last + 1 - first

    def _show_part(self, whole: Sequence[RowT], before: Flags, after: Flags) -> None:
        """Turn from one part of the same rows to another.

        Takes a time that hardly grows with the rows, as `_become` does not.

        Args:
            whole: All rows, in their order.
            before: Which of them are shown now.
            after: Which are to be shown.
        """
        gone, new = _flagged_runs(~after[before]), _flagged_runs(~before[after])
        if len(gone) + len(new) > _FEW:
            self._start_over(compress(whole, after.tolist()))
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(ROOT, first, last)
            self._set((*self._rows[:first], *self._rows[last + 1 :]))
            self.endRemoveRows()
        rows = list(compress(whole, after.tolist())) if new else []
        for first, last in new:
            self.beginInsertRows(ROOT, first, last)
            self._set((*self._rows[:first], *rows[first : last + 1], *self._rows[first:]))
            self.endInsertRows()

    def _tell_changed(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self._columns - 1))

    def _reorder(self, rows: list[RowT]) -> None:
        """Put the same rows in another order; what views hold on to moves with them."""
        if rows == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [self.key_of(self._rows[index.row()]) for index in held]
        self._set(rows)
        now = [self.index_of(key, index.column()) for key, index in zip(keys, held, strict=True)]
        self.changePersistentIndexList(held, now)
        self.layoutChanged.emit()

    def _set(self, rows: Iterable[RowT]) -> None:
        self._rows = list(rows)
        self._numbers = None


def _moved(row: int, old: int, to: int) -> int:
    """Return where a row is after another, or it itself, was moved."""
    if row == old:
        return to
    return row - (old < row <= to) + (to <= row < old)


def _edited(
    old: Sequence[RowT], gone: Sequence[int], came: Sequence[int], rows: Sequence[RowT]
) -> list[RowT]:
    """Return rows with some taken away and others put in."""
    left = set(gone)
    stay = iter([row for n, row in enumerate(old) if n not in left])
    put = dict(zip(came, rows, strict=True))
    total = len(old) - len(gone) + len(came)
    return [put[n] if n in put else next(stay) for n in range(total)]


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as first and last of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _flagged_runs(flags: Flags) -> list[tuple[int, int]]:
    """Return the first and last place of each unbroken run of flags."""
    edges = np.flatnonzero(np.diff(flags, prepend=False, append=False))
    return [(int(first), int(last) - 1) for first, last in edges.reshape(-1, 2)]
