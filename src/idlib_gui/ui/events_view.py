"""The table of events as a view: rows and cells are selected, edited, copied, pasted and sorted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from idlib_gui.domain.records import Kind, Ref
from idlib_gui.models.event_order import Column
from idlib_gui.models.events_model import FIELDS, EventsModel
from idlib_gui.models.rows import runs
from idlib_gui.overriding import override
from idlib_gui.state.store import DocumentStore

from .events_delegate import ROW, CellLine, EventsDelegate
from .keys import takes_key
from .row_list import let_go
from .tables import show_whole_rows

_Index = QModelIndex | QPersistentModelIndex
_Rows = QItemSelectionModel.SelectionFlag.Rows
_SIDEWAYS = {Qt.Key.Key_Left, Qt.Key.Key_Right}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_TYPING = (Qt.KeyboardModifier.NoModifier, _SHIFT, Qt.KeyboardModifier.KeypadModifier)

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


class EventsTable(QTableView):
    """A table in which clicks select whole rows, and drags or Shift with arrows sideways cells.

    What is done to a cell of several selected rows is done to all of them.
    """

    told = Signal(str)
    """A sentence for the user: what was done, or why it cannot be."""

    def __init__(
        self,
        model: EventsModel,
        delegate: EventsDelegate,
        store: DocumentStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._store = store
        self._by_cell = False
        """Whether single cells are being selected."""
        self.setModel(model)
        delegate.setParent(self)
        delegate.editor_for = self._editor_for
        self.setItemDelegate(delegate)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        show_whole_rows(self, ROW, _WIDTHS.values())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # A heading would ask of every row whether it is selected, each time it is painted.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.horizontalHeader().setSortIndicator(Column.WHEN, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._add_actions()

    # What is selected

    @property
    def rows(self) -> list[int]:
        """Return the rows of which any cell is selected, from the top down."""
        parts = self.selectionModel().selection().toList()
        rows = set[int]().union(*(range(part.top(), part.bottom() + 1) for part in parts))
        return sorted(rows)

    @property
    def many(self) -> int:
        """Return how many rows are selected if they are several, else 0."""
        count = len(self.rows)
        return count if count > 1 else 0

    def is_chosen(self, row: int) -> bool:
        """Return whether any cell of a row is selected."""
        return self.selectionModel().rowIntersectsSelection(row, QModelIndex())

    def choose_only(self, index: QModelIndex) -> None:
        """Select the row of a cell and no other, whichever keys are held down just now."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag | _Rows)

    def choose(self, rows: Iterable[int]) -> None:
        """Select these rows, and no others; where the keyboard is stays."""
        chosen = QItemSelection()
        last = self._model.columnCount() - 1
        for first, end in runs(sorted(rows)):
            chosen.select(self._model.index(first, 0), self._model.index(end, last))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, flag)

    @property
    def chosen(self) -> dict[int, set[int]]:
        """Return the columns of the cells that are selected, by row."""
        chosen: dict[int, set[int]] = {}
        for part in self.selectionModel().selection().toList():
            columns = range(part.left(), part.right() + 1)
            for row in range(part.top(), part.bottom() + 1):
                chosen.setdefault(row, set()).update(columns)
        return chosen

    @override
    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if event is not None:
            self._by_cell = self._asks_for_cells(index, event)
        command = super().selectionCommand(index, event)
        nothing = command == QItemSelectionModel.SelectionFlag.NoUpdate
        single = event is not None and self._by_cell
        return command if nothing or single else command | _Rows

    def _asks_for_cells(self, index: _Index, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            moves = event.type() == QEvent.Type.MouseMove
            return moves and (self._by_cell or index != self.currentIndex())
        if isinstance(event, QKeyEvent) and event.modifiers() & _SHIFT:
            return self._by_cell or event.key() in _SIDEWAYS
        return False

    @override
    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        let_go(self, start, end)
        super().rowsAboutToBeRemoved(parent, start, end)

    # Editing

    @override
    def event(self, event: QEvent) -> bool:
        # These are shortcuts of the whole window too; here they edit in place.
        mine = takes_key(event, Qt.Key.Key_F2, Qt.Key.Key_Delete)
        return mine or self._takes_typing(event) or super().event(event)

    def _takes_typing(self, event: QEvent) -> bool:
        """Return whether Qt asks who a letter belongs to, and take it for a cell to edit."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        typed = event.text().isprintable() and event.text() and event.modifiers() in _TYPING
        if not typed or self.currentIndex().column() not in FIELDS:
            return False
        event.accept()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._edit()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close a line, but not while it holds what cannot be read, unless that is given up."""
        wrong = isinstance(editor, CellLine) and editor.is_wrong
        if not wrong or hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            super().closeEditor(editor, hint)

    def _editor_for(self, parent: QWidget, index: _Index) -> CellLine:
        # The start of the program need not wait for what reads cells.
        from .cell_editor import editor_of  # noqa: PLC0415

        rows = self.rows if index.row() in self.rows else [index.row()]
        line = editor_of(self._model, self._store, rows, Column(index.column()), parent)
        line.stored.connect(self._tell)
        return line

    def _tell(self, label: str) -> None:
        if label:
            self.told.emit(self.tr("{0}.").format(label))

    def _may(self) -> bool:
        """Return whether anything can be changed; if not, say why."""
        why = self._store.history.read_only
        if why:
            self.told.emit(why)
        return not why

    def _edit(self) -> None:
        """Edit the current cell, or the title where it cannot be edited."""
        current = self.currentIndex()
        if current.isValid() and current.column() not in FIELDS:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            current = current.siblingAtColumn(Column.EVENT)
            self.selectionModel().setCurrentIndex(current, flags)
        if current.isValid() and self._may():
            self.edit(current)

    def _delete(self) -> None:
        from idlib_gui.domain.edits import delete  # noqa: PLC0415

        rows = self.rows
        if rows and self._may():
            refs = [Ref(Kind.EVENT, key) for key in self._model.ids_of(rows)]
            patch = delete(self._store.document, refs)
            self._store.edit(patch)
            self._stay_at(rows[0])
            self._tell(patch.label)

    def _stay_at(self, row: int) -> None:
        """Let the next arrow start where the rows were that went, none of them being picked."""
        index = self._model.index(min(row, self._model.rowCount() - 1), Column.EVENT)
        flags = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(index, flags)

    # Actions

    def _add_actions(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        standard = QKeySequence.StandardKey
        for text, keys, done in (
            (self.tr("Edit cell"), QKeySequence(), self._edit),
            (self.tr("Copy"), QKeySequence(standard.Copy), self._copy),
            (self.tr("Paste"), QKeySequence(standard.Paste), self._paste),
            (self.tr("Fill down"), QKeySequence("Alt+Shift+Down"), self._fill_down),
            (self.tr("Delete events"), QKeySequence(), self._delete),
            (
                self.tr("Sort by this column"),
                QKeySequence("Alt+Up"),
                lambda: self._sort(ascending),
            ),
            (
                self.tr("Sort by this column, last first"),
                QKeySequence("Alt+Down"),
                lambda: self._sort(descending),
            ),
        ):
            self._add(text, keys).triggered.connect(lambda _checked=False, done=done: done())

    def _add(self, text: str, keys: QKeySequence) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    def _copy(self) -> None:
        from .cell_clipboard import copy_cells  # noqa: PLC0415

        copy_cells(self, self._model)

    def _paste(self) -> None:
        from .cell_clipboard import paste_cells  # noqa: PLC0415

        if self._may():
            paste_cells(self, self._model, self._store, self._tell)

    def _fill_down(self) -> None:
        from .cell_clipboard import fill_down  # noqa: PLC0415

        if self._may():
            self._tell(fill_down(self, self._model, self._store))

    def _sort(self, order: Qt.SortOrder) -> None:
        self.sortByColumn(max(self.currentIndex().column(), 0), order)
