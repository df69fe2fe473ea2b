"""Reading an article again: asked for, shown with what it changes, made in one step."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox

from idlib_gui.build.progress import Progress
from idlib_gui.build.reread_values import Wanted
from idlib_gui.build.rereading import compared, reread
from idlib_gui.domain.document import apply_patch, document_of
from idlib_gui.domain.edits import rename, set_status
from idlib_gui.domain.records import (
    DateMention,
    DomainError,
    Event,
    EventId,
    EventType,
    Kind,
    Ref,
    Source,
    SourceId,
    Status,
    When,
)
from idlib_gui.extract.citing import cite
from idlib_gui.extract.findings import Span
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.rebasing import rebased
from idlib_gui.extract.retexting import replace_text
from idlib_gui.extract.times import find_times
from idlib_gui.state.history import History
from idlib_gui.ui.diff_dialog import DiffDialog
from idlib_gui.ui.diff_words import say_record
from idlib_gui.ui.reread_dialog import RereadDialog

TEXT = "On Monday rebels attacked the town. Later envoys met in the capital."


def source(text=TEXT, key="s1", published="2020-02-13"):
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(SourceId(key), f"Story {key}", text, digest, published=published)


def read(*events, text=TEXT, published="2020-02-13", key="s1"):
    """Return what a machine could make of the text: its dates, and events of words of it."""
    told = source(text, key, published)
    times = find_times(text, published)
    dates = [
        DateMention(cite(told, t.span), t.edtf, t.timex, t.type, t.basis, t.reason) for t in times
    ]
    when = When(dates[0].edtf, dates[0].basis, dates[0].reason, dates[0].citation)
    records = []
    for number, (title, word) in enumerate(events, 1):
        start = text.index(word)
        cited = cite(told, Span(start, start + len(word)))
        records.append(
            Event(
                EventId(f"e{number}"),
                title,
                EventType.ASSAULT,
                when if word == "attacked" else None,
                trigger=cited,
                evidence=(cited,),
            )
        )
    return document_of([told, *dates, *records])


ENTER_OR_ESC = {"apply": Qt.Key.Key_Return, "cancel": Qt.Key.Key_Escape}
BEFORE = (("Attack", "attacked"), ("Talks", "met"))
AFTER = (("Raid", "attacked"), ("Envoys travel", "envoys"))


@pytest.fixture
def ask(open_window, monkeypatch):
    """Return what opens the window and the question, and answers as a process would."""

    def opened(document, theirs=None, edit=None):
        window = open_window(document)
        if edit is not None:
            window.session.store.edit(edit(document))
        articles = window.opening.articles
        asked = []

        def work(name, doing, call, done):
            asked.append((name, call))
            base, mine, _ = call.arguments
            done(compared(base, mine, theirs or document, shipped_lists()))

        monkeypatch.setattr(articles, "work", work)
        window.actions_by_name["read_again"].trigger()
        return window, window.findChild(RereadDialog), asked

    return opened


def shown(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(DiffDialog) is not None)
    return window.findChild(DiffDialog)


def dialog_is_open(window):
    return any(dialog.isVisible() for dialog in window.findChildren(DiffDialog))


def rows(dialog):
    model = dialog.table.model()
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def titles(window):
    return [event.title for event in window.session.store.document.events.values()]


def test_what_a_new_reading_changes_is_shown_before_anything_is_made(ask, qtbot):
    document = read(*BEFORE)
    window, question, _ = ask(document, read(*AFTER))
    question.read.click()
    dialog = shown(window, qtbot)
    QAbstractItemModelTester(dialog.model)
    assert dialog.count.text() == "1 new, 1 changed, 1 no longer proposed"
    assert rows(dialog) == [
        ("Event: Attack", "changed", "Title: “Attack” → “Raid”"),
        ("Event: Envoys travel", "new", ""),
        ("Event: Talks", "no longer proposed", ""),
    ]
    assert window.session.store.document == document
    assert dialog.apply.text() == "Make 3 changes"


def test_it_is_made_in_one_step_that_can_be_undone_and_is_not_offered_again(ask, qtbot):
    document, theirs = read(*BEFORE), read(*AFTER)
    window, question, _ = ask(document, theirs)
    question.read.click()
    qtbot.mouseClick(shown(window, qtbot).apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window) == ["Raid", "Envoys travel"])
    assert window.session.store.history.base.events[EventId("e1")].title == "Raid"
    assert "1 new, 1 changed, 1 no longer proposed" in window.notices.words
    window.actions_by_name["undo"].trigger()
    assert window.session.store.document == document
    window.actions_by_name["redo"].trigger()
    window.actions_by_name["read_again"].trigger()
    qtbot.waitUntil(lambda: window.findChild(RereadDialog) is not None)
    window.findChildren(RereadDialog)[-1].read.click()
    qtbot.waitUntil(lambda: "nothing has changed" in window.notices.words)


@pytest.mark.parametrize("answer", ["apply", "cancel"])
@pytest.mark.parametrize("name", ["table", "source", "timeline"])
def test_the_keyboard_goes_back_to_the_pane_that_had_it(
    open_window, qtbot, monkeypatch, name, answer
):
    document = read(*BEFORE)
    window = open_window(document)
    window.activateWindow()
    panes = {
        "table": window.workspace.dock("table").pane,
        "source": window.source.view,
        "timeline": window.timeline.view,
    }
    if name != "timeline":
        window.workspace.bring(window.workspace.dock(name))
    panes[name].setFocus()
    had = QApplication.focusWidget()
    assert had is not None

    def work(_name, _doing, call, done):
        base, mine, _ = call.arguments
        made = compared(base, mine, read(*AFTER), shipped_lists())
        QTimer.singleShot(20, lambda: done(made))

    monkeypatch.setattr(window.opening.articles, "work", work)
    window.actions_by_name["read_again"].trigger()
    window.findChild(RereadDialog).read.click()
    dialog = shown(window, qtbot)
    assert had is not QApplication.focusWidget()
    qtbot.keyClick(dialog.apply if answer == "apply" else dialog, ENTER_OR_ESC[answer])
    if answer == "apply":
        qtbot.waitUntil(lambda: "Raid" in titles(window))
    qtbot.waitUntil(lambda: not dialog_is_open(window))
    window.activateWindow()  # as the window manager does, which tests have none of
    qtbot.waitUntil(lambda: QApplication.focusWidget() is had)


def test_a_change_can_be_left_out_by_mouse_or_space(ask, qtbot):
    window, question, _ = ask(read(*BEFORE), read(*AFTER))
    question.read.click()
    dialog = shown(window, qtbot)
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 2))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.apply.text() == "Make 2 changes"
    dialog.fates.setCurrentIndex(dialog.fates.findText("No longer proposed"))
    dialog.none.click()
    assert dialog.apply.text() == "Make 1 change"
    dialog.all.click()
    dialog.none.click()
    dialog.apply.click()
    qtbot.waitUntil(lambda: titles(window) == ["Attack", "Envoys travel", "Talks"])


def test_changes_are_filtered_by_words_kind_and_fate(ask, qtbot):
    window, question, _ = ask(read(*BEFORE), read(*AFTER))
    question.read.click()
    dialog = shown(window, qtbot)
    dialog.text.setText("raid attack")
    assert [row[0] for row in rows(dialog)] == ["Event: Attack"]
    dialog.text.clear()
    dialog.fates.setCurrentIndex(dialog.fates.findText("New"))
    assert [row[0] for row in rows(dialog)] == ["Event: Envoys travel"]
    dialog.kinds.setCurrentIndex(1)
    assert dialog.kinds.currentText() == "Events"
    dialog.none.click()
    dialog.fates.setCurrentIndex(0)
    dialog.none.click()
    assert not dialog.apply.isEnabled()


def test_what_a_person_decided_is_shown_as_kept_and_has_no_box(ask, qtbot):
    def decide(document):
        return set_status(document, Ref(Kind.EVENT, "e1"), Status.ACCEPTED)

    window, question, _ = ask(read(*BEFORE), read(*AFTER), decide)
    question.read.click()
    dialog = shown(window, qtbot)
    first = dialog.table.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.CheckStateRole) is None
    kept = "yours stays, though proposed – Title: “Attack” → “Raid”"
    assert rows(dialog)[0] == ("Event: Attack", "kept, since you decided", kept)
    assert kept in first.data(Qt.ItemDataRole.ToolTipRole)
    dialog.fates.setCurrentIndex(dialog.fates.findText("Kept since you decided"))
    assert len(rows(dialog)) == 1
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 0))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.apply.click()
    qtbot.waitUntil(lambda: titles(window) == ["Attack", "Envoys travel"])


def test_the_document_may_change_while_it_is_read(ask, qtbot):
    document = read(*BEFORE)
    window, question, _ = ask(document, read(*AFTER))
    store = window.session.store
    question.read.click()
    dialog = shown(window, qtbot)
    store.edit(rename(store.document, Ref(Kind.EVENT, "e1"), "My words"))
    dialog.apply.click()
    qtbot.waitUntil(lambda: titles(window) == ["My words", "Envoys travel"])


def test_another_publication_date_and_own_lists_are_asked_for(ask, qtbot):
    _, question, asked = ask(read(*BEFORE))
    question.date.field.setText("soon")
    assert not question.read.isEnabled()
    question.date.field.setText("20 Feb 2020")
    question.lists.setChecked(False)
    question.read.click()
    (name, call), *_ = asked
    assert name == "Story s1"
    assert call.arguments[2] == Wanted((SourceId("s1"),), ((SourceId("s1"), "2020-02-20"),), ())


def test_all_articles_or_one_of_them_are_read(ask):
    two = document_of(
        [*(read(*BEFORE).get(ref) for ref in read(*BEFORE).refs()), source("Other words.", "s2")]
    )
    _, question, asked = ask(two)
    assert question.source.currentData() == "s1"
    question.source.setCurrentIndex(0)
    assert question.source.currentText() == "All 2 articles"
    question.read.click()
    assert asked[0][1].arguments[2].sources == ()
    assert asked[0][1].arguments[2].lists != ()


def test_what_was_proposed_moves_along_with_another_text_and_publication_date():
    base = read(*BEFORE)
    lists = shipped_lists()
    new = f"A title. {TEXT}"
    mine = apply_patch(base, replace_text(base, SourceId("s1"), new).patch)
    later = mine.sources[SourceId("s2")]._replace(published="2020-02-20")
    mine = document_of(
        later if one == later.id and ref is Kind.SOURCE else mine.get(Ref(ref, one))
        for ref, one in mine.refs()
    )
    moved = rebased(base, mine, lists)
    assert moved.events[EventId("e1")].trigger.source == "s2"
    assert moved.events[EventId("e1")].when.edtf == "2020-02-17"
    assert rebased(moved, mine, lists) == moved
    theirs = read(*BEFORE, text=new, published="2020-02-20", key="s2")
    found = compared(base, base, base, lists)
    assert found.merged.lines == ()
    assert compared(base, mine, theirs, lists).proposed.events == moved.events


def test_without_a_text_nothing_can_be_read_again():
    with pytest.raises(DomainError, match="no text to read again"):
        reread(document_of([]), document_of([]), Wanted(), lambda _message: None)


def test_while_it_is_read_the_status_bar_tells_and_cancel_stops_it(open_window, monkeypatch, qtbot):
    window = open_window(read(*BEFORE))
    articles, panel = window.opening.articles, window.opening.panel
    builder, asked, ended = articles.builder, [], []
    monkeypatch.setattr(builder, "ask", lambda call, done: asked.append((call, done)))
    monkeypatch.setattr(builder, "end", lambda: ended.append(True))
    window.opening.rereading.read(Wanted())
    assert panel.busy
    assert panel.words == "Reading again…"
    builder.told.emit(Progress("events", 0.9))
    assert panel.words == "Looking for events…"
    window.actions_by_name["cancel_build"].trigger()
    assert not panel.busy
    assert ended == [True]
    assert "Cancelled" in panel.words
    assert asked[0][0].function == "reread"


def test_what_fails_while_it_is_read_is_told_in_a_sentence(open_window, monkeypatch, qtbot):
    window = open_window(read(*BEFORE))
    articles = window.opening.articles
    monkeypatch.setattr(articles.builder, "ask", lambda call, done: None)
    window.opening.rereading.read(Wanted())
    articles.builder.failed.emit(DomainError("The list is broken."))
    box = window.findChild(QMessageBox)
    assert "was not read" in box.text()
    assert "The list is broken." in box.informativeText()


def test_every_kind_of_record_is_named(bundled, make_source):
    kinds = {}
    for ref in bundled.refs():
        kinds.setdefault(ref.kind, say_record(bundled.get(ref)))
    starts = {kind: words.split(":", maxsplit=1)[0] for kind, words in kinds.items()}
    assert starts == {kind: kind.value.capitalize() for kind in Kind}
    assert len(say_record(make_source("x", title="long " * 50))) <= 80


def test_a_project_whose_proposals_cannot_be_read_is_said_so(open_window, monkeypatch):
    window = open_window(read(*BEFORE))

    def broken(_history):
        raise DomainError("The project file is gone.")

    monkeypatch.setattr(History, "base", property(broken))
    window.opening.rereading.read(Wanted())
    assert "The project file is gone." in window.findChild(QMessageBox).informativeText()
    assert not window.opening.panel.busy


def test_a_project_that_can_only_be_read_says_so_and_stays_as_it_is(ask, qtbot):
    document = read(*BEFORE)
    window, question, _ = ask(document, read(*AFTER))
    question.read.click()
    dialog = shown(window, qtbot)
    window.session.store.history.read_only = "It is open in another window."
    dialog.apply.click()
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    assert "open in another window" in window.findChild(QMessageBox).text()
    assert window.session.store.document == document
