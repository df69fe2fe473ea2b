"""What a new reading changes, a row for each record; rows that change something can be ticked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from idlib_gui.domain.records import Ref
from idlib_gui.domain.three_way import CHANGING, Line
from idlib_gui.overriding import override

from .rows import READABLE, TICKABLE, Index, RowsModel

_Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, in their order."""

    RECORD = 0
    FATE = 1
    CHANGE = 2


class DiffWords(NamedTuple):
    """What a model cannot know: the headings, and how each column of a line is put in words."""

    headings: Sequence[str]
    cells: Sequence[Callable[[Line], str]]
    tip: Callable[[Line], str]


class DiffModel(RowsModel[Line]):
    """Lines of a merge that pass a filter; which are left out is kept for all of them."""

    ticked = Signal()
    """Another line is left out or taken."""

    def __init__(
        self, words: DiffWords, *, tickable: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(len(Column), parent)
        self._words = words
        self._tickable = tickable
        self._skipped: set[Ref] = set()

    @property
    def skipped(self) -> frozenset[Ref]:
        """Return the records of the lines that are left out."""
        return frozenset(self._skipped)

    @property
    def cells(self) -> Sequence[Callable[[Line], str]]:
        """Return how each column of a line is put in words."""
        return self._words.cells

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self._start_over(lines)

    def tick_shown(self, *, on: bool) -> None:
        """Take all lines that are shown, or leave them out."""
        refs = {line.ref for line in self._rows if line.fate in CHANGING}
        self._skipped = self._skipped - refs if on else self._skipped | refs
        self._tell_changed(0, len(self._rows) - 1)
        self.ticked.emit()

    @override
    def key_of(self, row: Line) -> Hashable:
        return row.ref, row.fate

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return self._words.headings[section]

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._rows[index.row()]
        if role == _Role.CheckStateRole and index.column() == Column.RECORD:
            return self._state(line) if self._can_be_ticked(line) else None
        if role == _Role.DisplayRole:
            return self._words.cells[index.column()](line)
        return self._words.tip(line) if role == _Role.ToolTipRole else None

    @override
    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if not index.isValid() or role != _Role.CheckStateRole:
            return False
        line = self._rows[index.row()]
        if not self._can_be_ticked(line):
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._skipped.discard if on else self._skipped.add)(line.ref)
        self._tell_changed(index.row(), index.row())
        self.ticked.emit()
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        first = index.column() == Column.RECORD
        return TICKABLE if first and self._can_be_ticked(self._rows[index.row()]) else READABLE

    def _can_be_ticked(self, line: Line) -> bool:
        return self._tickable and line.fate in CHANGING

    def _state(self, line: Line) -> Qt.CheckState:
        left_out = line.ref in self._skipped
        return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
