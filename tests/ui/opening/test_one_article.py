"""Opening an article: what it says of itself, what the user says, and the model of it."""

from __future__ import annotations

from threading import Event, get_ident

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
)

from idlib_gui.build.progress import Progress
from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import DomainError
from idlib_gui.ui.article_dialog import ArticleDialog
from idlib_gui.ui.date_box import DateBox
from idlib_gui.ui.folder_dialog import FolderDialog
from idlib_gui.ui.timeline.words import say_nothing


@pytest.fixture
def opened(user, article):
    """Return the dialog on an article that is read."""
    return open_article(user, article)


def open_article(user, path):
    user.window.opening.open([path])
    dialog = user.newest(ArticleDialog)
    user.wait(lambda: not dialog.findChild(QProgressBar).isVisible())
    return dialog


def fields(dialog):
    dates = dialog.findChild(DateBox)
    title, outlet = (one for one in dialog.findChildren(QLineEdit) if one.parent() is not dates)
    return title, outlet, dates


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def can_build(dialog):
    return next(
        one for one in dialog.findChildren(QPushButton) if one.text() == "Build"
    ).isEnabled()


def the_source(document):
    (source,) = document.sources.values()
    return source


def test_a_dialog_shows_what_a_file_says_before_anything_is_built(opened):
    title, outlet, published = fields(opened)
    assert title.text() == "Truce holds in Novgrad"
    assert outlet.text() == ""
    assert published.edtf == "2021-05-12"
    assert opened.findChild(QPlainTextEdit).toPlainText().startswith("Truce holds in Novgrad\n")
    assert "truce.txt" in texts(opened)
    assert "14 words  ·  English" in texts(opened)


def test_build_opens_the_model_in_the_same_window_and_counts_it_as_not_saved(
    user, opened, article, settings
):
    assert the_source(user.build(opened)).title == "Truce holds in Novgrad"
    window = user.window
    assert window.windowTitle().startswith("Truce holds in Novgrad[*]")
    assert window.isWindowModified()
    assert not window.session.store.history.can_undo
    assert settings.recent == [article]
    assert window.notices.words == ""
    assert window.opening.panel.words == "Built: 0 events, 0 actors, 0 quotes."


def test_the_slow_part_of_showing_what_was_built_is_not_done_where_the_window_waits(
    user, opened, monkeypatch
):
    made = []
    work_out = Derived.__call__

    def noted(derived, state):
        made.append(get_ident())
        return work_out(derived, state)

    monkeypatch.setattr(Derived, "__call__", noted)
    user.build(opened)
    assert made
    assert get_ident() not in made


def test_closing_asks_about_a_model_that_is_not_saved_yet(user, opened):
    user.build(opened)
    user.window.close()
    box = user.newest(QMessageBox)
    assert box.text() == "“Truce holds in Novgrad” is not saved yet."
    box.reject()
    assert user.window.isVisible()


def test_what_the_user_says_goes_before_what_the_file_says(user, opened):
    title, outlet, published = fields(opened)
    user.type_over(title, "Mine")
    user.type_over(outlet, "The Post")
    user.type_over(published.field, "about May 2021")
    source = the_source(user.build(opened))
    assert (source.title, source.outlet, source.published) == ("Mine", "The Post", "2021-05~")


def test_a_date_that_the_user_takes_away_is_unknown_and_the_notice_says_what_follows(user, opened):
    user.type_over(fields(opened)[2].field, "")
    assert any("stay unresolved" in text for text in texts(opened))
    assert the_source(user.build(opened)).published is None
    notices = user.window.notices
    assert "weekdays and “last week” stay unresolved" in notices.words
    user.click(notices.findChild(QToolButton))
    assert notices.words == ""


def test_return_in_a_field_builds_wherever_the_keyboard_was_before(user, opened):
    cancel = next(one for one in opened.findChildren(QPushButton) if one.text() == "Cancel")
    cancel.setFocus()
    date = fields(opened)[2].field
    date.setFocus()
    assert not cancel.isDefault()
    with user.qtbot.waitSignal(user.window.session.store.replaced):
        user.press(date, "Return")


