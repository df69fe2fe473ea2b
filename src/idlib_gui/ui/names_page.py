"""A searchable list of names with how often each stands in a dataset."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from idlib_gui.layout.columns import Ints
from idlib_gui.models.names_model import COUNT_ROLE, NamesModel
from idlib_gui.overriding import override

from .dataset_words import say_rows
from .filter_box import FilterBox
from .labels import plain_label
from .lettering import Lettering
from .plain import one_line
from .row_list import TickList
from .theme import Looks, Theme
from .tick_delegate import TickDelegate, paint_box, paint_ground, placed, ticked
from .wording import counted, number

_Index = QModelIndex | QPersistentModelIndex
_ROW, _EDGE, _BASE = 24, 10, 16


class NamesPage(QWidget):
    """Search, tick, and see how many rows each name has."""

    ticked = Signal(object)
    """Other names are ticked: a frozenset of codes."""

    def __init__(self, title: str, names: Sequence[str], looks: Looks) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.model = NamesModel(names, self._spoken, self)
        self.list = TickList(_NameDelegate(looks.theme))
        self.list.setModel(self.model)
        self.list.setAccessibleName(title)
        self.search = FilterBox(self.list)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search {0}").format(title))
        self.search.setClearButtonEnabled(True)
        self._found = plain_label("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self._found)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._look_for)
        self.model.ticked_changed.connect(self.ticked)
        self._found.setText(self.tr("Counting…"))

    @property
    def found(self) -> str:
        """Return how many names were found, in words."""
        return self._found.text()

    def show_counts(self, counts: Ints) -> None:
        """List the names, now that it is known how many rows each has."""
        self.model.show_counts(counts)
        self._look_for(self.search.text())

    def change_counts(self, counts: Ints) -> None:
        """Show how many rows each name has beside what else is chosen."""
        self.model.change_counts(counts)

    def tick(self, codes: frozenset[int]) -> None:
        """Tick exactly these names."""
        self.model.tick(codes)

    def _look_for(self, words: str) -> None:
        self.model.search(words)
        self._say_found()

    def _say_found(self) -> None:
        found, listed = self.model.found, self.model.rowCount()
        words = counted(found, self.tr("1 name"), self.tr("{0} names"))
        if found == 0:
            words = self.tr("No such name in this dataset.")
        elif listed < found:
            more = self.tr("{0}; the {1} with most rows are listed, search for the others.")
            words = more.format(words, number(listed))
        self._found.setText(words)

    def _spoken(self, name: str, count: int, on: bool) -> str:  # noqa: FBT001 - the model's contract
        state = self.tr("chosen") if on else ""
        return ", ".join(filter(None, (one_line(name), say_rows(count), state)))


class _NameDelegate(TickDelegate):
    """Paints box, name and count."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters = Lettering(theme.font())

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, row = self._theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, theme, option)
        box = QPointF(self.box_area(row, option.direction).center())
        paint_box(painter, theme, box, theme.accent, on=ticked(index))
        count = number(index.data(COUNT_ROLE))
        width = self._letters.width(count)
        end = placed(option, row.width() - width - _EDGE, width)
        painter.setPen(theme.muted)
        self._letters.draw(painter, end, _BASE, count, option.direction)
        room = placed(option, self.box_width, row.width() - self.box_width - width - 2 * _EDGE)
        painter.setPen(theme.text)
        self._letters.draw(painter, room, _BASE, one_line(index.data()), option.direction)
        painter.restore()
