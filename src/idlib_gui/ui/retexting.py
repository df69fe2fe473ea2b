"""Another text for a source: from a file or the clipboard, shown first, made as one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from idlib_gui.build.values import Call, Glance, task
from idlib_gui.domain.records import DomainError, SourceId
from idlib_gui.domain.versions import current_sources, version_in_force
from idlib_gui.extract.retexting import Retexted
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.retexting import NewText, Retextings
from idlib_gui.state.session import Session
from idlib_gui.storage.articles import SUFFIXES

from . import messages
from .opening import Opening
from .plain import shortened
from .retext_dialog import RetextDialog
from .wording import counted

_NAME = 40
"""Characters of a title."""


class Retexting(QObject):
    """What the user does with texts of sources that have changed, in one window."""

    def __init__(self, session: Session, opening: Opening, jobs: JobSlot) -> None:
        super().__init__(opening)
        self._store = session.store
        self._opening = opening
        self._retextings = Retextings(jobs.another(), self)
        self._retextings.answered.connect(lambda pair: self._offer(*pair))
        self._retextings.failed.connect(self._show_failure)

    def ask(self, source: SourceId | None) -> None:
        """Ask where the new text is; without a source, that which is first."""
        sources = current_sources(self._store.document)
        shown = version_in_force(self._store.document, source) if source is not None else None
        key = shown if shown in sources else next(iter(sources), None)
        if key is None:
            return
        box = QMessageBox(self._opening.window)
        box.setWindowTitle(self.tr("Replace the text of the source"))
        title = shortened(sources[key].title, _NAME)
        box.setText(self.tr("Where is the new text of “{0}”?").format(title))
        box.setInformativeText(
            self.tr(
                "What is cited is looked for in it. You see what is found before anything "
                "changes, and the text of now is kept as an earlier version."
            )
        )
        roles = QMessageBox.ButtonRole
        file = box.addButton(self.tr("In a file…"), roles.AcceptRole)
        clipboard = box.addButton(self.tr("In the clipboard"), roles.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        file.clicked.connect(lambda: self._ask_file(key))
        clipboard.clicked.connect(lambda: self.paste(key))
        box.open()

    def _ask_file(self, source: SourceId) -> None:
        dialog = self._opening.files.picker(self.tr("New text of the source"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters(
            [self.tr("Articles ({0})").format(patterns), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda name: self.read(source, Path(name)))
        dialog.open()

    def read(self, source: SourceId, path: Path) -> None:
        """Take the text of a file."""
        self._look_at(source, task("read_file", path))

    def paste(self, source: SourceId) -> None:
        """Take the text in the clipboard."""
        self._look_at(source, task("read_pasted", QGuiApplication.clipboard().text()))

    def _look_at(self, source: SourceId, call: Call) -> None:
        """Let the process that builds read a text, and work out what it changes."""
        title = shortened(current_sources(self._store.document)[source].title, _NAME)

        def done(glance: Glance) -> None:
            text = glance.article.text if glance.article is not None else ""
            self._retextings.ask(NewText(self._store.document, source, text))

        self._opening.articles.work(title, self.tr("Reading the new text…"), call, done)

    def _offer(self, asked: NewText, retexted: Retexted) -> None:
        source = asked.document.sources[asked.source]
        dialog = RetextDialog(asked.document, source, retexted, self._opening.window)
        dialog.applied.connect(lambda: self._apply(asked, retexted))
        dialog.open()

    def _apply(self, asked: NewText, retexted: Retexted) -> None:
        if self._store.document is not asked.document:  # it was changed meanwhile
            self._retextings.ask(asked._replace(document=self._store.document))
            return
        try:
            self._store.edit(retexted.patch)
        except DomainError as error:
            messages.say(self._opening.window, str(error))
            return
        left = len(retexted.uncertain)
        words = counted(
            left,
            self.tr("1 citation is to be looked at"),
            self.tr("{0} citations are to be looked at"),
        )
        done = self.tr("The text is replaced; all that is cited was found again.")
        replaced = self.tr("The text is replaced; {0} in the review.").format(words)
        offers = {self.tr("Read it again…"): lambda: self._opening.rereading.ask(None)}
        self._opening.notices.say(replaced if left else done, offers)

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, DomainError):
            messages.say(self._opening.window, self.tr("The text was not replaced."), str(error))
        else:
            messages.report(self._opening.window, error)
