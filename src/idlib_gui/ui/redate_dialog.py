"""Asks for another publication date, and shows what it changes before it is made so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.records import DateMention, DomainError, Event, Kind, Quote, Ref, SourceId
from idlib_gui.domain.versions import current_sources
from idlib_gui.extract.redating import Moved
from idlib_gui.models.moved_model import MovedModel, MovedWords
from idlib_gui.state.redating import Answered, Asked, Redatings
from idlib_gui.state.store import DocumentStore

from . import messages
from .date_box import DateBox
from .labels import plain_label
from .plain import one_line, shortened
from .tips import plain_tip
from .wording import number, say_date

_WIDTH, _HEIGHT = 960, 560
_WORDS = 80
"""Characters of a title or quote in a cell."""
_NAMED = 3
"""How many of what stays are named."""
_DATE_WIDTH, _WHAT_WIDTH = 176, 270


class RedateDialog(QDialog):
    """Takes a publication date; the dates that become others are listed while it is typed."""

    def __init__(
        self, store: DocumentStore, source: SourceId, redatings: Redatings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._redatings = redatings
        self._answer: Answered | None = None
        self.setWindowTitle(self.tr("Publication date"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width()), min(_HEIGHT, parent.height() - 40))
        self._source = QComboBox()
        self._source.setAccessibleName(self.tr("Source"))
        for key, one in current_sources(store.document).items():
            self._source.addItem(shortened(one.title, _WORDS) or self.tr("Untitled"), key)
        self._source.setCurrentIndex(self._source.findData(source))
        self.date = DateBox()
        self._said = plain_label()
        self._model = MovedModel(self._words(), self)
        self._table = self._make_table()
        self._buttons = QDialogButtonBox()
        accept, reject = (
            QDialogButtonBox.ButtonRole.AcceptRole,
            QDialogButtonBox.ButtonRole.RejectRole,
        )
        self._apply = self._buttons.addButton(self.tr("Apply"), accept)
        self._apply.setDefault(True)
        self._buttons.addButton(self.tr("Cancel"), reject).setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._show_source()
        self.date.setFocus()
        self.date.field.selectAll()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Source"), self._source)
        form.setRowVisible(self._source, self._source.count() > 1)
        form.addRow(self.tr("Published"), self.date)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self._said)
        column.addWidget(self._table, 1)
        column.addWidget(self._buttons)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Dates that change"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in enumerate((_WHAT_WIDTH, _DATE_WIDTH, _DATE_WIDTH)):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return table

    def _connect(self) -> None:
        self._source.currentIndexChanged.connect(self._show_source)
        self.date.changed.connect(self._ask)
        self._redatings.answered.connect(self._show_answer)
        self._redatings.failed.connect(self._show_failure)
        self._buttons.accepted.connect(self._make_so)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._redatings.cancel)

    def _words(self) -> MovedWords:
        headers = (
            *(self.tr("Words, event or quote"), self.tr("Before")),
            *(self.tr("After"), self.tr("Why")),
        )
        cells = (
            self._say_what,
            lambda moved: self._say(moved.before),
            lambda moved: self._say(moved.after),
            lambda moved: one_line(moved.reason),
        )
        return MovedWords(headers, cells, self._tip)

    def _say_what(self, moved: Moved) -> str:
        indent = "" if moved.ref.kind is Kind.DATE else "    "
        return indent + self._name(moved.ref)

    def _say(self, edtf: str | None) -> str:
        return self.tr("undated") if edtf is None else say_date(parse_edtf(edtf))

    def _tip(self, moved: Moved) -> str:
        dates = self.tr("{0} → {1}").format(self._say(moved.before), self._say(moved.after))
        return plain_tip(self._say_what(moved).strip(), dates, moved.reason)

    @property
    def _key(self) -> SourceId:
        return SourceId(self._source.currentData())

    def _show_source(self) -> None:
        """Begin with the date that the source has."""
        self.date.set_edtf(self._store.document.sources[self._key].published)
        self._ask()

    def _ask(self) -> None:
        """Ask what the date that was typed changes."""
        self._answer = None
        self._apply.setEnabled(False)
        if self.date.is_good:
            self._redatings.ask(Asked(self._store.document, self._key, self.date.edtf))
        else:
            self._redatings.cancel()
            self._model.show_moved(())
            self._said.setText("")

    def _show_answer(self, answer: Answered) -> None:
        self._answer = answer
        self._model.show_moved(answer.redating.moved)
        self._said.setText(self._say_answer(answer))
        self._apply.setEnabled(bool(answer.redating.patch.changes))

    def _say_answer(self, answer: Answered) -> str:
        redating = answer.redating
        if not redating.patch.changes:
            return self.tr("This is the publication date now.")
        count = len(redating.moved)
        words = self.tr("{0} dates change:").format(number(count))
        if count <= 1:
            words = self.tr("1 date changes:") if count else self.tr("No date depends on it.")
        if redating.kept:
            hand = self.tr("Set by hand, and left as it is: {0}.")
            words = f"{words}  {hand.format(self._say_kept(redating.kept))}"
        return words

    def _say_kept(self, kept: tuple[Ref, ...]) -> str:
        names = [self._name(ref) for ref in kept[:_NAMED]]
        if len(kept) > _NAMED:
            names.append(self.tr("and {0} more").format(number(len(kept) - _NAMED)))
        return ", ".join(names)

    def _name(self, ref: Ref) -> str:
        record = self._store.document.get(ref)
        if isinstance(record, Event):
            return shortened(record.title, _WORDS)
        words = record.citation.exact if isinstance(record, DateMention) else ""
        return f"“{shortened(record.text if isinstance(record, Quote) else words, _WORDS)}”"

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, DomainError):
            self._said.setText(str(error))
        else:
            messages.report(self, error)

    def _make_so(self) -> None:
        if self._answer is not None and self._answer.asked.document is self._store.document:
            self._store.edit(self._answer.redating.patch)
        self.accept()
