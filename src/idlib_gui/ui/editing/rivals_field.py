"""Competing values of an event or a quote: which there are, who says so, and another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.edits import add_rival, prefer_rival, remove_rival
from idlib_gui.domain.records import Ref, Rival
from idlib_gui.overriding import override
from idlib_gui.state.session import Session
from idlib_gui.ui.labels import plain_label
from idlib_gui.ui.plain import breakable
from idlib_gui.ui.rival_words import say_field, say_rival
from idlib_gui.ui.style import role
from idlib_gui.ui.theme import Looks

from .chips import NamesOf
from .cited_row import PlaceLink, Row, words_label
from .fields import Field, Keep
from .rival_box import RivalBox


class RivalsField(Field):
    """Each value that is also given, with buttons; below them another one can be noted.

    It keeps edits: functions of the document and the reference of the record.
    """

    def __init__(
        self, name: str, keep: Keep, session: Session, looks: Looks, claimants: NamesOf
    ) -> None:
        super().__init__(name, keep)
        self._session, self._looks, self._claimants = session, looks, claimants
        self._document: Document | None = None
        self._record: Any = None
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self.add = QPushButton(self.tr("Another value…"))
        self.add.setToolTip(self.tr("Note another date, number or name that is given for it"))
        self.add.clicked.connect(self._open)
        self.box: RivalBox | None = None
        self._lay_out(self._list, self.add)
        self.setFocusProxy(self.add)

    @property
    def rows(self) -> list[RivalRow]:
        """Return the rows in their order."""
        found = (self._rows.itemAt(n) for n in range(self._rows.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [row for row in widgets if isinstance(row, RivalRow)]

    @property
    @override
    def stops(self) -> Sequence[QWidget]:
        parts = [part for row in self.rows for part in (row.prefer, row.remove, row.link)]
        box = self.box.stops if self.box is not None else ()
        return (*(part for part in parts if part is not None), *box, self.add)

    @override
    def show_value(self, document: Document, value: Any) -> None:
        same = self._record is not None and self._record.rivals == value.rivals
        self._document, self._record = document, value
        if self.box is not None:
            self.box.show_document(document)
        if same:
            return
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        main = dict[str, Rival]()  # of what is told besides the fields, the first of a name
        for rival in value.rivals:
            self._rows.addWidget(self._row(document, rival, main))
            main.setdefault(rival.field, rival)
        self._list.setVisible(bool(value.rivals))
        self.rearranged.emit()

    @property
    @override
    def typed(self) -> str:
        return self.box.typed if self.box is not None else ""

    @override
    def type_again(self, typed: str) -> None:
        if self._document is not None:
            self._open()
        if self.box is not None:
            self.box.type_again(typed)

    @override
    def commit(self) -> bool:
        """Note the value that was typed, as Enter behind it does."""
        if self.box is not None and self.typed:
            self.box.note()
        return not self.typed

    @property
    @override
    def problem(self) -> str:
        return super().problem or (self.box.problem if self.box is not None else "")

    def _row(self, document: Document, rival: Rival, main: Mapping[str, Rival]) -> QWidget:
        has_value = rival.field in main or hasattr(self._record, rival.field)
        row = RivalRow(self._looks, document, rival, can_be_main=has_value)
        row.prefer.clicked.connect(lambda: self._hand_over(partial(_prefer, rival)))
        row.removed.connect(lambda: self._hand_over(partial(_remove, rival)))
        if row.link is not None and rival.citation is not None:
            citation = rival.citation
            row.link.clicked.connect(lambda: self._session.viewport.reveal(citation))
        return row

    def _open(self) -> None:
        """Show the lines for another value."""
        if self.box is None and self._document is not None:
            self.box = RivalBox(self._record, self._session.selection, self._claimants)
            self.box.show_document(self._document)
            self.box.noted.connect(self._note)
            self.box.given_up.connect(self._close)
            self.column.insertWidget(self.column.indexOf(self.add), self.box)
            self.add.hide()
            self.box.who.rearranged.connect(self.rearranged)
            self.rearranged.emit()
            self.box.setFocus()

    def _note(self, rival: Rival) -> None:
        if self._hand_over(partial(_add, rival)):
            self._close()

    def _close(self) -> None:
        if self.box is not None:
            box, self.box = self.box, None
            self.add.show()
            self.add.setFocus()
            self.column.removeWidget(box)
            box.hide()
            box.deleteLater()
            self.say("")


class RivalRow(Row):
    """A value with who says so, its words, and buttons."""

    def __init__(
        self, looks: Looks, document: Document, rival: Rival, *, can_be_main: bool
    ) -> None:
        words = self.tr("{0}: {1}").format(say_field(rival.field), say_rival(document, rival))
        super().__init__(words)
        self.prefer = QToolButton()
        role(self.prefer, "act")
        self.prefer.setText(self.tr("Make main"))
        self.prefer.setAccessibleName(self.tr("Make it the main one: {0}").format(words))
        self.prefer.setToolTip(self.tr("Make it the main one; that which is now becomes another"))
        self.prefer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.finish_head(plain_label("body", breakable(words)), self.prefer)
        self.prefer.setVisible(can_be_main)
        self.link: PlaceLink | None = None
        if rival.citation is not None:
            self.link = PlaceLink(looks, document, rival.citation)
            self.column.addWidget(self.link)
            self.column.addWidget(words_label(looks, rival.citation))


def _add(rival: Rival, document: Document, ref: Ref) -> Patch:
    return add_rival(document, ref, rival)


def _remove(rival: Rival, document: Document, ref: Ref) -> Patch:
    return remove_rival(document, ref, rival)


def _prefer(rival: Rival, document: Document, ref: Ref) -> Patch:
    return prefer_rival(document, ref, rival)
