"""What edits a record in the detail pane, and makes records of words of the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStatusBar

from idlib_gui.domain.document import Patch
from idlib_gui.domain.records import DomainError, Ref
from idlib_gui.state.session import Session

from .action_states import read_only
from .detail_pane import DetailPane
from .later import Later
from .theme import Looks

messages = Later("messages")

_SAID_FOR = 6_000
"""Milliseconds for which a sentence stands in the status bar."""
_MAKING = ("new_event", "new_quote", "new_actor", "new_place")
_CHANGING = ("add_evidence", "add_contradicting", "set_cue", "set_phrase")


class Editing(QObject):
    """Edits what is selected; forms are made when wanted: the start need not wait for them."""

    said = Signal(str)
    """A sentence for the user."""

    def __init__(self, session: Session, looks: Looks, detail: DetailPane) -> None:
        super().__init__(detail)
        self._session, self._looks, self._detail = session, looks, detail
        self._desk: Any = None
        self._gone: Ref | None = None
        """The record that was selected when it was deleted."""
        detail.edit_wanted.connect(self.edit)
        session.store.patched.connect(self._follow_patch)
        session.store.replaced.connect(self._start_over)

    @property
    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what each action does."""
        return {
            "edit_record": self.edit,
            "delete_record": self._delete,
            **{name: lambda name=name: self._make(name) for name in _MAKING},  # type: ignore[misc]
            **{name: lambda name=name: self._change(name) for name in _CHANGING},  # type: ignore[misc]
        }

    @property
    def desk(self) -> Any:
        """Return what opens forms."""
        if self._desk is None:
            from .editing.desk import FormDesk  # noqa: PLC0415

            self._desk = FormDesk(self._session, self._looks, self._detail)
            self._desk.said.connect(self.said)
        return self._desk

    def edit(self, field: str = "") -> None:
        """Open the form of what is selected, with the keyboard in a field of it."""
        ref = self._session.selection.current
        if ref is not None and self._may():
            self.desk.open(ref, field)

    def _delete(self) -> None:
        ref = self._session.selection.current
        if ref is not None and self._may():
            from .editing.deleting import ask_delete  # noqa: PLC0415

            self._attempt(lambda: ask_delete(self._session, ref, self._window, self.said.emit))

    def _start_over(self) -> None:
        self._gone = None

    def _follow_patch(self, patch: Patch) -> None:
        """Select the record again that was deleted while it was selected, once it is back."""
        selection = self._session.selection
        current, gone = selection.current, self._gone
        goes = patch.changes.get(current) if current is not None else None
        comes = patch.changes.get(gone) if gone is not None else None
        if goes is not None and goes.after is None:
            self._gone = current
        elif comes is not None and comes.after is not None:
            self._gone = None
            if selection.picked is None:
                selection.select(gone)

    def _make(self, name: str) -> None:
        """Make a record of the selected words, and open its form."""
        words = self._session.selection.words
        if words is None or not self._may():
            return
        from .editing.creating import creating  # noqa: PLC0415

        how = creating()[name]

        def make() -> None:
            patch, ref = how.make(self._session.store.document, words)
            self._session.store.edit(patch)
            self._session.selection.select(ref)
            self.desk.open(ref, how.field, how.hint)

        self._attempt(make)

    def _change(self, name: str) -> None:
        """Change the selected record by the selected words."""
        ref, words = self._session.selection.current, self._session.selection.words
        if ref is None or words is None or not self._may():
            return
        from .editing.creating import changing  # noqa: PLC0415

        def change() -> None:
            patch = changing()[name](self._session.store.document, ref, words)
            if patch.changes:
                self._session.store.edit(patch)
                self.said.emit(self.tr("{0}.").format(patch.label))
            else:
                self.said.emit(self.tr("It is so already."))

        self._attempt(change)

    def _may(self) -> bool:
        why = read_only(self._session)
        if why:
            self.said.emit(why)
        return not why

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except DomainError as error:
            messages.say(self._window, str(error))

    @property
    def _window(self) -> Any:
        return self._detail.window()


def editing_handlers(
    session: Session, looks: Looks, detail: DetailPane, status: QStatusBar
) -> Mapping[str, Callable[[], object]]:
    """Return what edits records, and says in the status bar what it did."""
    editing = Editing(session, looks, detail)
    editing.said.connect(lambda words: status.showMessage(words, _SAID_FOR))
    return editing.handlers
