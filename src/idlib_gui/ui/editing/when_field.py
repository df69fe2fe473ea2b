"""The date of an event or a quote: typed as people write dates, kept as EDTF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from idlib_gui.domain.document import Document
from idlib_gui.overriding import override
from idlib_gui.ui.date_box import DateLine, date_words
from idlib_gui.ui.labels import plain_label
from idlib_gui.ui.wording import say_known

from .fields import Field, Keep
from .lines import EditLine


class WhenField(Field):
    """A line for a date, what it understood below it, and how the date is known.

    It keeps EDTF; None where the line is empty or says “undated”.
    """

    def __init__(self, name: str, keep: Keep) -> None:
        super().__init__(name, keep)
        self.line = EditLine()
        hint = self.tr("undated – type 3 Feb 2020, early January 2020 …")
        unknown = self.tr("Undated: it stays in the order of the text.")
        self.date = DateLine(name, hint, unknown, line=self.line)
        self._known = plain_label("small")
        self.line.left.connect(self.commit)
        self.line.returnPressed.connect(self.commit)
        self._lay_out(self.date, self._known)

    @override
    def show_value(self, document: Document, value: Any) -> None:
        edtf = value.edtf if value is not None else None
        self.line.show_text(date_words(edtf) if edtf else "")
        known = say_known(value) if value is not None else []
        self._known.setText(". ".join(known))
        self._known.setVisible(bool(known))

    @property
    @override
    def stops(self) -> Sequence[QWidget]:
        return (self.line,)

    @property
    @override
    def typed(self) -> str:
        return self.line.text() if self.line.is_typed else ""

    @override
    def type_again(self, typed: str) -> None:
        self.line.setText(typed)

    @property
    @override
    def problem(self) -> str:
        return self.date.problem

    @override
    def say(self, problem: str) -> None:
        if problem:
            self.date.say(problem)

    @override
    def commit(self) -> bool:
        if not self.line.is_typed:
            return True
        kept = self.date.is_good and self._hand_over(self.date.edtf)
        if kept and self.line.is_typed:  # it is kept in other words
            self.line.take_back()
        return kept
