"""The first rows of a table as they are understood by a mapping of its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from idlib_gui.overriding import override
from idlib_gui.storage.datasets.preview import Understood

from .rows import ID_ROLE, ROOT, Index

WRONG_ROLE = ID_ROLE
"""Whether a row is not understood."""
_Role = Qt.ItemDataRole


class PreviewWords(NamedTuple):
    """What a model cannot know: the headings, and the cells of a row in words."""

    headings: Sequence[str]
    cells: Callable[[Understood], Sequence[str]]


class PreviewModel(QAbstractTableModel):
    """One row for each row of the table, the columns as `PreviewWords` names them."""

    def __init__(self, words: PreviewWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[tuple[bool, Sequence[str]]] = []

    def show_rows(self, rows: Sequence[Understood]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = [(row.when is None, self._words.cells(row)) for row in rows]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._words.headings)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if role != _Role.DisplayRole:
            return None
        across = orientation is Qt.Orientation.Horizontal
        return self._words.headings[section] if across else str(section + 1)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        wrong, cells = self._rows[index.row()]
        if role == WRONG_ROLE:
            return wrong
        return cells[index.column()] if role == _Role.DisplayRole else None
