"""A damaged project: what can be read of it goes into a new file, with a report."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget

from idlib_gui.domain.records import DomainError
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.projects import SUFFIX
from idlib_gui.storage.project.recovering import Recovered, recover

from . import messages
from .report_page import ReportPage
from .wording import counted


class _Files(Protocol):
    """What of the window's files is used."""

    window: QWidget
    reading: SignalInstance

    def open(self, path: Path) -> None:
        """Open a project."""

    def picker(self, title: str, *, to_save: bool) -> QFileDialog:
        """Return a dialog to pick files with."""


class Recovery(QObject):
    """Offers to recover a file, and opens what comes of it."""

    def __init__(self, files: _Files, jobs: JobSlot) -> None:
        super().__init__(files.window)
        self._files, self._jobs = files, jobs
        jobs.failed.connect(self._fail)

    def offer(self, path: Path, reason: str) -> None:
        """Say what is wrong with a file, and ask whether to recover it."""
        box = QMessageBox(self._files.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("{0} was not opened.").format(path.name))
        box.setInformativeText(reason)
        for label in box.findChildren(QLabel):  # the box itself sets only the first as plain
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = self.tr("Recover into a new file…")
        wanted = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(wanted)

        def decide() -> None:
            if box.clickedButton() is wanted:
                self._pick(path)

        box.finished.connect(decide)
        box.open()

    def _pick(self, path: Path) -> None:
        dialog = self._files.picker(self.tr("Recover into a new file"), to_save=True)
        dialog.setDirectory(str(path.parent))
        dialog.setNameFilter(self.tr("Projects (*{0})").format(SUFFIX))
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(self.tr("{0} recovered").format(path.stem))
        dialog.fileSelected.connect(lambda name: self._recover(path, Path(name)))
        dialog.open()

    def _recover(self, path: Path, to: Path) -> None:
        self._files.reading.emit(path.name)
        self._jobs.start(lambda _stop: recover(path, to), lambda found: self._show(to, found))

    def _show(self, to: Path, found: Recovered) -> None:
        self._files.reading.emit("")
        self._files.open(to)
        records = counted(found.records, self.tr("1 record"), self.tr("{0} records"))
        steps = counted(found.steps, self.tr("1 step"), self.tr("{0} steps"))
        head = self.tr("Recovered: {0} and {1} of the history.").format(records, steps)
        lines = found.lines or (self.tr("Nothing is missing, as far as can be told."),)
        title = self.tr("What was recovered")
        ReportPage(title, "\n".join((head, "", *lines)), self._files.window).open()

    def _fail(self, error: Exception) -> None:
        self._files.reading.emit("")
        if isinstance(error, DomainError):
            messages.say(self._files.window, self.tr("Nothing was recovered."), str(error))
        else:
            messages.report(self._files.window, error)
