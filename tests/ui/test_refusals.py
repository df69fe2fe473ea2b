"""A key whose act cannot be done says why in the status bar, and does nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from idlib_gui.domain.records import Kind, Ref
from idlib_gui.ui.refusals import Refusals

A = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
C = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window, qtbot):
    """Return the window, a moment after it was shown."""
    qtbot.waitUntil(lambda: window.findChild(Refusals).takes_keys)
    return window


def said(window):
    return window.status_bar.currentMessage()


@pytest.mark.parametrize(
    ("key", "modifiers", "sentence"),
    [
        (Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "Select an event, a quote, an actor"),
        (Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "Select words in the source first."),
        (Qt.Key.Key_Z, C, "There is nothing to undo."),
        (Qt.Key.Key_M, C | Qt.KeyboardModifier.ShiftModifier, "Select an actor or a place first."),
        (Qt.Key.Key_Right, A, "Select an event that has a date first."),
    ],
)
def test_what_it_needs_is_said_where_nothing_is_selected(qtbot, window, key, modifiers, sentence):
    window.timeline.view.setFocus()
    qtbot.keyClick(window.timeline.view, key, modifiers)
    assert said(window).startswith(sentence)


def test_of_a_project_that_can_only_be_read_each_key_says_so(qtbot, window):
    store = window.session.store
    before = store.document
    store.history.read_only = "It is open in another window."
    window.session.selection.select(Ref(Kind.EVENT, next(iter(before.events))))
    for key in (Qt.Key.Key_E, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_F5):
        window.status_bar.clearMessage()
        qtbot.keyClick(window, key)
        assert said(window) == "It is open in another window."
    assert store.document is before


def test_once_it_can_be_done_the_key_does_it(qtbot, window):
    store, event = window.session.store, next(iter(window.session.store.document.events.values()))
    qtbot.keyClick(window, Qt.Key.Key_E)
    window.status_bar.clearMessage()
    window.session.selection.select(Ref(Kind.EVENT, event.id))
    qtbot.keyClick(window, Qt.Key.Key_E)
    assert window.detail.isAncestorOf(QApplication.focusWidget())
    assert said(window) == ""
    assert store.document.events[event.id] == event


def test_in_a_list_the_letter_still_looks_for_a_name(qtbot, window):
    actors = window.actors.findChild(QListView)
    actors.setFocus()
    qtbot.keyClick(actors, Qt.Key.Key_E)
    assert actors.currentIndex().data().startswith("E")
    assert said(window).startswith("Select an event, a quote, an actor")
