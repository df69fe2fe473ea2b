"""The timeline as assistive technology reads it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from idlib_gui.domain.records import Kind, Ref

NAME = QAccessible.Text.Name


@pytest.fixture
def read(hands):
    """Return a timeline and the list that stands for it."""
    timeline = hands()
    return timeline, QAccessible.queryAccessibleInterface(timeline.view)


def test_the_timeline_is_a_list_of_the_events_in_view(read):
    timeline, found = read
    assert found.role() is QAccessible.Role.List
    assert found.text(NAME) == "Timeline"
    assert found.text(QAccessible.Text.Description) == ""
    assert found.childCount() == len(timeline.picture.events())
    assert found.child(0).role() is QAccessible.Role.ListItem
    assert found.child(10_000) is None
    assert found.indexOfChild(found.child(2)) == 2
    assert found.indexOfChild(found) == -1
    assert found.window() is timeline.pane.windowHandle()
    assert found.parent() is not None
    assert found.state().focusable


def test_an_item_is_named_by_title_date_and_actors(read):
    timeline, found = read
    number = timeline.picture.events().index(timeline.row("e9"))
    name = found.child(number).text(NAME)
    assert name.startswith("Erdoğan signs army-funding deal in Ukraine, 3 Feb 2020")
    assert "Recep Tayyip Erdoğan" in name
    assert found.child(number).text(QAccessible.Text.Value) == ""


def test_items_lie_where_their_marks_are(read):
    timeline, found = read
    number = timeline.picture.events().index(timeline.row("e9"))
    item = found.child(number)
    middle = item.rect().center()
    assert timeline.view.mapFromGlobal(middle) == timeline.place("e9")
    assert found.childAt(middle.x(), middle.y()).text(NAME) == item.text(NAME)
    assert found.childAt(-5_000, -5_000) is None
    assert found.rect().contains(item.rect())


def test_pressing_an_item_selects_its_event(read):
    timeline, found = read
    item = found.child(0)
    action = item.actionInterface()
    assert action.actionNames() == [action.pressAction()]
    assert action.keyBindingsForAction(action.pressAction()) == []
    action.doAction(action.showMenuAction())
    assert timeline.selected is None
    action.doAction(action.pressAction())
    key = timeline.picture.plan.columns.ids[timeline.picture.events()[0]]
    assert timeline.selected == Ref(Kind.EVENT, key)
    assert item.state().selected
    assert found.focusChild().text(NAME) == item.text(NAME)


def test_an_item_has_no_other_interface_and_nothing_inside(read):
    _, found = read
    item = found.child(0)
    assert item.valueInterface() is None
    assert item.childCount() == 0
    assert item.child(0) is None
    assert item.childAt(0, 0) is None
    assert item.indexOfChild(item) == -1
    assert item.object() is None
    assert item.parent().text(NAME) == "Timeline"
    assert item.window() is not None
    item.setText(NAME, "changed")
    assert item.text(NAME) != "changed"


def test_nothing_has_the_focus_inside_while_no_event_is_selected(read):
    timeline, found = read
    assert found.focusChild() is None
    timeline.select("actor", "a1")
    assert found.focusChild() is None


def test_an_item_whose_event_is_gone_is_not_valid(read, events_of):
    timeline, found = read
    item = found.child(0)
    assert item.isValid()
    timeline.session.store.open(events_of("2020"))
    assert not item.isValid() or item.text(NAME).startswith("Event")
    assert item.rect().isEmpty() or item.isValid()


def test_selecting_is_told_to_whoever_listens(read, monkeypatch):
    timeline, found = read
    assert found.childCount()
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda e: told.append((e.type(), e.child()))
    )
    timeline.view.setFocus()
    told.clear()
    timeline.select("event", "e9")
    number = timeline.picture.events().index(timeline.row("e9"))
    assert told == [
        (QAccessible.Event.Selection, number),
        (QAccessible.Event.Focus, number),
    ]
    told.clear()
    timeline.session.viewport.update(hidden=frozenset(timeline.session.store.document.actors))
    timeline.select("event", "e12")
    assert told == []
