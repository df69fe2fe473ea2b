"""The page of quality."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
)
from shiboken6 import isValid

from idlib_gui.domain.checks import Problem
from idlib_gui.domain.measures import Measure
from idlib_gui.domain.quality import quality
from idlib_gui.domain.records import DomainError
from idlib_gui.storage.exchange import ModelFileError, write_model
from idlib_gui.ui.quality_page import QualityPage


class Measuring(QObject):
    """Answers when the test says so."""

    progressed = Signal(float)
    measured = Signal(object)
    failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.asked = []

    def measure_extraction(self, gold):
        """Note what was asked for."""
        self.asked.append(("extraction", gold.name))

    def compare(self, model, gold):
        """Note what was asked for."""
        self.asked.append(("compare", gold.name))

    def cancel(self):
        """Note what was asked for."""
        self.asked.append(("cancel", ""))


@pytest.fixture
def measuring():
    return Measuring()


@pytest.fixture
def page(window_as_opened, bundled, measuring):
    page = QualityPage(bundled, measuring, window_as_opened)
    page.open()
    yield page
    if isValid(page):
        page.close()


def labels(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def button(page, words):
    found = page.findChildren(QPushButton)
    return next(one for one in found if words in one.text())


def busy(page):
    return page.findChild(QProgressBar).isVisible()


def test_it_begins_with_extraction_on_the_digest_and_shows_that_it_works(page, measuring):
    assert measuring.asked == [("extraction", "idlib-2020.json")]
    assert "Extraction on the bundled digest" in labels(page)
    assert busy(page)
    assert not button(page, "Copy").isEnabled()
    measuring.progressed.emit(0.4)
    assert page.findChild(QProgressBar).value() == 40


def test_each_figure_stands_with_its_counts_and_its_definition(page, measuring, bundled):
    measuring.measured.emit(quality(bundled, bundled))
    assert not busy(page)
    shown = labels(page)
    for measure in Measure:
        assert measure.label in shown
        assert measure.definition in shown
    assert "32" in shown
    assert "100.0 %" in shown
    assert any(text.startswith("Compared: “Collision Course") for text in shown)
    name = next(one for one in page.findChildren(QLabel) if one.text() == "Events")
    assert name.accessibleName() == (
        "Events: 32 in the model, 32 in the gold, 32 the same; "
        "precision 100.0 %, recall 100.0 %, F1 100.0 %"
    )


def test_sources_that_only_one_side_has_are_named(page, measuring, bundled):
    report = quality(bundled, bundled)
    measuring.measured.emit(report._replace(only_model=("Mine",), only_gold=("Theirs", "<b>x</b>")))
    notes = next(text for text in labels(page) if "left out" in text)
    assert "Only in the model, left out: “Mine”." in notes
    assert "Only in the gold model, left out: “Theirs”; “<b>x</b>”." in notes
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in page.findChildren(QLabel))


def test_the_open_model_is_compared_with_one_that_the_user_picks(qtbot, page, measuring, bundled):
    measuring.measured.emit(quality(bundled, bundled))
    qtbot.mouseClick(button(page, "gold one"), Qt.MouseButton.LeftButton)
    picker = page.findChild(QFileDialog)
    picker.fileSelected.emit("/some/where/gold.json")
    picker.close()
    assert measuring.asked[-1] == ("compare", "gold.json")
    assert "The open model against gold.json" in labels(page)
    assert page.report is None
    assert busy(page)


def test_models_of_other_texts_are_told_in_a_sentence(page, measuring):
    measuring.failed.emit(DomainError("Nothing in common."))
    assert "Nothing in common." in labels(page)
    assert not busy(page)


def test_a_gold_file_that_is_wrong_is_told_with_its_problems(page, measuring):
    measuring.failed.emit(ModelFileError([Problem("", "is empty")]))
    box = page.findChild(QMessageBox)
    assert box.text() == "idlib-2020.json was not opened."
    box.close()


def test_a_bug_is_reported_as_one(page, measuring):
    measuring.failed.emit(RuntimeError("no"))
    box = page.findChild(QMessageBox)
    assert "Something went wrong" in box.text()
    box.close()


def test_cancel_lets_go_and_the_digest_can_be_asked_for_again(qtbot, page, measuring):
    qtbot.mouseClick(button(page, "Cancel"), Qt.MouseButton.LeftButton)
    assert measuring.asked[-1] == ("cancel", "")
    assert "Cancelled." in labels(page)
    qtbot.mouseClick(button(page, "Extraction"), Qt.MouseButton.LeftButton)
    assert measuring.asked[-1] == ("extraction", "idlib-2020.json")


def test_closing_lets_go_of_the_work(qtbot, page, measuring):
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert measuring.asked[-1] == ("cancel", "")


def test_the_figures_are_copied_as_text(qtbot, page, measuring, bundled):
    measuring.measured.emit(quality(bundled, bundled))
    qtbot.mouseClick(button(page, "Copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("Quoted passages, exact")


def test_help_opens_it_and_a_comparison_goes_through(qtbot, window, bundled, tmp_path):
    path = tmp_path / "gold.json"
    write_model(bundled, path)
    for _ in range(2):  # the second page works with the same background as the first
        window.actions_by_name["quality"].trigger()
        page = next(one for one in window.findChildren(QualityPage) if one.isVisible())
        page.compare_with(path)
        qtbot.waitUntil(lambda page=page: page.report is not None)
        assert page.report.scores[0].f1 == 1.0
        page.close()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
