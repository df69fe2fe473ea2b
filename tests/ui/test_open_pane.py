"""What is not read: listed, walked through by key, and shown in the source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton

from idlib_gui.domain.edits import delete, set_status
from idlib_gui.domain.reading import Sort
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Ref,
    Status,
)
from idlib_gui.ui.open_view import OpenList

TEXT = (
    "The bridge of Lima fell. “It was old,” Ana Sousa said, and the “miracle” of Lima was over.\n\n"
    "Then the board of Cusco met and Ana Sousa left Lima."
)


@pytest.fixture
def told(make_source, cite, make_document):
    source = make_source(TEXT, title="The bridge")
    return make_document(
        source,
        Actor("a", "Ana Sousa", ActorKind.PERSON, mentions=(cite(source, "Ana Sousa"),)),
        Place("p", "Lima", mentions=(cite(source, "Lima"),)),
        Quote("q", "It was old,", QuoteForm.DIRECT, "a", citations=(cite(source, "It was old,"),)),
    )


@pytest.fixture
def shown(qtbot, open_window, told):
    window = open_window(told)
    window.actions_by_name["pane_open"].trigger()
    known(qtbot, window)
    return window


def known(qtbot, window):
    qtbot.waitUntil(lambda: "read" in window.panes.unread.counts)


def words(window):
    return [item.citation.exact for item in window.panes.unread.items]


def revealed(qtbot, window, act):
    with qtbot.waitSignal(window.session.viewport.reveal_requested) as asked:
        act()
    return asked.args[0].start, asked.args[0].exact


def button(window, sort):
    found = window.panes.unread.findChildren(QToolButton)
    return next(one for one in found if one.text().startswith(sort))


def press(qtbot, window, *keys):
    qtbot.keyClick(QGuiApplication.focusObject() or window, *keys)


def test_it_lists_what_no_record_tells_of_in_the_order_of_the_text(shown):
    assert words(shown) == ["miracle", "Lima", "Cusco", "Ana Sousa", "Lima"]
    assert shown.panes.unread.counts == "1 of 2 quotations, 0 of 0 dates, 2 of 6 names read"


def test_it_is_hidden_at_first_and_looks_for_nothing(window):
    assert not window.panes.unread.isVisible()
    assert window.panes.unread.items == ()
    assert "Looking" in window.panes.unread.counts


def test_a_click_shows_the_words_in_the_source(qtbot, shown):
    place = shown.panes.unread.list.visualRect(shown.panes.unread.list.model().index(2, 0)).center()

    def click():
        view = shown.panes.unread.list.viewport()
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)

    at = TEXT.index("Cusco")
    assert revealed(qtbot, shown, click) == (at, "Cusco")
    assert shown.source.view.rects_of(at, at + 5)


def test_arrows_and_enter_go_to_the_words_too(qtbot, shown):
    the_list = shown.panes.unread.list
    the_list.setFocus()
    the_list.setCurrentIndex(the_list.model().index(0, 0))
    gone = revealed(qtbot, shown, lambda: qtbot.keyClick(the_list, Qt.Key.Key_Down))
    assert gone[1] == "Lima"
    gone = revealed(qtbot, shown, lambda: qtbot.keyClick(the_list, Qt.Key.Key_Return))
    assert gone[1] == "Lima"


def test_f8_goes_from_one_to_the_next_from_anywhere_and_round(qtbot, shown):
    shown.timeline.setFocus()
    gone = [
        revealed(qtbot, shown, lambda: qtbot.keyClick(shown.timeline, Qt.Key.Key_F8))[1]
        for _ in range(6)
    ]
    assert gone == ["miracle", "Lima", "Cusco", "Ana Sousa", "Lima", "miracle"]
    shift = Qt.KeyboardModifier.ShiftModifier
    back = revealed(qtbot, shown, lambda: qtbot.keyClick(shown.timeline, Qt.Key.Key_F8, shift))
    assert back == (TEXT.rindex("Lima"), "Lima")


def test_f8_works_while_the_pane_is_hidden_and_says_what_is_open(qtbot, open_window, told):
    window = open_window(told)
    with qtbot.waitSignal(window.session.viewport.reveal_requested):
        qtbot.keyClick(window.timeline, Qt.Key.Key_F8)
    assert not window.panes.unread.isVisible()
    said = window.statusBar().currentMessage()
    assert said.startswith("Not read, 1 of 5: quotation “miracle”. No quote has words of it.")


def test_stepping_brings_the_source_to_the_front(qtbot, shown):
    shown.actions_by_name["pane_table"].trigger()
    qtbot.waitUntil(lambda: hidden(shown.source))
    shown.actions_by_name["next_open"].trigger()
    qtbot.waitUntil(lambda: not hidden(shown.source))


def test_steps_go_on_from_where_one_was_though_that_is_read_by_now(qtbot, shown, cite):
    step = shown.actions_by_name["next_open"].trigger
    for _ in range(2):
        step()
    store = shown.session.store
    with qtbot.waitSignal(shown.panes.unread.list.model().rowsInserted):
        store.edit(delete(store.document, Ref(Kind.PLACE, "p")))
    assert revealed(qtbot, shown, step)[1] == "Cusco"


def test_a_switch_lists_only_some_sorts(qtbot, shown):
    assert button(shown, "names").text() == "names 4"
    qtbot.mouseClick(button(shown, "names"), Qt.MouseButton.LeftButton)
    assert words(shown) == ["miracle"]
    qtbot.mouseClick(button(shown, "quotations"), Qt.MouseButton.LeftButton)
    assert words(shown) == []
    said = []
    shown.panes.unread.stepped.connect(said.append)
    shown.actions_by_name["next_open"].trigger()
    assert said == ["Nothing of the chosen sorts is open."]
    qtbot.mouseClick(button(shown, "names"), Qt.MouseButton.LeftButton)
    assert len(words(shown)) == 4


def test_edits_change_the_list_and_move_nothing_else(qtbot, shown):
    the_list = shown.panes.unread.list
    the_list.setCurrentIndex(the_list.model().index(2, 0))
    asked = []
    shown.session.viewport.reveal_requested.connect(asked.append)
    store = shown.session.store
    with qtbot.waitSignal(the_list.model().rowsInserted):
        store.edit(delete(store.document, Ref(Kind.PLACE, "p")))
    assert words(shown)[0] == "Lima"
    assert the_list.currentIndex().row() == 3
    assert asked == []


def test_a_rejected_quote_stays_read(qtbot, shown):
    store = shown.session.store
    store.edit(set_status(store.document, Ref(Kind.QUOTE, "q"), Status.REJECTED))
    known(qtbot, shown)
    assert "1 of 2 quotations" in shown.panes.unread.counts


def test_a_row_is_copied_as_text(qtbot, shown):
    the_list = shown.panes.unread.list
    the_list.setFocus()
    the_list.setCurrentIndex(the_list.model().index(0, 0))
    qtbot.keyClick(the_list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "quotation\tmiracle\tNo quote has words of it.\t¶ 1·2"


def test_rows_are_read_out_with_sort_reason_and_place(shown):
    index = shown.panes.unread.list.model().index(2, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "name: Cusco. No actor and no place is named by it. ¶ 2, sentence 1"
    )
    assert button(shown, "names").accessibleName() == "List the names that are not read: 4"


def test_another_document_is_looked_through_anew(qtbot, shown, make_document, make_source):
    shown.session.store.open(make_document(make_source("We saw Puno.")))
    qtbot.waitUntil(lambda: words(shown) == ["Puno"])
    shown.session.store.open(make_document(make_source("nothing here")))
    qtbot.waitUntil(lambda: "No quotations" in texts(shown.panes.unread))
    shown.session.store.open(make_document())
    qtbot.waitUntil(lambda: words(shown) == [])
    shown.actions_by_name["previous_open"].trigger()


def texts(pane):
    return " ".join(label.text() for label in pane.findChildren(QLabel))


def hidden(pane):
    return pane.visibleRegion().isEmpty()


def test_all_that_is_read_is_said_so(qtbot, shown, make_document, make_source, cite):
    source = make_source("We saw Puno.")
    place = Place("p", "Puno", mentions=(cite(source, "Puno"),))
    shown.session.store.open(make_document(source, place))
    qtbot.waitUntil(lambda: "Everything is read" in texts(shown.panes.unread))


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_it_is_painted_in_every_theme_and_at_any_width(qtbot, open_window, told, theme):
    window = open_window(told, theme=theme)
    window.actions_by_name["pane_open"].trigger()
    known(qtbot, window)
    the_list = window.findChild(OpenList)
    for width in (60, 200, 700):
        the_list.resize(width, 200)
        image = the_list.grab().toImage()
        colours = {image.pixelColor(x, 13).name() for x in range(image.width())}
        assert window.themes.looks.theme.card.name() in colours
        assert len(colours) > 2
    assert set(Sort) == {"quotation", "date", "name"}
