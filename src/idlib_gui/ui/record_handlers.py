"""What is done to the selected record by one key: its name, and what a person thinks of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from idlib_gui.domain.records import Actor, DomainError, Event, Kind, Place, Status
from idlib_gui.state.session import Session

from .handlers import Handlers
from .later import Later

asking, messages = Later("asking"), Later("messages")

_TITLE_WIDTH = 460


def edit_handlers(session: Session, window: QWidget) -> Handlers:
    """Return what takes edits back, and what names the selected record or decides of it."""
    store = session.store

    def mark(status: Status) -> None:
        ref = session.selection.current
        if ref is not None and ref.kind in {Kind.EVENT, Kind.QUOTE}:
            # The start of the program need not wait for what edits: neither here nor below.
            from idlib_gui.domain.field_edits import set_status  # noqa: PLC0415

            store.edit(set_status(store.document, ref, status))

    def ask_name() -> None:
        ref = session.selection.current
        record = store.document.get(ref)
        if ref is None or not isinstance(record, Event | Actor | Place):
            return

        def done(name: str) -> None:
            from idlib_gui.domain.field_edits import rename  # noqa: PLC0415

            try:
                store.edit(rename(store.document, ref, name))
            except DomainError as error:
                messages.say(window, str(error))

        label = _tr("Title:") if isinstance(record, Event) else _tr("Name:")
        name = record.title if isinstance(record, Event) else record.name
        dialog = asking.ask_line(window, _tr("Rename"), label, name, done)
        dialog.resize(_TITLE_WIDTH, dialog.height())

    return {
        "undo": store.history.undo,
        "redo": store.history.redo,
        "rename": ask_name,
        "accept": lambda: mark(Status.ACCEPTED),
        "dispute": lambda: mark(Status.DISPUTED),
        "reject": lambda: mark(Status.REJECTED),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("record_handlers", text)
