"""A line to type a date into, which says below it what it understood."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from idlib_gui.domain.date_words import read_date, read_when
from idlib_gui.domain.edtf import Edtf, EdtfError, Form, Precision, parse_edtf
from idlib_gui.domain.records import DomainError
from idlib_gui.overriding import override

from .style import show_in_role
from .wording import say_date


class DateLine(QWidget):
    """Takes EDTF, words or figures, and says at once below it what it understood, or why not.

    `unknown` says what it means to leave it empty.
    """

    changed = Signal()
    """Another date was typed or set, or what was typed is none any more."""

    def __init__(
        self,
        name: str,
        hint: str,
        unknown: str,
        parent: QWidget | None = None,
        line: QLineEdit | None = None,
    ) -> None:
        super().__init__(parent)
        self._unknown = unknown
        self.field = line if line is not None else QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.setFocusProxy(self.field)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.field)
        column.addWidget(self._said)
        self._date: Edtf | None = None
        self._problem = ""
        self.field.textChanged.connect(self._read)
        self._read(self.field.text())

    @property
    def edtf(self) -> str | None:
        """Return the date as EDTF; None if it is unknown, or if what was typed is no date."""
        return self._date.text if self._date is not None else None

    @property
    def is_good(self) -> bool:
        """Return whether the line holds a date or nothing."""
        return not self._problem

    @property
    def problem(self) -> str:
        """Return the sentence why what was typed is no date; empty if it is one."""
        return self._problem

    @property
    def said(self) -> str:
        """Return what stands below the line."""
        return self._said.text()

    def set_edtf(self, edtf: str | None) -> None:
        """Show a date, in words where they say all of it."""
        self.field.setText(date_words(edtf) if edtf else "")

    def say(self, problem: str) -> None:
        """Say what is wrong with the date, beside that it can be read."""
        self._problem = problem
        self._show(self.tr("⚠ {0}").format(problem), "problem")

    def _read(self, text: str) -> None:
        self._problem = ""
        try:
            self._date = read_when(text) if text.strip() else None
        except DomainError as error:
            self._date = None
            self.say(str(error))
        else:
            self._show(self._understood(), "small")
        self.changed.emit()

    def _understood(self) -> str:
        date = self._date
        if date is None:
            return self._unknown
        words = self.tr("{0}, written {1}.").format(say_date(date), date.text)
        if date.first is not None and date.first.year > QDate.currentDate().year():
            ahead = self.tr("That year is still to come: is it typed right?")
            words = f"{words} {ahead}"
        return words

    def _show(self, sentence: str, look: str) -> None:
        show_in_role(self._said, look)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)


class DateBox(DateLine):
    """Takes the day that an article came out; empty is unknown."""

    def __init__(self, edtf: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("DateBox", "Publication date"),
            QCoreApplication.translate("DateBox", "unknown – type 13 Feb 2020 or 2020-02-13"),
            QCoreApplication.translate(
                "DateBox", "Unknown: weekdays and “last week” will stay unresolved."
            ),
            parent,
        )
        self.set_edtf(edtf)

    @override
    def _understood(self) -> str:
        words, date = super()._understood(), self._date
        year_ahead = date and date.first and date.first.year > QDate.currentDate().year()
        if date is None or year_ahead:
            return words
        if date.form is Form.UNIT and date.precision >= Precision.DAY:
            return words
        more = self.tr("Without the day, weekdays and “last week” will stay unresolved.")
        return f"{words} {more}"


def date_words(edtf: str) -> str:
    """Return a date in words if these are read as the same again, else as it is written."""
    try:
        words = say_date(parse_edtf(edtf))
        return words if read_date(words).text == edtf else edtf
    except (EdtfError, DomainError):
        return edtf
