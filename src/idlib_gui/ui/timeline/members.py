"""A menu of the events that lie one upon the other, and that no zoom brings apart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from idlib_gui.domain.records import EventId
from idlib_gui.layout.columns import CLASSES, one_line
from idlib_gui.layout.frame import SHAPE
from idlib_gui.state.selection import Picked
from idlib_gui.ui.dataset_words import say_moment
from idlib_gui.ui.shapes import draw_shape
from idlib_gui.ui.theme import ClassLook
from idlib_gui.ui.wording import number, say_when

from .picking import picked_of
from .stage import Stage
from .words import say_stretch

_MOST = 30
"""Events that are listed; of the rest, only how many they are."""
_MARK = 16
"""Pixels of the icon that shows the class of an event."""
_LONGEST = 70
"""Code points of an event in the menu."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


def members_menu(
    parent: QWidget, stage: Stage, place: tuple[int, int, int], select: Callable[[Picked], None]
) -> QMenu:
    """Return a menu of the events of a stretch of a lane: `place` is lane, begin, end.

    They are those that start in it; if none does, those that are active in it.
    """
    board, theme = stage.board, stage.look.theme
    layer, total = board.source_of(place[0]).layer, board.started(*place)
    look = board.started_rows if total else board.active_rows
    rows = look(*place, _MOST).tolist()
    total = total or board.active(*place)
    titles = stage.layers[layer - 1].titles(rows) if layer else [stage.labels[row] for row in rows]
    menu = QMenu(parent)
    menu.setAccessibleName(_tr("Events at the same time"))
    heading = say_stretch(stage.table.lanes[place[0]].name, place[1:], total)
    menu.addAction(heading.replace("&", "&&")).setEnabled(False)
    menu.addSeparator()
    for row, title in zip(rows, titles, strict=True):
        line = one_line(title)
        text = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
        told = f"{text}\t{_when(stage, layer, row)}".replace("&", "&&")
        action = menu.addAction(told, partial(select, picked_of(stage, layer, row)))
        action.setIcon(_mark(theme.classes[CLASSES[board.class_of(row, layer)]]))
    if total > len(rows):
        menu.addAction(_tr("and {0} more").format(number(total - len(rows)))).setEnabled(False)
    return menu


def _mark(look: ClassLook) -> QIcon:
    """Return the mark of a class, in double size for fine screens."""
    pixmap = QPixmap(2 * _MARK, 2 * _MARK)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_shape(painter, look.shape, QPointF(_MARK / 2, _MARK / 2), SHAPE + 1, look.line)
    painter.end()
    return QIcon(pixmap)


def _when(stage: Stage, layer: int, row: int) -> str:
    if not layer:
        return say_when(stage.document.events[EventId(stage.columns.ids[row])].when)
    span = stage.board.span(row, layer)
    return "" if span is None else say_moment((span.begin, span.end))
