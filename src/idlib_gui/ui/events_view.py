"""The table of events as a view: rows and cells are selected, edited, copied, pasted and sorted."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from idlib_gui.domain.records import DomainError, Kind, Ref
from idlib_gui.models.event_order import Column
from idlib_gui.models.events_model import FIELDS, EventsModel
from idlib_gui.overriding import override
from idlib_gui.state.store import DocumentStore

from .cell_table import CellTable
from .events_delegate import ROW, CellLine, EventsDelegate
from .keys import takes_key
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


class EventsTable(CellTable):
    """The events, one row each; what is done to a cell of selected rows is done to all of them."""

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
        self._delegate = delegate
        self.setModel(model)
        delegate.setParent(self)
        delegate.editor_for = self._editor_for
        self.setItemDelegate(delegate)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        show_whole_rows(self, ROW, _WIDTHS.values())
        self.select_cells()
        self.horizontalHeader().setSortIndicator(Column.WHEN, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._add_actions()

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
        if not typed or not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
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
        line.entered.connect(lambda: self._delegate.enter(line))
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
        from idlib_gui.domain.changing import count_of  # noqa: PLC0415
        from idlib_gui.domain.edits import delete  # noqa: PLC0415

        rows = self.rows
        if rows and self._may():
            refs = [Ref(Kind.EVENT, key) for key in self._model.ids_of(rows)]
            patch = delete(self._store.document, refs)
            self._store.edit(patch)
            self._stay_at(rows[0])
            others = [ref for ref, change in patch.changes.items() if change.after is not None]
            told = self.tr("{0}, which {1} told of").format(patch.label, count_of(others))
            self._tell(told if others else patch.label)

    def _join(self) -> None:
        from idlib_gui.domain.joining import join_by_hand  # noqa: PLC0415

        if self._may():
            try:
                patch = join_by_hand(self._store.document, self._model.ids_of(self.rows))
            except DomainError as error:
                self.told.emit(str(error))
                return
            self._store.edit(patch)
            (kept,) = (r for r, c in patch.changes.items() if r.kind is Kind.EVENT and c.after)
            self.choose_only(self._model.index_of(kept.id, Column.EVENT))
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
            (self.tr("Edit cell") + "\tF2", QKeySequence(), self._edit),
            (self.tr("Copy"), QKeySequence(standard.Copy), self._copy),
            (self.tr("Paste"), QKeySequence(standard.Paste), self._paste),
            (self.tr("Fill down"), QKeySequence("Alt+Shift+Down"), self._fill_down),
            (self.tr("Join events into one"), QKeySequence("Ctrl+Alt+J"), self._join),
            (self.tr("Delete events") + "\tDel", QKeySequence(), self._delete),
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
