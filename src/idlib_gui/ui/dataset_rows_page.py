"""The rows of a dataset as a table beside the window; the one that is chosen is selected."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.layout.columns import Ints
from idlib_gui.models.dataset_rows_model import Column, DatasetRowsModel, RowsWords
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.overriding import override
from idlib_gui.state.datasets import Layer
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.passing import rows_in_time
from idlib_gui.state.selection import RowRef
from idlib_gui.state.session import Session

from . import messages
from .close_box import close_box
from .dataset_words import say_moment, say_rows
from .labels import plain_label
from .plain import one_line, shortened
from .tables import show_whole_rows

_WIDTH, _HEIGHT, _ROW = 900, 520, 24
_WIDTHS = {
    Column.WHEN: 175,
    Column.TITLE: 250,
    Column.ACTOR: 140,
    Column.TARGET: 120,
    Column.TYPE: 110,
}
_NAME = 60


class DatasetRowsPage(QDialog):
    """Lists what passes the filter, in the period, by when it begins; the window stays in use."""

    def __init__(self, session: Session, layer: Layer, jobs: JobSlot, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._key = session, jobs, layer.key
        self._listed: tuple[object, ...] = ()
        self.setWindowTitle(self.tr("Rows of {0}").format(shortened(layer.dataset.name, _NAME)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self._facts = plain_label("muted")
        self.only_seen = QCheckBox(self.tr("Only what the timeline shows"))
        headings = ("When", "Event", "Actor", "Target", "Type", "Place")
        words = RowsWords([self.tr(text) for text in headings], say_moment, one_line)
        self._model = DatasetRowsModel(layer.dataset, words, self)
        self.table = self._make_table()
        buttons = close_box(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._facts, 1)
        row.addWidget(self.only_seen)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.only_seen.toggled.connect(self._list)
        jobs.failed.connect(lambda error: messages.report(self, error))
        session.shelf.changed.connect(self._list)
        session.viewport.settled.connect(self._list)
        session.selection.changed.connect(self._show_selection)
        self._list()
        self.table.setFocus()

    @property
    def facts(self) -> str:
        """Return how many rows are listed, in words."""
        return self._facts.text()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Rows"))
        show_whole_rows(table, _ROW, _WIDTHS.values())
        table.selectionModel().currentRowChanged.connect(self._pick)
        return table

    def _list(self) -> None:
        """List the rows anew if what is to be listed has changed."""
        layer = self._session.shelf.layer(self._key)
        if layer is None:
            self.reject()
            return
        if layer.total is None:
            return  # it is being worked out, and then the shelf tells
        view, seen = self._session.viewport.view, self.only_seen.isChecked()
        wanted = (layer.filter, view.period, view.classes_off, view.window if seen else None)
        if wanted != self._listed:
            self._listed = wanted
            self._facts.setText(self.tr("Putting the rows in order…"))
            self._jobs.start(lambda _stop: rows_in_time(layer, view, in_window=seen), self._show)

    def _show(self, rows: Ints) -> None:
        self._model.show_rows(rows)
        period = self._session.viewport.view.period
        words = [say_rows(len(rows)), say_moment(period) if period is not None else ""]
        self._facts.setText(" · ".join(filter(None, words)))
        self._show_selection()

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self._session.selection.select(RowRef(self._key, index.data(ID_ROLE)))

    def _show_selection(self) -> None:
        row = self._session.selection.row
        at = self._model.index_of(row.row) if row and row.dataset == self._key else QModelIndex()
        if at.isValid() and at.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(at)

    @override
    def done(self, arg__1: int) -> None:
        """Let go of what is being put in order."""
        self._jobs.cancel()
        super().done(arg__1)
