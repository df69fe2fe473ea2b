"""How the cells of the table of events are painted, and edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from idlib_gui.domain.records import EventClass
from idlib_gui.models.event_order import Column
from idlib_gui.models.events_model import CLASS_ROLE
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.overriding import override

from .lettering import Lettering
from .shapes import draw_shape
from .theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_State = QStyle.StateFlag
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

ROW = 26
_MARK = 3
_EDGE = 8
_SHAPE = 9


class CellLine(QLineEdit):
    """A line that a cell is edited in."""

    stored = Signal(str)
    """What was typed stands in the cell now: the line of the history that says so."""
    entered = Signal()
    """Enter was pressed in a list of the line, in which nothing is marked."""
    is_wrong = False
    """Whether what is typed could not be stored: then it stays open."""

    def begin(self) -> None:
        """Show what is in the cell."""
        raise NotImplementedError

    def store(self, *, by_key: bool) -> None:
        """Put what is typed into the cell; `by_key`: the user pressed Enter."""
        raise NotImplementedError

    def arrange(self, cell: QRect) -> None:
        """Lie over a cell."""
        raise NotImplementedError


class EventsDelegate(QStyledItemDelegate):
    """Marks the rows of the selected actor with a bar, and lets the others step back.

    Cells are edited in lines that stay open while they hold what cannot be read.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.involved: frozenset[str] | None = None
        """Events of the selected actor; None: no actor is selected."""
        self.editor_for: Callable[[QWidget, _Index], CellLine] | None = None
        """Makes the line for a cell."""
        self._by_key = False
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._letters = Lettering(theme.font())

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._letters.width(index.data()) + 2 * _EDGE, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        # Done by hand, as going through the style takes five times as long.
        theme, rect, state = self._theme, option.rect, option.state
        if state & _State.State_Selected:
            painter.fillRect(rect, theme.accent_soft)
        colour = theme.text
        if self.involved is not None:
            if index.data(ID_ROLE) not in self.involved:
                colour = theme.muted
            elif index.column() == 0:
                edge = QRect(rect.left(), rect.top(), _MARK, rect.height())
                painter.fillRect(QStyle.visualRect(option.direction, rect, edge), theme.accent)
        if state & _State.State_HasFocus:
            painter.setPen(theme.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        place = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        if index.column() == Column.TYPE and index.data():
            rest = place.adjusted(self._paint_class(painter, option, index), 0, 0, 0)
            place = QStyle.visualRect(option.direction, place, rest)
        painter.setPen(colour)
        baseline = self._letters.baseline(rect.height())
        self._letters.draw(painter, place, baseline, index.data(), option.direction)

    def _paint_class(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> int:
        """Paint the mark of the event's class where the cell starts; return how far to move on."""
        look = self._theme.classes[EventClass(index.data(CLASS_ROLE))]
        place = QRect(option.rect.left() + _EDGE, option.rect.top(), _SHAPE, option.rect.height())
        centre = QRectF(QStyle.visualRect(option.direction, option.rect, place)).center()
        draw_shape(painter, look.shape, centre, _SHAPE, look.line)
        return _SHAPE + _EDGE - 2

    # Editing

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        if self.editor_for is None:
            return super().createEditor(parent, option, index)
        return self.editor_for(parent, index)

    @override
    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, CellLine):
            editor.begin()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, CellLine):
            editor.store(by_key=self._by_key)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        if isinstance(editor, CellLine):
            editor.arrange(option.rect)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take Enter for the wish to store, which a click elsewhere is not as firmly."""
        entered = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in ENTER
        )
        if isinstance(editor, CellLine) and entered:
            self.enter(editor)
            return True
        return super().eventFilter(editor, event)

    def enter(self, editor: CellLine) -> None:
        """Store what is in a line, as Enter asks for, and close it if that can be read."""
        self._by_key = True
        self.commitData.emit(editor)
        self._by_key = False
        self.closeEditor.emit(editor)
