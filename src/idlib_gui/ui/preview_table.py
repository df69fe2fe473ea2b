"""The first rows of a table as they are understood, those that are not in red."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import CLASSES
from idlib_gui.models.preview_model import WRONG_ROLE, PreviewModel, PreviewWords
from idlib_gui.overriding import override
from idlib_gui.storage.datasets.preview import Understood

from .dataset_words import say_moment
from .plain import shortened
from .tables import show_whole_rows
from .theme import Theme
from .wording import say_class

_Index = QModelIndex | QPersistentModelIndex
_ROW, _CELL = 24, 200
_WIDTHS = (190, 150, 210, 120, 110)


class PreviewTable(QTableView):
    """Reads like the rows will: when, which class, who to whom, what, where, title."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        headings = ("When", "Class", "Who → whom", "Type", "Place", "Title")
        words = PreviewWords([self.tr(text) for text in headings], self._cells)
        self._rows = PreviewModel(words, self)
        self.setModel(self._rows)
        self.setItemDelegate(_PreviewDelegate(theme, self))
        self.setAccessibleName(self.tr("The first rows, as they are understood"))
        show_whole_rows(self, _ROW, _WIDTHS)
        self.verticalHeader().show()

    def show_rows(self, rows: Sequence[Understood]) -> None:
        """Show these rows; what is not understood is a sentence over all columns."""
        self._rows.show_rows(rows)
        self.clearSpans()
        for number, row in enumerate(rows):
            if row.when is None:
                self.setSpan(number, 0, 1, len(_WIDTHS) + 1)

    def _cells(self, row: Understood) -> Sequence[str]:
        if row.when is None:
            return (self.tr("⚠ {0}").format(row.sentence), *[""] * len(_WIDTHS))
        sides = (" – " if row.mutual else " → ").join(filter(None, (row.actor, row.target)))
        texts = (say_class(CLASSES[row.cls]), sides, row.type, row.place, row.title)
        return say_moment(row.when), *(shortened(text, _CELL) for text in texts)


class _PreviewDelegate(QStyledItemDelegate):
    """Writes what is not understood in the colour of what is wrong."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._wrong = theme.classes[EventClass.MATERIAL_CONFLICT].line

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if index.data(WRONG_ROLE):
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, self._wrong)
