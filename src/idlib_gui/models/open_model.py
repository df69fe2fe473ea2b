"""What of the sources is not read yet, as rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from itertools import islice
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt

from idlib_gui.domain.reading import Item
from idlib_gui.overriding import override

from .rows import ID_ROLE, ROOT, Index, RowsModel

ROW_ROLE = ID_ROLE + 1
"""The `Item`."""
_FEW = 100
"""Rows that are named to views one by one; where more change, the list starts over."""
_MANY = 2_000
"""Rows from which on comparing them all by key takes too long."""
_Role = Qt.ItemDataRole


class OpenWords(NamedTuple):
    """What a model cannot know: how a row is put in words."""

    line: Callable[[Item], str]
    tip: Callable[[Item], str]
    spoken: Callable[[Item], str]


class OpenModel(RowsModel[Item]):
    """The open items that were asked for, in the order of the texts."""

    def __init__(self, words: OpenWords, parent: QObject | None = None) -> None:
        super().__init__(1, parent)
        self._words = words

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what is listed."""
        return tuple(self._rows)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """List these items, which are in the order of the texts as those before."""
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

    def _swap(self, first: int, end: int, items: tuple[Item, ...]) -> None:
        """Put these items in the place of some rows; asks nothing of the others, which are many."""
        if end > first:
            self.beginRemoveRows(ROOT, first, end - 1)
            self._set((*self._rows[:first], *self._rows[end:]))
            self.endRemoveRows()
        if items:
            self.beginInsertRows(ROOT, first, first + len(items) - 1)
            self._set((*self._rows[:first], *items, *self._rows[first:]))
            self.endInsertRows()

    def row_of(self, item: Item) -> QModelIndex:
        """Return where an item is listed, an invalid index if it is not."""
        return self.index_of(self.key_of(item))

    @override
    def key_of(self, row: Item) -> Hashable:
        return row.sort, row.citation.source, row.citation.start, row.citation.end

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


def _same(one: Iterable[Item], other: Iterable[Item]) -> int:
    """Return how many items are the same from the beginning on."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
