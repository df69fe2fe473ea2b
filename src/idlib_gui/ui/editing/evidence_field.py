"""What is cited of an event, with what it says of it: for, against or neither."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.edits import Stance, cite, stances_of, uncite
from idlib_gui.domain.records import Citation, Event
from idlib_gui.overriding import override
from idlib_gui.state.session import Session
from idlib_gui.ui.labels import plain_label
from idlib_gui.ui.style import role
from idlib_gui.ui.theme import Looks
from idlib_gui.ui.wording import number

from .calm_box import CalmBox
from .cited_row import PlaceLink, Row, words_label
from .fields import Field, Keep

_FEW, _MORE = 12, 60
"""Rows that are shown at first, and that are added when more are asked for."""
Cited = tuple[Stance | None, Citation]
"""Words and what they say of the record; None: of such a record that is not asked."""


class EvidenceField(Field):
    """Words that back a record; those selected in the source can be added.

    It keeps edits: functions of the document and the reference of the record.
    """

    def __init__(self, name: str, keep: Keep, session: Session, looks: Looks) -> None:
        super().__init__(name, keep)
        self._session, self._looks = session, looks
        self._shown: tuple[Document | None, tuple[Cited, ...]] = (None, ())
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self.add = QPushButton(self.tr("Add the selected words"))
        self.add.clicked.connect(self._add)
        self.more = QPushButton()
        role(self.more, "link")
        self.more.clicked.connect(self._show_more)
        self._limit = _FEW
        self._none = plain_label("muted", self.tr("No words of the source are given for it."))
        self._lay_out(self._list, self.more, self._none, self.add)
        self.setFocusProxy(self.add)
        session.selection.words_changed.connect(self._follow_words)
        self._follow_words(session.selection.words)

    @property
    def rows(self) -> list[CitedRow]:
        """Return the rows in their order."""
        found = (self._rows.itemAt(n) for n in range(self._rows.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [row for row in widgets if isinstance(row, CitedRow)]

    @property
    @override
    def stops(self) -> Sequence[QWidget]:
        parts = [part for row in self.rows for part in (row.link, row.stance, row.remove)]
        return (*parts, self.more, self.add)

    @override
    def show_value(self, document: Document, value: Any) -> None:
        shown = tuple(_cited(value))
        if shown == self._shown[1] and self._shown[0] is not None:
            return
        self._shown = document, shown
        self._fill(document)

    def _fill(self, document: Document) -> None:
        """Show a row for each citation, of many only the first."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        cited = self._shown[1]
        for stance, citation in cited[: self._limit]:
            self._rows.addWidget(self._row(document, citation, stance))
        left = len(cited) - self._limit
        self.more.setText(self.tr("{0} more").format(number(left)))
        self.more.setVisible(left > 0)
        self._none.setVisible(not cited)
        self.rearranged.emit()

    def _show_more(self) -> None:
        self._limit += _MORE
        self._fill(self._session.store.document)

    def _row(self, document: Document, citation: Citation, stance: Stance | None) -> QWidget:
        row = CitedRow(self._looks, document, citation, stance)
        row.link.clicked.connect(lambda: self._session.viewport.reveal(citation))
        row.stance.activated.connect(
            lambda: self._hand_over(partial(_cite, citation, row.stance.currentData()))
        )
        row.removed.connect(lambda: self._hand_over(partial(_uncite, citation)))
        return row

    def _follow_words(self, words: Citation | None) -> None:
        self.add.setEnabled(words is not None)
        self.add.setToolTip(
            words.exact if words else self.tr("Select words in the source first, then add them.")
        )

    def _add(self) -> None:
        words = self._session.selection.words
        if words is not None:
            self._hand_over(partial(_cite, words, Stance.SUPPORTS))


class CitedRow(Row):
    """Cited words with their stance and where they stand."""

    def __init__(
        self, looks: Looks, document: Document, citation: Citation, stance: Stance | None
    ) -> None:
        super().__init__(citation.exact)
        self.link = PlaceLink(looks, document, citation)
        self.stance = CalmBox()
        role(self.stance, "small")
        self.stance.setAccessibleName(self.tr("What these words say of it"))
        for value, words in (
            (Stance.SUPPORTS, self.tr("supports")),
            (Stance.CONTRADICTS, self.tr("contradicts")),
            (Stance.NEUTRAL, self.tr("neutral")),
        ):
            self.stance.addItem(words, value)
        self.stance.setCurrentIndex(self.stance.findData(stance))
        self.stance.setVisible(stance is not None)
        self.finish_head(self.link)
        self.column.addWidget(words_label(looks, citation))
        self.column.addWidget(self.stance, 0, Qt.AlignmentFlag.AlignLeft)


def _cited(record: Any) -> list[Cited]:
    if isinstance(record, Event):
        return list(stances_of(record))
    found = record.citations if hasattr(record, "citations") else record.mentions
    return [(None, citation) for citation in found]


def _cite(citation: Citation, stance: Stance, document: Document, ref: Any) -> Any:
    return cite(document, ref, citation, stance)


def _uncite(citation: Citation, document: Document, ref: Any) -> Any:
    return uncite(document, ref, citation)