def test_what_is_no_date_must_be_mended_first(user, opened):
    date = fields(opened)[2].field
    user.type_over(date, "3/4/2021")
    assert not can_build(opened)
    user.press(opened, "Return", "Control")
    assert opened.isVisible()
    user.type_over(date, "4 March 2021")
    assert can_build(opened)


def test_a_file_that_cannot_be_read_gets_one_sentence_and_changes_nothing(user, article, bundled):
    user.answers["read_file"] = DomainError("truce.txt is damaged.")
    dialog = open_article(user, article)
    assert texts(dialog) == ["truce.txt", "⚠ truce.txt is damaged."]
    assert not can_build(dialog)
    assert user.window.session.store.document is bundled


def test_a_bug_in_reading_is_reported_as_one(user, article):
    user.answers["read_file"] = RuntimeError("no")
    box = open_article(user, article).findChild(QMessageBox)
    assert "Something went wrong" in box.text()
    box.close()


def test_another_file_can_be_chosen_in_the_dialog(user, opened, tmp_path):
    user.type_over(fields(opened)[0], "Mine")
    user.click(opened, "Choose a file")
    other = tmp_path / "other.txt"
    other.write_text("Rain\n\nIt rained.\n")
    user.pick(other)
    user.wait(lambda: opened.article is not None)
    assert fields(opened)[0].text() == "Rain"


def test_several_files_chosen_are_opened_together(user, opened, article):
    user.answers["find_articles"] = DomainError("not now")
    user.click(opened, "Choose a file")
    user.pick(article, article)
    assert user.newest(ArticleDialog) is None
    assert user.newest(FolderDialog) is not None


def test_keys_open_the_dialogs(user):
    user.press(user.window, "N", "Control")
    picker = user.newest(QFileDialog)
    assert picker.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert "*.pdf" in picker.nameFilters()[0]
    picker.close()
    user.press(user.window, "N", "Control", "Shift")
    picker = user.newest(QFileDialog)
    assert picker.fileMode() is QFileDialog.FileMode.Directory
    picker.close()


def test_an_article_among_the_recent_files_is_opened_as_one(user, opened, article):
    user.build(opened)
    menu = user.window.menus.open_menu
    next(entry for entry in menu.actions() if entry.text() == article.name).trigger()
    assert user.newest(ArticleDialog) is not None


def test_a_text_without_events_says_so_where_they_would_be(user, opened):
    empty = user.build(opened)
    assert "No events were found in this text." in say_nothing(empty)
    assert say_nothing(document_of([])) == "No events with these lanes."
    assert not user.window.timeline.grab().isNull()


# Text


def test_the_clipboard_is_an_article(user):
    QGuiApplication.clipboard().setText("Rain\n\nIt rained\u00a0on 3 May 2021.\n")
    user.press(user.window, "V", "Control", "Shift")
    dialog = user.newest(ArticleDialog)
    user.wait(lambda: dialog.article is not None)
    source = the_source(user.build(dialog))
    assert source.text == "Rain\n\nIt rained\u00a0on 3 May 2021.\n"
    assert source.title == "Rain"


def test_text_can_be_pasted_and_typed_and_is_read_as_one_stops(user, opened):
    user.click(opened, "Paste text")
    box = opened.findChild(QPlainTextEdit)
    assert box.hasFocus()
    assert not can_build(opened)
    title, outlet, _ = fields(opened)
    assert title.text() == ""
    QGuiApplication.clipboard().setText("Snow\n\nIt snowed.")
    user.press(box, "V", "Control")
    user.wait(lambda: title.text() == "Snow")
    user.type_over(outlet, "The Post")
    user.qtbot.keyClicks(box, "\u00a0Hard.")
    user.wait(lambda: user.asked[-1] == ("read_pasted", "Snow\n\nIt snowed.\u00a0Hard."))
    user.wait(lambda: opened.article is not None)
    assert opened.article.outlet == "The Post"


def test_build_waits_for_what_was_just_typed(user):
    user.window.opening.paste("")
    dialog = user.newest(ArticleDialog)
    user.qtbot.keyClicks(dialog.findChild(QPlainTextEdit), "It rained.")
    assert the_source(user.build(dialog)).text == "It rained."


