"""Opening an article: what it says of itself, what the user says, and the model of it."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QToolButton,
)

from idlib_gui.build.values import Progress
from idlib_gui.domain.records import DomainError
from idlib_gui.ui.article_dialog import ArticleDialog
from idlib_gui.ui.date_box import DateBox
from idlib_gui.ui.folder_dialog import FolderDialog

pytestmark = pytest.mark.usefixtures("answers")

BUILD = "Build"


@pytest.fixture
def open_article(qtbot, window, newest):
    """Return a function that opens an article and waits until it is read."""

    def open_it(path):
        window.opening.open([path])
        dialog = newest(ArticleDialog)
        qtbot.waitUntil(lambda: not dialog.findChild(QProgressBar).isVisible())
        return dialog

    return open_it


def fields(dialog):
    title, outlet = (one for one in dialog.findChildren(QLineEdit) if not inside_date(one))
    return title, outlet, dialog.findChild(DateBox)


def inside_date(field):
    return isinstance(field.parent(), DateBox)


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def type_over(qtbot, field, words):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words) if words else qtbot.keyClick(field, Qt.Key.Key_Delete)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def build(qtbot, window, dialog, button):
    with qtbot.waitSignal(window.session.store.replaced):
        click(qtbot, button(dialog, BUILD))
    return window.session.store.document


def the_source(document):
    (source,) = document.sources.values()
    return source


def test_a_dialog_shows_what_a_file_says_before_anything_is_built(open_article, article):
    dialog = open_article(article)
    title, outlet, published = fields(dialog)
    assert title.text() == "Truce holds in Novgrad"
    assert outlet.text() == ""
    assert published.edtf == "2021-05-12"
    assert dialog.findChild(QPlainTextEdit).toPlainText().startswith("Truce holds in Novgrad\n")
    assert "truce.txt" in texts(dialog)
    assert "14 words  ·  English" in texts(dialog)


def test_build_opens_the_model_in_the_same_window_and_counts_it_as_not_saved(
    qtbot, window, open_article, article, button, settings
):
    document = build(qtbot, window, open_article(article), button)
    assert the_source(document).title == "Truce holds in Novgrad"
    assert window.windowTitle().startswith("Truce holds in Novgrad[*]")
    assert window.isWindowModified()
    assert not window.session.store.history.canUndo()
    assert settings.recent == [article]
    assert window.notices.words == ""
    assert window.opening.panel.words == "Built: 0 events, 0 actors, 0 quotes."


def test_closing_asks_about_a_model_that_is_not_saved_yet(
    qtbot, window, open_article, article, button, newest
):
    build(qtbot, window, open_article(article), button)
    window.close()
    box = newest(QMessageBox)
    assert box.text() == "This model is not saved yet."
    box.reject()
    assert window.isVisible()


def test_what_the_user_says_goes_before_what_the_file_says(
    qtbot, window, open_article, article, button
):
    dialog = open_article(article)
    title, outlet, published = fields(dialog)
    type_over(qtbot, title, "Mine")
    type_over(qtbot, outlet, "The Post")
    type_over(qtbot, published.field, "about May 2021")
    source = the_source(build(qtbot, window, dialog, button))
    assert (source.title, source.outlet, source.published) == ("Mine", "The Post", "2021-05~")


def test_a_date_that_the_user_takes_away_is_unknown_and_the_notice_says_what_follows(
    qtbot, window, open_article, article, button
):
    dialog = open_article(article)
    type_over(qtbot, fields(dialog)[2].field, "")
    assert any("stay unresolved" in text for text in texts(dialog))
    assert the_source(build(qtbot, window, dialog, button)).published is None
    assert "weekdays and “last week” stay unresolved" in window.notices.words
    click(qtbot, window.notices.findChild(QToolButton))
    assert window.notices.words == ""


def test_what_is_no_date_must_be_mended_first(qtbot, open_article, article, button):
    dialog = open_article(article)
    type_over(qtbot, fields(dialog)[2].field, "3/4/2021")
    assert not button(dialog, BUILD).isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    type_over(qtbot, fields(dialog)[2].field, "4 March 2021")
    assert button(dialog, BUILD).isEnabled()


def test_a_file_that_cannot_be_read_gets_one_sentence_and_changes_nothing(
    window, open_article, article, answers, button, bundled
):
    answers["read_file"] = DomainError("truce.txt is damaged.")
    dialog = open_article(article)
    assert "⚠ truce.txt is damaged." in texts(dialog)
    assert not button(dialog, BUILD).isEnabled()
    assert window.session.store.document is bundled


def test_a_bug_in_reading_is_reported_as_one(open_article, article, answers, qtbot):
    answers["read_file"] = RuntimeError("no")
    dialog = open_article(article)
    box = dialog.findChild(QMessageBox)
    assert "Something went wrong" in box.text()
    box.close()


def test_another_file_can_be_chosen_in_the_dialog(
    qtbot, open_article, article, tmp_path, newest, button
):
    dialog = open_article(article)
    type_over(qtbot, fields(dialog)[0], "Mine")
    click(qtbot, button(dialog, "Choose a file"))
    other = tmp_path / "other.txt"
    other.write_text("Rain\n\nIt rained.\n")
    picker = newest(QFileDialog)
    picker.filesSelected.emit([str(other)])
    picker.close()
    qtbot.waitUntil(lambda: dialog.article is not None)
    assert fields(dialog)[0].text() == "Rain"


def test_several_files_chosen_are_opened_together(
    qtbot, window, open_article, article, newest, button, answers
):
    answers["find_articles"] = DomainError("not now")
    dialog = open_article(article)
    click(qtbot, button(dialog, "Choose a file"))
    picker = newest(QFileDialog)
    picker.filesSelected.emit([str(article), str(article)])
    picker.close()
    assert newest(ArticleDialog) is None
    assert newest(FolderDialog) is not None


def test_keys_open_the_dialogs(qtbot, window, newest):
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    picker = newest(QFileDialog)
    assert picker.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert "*.pdf" in picker.nameFilters()[0]
    picker.close()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_N, both)
    picker = newest(QFileDialog)
    assert picker.fileMode() is QFileDialog.FileMode.Directory
    picker.close()


# Text


def test_the_clipboard_is_an_article(qtbot, window, newest, button):
    QGuiApplication.clipboard().setText("Rain\n\nIt rained\u00a0on 3 May 2021.\n")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_V, both)
    dialog = newest(ArticleDialog)
    qtbot.waitUntil(lambda: dialog.article is not None)
    document = build(qtbot, window, dialog, button)
    assert the_source(document).text == "Rain\n\nIt rained\u00a0on 3 May 2021.\n"
    assert the_source(document).title == "Rain"


def test_text_can_be_pasted_and_typed_and_is_read_as_one_stops(
    qtbot, window, open_article, article, button, asked
):
    dialog = open_article(article)
    click(qtbot, button(dialog, "Paste text"))
    box = dialog.findChild(QPlainTextEdit)
    assert box.hasFocus()
    assert not button(dialog, BUILD).isEnabled()
    assert fields(dialog)[0].text() == ""
    QGuiApplication.clipboard().setText("Snow\n\nIt snowed.")
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: fields(dialog)[0].text() == "Snow")
    type_over(qtbot, fields(dialog)[1], "The Post")
    qtbot.keyClicks(box, "\u00a0Hard.")
    qtbot.waitUntil(lambda: asked[-1] == ("read_pasted", "Snow\n\nIt snowed.\u00a0Hard."))
    qtbot.waitUntil(lambda: dialog.article is not None)
    assert dialog.article.outlet == "The Post"


def test_build_waits_for_what_was_just_typed(qtbot, window, newest, button):
    window.opening.paste("")
    dialog = newest(ArticleDialog)
    qtbot.keyClicks(dialog.findChild(QPlainTextEdit), "It rained.")
    assert the_source(build(qtbot, window, dialog, button)).text == "It rained."


def test_a_very_long_text_is_kept_whole_and_its_beginning_shown(qtbot, window, newest, button):
    text = "It rained on Monday.\r\n" * 10_000
    window.opening.paste(text)
    dialog = newest(ArticleDialog)
    box = dialog.findChild(QPlainTextEdit)
    assert len(box.toPlainText()) < 110_000
    qtbot.waitUntil(lambda: dialog.article is not None)
    assert dialog.article.text == text
    QGuiApplication.clipboard().setText("Short.")
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert the_source(build(qtbot, window, dialog, button)).text == "Short."


def dropped(window, mime):
    place, action = QPointF(50, 50), Qt.DropAction.CopyAction
    keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), action, mime, *keys)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(place, action, mime, *keys))
    return entering.isAccepted()


def test_a_file_and_a_text_can_be_dropped_on_the_window(qtbot, window, article, newest):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(article))])
    assert dropped(window, mime)
    dialog = newest(ArticleDialog)
    qtbot.waitUntil(lambda: dialog.article is not None)
    dialog.reject()
    words = QMimeData()
    words.setText("It rained.")
    assert dropped(window, words)
    dialog = newest(ArticleDialog)
    qtbot.waitUntil(lambda: dialog.article is not None)
    assert dialog.article.text == "It rained."


def test_what_is_nowhere_on_this_machine_cannot_be_dropped(window):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.html")])
    assert not dropped(window, mime)


# While it is built


def step(qtbot, window):
    """Select the next event by key, in the window that the dialog has given way to."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.timeline, Qt.Key.Key_Period)
    assert window.session.selection.current is not None


