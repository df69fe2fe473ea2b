"""Paints a dataset's row: its box in its colour, its mark, its name and how much of it there is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from idlib_gui.models.datasets_model import ROW_ROLE, DatasetRow
from idlib_gui.overriding import override

from .datasets_list_words import second_lines
from .lettering import Lettering
from .plain import one_line
from .shapes import draw_shape
from .theme import Theme
from .tick_delegate import TickDelegate, paint_box, paint_ground, placed, ticked

_Index = QModelIndex | QPersistentModelIndex

ROW = 42
_EDGE, _BOX, _GAP, _MARK = 12, 13, 8, 10
_FIRST, _SECOND = 18, 34
"""Where the two lines of a row stand, from its top."""


class DatasetsDelegate(TickDelegate):
    """Paints box, mark, name and facts of a dataset."""

    box_width = _EDGE + _BOX + _GAP // 2

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._name, self._facts = Lettering(theme.font()), Lettering(theme.font("small"))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, row, shown = self._theme, index.data(ROW_ROLE), ticked(index)
        look = theme.dataset_look(row.colour)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, theme, option)
        top = option.rect.top() + _FIRST - 5
        box = placed(option, _EDGE, _BOX)
        paint_box(painter, theme, QPointF(box.center().x() + 0.5, top), look.colour, on=shown)
        left = _EDGE + _BOX + _GAP
        mark = placed(option, left, _MARK)
        colour = look.colour if shown else theme.muted
        centre = QPointF(mark.center().x() + 0.5, top)
        draw_shape(painter, look.shape, centre, _MARK, colour)
        inner = left + _MARK + _GAP
        place = placed(option, inner, option.rect.width() - inner - _EDGE)
        painter.setPen(theme.text if shown else theme.muted)
        self._name.draw(painter, place, _FIRST, one_line(row.name), option.direction)
        painter.setPen(theme.muted)
        self._draw_facts(painter, option, row)
        painter.restore()

    def _draw_facts(self, painter: QPainter, option: QStyleOptionViewItem, row: DatasetRow) -> None:
        """Draw the second line: the facts, and at its end what is seen now."""
        left = _EDGE + _BOX + _GAP
        room = option.rect.width() - left - _EDGE
        facts, seen = self.fitting(row, room)
        width = self._facts.width(seen)
        end = placed(option, option.rect.width() - _EDGE - width, width)
        self._facts.draw(painter, end, _SECOND, seen, option.direction)
        place = placed(option, left, max(room - width - _GAP * bool(seen), 0))
        self._facts.draw(painter, place, _SECOND, facts, option.direction)

    def fitting(self, row: DatasetRow, room: float) -> tuple[str, str]:
        """Return the fullest words for the second line that have room, else the shortest."""
        both = "", ""
        for both in second_lines(row):
            facts, seen = map(self._facts.width, both)
            if facts + seen + _GAP * bool(seen) <= room:
                break
        return both
