"""A list of items that is asked for anew again and again, and stays much as it was."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from itertools import islice
from typing import Any, Generic, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt

from idlib_gui.domain.reading import Item
from idlib_gui.overriding import override

from .rows import ID_ROLE, ROOT, Index, RowsModel, RowT

ROW_ROLE = ID_ROLE + 1
"""The item itself."""
_FEW = 100
"""Rows that are named to views one by one; where more change, the list starts over."""
_MANY = 2_000
"""Rows from which on comparing them all by key takes too long."""
_Role = Qt.ItemDataRole


class ItemWords(NamedTuple, Generic[RowT]):
    """What a model cannot know: how an item is put in words."""

    line: Callable[[RowT], str]
    tip: Callable[[RowT], str]
    spoken: Callable[[RowT], str]


class ItemsModel(RowsModel[RowT]):
    """One row an item, in the order in which they are given."""

    def __init__(
        self,
        words: ItemWords[RowT],
        key: Callable[[RowT], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(1, parent)
        self._words = words
        self._key = key

    @property
    def items(self) -> tuple[RowT, ...]:
        """Return what is listed."""
        return tuple(self._rows)

    def show_items(self, items: tuple[RowT, ...]) -> None:
        """List these items; most of them stand as they did before."""
        rows = self._rows
        same = _same(rows, items)
        left = min(len(rows), len(items)) - same
        tail = _same(islice(reversed(rows), left), islice(reversed(items), left))
        if max(len(rows), len(items)) - same - tail > _FEW:
            self._start_over(items)
        elif len(rows) <= _MANY:
            self._become(items)
        else:
            self._swap(same, len(rows) - tail, items[same : len(items) - tail])

    def _swap(self, first: int, end: int, items: tuple[RowT, ...]) -> None:
        """Put these items in the place of some rows; asks nothing of the others, which are many."""
        if end > first:
            self.beginRemoveRows(ROOT, first, end - 1)
            self._set((*self._rows[:first], *self._rows[end:]))
            self.endRemoveRows()
        if items:
            self.beginInsertRows(ROOT, first, first + len(items) - 1)
            self._set((*self._rows[:first], *items, *self._rows[first:]))
            self.endInsertRows()

    def row_of(self, item: RowT) -> QModelIndex:
        """Return where an item is listed, an invalid index if it is not."""
        return self.index_of(self.key_of(item))

    @override
    def key_of(self, row: RowT) -> Hashable:
        return self._key(row)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._rows[index.row()]
        match role:
            case _Role.DisplayRole:
                return self._words.line(item)
            case _Role.ToolTipRole:
                return self._words.tip(item)
            case _Role.AccessibleTextRole:
                return self._words.spoken(item)
            case _:
                return item if role == ROW_ROLE else None


def place_of(item: Item) -> Hashable:
    """Return what something that is not read is known by."""
    return item.sort, item.citation.source, item.citation.start, item.citation.end


def _same(one: Iterable[RowT], other: Iterable[RowT]) -> int:
    """Return how many items are the same from the beginning on."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