def test_the_window_says_how_far_it_is_and_stays_in_use(
    qtbot, window, open_article, article, button, answers
):
    gate, steps = Event(), []
    answer = answers["build_article"]

    def slowly(given, tell):
        tell(Progress("model", 0.0))
        tell(Progress("events", 0.9))
        steps.append(1)
        gate.wait(10)
        return answer(given, tell)

    answers["build_article"] = slowly
    click(qtbot, button(open_article(article), BUILD))
    panel = window.opening.panel
    qtbot.waitUntil(lambda: panel.words == "Looking for events…")
    assert panel.findChild(QProgressBar).value() == 90
    step(qtbot, window)
    with qtbot.waitSignal(window.session.store.replaced):
        gate.set()
    assert not panel.busy


def test_cancel_lets_go_at_once_and_keeps_what_was_open(
    qtbot, window, open_article, article, button, answers, bundled
):
    answers["build_article"] = (Event(), None)
    click(qtbot, button(open_article(article), BUILD))
    panel = window.opening.panel
    assert panel.busy
    click(qtbot, panel.findChild(QToolButton))
    assert not panel.isVisible()
    qtbot.wait(50)
    assert window.session.store.document is bundled


def test_what_keeps_a_model_from_being_built_is_told(
    qtbot, window, open_article, article, button, answers, newest, bundled
):
    answers["build_article"] = DomainError("The process that read it ended unexpectedly.")
    click(qtbot, button(open_article(article), BUILD))
    qtbot.waitUntil(lambda: newest(QMessageBox) is not None)
    box = newest(QMessageBox)
    assert box.text() == "No model of “Truce holds in Novgrad” was built."
    assert "ended unexpectedly" in box.informativeText()
    assert window.session.store.document is bundled
    box.close()


def test_changes_made_meanwhile_are_not_lost(
    qtbot, window, open_article, article, button, answers, newest
):
    gate = Event()
    answers["build_article"] = (gate, answers["build_article"])
    click(qtbot, button(open_article(article), BUILD))
    step(qtbot, window)
    window.actions_by_name["dispute"].trigger()
    gate.set()
    qtbot.waitUntil(lambda: newest(QMessageBox) is not None)
    box = newest(QMessageBox)
    assert "Your changes" in box.text()
    with qtbot.waitSignal(window.session.store.replaced):
        click(qtbot, button(box, "Discard"))


def test_closing_the_dialog_ends_what_reads(qtbot, open_article, article, answers, window, newest):
    answers["read_file"] = (Event(), None)
    window.opening.open([article])
    dialog = newest(ArticleDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: newest(ArticleDialog) is None)
