"""Opening and saving: reads in the background, keeps what was open when a file is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError
from idlib_gui.resources import resource_path
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.settings import Settings
from idlib_gui.state.store import DocumentStore
from idlib_gui.storage.exchange import ModelFileError, read_model, write_model

from . import messages
from .plain import file_name, shortened
from .wording import say_document

BUNDLED = "bundled/idlib-2020.json"
_FILTER = "Idlib Explorer (*.json)"
_OPEN = QFileDialog.AcceptMode.AcceptOpen
_DELETE = Qt.WidgetAttribute.WA_DeleteOnClose
_NAME = 60
"""Characters of the name of a model."""
_Step = Callable[[], None]


class Files(QObject):
    """What the user does with model files."""

    recent_changed = Signal()
    """Another file stands at the head of the recent ones."""

    def __init__(
        self, store: DocumentStore, settings: Settings, jobs: JobSlot, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store = store
        self.settings = settings
        self._jobs = jobs
        self.window = window
        self._reading: Path | None = None
        jobs.failed.connect(self._tell)

    @property
    def recent(self) -> list[Path]:
        """Return the files opened last, the newest first."""
        return self.settings.recent

    def ask_open(self) -> None:
        """Let the user pick a model file, after asking about changes that were not saved."""
        self.when_free(self._pick)

    def open(self, path: Path) -> None:
        """Open a model file, after asking about changes that were not saved."""
        self.when_free(lambda: self._read(path))

    def open_bundled(self) -> None:
        """Open the model that ships with the program."""
        self.when_free(lambda: self._read(resource_path(BUNDLED)))

    def ask_save_copy(self, then: _Step | None = None, otherwise: _Step | None = None) -> None:
        """Let the user pick where a copy of the model goes.

        Args:
            then: Runs once it is there.
            otherwise: Runs if it is not saved after all.
        """
        dialog = self.picker(self.tr("Save a copy"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_FILTER)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(file_name(say_document(self._store.document)))
        dialog.fileSelected.connect(lambda name: self._save(Path(name), then, otherwise))
        if otherwise is not None:
            dialog.rejected.connect(otherwise)
        dialog.open()

    def remember(self, path: Path) -> None:
        """Put a file or folder at the head of the recent ones."""
        self.settings.opened(path.absolute())
        self.recent_changed.emit()

    def when_free(self, then: _Step, ready: str = "", otherwise: _Step | None = None) -> None:
        """Run `then` at once, or after the user said what becomes of unsaved changes.

        Args:
            then: Takes the place of what is open.
            ready: The name of a model that was built and waits for that.
            otherwise: Runs if the user keeps what is open.
        """
        if self._store.history.is_clean:
            then()
            return
        box = QMessageBox(self.window)
        box.setAttribute(_DELETE)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        words = self._say_unsaved()
        box.setText(words[0])
        waits = self.tr("“{0}” is built and waits to be opened.").format(ready) if ready else ""
        box.setInformativeText("\n".join(filter(None, (waits, words[1]))))
        for label in box.findChildren(QLabel):  # the box itself sets only the first as plain
            label.setTextFormat(Qt.TextFormat.PlainText)
        save = box.addButton(self.tr("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)

        def decide() -> None:
            if box.clickedButton() is save:
                self.ask_save_copy(then, otherwise)
            elif box.clickedButton() is discard:
                then()
            elif otherwise is not None:
                otherwise()

        box.finished.connect(decide)
        box.open()

    def _say_unsaved(self) -> tuple[str, str]:
        """Return what is not saved, and the question about it."""
        name = shortened(say_document(self._store.document), _NAME)
        if self._store.history.can_undo:
            head = self.tr("Your changes to “{0}” are not saved.").format(name)
            return head, self.tr("Save a copy of it with your changes?")
        return self.tr("“{0}” is not saved yet.").format(name), self.tr("Save it to a file?")

    def _pick(self) -> None:
        dialog = self.picker(self.tr("Open model"))
        dialog.setNameFilter(_FILTER)
        dialog.fileSelected.connect(lambda name: self._read(Path(name)))
        dialog.open()

    def _read(self, path: Path) -> None:
        def work(_stop: Event) -> Document:
            return read_model(path)

        self._reading = path
        self._jobs.start(work, lambda document: self._show(path, document))

    def _show(self, path: Path, document: Document) -> None:
        if path != resource_path(BUNDLED):
            self.remember(path)
        self._store.open(document)

    def _tell(self, error: Exception) -> None:
        name = self._reading.name if self._reading else ""
        if isinstance(error, ModelFileError):
            messages.show_problems(self.window, name, error.problems)
        else:
            messages.report(self.window, error)

    def _save(self, path: Path, then: _Step | None, otherwise: _Step | None) -> None:
        try:
            write_model(self._store.document, path)
        except DomainError as error:
            messages.say(self.window, self.tr("The copy was not saved."), str(error))
            if otherwise is not None:
                otherwise()
            return
        self._store.history.set_clean()
        self.remember(path)
        if then is not None:
            then()

    def picker(self, title: str, mode: QFileDialog.AcceptMode = _OPEN) -> QFileDialog:
        """Return a dialog to pick files with, in the folder of the last one."""
        dialog = QFileDialog(self.window, title)
        dialog.setAttribute(_DELETE)
        dialog.setAcceptMode(mode)
        recent = self.settings.recent
        if recent:
            dialog.setDirectory(str(recent[0].parent))
        return dialog
