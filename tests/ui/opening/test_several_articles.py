"""Opening a folder, or several files: the list, one model of all, and what became of each file."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QToolButton,
)

from idlib_gui.build import tasks
from idlib_gui.build.progress import Progress
from idlib_gui.build.values import Collected, Glance, Remark
from idlib_gui.domain.document import Patch, document_of
from idlib_gui.domain.joining import join_events
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    DomainError,
    EventType,
    When,
)
from idlib_gui.domain.records import (
    Event as Told,
)
from idlib_gui.models.articles_model import Column
from idlib_gui.storage.articles import Article
from idlib_gui.ui.folder_dialog import FolderDialog
from idlib_gui.ui.report_page import ReportPage

GLANCES = {
    "a.txt": Glance(Article("", "Truce holds", published="2021-05-12"), 1500),
    "b.txt": Glance(Article("", "Rain", notes=("It was read as Latin-1.",)), 20),
    "c.txt": Glance(None, failure="c.txt is empty: there is no text to read."),
}


def look(paths, tell):
    for number, path in enumerate(paths):
        tell((number, GLANCES[path.name]))


@pytest.fixture
def folder(tmp_path, answers):
    for name in GLANCES:
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).touch()
    answers["find_articles"] = tasks.find_articles
    answers["read_files"] = look
    return tmp_path / "in"


def open_folder(user, *paths):
    user.window.opening.open(paths)
    dialog = user.newest(FolderDialog)
    user.wait(lambda: not dialog.findChild(QProgressBar).isVisible())
    return dialog


@pytest.fixture
def listed(user, folder):
    """Return the dialog on a folder whose files were all looked at."""
    return open_folder(user, folder)


@pytest.fixture
def told_twice(make_source, cite, make_document):
    """Return a document in which two sources tell the same event."""
    sources = [make_source(f"They shelled it, says {key}.", key, title=key) for key in ("s1", "s2")]
    when = When("2021-05-03", Basis.STATED)
    events = [
        Told(
            f"e{number}",
            "They shell it",
            EventType.ASSAULT,
            when,
            ("a1",),
            trigger=cite(source, "shelled"),
            evidence=(cite(source, "They shelled it"),),
        )
        for number, source in enumerate(sources, 1)
    ]
    return make_document(*sources, Actor("a1", "Xanadu", ActorKind.STATE), *events)


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def rows(dialog):
    model = dialog.findChild(QTableView).model()
    return [
        [model.index(row, column).data() for column in Column] for row in range(model.rowCount())
    ]


def build_button(dialog):
    found = dialog.findChildren(QPushButton)
    return next(one for one in found if one.text().startswith("Build"))


def build(user, dialog):
    with user.qtbot.waitSignal(user.window.session.store.replaced):
        user.click(build_button(dialog))
    return user.window.session.store.document


def test_a_folder_is_listed_with_what_each_file_says_of_itself(listed):
    assert rows(listed) == [
        ["a.txt", "Truce holds", "12 May 2021", "1,500", ""],
        ["b.txt", "Rain", "", "20", "It was read as Latin-1."],
        ["c.txt", "", "", "", "c.txt is empty: there is no text to read."],
    ]
    facts = "3 articles found  ·  1 cannot be read  ·  1 without a publication date"
    assert facts in texts(listed)
    assert build_button(listed).text() == "Build 2 articles"


def test_files_are_counted_before_they_are_read(user, folder):
    gate = Event()
    user.answers["read_files"] = (gate, look)
    user.window.opening.open([folder])
    dialog = user.newest(FolderDialog)
    user.wait(lambda: "3 articles found  ·  0 looked at" in texts(dialog))
    assert build_button(dialog).text() == "Build 3 articles"
    gate.set()
    user.wait(lambda: not dialog.findChild(QProgressBar).isVisible())


def test_several_files_are_listed_by_their_places(user, folder):
    dialog = open_folder(user, folder / "a.txt", folder / "b.txt")
    assert [row[0] for row in rows(dialog)] == ["a.txt", "b.txt"]
    assert "2 files and folders" in texts(dialog)


def test_a_folder_without_articles_says_so(user, tmp_path, answers):
    answers["find_articles"] = tasks.find_articles
    dialog = open_folder(user, tmp_path)
    assert any("There is no article in" in text for text in texts(dialog))
    assert not build_button(dialog).isEnabled()


def correct(user, table, typed):
    user.press(table, "F2")
    editor = table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    user.qtbot.keyClicks(editor, typed)
    user.press(editor, "Return")


def test_what_is_no_date_stays_to_be_mended_and_nothing_is_built(user, listed):
    table = listed.findChild(QTableView)
    correct(user, table, "3/4/2021")
    (editor,) = table.findChildren(QLineEdit)
    assert any("could be 3 April or 4 March" in text for text in texts(listed))
    user.press(editor, "Return")
    user.press(editor, "Return", "Control")
    build_button(listed).setFocus()
    assert not build_button(listed).isEnabled()
    assert listed.isVisible()
    assert editor.isVisible()
    assert editor.text() == "3/4/2021"
    user.type_over(editor, "4 March 2021")
    assert build_button(listed).isEnabled()
    user.press(editor, "Return")
    user.wait(lambda: rows(listed)[0][Column.PUBLISHED] == "4 Mar 2021")
    assert listed.isVisible()


def test_esc_takes_back_what_is_typed_and_leaves_the_dialog_open(user, listed):
    table = listed.findChild(QTableView)
    correct(user, table, "nonsense")
    user.press(table.findChildren(QLineEdit)[-1], "Escape")
    user.wait(lambda: build_button(listed).isEnabled())
    assert rows(listed)[0][Column.PUBLISHED] == "12 May 2021"
    assert listed.isVisible()


def test_a_date_that_is_still_being_typed_counts(user, listed, told_twice):
    table = listed.findChild(QTableView)
    user.press(table, "F2")
    user.type_over(table.findChildren(QLineEdit)[-1], "4 March 2021")
    user.answers["build_collection"] = Collected(told_twice, Patch("", {}), ())
    with user.qtbot.waitSignal(user.window.session.store.replaced):
        user.press(listed, "Return", "Control")
    assert user.asked[-1][1][0].given.published == "2021-03-04"


def test_articles_are_left_out_and_dates_corrected_by_keys(user, listed, told_twice):
    table = listed.findChild(QTableView)
    assert table.hasFocus()
    correct(user, table, "4 March 2021")
    user.wait(lambda: rows(listed)[0][Column.PUBLISHED] == "4 Mar 2021")
    assert listed.isVisible()
    assert any("F2 corrects its date" in text for text in texts(listed))
    user.press(table, "Down")
    user.press(table, "Space")
    assert build_button(listed).text() == "Build 1 article"
    user.answers["build_collection"] = Collected(told_twice, Patch("", {}), ())
    build(user, listed)
    _, entries, failures = user.asked[-1]
    assert [(entry.path.name, entry.given.published) for entry in entries] == [
        ("a.txt", "2021-03-04")
    ]
    assert [failure.path.name for failure in failures] == ["c.txt"]


def test_one_model_of_all_is_opened_and_what_several_tell_is_joined_undoably(
    user, listed, told_twice, folder, settings
):
    joining = join_events(told_twice)
    remarks = (Remark(Path("c.txt"), "It is empty.", failed=True), Remark(Path("b.txt"), "Odd."))
    user.answers["build_collection"] = Collected(told_twice, joining, remarks)
    build(user, listed)
    window = user.window
    assert len(window.session.store.document.events) == 1
    assert window.isWindowModified()
    assert settings.recent == [folder]
    assert window.notices.words == (
        "2 articles read, 1 could not be read: 1 event, 1 actor, 0 quotes. "
        "1 event was joined that several articles tell; undo takes apart what was joined."
    )
    window.actions_by_name["undo"].trigger()
    assert window.session.store.document == told_twice
    assert window.panes.sources.isVisible()


def test_the_report_on_each_file_can_be_copied(user, listed, told_twice):
    remarks = (Remark(Path("c.txt"), "It is empty.", failed=True), Remark(Path("b.txt"), "Odd."))
    user.answers["build_collection"] = Collected(told_twice, Patch("", {}), remarks)
    build(user, listed)
    user.click(user.window.notices, "Report")
    page = user.newest(ReportPage)
    user.click(page, "Copy")
    assert QGuiApplication.clipboard().text().splitlines() == [
        "2 articles read, 1 could not be read: 2 events, 1 actor, 0 quotes.",
        "Without a publication date, weekdays and “last week” stay unresolved.",
        "",
        "Not read (1)",
        "  c.txt: It is empty.",
        "",
        "Notes (1)",
        "  b.txt: Odd.",
        "",
        "Read (2)",
        "  s1 – no date",
        "  s2 – no date",
    ]
    assert page.findChild(QPlainTextEdit).isReadOnly()
    user.click(page, "Close")
    assert user.newest(ReportPage) is None


def test_progress_names_the_file_and_cancel_lets_go(user, listed, bundled):
    gate = Event()

    def slowly(_entries, _failures, tell):
        tell(Progress("articles", 0.5, "b.txt", 2, 2))
        gate.wait(10)

    user.answers["build_collection"] = slowly
    user.click(build_button(listed))
    panel = user.window.opening.panel
    user.wait(lambda: panel.words == "Article 2 of 2: b.txt")
    user.click(panel.findChild(QToolButton))
    gate.set()
    assert not panel.busy
    user.qtbot.wait(30)
    assert user.window.session.store.document is bundled


def test_where_none_can_be_read_the_reason_is_told(user, listed, bundled):
    user.answers["build_collection"] = DomainError("None of the articles could be read.")
    user.click(build_button(listed))
    user.wait(lambda: user.newest(QMessageBox) is not None)
    box = user.newest(QMessageBox)
    assert "None of the articles" in box.informativeText()
    assert user.window.session.store.document is bundled
    box.close()


def test_what_goes_wrong_while_files_are_looked_at_is_told(user, folder):
    user.answers["read_files"] = DomainError("The process that read it ended unexpectedly.")
    dialog = open_folder(user, folder)
    assert any("ended unexpectedly" in text for text in texts(dialog))
    assert build_button(dialog).isEnabled()
    user.press(dialog, "Escape")
    assert user.newest(FolderDialog) is None


def test_a_folder_is_picked_by_a_dialog(user, folder):
    user.window.actions_by_name["open_folder"].trigger()
    picker = user.newest(QFileDialog)
    picker.fileSelected.emit(str(folder))
    picker.close()
    assert user.newest(FolderDialog) is not None


# Joining in a model that is open


def join(user):
    user.press(user.window, "J", "Control")


def test_events_of_the_open_model_are_joined_on_request(user, told_twice):
    store = user.window.session.store
    store.open(told_twice)
    with user.qtbot.waitSignal(store.patched):
        join(user)
    assert len(store.document.events) == 1
    assert "1 event was joined" in user.window.notices.words
    join(user)
    user.wait(lambda: "No event is surely told by several" in user.window.notices.words)


def test_a_change_made_meanwhile_is_kept(user, told_twice, pool):
    store = user.window.session.store
    store.open(told_twice)
    gate = Event()
    pool.submit(gate.wait, 10)  # the joining waits for its turn
    join(user)
    other = told_twice.events["e2"]._replace(title="They shell it again")
    store.open(document_of([*_others(told_twice), other]))
    with user.qtbot.waitSignal(store.patched):
        gate.set()
    assert list(store.document.events) == ["e1"]


def _others(document):
    yield from document.sources.values()
    yield from document.actors.values()
    yield document.events["e1"]


def test_one_article_has_nothing_to_join(user):
    assert not user.window.actions_by_name["join_events"].isEnabled()
