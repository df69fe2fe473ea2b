"""Shows what a new reading changes before it is made so; each change can be left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Kind
from idlib_gui.domain.three_way import CHANGING, Fate, Line
from idlib_gui.models.diff_model import Column, DiffModel
from idlib_gui.overriding import override

from .articles_table import FileDelegate
from .diff_words import diff_words, say_counts, say_kind, say_taken
from .filter_box import FilterBox
from .labels import plain_label
from .tables import show_whole_rows
from .theme import Theme
from .tick_delegate import ticked

_Index = QModelIndex | QPersistentModelIndex
_WIDTH, _HEIGHT, _ROW = 1_000, 620, 26
_WIDTHS = (360, 210)
_TICK = Qt.ItemDataRole.CheckStateRole
_KEPT = frozenset({Fate.KEPT, Fate.STAYS, Fate.DELETED})


class Difference(NamedTuple):
    """What is shown, and how.

    Attributes:
        before: The document as it is.
        after: As it becomes; it names what is new.
        lines: What lies between, record by record.
        title: What the dialog is called.
        apply: The words of the button that makes the changes, of which there are {0}; empty if
            they are only shown.
        notes: Sentences that the user should read.
        confirm: The words of a button that agrees to what is only shown.
    """

    before: Document
    after: Document
    lines: Sequence[Line]
    title: str
    apply: str = ""
    notes: tuple[str, ...] = ()
    confirm: str = ""


class DiffDialog(QDialog):
    """Lists what is new, changed, gone and kept; filters it, and counts what will be made."""

    applied = Signal(object)
    """Make the changes, but for those of these records."""

    def __init__(self, shown: Difference, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = shown.lines
        self._apply_words, self._confirm = shown.apply, shown.confirm
        self.setWindowTitle(shown.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        words = diff_words(shown.before, shown.after)
        self.model = DiffModel(words, tickable=bool(shown.apply), parent=self)
        self.table = DiffTable(self.model, theme)
        self.text = FilterBox(self.table)
        self.text.setPlaceholderText(self.tr("Filter by words"))
        self.text.setAccessibleName(self.tr("Filter the changes by words"))
        self.text.setClearButtonEnabled(True)
        self.fates = self._fate_box()
        self.kinds = self._kind_box()
        self.count = plain_label("title")
        self.count.setText(say_counts(shown.lines))
        self._lay_out(shown.notes)
        self._connect()
        self._show()
        self.table.setFocus()

    def _fate_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("What becomes of it"))
        box.addItem(self.tr("All that is told"), frozenset(Fate))
        box.addItem(self.tr("What changes"), CHANGING)
        for words, fates in (
            (self.tr("New"), {Fate.NEW}),
            (self.tr("Changed"), {Fate.CHANGED}),
            (self.tr("No longer proposed"), {Fate.GONE}),
            (self.tr("Kept since you decided"), _KEPT),
        ):
            if any(line.fate in fates or (fates == _KEPT and line.kept) for line in self._lines):
                box.addItem(words, frozenset(fates))
        return box

    def _kind_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Kind of record"))
        box.addItem(self.tr("All kinds"), frozenset(Kind))
        present = {line.ref.kind for line in self._lines}
        for kind in (kind for kind in Kind if kind in present):
            box.addItem(say_kind(kind), frozenset({kind}))
        return box

    def _lay_out(self, notes: Sequence[str]) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.text, 1)
        filters.addWidget(self.fates)
        filters.addWidget(self.kinds)
        self._buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.apply = QPushButton()
        if self._apply_words or self._confirm:
            self._buttons.addButton(self.apply, roles.AcceptRole)
            self.apply.setDefault(True)
        agrees = self._apply_words or self._confirm
        close = self.tr("Cancel") if agrees else self.tr("Close")
        self._buttons.addButton(close, roles.RejectRole).setAutoDefault(False)
        self.all, self.none = (
            QPushButton(self.tr("Tick shown")),
            QPushButton(self.tr("Untick shown")),
        )
        for button in (self.all, self.none):
            button.setAutoDefault(False)
            if self._apply_words:
                self._buttons.addButton(button, roles.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.count)
        self.notes = plain_label("muted", " ".join(notes))
        self.notes.setVisible(bool(notes))
        column.addWidget(self.notes)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._show)
        self.fates.currentIndexChanged.connect(self._show)
        self.kinds.currentIndexChanged.connect(self._show)
        self.model.ticked.connect(self._count)
        self.all.clicked.connect(lambda: self.model.tick_shown(on=True))
        self.none.clicked.connect(lambda: self.model.tick_shown(on=False))
        self._buttons.accepted.connect(self._make_so)
        self._buttons.rejected.connect(self.reject)

    def _show(self) -> None:
        """List what passes the filters."""
        fates, kinds = self.fates.currentData(), self.kinds.currentData()
        words = self.text.text().casefold().split()
        self.model.show_lines(
            [
                line
                for line in self._lines
                if line.ref.kind in kinds
                and (line.fate in fates or (fates == _KEPT and line.kept))
                and self._has(line, words)
            ]
        )
        self._count()

    def _has(self, line: Line, words: Sequence[str]) -> bool:
        if not words:
            return True
        told = " ".join(cell(line) for cell in self.model.cells).casefold()
        return all(word in told for word in words)

    def _count(self) -> None:
        skipped = self.model.skipped
        count = sum(line.fate in CHANGING and line.ref not in skipped for line in self._lines)
        self.apply.setText(self._confirm or self._apply_words.format(say_taken(count)))
        self.apply.setEnabled(count > 0 or bool(self._confirm))

    def _make_so(self) -> None:
        skipped = self.model.skipped
        self.accept()
        self.applied.emit(skipped)


class DiffTable(QTableView):
    """Whole rows; Space ticks one, wherever in it the keyboard is."""

    def __init__(self, model: DiffModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegateForColumn(Column.RECORD, _RecordDelegate(theme, self))
        self.setAccessibleName(self.tr("What changes"))
        show_whole_rows(self, _ROW, _WIDTHS)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        at = self.currentIndex().siblingAtColumn(Column.RECORD)
        if at.isValid() and e.key() == Qt.Key.Key_Space:
            off = Qt.CheckState.Unchecked if ticked(at) else Qt.CheckState.Checked
            self.model().setData(at, off, _TICK)
        else:
            super().keyPressEvent(e)


class _RecordDelegate(FileDelegate):
    """Paints a box before what can be left out, and none before what stays."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if index.data(_TICK) is not None:
            super().paint(painter, option, index)
        else:
            QStyledItemDelegate.paint(self, painter, option, index)
