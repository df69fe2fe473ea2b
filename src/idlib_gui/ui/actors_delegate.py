"""Paints the rows of the actors' list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from idlib_gui.models.actors_model import ROW_ROLE, ActorRow
from idlib_gui.overriding import override

from .lettering import Lettering
from .theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag

ROW = 26
"""Height of a row and of a heading."""
_EDGE, _DOT, _BOX, _GAP = 12, 9, 13, 8
_BAR, _BAR_GAP, _SPARK_HEIGHT = 3, 1, 13
_MARK = 3
_NAME_WANTS = 84
"""Pixels that a name should have before there is room for a sparkline."""
_TICKED = int(Qt.ItemDataRole.CheckStateRole)


class ActorsDelegate(QStyledItemDelegate):
    """Paints colour, name, activity and counts of an actor, or the heading of a kind.

    The dot in the actor's colour is the check box of its lane: it looks like one under the pointer,
    with the keyboard's focus, and whenever the lane is hidden.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marked: frozenset[str] = frozenset()
        """Actors of the selected record, which get a quiet mark."""
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        small = theme.font("small")
        small.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
        self._name, self._heading = Lettering(theme.font()), Lettering(small)
        self._counts = Lettering(theme.font("label"))
        self._counts_width = self._counts.width("00 · 0")

    def box_area(self, row: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Return where a click on a row ticks its box: more than is seen, to be easy to hit."""
        area = QRect(row.left(), row.top(), _EDGE + _DOT + _GAP // 2, row.height())
        return QStyle.visualRect(direction, row, area)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, ROW)

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
        wanted = Qt.CheckState.Unchecked if _ticked(index) else Qt.CheckState.Checked
        return ticks and model.setData(index, wanted, _TICKED)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Any = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, ActorRow):
            self._paint_actor(painter, option, row, shown=_ticked(index))
        else:
            self._paint_heading(painter, option, index.data())
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        place = _placed(option, _EDGE, option.rect.width() - 2 * _EDGE)
        painter.setPen(self._theme.muted)
        self._heading.draw(painter, place, ROW - 7, text.upper(), option.direction)

    def _paint_actor(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ActorRow, *, shown: bool
    ) -> None:
        self._paint_ground(painter, option, marked=row.id in self.marked)
        self._paint_box(painter, option, row, shown=shown)
        baseline = self._name.baseline(ROW)
        counts = f"{row.events} · {row.quotes}"
        width = self._counts.width(counts)
        right = option.rect.width() - _EDGE - width
        painter.setPen(self._theme.muted)
        place = _placed(option, right, width)
        self._counts.draw(painter, place, baseline, counts, option.direction)
        right -= max(self._counts_width - width, 0)
        left = _EDGE + _DOT + _GAP
        spark = len(row.bars) * (_BAR + _BAR_GAP) - _BAR_GAP
        if right - spark - 2 * _GAP - left >= _NAME_WANTS:
            right -= spark + _GAP
            self._paint_bars(painter, _placed(option, right, spark), row, baseline)
        painter.setPen(self._theme.text if shown else self._theme.muted)
        place = _placed(option, left, max(right - _GAP - left, 0))
        self._name.draw(painter, place, baseline, row.name, option.direction)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, marked: bool
    ) -> None:
        selected = bool(option.state & _State.State_Selected)
        if selected:
            painter.fillRect(option.rect, self._theme.accent_soft)
        elif option.state & _State.State_MouseOver:
            painter.fillRect(option.rect, self._theme.hover)
        if selected or marked:
            painter.fillRect(_placed(option, 0, _MARK), self._theme.accent)
        focused = option.state & _State.State_HasFocus
        if focused and (option.state & _State.State_KeyboardFocusChange or not selected):
            painter.setPen(QPen(self._theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_box(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ActorRow, *, shown: bool
    ) -> None:
        colour = self._theme.actor_colour(row.position)
        centre = QRectF(_placed(option, _EDGE, _DOT)).center()
        pointed_at = option.state & (_State.State_MouseOver | _State.State_HasFocus)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if shown and not pointed_at:
            painter.drawEllipse(centre, _DOT / 2, _DOT / 2)
            return
        box = QRectF(centre.x() - _BOX / 2, centre.y() - _BOX / 2, _BOX, _BOX)
        if not shown:
            painter.setPen(QPen(self._theme.muted, 1.2))
            painter.setBrush(self._theme.card)
            box.adjust(0.6, 0.6, -0.6, -0.6)
        painter.drawRoundedRect(box, 3, 3)
        if shown:
            pen = QPen(self._theme.card, 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            tick = ((-3.0, 0.2), (-0.9, 2.4), (3.2, -2.4))
            painter.drawPolyline([centre + QPointF(x, y) for x, y in tick])

    def _paint_bars(self, painter: QPainter, place: QRect, row: ActorRow, baseline: int) -> None:
        bars: list[QRect] = []
        gaps: list[QRect] = []
        for number, count in enumerate(row.bars):
            height = max(round(_SPARK_HEIGHT * count / row.peak), 3) if count else 1
            bar = QRect(
                place.left() + number * (_BAR + _BAR_GAP),
                place.top() + baseline - height,
                _BAR,
                height,
            )
            (bars if count else gaps).append(bar)
        painter.setPen(Qt.PenStyle.NoPen)
        for rects, colour in ((bars, self._theme.faint), (gaps, self._theme.border)):
            if rects:
                painter.setBrush(colour)
                painter.drawRects(rects)


def _ticked(index: _Index) -> bool:
    return Qt.CheckState(index.data(_TICKED) or 0) == Qt.CheckState.Checked


def _placed(option: QStyleOptionViewItem, left: int, width: int) -> QRect:
    """Return a stretch of the row, counted from where its line starts."""
    row, direction = option.rect, option.direction
    place = QRect(row.left() + left, row.top(), width, row.height())
    ltr = direction == Qt.LayoutDirection.LeftToRight
    return place if ltr else QStyle.visualRect(direction, row, place)
