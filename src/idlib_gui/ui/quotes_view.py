"""The list of quote cards: laid out in batches, and picked by a whole click."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from idlib_gui.models.rows import ID_ROLE
from idlib_gui.overriding import override

from .quotes_delegate import QuotesDelegate
from .row_list import let_go

_BATCH = 30
"""Cards laid out in one step: a few milliseconds' worth."""
_SCROLL_STEP = 24


class QuotesView(QListView):
    """Shows cards of many heights. The quote that is picked is told by id."""

    picked = Signal(str)
    """The user chose this quote, by a click or with the keys."""
    answer_clicked = Signal(str)
    """The user clicked on what this quote answers."""

    def __init__(self, delegate: QuotesDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._wanted = QPersistentModelIndex()
        """The card to scroll to as soon as it is laid out."""
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(_SCROLL_STEP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)

    def show_current(self, index: QModelIndex) -> None:
        """Mark a card as the selected one and bring it into view; an invalid index marks none."""
        self.setCurrentIndex(index)
        self._wanted = QPersistentModelIndex(index)
        self._go_to_wanted()

    def answer_at(self, point: QPoint) -> QModelIndex:
        """Return the card on whose answered quote a point lies, an invalid index if on none."""
        index = self.indexAt(point)
        if index.isValid() and self._delegate.answer_at(self.visualRect(index), index, point):
            return index
        return QModelIndex()

    def _pick(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(ID_ROLE))

    def _go_to_wanted(self) -> None:
        if self._wanted.isValid() and not self.visualRect(self._wanted).isEmpty():
            self.scrollTo(self._wanted)
            self._wanted = QPersistentModelIndex()

    @override
    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # A press selects nothing yet: selecting may change the list under the pointer.
        if isinstance(event, QMouseEvent):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        for index in selected.indexes()[:1]:
            self._pick(index)

    @override
    def rowsAboutToBeRemoved(
        self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int
    ) -> None:
        let_go(self, start, end)
        super().rowsAboutToBeRemoved(parent, start, end)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        answering = self.answer_at(event.position().toPoint())
        if answering.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.answer_clicked.emit(answering.data(ID_ROLE))
            return
        super().mouseReleaseEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.answer_at(event.position().toPoint()).isValid()
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.set_width(self.width())
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Qt lays out a list from top to bottom anew for another height only.
            self.scheduleDelayedItemsLayout()
        self._wanted = QPersistentModelIndex(self.currentIndex())
        self._go_to_wanted()

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        super().timerEvent(event)
        self._go_to_wanted()
