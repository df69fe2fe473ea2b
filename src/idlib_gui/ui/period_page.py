"""A stretch of time that rows have to touch: typed, or taken from what the timeline shows."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from idlib_gui.domain.date_words import read_date
from idlib_gui.domain.periods import Period, kept_in_time, reach
from idlib_gui.domain.records import DomainError
from idlib_gui.state.viewport import Viewport

from .dataset_words import say_moment
from .labels import plain_label
from .style import show_in_role


class PeriodPage(QWidget):
    """Takes a date in words or EDTF; empty is all of time."""

    chosen = Signal(object)
    """Another `Period`, or None for all of time."""

    def __init__(self, viewport: Viewport) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Time"))
        self._viewport = viewport
        self._period: Period | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("all of time – type 2019, Feb 2020 or 1991/2003"))
        self.field.setAccessibleName(self.tr("From when to when"))
        self._said = plain_label("small")
        self.seen = QPushButton(self.tr("What the timeline shows"))
        self.brushed = QPushButton(self.tr("The brushed period"))
        self.seen.setEnabled(viewport.view.window is not None)
        self.brushed.setEnabled(viewport.view.period is not None)
        row = QHBoxLayout()
        for button in (self.seen, self.brushed):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self._said)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._read)
        self.seen.clicked.connect(lambda: self._take(viewport.view.window))
        self.brushed.clicked.connect(lambda: self._take(viewport.view.period))
        self._say()

    @property
    def said(self) -> str:
        """Return what was understood, in words."""
        return self._said.text()

    def show_period(self, period: Period | None) -> None:
        """Show the period that rows are filtered by."""
        if period != self._period:
            self._period = period
            self.field.clear()
            self._say()

    def _take(self, window: tuple[float, float] | None) -> None:
        if window is not None:
            self.field.clear()
            self._choose(kept_in_time((floor(window[0]), ceil(window[1]))))

    def _read(self, text: str) -> None:
        try:
            self._choose(reach(read_date(text)) if text.strip() else None)
        except DomainError as error:
            self._say(self.tr("⚠ {0}").format(error), "problem")

    def _choose(self, period: Period | None) -> None:
        self._period = period
        self._say()
        self.chosen.emit(period)

    def _say(self, words: str = "", look: str = "small") -> None:
        if not words and self._period is None:
            words = self.tr("Rows of all times are shown.")
        elif not words and self._period is not None:
            touching = self.tr("Rows that touch {0} are shown.")
            words = touching.format(say_moment(self._period))
        show_in_role(self._said, look)
        self._said.setText(words)
        self.field.setAccessibleDescription(words)
