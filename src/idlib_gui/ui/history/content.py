"""The list of all steps: made when the pane is first seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.records import DomainError, Ref
from idlib_gui.models.history_model import DIM_ROLE, HERE_ROLE, Column, HistoryModel
from idlib_gui.models.rows import ID_ROLE, Index
from idlib_gui.overriding import override
from idlib_gui.state.record_steps import RecordSteps
from idlib_gui.state.session import Session
from idlib_gui.ui.tables import show_whole_rows
from idlib_gui.ui.theme import Looks

from .words import step_words

_ROW = 24
_WIDTHS = (420, 90, 130, 140)
"""Pixels of the columns; the first takes what is left."""
_WIDE = {Column.WHO: 560, Column.WHEN: 360}
"""Pixels from which on a column is shown."""


class StepDelegate(QStyledItemDelegate):
    """Dims what is not part of the document now, and lets the present step stand out."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        theme = self._looks.theme
        if index.data(DIM_ROLE):
            for group in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(group, theme.muted)
        if index.data(HERE_ROLE):
            option.font.setBold(True)


class StepTable(QTableView):
    """Goes to a step by Enter or a double click."""

    went = Signal(int)
    """The number of the step to go to."""
    chosen = Signal(int)
    """The number of the step that the user looks at."""

    def __init__(self) -> None:
        super().__init__()
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ID_ROLE)))
        self.doubleClicked.connect(lambda index: self.went.emit(index.data(ID_ROLE)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the tool tip says too where there is little room."""
        super().resizeEvent(event)
        for column, least in _WIDE.items():
            self.setColumnHidden(column, self.width() < least)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.went.emit(index.data(ID_ROLE))
        else:
            super().keyPressEvent(event)
            if self.currentIndex() != index:
                self.chosen.emit(self.currentIndex().data(ID_ROLE))


class HistoryContent(QWidget):
    """Lists steps, filtered by text or by the selected record."""

    said = Signal(str)
    """Something that the user is told for a moment."""

    def __init__(
        self, session: Session, looks: Looks, touched: RecordSteps, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._touched = session, touched
        self._text, self._only_selected = "", False
        self._now = session.store.history.at
        self._model = HistoryModel(session.store.history, step_words(), self)
        self._delegate = StepDelegate(looks)
        self.table = StepTable()
        self.table.setModel(self._model)
        self.table.setItemDelegate(self._delegate)
        self.table.setAccessibleName(self.tr("What was done, the newest first"))
        show_whole_rows(self.table, _ROW, _WIDTHS)
        heads = self.table.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.setCurrentIndex(self._model.index_of(session.store.history.at))
        self.table.went.connect(self.go_to)
        self.table.chosen.connect(self._pick)
        session.selection.changed.connect(self._follow_selection)
        session.store.history.changed.connect(self._list)
        touched.changed.connect(self._list)
        looks.changed.connect(self.table.viewport().update)

    @property
    def numbers(self) -> Sequence[int]:
        """Return the numbers of the steps that are listed, the oldest first."""
        return self._model.numbers

    def show_only(self, text: str, *, selected: bool) -> None:
        """List only steps whose line has this text, or that touched the selected record."""
        self._text, self._only_selected = text.casefold(), selected
        self._list()

    def go_to(self, number: int) -> None:
        """Undo or redo until a step is the last that is made."""
        history = self._session.store.history
        if history.read_only:
            self.said.emit(history.read_only)
        elif number == history.at:
            self.said.emit(self.tr("The document is there already."))
        elif not history.can_go_to(number):
            words = self.tr(
                "This step was undone before something else was done: there is no way back to it."
            )
            self.said.emit(words)
        else:
            try:
                history.go_to(number)
            except DomainError as error:
                self.said.emit(str(error))

    @Slot()
    def _list(self) -> None:
        """List what passes the filter, stay at the row where the user was, and show the present."""
        row, now = self.table.currentIndex().data(ID_ROLE), self._session.store.history.at
        before, self._now = self._now, now
        self._model.show_part(self._passing())
        stays = row is not None and row != before  # who stood at the present goes along with it
        index = self._model.index_of(row if stays else now)
        if index.isValid() and index.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(index)
        if now != before:
            self.table.scrollTo(self._model.index_of(now))

    def _passing(self) -> Sequence[int] | None:
        if not self._text and not self._only_selected:
            return None
        steps = self._session.store.history.steps()
        numbers: Sequence[int] = range(1, len(steps) + 1)
        if self._only_selected:
            ref = self._session.selection.current
            numbers = () if ref is None else self._touched.of(ref)
        found = self._text
        return [
            n for n in numbers if found in f"{steps[n - 1].label}\n{steps[n - 1].author}".casefold()
        ]

    @Slot()
    def _follow_selection(self) -> None:
        if self._only_selected:
            self._list()

    def _pick(self, number: int) -> None:
        """Select the first record that a step touched, unless it touched the selected one."""
        if number == 0:
            return
        try:
            refs = list(self._session.store.history.patch_of(number).changes)
        except DomainError as error:
            self.said.emit(str(error))
            return
        there = [ref for ref in refs if self._session.store.document.get(ref) is not None]
        if there and self._session.selection.current not in refs:
            self._session.selection.select(Ref(*there[0]))
