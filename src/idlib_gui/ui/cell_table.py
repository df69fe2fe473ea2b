"""Tables of which rows or single cells are selected, one or many."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from idlib_gui.models.rows import runs
from idlib_gui.overriding import override

from .row_list import let_go

_Index = QModelIndex | QPersistentModelIndex
_Rows = QItemSelectionModel.SelectionFlag.Rows
_SIDEWAYS = {Qt.Key.Key_Left, Qt.Key.Key_Right}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CellTable(QTableView):
    """A table in which clicks select whole rows, and drags or Shift with arrows sideways cells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_cell = False
        """Whether single cells are being selected."""

    def select_cells(self) -> None:
        """Let many rows or cells be selected of the model that the table has."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # A heading would ask of every row whether it is selected, each time it is painted.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.model(), self))

    @property
    def rows(self) -> list[int]:
        """Return the rows of which any cell is selected, from the top down."""
        parts = self.selectionModel().selection().toList()
        rows = set[int]().union(*(range(part.top(), part.bottom() + 1) for part in parts))
        return sorted(rows)

    @property
    def many(self) -> int:
        """Return how many rows are selected if they are several, else 0."""
        count = len(self.rows)
        return count if count > 1 else 0

    def is_chosen(self, row: int) -> bool:
        """Return whether any cell of a row is selected."""
        return self.selectionModel().rowIntersectsSelection(row, QModelIndex())

    def choose_only(self, index: QModelIndex) -> None:
        """Select the row of a cell and no other, whichever keys are held down just now."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag | _Rows)

    def choose(self, rows: Iterable[int]) -> None:
        """Select these rows, and no others; where the keyboard is stays."""
        chosen = QItemSelection()
        last = self.model().columnCount() - 1
        for first, end in runs(sorted(rows)):
            chosen.select(self.model().index(first, 0), self.model().index(end, last))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, flag)

    @property
    def chosen(self) -> dict[int, set[int]]:
        """Return the columns of the cells that are selected, by row."""
        chosen: dict[int, set[int]] = {}
        for part in self.selectionModel().selection().toList():
            columns = range(part.left(), part.right() + 1)
            for row in range(part.top(), part.bottom() + 1):
                chosen.setdefault(row, set()).update(columns)
        return chosen

    @override
    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if event is not None:
            self._by_cell = self._asks_for_cells(index, event)
        command = super().selectionCommand(index, event)
        nothing = command == QItemSelectionModel.SelectionFlag.NoUpdate
        single = event is not None and self._by_cell
        return command if nothing or single else command | _Rows

    def _asks_for_cells(self, index: _Index, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            moves = event.type() == QEvent.Type.MouseMove
            return moves and (self._by_cell or index != self.currentIndex())
        if isinstance(event, QKeyEvent) and event.modifiers() & _SHIFT:
            return self._by_cell or event.key() in _SIDEWAYS
        return False

    @override
    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        let_go(self, start, end)
        super().rowsAboutToBeRemoved(parent, start, end)
