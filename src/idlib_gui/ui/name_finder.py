"""A list below a line of text, in which a record is found by any part of any of its names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from idlib_gui.domain.search import folded
from idlib_gui.overriding import override

from .plain import one_line
from .style import role

_LIST = 260
"""Pixels of the list at least: there is room for long names in it."""
_SHOWN = 12
"""Names that the list shows without scrolling."""
_NOTHING = "\0"
"""What nobody can type."""


class Choice(NamedTuple):
    """A record to pick: by its name, found by all its names."""

    key: str
    name: str
    names: tuple[str, ...]


class NameFinder(QCompleter):
    """Finds records by what stands anywhere in one of their names; case and accents do not count.

    Where something new can be made of what was typed (`creates` says so: “Create actor “{0}””),
    that is the last row of the list, unless something is called just that.
    """

    taken = Signal(QModelIndex)
    """A row of the list was picked; `KEY` tells whose it is, "" that it is to be made."""

    KEY = Qt.ItemDataRole.UserRole
    _SOUGHT = Qt.ItemDataRole.UserRole + 1

    def __init__(self, choices: Sequence[Choice], parent: QWidget, creates: str = "") -> None:
        self._rows = QStandardItemModel()
        super().__init__(self._rows, parent)
        self._rows.setParent(self)
        self._key_of: dict[str, str] = {}
        self._creates = creates
        self._last: QStandardItem | None = None
        self.show_choices(choices)
        self.setCompletionRole(self._SOUGHT)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_SHOWN)
        listed = QListView()
        role(listed, "choices")
        listed.setUniformItemSizes(True)
        listed.setMinimumWidth(_LIST)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.setAccessibleName(QCoreApplication.translate("NameFinder", "What can be picked"))
        self.setPopup(listed)
        self.activated[QModelIndex].connect(self.taken)  # type: ignore[index]

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Find among others."""
        self._rows.clear()
        for choice in choices:
            names = "\n".join(folded(name) for name in choice.names)
            self._rows.appendRow(_row(choice.key, one_line(choice.name), names))
        self._key_of = {
            folded(name): choice.key for choice in reversed(choices) for name in choice.names
        }
        if self._creates:
            self._last = _row("", "", _NOTHING)
            self._rows.appendRow(self._last)

    def seek(self, typed: str) -> None:
        """List what has this in its name."""
        if self._last is not None:
            words = one_line(typed)
            new = bool(words) and folded(words) not in self._key_of
            self._last.setText(self._creates.format(words))
            self._last.setData(folded(words) if new else _NOTHING, self._SOUGHT)
        self.setCompletionPrefix(typed)

    def called(self, name: str) -> str:
        """Return the key of who is called just that, empty if nobody is."""
        return self._key_of.get(folded(name), "")

    @property
    def best(self) -> QModelIndex:
        """Return who is called just what was typed, or else begins so, or else has it in a name."""
        found, typed = self.completionModel(), folded(self.completionPrefix())
        rows = (found.index(row, 0) for row in range(found.rowCount() if typed else 0))

        def badness(index: QModelIndex) -> int:
            if not index.data(self.KEY):
                return 3
            names = str(index.data(self._SOUGHT)).split("\n")
            return 0 if typed in names else 1 if any(n.startswith(typed) for n in names) else 2

        return min(rows, key=badness, default=QModelIndex())

    def mark_best(self) -> None:
        """Mark in the list whom Enter takes."""
        popup = self.popup()
        if popup is not None:
            popup.setCurrentIndex(self.best)

    @override
    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data() or "")


def _row(key: str, name: str, sought: str) -> QStandardItem:
    item = QStandardItem(name)
    item.setData(key, NameFinder.KEY)
    item.setData(sought, NameFinder._SOUGHT)  # noqa: SLF001 - the same module
    item.setEditable(False)
    return item
