"""Shows what becomes of all that is cited, before another text takes the place of a source's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableView, QVBoxLayout, QWidget

from idlib_gui.domain.document import Document, apply_patch
from idlib_gui.domain.records import Citation, Source
from idlib_gui.domain.versions import Uncertain
from idlib_gui.extract.retexting import Retexted
from idlib_gui.models.lines_model import LinesModel, TextRow

from .labels import plain_label
from .plain import one_line, shortened, told_apart
from .record_words import describe_mark
from .tables import show_whole_rows
from .tips import plain_tip
from .uncertain_words import say_uncertain
from .wording import counted, say_place_in_text

_WIDTH, _HEIGHT, _ROW, _WORDS = 900, 560, 26, 120
_WIDTHS = (268, 300)
_SEEN = 40
"""Characters of cited words that a column shows: where two differ must be among them."""


class RetextDialog(QDialog):
    """Lists first what is not found for sure, then what is worded otherwise; counts it all."""

    applied = Signal()
    """Let the text take the place of the old one."""

    def __init__(
        self, document: Document, source: Source, retexted: Retexted, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._after = apply_patch(document, retexted.patch)
        self._retexted = retexted
        self.setWindowTitle(self.tr("Replace the text of the source"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self.title = plain_label("title", shortened(source.title, _WORDS))
        self.count = plain_label("", self._say())
        headings = (
            self.tr("What becomes of it"),
            self.tr("Words"),
            self.tr("Words now, or whose they are"),
        )
        self.model = LinesModel(headings, self)
        self.model.show_rows(self._rows())
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("What becomes of what is cited"))
        show_whole_rows(table, _ROW, _WIDTHS)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = buttons.addButton(
            self.tr("Replace the text"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.apply.setDefault(True)
        buttons.accepted.connect(self._make_so)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        for part in (self.title, self.count):
            column.addWidget(part)
        column.addWidget(table, 1)
        column.addWidget(buttons)
        table.setVisible(bool(self.model.rowCount()))
        if not self.model.rowCount():
            column.insertStretch(2, 1)

    def _say(self) -> str:
        moved, left = len(self._retexted.moved), len(self._retexted.uncertain)
        found = counted(
            moved,
            self.tr("1 citation is found again"),
            self.tr("{0} citations are found again"),
        )
        if not left:
            return self.tr("{0}; none is uncertain.").format(found)
        uncertain = counted(
            left,
            self.tr("1 is not found for sure"),
            self.tr("{0} are not found for sure"),
        )
        stays = self.tr("What is not found for sure stays on the earlier version to be looked at.")
        return f"{found}; {uncertain}. {stays}"

    def _rows(self) -> list[TextRow]:
        rows = [self._lost(number, one) for number, one in enumerate(self._retexted.uncertain)]
        otherwise, same = self.tr("worded otherwise"), self.tr("found again")
        moved = sorted(self._retexted.moved, key=lambda pair: pair[0].exact == pair[1].exact)
        for number, (old, new) in enumerate(moved):
            fate = same if old.exact == new.exact else otherwise
            rows.append(_row(("moved", number), fate, old, new))
        return rows

    def _lost(self, number: int, one: Uncertain) -> TextRow:
        """Return the row of words that stay on the earlier version: why, where, and whose."""
        row = _row(("lost", number), say_uncertain(self._after, one), one.citation, None)
        place = say_place_in_text(self._document, one.citation)
        whose = describe_mark(self._document, one.ref)
        fate, words, _ = row.cells
        tip = plain_tip(fate, one_line(one.citation.exact), place, whose)
        return row._replace(cells=(fate, f"{words} ({place})", whose), tip=tip)

    def _make_so(self) -> None:
        self.accept()
        self.applied.emit()


def _row(key: tuple[str, int], fate: str, old: Citation, new: Citation | None) -> TextRow:
    was, now = told_apart(old.exact, old.exact if new is None else new.exact, _SEEN)
    tip = plain_tip(fate, one_line(old.exact), one_line(new.exact) if new else "")
    return TextRow(key, (fate, was, "" if new is None else now), tip)
