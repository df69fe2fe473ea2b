"""The list of what is not read yet: a line an item, its words among those around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from idlib_gui.domain.reading import Item, Sort
from idlib_gui.models.items_model import ROW_ROLE, ItemsModel
from idlib_gui.overriding import override
from idlib_gui.state.viewport import Highlight

from .item_list import ItemList
from .lettering import Lettering
from .open_words import OpenTexts
from .plain import one_line
from .theme import Theme
from .tick_delegate import placed

_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag

ROW = 26
_EDGE, _GAP, _SWATCH = 12, 10, 9
_BEFORE = 0.3
"""The part of the line that the words before may take."""
_LEAST = 150
"""Pixels that the words have before there is room for where they stand."""
HIGHLIGHT_OF: Mapping[Sort, Highlight] = {
    Sort.QUOTATION: Highlight.QUOTES,
    Sort.DATE: Highlight.DATES,
    Sort.NAME: Highlight.ACTORS,
}


class OpenDelegate(QStyledItemDelegate):
    """Paints the sort of an item, its words in their context, a note and where they stand."""

    def __init__(self, theme: Theme, texts: OpenTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._words, self._plain = Lettering(theme.font(bold=True)), Lettering(theme.font())
        self._small = Lettering(theme.font("label"))
        self._space = self._plain.metrics.horizontalAdvance(" ")
        self._widest = max(self._small.width(self._texts.sort(sort)) for sort in Sort)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item: Item = index.data(ROW_ROLE)
        theme, rect = self._theme, option.rect
        painter.save()
        self._paint_ground(painter, option)
        baseline = self._plain.baseline(ROW)
        left = self._paint_sort(painter, option, item, baseline)
        right = rect.width() - _EDGE
        painter.setPen(theme.muted)
        for words in (self._texts.place(item.citation), self._texts.note(item)):
            width = self._small.width(words)
            if words and right - width - _GAP - left >= _LEAST:
                right -= width
                place = placed(option, right, width)
                self._small.draw(painter, place, baseline, words, option.direction)
                right -= _GAP
        self._paint_words(painter, option, item, (left, right), baseline)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, state = self._theme, option.state
        if state & _State.State_Selected:
            painter.fillRect(option.rect, theme.accent_soft)
            painter.fillRect(placed(option, 0, 3), theme.accent)
        elif state & _State.State_MouseOver:
            painter.fillRect(option.rect, theme.hover)
        if state & _State.State_HasFocus:
            painter.setPen(QPen(theme.accent, 1))
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_sort(
        self, painter: QPainter, option: QStyleOptionViewItem, item: Item, baseline: int
    ) -> int:
        """Paint a mark as in the source, and the sort; return where the words begin."""
        ground, line = self._theme.highlights[HIGHLIGHT_OF[item.sort]]
        box = placed(option, _EDGE, _SWATCH)
        box.setTop(option.rect.top() + baseline - _SWATCH)
        box.setHeight(_SWATCH)
        painter.fillRect(box, ground)
        painter.setPen(QPen(line, 1))
        painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(self._theme.muted)
        left = _EDGE + _SWATCH + 6
        place = placed(option, left, self._widest)
        self._small.draw(painter, place, baseline, self._texts.sort(item.sort), option.direction)
        return left + self._widest + _GAP

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        item: Item,
        room: tuple[int, int],
        baseline: int,
    ) -> None:
        """Paint the words in bold, those before and behind them as far as there is room."""
        left, right = room
        cited = item.citation
        before = self._cut_front(one_line(cited.prefix), int((right - left) * _BEFORE))
        for letters, colour, piece, gap in (
            (self._plain, self._theme.muted, before, cited.prefix[-1:].isspace()),
            (self._words, self._theme.text, cited.exact, cited.suffix[:1].isspace()),
            (self._plain, self._theme.muted, cited.suffix, False),
        ):
            words = one_line(piece)
            width = min(letters.width(words), right - left)
            if words and width > 0:
                painter.setPen(colour)
                place = placed(option, left, width)
                letters.draw(painter, place, baseline, words, option.direction)
                left += width + (self._space if gap else 0)

    def _cut_front(self, words: str, width: int) -> str:
        """Return the end of `words` that there is room for."""
        metrics = self._plain.metrics
        return metrics.elidedText(words, Qt.TextElideMode.ElideLeft, max(width, 0))


class OpenList(ItemList):
    """Shows a row in the source when the user goes to it; rows can be copied."""

    def __init__(
        self, model: ItemsModel[Item], delegate: OpenDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, delegate, parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.activated.connect(self.went)
        show = self._add(self.tr("Show in source"), QKeySequence())
        show.triggered.connect(lambda: self._with_current(self.went.emit))
        copy = self._add(self.tr("Copy row"), QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(lambda: self._with_current(self._copy))

    def _add(self, text: str, keys: QKeySequence) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    def _with_current(self, then: Callable[[QModelIndex], None]) -> None:
        if self.currentIndex().isValid():
            then(self.currentIndex())

    def _copy(self, index: QModelIndex) -> None:
        QGuiApplication.clipboard().setText(index.data())
