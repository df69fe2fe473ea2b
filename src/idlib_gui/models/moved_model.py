"""The dates that another publication date changes, as rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from idlib_gui.extract.redating import Moved
from idlib_gui.overriding import override

from .rows import Index, RowsModel

_Role = Qt.ItemDataRole


class MovedWords(NamedTuple):
    """What a model cannot know: the headings, and how each column is put in words."""

    headers: tuple[str, ...]
    cells: tuple[Callable[[Moved], str], ...]
    tip: Callable[[Moved], str]


class MovedModel(RowsModel[Moved]):
    """A row for each date that becomes another, in the order of the text."""

    def __init__(self, words: MovedWords, parent: QObject | None = None) -> None:
        super().__init__(len(words.headers), parent)
        self._words = words

    def show_moved(self, moved: Iterable[Moved]) -> None:
        """List these dates."""
        self._start_over(moved)

    @override
    def key_of(self, row: Moved) -> Hashable:
        return row.ref

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return self._words.headers[section]

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        moved = self._rows[index.row()]
        if role == _Role.DisplayRole:
            return self._words.cells[index.column()](moved)
        return self._words.tip(moved) if role == _Role.ToolTipRole else None
