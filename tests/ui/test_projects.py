"""Projects and drafts in the real window: what is done is in a file, and nothing is lost."""

from __future__ import annotations

from threading import Event, get_ident
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox, QPushButton

from idlib_gui.app import read_named, spare_documents
from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import apply_patch
from idlib_gui.domain.edits import rename
from idlib_gui.domain.records import DomainError, Kind, Ref, Status
from idlib_gui.state.author import account_name
from idlib_gui.state.projects import open_project
from idlib_gui.state.settings import Settings
from idlib_gui.storage.exchange import read_model
from idlib_gui.storage.project.project import Project
from idlib_gui.ui import looking_ahead
from idlib_gui.ui.build_panel import BuildPanel
from idlib_gui.ui.messages import report
from idlib_gui.ui.report_page import ReportPage

SIGNED = Ref(Kind.EVENT, "e9")


@pytest.fixture
def settings(tmp_path):
    """Return settings in memory, with a folder for drafts."""
    return Settings(drafts=tmp_path / "drafts")


class User:
    """Somebody at the window."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window
        self.store = window.session.store

    def do(self, action):
        """Do an action of the menus."""
        self.window.actions_by_name[action].trigger()

    def edit(self, title="Another title"):
        """Give an event another title."""
        self.store.edit(rename(self.store.document, SIGNED, title))

    def dialog(self, kind):
        """Return the dialog of a kind that was opened last, once it is there."""
        found = []

        def there():
            found[:] = [one for one in self.window.findChildren(kind) if one.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(there)
        return found[-1]

    def answer(self, words):
        """Click the button with these words in the question that is asked."""
        box = self.dialog(QMessageBox)
        next(one for one in box.buttons() if words in one.text().replace("&", "")).click()

    def pick(self, path):
        """Pick a file in the dialog that is open for it."""
        picker = self.dialog(QFileDialog)
        picker.fileSelected.emit(str(path))
        picker.close()

    def save_as(self, path):
        """Save what is open as a project."""
        self.do("save_as")
        self.pick(path)
        self.qtbot.waitUntil(lambda: self.window.files.keeper.path == path)

    def open(self, path):
        """Open a file, and wait until it is shown."""
        with self.qtbot.waitSignal(self.store.replaced):
            self.window.opening.open([path])

    def offers(self):
        """Return the buttons of the notice above the panes."""
        buttons = self.window.notices.findChildren(QPushButton)
        return {button.text(): button for button in buttons if button.isVisible()}

    @property
    def title(self):
        """Return the title of the event."""
        return self.store.document.events["e9"].title

    @property
    def standing(self):
        """Return what the status bar says of where it lies."""
        return self.window.status_bar.standing.text()

    @property
    def drafts(self):
        """Return the files of drafts."""
        return sorted(self.window.files.drafts.folder.glob("*.idlib"))


@pytest.fixture
def leaving(qtbot, window):
    """Return a user at a window that will close."""
    return User(qtbot, window)


@pytest.fixture
def user(qtbot, window_as_opened, settings, bundled):
    """Return a user at a window that stays."""
    window = window_as_opened
    window.files.drafts.folder = settings.drafts
    window.session.store.open(bundled)
    yield User(qtbot, window)
    window.files.keeper.leave(discard=True)
    window.session.store.open(bundled)
    window.files.drafts.folder = None


def title_in(path):
    """Return the title of the event in a file, and how many steps led to it."""
    opened = open_project(path)
    opened.project.close()
    return opened.document.events["e9"].title, len(opened.steps)


@pytest.fixture
def project(tmp_path, bundled):
    """Return a project file in which the event was renamed twice and that was undone once."""
    path = tmp_path / "talks.idlib"
    made = Project.create(path, bundled)
    before = bundled
    for title in ("one", "two"):
        patch = rename(before, SIGNED, title)
        before, last = apply_patch(before, patch), before
        made.make(patch, 1_600_000_000, "Ada", before)
    made.undo(2, last)
    made.close()
    return path


def test_an_edit_makes_a_draft_and_says_so(user):
    assert user.standing == ""
    user.edit()
    assert user.standing == "Draft"
    assert "– Draft" in user.window.windowTitle()
    assert not user.window.isWindowModified()
    assert title_in(user.drafts[0]) == ("Another title", 1)


def test_a_draft_is_saved_as_a_project_and_goes_on_in_it(user, tmp_path):
    user.edit()
    user.save_as(tmp_path / "talks.idlib")
    user.edit("third")
    assert title_in(tmp_path / "talks.idlib") == ("third", 2)
    assert user.drafts == []
    assert user.standing == "Saved in talks.idlib"
    assert "talks.idlib" in user.window.windowTitle()
    assert user.window.files.recent[0] == tmp_path / "talks.idlib"


def test_save_says_that_all_is_saved_already(user, tmp_path):
    user.edit()
    user.do("save")
    user.pick(tmp_path / "talks.idlib")
    user.qtbot.waitUntil(lambda: user.window.files.keeper.path is not None)
    user.do("save")
    assert "All is saved" in user.window.status_bar.currentMessage()


def test_a_project_opens_with_its_history_and_its_view(user, project):
    user.open(project)
    assert user.title == "one"
    user.do("redo")
    assert user.title == "two"
    user.do("undo")
    user.do("undo")
    assert user.title == "Erdoğan signs army-funding deal in Ukraine"
    assert user.standing == "Saved in talks.idlib"


def test_a_project_is_dropped_on_the_window(user, project):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(project))])
    place = QPointF(user.window.rect().center())
    drop = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    QApplication.sendEvent(user.window, QDragEnterEvent(place.toPoint(), *drop))
    with user.qtbot.waitSignal(user.store.replaced):
        QApplication.sendEvent(user.window, QDropEvent(place, *drop))
    assert user.title == "one"


def test_the_model_of_a_project_is_exported(user, project, tmp_path):
    user.open(project)
    user.do("export")
    user.pick(tmp_path / "model.json")
    user.qtbot.waitUntil((tmp_path / "model.json").exists)
    assert read_model(tmp_path / "model.json") == user.store.document
    assert user.standing == "Saved in talks.idlib"


def test_a_copy_is_saved_and_one_goes_on_in_the_project(user, project, tmp_path):
    user.open(project)
    user.do("save_copy")
    user.pick(project)
    assert "another name" in user.dialog(QMessageBox).informativeText()
    user.answer("OK")
    user.do("save_copy")
    user.pick(tmp_path / "copy.idlib")
    user.qtbot.waitUntil(lambda: "Copied" in user.window.status_bar.currentMessage())
    user.edit("three")
    assert title_in(tmp_path / "copy.idlib") == ("one", 2)
    assert title_in(project) == ("three", 3)


def test_a_file_that_is_gone_is_told_of_and_nothing_is_lost(user, project, tmp_path):
    user.open(project)
    project.unlink()
    user.edit("three")
    assert user.title == "three"
    assert "no longer there" in user.window.notices.words
    assert user.standing == "Not written: 1 step"
    assert user.window.isWindowModified()
    user.edit("four")
    user.offers()["Try again"].click()
    assert "no longer there" in user.window.notices.words
    user.offers()["Save as…"].click()
    user.pick(tmp_path / "rescued.idlib")
    user.qtbot.waitUntil(lambda: user.standing == "Saved in rescued.idlib")
    assert user.window.notices.words == ""
    assert title_in(tmp_path / "rescued.idlib") == ("four", 4)


def test_what_could_not_be_written_is_written_when_it_is_tried_again(user, project, tmp_path):
    user.open(project)
    project.rename(tmp_path / "away")
    user.edit("three")
    (tmp_path / "away").rename(project)
    user.offers()["Try again"].click()
    assert user.window.notices.words == ""
    assert title_in(project) == ("three", 3)


def test_closing_asks_about_what_could_not_be_written(leaving, project):
    leaving.open(project)
    project.unlink()
    leaving.edit("three")
    leaving.window.close()
    box = leaving.dialog(QMessageBox)
    assert "could be written" in box.text()
    leaving.answer("Cancel")
    assert leaving.window.isVisible()
    leaving.window.close()
    leaving.answer("Keep as draft")
    leaving.qtbot.waitUntil(lambda: not leaving.window.isVisible())
    assert title_in(leaving.drafts[0]) == ("three", 3)


def test_closing_asks_about_a_project_whose_file_is_gone(leaving, project):
    leaving.open(project)
    leaving.edit("three")
    project.unlink()
    leaving.window.close()
    assert "not where it was any more" in leaving.dialog(QMessageBox).text()
    leaving.answer("Cancel")
    assert leaving.window.isVisible()


def test_closing_a_draft_keeps_it_when_told(leaving):
    leaving.edit()
    leaving.window.close()
    leaving.answer("Keep as draft")
    leaving.qtbot.waitUntil(lambda: not leaving.window.isVisible())
    assert title_in(leaving.drafts[0]) == ("Another title", 1)


def test_closing_a_draft_discards_it_when_told(leaving):
    leaving.edit()
    leaving.window.close()
    leaving.answer("Discard")
    leaving.qtbot.waitUntil(lambda: not leaving.window.isVisible())
    assert leaving.drafts == []


def test_closing_a_draft_saves_it_when_told(leaving, tmp_path):
    leaving.edit()
    leaving.window.close()
    leaving.answer("Save as")
    leaving.pick(tmp_path / "talks.idlib")
    leaving.qtbot.waitUntil(lambda: not leaving.window.isVisible())
    assert title_in(tmp_path / "talks.idlib") == ("Another title", 1)
    assert leaving.drafts == []


def test_a_draft_in_which_all_was_undone_is_not_asked_about(leaving):
    leaving.edit()
    leaving.do("undo")
    leaving.window.close()
    assert not leaving.window.isVisible()
    assert leaving.drafts == []


def test_a_project_closes_without_a_question(leaving, project):
    leaving.open(project)
    leaving.edit("three")
    leaving.window.close()
    assert not leaving.window.isVisible()
    assert title_in(project) == ("three", 3)


def left_draft(settings, bundled):
    """Leave a draft as a program that was killed does."""
    settings.drafts.mkdir()
    path = settings.drafts / "What happened 2020-02-13 120000.idlib"
    draft = Project.create(path, bundled)
    patch = rename(bundled, SIGNED, "kept")
    draft.make(patch, 1_600_000_000, "Ada", apply_patch(bundled, patch))
    draft.close()
    return path


def test_a_draft_that_was_left_is_offered_and_opened(user, settings, bundled):
    path = left_draft(settings, bundled)
    user.window.keeping.look_for_drafts()
    user.qtbot.waitUntil(lambda: "Draft of “Collision Course: " in user.window.notices.words)
    assert "”, 1 edit, " in user.window.notices.words
    menu = [entry.text() for entry in user.window.menus.open_menu.actions()]
    assert any(words.startswith("Draft of “Collision Course: ") for words in menu)
    with user.qtbot.waitSignal(user.store.replaced):
        user.offers()["Open it"].click()
    assert user.title == "kept"
    assert user.standing == "Draft"
    assert path not in user.window.files.recent
    assert user.window.notices.words == ""


def test_a_draft_that_was_left_is_discarded(user, settings, bundled):
    path = left_draft(settings, bundled)
    user.window.keeping.look_for_drafts()
    user.qtbot.waitUntil(lambda: "Discard it" in user.offers())
    user.offers()["Discard it"].click()
    user.qtbot.waitUntil(lambda: user.window.keeping.drafts == [])
    assert not path.exists()
    assert user.window.notices.words == ""


def test_a_project_that_is_free_again_is_opened_again_to_be_changed(user, project):
    elsewhere = Project.open(project)
    user.open(project)
    user.offers()["Open again"].click()
    user.qtbot.waitUntil(lambda: "open in another window" in user.window.notices.words)
    assert user.standing == "Read-only: talks.idlib"
    elsewhere.close()
    user.offers()["Open again"].click()
    user.qtbot.waitUntil(lambda: user.standing == "Saved in talks.idlib")
    assert user.window.notices.words == ""
    user.edit("three")
    assert title_in(project) == ("three", 3)


def test_a_project_that_is_open_elsewhere_can_be_read_and_gone_on_with_in_a_copy(
    user, project, tmp_path
):
    elsewhere = Project.open(project)
    user.open(project)
    assert "open in another window" in user.window.notices.words
    assert user.standing == "Read-only: talks.idlib"
    user.window.select(SIGNED)
    for action in ("accept", "rename", "undo", "redo", "publication_date"):
        assert not user.window.actions_by_name[action].isEnabled()
    with pytest.raises(DomainError) as refused:
        user.edit()
    report(user.window, refused.value)  # as for all that nobody catches
    assert "open in another window" in user.dialog(QMessageBox).informativeText()
    user.answer("OK")
    user.save_as(tmp_path / "mine.idlib")
    assert user.window.notices.words == ""
    assert user.window.actions_by_name["accept"].isEnabled()
    user.do("dispute")
    assert user.store.document.events["e9"].status is Status.DISPUTED
    elsewhere.close()
    assert title_in(tmp_path / "mine.idlib") == ("one", 3)


def test_the_project_that_is_open_is_not_opened_over_itself(user, project):
    user.open(project)
    user.window.opening.open([project])
    assert "open already" in user.window.status_bar.currentMessage()
    assert user.standing == "Saved in talks.idlib"


def test_a_damaged_project_is_recovered_into_a_new_file(user, project, tmp_path):
    data = bytearray(project.read_bytes())
    data[40_000:44_000] = bytes(4_000)
    project.write_bytes(data)
    user.window.opening.open([project])
    user.answer("Recover")
    with user.qtbot.waitSignal(user.store.replaced):
        user.pick(tmp_path / "recovered.idlib")
    assert user.dialog(ReportPage).isVisible()
    user.dialog(ReportPage).close()
    assert user.standing == "Saved in recovered.idlib"


def test_what_cannot_be_recovered_is_said(user, tmp_path):
    path = tmp_path / "nothing.idlib"
    path.write_text("no project at all")
    user.window.opening.open([path])
    assert "is no project of this program" in user.dialog(QMessageBox).informativeText()


def test_what_is_read_for_long_can_be_let_go_of(user, project, monkeypatch):
    gate = Event()

    def read(path):
        assert gate.wait(5)
        return open_project(path)

    monkeypatch.setattr(looking_ahead, "open_project", read)
    user.window.opening.open([project])
    panels = user.window.statusBar().findChildren
    user.qtbot.waitUntil(lambda: any(p.words == "Opening talks.idlib…" for p in panels(BuildPanel)))
    panel = next(p for p in panels(BuildPanel) if p.busy)
    panel.cancel()
    assert not panel.isVisible()
    gate.set()
    user.qtbot.wait(50)
    assert user.standing == ""
    monkeypatch.undo()
    user.open(project)
    assert user.standing == "Saved in talks.idlib"


def test_edits_are_signed_with_the_name_that_the_user_gives(user):
    user.edit("one")
    user.do("author")
    dialog = user.dialog(QInputDialog)
    assert dialog.textValue() == account_name()
    dialog.setTextValue("Ada Lovelace")
    dialog.accept()
    user.edit("two")
    assert [step.author for step in user.store.history.steps()] == [account_name(), "Ada Lovelace"]


def test_steps_keep_their_order_when_the_clock_is_set_back(user, project):
    user.open(project)
    user.store.history.clock = lambda: 1_000_000_000
    user.edit("three")
    user.do("undo")
    user.do("redo")
    assert [step.at for step in user.store.history.steps()][-1] == 1_000_000_000
    assert user.title == "three"
    assert title_in(project) == ("three", 3)


def test_the_slow_part_of_showing_a_project_is_done_in_the_job_that_reads_it(
    user, qtbot, bundled, tmp_path, monkeypatch
):
    Project.create(tmp_path / "a.idlib", bundled).close()
    made = []
    work_out = Derived.__call__

    def noted(derived, state):
        made.append(get_ident())
        return work_out(derived, state)

    monkeypatch.setattr(Derived, "__call__", noted)
    with qtbot.waitSignal(user.store.replaced):
        user.window.files.open(tmp_path / "a.idlib")
    assert made
    assert get_ident() not in made


def test_a_file_named_on_the_command_line_is_ready_when_the_window_opens(
    project, settings, open_window, monkeypatch
):
    made = []
    work_out = Derived.__call__

    def noted(derived, state):
        made.append(derived)
        return work_out(derived, state)

    found, wrong = read_named(project)
    assert wrong is None
    monkeypatch.setattr(Derived, "__call__", noted)
    open_window(found)
    assert not made


def test_no_garbage_is_looked_for_while_a_file_is_read(user, project, monkeypatch):
    collector = SimpleNamespace(timer=QTimer(user.window))
    collector.timer.start(1_000)
    spare_documents(user.window, collector)
    looked_for = []

    def read(path):
        looked_for.append(collector.timer.isActive())
        return open_project(path)

    monkeypatch.setattr(looking_ahead, "open_project", read)
    user.open(project)
    assert looked_for == [False]
    assert collector.timer.isActive()
