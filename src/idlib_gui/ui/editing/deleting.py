"""Deleting the selected record, with a sentence of what else that changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from idlib_gui.domain.document import Patch
from idlib_gui.domain.edits import delete
from idlib_gui.domain.records import Actor, DomainError, Event, Place, Quote, Record, Ref
from idlib_gui.state.session import Session
from idlib_gui.ui import messages
from idlib_gui.ui.plain import shortened
from idlib_gui.ui.wording import counted, say_events, say_quotes

_NAME = 60
"""Characters of the name of what is to go."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("deleting", text)


def title_of(record: Record | None) -> str:
    """Return what a record is called in a sentence."""
    match record:
        case Event():
            return shortened(record.title, _NAME)
        case Quote():
            return shortened(record.text, _NAME)
        case Actor() | Place():
            return shortened(record.name, _NAME)
        case _:
            return ""


def say_consequences(ref: Ref, patch: Patch) -> str:
    """Return in a sentence which other records deleting one changes; empty if none."""
    kinds = Counter(other.kind.value for other in patch.changes if other != ref)
    parts = [
        words
        for kind, words in (
            ("event", say_events(kinds["event"])),
            ("quote", say_quotes(kinds["quote"])),
            ("actor", counted(kinds["actor"], _tr("1 actor"), _tr("{0} actors"))),
        )
        if kinds[kind]
    ]
    if not parts:
        return ""
    listed = _tr(" and ").join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    return _tr("{0} will point at it no more; nothing else of them changes.").format(listed)


def ask_delete(session: Session, ref: Ref, window: QWidget, said: Callable[[str], object]) -> None:
    """Delete a record, after asking where that changes others.

    Args:
        session: Where it is selected.
        ref: What is to go.
        window: Over which to ask.
        said: Is told in a sentence what was done.

    Raises:
        DomainError: If it cannot be deleted.
    """
    document = session.store.document
    record = document.get(ref)
    patch = delete(document, ref)
    more = say_consequences(ref, patch)
    if not more:
        said(_delete(session, ref))
        return
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_tr("Delete"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_tr("Delete “{0}”?").format(title_of(record)))
    box.setInformativeText(f"{more} {_tr('Undo brings all of it back.')}")
    sure = box.addButton(_tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(sure)

    def decide(button: QAbstractButton) -> None:
        if button is not sure:
            return
        try:
            said(_delete(session, ref))
        except DomainError as error:
            messages.say(window, str(error))

    box.buttonClicked.connect(decide)
    box.open()


def _delete(session: Session, ref: Ref) -> str:
    """Delete a record that is still there, and let nothing be selected that is gone."""
    document = session.store.document
    record = document.get(ref)
    if record is None:
        return ""
    session.store.edit(delete(document, ref))
    session.selection.select(None)
    return _tr("“{0}” is deleted: Undo brings it back.").format(title_of(record))
