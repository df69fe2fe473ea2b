"""Proposals are decided by one key each, in an order that does not jump."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from idlib_gui.domain.edits import delete
from idlib_gui.domain.records import Kind, Ref, Status
from idlib_gui.domain.review import Proposal
from idlib_gui.ui.review_card import Verdict
from idlib_gui.ui.review_many import ReviewMany
from idlib_gui.ui.review_pane import ReviewPane

KEY = Qt.Key


@pytest.fixture
def proposed(bundled):
    def again(table):
        return MappingProxyType(
            {key: one._replace(status=Status.PROPOSED) for key, one in table.items()}
        )

    return replace(bundled, events=again(bundled.events), quotes=again(bundled.quotes))


@pytest.fixture
def shown(qtbot, open_window, proposed):
    window = open_window(proposed)
    window.actions_by_name["pane_review"].trigger()
    qtbot.waitUntil(lambda: focus_in(window))
    return window


def focus_in(window):
    focus = QGuiApplication.focusObject()
    return focus is not None and window.panes.review.isAncestorOf(focus)


def content(window):
    return window.panes.review


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QGuiApplication.focusObject(), key)


def status(window, ref):
    return window.session.store.document.get(ref).status


def refs(window):
    return [row.ref for row in content(window).queue.entries if isinstance(row, Proposal)]


def test_nothing_is_sorted_before_the_pane_is_seen(window):
    assert window.findChild(ReviewPane) is None
    assert window.status_bar.review.text() == "49 of 49 reviewed"


@pytest.mark.parametrize(
    ("key", "decided"),
    [(KEY.Key_A, Status.ACCEPTED), (KEY.Key_R, Status.REJECTED), (KEY.Key_D, Status.DISPUTED)],
)
def test_one_key_decides_and_goes_to_the_next(qtbot, shown, key, decided):
    first, second = refs(shown)[:2]
    press(qtbot, key)
    assert status(shown, first) is decided
    assert shown.session.selection.current == second
    assert content(shown).current.ref == second
    assert shown.status_bar.review.text() == "1 of 49 reviewed"


def test_the_next_is_what_stood_below_also_in_the_middle(qtbot, shown):
    listed = refs(shown)
    press(qtbot, KEY.Key_Down, KEY.Key_Down)
    assert shown.session.selection.current == listed[2]
    press(qtbot, KEY.Key_A)
    assert shown.session.selection.current == listed[3]
    assert refs(shown) == listed[:2] + listed[3:]


def test_skipping_goes_on_and_the_skipped_comes_last(qtbot, shown):
    first, second, third = refs(shown)[:3]
    press(qtbot, KEY.Key_S, KEY.Key_Space)
    assert shown.session.selection.current == third
    assert refs(shown)[-2:] == [first, second]
    assert status(shown, first) is Status.PROPOSED


def test_undo_by_one_key_goes_back_to_what_was_decided(qtbot, shown):
    listed = refs(shown)
    press(qtbot, KEY.Key_A, KEY.Key_R, KEY.Key_Z)
    assert refs(shown) == listed[1:]
    assert shown.session.selection.current == listed[1]


def test_letters_elsewhere_decide_nothing(qtbot, shown):
    first = refs(shown)[0]
    shown.timeline.setFocus()
    press(qtbot, KEY.Key_A, KEY.Key_D)
    shown.top_bar.search.setFocus()
    press(qtbot, KEY.Key_A, KEY.Key_R)
    assert status(shown, first) is Status.PROPOSED


def test_the_queue_goes_to_what_is_picked_elsewhere(shown):
    other = refs(shown)[5]
    shown.session.selection.select(other)
    assert content(shown).current.ref == other


def test_the_review_begins_with_what_is_selected(qtbot, open_window, proposed):
    window = open_window(proposed)
    picked = Ref(Kind.EVENT, list(proposed.events)[8])
    window.session.selection.select(picked)
    window.actions_by_name["pane_review"].trigger()
    qtbot.waitUntil(lambda: focus_in(window))
    assert content(window).current.ref == picked


def test_a_record_that_is_deleted_while_it_is_shown_makes_room_for_the_next(qtbot, shown):
    first, second = refs(shown)[:2]
    store = shown.session.store
    store.edit(delete(store.document, [first]))
    assert content(shown).current.ref == second
    store.history.undo()
    assert refs(shown)[:2] == [first, second]


def test_the_card_tells_the_words_with_those_around_them(shown):
    record = shown.session.store.document.get(content(shown).current.ref)
    told = [label.text() for label in content(shown).card.findChildren(QLabel)]
    assert any(f"<b>{(record.trigger or record.evidence[0]).exact}</b>" in words for words in told)


def test_buttons_do_what_the_keys_do(qtbot, shown):
    first = refs(shown)[0]
    qtbot.mouseClick(content(shown).card.buttons[Verdict.DISPUTE], Qt.MouseButton.LeftButton)
    assert status(shown, first) is Status.DISPUTED


def test_another_document_is_another_queue(qtbot, shown, bundled):
    shown.session.store.open(bundled)
    assert refs(shown) == []
    assert content(shown).card.buttons[Verdict.ACCEPT].isEnabled() is False


def test_words_that_are_not_read_are_shown_in_the_text_and_can_be_skipped(
    qtbot, shown, make_source, make_document
):
    shown.session.store.open(make_document(make_source("Ana Sousa said “the bridge fell” in May.")))
    qtbot.waitUntil(lambda: content(shown).current is not None)
    assert content(shown).tools[1].text() == "0 to decide · 3 not read"
    able = {verdict for verdict, one in content(shown).card.buttons.items() if one.isEnabled()}
    assert able == {Verdict.EDIT, Verdict.SKIP}
    with qtbot.waitSignal(shown.session.viewport.reveal_requested):
        press(qtbot, KEY.Key_E)
    shown.actions_by_name["pane_review"].trigger()
    before = content(shown).queue.entries
    press(qtbot, KEY.Key_S, KEY.Key_A)
    assert content(shown).queue.entries == (*before[1:], before[0])


@pytest.fixture
def many(shown):
    shown.actions_by_name["decide_many"].trigger()
    return shown.findChild(ReviewMany)


def test_many_are_counted_before_they_are_accepted_in_one_step(shown, many):
    many.confidence.setValue(0)
    many.kinds.setCurrentIndex(2)
    assert many.accept_all.text() == "Accept 17 quotes"
    many.accept_all.click()
    document, history = shown.session.store.document, shown.session.store.history
    assert {one.status for one in document.quotes.values()} == {Status.ACCEPTED}
    assert history.undo_label == "Accept 17 quotes"
    history.undo()
    assert {one.status for one in shown.session.store.document.quotes.values()} == {Status.PROPOSED}


def test_many_can_be_narrowed_until_nothing_is_left(shown, many):
    many.confidence.setValue(0)
    assert many.accept_all.text() == "Accept 32 events and 17 quotes"
    many.classes.setCurrentIndex(4)
    assert {one.ref.kind for one in many.found} == {Kind.EVENT}
    many.text.setText("no such words")
    assert many.found == ()
    assert not many.accept_all.isVisible()


def test_many_are_rejected_as_well(shown, many):
    many.confidence.setValue(0)
    many.certain.setChecked(True)
    found = many.found
    many.reject_all.click()
    assert {status(shown, one.ref) for one in found} == {Status.REJECTED}


def test_a_click_on_the_progress_goes_on_with_the_review(qtbot, open_window, proposed):
    window = open_window(proposed)
    qtbot.mouseClick(window.status_bar.review, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: focus_in(window))
    window.actions_by_name["pane_review"].trigger()
    assert not focus_in(window)


@pytest.mark.parametrize("key", [KEY.Key_A, KEY.Key_R, KEY.Key_D, KEY.Key_E, KEY.Key_Z])
def test_a_key_that_a_project_refuses_says_why(qtbot, shown, key):
    before = shown.session.store.document
    shown.session.store.history.read_only = "It is open in another window."
    press(qtbot, key)
    assert shown.status_bar.currentMessage() == "It is open in another window."
    assert shown.session.store.document is before


def test_where_nothing_can_be_changed_a_row_can_be_skipped_without_a_word(qtbot, shown):
    shown.session.store.history.read_only = "It is open in another window."
    first = content(shown).current
    press(qtbot, KEY.Key_S)
    assert content(shown).current != first
    assert shown.status_bar.currentMessage() != "It is open in another window."
