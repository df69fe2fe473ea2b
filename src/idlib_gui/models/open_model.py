"""What of the sources is not read yet, as rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt

from idlib_gui.domain.reading import Item
from idlib_gui.overriding import override

from .rows import ID_ROLE, Index, RowsModel

ROW_ROLE = ID_ROLE + 1
"""The `Item`."""
_FEW = 100
"""Rows that are named to views one by one; where more change, the list starts over."""
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
        """List these items."""
        if len(set(items).symmetric_difference(self._rows)) <= _FEW:
            self._become(items)
        else:
            self._start_over(items)

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
