"""Who took part: the actors by kind, with what each did and said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import ActorId, Event, Kind, Quote, Ref
from idlib_gui.models.actors_model import ActorsModel, Shown
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import Dyad

from .actor_words import ActorTexts
from .actors_delegate import ActorsDelegate
from .actors_list import ActorsList
from .filter_box import FilterBox
from .labels import plain_label
from .theme import Looks, Theme


class ActorsPane(QWidget):
    """Lists the actors by kind; selecting one selects it for all panes.

    The actors of a selected event, and the speaker of a selected quote, get a quiet mark.
    """

    between_asked = Signal(object)
    """The `Dyad` of which the user wants to see what happened between the two."""
    dropped = Signal(object)
    """One actor was dropped on another: both ids, as a pair."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts = ActorTexts(self)
        self._model = ActorsModel(session, self._texts.words(), self)
        self._delegate = ActorsDelegate(looks.theme)
        self._list = ActorsList(self._delegate)
        self._list.setModel(self._model)
        self._list.setAccessibleName(self.tr("Actors"))
        self._add_edits: Callable[[QMenu, Ref], object] = lambda _menu, _actor: None
        self._filter = FilterBox(self._list)
        self._filter.setPlaceholderText(self.tr("Filter actors"))
        self._filter.setAccessibleName(self.tr("Filter actors"))
        self._nothing = plain_label("muted")
        self._count = plain_label("muted", wrapped=False)
        self._lay_out()
        self._connect(looks)
        self._show_count(self._model.shown)
        self._show_selection(session.selection.current)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card: how many actors there are."""
        return (self._count,)

    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def set_edits(self, add: Callable[[QMenu, Ref], object]) -> None:
        """Let this put into the menu of an actor what changes it."""
        self._add_edits = add

    def _lay_out(self) -> None:
        box = QVBoxLayout()
        box.setContentsMargins(11, 8, 11, 0)
        box.setSpacing(12)
        box.addWidget(self._filter)
        box.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addLayout(box)
        column.addWidget(self._list, 1)
        column.addStretch()
        self.setFocusProxy(self._list)
        self.setMinimumWidth(180)

    def _connect(self, looks: Looks) -> None:
        self._filter.textChanged.connect(self._narrow)
        self._model.counted.connect(self._show_count)
        self._model.dropped.connect(self.dropped)
        self._model.modelReset.connect(self._restore)
        self._list.selectionModel().selectionChanged.connect(self._pick)
        self._list.activated.connect(self._select)
        self._list.paired.connect(self._pair)
        self._list.customContextMenuRequested.connect(self._open_menu)
        self._session.selection.changed.connect(self._show_selection)
        self._session.store.patched.connect(self._mark)
        looks.changed.connect(self._show_theme)

    def _narrow(self, text: str) -> None:
        self._model.filter(text)
        self._show_count(self._model.shown)
        self._restore()

    def _show_count(self, shown: Shown) -> None:
        short, spoken = self._texts.counted(shown)
        self._count.setText(short)
        self._count.setAccessibleName(spoken)
        self._nothing.setText(self._texts.nothing(shown, self._filter.text()))
        self._nothing.setVisible(shown.passing == 0)
        self._list.setVisible(shown.passing > 0)

    def _pick(self, selected: QItemSelection) -> None:
        for index in selected.indexes():
            self._select(index)

    def _select(self, index: QModelIndex) -> None:
        self._session.selection.select(Ref(Kind.ACTOR, index.data(ID_ROLE)))

    def _pair(self, index: QModelIndex) -> None:
        """Ask what happened between the selected actor and another one."""
        current, other = self._session.selection.current, index.data(ID_ROLE)
        if current is not None and current.kind is Kind.ACTOR and other not in {None, current.id}:
            alone = self._session.viewport.view.dyad.alone
            self.between_asked.emit(Dyad(ActorId(current.id), other, alone))

    def _restore(self) -> None:
        self._show_selection(self._session.selection.current)

    def _show_selection(self, ref: Ref | None) -> None:
        actor = ref.id if ref and ref.kind is Kind.ACTOR else ""
        index = self._model.index_of_actor(actor)
        if not index.isValid():
            self._list.clearSelection()
        elif not self._list.selectionModel().isSelected(index):
            self._list.setCurrentIndex(index)
        self._mark()

    def _mark(self) -> None:
        current = self._session.selection.current
        marked = frozenset(_actors_of(self._session.store.document, current))
        changed = marked ^ self._delegate.marked
        self._delegate.marked = marked
        for actor in changed:  # those rows alone, since painting them all takes a third of a frame
            index = self._model.index_of_actor(actor)
            if index.isValid():
                self._list.update(index)

    def _show_theme(self, theme: Theme) -> None:
        self._delegate.show_theme(theme)
        self._list.viewport().update()

    def _open_menu(self, position: QPoint) -> None:
        index = self._list.indexAt(position)
        if not index.data(ID_ROLE):
            index = self._list.currentIndex()
            position = self._list.visualRect(index).center()
        actor: ActorId | None = index.data(ID_ROLE)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hidden = self._session.viewport.view.hidden
        if actor is not None:
            others = frozenset(self._session.store.document.actors) - {actor}
            only = menu.addAction(self.tr("Show only this lane"))
            only.setEnabled(hidden != others)
            only.triggered.connect(lambda: self._hide(others))
            text = self.tr("Show lane") if actor in hidden else self.tr("Hide lane")
            menu.addAction(text).triggered.connect(lambda: self._hide(hidden ^ {actor}))
            # The start of the program need not wait for what is behind another pane.
            from .dyad.partners_menu import PartnersMenu  # noqa: PLC0415

            menu.addMenu(PartnersMenu(self._session, actor, self.between_asked.emit, menu))
        every = menu.addAction(self.tr("Show all lanes"))
        every.setEnabled(bool(hidden))
        every.triggered.connect(lambda: self._hide(frozenset()))
        if actor is not None:
            self._select(index)
            self._add_edits(menu, Ref(Kind.ACTOR, actor))
        menu.popup(self._list.viewport().mapToGlobal(position))

    def _hide(self, hidden: frozenset[ActorId]) -> None:
        self._session.viewport.update(hidden=hidden)


def _actors_of(document: Document, ref: Ref | None) -> tuple[ActorId, ...]:
    """Return whom a record is about: the agents of an event, the speaker of a quote."""
    match document.get(ref):
        case Event(agents=agents):
            return agents
        case Quote(speaker=speaker) if speaker is not None:
            return (speaker,)
        case _:
            return ()
