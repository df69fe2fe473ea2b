"""The review pane: the queue of what is to be decided, and one key for each decision."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QToolButton, QVBoxLayout, QWidget

from idlib_gui.domain.document import Patch
from idlib_gui.domain.edits import set_status
from idlib_gui.domain.reading import Item
from idlib_gui.domain.records import DomainError, Kind, Ref, Status
from idlib_gui.domain.review import Proposal
from idlib_gui.domain.versions import Uncertain, take_off
from idlib_gui.models.items_model import ROW_ROLE, ItemsModel, ItemWords
from idlib_gui.overriding import override
from idlib_gui.state.reading import Reading
from idlib_gui.state.review import Entry, ReviewQueue, key_of
from idlib_gui.state.session import Session

from . import messages
from .keys import takes_key
from .labels import plain_label
from .review_card import KEYS, ReviewCard, Verdict, possible
from .review_list import ReviewDelegate, ReviewList
from .review_many import ReviewMany
from .review_words import ReviewTexts
from .style import role
from .theme import Looks, Theme

_STATUS = {
    Verdict.ACCEPT: Status.ACCEPTED,
    Verdict.REJECT: Status.REJECTED,
    Verdict.DISPUTE: Status.DISPUTED,
}
_UNDO = Qt.Key.Key_Z
_LEAST = QSize(180, 90)
_SHARES = (400, 600)
"""How the queue and the row that is looked at share the pane at first."""


class ReviewPane(QWidget):
    """The queue and its card; letters decide while either has the keyboard.

    The row that is looked at is what the session has selected, where that is in the queue.
    """

    edit_asked = Signal(object)
    """The `Ref` of a record that is to be edited."""
    said = Signal(str)
    """A sentence for the user."""

    def __init__(
        self, session: Session, looks: Looks, reading: Reading, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._looks, self._reading = session, looks, reading
        self._texts = ReviewTexts(session, self)
        self.queue = ReviewQueue(session.store, reading, self)
        words = ItemWords[Entry](self._texts.line, self._texts.tip, self._texts.spoken)
        self._model = ItemsModel[Entry](words, key_of, self)
        self._delegate = ReviewDelegate(looks.theme, self._texts)
        self.list = ReviewList(self._model, self._delegate)
        self.list.setAccessibleName(self.tr("What is to be decided"))
        self.card = ReviewCard(self._texts)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.card)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes(_SHARES)
        self._left = plain_label("muted", wrapped=False)
        self.many = QToolButton()
        role(self.many, "tool")
        self.many.setText(self.tr("Accept many…"))
        self.many.setToolTip(self.tr("Accept or reject by filter and confidence"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.setFocusProxy(self.list)
        self.setMinimumSize(_LEAST)
        self._at = 0
        """The number of the row that is looked at: what follows a decided one takes its place."""
        self._connect()
        self._refresh()
        self._follow_selection(session.selection.current)

    def _connect(self) -> None:
        self.queue.changed.connect(self._refresh)
        self._session.selection.changed.connect(self._follow_selection)
        self._session.store.patched.connect(self._follow)
        self.list.went.connect(self._go)
        self.many.clicked.connect(self.ask_many)
        self.card.decided.connect(lambda verdict: self.decide(Verdict(verdict)))
        self._looks.changed.connect(self._show_theme)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card: deciding many, and how many are left."""
        return (self.many, self._left)

    @property
    def current(self) -> Entry | None:
        """Return the row that is looked at."""
        entry: Entry | None = self.list.currentIndex().data(ROW_ROLE)
        return entry

    def take_keyboard(self) -> None:
        """Go to the row that is looked at, and let the other panes show it."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.current is not None:
            self._go(self.list.currentIndex())

    def ask_many(self) -> None:
        """Let the user decide many at once."""
        ReviewMany(self._session, self._looks, self.queue, self.window()).open()

    def decide(self, verdict: Verdict) -> None:
        """Do something with the row that is looked at, and go to the next."""
        entry = self.current
        if entry is None or verdict not in possible(entry, can_edit=self._can_edit):
            self._refuse()
            return
        try:
            self._carry_out(entry, verdict)
        except DomainError as error:
            messages.say(self.window(), str(error))

    def _refuse(self) -> None:
        """Say why nothing can be changed, where that is so."""
        if not self._can_edit:
            self.said.emit(self._session.store.history.read_only)

    def _carry_out(self, entry: Entry, verdict: Verdict) -> None:
        store = self._session.store
        if verdict is Verdict.SKIP:
            self.list.setCurrentIndex(QModelIndex())  # it goes to the end; its place is taken
            self.queue.skip(entry)
            self._go(self.list.currentIndex())
        elif verdict is Verdict.EDIT:
            self._edit(entry)
        elif isinstance(entry, Proposal):
            store.edit(set_status(store.document, entry.ref, _STATUS[verdict]))
        elif isinstance(entry, Uncertain):
            store.edit(take_off(store.document, entry))

    def _edit(self, entry: Entry) -> None:
        if isinstance(entry, Proposal):
            self.edit_asked.emit(entry.ref)
        else:  # what is to be done with words is done in the text
            self._session.viewport.reveal(entry.citation)

    @property
    def _can_edit(self) -> bool:
        return not self._session.store.history.read_only

    def _refresh(self) -> None:
        """List the queue as it is now; what follows a row that went takes its place."""
        before = self.current
        self._model.show_items(self.queue.entries)
        index = QModelIndex() if before is None else self._model.row_of(before)
        if not index.isValid():
            index = self._model.index(min(self._at, self._model.rowCount() - 1), 0)
        moved = before is not None and self.current is None
        self._look_at(index)
        if moved and self._has_keyboard():
            self._go(index)
        self._left.setText(self._texts.left(self._model.items))

    def _look_at(self, index: QModelIndex) -> None:
        if index.isValid():
            self._at = index.row()
            self.list.setCurrentIndex(index)
        self._show_card()

    def _show_card(self) -> None:
        done = self.tr("All is decided.") if self._model.rowCount() == 0 else ""
        self.card.show_entry(self.current, done, can_edit=self._can_edit)

    def _go(self, index: QModelIndex) -> None:
        """Let all panes show the record of a row; words that are of none, the card alone tells."""
        entry: Entry | None = index.data(ROW_ROLE)
        self._look_at(index)
        if entry is not None:
            self._session.selection.select(_record_of(entry))

    def _follow_selection(self, ref: Ref | None) -> None:
        if self.current is not None and _record_of(self.current) == ref:
            return
        index = QModelIndex() if ref is None else self._model.index_of(ref)
        if index.isValid() and index != self.list.currentIndex():
            self._look_at(index)

    def _follow(self, patch: Patch) -> None:
        """Show what an edit changed; go back to a row that an undo brings back."""
        self._show_card()
        back = [
            ref
            for ref, change in patch.changes.items()
            if _waits(change.after) and not _waits(change.before)
        ]
        if len(back) == 1 and self._has_keyboard():
            self._go(self._model.index_of(back[0]))

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _show_theme(self, theme: Theme) -> None:
        self._delegate.show_theme(theme)
        self.list.viewport().update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.want()

    @override
    def event(self, event: QEvent) -> bool:
        # The same letters move the timeline, for the whole window; here they decide.
        return takes_key(event, *KEYS, _UNDO) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key in KEYS:
            self.decide(KEYS[key])
        elif plain and key == _UNDO:
            self._refuse()
            self._session.store.history.undo()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the row below the queue where the pane is higher than wide."""
        super().resizeEvent(event)
        high = self.height() > self.width()
        way = Qt.Orientation.Vertical if high else Qt.Orientation.Horizontal
        self._splitter.setOrientation(way)


def _record_of(entry: Entry) -> Ref | None:
    """Return the record that a row is of, if it is one that can be selected."""
    if isinstance(entry, Item):
        return None
    return None if entry.ref.kind in {Kind.DATE, Kind.SOURCE} else entry.ref


def _waits(record: object) -> bool:
    return getattr(record, "status", None) is Status.PROPOSED
