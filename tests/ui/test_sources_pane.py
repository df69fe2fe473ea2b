"""Several sources: listed, opened, left out of the view, and named wherever they are cited."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from idlib_gui.domain.document import Change, Patch, ref_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Event,
    Kind,
    Quote,
    QuoteForm,
    Ref,
    When,
)
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.ui.quotes_list import QuotesList
from idlib_gui.ui.sources_pane import SourcesPane


@pytest.fixture
def told(make_source, cite, make_document):
    one = make_source(
        "The port of Lima was closed. “We had to,” Ana Sousa said.",
        "s1",
        title="Lima shuts its port",
        outlet="The Post",
        published="2019-03-06",
    )
    two = make_source(
        "The city of Cusco sent help. “Gladly,” Rui Costa said.", "s2", title="Help from Cusco"
    )
    day = When("2019-03-03", Basis.STATED)

    def said(key, source, words, speaker):
        found = (cite(source, words),)
        return Quote(key, words, QuoteForm.DIRECT, speaker, citations=found)

    return make_document(
        one,
        two,
        Actor("ana", "Ana Sousa", ActorKind.PERSON, mentions=(cite(one, "Ana Sousa"),)),
        Actor("rui", "Rui Costa", ActorKind.PERSON, mentions=(cite(two, "Rui Costa"),)),
        Actor("nobody", "Named nowhere", ActorKind.PERSON),
        Event("closed", "Port closed", when=day, agents=("ana",), evidence=(cite(one, "closed"),)),
        Event("sent", "Help sent", when=day, agents=("rui",), evidence=(cite(two, "sent help"),)),
        said("q1", one, "We had to,", "ana"),
        said("q2", two, "Gladly,", "rui"),
    )


@pytest.fixture
def shown(open_window, told):
    return open_window(told)


def row(window, number):
    pane = window.panes.sources.list
    return pane.visualRect(pane.model().index(number, 0))


def click(qtbot, window, number, *, box=False):
    place = row(window, number)
    point = QPoint(place.left() + 16, place.top() + 14) if box else place.center()
    view = window.panes.sources.list.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)


def events(window):
    model = window.panes.table.findChild(QTableView).model()
    return {model.index(n, 0).data(ID_ROLE) for n in range(model.rowCount())}


def actors(window):
    model = window.actors.findChild(type(window.panes.sources.list)).model()
    found = (model.index(n, 0).data(ID_ROLE) for n in range(model.rowCount()))
    return {key for key in found if key}


def lanes(window):
    picture = window.timeline.view.canvas.stage
    return {picture.columns.ids[number] for number in picture.table.event.tolist()}


def quotes(window):
    return set(window.detail.findChild(QuotesList).model.ids)


def labels(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def test_the_list_is_there_for_several_sources_only(shown, open_window, bundled):
    assert shown.panes.sources.isVisible()
    assert shown.actions_by_name["pane_sources"].isEnabled()
    one = open_window(bundled)
    assert not one.panes.sources.isVisible()
    assert not one.actions_by_name["pane_sources"].isEnabled()


def test_it_comes_and_goes_with_the_document_and_its_edits(shown, told, bundled, make_source):
    store = shown.session.store
    store.open(bundled)
    assert not shown.panes.sources.isVisible()
    new = make_source("Puno slept.", "s9")
    store.edit(Patch("Add a source", {ref_of(new): Change(None, new, 1)}))
    assert shown.panes.sources.isVisible()
    store.history.undo()
    assert not shown.panes.sources.isVisible()


def test_a_click_opens_a_source_where_it_can_be_read(qtbot, shown):
    click(qtbot, shown, 1)
    assert shown.source.source == "s2"
    assert shown.session.selection.current == Ref(Kind.SOURCE, "s2")
    assert "1 event · 1 actor · 1 quote · 0 dates" in labels(shown.detail)


def test_all_numbers_are_those_of_the_sources_shown(qtbot, shown):
    click(qtbot, shown, 0, box=True)
    assert "1 event  ·  2 actors  ·  1 quote" in labels(shown.top_bar)
    told = labels(shown.detail)
    assert "Help from Cusco" in told
    assert "Lima shuts its port" not in told
    assert "1 event · 2 actors · 1 quote · 0 dates" in told


def test_unticking_a_source_limits_lists_and_timeline(qtbot, shown):
    assert events(shown) == lanes(shown) == {"closed", "sent"}
    click(qtbot, shown, 0, box=True)
    assert events(shown) == lanes(shown) == {"sent"}
    assert quotes(shown) == {"q2"}
    assert actors(shown) == {"rui", "nobody"}
    assert shown.top_bar.title == "1 of 2 sources"
    assert shown.statusBar().findChild(QLabel).text() == "1 event"
    assert shown.session.selection.current is None
    click(qtbot, shown, 0, box=True)
    assert events(shown) == lanes(shown) == {"closed", "sent"}
    assert quotes(shown) == {"q1", "q2"}
    assert actors(shown) == {"ana", "rui", "nobody"}


def test_what_is_left_out_is_stepped_over(qtbot, shown):
    click(qtbot, shown, 0, box=True)
    for _ in range(2):
        shown.actions_by_name["next_event"].trigger()
        assert shown.session.selection.current == Ref(Kind.EVENT, "sent")
    shown.session.selection.select(Ref(Kind.QUOTE, "q1"))
    shown.actions_by_name["next_quote"].trigger()
    assert shown.session.selection.current == Ref(Kind.QUOTE, "q2")


def test_space_ticks_and_the_menu_shows_one_or_all(qtbot, shown):
    pane = shown.panes.sources.list
    pane.setFocus()
    pane.setCurrentIndex(pane.model().index(0, 0))
    qtbot.keyClick(pane, Qt.Key.Key_Space)
    assert shown.session.viewport.view.left_out == {"s1"}
    sources = shown.findChild(SourcesPane)
    only, _, every = sources.menu_for("s1").actions()
    only.trigger()
    assert shown.session.viewport.view.left_out == {"s2"}
    only, _, every = sources.menu_for("s1").actions()
    assert not only.isEnabled()
    every.trigger()
    assert shown.session.viewport.view.left_out == frozenset()
    (every,) = sources.menu_for(None).actions()
    assert not every.isEnabled()


def test_all_sources_can_be_left_out(shown):
    shown.session.viewport.update(left_out=frozenset({"s1", "s2"}))
    assert events(shown) == lanes(shown) == set()
    assert actors(shown) == {"nobody"}
    shown.actions_by_name["next_event"].trigger()
    assert shown.session.selection.current is None


def test_what_is_left_out_is_remembered_for_the_document(shown, open_window, told):
    shown.session.viewport.update(left_out=frozenset({"s2"}))
    shown.close()
    again = open_window(told)
    assert events(again) == {"closed"}
    assert lanes(again) == {"closed"}


def test_an_event_and_a_quote_name_their_source_where_there_are_several(qtbot, shown):
    shown.session.selection.select(Ref(Kind.EVENT, "sent"))
    assert {"Help from Cusco", "¶ 1, sentence 1"} <= set(labels(shown.detail).split(" | "))
    shown.session.selection.select(Ref(Kind.QUOTE, "q1"))
    assert {"Lima shuts its port", "¶ 1, sentence 2"} <= set(labels(shown.detail).split(" | "))
    shown.session.selection.select(Ref(Kind.ACTOR, "rui"))
    assert "Help from Cusco" in labels(shown.detail)
    model = shown.panes.table.findChild(QTableView).model()
    told = {model.index(n, 7).data() for n in range(model.rowCount())}
    assert told == {"¶ 1·1 Lima shuts its port", "¶ 1·1 Help from Cusco"}


def test_what_is_not_read_is_listed_of_the_sources_shown(qtbot, shown):
    shown.actions_by_name["pane_open"].trigger()
    qtbot.waitUntil(lambda: len(shown.panes.unread.items) == 2)
    click(qtbot, shown, 1, box=True)
    assert [item.citation.exact for item in shown.panes.unread.items] == ["Lima"]
    assert "1 of 2 names" in shown.panes.unread.counts


def test_rows_say_title_outlet_date_and_counts(shown):
    index = shown.panes.sources.list.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Lima shuts its port. The Post · 6 Mar 2019. 1 event, 1 quote. shown"
    )


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_box_is_filled_while_its_source_is_shown(qtbot, open_window, told, theme):
    window = open_window(told, theme=theme)
    window.session.viewport.update(left_out=frozenset({"s2"}))
    image = window.panes.sources.list.viewport().grab().toImage()
    accent = window.themes.looks.theme.accent
    for number, filled in ((0, True), (1, False)):
        corner = row(window, number).topLeft() + QPoint(15, 10)
        assert (image.pixelColor(corner) == accent) is filled


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, shown):
    shown.actions_by_name["pane_open"].trigger()
    qtbot.waitUntil(lambda: bool(shown.panes.unread.items))
    nameless = [
        f"{type(child).__name__} in {type(child.parentWidget()).__name__}"
        for child in shown.findChildren(QWidget)
        if child.isVisible()
        and child.focusProxy() is None
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (child.accessibleName() or getattr(child, "text", str)())
    ]
    assert nameless == []


def test_f6_comes_to_the_sources_and_to_what_is_not_read(qtbot, shown):
    shown.actions_by_name["pane_open"].trigger()
    qtbot.waitUntil(lambda: bool(shown.panes.unread.items))
    shown.timeline.setFocus()
    seen = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert any(shown.panes.sources.isAncestorOf(widget) for widget in seen)
    assert any(shown.panes.unread.isAncestorOf(widget) for widget in seen)


def test_the_layout_comes_back_and_is_reset(shown, open_window, told):
    shown.actions_by_name["pane_open"].trigger()
    shown.close()
    again = open_window(told)
    assert again.panes.unread.isVisible()
    assert again.panes.sources.isVisible()
    again.actions_by_name["reset_layout"].trigger()
    assert not again.panes.unread.isVisible()
    assert again.panes.sources.isVisible()
