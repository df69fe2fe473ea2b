"""Rows with a box to tick, painted by hand: where the box is, and how it is ticked."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from idlib_gui.overriding import override

from .theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_TICKED = int(Qt.ItemDataRole.CheckStateRole)
_BOX, _MARK = 13, 3
_State = QStyle.StateFlag


class TickDelegate(QStyledItemDelegate):
    """Ticks the box of a row by a click on it, or by Space.

    Attributes:
        box_width: How much of the row's start belongs to its box: more than is seen, to be easy to
            hit.
    """

    box_width = 30

    def box_area(self, row: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Return where a click on a row ticks its box."""
        area = QRect(row.left(), row.top(), self.box_width, row.height())
        return QStyle.visualRect(direction, row, area)

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if isinstance(event, QKeyEvent):
            ticks = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        elif isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            area = self.box_area(option.rect, option.direction)
            inside = area.contains(event.position().toPoint())
            ticks = event.type() == QEvent.Type.MouseButtonRelease and inside
        else:
            ticks = False
        wanted = Qt.CheckState.Unchecked if ticked(index) else Qt.CheckState.Checked
        return ticks and model.setData(index, wanted, _TICKED)


def ticked(index: _Index) -> bool:
    """Return whether the box of a row is ticked."""
    return Qt.CheckState(index.data(_TICKED) or 0) == Qt.CheckState.Checked


def paint_box(
    painter: QPainter, theme: Theme, centre: QPointF, colour: QColor, *, on: bool
) -> None:
    """Paint a box: filled with `colour` and ticked, or empty."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = QRectF(centre.x() - _BOX / 2, centre.y() - _BOX / 2, _BOX, _BOX)
    if not on:
        painter.setPen(QPen(theme.muted, 1.2))
        painter.setBrush(theme.card)
        box.adjust(0.6, 0.6, -0.6, -0.6)
    painter.drawRoundedRect(box, 3, 3)
    if on:
        pen = QPen(theme.card, 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        tick = ((-3.0, 0.2), (-0.9, 2.4), (3.2, -2.4))
        painter.drawPolyline([centre + QPointF(x, y) for x, y in tick])


def placed(option: QStyleOptionViewItem, left: int, width: int) -> QRect:
    """Return a stretch of the row, counted from where its line starts."""
    row, direction = option.rect, option.direction
    place = QRect(row.left() + left, row.top(), width, row.height())
    ltr = direction == Qt.LayoutDirection.LeftToRight
    return place if ltr else QStyle.visualRect(direction, row, place)


def paint_ground(painter: QPainter, theme: Theme, option: QStyleOptionViewItem) -> None:
    """Paint what lies behind a row: whether it is selected, under the pointer, or has the keys."""
    state = option.state
    if state & _State.State_Selected:
        painter.fillRect(option.rect, theme.accent_soft)
        painter.fillRect(placed(option, 0, _MARK), theme.accent)
    elif state & _State.State_MouseOver:
        painter.fillRect(option.rect, theme.hover)
    if state & _State.State_HasFocus:
        painter.setPen(QPen(theme.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
