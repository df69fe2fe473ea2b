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
from .wording import counted

_WIDTH, _HEIGHT, _ROW = 860, 520, 26
_WIDTHS = (440, 130)


class RulesPage(QDialog):
    """Lists rules, newest list by list; the one that is selected can be taken back."""

    taken_back = Signal(object)
    """The `OwnRule` that the user does not want any more."""

    def __init__(self, rules: Sequence[OwnRule], folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Your rules"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        headings = (self.tr("Rule"), self.tr("List"), self.tr("Kept"))
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
        self.back = buttons.addButton(self.tr("Take back"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        for part in (self.count, where, self.text):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.text.textChanged.connect(self._show)
        self.back.clicked.connect(self._take_back)
        buttons.rejected.connect(self.reject)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.show_rules(rules)

    def show_rules(self, rules: Sequence[OwnRule]) -> None:
        """Show these rules."""
        self._rules = rules
        none = self.tr("You keep no rules yet.")
        words = counted(len(rules), self.tr("1 rule"), self.tr("{0} rules"))
        self.count.setText(words if rules else none)
        self._show()

    def _show(self) -> None:
        words = self.text.text().casefold().split()
        rows = [_row(rule) for rule in self._rules]
        self.model.show_rows(
            [row for row in rows if all(word in " ".join(row.cells).casefold() for word in words)]
        )
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._follow()

    def _follow(self) -> None:
        self.back.setEnabled(self.model.row_at(self.table.currentIndex()) is not None)

    def _take_back(self) -> None:
        row = self.model.row_at(self.table.currentIndex())
        if row is not None:
            self.taken_back.emit(row.key)


def _row(rule: OwnRule) -> TextRow:
    name = rule.file.stem
    said = say_line(name, tuple(rule.text.split("\t")))
    why = one_line(rule.why)
    return TextRow(rule, (said, name, why), plain_tip(said, one_line(rule.text), why))
