"""Actors that may be the same as rows of a table, each of which can be ticked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from idlib_gui.domain.suggesting import Suggestion
from idlib_gui.overriding import override

from .rows import READABLE, TICKABLE, Index, RowsModel

_Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, in order."""

    OTHER = 0
    INTO = 1
    WHY = 2
    SURE = 3
    CHANGES = 4


class SuggestionWords(NamedTuple):
    """What a model cannot know: headings, and a cell in words."""

    headings: Sequence[str]
    cell: Callable[[Suggestion, int], str]
    tip: Callable[[Suggestion], str]


class Row(NamedTuple):
    """A suggestion, and whether it is to be followed."""

    suggestion: Suggestion
    ticked: bool


class SuggestionsModel(RowsModel[Row]):
    """One row a suggestion, the surest first; the first column has the check box."""

    ticked_changed = Signal()
    """Others are ticked, or listed."""

    def __init__(self, words: SuggestionWords, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._words = words

    @property
    def ticked(self) -> list[Suggestion]:
        """Return what is to be followed."""
        return [row.suggestion for row in self._rows if row.ticked]

    def suggestion_at(self, index: Index) -> Suggestion | None:
        """Return the suggestion of a row, None if there is none."""
        return self._rows[index.row()].suggestion if index.isValid() else None

    def show_suggestions(self, suggestions: Iterable[Suggestion], sure: float) -> None:
        """List these; what is new is ticked if it is as sure as that."""
        known = {self.key_of(row): row.ticked for row in self._rows}
        rows = [Row(one, one.confidence >= sure) for one in suggestions]
        self._become([row._replace(ticked=known.get(self.key_of(row), row.ticked)) for row in rows])
        self.ticked_changed.emit()

    def tick_all(self, *, on: bool) -> None:
        """Tick all rows, or none."""
        self._become([row._replace(ticked=on) for row in self._rows])
        self.ticked_changed.emit()

    @override
    def key_of(self, row: Row) -> Hashable:
        return frozenset((row.suggestion.into, row.suggestion.other))

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._words.headings[section]
        return None

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case _Role.DisplayRole:
                return self._words.cell(row.suggestion, index.column())
            case _Role.ToolTipRole:
                return self._words.tip(row.suggestion)
            case _Role.CheckStateRole if index.column() == Column.OTHER:
                return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
            case _:
                return None

    @override
    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if not index.isValid() or role != _Role.CheckStateRole or index.column() != Column.OTHER:
            return False
        number, on = index.row(), Qt.CheckState(value) == Qt.CheckState.Checked
        self._rows[number] = self._rows[number]._replace(ticked=on)
        self._tell_changed(number, number)
        self.ticked_changed.emit()
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return TICKABLE if index.column() == Column.OTHER else READABLE
