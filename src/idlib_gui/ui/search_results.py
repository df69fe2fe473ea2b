"""What a search found, in groups under small headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout

from .style import role
from .wording import number

HIT = Qt.ItemDataRole.UserRole
"""What a row of the list leads to."""
_ROW = 27


class Listed(NamedTuple):
    """What was found of a kind: words and what they lead to; `total` is how many there are."""

    heading: str
    hits: Sequence[tuple[str, object]]
    total: int


class Results(QFrame):
    """What a query found, in groups under small headings."""

    def __init__(self) -> None:
        super().__init__()
        role(self, "popup")
        self.hide()
        self.view = QListView()
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setUniformItemSizes(True)
        self.view.setObjectName("searchResults")
        self.view.setAccessibleName(self.tr("Search results"))
        self._model = QStandardItemModel(self)
        self.view.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.view)

    def show_groups(self, groups: Sequence[Listed], nothing: str) -> None:
        """List these groups, the hit that was current before or else the first being current."""
        before = self.view.currentIndex().data(HIT)
        self._model.clear()
        for heading, hits, total in groups:
            words = heading.upper()
            if total > len(hits):
                part = self.tr("{0} · first {1} of {2}")
                words = part.format(words, len(hits), number(total))
            self._add(words, None)
            for text, hit in hits:
                self._add(text, hit)
        if not groups:
            self._add(nothing, None)
        self.view.setCurrentIndex(QModelIndex())
        self.step(1)
        for row in range(self._model.rowCount()):
            if before is not None and self._model.index(row, 0).data(HIT) == before:
                self.view.setCurrentIndex(self._model.index(row, 0))

    def step(self, by: int) -> None:
        """Make the next hit, or the one before, current."""
        row = self.view.currentIndex().row() + by
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row, 0)
            if index.data(HIT) is not None:
                self.view.setCurrentIndex(index)
                return
            row += by

    def wanted_height(self) -> int:
        """Return the height at which everything is seen."""
        return self._model.rowCount() * _ROW + 14

    def _add(self, text: str, hit: object) -> None:
        item = QStandardItem(text)
        item.setEditable(False)
        item.setSizeHint(QSize(0, _ROW))
        if hit is None:
            item.setEnabled(False)
            item.setSelectable(False)
        else:
            item.setData(hit, HIT)
        self._model.appendRow(item)
