"""Another text for a source: what is cited moves along, and what is not sure is set by hand."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTableView

from idlib_gui.build.tasks import read_file, read_pasted
from idlib_gui.domain.citing import cited
from idlib_gui.domain.document import Change, Patch, document_of
from idlib_gui.domain.records import Event, EventId, Kind, Ref, Source, SourceId
from idlib_gui.domain.versions import Uncertain, uncertain_citations
from idlib_gui.extract.citing import cite
from idlib_gui.extract.findings import Span
from idlib_gui.extract.retexting import replace_text
from idlib_gui.ui.rereading import Rereading
from idlib_gui.ui.retext_dialog import RetextDialog
from idlib_gui.ui.uncertain_words import say_uncertain

OLD = "On Monday rebels shelled the town.\n\nEnvoys met in the capital and 12 of them signed.\n"
NEW = "A note first.\n\nOn Monday rebels shelled the town.\n\nEnvoys met and 19 of them signed.\n"


@pytest.fixture
def document():
    source = Source(SourceId("s1"), "A story", OLD, hashlib.sha256(OLD.encode()).hexdigest())

    def event(key, words):
        start = OLD.index(words)
        found = cite(source, Span(start, start + len(words)))
        return Event(EventId(key), f"Event {key}", evidence=(found,))

    return document_of([source, event("e1", "rebels shelled"), event("e2", "12 of them signed")])


@pytest.fixture
def replaced(open_window, monkeypatch, qtbot, document):
    """Return what opens the window, asks for another text and answers as the process would."""

    def opened(text=NEW, path=None):
        window = open_window(document)
        articles = window.opening.articles

        def work(_name, _doing, call, done):
            reads = {"read_file": read_file, "read_pasted": read_pasted}[call.function]
            done(reads(*call.arguments, lambda _message: None))

        monkeypatch.setattr(articles, "work", work)
        if path is None:
            QGuiApplication.clipboard().setText(text)
            window.actions_by_name["replace_text"].trigger()
            box = window.findChild(QMessageBox)
            next(b for b in box.buttons() if "clipboard" in b.text()).click()
        else:
            window.opening.retexting.read(SourceId("s1"), path)
        return window

    return opened


def dialog_of(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(RetextDialog) is not None)
    return window.findChild(RetextDialog)


def rows(dialog):
    model = dialog.model
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def make(window, qtbot):
    dialog_of(window, qtbot).apply.click()
    store = window.session.store
    qtbot.waitUntil(lambda: len(store.document.sources) == 2)
    return store


def select_words(window, words):
    """Select words in the text that is shown, as the mouse would."""
    source = window.session.store.document.sources[window.source.source]
    start = source.text.index(words)
    window.session.selection.select_words(cited(source, start, start + len(words)))


def test_what_is_found_and_what_is_not_is_shown_before_the_text_is_replaced(
    replaced, qtbot, document
):
    window = replaced()
    dialog = dialog_of(window, qtbot)
    QAbstractItemModelTester(dialog.model)
    assert "1 citation is found again; 1 is not found for sure." in dialog.count.text()
    assert rows(dialog) == [
        (
            "not there any more in these words",
            "12 of them signed (¶ 2, sentence 1)",
            "Event: Event e2 · undated",
        ),
        ("found again", "rebels shelled", "rebels shelled"),
    ]
    assert window.session.store.document == document


def test_of_long_words_that_differ_late_it_is_seen_where_and_all_of_them_are_in_the_tip(
    open_window, qtbot
):
    said = "Envoys of all the towns of the valley met in the {} on Monday and 12 of them signed."
    before, after = said.format("capital"), said.format("capitol")
    old, new = (
        f"It was a long week in the north. {one} Nobody else came." for one in (before, after)
    )
    source = Source(SourceId("s1"), "Story", old, hashlib.sha256(old.encode()).hexdigest())
    start = old.index(before)
    cited_words = cite(source, Span(start, start + len(before)))
    event = Event(EventId("e1"), "Talks", evidence=(cited_words,))
    document = document_of([source, event])
    window = open_window(document)
    dialog = RetextDialog(document, source, replace_text(document, SourceId("s1"), new), window)
    dialog.open()
    fate, was, now = (dialog.model.index(0, column) for column in range(3))
    assert fate.data() == "worded otherwise"
    table = dialog.findChild(QTableView)
    for cell, differs in ((was, "…capital"), (now, "…capitol")):
        assert cell.data().startswith(differs)
        room = table.visualRect(cell).width() - 8
        assert table.fontMetrics().horizontalAdvance(cell.data()[: len(differs)]) < room
    tip = QTextDocumentFragment.fromHtml(was.data(Qt.ItemDataRole.ToolTipRole)).toPlainText()
    assert before in tip
    assert after in tip
    dialog.close()


def test_the_text_is_replaced_in_one_step_and_the_earlier_version_is_listed_nowhere(
    replaced, qtbot, document
):
    window = replaced()
    store = make(window, qtbot)
    assert store.document.events["e1"].evidence[0].source == "s2"
    assert [one.ref.id for one in uncertain_citations(store.document)] == ["e2"]
    assert window.source.sources.count() == 1
    assert window.source.source == "s2"
    assert window.panes.sources.list.model().rowCount() == 1
    assert window.top_bar.title == "A story"
    assert "1 citation is to be looked at in the review" in window.notices.words
    window.actions_by_name["undo"].trigger()
    assert store.document == document


def test_a_text_can_come_from_a_file(replaced, qtbot, tmp_path):
    path = tmp_path / "new.txt"
    path.write_text(OLD.replace("rebels", "the rebels"), encoding="utf-8")
    window = replaced(path=path)
    assert "none is uncertain" in dialog_of(window, qtbot).count.text()
    make(window, qtbot)
    assert "all that is cited was found again" in window.notices.words


def test_an_uncertain_citation_is_shown_in_the_earlier_version_and_set_by_hand(replaced, qtbot):
    window = replaced()
    store = make(window, qtbot)
    assert window.source.earlier.bar is not None
    assert not window.source.earlier.bar.isVisible()
    window.select(Ref(Kind.EVENT, "e2"))
    bar = window.source.earlier.bar
    assert bar.isVisible()
    assert window.source.source == "s1"
    assert "earlier version" in bar.words.text()
    assert "“12 of them signed”" in bar.words.text()
    assert not bar.put.isEnabled()
    qtbot.mouseClick(bar.turn, Qt.MouseButton.LeftButton)
    assert window.source.source == "s2"
    select_words(window, "19 of them signed")
    assert bar.put.isEnabled()
    qtbot.mouseClick(bar.put, Qt.MouseButton.LeftButton)
    assert store.document.events["e2"].evidence[0].exact == "19 of them signed"
    assert uncertain_citations(store.document) == ()
    assert not bar.isVisible()


def test_words_of_the_earlier_version_are_no_new_place_and_there_is_a_way_there_and_back(
    replaced, qtbot
):
    window = replaced()
    make(window, qtbot)
    window.select(Ref(Kind.EVENT, "e2"))
    bar = window.source.earlier.bar
    select_words(window, "Envoys")
    assert not bar.put.isEnabled()
    bar.turn.click()
    assert window.source.source == "s2"
    bar.turn.click()
    assert window.source.source == "s1"


def test_an_uncertain_citation_can_be_taken_off(replaced, qtbot):
    window = replaced()
    store = make(window, qtbot)
    window.select(Ref(Kind.EVENT, "e2"))
    window.source.earlier.bar.drop.click()
    assert store.document.events["e2"].evidence == ()
    assert uncertain_citations(store.document) == ()


def test_of_several_uncertain_citations_the_one_that_was_gone_to_is_asked_about(replaced, qtbot):
    window = replaced("Nothing of it is left here.")
    store = make(window, qtbot)
    first, second = uncertain_citations(store.document)
    event = store.document.events["e1"]
    both = event._replace(evidence=(first.citation, second.citation))
    store.edit(Patch("Cite", {Ref(Kind.EVENT, "e1"): Change(event, both, 0)}))
    window.select(Ref(Kind.EVENT, "e1"))
    bar = window.source.earlier.bar
    assert bar.current.citation == first.citation
    assert "1 more of this record" in bar.words.text()
    window.session.viewport.reveal(second.citation)
    assert bar.current.citation == second.citation
    assert "“12 of them signed”" in bar.words.text()
    bar.drop.click()
    assert store.document.events["e1"].evidence == (first.citation,)


def test_words_of_no_selected_record_are_asked_about_until_something_else_is_selected(
    replaced, qtbot
):
    window = replaced("Nothing of it is left here.")
    store = make(window, qtbot)
    first, second = uncertain_citations(store.document)
    window.select(first.ref)
    window.session.viewport.reveal(second.citation)
    bar = window.source.earlier.bar
    assert bar.current == second
    bar.drop.click()
    assert uncertain_citations(store.document) == (first,)
    store.history.undo()
    window.session.viewport.reveal(second.citation)
    window.select(None)
    window.select(first.ref)
    assert bar.current == first


def test_the_review_shows_whose_words_are_lost_and_asks_about_these(replaced, qtbot):
    window = replaced("Nothing of it is left here.")
    store = make(window, qtbot)
    first, second = uncertain_citations(store.document)
    window.actions_by_name["pane_review"].trigger()
    review = window.panes.review
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    review.take_keyboard()
    assert review.current == first
    assert window.session.selection.current == first.ref
    qtbot.keyClick(review.list, Qt.Key.Key_S)
    assert review.current == second
    assert window.session.selection.current == second.ref
    assert any("Event: " in label.text() for label in review.card.findChildren(QLabel))
    qtbot.keyClick(review.list, Qt.Key.Key_E)
    assert window.source.earlier.bar.current == second
    assert window.source.isAncestorOf(QApplication.focusWidget())
    window.source.earlier.bar.drop.click()
    assert uncertain_citations(store.document) == (first,)


def test_places_where_the_same_words_stand_are_stepped_through(replaced, qtbot):
    window = replaced("Here rebels shelled it. Rebels and rebels shelled, and rebels shelled it.")
    store = make(window, qtbot)
    (lost,) = (one for one in uncertain_citations(store.document) if one.ref.id == "e1")
    window.select(lost.ref)
    bar = window.source.earlier.bar
    assert bar.step.text() == "Next of 3 such places"
    places = []
    for _time in range(4):
        bar.step.click()
        assert bar.current == lost
        assert window.source.source == "s2"
        places.append(window.session.selection.words.start)
    assert places == [5, 35, 55, 5]
    bar.step.click()
    bar.put.click()
    assert store.document.events["e1"].evidence[0].start == 35
    assert [one.ref.id for one in uncertain_citations(store.document)] == ["e2"]
    window.select(Ref(Kind.EVENT, "e2"))
    assert not bar.step.isVisible()


def test_the_document_may_change_while_the_text_is_looked_at(replaced, qtbot):
    window = replaced()
    dialog = dialog_of(window, qtbot)
    window.session.selection.select(Ref(Kind.EVENT, "e1"))
    window.actions_by_name["accept"].trigger()
    dialog.apply.click()
    qtbot.waitUntil(lambda: len(window.findChildren(RetextDialog)) == 2 or dialog.isHidden())
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(RetextDialog)))
    next(one for one in window.findChildren(RetextDialog) if one.isVisible()).apply.click()
    assert window.session.store.document.events["e1"].status == "accepted"
    assert len(window.session.store.document.sources) == 2


def test_the_same_text_is_refused_with_a_sentence(replaced, qtbot, document):
    window = replaced(OLD)
    qtbot.waitUntil(lambda: any("not replaced" in b.text() for b in boxes(window)))
    assert any("this very text" in box.informativeText() for box in boxes(window))
    assert window.session.store.document == document


def boxes(window):
    return window.findChildren(QMessageBox)


def test_reading_again_is_offered_after_the_text_is_replaced(replaced, qtbot):
    window = replaced()
    make(window, qtbot)
    assert isinstance(window.opening.rereading, Rereading)


def test_what_stands_there_twice_now_says_so(make_source, cite, make_document):
    source = make_source("Rebels shelled Aleppo.")
    later = source._replace(id="s2", text="Rebels shelled Aleppo. Rebels shelled Aleppo.")
    document = make_document(source._replace(replaced_by="s2"), later)
    words = Uncertain(Ref(Kind.EVENT, "e"), "evidence", cite(source, "Rebels"), later.id)
    assert say_uncertain(document, words) == "stands there 2 times"
    part = later._replace(text="Rebels left. Rebelsland too.")
    one = make_document(source._replace(replaced_by="s2"), part)
    assert say_uncertain(one, words) == "not sure to be the same"
    once = make_document(source._replace(replaced_by="s2"), later._replace(text="Rebels left."))
    assert say_uncertain(once, words) == "not sure to be the same"
