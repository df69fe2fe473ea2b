"""The rows of a dataset as a table; a row is looked up when it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from idlib_gui.layout.columns import Ints
from idlib_gui.overriding import override
from idlib_gui.state.datasets import Dataset, name_of

from .rows import ID_ROLE, ROOT, Index

_Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, from left to right."""

    WHEN = 0
    TITLE = 1
    ACTOR = 2
    TARGET = 3
    TYPE = 4
    PLACE = 5


class RowsWords(NamedTuple):
    """What a model cannot know: the headings, and how a stretch of time is put in words."""

    headings: Sequence[str]
    moment: Callable[[tuple[int, int]], str]
    one_line: Callable[[str], str]


class DatasetRowsModel(QAbstractTableModel):
    """Some rows of one dataset, in the order given; `ID_ROLE` is the number of a row."""

    def __init__(self, dataset: Dataset, words: RowsWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dataset, self._words = dataset, words
        self._rows: Ints = np.zeros(0, dtype=np.int64)

    def show_rows(self, rows: Ints) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def index_of(self, number: int) -> QModelIndex:
        """Return where a row of the dataset is listed, an invalid index if it is not."""
        found = np.flatnonzero(self._rows == number)
        return self.index(int(found[0]), 0) if len(found) else QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._words.headings[section]
        return None

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or role not in {_Role.DisplayRole, _Role.ToolTipRole, ID_ROLE}:
            return None
        row = int(self._rows[index.row()])
        return row if role == ID_ROLE else self._cell(row, Column(index.column()))

    def _cell(self, row: int, column: Column) -> str:
        dataset, one_line = self._dataset, self._words.one_line
        match column:
            case Column.WHEN:
                return self._words.moment((int(dataset.start[row]), int(dataset.end[row])))
            case Column.TITLE:
                return one_line(dataset.titles([row])[0])
            case Column.ACTOR:
                return one_line(name_of(dataset.actors, dataset.actor[row]))
            case Column.TARGET:
                return one_line(name_of(dataset.actors, dataset.target[row]))
            case Column.TYPE:
                return one_line(name_of(dataset.types, dataset.type[row]))
            case Column.PLACE:
                return one_line(name_of(dataset.places, dataset.place[row]))
