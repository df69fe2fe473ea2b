"""A field that holds one citation, as the cue of a quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Citation
from idlib_gui.overriding import override
from idlib_gui.state.session import Session
from idlib_gui.ui.theme import Looks

from .cited_row import PlaceLink, Row, words_label
from .fields import Field, Keep


class CitedField(Field):
    """Words of the source, which others that are selected there can replace."""

    def __init__(self, name: str, keep: Keep, session: Session, looks: Looks) -> None:
        super().__init__(name, keep)
        self._session, self._looks = session, looks
        self._shown: Citation | None = None
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.row: CitationRow | None = None
        self.use = QPushButton(self.tr("Use the selected words"))
        self.use.clicked.connect(lambda: self._hand_over(session.selection.words))
        self._holder.hide()
        self._lay_out(self._holder, self.use)
        self.setFocusProxy(self.use)
        session.selection.words_changed.connect(self._follow_words)
        self._follow_words(session.selection.words)

    @property
    @override
    def stops(self) -> Sequence[QWidget]:
        row = (self.row.link, self.row.remove) if self.row is not None else ()
        return (*row, self.use)

    @override
    def show_value(self, document: Document, value: Any) -> None:
        if value == self._shown:
            return
        self._shown = value
        if self.row is not None:
            self._column.removeWidget(self.row)
            self.row.hide()
            self.row.deleteLater()
            self.row = None
        if value is not None:
            self.row = CitationRow(self._looks, document, value)
            self.row.link.clicked.connect(lambda: self._session.viewport.reveal(value))
            self.row.removed.connect(lambda: self._hand_over(None))
            self._column.addWidget(self.row)
        self._holder.setVisible(value is not None)
        self.rearranged.emit()

    def _follow_words(self, words: Citation | None) -> None:
        self.use.setEnabled(words is not None)
        self.use.setToolTip(
            words.exact if words else self.tr("Select words in the source first, then use them.")
        )


class CitationRow(Row):
    """Cited words and where they stand."""

    def __init__(self, looks: Looks, document: Document, citation: Citation) -> None:
        super().__init__(citation.exact)
        self.link = PlaceLink(looks, document, citation)
        self.finish_head(self.link)
        self.column.addWidget(words_label(looks, citation))
