"""The proposal that is to be decided: what it says, what tells it, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.reading import Item
from idlib_gui.domain.review import Proposal
from idlib_gui.domain.versions import Uncertain
from idlib_gui.state.review import Entry

from .flow_layout import FlowLayout
from .labels import plain_label
from .review_words import ReviewTexts
from .style import role


class Verdict(StrEnum):
    """What can be done with a row of the queue."""

    ACCEPT = "accept"
    REJECT = "reject"
    DISPUTE = "dispute"
    EDIT = "edit"
    SKIP = "skip"


KEYS: Mapping[Qt.Key, Verdict] = {
    Qt.Key.Key_A: Verdict.ACCEPT,
    Qt.Key.Key_R: Verdict.REJECT,
    Qt.Key.Key_D: Verdict.DISPUTE,
    Qt.Key.Key_E: Verdict.EDIT,
    Qt.Key.Key_S: Verdict.SKIP,
    Qt.Key.Key_Space: Verdict.SKIP,
}


class ReviewCard(QWidget):
    """Shows one row of the queue; its buttons do what the keys on them do."""

    decided = Signal(str)
    """The `Verdict` of a button that was pressed."""

    def __init__(self, texts: ReviewTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._title = plain_label("heading")
        self._facts, self._why = plain_label(), plain_label("small")
        self._place = plain_label("small")
        self._context = QLabel()
        self._context.setTextFormat(Qt.TextFormat.RichText)  # of escaped words
        self._context.setWordWrap(True)
        self.buttons = {verdict: self._button(verdict) for verdict in Verdict}
        self._lay_out()

    def _button(self, verdict: Verdict) -> QToolButton:
        button = QToolButton()
        role(button, "act")
        button.clicked.connect(lambda: self.decided.emit(verdict))
        return button

    def _name(self, verdict: Verdict, words: str) -> None:
        """Write on a button what it does, and the key that does it too."""
        letter = next(chr(key) for key, one in KEYS.items() if one is verdict)
        button = self.buttons[verdict]
        button.setText(self.tr("{0}  {1}").format(words, letter))
        button.setAccessibleName(words)
        tip = self.tr("{0} ({1}, while this pane has the keyboard)")
        button.setToolTip(tip.format(words, letter))

    def _words(self, verdict: Verdict, entry: Entry | None) -> str:
        """Return what a verdict is called for a row."""
        if verdict is Verdict.REJECT and isinstance(entry, Uncertain):
            return self.tr("Take the citation off")
        if verdict is Verdict.EDIT and isinstance(entry, Uncertain | Item):
            return self.tr("Show in source")
        words = {
            Verdict.ACCEPT: self.tr("Accept"),
            Verdict.REJECT: self.tr("Reject"),
            Verdict.DISPUTE: self.tr("Dispute"),
            Verdict.EDIT: self.tr("Edit"),
            Verdict.SKIP: self.tr("Skip"),
        }
        return words[verdict]

    def _lay_out(self) -> None:
        inner = QWidget()
        role(inner, "sheet")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(12, 6, 12, 4)
        lines.setSpacing(3)
        for label in (self._title, self._facts, self._context, self._why, self._place):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            lines.addWidget(label)
        lines.addStretch()
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(inner)
        row = QWidget()
        flow = FlowLayout(row)
        for button in self.buttons.values():
            flow.addWidget(button)
        framed = QVBoxLayout()
        framed.setContentsMargins(12, 4, 12, 8)
        framed.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled, 1)
        column.addLayout(framed)

    def show_entry(self, entry: Entry | None, nothing: str, *, can_edit: bool) -> None:
        """Show a row; without one, `nothing`, and nothing can be done."""
        texts = self._texts
        self._title.setText(nothing if entry is None else texts.name(entry))
        for label, words in (
            (self._facts, texts.facts),
            (self._why, texts.why),
            (self._place, texts.place),
            (self._context, texts.context),
        ):
            label.setText("" if entry is None else words(entry))
            label.setVisible(entry is not None)
        able = possible(entry, can_edit=can_edit)
        for verdict, button in self.buttons.items():
            self._name(verdict, self._words(verdict, entry))
            button.setEnabled(verdict in able)


def possible(entry: Entry | None, *, can_edit: bool) -> frozenset[Verdict]:
    """Return what can be done with a row; where nothing can be changed, it can be skipped."""
    if entry is None:
        return frozenset()
    if not can_edit:
        return frozenset({Verdict.SKIP})
    if isinstance(entry, Proposal):
        return frozenset(Verdict)
    if isinstance(entry, Uncertain):
        return frozenset({Verdict.REJECT, Verdict.EDIT, Verdict.SKIP})
    return frozenset({Verdict.EDIT, Verdict.SKIP})
