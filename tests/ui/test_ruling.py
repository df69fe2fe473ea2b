"""A correction is kept as a rule: offered, tried, shown, written, listed and taken back."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import Qt

from idlib_gui.build.reread_values import Tried
from idlib_gui.domain.document import Patch, document_of
from idlib_gui.domain.edits import delete, rename
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    Event,
    EventId,
    Kind,
    Ref,
    Source,
    SourceId,
)
from idlib_gui.domain.three_way import Fate, Line, Merged
from idlib_gui.extract.citing import cite
from idlib_gui.extract.findings import Span
from idlib_gui.ui.diff_dialog import DiffDialog
from idlib_gui.ui.rule_words import say_line
from idlib_gui.ui.rules_page import RulesPage

TEXT = "The Free Army met envoys."
SOURCE = Source(SourceId("s1"), "A story", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())
ARMY = Actor(
    ActorId("a1"), "Free Army", ActorKind.ARMED_GROUP, mentions=(cite(SOURCE, Span(4, 13)),)
)
MET = Event(EventId("e1"), "Talks", agents=(ActorId("a1"),), evidence=(cite(SOURCE, Span(14, 17)),))
DOCUMENT = document_of([SOURCE, ARMY, MET])
WHO = Ref(Kind.ACTOR, "a1")


@pytest.fixture
def lists(tmp_path, monkeypatch):
    folder = tmp_path / "lists"
    monkeypatch.setattr("idlib_gui.ui.ruling.user_lists", lambda: folder)
    return folder


@pytest.fixture
def corrected(open_window, lists, monkeypatch, qtbot):
    """Return what makes an edit in a window; trying its rule says that so many records change."""

    def opened(edit, proposed=1, fate=Fate.CHANGED):
        window = open_window(DOCUMENT)
        tried = []

        def work(_name, _doing, call, done):
            tried.append(call)
            document = call.arguments[1]
            line = Line(WHO, fate, ARMY)
            done(Tried(document, Merged(Patch("", {}), (line,)), proposed))

        monkeypatch.setattr(window.opening.articles, "work", work)
        store = window.session.store
        store.edit(edit(store.document))
        return window, tried

    return opened


def offered(window, qtbot):
    qtbot.waitUntil(lambda: "Free Army" in window.notices.words)


def dialog_of(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(DiffDialog) is not None)
    return window.findChild(DiffDialog)


def test_a_correction_is_offered_as_a_rule_and_tried_before_it_is_written(corrected, qtbot, lists):
    window, tried = corrected(lambda document: rename(document, WHO, "Northern Corps"))
    offered(window, qtbot)
    window.actions_by_name["keep_rule"].trigger()
    dialog = dialog_of(window, qtbot)
    assert tried[0].function == "try_rule"
    assert "“Free Army” is called “Northern Corps”" in dialog.notes.text()
    assert "1 record is proposed otherwise" in dialog.notes.text()
    assert dialog.apply.text() == "Keep the rule"
    assert not lists.exists()
    dialog.apply.click()
    written = (lists / "names-renamed.tsv").read_text("utf-8")
    assert "Free Army\tNorthern Corps" in written
    assert "The rule is kept" in window.notices.words


def test_a_rule_that_changes_nothing_is_said_so_and_not_written(corrected, qtbot, lists):
    window, _ = corrected(lambda document: delete(document, WHO), proposed=0)
    offered(window, qtbot)
    window.actions_by_name["keep_rule"].trigger()
    assert "changes nothing in the articles here" in window.notices.words
    assert "“Free Army” names no actor and no place." in window.notices.words
    assert not lists.exists()


def test_a_rule_that_only_proposes_what_was_decided_is_for_later(corrected, qtbot, lists):
    window, _ = corrected(lambda document: rename(document, WHO, "Northern Corps"), fate=Fate.KEPT)
    window.actions_by_name["keep_rule"].trigger()
    dialog = dialog_of(window, qtbot)
    assert "here you decided that already: it is for what is read later" in dialog.notes.text()
    dialog.apply.click()
    assert "Free Army\tNorthern Corps" in (lists / "names-renamed.tsv").read_text("utf-8")


def test_where_nothing_was_corrected_there_is_nothing_to_keep(open_window, lists):
    window = open_window(DOCUMENT)
    window.actions_by_name["keep_rule"].trigger()
    assert "No correction can be kept as a rule yet" in window.notices.words


def test_a_correction_that_was_undone_is_not_kept(corrected, qtbot, lists):
    window, tried = corrected(lambda document: rename(document, WHO, "Northern Corps"))
    window.actions_by_name["undo"].trigger()
    window.actions_by_name["keep_rule"].trigger()
    assert tried == []


def test_rules_are_listed_in_words_and_taken_back(open_window, lists, qtbot):
    lists.mkdir()
    file = lists / "names-rejected.tsv"
    monday, tuesday = "# Kept on 2026-11-28: Monday\nMonday Club\n", "Tuesday Club\n"
    file.write_text(f"{monday}\n{tuesday}", encoding="utf-8")
    window = open_window(DOCUMENT)
    window.actions_by_name["own_rules"].trigger()
    page = window.findChild(RulesPage)
    assert page.count.text() == "2 rules"
    assert page.model.index(0, 0).data() == "“Monday Club” names no actor and no place."
    page.text.setText("tuesday")
    assert page.count.text() == "1 of 2 rules"
    qtbot.keyClick(page.text, Qt.Key.Key_Return)  # goes to the list, and takes nothing back
    assert file.read_text("utf-8") == f"{monday}\n{tuesday}"
    page.back.click()
    assert file.read_text("utf-8") == monday
    page.again.click()
    assert file.read_text("utf-8") == f"{monday}\n{tuesday}"
    assert not page.again.isVisible()
    page.back.click()
    page.text.clear()
    page.back.click()
    assert page.count.text() == "You keep no rules yet."
    assert not page.back.isEnabled()


def test_a_list_that_is_broken_is_said_so(open_window, lists):
    lists.mkdir()
    (lists / "names-none.tsv").write_bytes(b"\xff\xfe")
    window = open_window(DOCUMENT)
    window.actions_by_name["own_rules"].trigger()
    assert window.findChild(RulesPage) is None


@pytest.mark.parametrize(
    ("name", "row", "words"),
    [
        ("names-bodies", ("-X",), "“X” is no entry of its own any more."),
        ("names-bodies", ("X", "media"), "“X” is a name."),
        ("names-states", ("PER", "Peru", "Lima", "A|B"), "“Peru” is also called “A”, “B”."),
        ("names-renamed", ("X", "Y"), "“X” is called “Y”."),
        ("dates-none", ("May",), "“May” tells no time."),
        ("event-verbs", ("shell", "ASSAULT"), "shell – ASSAULT"),
    ],
)
def test_lines_of_lists_are_said_in_words(name, row, words):
    assert say_line(name, row) == words
