"""Paints the rows of the actors' list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from idlib_gui.models.actors_model import ROW_ROLE, ActorRow
from idlib_gui.overriding import override

from .lettering import Lettering
from .theme import Theme
from .tick_delegate import TickDelegate, paint_box, placed, ticked

_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag

ROW = 26
"""Height of a row and of a heading."""
_EDGE, _DOT, _GAP = 12, 9, 8
_BAR, _BAR_GAP, _SPARK_HEIGHT = 3, 1, 13
_MARK = 3
_NAME_WANTS = 84
"""Pixels that a name should have before there is room for a sparkline."""
_TICKED = int(Qt.ItemDataRole.CheckStateRole)


class ActorsDelegate(TickDelegate):
    """Paints colour, name, activity and counts of an actor, or the heading of a kind.

    The dot in the actor's colour is the check box of its lane: it looks like one under the pointer,
    with the keyboard's focus, and whenever the lane is hidden.
    """

    box_width = _EDGE + _DOT + _GAP // 2

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

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Any = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, ActorRow):
            self._paint_actor(painter, option, row, shown=ticked(index))
        else:
            self._paint_heading(painter, option, index.data())
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        place = placed(option, _EDGE, option.rect.width() - 2 * _EDGE)
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
        painter.setPen(self._theme.faint if row.idle else self._theme.muted)
        place = placed(option, right, width)
        self._counts.draw(painter, place, baseline, counts, option.direction)
        right -= max(self._counts_width - width, 0)
        left = _EDGE + _DOT + _GAP
        spark = len(row.bars) * (_BAR + _BAR_GAP) - _BAR_GAP
        if right - spark - 2 * _GAP - left >= _NAME_WANTS:
            right -= spark + _GAP
            self._paint_bars(painter, placed(option, right, spark), row, baseline)
        quiet = self._theme.faint if row.idle else self._theme.muted
        painter.setPen(self._theme.text if shown and not row.idle else quiet)
        place = placed(option, left, max(right - _GAP - left, 0))
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
            painter.fillRect(placed(option, 0, _MARK), self._theme.accent)
        focused = option.state & _State.State_HasFocus
        if focused and (option.state & _State.State_KeyboardFocusChange or not selected):
            painter.setPen(QPen(self._theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_box(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ActorRow, *, shown: bool
    ) -> None:
        colour = self._theme.actor_colour(row.colour)
        centre = QRectF(placed(option, _EDGE, _DOT)).center()
        pointed_at = option.state & (_State.State_MouseOver | _State.State_HasFocus)
        if shown and not pointed_at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(centre, _DOT / 2, _DOT / 2)
        else:
            paint_box(painter, self._theme, centre, colour, on=shown)

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
