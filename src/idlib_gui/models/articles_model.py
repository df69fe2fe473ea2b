"""Article files as rows: which are taken, and what a look at each of them showed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from idlib_gui.build.entries import Entry, Failure
from idlib_gui.build.values import Given, Glance
from idlib_gui.domain.date_words import read_date
from idlib_gui.domain.records import DomainError
from idlib_gui.overriding import override

from .rows import EDITABLE, READABLE, TICKABLE, Index, RowsModel

_Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, in order."""

    FILE = 0
    TITLE = 1
    PUBLISHED = 2
    WORDS = 3
    NOTE = 4


class ArticleRow(NamedTuple):
    """A file; `glance` is None until it is looked at. `published` is EDTF, "" if unknown.

    `given`: the user said so, which goes before what the file says.
    """

    path: Path
    name: str
    taken: bool = True
    glance: Glance | None = None
    published: str = ""
    given: bool = False


class ArticlesWords(NamedTuple):
    """What a model cannot know: how rows are put in words."""

    headings: Sequence[str]
    date: Callable[[str], str]
    note: Callable[[ArticleRow], str]
    tip: Callable[[str], str]
    """A cell that may be cut off, as a tool tip."""


class ArticlesModel(RowsModel[ArticleRow]):
    """One row a file. The check box says whether it is taken; the date can be corrected."""

    counted = Signal()
    """There are other files, others are taken, or more is known of them."""
    refused = Signal(str)
    """What was typed is no date: a sentence that says why."""

    def __init__(self, words: ArticlesWords, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._words = words

    @property
    def rows(self) -> tuple[ArticleRow, ...]:
        """Return the rows."""
        return tuple(self._rows)

    @property
    def taken(self) -> list[Entry]:
        """Return the files that are taken, with the dates that the user gave."""
        return [
            Entry(row.path, Given(row.published if row.given else None))
            for row in self._rows
            if row.taken
        ]

    @property
    def unread(self) -> list[Failure]:
        """Return the files that cannot be read, as far as they were looked at."""
        return [
            Failure(row.path, row.glance.failure)
            for row in self._rows
            if row.glance is not None and row.glance.failure
        ]

    def open(self, paths: Sequence[Path], names: Sequence[str]) -> None:
        """List these files, called so; nothing is known of them yet."""
        self._start_over(map(ArticleRow, paths, names))
        self.counted.emit()

    def look(self, number: int, glance: Glance) -> None:
        """Show what a look at a file showed; one that cannot be read is not taken."""
        row = self._rows[number]
        published = glance.article.published if glance.article is not None else None
        if not row.given:
            row = row._replace(published=published or "")
        taken = row.taken and glance.article is not None
        self._put(number, row._replace(glance=glance, taken=taken))

    @override
    def key_of(self, row: ArticleRow) -> Hashable:
        return row.path

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
        row, column = self._rows[index.row()], Column(index.column())
        value: Any = None
        match column, role:
            case _, _Role.DisplayRole:
                value = self._cell(row, column)
            case _, _Role.ToolTipRole:
                value = self._words.tip(self._cell(row, column))
            case Column.PUBLISHED, _Role.EditRole:
                value = row.published
            case Column.FILE, _Role.CheckStateRole:
                value = Qt.CheckState.Checked if row.taken else Qt.CheckState.Unchecked
            case Column.WORDS, _Role.TextAlignmentRole:
                value = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return value

    def _cell(self, row: ArticleRow, column: Column) -> str:
        article = row.glance.article if row.glance is not None else None
        match column:
            case Column.FILE:
                return row.name
            case Column.TITLE:
                return article.title if article is not None else ""
            case Column.PUBLISHED:
                return self._words.date(row.published) if row.published else ""
            case Column.WORDS:
                return f"{row.glance.words:,}" if row.glance is not None and article else ""
            case Column.NOTE:
                return self._words.note(row)

    @override
    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if not index.isValid():
            return False
        row = self._rows[index.row()]
        if role == _Role.CheckStateRole and index.column() == Column.FILE:
            self._put(
                index.row(), row._replace(taken=Qt.CheckState(value) == Qt.CheckState.Checked)
            )
            return True
        if role != _Role.EditRole or index.column() != Column.PUBLISHED:
            return False
        typed = str(value).strip()
        try:
            published = read_date(typed).text if typed else ""
        except DomainError as error:
            self.refused.emit(str(error))
            return False
        if published != row.published:
            self._put(index.row(), row._replace(published=published, given=True))
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        match index.column():
            case Column.FILE:
                return TICKABLE
            case Column.PUBLISHED:
                return EDITABLE
            case _:
                return READABLE

    def _put(self, number: int, row: ArticleRow) -> None:
        if row != self._rows[number]:
            self._rows[number] = row
            self._tell_changed(number, number)
            self.counted.emit()
