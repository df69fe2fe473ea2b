"""The page of quality: how well a model tells what a gold model of the same text does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.document import Document
from idlib_gui.domain.measures import Report, Score, cells_of, table
from idlib_gui.domain.records import DomainError
from idlib_gui.resources import resource_path
from idlib_gui.state.measuring import Measuring
from idlib_gui.storage.exchange import ModelFileError

from . import messages
from .files import BUNDLED
from .labels import plain_label
from .plain import shortened
from .style import role

_WIDTH, _HEIGHT = 860, 680
_LOOKS = ("muted", "muted", "muted", "", "", "heading")
"""How the figures of a row look, in their order."""
_WORDS = 60
"""Characters of a title in a sentence."""


class QualityPage(QDialog):
    """Shows how extraction does on the bundled digest, or how the open model compares."""

    def __init__(self, document: Document, measuring: Measuring, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._measuring = measuring
        self._report: Report | None = None
        self.setWindowTitle(self.tr("Quality"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width()), min(_HEIGHT, parent.height() - 40))
        self._heading, self._about = plain_label("title"), plain_label("muted")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("How much is read"))
        self._stop = QPushButton(self.tr("Cancel"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Figures"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._digest = self._add_button(self.tr("Extraction on the digest"))
        self._pick = self._add_button(self.tr("Open model against a gold one…"))
        self._copy = self._add_button(self.tr("Copy as text"))
        self._lay_out()
        self._connect()
        self.measure_extraction()

    @property
    def report(self) -> Report | None:
        """Return what is shown; None while it is worked out, or if that failed."""
        return self._report

    def measure_extraction(self) -> None:
        """Show what the program makes of the bundled digest."""
        self._begin(
            self.tr("Extraction on the bundled digest"),
            self.tr(
                "What the program makes of the digest by itself, against the bundled model, which "
                "was curated by hand. It is one short text: other texts go better or worse."
            ),
        )
        self._gold = resource_path(BUNDLED)
        self._measuring.measure_extraction(self._gold)

    def compare_with(self, gold: Path) -> None:
        """Show how the open model compares with the one in a file."""
        self._begin(
            self.tr("The open model against {0}").format(shortened(gold.name, _WORDS)),
            self.tr("How well the open model tells what the gold model does, of the same texts."),
        )
        self._gold = gold
        self._measuring.compare(self._document, gold)

    def _add_button(self, words: str) -> QPushButton:
        return self._buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)

    def _lay_out(self) -> None:
        work = QHBoxLayout()
        work.addWidget(self._progress, 1)
        work.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._about)
        column.addLayout(work)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._measuring.progressed.connect(self._show_progress)
        self._measuring.measured.connect(self._show_report)
        self._measuring.failed.connect(self._show_failure)
        self._stop.clicked.connect(self._cancel)
        self._digest.clicked.connect(self.measure_extraction)
        self._pick.clicked.connect(self._ask_gold)
        self._copy.clicked.connect(self._copy_report)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._measuring.cancel)

    def _begin(self, heading: str, about: str) -> None:
        self._heading.setText(heading)
        self._about.setText(about)
        self._progress.setRange(0, 0)
        self._show_busy(busy=True)
        self._fill(None, QWidget())

    def _show_busy(self, *, busy: bool) -> None:
        for widget in (self._progress, self._stop):
            widget.setVisible(busy)
        for button in (self._digest, self._pick):
            button.setEnabled(not busy)

    def _show_progress(self, done: float) -> None:
        if done:
            self._progress.setRange(0, 100)
            self._progress.setValue(round(100 * done))

    def _show_report(self, report: Report) -> None:
        self._show_busy(busy=False)
        self._fill(report, self._sheet(report))

    def _show_failure(self, error: Exception) -> None:
        self._show_busy(busy=False)
        if isinstance(error, ModelFileError):
            self._say(self.tr("The gold model could not be read."))
            messages.show_problems(self, self._gold.name, error.problems)
        elif isinstance(error, DomainError):
            self._say(str(error))
        else:
            messages.report(self, error)

    def _cancel(self) -> None:
        self._measuring.cancel()
        self._show_busy(busy=False)
        self._say(self.tr("Cancelled."))

    def _say(self, sentence: str) -> None:
        label = plain_label()
        label.setText(sentence)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._fill(None, label)

    def _fill(self, report: Report | None, sheet: QWidget) -> None:
        role(sheet, "sheet")
        self._report = report
        self._copy.setEnabled(report is not None)
        self._scroll.setWidget(sheet)

    def _sheet(self, report: Report) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 4, 8, 4)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        heads = (
            *(self.tr("model"), self.tr("gold"), self.tr("same")),
            *(self.tr("precision"), self.tr("recall"), self.tr("F1")),
        )
        for column, words in enumerate(heads, 1):
            grid.addWidget(_number(words.upper(), "section"), 0, column)
        for row, score in enumerate(report.scores):
            self._add_score(grid, 2 * row + 1, score)
        below = plain_label("small")
        below.setText("\n".join(self._notes(report)))
        below.setContentsMargins(0, 10, 0, 0)
        last = grid.rowCount()
        grid.addWidget(below, last, 0, 1, len(heads) + 1)
        grid.setRowStretch(last + 1, 1)
        return sheet

    def _add_score(self, grid: QGridLayout, row: int, score: Score) -> None:
        name, definition = plain_label("heading"), plain_label("small")
        name.setText(_tr(score.measure.label))
        definition.setText(_tr(score.measure.definition))
        definition.setContentsMargins(0, 0, 0, 8)
        cells = cells_of(score)
        words = self.tr(
            "{0}: {1} in the model, {2} in the gold, {3} the same; "
            "precision {4}, recall {5}, F1 {6}"
        )
        name.setAccessibleName(words.format(name.text(), *cells))
        grid.addWidget(name, row, 0)
        grid.addWidget(definition, row + 1, 0)
        for column, cell in enumerate(cells, 1):
            grid.addWidget(_number(cell, _LOOKS[column - 1]), row, column)

    def _notes(self, report: Report) -> list[str]:
        notes = [self.tr("Compared: {0}.").format(_titles(report.compared))]
        if report.only_model:
            words = self.tr("Only in the model, left out: {0}.")
            notes.append(words.format(_titles(report.only_model)))
        if report.only_gold:
            words = self.tr("Only in the gold model, left out: {0}.")
            notes.append(words.format(_titles(report.only_gold)))
        notes.append(
            self.tr(
                "Precision: which part of the model's is in the gold. Recall: which "
                "part of the gold's is in the model. F1: their harmonic mean."
            )
        )
        notes.append(self.tr("What somebody rejected counts on neither side."))
        return notes

    def _ask_gold(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the gold model"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter("Idlib Explorer (*.json)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.compare_with(Path(name)))
        dialog.open()

    def _copy_report(self) -> None:
        if self._report is not None:
            QGuiApplication.clipboard().setText("\n".join(table(self._report)))


def _titles(titles: tuple[str, ...]) -> str:
    return "; ".join(f"“{shortened(title, _WORDS)}”" for title in titles)


def _tr(text: str) -> str:
    return QCoreApplication.translate("quality", text)


def _number(text: str, look: str) -> QLabel:
    label = plain_label(look, text, wrapped=False)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return label