def test_a_very_long_text_is_kept_whole_and_its_beginning_shown(user):
    text = "It rained on Monday.\r\n" * 10_000
    user.window.opening.paste(text)
    dialog = user.newest(ArticleDialog)
    box = dialog.findChild(QPlainTextEdit)
    assert len(box.toPlainText()) < 110_000
    user.wait(lambda: dialog.article is not None)
    assert dialog.article.text == text
    user.qtbot.keyClicks(box, "x")
    assert not box.toPlainText().startswith("x")
    QGuiApplication.clipboard().setText("Short.")
    user.press(box, "V", "Control")
    assert the_source(user.build(dialog)).text == "Short."


def dropped(window, mime):
    place, action = QPointF(50, 50), Qt.DropAction.CopyAction
    keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), action, mime, *keys)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(place, action, mime, *keys))
    return entering.isAccepted()


def test_a_file_and_a_text_can_be_dropped_on_the_window(user, article):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(article))])
    assert dropped(user.window, mime)
    dialog = user.newest(ArticleDialog)
    user.wait(lambda: dialog.article is not None)
    dialog.reject()
    words = QMimeData()
    words.setText("It rained.")
    assert dropped(user.window, words)
    dialog = user.newest(ArticleDialog)
    user.wait(lambda: dialog.article is not None)
    assert dialog.article.text == "It rained."


def test_words_that_are_dragged_within_the_window_are_no_new_article(user):
    class OwnDrag(QDragEnterEvent):
        def source(self):
            return user.window.source

    words = QMimeData()
    words.setText("It rained.")
    keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = OwnDrag(QPoint(50, 50), Qt.DropAction.CopyAction, words, *keys)
    QApplication.sendEvent(user.window, entering)
    assert not entering.isAccepted()


def test_what_is_nowhere_on_this_machine_cannot_be_dropped(window):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.html")])
    assert not dropped(window, mime)


# While it is built


def test_the_window_says_how_far_it_is_and_stays_in_use(user, opened):
    gate, answer = Event(), user.answers["build_article"]

    def slowly(given, tell):
        tell(Progress("model", 0.0))
        tell(Progress("events", 0.9))
        gate.wait(10)
        return answer(given, tell)

    user.answers["build_article"] = slowly
    user.click(opened, "Build")
    panel = user.window.opening.panel
    user.wait(lambda: panel.words == "Looking for events…")
    assert panel.findChild(QProgressBar).value() == 90
    user.step()
    with user.qtbot.waitSignal(user.window.session.store.replaced):
        gate.set()
    assert not panel.busy


def test_cancel_lets_go_at_once_and_keeps_what_was_open(user, opened, bundled):
    user.answers["build_article"] = (Event(), None)
    user.click(opened, "Build")
    panel = user.window.opening.panel
    assert panel.busy
    user.click(panel.findChild(QToolButton))
    assert not panel.busy
    user.qtbot.wait(50)
    assert user.window.session.store.document is bundled


def test_a_build_is_cancelled_by_keys(user, opened, bundled):
    user.answers["build_article"] = (Event(), None)
    user.click(opened, "Build")
    assert user.window.opening.panel.busy
    user.press(back_at(user), "Period", "Control")
    assert not user.window.opening.panel.busy
    assert user.window.session.store.document is bundled


def test_a_cancelled_build_is_told_of(user, opened):
    user.answers["build_article"] = (Event(), None)
    user.click(opened, "Build")
    panel = user.window.opening.panel
    user.click(panel.findChild(QToolButton))
    assert panel.words == "Cancelled: Truce holds in Novgrad."


def test_what_keeps_a_model_from_being_built_is_told(user, opened, bundled):
    user.answers["build_article"] = DomainError("The process that read it ended unexpectedly.")
    user.click(opened, "Build")
    user.wait(lambda: user.newest(QMessageBox) is not None)
    box = user.newest(QMessageBox)
    assert box.text() == "No model of “Truce holds in Novgrad” was built."
    assert "ended unexpectedly" in box.informativeText()
    assert user.window.session.store.document is bundled
    box.close()


def test_changes_made_meanwhile_are_not_lost(user, opened):
    gate = Event()
    user.answers["build_article"] = (gate, user.answers["build_article"])
    user.click(opened, "Build")
    user.step()
    user.window.actions_by_name["dispute"].trigger()
    gate.set()
    user.wait(lambda: user.newest(QMessageBox) is not None)
    box = user.newest(QMessageBox)
    assert "Your changes" in box.text()
    with user.qtbot.waitSignal(user.window.session.store.replaced):
        user.click(box, "Discard")


