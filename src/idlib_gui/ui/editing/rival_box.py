"""The lines in which another value of a field is noted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Citation, Event, Rival
from idlib_gui.overriding import override
from idlib_gui.state.selection import Selection
from idlib_gui.ui.date_box import DateLine
from idlib_gui.ui.labels import plain_label
from idlib_gui.ui.plain import one_line
from idlib_gui.ui.rival_words import say_field

from .calm_box import CalmBox
from .chips import ChipsField, NamesOf
from .lines import EditLine

_FIELDS = {True: ("when", "title", "agents", "targets", "places"), False: ("when", "speaker")}
"""What an event (True) or a quote can be given other values of; anything else has a name typed."""
_OTHER = ""
_PART = "\x1f"
"""Stands between parts of what was typed."""


class RivalBox(QWidget):
    """Which field, what value, who says so, and whether the selected words do."""

    noted = Signal(object)
    """The `Rival` to be noted."""
    given_up = Signal()
    """Nothing is to be noted."""

    def __init__(self, record: Any, selection: Selection, claimants: NamesOf) -> None:
        super().__init__()
        self._selection = selection
        self.field = CalmBox()
        self.field.setAccessibleName(self.tr("What has another value"))
        for name in _FIELDS[isinstance(record, Event)]:
            self.field.addItem(say_field(name), name)
        self.field.addItem(self.tr("something else"), _OTHER)
        self.name = EditLine()
        self.name.setAccessibleName(self.tr("What it is"))
        self.name.setPlaceholderText(self.tr("what it is, as in: killed"))
        self.value = EditLine()
        self.value.setAccessibleName(self.tr("The other value"))
        self.date = DateLine(
            self.tr("The other date"), self.tr("type 3 Feb 2020"), "", line=EditLine()
        )
        self.who = ChipsField(self.tr("Who says so"), self._show_who, claimants)
        self.cited = QCheckBox()
        self._problem = plain_label("problem")
        self._keep = QPushButton(self.tr("Note it"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._document: Document | None = None
        self._lay_out()
        self._connect()
        self._follow_field()
        self._follow_words(selection.words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.addWidget(self._keep)
        buttons.addWidget(self._cancel)
        buttons.addStretch()
        parts = (self.field, self.name, self.value, self.date, self.who, self.cited, self._problem)
        for part in parts:
            column.addWidget(part)
        column.addLayout(buttons)
        self._problem.hide()
        # Most often it is another date that is told.
        is_date = self.field.currentData() == "when"
        self.setFocusProxy(self.date.field if is_date else self.field)

    def _connect(self) -> None:
        self.field.currentIndexChanged.connect(self._follow_field)
        for line in (self.value, self.date.field, self.name):
            line.returnPressed.connect(self.note)
        self._keep.clicked.connect(self.note)
        self._cancel.clicked.connect(self.given_up)
        self._selection.words_changed.connect(self._follow_words)

    @property
    def stops(self) -> Sequence[QWidget]:
        """Return its parts that take the keyboard, in the order of the Tab key."""
        lines = (self.field, self.name, self.value, self.date.field)
        return (*lines, *self.who.stops, self.cited, self._keep, self._cancel)

    @property
    def typed(self) -> str:
        """Return what was typed; empty where no value was."""
        value = self.date.field.text() if self._is_date else self.value.text()
        if not value.strip():
            return ""
        return _PART.join((str(self.field.currentData()), self.name.text(), value))

    @property
    def problem(self) -> str:
        """Return the sentence why it is not noted."""
        return "" if self._problem.isHidden() else self._problem.text().removeprefix("⚠ ")

    @property
    def _is_date(self) -> bool:
        return bool(self.field.currentData() == "when")

    def _follow_field(self) -> None:
        self.date.setVisible(self._is_date)
        self.value.setVisible(not self._is_date)
        self.name.setVisible(self.field.currentData() == _OTHER)
        self.value.setPlaceholderText(self.tr("value"))

    def _follow_words(self, words: Citation | None) -> None:
        self.cited.setVisible(words is not None)
        self.cited.setChecked(words is not None)
        self.cited.setText(self.tr("The selected words say so"))
        self.cited.setToolTip(words.exact if words else "")

    def _show_who(self, key: str | None) -> None:
        if self._document is not None:
            self.who.show_value(self._document, key)

    def show_document(self, document: Document) -> None:
        """Let people be found in this document."""
        self._document = document
        self.who.show_value(document, next(iter(self.who.keys), None))

    def type_again(self, typed: str) -> None:
        """Let this stand here as if it had just been typed."""
        field, _, value = typed.partition(_PART)
        name, _, value = value.partition(_PART)
        self.field.setCurrentIndex(max(self.field.findData(field), 0))
        self.name.setText(name)
        (self.date.field if self._is_date else self.value).setText(value)

    def note(self) -> None:
        """Note what was typed, or say why it cannot be."""
        if self._is_date:
            problem, value = self.date.problem, self.date.edtf or ""
        else:
            problem, value = "", one_line(self.value.text())
        name = self.field.currentData() or one_line(self.name.text())
        if not problem and not value:
            problem = self.tr("Write the other value first.")
        if not problem and not name:
            problem = self.tr("Write what has this value, as in: killed.")
        if problem or not self.who.commit():
            self._say(problem)
            return
        words = self._selection.words if self.cited.isChecked() else None
        self.noted.emit(Rival(name, value, words, next(iter(self.who.keys), None)))  # type: ignore[arg-type]

    def _say(self, problem: str) -> None:
        self._problem.setText(f"⚠ {problem}")
        self._problem.setVisible(bool(problem))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
