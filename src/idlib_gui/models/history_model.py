"""The steps of the history as rows, the newest first; a row is put in words when it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from idlib_gui.domain.steps import Step, StepState
from idlib_gui.overriding import override
from idlib_gui.state.history import History

from .rows import ID_ROLE, ROOT, Index

DIM_ROLE = ID_ROLE + 1
"""Whether the step is not part of the document as it is now."""
HERE_ROLE = ID_ROLE + 2
"""Whether it is the last step that is made."""
_Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, from left to right."""

    WHAT = 0
    STANDING = 1
    WHEN = 2
    WHO = 3


class StepWords(NamedTuple):
    """What a model cannot know: how a step is put in words; None is the time before all steps.

    `standing` and `tip` are told whether the document is there now; `tip` also whether the clock
    was set back since the step before.
    """

    headings: Sequence[str]
    what: Callable[[Step | None], str]
    standing: Callable[[Step | None, bool], str]
    when: Callable[[Step], str]
    tip: Callable[[Step | None, bool, bool], str]


class HistoryModel(QAbstractTableModel):
    """All steps, or some of them; holds nothing of a row but its number.

    `ID_ROLE` is the number of a row's step, 0 for the time before all of them.
    """

    def __init__(self, history: History, words: StepWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history, self._words = history, words
        self._steps = history.steps()
        self._numbers: Sequence[int] = range(len(self._steps) + 1)
        self._part: Sequence[int] | None = None
        history.changed.connect(self._follow)

    @property
    def numbers(self) -> Sequence[int]:
        """Return the numbers of the steps that are listed, the oldest first."""
        return self._numbers

    def show_part(self, numbers: Sequence[int] | None) -> None:
        """List only these steps, the oldest first; None: all, and the time before them."""
        if numbers is not None and numbers == self._part:
            return
        if numbers is not None or self._part is not None:
            self.beginResetModel()
            self._part = numbers
            self._numbers = range(len(self._steps) + 1) if numbers is None else numbers
            self.endResetModel()

    def index_of(self, number: int) -> QModelIndex:
        """Return where a step is listed, an invalid index if it is not."""
        if isinstance(self._numbers, range):
            at = number if number in self._numbers else -1
        else:
            at = self._numbers.index(number) if number in self._numbers else -1
        return QModelIndex() if at < 0 else self.index(len(self._numbers) - 1 - at, 0)

    def _follow(self) -> None:
        steps, before = self._history.steps(), len(self._numbers)
        if steps is not self._steps:
            self.beginResetModel()
            self._steps, self._part = steps, None
            self._numbers = range(len(steps) + 1)
            self.endResetModel()
            return
        coming = len(steps) + 1 - before
        if self._part is None and coming > 0:
            self.beginInsertRows(ROOT, 0, coming - 1)
            self._numbers = range(len(steps) + 1)
            self.endInsertRows()
        if self._numbers:
            last = self.index(len(self._numbers) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._words.headings[section]
        return None

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = self._numbers[len(self._numbers) - 1 - index.row()]
        step = self._steps[number - 1] if number else None
        here = number == self._history.at
        match role:
            case _Role.DisplayRole:
                return self._say(Column(index.column()), step, here=here)
            case _Role.ToolTipRole | _Role.AccessibleTextRole:
                set_back = number > 1 and self._steps[number - 1].at < self._steps[number - 2].at
                return self._words.tip(step, here, set_back)
            case _:
                told = {
                    ID_ROLE: number,
                    DIM_ROLE: step is not None and step.state is not StepState.MADE,
                    HERE_ROLE: here,
                }
                return told.get(role)

    def _say(self, column: Column, step: Step | None, *, here: bool) -> str:
        match column:
            case Column.WHAT:
                return self._words.what(step)
            case Column.STANDING:
                return self._words.standing(step, here)
            case Column.WHEN:
                return "" if step is None else self._words.when(step)
            case Column.WHO:
                return "" if step is None else step.author
