"""The review queue as a list: two lines a row, what it is and why it is worth a look."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from idlib_gui.models.items_model import ROW_ROLE
from idlib_gui.overriding import override
from idlib_gui.state.review import Entry

from .item_list import ItemList
from .lettering import Lettering
from .review_words import ReviewTexts
from .theme import Theme
from .tick_delegate import paint_ground, placed

_Index = QModelIndex | QPersistentModelIndex
_ROW, _LINE = 40, 18
_EDGE, _GAP = 12, 10


class ReviewDelegate(QStyledItemDelegate):
    """Paints the sort of a row, what it is about, and below that why it stands there."""

    def __init__(self, theme: Theme, texts: ReviewTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._name, self._small = Lettering(theme.font()), Lettering(theme.font("label"))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(ROW_ROLE)
        theme, width = self._theme, option.rect.width()
        painter.save()
        paint_ground(painter, theme, option)
        sort = self._texts.sort(entry)
        right = width - _EDGE - self._small.width(sort)
        base = self._name.baseline(_LINE) + 3
        painter.setPen(theme.muted)
        place = placed(option, right, width - _EDGE - right)
        self._small.draw(painter, place, base, sort, option.direction)
        painter.setPen(theme.text)
        place = placed(option, _EDGE, right - _GAP - _EDGE)
        self._name.draw(painter, place, base, self._texts.name(entry), option.direction)
        painter.setPen(theme.muted)
        place = placed(option, _EDGE, width - 2 * _EDGE)
        self._small.draw(painter, place, base + _LINE, self._texts.why(entry), option.direction)
        painter.restore()


class ReviewList(ItemList):
    """Leaves letters to the pane, which decides by them; Qt would look for a row that has them."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)
