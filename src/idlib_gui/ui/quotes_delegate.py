"""Paints quotes as cards."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import QuoteId
from idlib_gui.models.quotes_model import ROW_ROLE, QuoteRow
from idlib_gui.overriding import override

from .quote_card import CardText, card_pieces
from .theme import Looks, Theme

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP = 12, 8
"""Pixels beside a card and below it; a scroll bar fits into the side and moves no word."""
_BAR, _PAD_X, _PAD_Y = 3, 13, 9
_RADIUS = 5
_UNKNOWN = 90
"""Height of a card before it is known how wide the list is."""
_KEPT = 48
"""Laid-out texts kept to paint again; heights are kept for all."""


class QuotesDelegate(QStyledItemDelegate):
    """Paints each quote as a card, as high as its wrapped words need."""

    def __init__(
        self, document: Callable[[], Document], looks: Looks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._looks = looks
        self._width = 0
        self._heights: dict[QuoteId, tuple[QuoteRow, int]] = {}
        self._texts: OrderedDict[QuoteId, tuple[QuoteRow, CardText]] = OrderedDict()

    def set_width(self, width: int) -> None:
        """Lay cards out for a list that is this wide."""
        if width != self._width:
            self._width = width
            self.forget()

    def forget(self) -> None:
        """Lay everything out anew, because the theme or the document is another one."""
        self._heights.clear()
        self._texts.clear()

    def answer_at(self, area: QRect, index: Index, point: QPoint) -> bool:
        """Return whether a point of a card painted in `area` lies on what its quote answers."""
        row = index.data(ROW_ROLE)
        if row is None:
            return False
        return self._text(row).link_at(QPointF(point) - _text_origin(area))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        if row is None or not self._width:
            return QSize(0, _UNKNOWN)
        known = self._heights.get(row.quote.id)
        # Rows are made anew after an edit; one that is equal is as high as before.
        if known is None or known[0] != row:
            known = row, round(self._lay_out(row).height) + 2 * _PAD_Y + _GAP
            self._heights[row.quote.id] = known
        return QSize(0, known[1])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        # The stubs know no fields of style options.
        shown: Any = option
        selected = bool(shown.state & QStyle.StateFlag.State_Selected)
        theme = self._looks.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(_SIDE, shown.rect.top(), self._width - 2 * _SIDE, shown.rect.height() - _GAP)
        hovered = bool(shown.state & QStyle.StateFlag.State_MouseOver)
        _paint_ground(painter, theme, card, selected=selected, hovered=hovered)
        if selected and shown.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self._text(row).layout.draw(painter, _text_origin(shown.rect))
        painter.restore()

    def _text(self, row: QuoteRow) -> CardText:
        """Return a card's text, laid out; the ones painted last are kept."""
        known = self._texts.pop(row.quote.id, None)
        if known is None or known[0] != row:
            known = row, self._lay_out(row)
        self._texts[row.quote.id] = known
        if len(self._texts) > _KEPT:
            self._texts.popitem(last=False)
        return known[1]

    def _lay_out(self, row: QuoteRow) -> CardText:
        width = max(self._width - 2 * _SIDE - 2 * _PAD_X, 60)
        return CardText(card_pieces(self._document(), row), self._looks.theme, width)


def _text_origin(area: QRect) -> QPointF:
    return QPointF(area.left() + _SIDE + _PAD_X, area.top() + _PAD_Y)


def _paint_ground(
    painter: QPainter, theme: Theme, card: QRectF, *, selected: bool, hovered: bool
) -> None:
    """Fill a card and its bar at the left."""
    shape = QPainterPath()
    shape.addRoundedRect(card, _RADIUS, _RADIUS)
    ground = theme.accent_soft if selected else theme.chip
    painter.fillPath(shape, ground)
    painter.setClipPath(shape)
    bar = QRectF(card.left(), card.top(), _BAR, card.height())
    painter.fillRect(bar, theme.accent if selected else theme.faint if hovered else theme.border)
    painter.setClipping(False)
