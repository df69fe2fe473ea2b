"""The command palette: every action by name, a few letters away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSortFilterProxyModel, Qt, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.search import folded
from idlib_gui.overriding import override

from .actions import ACTIONS, Actions, keys_of, translated

_NAME = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT, _ROW = 520, 420, 28


class CommandPalette(QDialog):
    """Lists the actions that hold the typed words; Enter does the current one."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(self.tr("Command palette"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        self._proxy = _Filter(self)
        self._proxy.setSourceModel(_model_of(actions, self))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Command"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.view = _list_of(self._proxy)
        self.view.setAccessibleName(self.tr("Commands"))
        self.view.activated.connect(self._do)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.view)
        self._filter("")
        self.field.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride:
            # Enter belongs to this field, not to an action of the window behind.
            event.setAccepted(key in {Qt.Key.Key_Return, Qt.Key.Key_Enter})
            return event.isAccepted()
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            row = self.view.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            self.view.selectRow(min(max(row, 0), self._proxy.rowCount() - 1))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do(self.view.currentIndex())
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _filter(self, text: str) -> None:
        self._proxy.find(text)
        self.view.selectRow(0)

    @Slot(QModelIndex)
    def _do(self, index: QModelIndex) -> None:
        name = index.siblingAtColumn(0).data(_NAME)
        if name is not None:
            self.accept()
            self._actions[name].trigger()


class _Filter(QSortFilterProxyModel):
    """Keeps the rows that hold every word."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def find(self, text: str) -> None:
        """Keep the rows with the words of `text`."""
        self.beginFilterChange()
        self._words = folded(text).split()
        self.endFilterChange()

    @override
    def filterAcceptsRow(self, row: int, parent: object) -> bool:
        text = folded(str(self.sourceModel().index(row, 0).data()))
        return all(word in text for word in self._words)


def _model_of(actions: Actions, parent: QObject) -> QStandardItemModel:
    """Return the actions that can be done now: name and shortcut."""
    model = QStandardItemModel(parent)
    for spec in ACTIONS:
        if actions[spec.name].isEnabled():
            what = QStandardItem(f"{translated(spec.menu)}: {translated(spec.text)}")
            what.setData(spec.name, _NAME)
            keys = QStandardItem(keys_of(spec))
            keys.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            model.appendRow([what, keys])
    return model


def _list_of(model: QSortFilterProxyModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_ROW)
    view.horizontalHeader().hide()
    view.horizontalHeader().setStretchLastSection(True)
    view.setColumnWidth(0, int(_WIDTH * 0.68))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return view
