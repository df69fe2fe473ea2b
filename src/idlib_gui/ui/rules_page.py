"""The user's own rules: each line of their lists in words, and a way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableView, QVBoxLayout, QWidget

from idlib_gui.build.own_rules import OwnRule
from idlib_gui.models.lines_model import LinesModel, TextRow

from .filter_box import FilterBox
from .labels import plain_label
from .plain import one_line
from .rule_words import say_line
from .tables import show_whole_rows
from .tips import plain_tip
from .wording import counted, number

_WIDTH, _HEIGHT, _ROW = 860, 520, 26
_WIDTHS = (470,)


class RulesPage(QDialog):
    """Lists rules, list by list; the one that is selected can be taken back, and put back then."""

    taken_back = Signal(object)
    """The `OwnRule` that the user does not want any more."""
    put_back = Signal(object)
    """The `OwnRule` that was taken back last, and that the user wants after all."""

    def __init__(self, rules: Sequence[OwnRule], folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Your rules"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        headings = (self.tr("Rule"), self.tr("Why"))
        self.model = LinesModel(headings, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Your rules"))
        show_whole_rows(self.table, _ROW, _WIDTHS)
        self.text = FilterBox(self.table)
        self.text.setPlaceholderText(self.tr("Filter by words"))
        self.text.setAccessibleName(self.tr("Filter the rules by words"))
        self.count = plain_label("title")
        where = plain_label("muted", self.tr("They are lines of the files in {0}.").format(folder))
        buttons = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.back = buttons.addButton(self.tr("Take back"), action)
        self.again = buttons.addButton(self.tr("Put back"), action)
        self.again.hide()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.back, self.again, close):
            button.setAutoDefault(False)  # Enter in the filter must not take a rule back
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        for part in (self.count, where, self.text):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.text.textChanged.connect(self._show)
        self.text.returnPressed.connect(self.table.setFocus)
        self.back.clicked.connect(self._take_back)
        self.again.clicked.connect(self._put_back)
        buttons.rejected.connect(self.reject)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self._last: OwnRule = OwnRule((), "")
        self.show_rules(rules)

    def show_rules(self, rules: Sequence[OwnRule]) -> None:
        """Show these rules."""
        self._rules = rules
        self._show()

    def _show(self) -> None:
        words = self.text.text().casefold().split()
        rows = [_row(rule) for rule in self._rules]
        shown = [row for row in rows if all(w in " ".join(row.cells).casefold() for w in words)]
        self.model.show_rows(shown)
        counts = counted(len(rows), self.tr("1 rule"), self.tr("{0} rules"))
        if len(shown) < len(rows):
            counts = self.tr("{0} of {1}").format(number(len(shown)), counts)
        self.count.setText(counts if rows else self.tr("You keep no rules yet."))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._follow()

    def _follow(self) -> None:
        self.back.setEnabled(self.model.row_at(self.table.currentIndex()) is not None)

    def _take_back(self) -> None:
        row = self.model.row_at(self.table.currentIndex())
        if row is not None and isinstance(row.key, OwnRule):
            self._last = row.key
            self.taken_back.emit(row.key)

    def say_taken_back(self) -> None:
        """Offer to put back what was taken back last."""
        self.again.show()
        self.again.setToolTip(plain_tip(self.tr("Put back: {0}").format(_say(self._last))))

    def _put_back(self) -> None:
        self.again.hide()
        self.put_back.emit(self._last)


def _row(rule: OwnRule) -> TextRow:
    said, why = _say(rule), one_line(rule.why)
    lines = (f"{line.file.name}: {one_line(line.text)}" for line in rule.lines)
    return TextRow(rule, (said, why), plain_tip(said, why, *lines))


def _say(rule: OwnRule) -> str:
    """Return what a rule says, a sentence for each of its lines."""
    said = (say_line(line.file.stem, tuple(line.text.split("\t"))) for line in rule.lines)
    return " ".join(said)
