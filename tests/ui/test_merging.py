"""Actors are merged, split back, renamed and sorted in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
)

from idlib_gui.domain import edits
from idlib_gui.domain.document import Act, document_of
from idlib_gui.domain.records import Actor, ActorKind, Event, Kind, Place, Quote, QuoteForm, Ref
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.ui.link_button import LinkRow
from idlib_gui.ui.merging.merge_dialog import MergeDialog
from idlib_gui.ui.merging.suggestions_dialog import SuggestionsDialog

PERSON = ActorKind.PERSON
MENU = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
"""What the offscreen platform says of every menu."""


def actor(key):
    return Ref(Kind.ACTOR, key)


@pytest.fixture(scope="module")
def cast():
    return document_of(
        [
            Actor("tr", "Turkey", ActorKind.STATE, country="TUR"),
            Actor("er", "Recep Tayyip Erdoğan", PERSON, part_of="tr"),
            Actor("e2", "Erdogan", PERSON),
            Actor("e3", "President Recep Tayip Erdogan", PERSON),
            Actor("ak", "Hulusi Akar", PERSON),
            Place("id", "Idlib"),
            Event("v", "Visit", agents=("e2", "er"), targets=("tr",)),
            Quote("q", "It is ours.", QuoteForm.DIRECT, speaker="e2"),
        ]
    )


@pytest.fixture
def window(window_as_opened, cast):
    window_as_opened.session.store.open(cast)
    yield window_as_opened
    for left in window_as_opened.findChildren(QDialog):
        left.close()
        left.deleteLater()
    QTest.qWait(0)


@pytest.fixture
def store(window):
    return window.session.store


def trigger(window, name):
    window.actions_by_name[name].trigger()


def select(window, key):
    window.session.selection.select(actor(key))


def dialog(window, kind):
    found = next(found for found in window.findChildren(kind) if found.isVisible())
    found.activateWindow()
    QTest.qWait(0)
    return found


def row_of(window, key):
    listed = window.actors._list  # noqa: SLF001
    model = listed.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return listed, next(index for index in rows if index.data(ID_ROLE) == key)


def drag(window, key, onto, place=None):
    """Drag one actor over another and let go; return whether it was taken."""
    listed, index = row_of(window, key)
    target = row_of(window, onto)[1] if onto else None
    data = listed.model().mimeData([index])
    point = place or listed.visualRect(target).center()
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    link = Qt.DropAction.LinkAction
    for event in (
        QDragEnterEvent(point, link, data, *held),
        QDragMoveEvent(point, link, data, *held),
    ):
        QApplication.sendEvent(listed.viewport(), event)
    drop = QDropEvent(QPointF(point), link, data, *held)
    QApplication.sendEvent(listed.viewport(), drop)
    return event.isAccepted()


def test_an_actor_dragged_onto_another_is_merged_after_asking(window, store, qtbot):
    assert drag(window, "e2", "er")
    asked = dialog(window, MergeDialog)
    assert asked.gone.text() == "Erdogan"
    assert asked.line.text() == "Recep Tayyip Erdoğan"
    assert "1 event and 1 quote will point at it" in asked.said.text()
    assert "e2" in store.document.actors
    qtbot.keyClick(asked.merge, Qt.Key.Key_Return)
    assert "e2" not in store.document.actors
    assert store.document.events["v"].agents == ("er",)
    assert store.history.undo_label == "Merge “Erdogan” into “Recep Tayyip Erdoğan”"
    assert window.session.selection.current == actor("er")
    store.history.undo()
    assert "e2" in store.document.actors


def test_what_is_dragged_hangs_beside_the_pointer_so_that_the_row_below_is_seen(
    window, monkeypatch
):
    dragged = []

    def run(drag, action):
        dragged.append(
            (drag.hotSpot(), bytes(drag.mimeData().data("application/x-idlib-actor").data()))
        )
        return action

    monkeypatch.setattr(QDrag, "exec", run)
    listed, index = row_of(window, "e2")
    listed.setCurrentIndex(QModelIndex())
    listed.startDrag(Qt.DropAction.LinkAction)
    assert not dragged
    listed.setCurrentIndex(index)
    listed.startDrag(Qt.DropAction.LinkAction)
    ((spot, carried),) = dragged
    assert spot.x() < 0
    assert spot.y() < 0
    assert carried == b"e2"


def test_an_actor_is_not_dropped_on_itself_on_a_heading_or_from_elsewhere(window):
    assert not drag(window, "e2", "e2")
    listed, index = row_of(window, "tr")
    heading = listed.visualRect(index).center() - QPoint(0, listed.visualRect(index).height())
    assert not drag(window, "e2", "", heading)
    model = listed.model()
    data = QMimeData()
    data.setText("e2")
    nowhere = (Qt.DropAction.LinkAction, -1, -1, index)
    assert not model.canDropMimeData(data, *nowhere)
    assert not model.dropMimeData(data, *nowhere)
    assert not window.findChildren(MergeDialog)
    assert model.mimeTypes() == ["application/x-idlib-actor"]
    assert model.supportedDropActions() == Qt.DropAction.LinkAction


def test_whom_to_merge_into_is_typed_and_can_be_turned_round(window, store, qtbot):
    select(window, "e2")
    trigger(window, "merge_into")
    asked = dialog(window, MergeDialog)
    assert not asked.merge.isEnabled()
    assert not asked.swap.isEnabled()
    assert "Type the name" in asked.said.text()
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.isVisible()
    qtbot.keyClicks(asked.line, "tayyip")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.into == actor("er")
    assert asked.isVisible()
    qtbot.waitUntil(asked.merge.isDefault)
    assert asked.line.height() >= asked.line.sizeHint().height()  # the dialog grew with its words
    assert asked.height() >= asked.layout().totalHeightForWidth(asked.width())
    asked.swap.click()
    assert (asked.gone.text(), asked.line.text()) == ("Recep Tayyip Erdoğan", "Erdogan")
    asked.merge.click()
    assert store.document.actors["e2"].part_of == "tr"
    assert "er" not in store.document.actors


def test_a_merge_that_cannot_be_is_refused_with_the_reason(window, store, qtbot):
    store.edit(edits.set_fields(store.document, actor("ak"), part_of="er"))
    window._acts.ask_merge(actor("tr"), actor("ak"))  # noqa: SLF001
    asked = dialog(window, MergeDialog)
    assert "which is part of what is merged into it" in asked.said.text()
    assert not asked.merge.isEnabled()
    qtbot.keyClick(asked, Qt.Key.Key_Escape)


def test_a_question_follows_edits_made_meanwhile_and_goes_with_the_document(window, store, cast):
    window._acts.ask_merge(actor("e2"), actor("er"))  # noqa: SLF001
    asked = dialog(window, MergeDialog)
    store.edit(edits.delete(store.document, actor("e2")))
    assert "any more" in asked.said.text()
    assert not asked.merge.isEnabled()
    store.history.undo()
    assert asked.merge.isEnabled()
    store.open(cast)
    assert not asked.isVisible()


def test_who_was_merged_is_split_back_from_the_sheet(window, store, qtbot):
    store.edit(edits.merge_actors(store.document, actor("er"), [actor("e2"), actor("e3")]))
    select(window, "er")
    links = [
        link
        for link in window.detail.sheet.findChildren(LinkRow)
        if link.isVisible() and link.words.startswith("Split back")
    ]
    assert [link.words for link in links] == [
        *("Split back Erdogan", "Split back President Recep Tayip Erdogan"),
    ]
    links[0].click()
    assert store.document.quotes["q"].speaker == "e2"
    assert store.history.undo_label == "Split “Erdogan” from “Recep Tayyip Erdoğan”"
    trigger(window, "split_back")
    assert "e3" in store.document.actors
    trigger(window, "split_back")
    said = window.status_bar.currentMessage()
    assert said == "Nobody was merged into “Recep Tayyip Erdoğan”."


@MENU
def test_of_several_that_were_merged_one_chooses(window, store):
    store.edit(edits.merge_actors(store.document, actor("er"), [actor("e2"), actor("e3")]))
    select(window, "er")
    trigger(window, "split_back")
    menu = QApplication.activePopupWidget()
    assert [entry.text() for entry in menu.actions()] == [
        *("Erdogan", "President Recep Tayip Erdogan"),
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert "e3" in store.document.actors


@MENU
def test_the_menu_of_an_actor_offers_what_changes_it(window, store, qtbot):
    listed, index = row_of(window, "ak")
    listed.customContextMenuRequested.emit(listed.visualRect(index).center())
    menu = QApplication.activePopupWidget()
    entries = {entry.text(): entry for entry in menu.actions()}
    assert window.session.selection.current == actor("ak")
    kinds = {entry.text(): entry for entry in entries["Kind"].menu().actions()}
    assert kinds["Person"].isChecked()
    kinds["Government body"].trigger()
    assert store.document.actors["ak"].kind is ActorKind.GOVERNMENT_BODY
    assert not entries["Split back"].isEnabled()
    entries["Part of…"].trigger()
    menu.close()
    assert window.findChildren(QPushButton)
    assert {
        "Rename…",
        "Merge actor or place into…",
        "Delete the selected record…",
    } <= entries.keys()


@MENU
def test_nothing_is_offered_where_nothing_may_be_changed(window, store):
    store.history.read_only = "It is open elsewhere."
    listed, index = row_of(window, "ak")
    listed.customContextMenuRequested.emit(listed.visualRect(index).center())
    menu = QApplication.activePopupWidget()
    assert "Rename…" not in [entry.text() for entry in menu.actions()]
    menu.close()
    assert drag(window, "e2", "er")
    assert not window.findChildren(MergeDialog)
    assert window.status_bar.currentMessage() == "It is open elsewhere."
    window._acts.ask_suggestions()  # noqa: SLF001
    window._acts.ask_split()  # noqa: SLF001
    assert not window.findChildren(SuggestionsDialog)


@pytest.fixture
def places(window, store, cast):
    names = {"id": "Idlib", "ip": "Idlib province", "af": "Afrin"}
    events = [Event("v", "Visit", places=("ip", "af")), Event("w", "Way back", places=("ip",))]
    store.open(document_of([*(Place(*one) for one in names.items()), *events]))
    return {key: Ref(Kind.PLACE, key) for key in names}


def test_places_are_merged_and_split_back_by_the_same_keys_as_actors(window, store, places, qtbot):
    window.session.selection.select(places["id"])
    trigger(window, "merge_into")
    asked = dialog(window, MergeDialog)
    assert asked.windowTitle() == "Merge places"
    assert "place that is to stay" in asked.said.text()
    qtbot.keyClick(asked.line, Qt.Key.Key_Down)
    offered = asked.line.finder.completionModel()
    assert [offered.index(n, 0).data() for n in range(offered.rowCount())] == [
        *("Idlib province", "Afrin"),
    ]
    qtbot.keyClicks(asked.line, "prov")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.said.text() == (
        "“Idlib province” keeps its name, and the other’s is left to the history."
    )
    asked.swap.click()
    assert "“Idlib” keeps its name" in asked.said.text()
    assert "2 events will point at it." in asked.said.text()
    asked.merge.click()
    assert store.document.events["v"].places == ("id", "af")
    assert "ip" not in store.document.places
    assert window.session.selection.current == places["id"]
    trigger(window, "split_back")
    assert store.document.places["ip"].name == "Idlib province"
    assert store.document.events["w"].places == ("ip",)
    trigger(window, "split_back")
    assert window.status_bar.currentMessage() == "Nothing was merged into “Idlib”."


def test_an_actor_is_never_merged_into_a_place(window, store):
    window._acts.ask_merge(actor("e2"), Ref(Kind.PLACE, "id"))  # noqa: SLF001
    asked = dialog(window, MergeDialog)
    assert "Only one actor can be merged" in asked.said.text()
    assert not asked.merge.isEnabled()


def test_actors_and_places_are_renamed_too(window, store):
    for ref, name in ((actor("ak"), "Hulusi A."), (Ref(Kind.PLACE, "id"), "Idlib city")):
        window.session.selection.select(ref)
        assert window.actions_by_name["rename"].isEnabled()
        trigger(window, "rename")
        asked = dialog(window, QInputDialog)
        assert asked.labelText() == "Name:"
        asked.setTextValue(name)
        asked.accept()
        assert store.document.get(ref).name == name


# Suggestions


@pytest.fixture
def suggested(window):
    trigger(window, "merge_suggestions")
    return dialog(window, SuggestionsDialog)


def cells(dialog):
    model = dialog.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_suggestions_are_listed_with_reason_and_what_moves(suggested):
    assert cells(suggested)[0] == [
        "President Recep Tayip Erdogan",
        "Recep Tayyip Erdoğan",
        "one letter apart: “President Recep Tayip Erdogan”, “Recep Tayyip Erdoğan”",
        "75 %",
        "nothing but its name",
    ]
    assert ["Erdogan", "1 event, 1 quote"] in [[row[0], row[4]] for row in cells(suggested)]
    assert suggested.said.text().startswith("3 pairs may be the same")
    headings = [suggested.model.headerData(n, Qt.Orientation.Horizontal) for n in range(5)]
    assert headings == ["Merge", "Into", "Why", "Sure", "What moves"]
    assert suggested.model.headerData(0, Qt.Orientation.Vertical) is None


def test_all_that_is_ticked_is_merged_as_one_step(suggested, store):
    assert not suggested.merge.isEnabled()
    suggested.all.click()
    assert suggested.merge.text() == "Merge 3 pairs"
    suggested.none.click()
    assert not suggested.merge.isEnabled()
    first = suggested.model.index(0, 0)
    assert suggested.model.setData(first, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert suggested.merge.text() == "Merge 1 pair"
    suggested.all.click()
    suggested.merge.click()
    assert list(store.document.actors) == ["tr", "er", "ak"]
    assert store.history.steps()[-1].act is Act.MERGE
    assert suggested.said.text() == "No actors look the same."
    store.history.undo()
    assert len(cells(suggested)) == 3


def test_what_is_said_not_to_be_the_same_is_not_suggested_again(suggested, store, qtbot):
    suggested.table.setCurrentIndex(QModelIndex())
    assert not suggested.apart.isEnabled()
    suggested.apart.click()
    suggested.table.setCurrentIndex(suggested.model.index(0, 0))
    assert suggested.apart.isEnabled()
    qtbot.keyClick(suggested.table, Qt.Key.Key_Delete)
    assert len(cells(suggested)) == 2
    assert store.history.undo_label.startswith("Keep “Recep Tayyip Erdoğan” and “President")
    assert store.document.actors["er"].distinct_from == ("e3",)
    select(suggested.parent(), "er")
    said = [label.text() for label in suggested.parent().detail.sheet.findChildren(QLabel)]
    assert "Not the same as" in said or "NOT THE SAME AS" in said


def test_a_suggested_actor_can_be_looked_at(suggested, window):
    suggested.table.setCurrentIndex(suggested.model.index(0, 0))
    suggested.table.doubleClicked.emit(suggested.model.index(0, 0))
    assert window.session.selection.current == actor("e3")


def test_what_cannot_be_merged_is_told(suggested, store, window):
    suggested.all.click()
    store.history.read_only = "It is open elsewhere."
    suggested.merge.click()
    box = dialog(window, QMessageBox)
    assert box.text() == "It is open elsewhere."
    box.close()
    assert len(cells(suggested)) == 3


def test_nothing_happens_where_nothing_is_chosen(suggested, window, store):
    suggested.table.setCurrentIndex(QModelIndex())
    suggested.table.doubleClicked.emit(QModelIndex())
    window._acts.ask_merge(None, None)  # noqa: SLF001
    window._acts.split(actor("e2"))  # noqa: SLF001
    assert window.session.selection.current is None
    assert not store.history.steps()


def test_suggestions_close_with_their_document(suggested, store, cast):
    store.open(cast)
    assert not suggested.isVisible()
    assert isinstance(suggested, QDialog)
    assert not any(isinstance(child, QMenu) for child in suggested.children())
