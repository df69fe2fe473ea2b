"""Lists actors that may be the same, to merge all that are ticked as one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.document import Patch
from idlib_gui.domain.edits import keep_apart, merge_pairs
from idlib_gui.domain.index import participants
from idlib_gui.domain.records import ActorId, Kind, Ref
from idlib_gui.domain.suggesting import Suggestion, suggestions
from idlib_gui.models.suggestions_model import Column, SuggestionsModel, SuggestionWords
from idlib_gui.state.session import Session
from idlib_gui.ui.articles_table import FileDelegate
from idlib_gui.ui.labels import plain_label
from idlib_gui.ui.plain import one_line
from idlib_gui.ui.tables import show_whole_rows
from idlib_gui.ui.theme import Looks
from idlib_gui.ui.tips import plain_tip
from idlib_gui.ui.wording import counted, number

from .words import say_ground, say_share

_WIDTH, _HEIGHT, _ROW = 920, 480, 26
_WIDTHS = (180, 180, 310, 60)
_SURE = 0.85
"""What is as sure as that is ticked from the first."""
Attempt = Callable[[Callable[[], Patch]], bool]
"""Makes an edit; tells the user why, and returns False, if it cannot be made."""


class SuggestionsDialog(QDialog):
    """What is ticked is merged; what is said not to be the same is not suggested again."""

    def __init__(self, session: Session, looks: Looks, attempt: Attempt, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._attempt = session, attempt
        self._shares: dict[ActorId, tuple[int, int]] = {}
        self.setWindowTitle(self.tr("Actors that may be the same"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self.model = SuggestionsModel(self._words(), self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Actors that may be the same"))
        show_whole_rows(self.table, _ROW, _WIDTHS)
        self.table.setItemDelegateForColumn(Column.OTHER, FileDelegate(looks.theme, self.table))
        self.said = plain_label("muted")
        self.all = QPushButton(self.tr("Tick all"))
        self.none = QPushButton(self.tr("Tick none"))
        self.apart = QPushButton(self.tr("Not the same"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.merge = self._buttons.addButton("", QDialogButtonBox.ButtonRole.ApplyRole)
        self._lay_out()
        self._connect()
        self._look()
        self.table.setFocus()

    def _words(self) -> SuggestionWords:
        headings = (
            *(self.tr("Merge"), self.tr("Into"), self.tr("Why")),
            *(self.tr("Sure"), self.tr("What moves")),
        )
        return SuggestionWords(headings, self._say, self._tip)

    def _lay_out(self) -> None:
        self.apart.setToolTip(
            plain_tip(self.tr("They are kept apart, and not suggested again. (Del)"))
        )
        row = QHBoxLayout()
        for button in (self.all, self.none, self.apart):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        for made in self._buttons.buttons():  # Enter in the table must not merge
            made.setAutoDefault(False)  # type: ignore[attr-defined]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.model.ticked_changed.connect(self._count)
        self.all.clicked.connect(lambda: self.model.tick_all(on=True))
        self.none.clicked.connect(lambda: self.model.tick_all(on=False))
        self.apart.clicked.connect(self._keep_apart)
        self.merge.clicked.connect(self._merge)
        self._buttons.rejected.connect(self.reject)
        self.table.selectionModel().currentRowChanged.connect(self._count)
        self.table.doubleClicked.connect(self._show)
        key = QShortcut(QKeySequence("Del"), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._keep_apart)
        store = self._session.store
        store.patched.connect(self._look)
        store.replaced.connect(self.reject)

    def _look(self) -> None:
        """List what is suggested of the document as it is now."""
        document = self._session.store.document
        events = Counter(key for one in document.events.values() for key in participants(one))
        quotes = Counter(
            key
            for one in document.quotes.values()
            for key in {one.speaker, one.outlet, one.addressee} - {None}
        )
        self._shares = {key: (events[key], quotes[key]) for key in document.actors}
        self.model.show_suggestions(suggestions(document), _SURE)
        self._count()

    def _count(self) -> None:
        total, ticked = self.model.rowCount(), len(self.model.ticked)
        current = self.model.suggestion_at(self.table.currentIndex())
        self.said.setText(
            counted(
                total,
                self.tr("1 pair may be the same. Nothing is merged before you say so."),
                self.tr("{0} pairs may be the same. Nothing is merged before you say so."),
            )
            if total
            else self.tr("No actors look the same.")
        )
        self.merge.setText(
            counted(ticked, self.tr("Merge 1 pair"), self.tr("Merge {0} pairs"))
            if ticked
            else self.tr("Merge")
        )
        self.merge.setEnabled(ticked > 0)
        self.apart.setEnabled(current is not None)
        self.all.setEnabled(ticked < total)
        self.none.setEnabled(ticked > 0)

    def _say(self, suggestion: Suggestion, column: int) -> str:
        match Column(column):
            case Column.OTHER:
                return self._name(suggestion.other)
            case Column.INTO:
                return self._name(suggestion.into)
            case Column.WHY:
                return say_ground(suggestion)
            case Column.SURE:
                return self.tr("{0} %").format(number(round(suggestion.confidence * 100)))
            case Column.CHANGES:
                return say_share(*self._shares.get(suggestion.other, (0, 0)))

    def _tip(self, suggestion: Suggestion) -> str:
        names = self._name(suggestion.other), self._name(suggestion.into)
        return plain_tip(
            self.tr("“{0}” into “{1}”").format(*names),
            say_ground(suggestion),
            self._say(suggestion, Column.CHANGES),
        )

    def _name(self, key: ActorId) -> str:
        actor = self._session.store.document.actors.get(key)
        return one_line(actor.name) if actor is not None else key

    def _show(self) -> None:
        """Select the actor that is looked at in the window."""
        current = self.model.suggestion_at(self.table.currentIndex())
        if current is not None:
            self._session.selection.select(Ref(Kind.ACTOR, current.other))

    def _keep_apart(self) -> None:
        current = self.model.suggestion_at(self.table.currentIndex())
        if current is not None:
            one, two = (Ref(Kind.ACTOR, key) for key in (current.into, current.other))
            self._attempt(lambda: keep_apart(self._session.store.document, one, two))

    def _merge(self) -> None:
        pairs = [
            (Ref(Kind.ACTOR, one.into), Ref(Kind.ACTOR, one.other)) for one in self.model.ticked
        ]
        if self._attempt(lambda: merge_pairs(self._session.store.document, pairs)):
            self.table.setFocus()
