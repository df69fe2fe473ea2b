"""The window on a few records, with a history."""

from __future__ import annotations

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.edits import rename, set_status, set_when
from idlib_gui.domain.records import Actor, ActorKind, Event, Kind, Ref, Status

A, B = Ref(Kind.EVENT, "a"), Ref(Kind.EVENT, "b")


class Past:
    """A window, and what is done in it."""

    def __init__(self, window):
        self.window = window
        self.store = window.session.store
        self.history = self.store.history
        self.history.author = lambda: "Ada"

    def rename(self, *titles, ref=A):
        """Make an edit for each title."""
        for title in titles:
            self.store.edit(rename(self.store.document, ref, title))

    def mark(self, status=Status.DISPUTED, ref=A):
        """Mark an event."""
        self.store.edit(set_status(self.store.document, ref, status))

    def date(self, edtf, ref=A):
        """Date an event."""
        self.store.edit(set_when(self.store.document, ref, edtf, "seen elsewhere"))


@pytest.fixture
def past(window_as_opened):
    window, author = window_as_opened, window_as_opened.session.store.history.author
    actor = Actor("x", "Alpha", ActorKind.STATE)
    events = (Event("a", "Talks"), Event("b", "Truce"))
    window.session.store.open(document_of([actor, *events]))
    pane = window.panes.history
    window.timeline.setFocus()
    pane.filter.clear()
    pane.only_selected.setChecked(False)
    yield Past(window)
    window.session.store.history.author = author
