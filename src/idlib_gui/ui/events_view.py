"""The table of events as a view: how its cells are painted, edited, copied and sorted."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from idlib_gui.domain.records import EventClass
from idlib_gui.models.events_model import CLASS_ROLE, Column, EventsModel
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.overriding import override

from .keys import takes_key
from .lettering import Lettering
from .row_list import let_go
from .shapes import draw_shape
from .tables import show_whole_rows
from .theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_State = QStyle.StateFlag

ROW = 26
_MARK = 3
_EDGE = 8
_SHAPE = 9
_WIDTHS = {
    Column.WHEN: 186,
    Column.EVENT: 262,
    Column.WHO: 170,
    Column.WHOM: 124,
    Column.TYPE: 116,
    Column.WHERE: 108,
    Column.BASIS: 190,
    Column.TOLD: 62,
    Column.STATUS: 82,
}


class EventsDelegate(QStyledItemDelegate):
    """Marks the rows of the selected actor with a bar, and lets the others step back."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.involved: frozenset[str] | None = None
        """Events of the selected actor; None: no actor is selected."""
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

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        # A line edit of this style is taller than a row: it lies over its neighbours, centred.
        height = max(editor.sizeHint().height(), option.rect.height())
        place = QRect(option.rect)
        place.setTop(option.rect.center().y() - height // 2)
        place.setHeight(height)
        editor.setGeometry(place)


class EventsTable(QTableView):
    """A table of whole rows that is sorted by header clicks or by keys, and copied from."""

    def __init__(
        self, model: EventsModel, delegate: EventsDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        show_whole_rows(self, ROW, _WIDTHS.values())
        self.horizontalHeader().setSortIndicator(Column.WHEN, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._add_actions()

    @override
    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        let_go(self, start, end)
        super().rowsAboutToBeRemoved(parent, start, end)

    @override
    def event(self, event: QEvent) -> bool:
        # F2 is a shortcut of the whole window too; here it edits in place.
        return takes_key(event, Qt.Key.Key_F2) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._rename()
        else:
            super().keyPressEvent(event)

    def _add_actions(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        rename = self._add(self.tr("Rename event"), QKeySequence())
        rename.triggered.connect(self._rename)
        copy = self._add(self.tr("Copy row"), QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(self._copy)
        up = self._add(self.tr("Sort by this column"), QKeySequence("Alt+Up"))
        up.triggered.connect(lambda: self._sort(ascending))
        down = self._add(self.tr("Sort by this column, last first"), QKeySequence("Alt+Down"))
        down.triggered.connect(lambda: self._sort(descending))

    def _add(self, text: str, keys: QKeySequence) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    def _rename(self) -> None:
        current = self.currentIndex()
        if current.isValid():
            index = current.siblingAtColumn(Column.EVENT)
            self.setCurrentIndex(index)
            self.edit(index)

    def _copy(self) -> None:
        if self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(self._model.line(self.currentIndex()))

    def _sort(self, order: Qt.SortOrder) -> None:
        self.sortByColumn(max(self.currentIndex().column(), 0), order)
