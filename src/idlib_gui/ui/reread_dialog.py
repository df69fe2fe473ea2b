"""Asks which articles are to be read again, and how."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.build.folders import user_lists
from idlib_gui.build.reread_values import Wanted
from idlib_gui.domain.document import Document
from idlib_gui.domain.records import SourceId
from idlib_gui.domain.versions import current_sources, version_in_force

from .date_box import DateBox
from .labels import plain_label
from .plain import shortened
from .wording import number

_WIDTH, _WORDS = 560, 80


class RereadDialog(QDialog):
    """Takes one source or all of them, another publication date, and whether own lists count."""

    asked = Signal(object)
    """What is `Wanted`."""

    def __init__(self, document: Document, source: SourceId | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._sources = current_sources(document)
        self.setWindowTitle(self.tr("Read the article again"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(_WIDTH, parent.width() - 40))
        self.source = QComboBox()
        self.source.setAccessibleName(self.tr("Article"))
        self.source.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        if len(self._sources) > 1:
            every = self.tr("All {0} articles").format(number(len(self._sources)))
            self.source.addItem(every, None)
        for key, one in self._sources.items():
            self.source.addItem(shortened(one.title, _WORDS) or self.tr("Untitled"), key)
        shown = version_in_force(document, source) if source is not None else None
        self.source.setCurrentIndex(max(0, self.source.findData(shown)))
        self.date = DateBox()
        self.lists = QCheckBox(self.tr("With my own word lists and rules"))
        self.lists.setChecked(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.read = self._buttons.addButton(self.tr("Read again"), role)
        self.read.setDefault(True)
        self._lay_out()
        self.source.currentIndexChanged.connect(self._show_source)
        self.date.changed.connect(lambda: self.read.setEnabled(self.date.is_good))
        self._buttons.accepted.connect(self._ask)
        self._buttons.rejected.connect(self.reject)
        self._show_source()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(8)
        self._form.addRow(self.tr("&Article"), self.source)
        published = plain_label(text=self.tr("&Published"), wrapped=False)
        published.setBuddy(self.date.field)  # a box of several parts takes no keyboard itself
        self._form.addRow(published, self.date)
        self._form.addRow("", self.lists)
        promise = self.tr(
            "What you accepted, changed, made, merged, rejected or deleted stays as it is. "
            "You see what is new before anything changes."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(self._form)
        column.addWidget(plain_label("muted", promise))
        column.addWidget(self._buttons)

    def _show_source(self) -> None:
        """Begin with the date that the source has; several have each their own."""
        key = self.source.currentData()
        self._form.setRowVisible(self.date, key is not None)
        self.date.set_edtf(self._sources[key].published if key is not None else None)

    def _ask(self) -> None:
        key = self.source.currentData()
        lists = (user_lists(),) if self.lists.isChecked() else tuple[Path, ...]()
        wanted = Wanted((), (), lists)
        if key is not None:
            published = ((key, self.date.edtf),) if self._has_other_date(key) else ()
            wanted = Wanted((key,), published, lists)
        self.accept()
        self.asked.emit(wanted)

    def _has_other_date(self, key: SourceId) -> bool:
        return self.date.edtf != self._sources[key].published
