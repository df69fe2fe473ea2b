"""Views of rows that leave the selection to the session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from idlib_gui.overriding import override

from .tick_delegate import TickDelegate

_Action = QAbstractItemView.CursorAction
_TWO = Qt.KeyboardModifier.ControlModifier
_UPWARD = {_Action.MoveUp, _Action.MovePageUp, _Action.MoveEnd, _Action.MovePrevious}


def let_go(view: QAbstractItemView, first: int, last: int) -> None:
    """Have no current row if it is among these, which are about to go.

    Qt would select a neighbour: a record that nobody picked.
    """
    if first <= view.currentIndex().row() <= last:
        view.setCurrentIndex(QModelIndex())


class TickList(QListView):
    """A list in which headings are passed over, and check boxes are ticked without selecting."""

    paired = Signal(QModelIndex)
    """A row was clicked with Ctrl held: it is meant beside the one that is selected."""

    def __init__(self, delegate: TickDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = delegate
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def dataChanged(
        self,
        topLeft: QModelIndex | QPersistentModelIndex,
        bottomRight: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Paint the rows that changed; a `QListView` lays all out anew, though all are as high."""
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, list(roles))

    @override
    def rowsAboutToBeRemoved(
        self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int
    ) -> None:
        let_go(self, start, end)
        super().rowsAboutToBeRemoved(parent, start, end)

    @override
    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if isinstance(event, QMouseEvent) and event.modifiers() & _TWO:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        if isinstance(event, QMouseEvent) and index.isValid():
            box = self._delegate.box_area(self.visualRect(index), self.layoutDirection())
            if box.contains(event.position().toPoint()):
                return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        index = self.indexAt(e.position().toPoint())
        if e.modifiers() & _TWO and e.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.paired.emit(index)

    @override
    def moveCursor(self, cursorAction: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        index = super().moveCursor(cursorAction, modifiers)
        if not index.isValid() or index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return index
        # It landed on a heading: go on the same way, and if no row is left there, turn back.
        step = -1 if cursorAction in _UPWARD else 1
        for way in (step, -step):
            beside = index.siblingAtRow(index.row() + way)
            if beside.isValid() and beside.flags() & Qt.ItemFlag.ItemIsEnabled:
                return beside
        return self.currentIndex()
