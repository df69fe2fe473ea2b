"""Which column of a table says what: guessed, and shown on its first rows before it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from idlib_gui.build.datasets import shipped_coding
from idlib_gui.overriding import override
from idlib_gui.state.jobs import JobSlot
from idlib_gui.storage.datasets.left_out import Reason
from idlib_gui.storage.datasets.preview import Opened, Preview, preview_of

from . import messages
from .dataset_words import say_rows
from .labels import plain_label
from .mapping_form import MappingForm
from .plain import shortened
from .preview_table import PreviewTable
from .style import show_in_role
from .theme import Looks
from .wording import number

_WIDTH, _HEIGHT = 940, 620
_NAME = 80


class DatasetDialog(QDialog):
    """Shows what is understood of the first rows; its button hands on which column says what."""

    prepare_asked = Signal(object)
    """The `Mapping` by which the table is to be read."""

    def __init__(
        self, name: str, opened: Opened, jobs: JobSlot, looks: Looks, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._opened, self._jobs = opened, jobs
        self._preview: Preview | None = None
        self.setWindowTitle(self.tr("Open dataset"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self.form = MappingForm(opened)
        self.table = PreviewTable(looks.theme)
        self._facts = plain_label("muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self._buttons.addButton(
            self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(plain_label("title", shortened(name, _NAME)))
        column.addWidget(plain_label("muted", self.tr("Which column says what?")))
        column.addWidget(self.form)
        column.addWidget(self._facts)
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons)
        self.accept_button.setDefault(True)  # in the dialog by now, which has to know
        self.form.changed.connect(self._look)
        self._jobs.failed.connect(lambda error: messages.report(self, error))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        self._look()

    def read_again(self) -> None:
        """Say that the table was open already, and is read once more."""
        self.setWindowTitle(self.tr("Columns of the dataset"))
        self.accept_button.setText(self.tr("Read again"))

    @property
    def facts(self) -> str:
        """Return what is said of the rows that were looked at."""
        return self._facts.text()

    def _look(self) -> None:
        """Find out what is understood now; the table keeps what it shows until that is known."""
        self._preview = None
        self.accept_button.setEnabled(False)
        mapping, opened = self.form.mapping, self._opened
        if not mapping.start:
            self._jobs.cancel()
            self.table.show_rows(())
            words = self.tr("⚠ Choose the column with the date, or with when it began.")
            self._say(words, "problem")
            return
        self._jobs.start(lambda _stop: preview_of(opened, mapping, shipped_coding()), self._show)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        self.table.show_rows(preview.rows)
        self.accept_button.setEnabled(preview.looked_at > preview.left_out)
        self._say(*self._judge(preview))

    def _judge(self, preview: Preview) -> tuple[str, str]:
        """Return what is said of the rows that were looked at, and in which look."""
        looked = self.tr("Of the first {0}").format(say_rows(preview.looked_at))
        if preview.looked_at == 0:
            return self.tr("⚠ There is no row in this table."), "problem"
        if preview.left_out == 0:
            return self.tr("{0}, all are understood.").format(looked), "muted"
        words = self.tr("⚠ {0}, {1} would be left out.")
        words = words.format(looked, number(preview.left_out))
        if any(row.reason is Reason.AMBIGUOUS for row in preview.rows):
            order = self.form.order.accessibleName()
            hint = self.tr("Say under “{0}” whether day or month comes first.").format(order)
            return f"{words} {hint}", "problem"
        if preview.looked_at == preview.left_out:
            none = self.tr("⚠ {0} none has a date that can be read: choose another column.")
            return none.format(looked), "problem"
        return words, "problem"

    def _say(self, words: str, look: str = "muted") -> None:
        show_in_role(self._facts, look)
        self._facts.setText(words)

    @override
    def accept(self) -> None:
        """Hand the mapping on, once something is understood by it."""
        if self.accept_button.isEnabled():
            mapping = self.form.mapping
            super().accept()
            self.prepare_asked.emit(mapping)

    @override
    def reject(self) -> None:
        """Let go of the table."""
        self._jobs.cancel()
        super().reject()
