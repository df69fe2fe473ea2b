"""The names in a column of a dataset, to be searched and ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from idlib_gui.domain.search import folded
from idlib_gui.layout.columns import Ints
from idlib_gui.overriding import override

from .rows import ID_ROLE, ROOT, TICKABLE, Index

COUNT_ROLE = ID_ROLE + 1
"""How many rows a name stands in."""
_Role = Qt.ItemDataRole
MOST = 2_000
"""Names that are listed at once; a search finds the others."""


class NamesModel(QAbstractListModel):
    """Names by how often they stand in the dataset; those that are ticked come first."""

    ticked_changed = Signal(object)
    """Other codes are ticked: a frozenset."""

    def __init__(
        self,
        names: Sequence[str],
        spoken: Callable[[str, int, bool], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._names, self._spoken = names, spoken
        self._counts: Ints = np.zeros(0, dtype=np.int64)
        self._order: list[int] = []
        self._folded: list[str] | None = None
        self._codes: list[int] = []
        self.found = 0
        """How many names the search found; more than are listed, perhaps."""
        self.ticked: frozenset[int] = frozenset()

    def show_counts(self, counts: Ints) -> None:
        """List the names of which there is any, by how many rows each has."""
        self._counts = counts
        self._order = [int(code) for code in np.argsort(-counts, kind="stable") if counts[code]]
        self._folded = None
        self.search("")

    def change_counts(self, counts: Ints) -> None:
        """Show other numbers of rows; the names stay in their order, for one may be looked at."""
        self._counts = counts
        self._tell_changed()

    def search(self, words: str) -> None:
        """List the names in which all of these words stand."""
        wanted = folded(words).split()
        found = self._order
        if wanted:
            if self._folded is None:
                self._folded = [_folded(self._names[code]) for code in self._order]
            found = [
                code
                for code, name in zip(self._order, self._folded, strict=True)
                if all(word in name for word in wanted)
            ]
        self.beginResetModel()
        self.found = len(found)
        first = [code for code in found if code in self.ticked] if self.ticked else []
        rest = [code for code in found[:MOST] if code not in self.ticked]
        self._codes = [*first, *rest][:MOST]
        self.endResetModel()

    def tick(self, codes: frozenset[int]) -> None:
        """Tick exactly these."""
        if codes != self.ticked:
            self.ticked = codes
            self._tell_changed()

    def _tell_changed(self) -> None:
        if self._codes:
            self.dataChanged.emit(self.index(0), self.index(len(self._codes) - 1))

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._codes)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        code = self._codes[index.row()]
        name, count = self._names[code], int(self._counts[code])
        match role:
            case _Role.DisplayRole:
                return name
            case _Role.CheckStateRole:
                return Qt.CheckState.Checked if code in self.ticked else Qt.CheckState.Unchecked
            case _Role.AccessibleTextRole:
                return self._spoken(name, count, code in self.ticked)
            case _:
                return {ID_ROLE: code, COUNT_ROLE: count}.get(role)

    @override
    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        code = {self._codes[index.row()]}
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked = self.ticked | code if on else self.ticked - code
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit(self.ticked)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return TICKABLE if index.isValid() else Qt.ItemFlag.NoItemFlags


def _folded(name: str) -> str:
    """Return a name as searches compare it; most of very many are plain, and quickly done."""
    return " ".join(name.casefold().split()) if name.isascii() else folded(name)
