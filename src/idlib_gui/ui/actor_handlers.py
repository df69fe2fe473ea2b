"""What is done to actors and places: merged, split off again; dialogs come when wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal, SignalInstance
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QStatusBar, QWidget

from idlib_gui.domain.document import Patch
from idlib_gui.domain.records import Actor, ActorKind, DomainError, Kind, Ref
from idlib_gui.state.session import Session

from .action_states import read_only
from .actions import Actions
from .actors_pane import ActorsPane
from .detail_pane import DetailPane
from .later import Later
from .plain import one_line
from .theme import Looks

messages = Later("messages")

_SAID_FOR = 6_000
"""Milliseconds for which a sentence stands in the status bar."""
_NAMED = (Kind.ACTOR, Kind.PLACE)


class ActorActs(QObject):
    """Merges and splits actors and places, sorts actors; the start need not wait for how."""

    said = Signal(str)
    """A sentence for the user."""

    def __init__(self, session: Session, looks: Looks, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._looks, self._window = session, looks, window
        self._merges: Any = None

    @property
    def merges(self) -> Any:
        """Return what knows who was merged into whom."""
        if self._merges is None:
            from idlib_gui.state.merges import Merges  # noqa: PLC0415

            self._merges = Merges(self._session.store)
        return self._merges

    def merged_into(self, ref: Ref) -> Any:
        """Return who was merged into an actor or a place."""
        return self.merges.of(ref)

    @property
    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what each action does."""
        return {
            "merge_into": lambda: self.ask_merge(self._selected, None),
            "merge_suggestions": self.ask_suggestions,
            "split_back": self.ask_split,
        }

    @property
    def _selected(self) -> Ref | None:
        ref = self._session.selection.current
        return ref if ref is not None and ref.kind in _NAMED else None

    def fill_menu(self, menu: QMenu, ref: Ref, actions: Actions, edit: SignalInstance) -> None:
        """Put into the menu of an actor what changes it; `edit` opens the form at a field."""
        actor = self._session.store.document.get(ref)
        if not isinstance(actor, Actor) or read_only(self._session):
            return
        from .merging.menus import KindMenu  # noqa: PLC0415

        menu.addSeparator()
        menu.addActions([actions["rename"], actions["edit_record"]])
        menu.addMenu(KindMenu(actor, lambda kind: self.set_kind(ref, kind), menu))
        menu.addAction(self.tr("Part of…")).triggered.connect(lambda: edit.emit("part_of"))
        menu.addSeparator()
        menu.addActions([actions["merge_into"], actions["merge_suggestions"]])
        menu.addMenu(self.split_menu(ref, menu))
        menu.addSeparator()
        menu.addAction(actions["delete_record"])

    def ask_merge(self, other: Ref | None, into: Ref | None) -> None:
        """Ask whether, and into which, an actor or a place is to be merged."""
        if other is None or not self._may():
            return
        from .merging.merge_dialog import MergeDialog  # noqa: PLC0415

        MergeDialog(self._session.store, (other, into), self._merge, self._window).open()

    def _merge(self, patch: Patch, into: Ref) -> None:
        if self.attempt(lambda: patch):
            self._session.selection.select(into)

    def ask_suggestions(self) -> None:
        """List actors that may be the same."""
        if self._may():
            from .merging.suggestions_dialog import SuggestionsDialog  # noqa: PLC0415

            SuggestionsDialog(self._session, self._looks, self.attempt, self._window).open()

    def ask_split(self) -> None:
        """Split off what was merged into the selected record; ask which, where it was several."""
        ref = self._selected
        if ref is None or not self._may():
            return
        merged = self.merges.of(ref)
        if len(merged) == 1:
            self.split(merged[0].ref)
        elif merged:
            self.split_menu(ref, self._window).popup(self._near())
        else:
            nobody = self.tr("Nobody was merged into “{0}”.")
            words = nobody if ref.kind is Kind.ACTOR else self.tr("Nothing was merged into “{0}”.")
            name = getattr(self._session.store.document.get(ref), "name", "")
            self.said.emit(words.format(one_line(name)))

    def split_menu(self, ref: Ref, parent: QWidget) -> QMenu:
        """Return a menu of what was merged into an actor or a place."""
        from .merging.menus import SplitMenu  # noqa: PLC0415

        return SplitMenu(self.merges.of(ref), self.split, parent)

    def split(self, back: Ref) -> None:
        """Split off what was merged into the selected record."""
        from idlib_gui.domain.splitting import split  # noqa: PLC0415

        ref = self._session.selection.current
        merged = (
            next((one for one in self.merges.of(ref) if one.ref == back), None) if ref else None
        )
        if merged is not None:
            patch_of = self.merges.patch_of
            self.attempt(lambda: split(self._session.store.document, patch_of(merged), back))

    def set_kind(self, ref: Ref, kind: ActorKind) -> None:
        """Say what kind an actor is of."""
        from idlib_gui.domain.field_edits import set_fields  # noqa: PLC0415

        self.attempt(lambda: set_fields(self._session.store.document, ref, kind=kind))

    def attempt(self, edit: Callable[[], Patch]) -> bool:
        """Make an edit; tell the user why, and return False, if it cannot be made."""
        try:
            patch = edit()
            self._session.store.edit(patch)
        except DomainError as error:
            messages.say(self._window, str(error))
            return False
        if patch.changes:
            self.said.emit(self.tr("{0}.").format(patch.label))
        return True

    def _may(self) -> bool:
        why = read_only(self._session)
        if why:
            self.said.emit(why)
        return not why

    def _near(self) -> QPoint:
        """Return where the user looks: at the pointer, if it is over the window."""
        inside = self._window.frameGeometry().contains(QCursor.pos())
        return QCursor.pos() if inside else self._window.mapToGlobal(QPoint(80, 80))


def actor_acts(
    session: Session, looks: Looks, panes: tuple[ActorsPane, DetailPane], status: QStatusBar
) -> ActorActs:
    """Return what is done to actors; it says in the status bar what it did."""
    actors, detail = panes
    acts = ActorActs(session, looks, detail.window())
    acts.said.connect(lambda words: status.showMessage(words, _SAID_FOR))
    detail.set_merges(acts.merged_into)
    detail.split_wanted.connect(acts.split)

    def drop(pair: tuple[str, str]) -> None:
        acts.ask_merge(*(Ref(Kind.ACTOR, key) for key in pair))

    actors.dropped.connect(drop)
    return acts


def offer_edits(acts: ActorActs, actors: ActorsPane, detail: DetailPane, actions: Actions) -> None:
    """Put what changes an actor into its menu."""
    actors.set_edits(lambda menu, ref: acts.fill_menu(menu, ref, actions, detail.edit_wanted))