def titles(user):
    return [source.title for source in user.window.session.store.document.sources.values()]


def back_at(user):
    """Return the window, once it has the keyboard again after a dialog."""
    user.window.activateWindow()
    user.wait(user.window.isActiveWindow)
    return user.window


def another(user, tmp_path, title):
    path = tmp_path / "another.txt"
    path.write_text(f"{title}\n\nOn Monday it rained.\n")
    return open_article(user, path)


def built_beside_an_unsaved_one(user, opened, tmp_path):
    """Return the question that is asked as another model is built."""
    user.build(opened)
    user.click(another(user, tmp_path, "Rain in Zenda"), "Build")
    user.wait(lambda: user.newest(QMessageBox) is not None)
    return user.newest(QMessageBox)


def test_the_question_names_what_is_not_saved_and_what_waits(user, opened, tmp_path):
    box = built_beside_an_unsaved_one(user, opened, tmp_path)
    assert box.text() == "“Truce holds in Novgrad” is not saved yet."
    assert "“Rain in Zenda” is built and waits to be opened." in box.informativeText()
    box.reject()


def test_a_model_that_is_not_opened_at_once_stays_at_hand(user, opened, tmp_path):
    user.press(built_beside_an_unsaved_one(user, opened, tmp_path), "Escape")
    assert titles(user) == ["Truce holds in Novgrad"]
    notices = user.window.notices
    user.wait(lambda: notices.words == "“Rain in Zenda” is built.")
    notices.say("Something else.")
    user.click(notices.findChild(QToolButton))
    assert notices.words == "“Rain in Zenda” is built."
    user.click(notices, "Open it")
    user.click(user.newest(QMessageBox), "Discard")
    assert titles(user) == ["Rain in Zenda"]
    notices.clear()
    assert notices.words == ""


def test_a_model_stays_at_hand_if_the_other_is_not_saved_after_all(user, opened, tmp_path):
    user.click(built_beside_an_unsaved_one(user, opened, tmp_path), "Save as")
    user.newest(QFileDialog).reject()
    assert user.window.notices.words == "“Rain in Zenda” is built."


def test_a_notice_of_a_model_can_be_closed(user, opened, tmp_path):
    user.press(built_beside_an_unsaved_one(user, opened, tmp_path), "Escape")
    user.wait(lambda: bool(user.window.notices.words))
    user.click(user.window.notices.findChild(QToolButton))
    assert user.window.notices.words == ""


def test_after_a_model_is_discarded_others_count_as_saved(user, opened):
    user.build(opened)
    with user.qtbot.waitSignal(user.window.session.store.replaced):
        user.press(back_at(user), "O", "Control", "Shift")
        user.click(user.newest(QMessageBox), "Discard")
    assert not user.window.isWindowModified()


def test_an_article_waits_for_the_one_that_is_being_built(user, opened, tmp_path):
    second = another(user, tmp_path, "Rain in Zenda")
    gate, answer = Event(), user.answers["build_article"]
    user.answers["build_article"] = (gate, answer)
    user.click(opened, "Build")
    user.click(second, "Build")
    user.answers["build_article"] = answer
    words = "“Rain in Zenda” will be built as soon as “Truce holds in Novgrad” is done."
    assert user.window.notices.words == words
    with user.qtbot.waitSignal(user.window.session.store.replaced):
        gate.set()
    assert titles(user) == ["Truce holds in Novgrad"]
    user.wait(lambda: user.newest(QMessageBox) is not None)
    user.click(user.newest(QMessageBox), "Discard")
    assert titles(user) == ["Rain in Zenda"]


def test_a_project_is_proposed_under_the_name_of_the_model(user, opened):
    user.build(opened)
    user.press(back_at(user), "S", "Control", "Shift")
    (proposed,) = user.newest(QFileDialog).selectedFiles()
    assert proposed.endswith("/Truce holds in Novgrad.idlib")


def test_closing_the_dialog_ends_what_reads(user, article):
    user.answers["read_file"] = (Event(), None)
    user.window.opening.open([article])
    user.press(user.newest(ArticleDialog), "Escape")
    assert user.newest(ArticleDialog) is None
