"""Rows that are words already: a table that is looked at and filtered, and no more."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from idlib_gui.overriding import override

from .rows import Index, RowsModel

_Role = Qt.ItemDataRole


class TextRow(NamedTuple):
    """What a row is known by, the words of its columns, and its tooltip."""

    key: Hashable
    cells: tuple[str, ...]
    tip: str = ""


class LinesModel(RowsModel[TextRow]):
    """Shows rows of words under headings."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(len(headings), parent)
        self._headings = headings

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Show these rows."""
        self._start_over(rows)

    def row_at(self, index: Index) -> TextRow | None:
        """Return the row at an index, None if there is none."""
        return self._rows[index.row()] if index.isValid() else None

    @override
    def key_of(self, row: TextRow) -> Hashable:
        return row.key

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        return self._headings[section] if across and role == _Role.DisplayRole else None

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _Role.DisplayRole:
            return row.cells[index.column()]
        return (row.tip or None) if role == _Role.ToolTipRole else None
