"""Opening and saving: reads in the background, keeps what was open when a file is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError
from idlib_gui.resources import resource_path
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.settings import Settings
from idlib_gui.state.store import DocumentStore
from idlib_gui.storage.exchange import ModelFileError, read_model, write_model

from . import messages

BUNDLED = "bundled/idlib-2020.json"
_FILTER = "Idlib Explorer (*.json)"
_DELETE = Qt.WidgetAttribute.WA_DeleteOnClose


class Files(QObject):
    """What the user does with model files."""

    recent_changed = Signal()
    """Another file stands at the head of the recent ones."""

    def __init__(
        self, store: DocumentStore, settings: Settings, jobs: JobSlot, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store = store
        self._settings = settings
        self._jobs = jobs
        self._window = window
        self._reading: Path | None = None
        jobs.failed.connect(self._tell)

    @property
    def recent(self) -> list[Path]:
        """Return the files opened last, the newest first."""
        return self._settings.recent

    def ask_open(self) -> None:
        """Let the user pick a model file, after asking about changes that were not saved."""
        self.when_free(self._pick)

    def open(self, path: Path) -> None:
        """Open a model file, after asking about changes that were not saved."""
        self.when_free(lambda: self._read(path))

    def open_bundled(self) -> None:
        """Open the model that ships with the program."""
        self.when_free(lambda: self._read(resource_path(BUNDLED)))

    def ask_save_copy(self, then: Callable[[], None] | None = None) -> None:
        """Let the user pick where a copy of the model goes; `then` runs once it is there."""
        dialog = self._dialog(self.tr("Save a copy"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(lambda name: self._save(Path(name), then))
        dialog.open()

    def when_free(self, then: Callable[[], None]) -> None:
        """Run `then` at once, or after the user said what becomes of unsaved changes."""
        if self._store.history.isClean():
            then()
            return
        box = QMessageBox(self._window)
        box.setAttribute(_DELETE)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Your changes to this model are not saved."))
        box.setInformativeText(self.tr("Save a copy of the model with your changes?"))
        save = box.addButton(self.tr("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Discard changes"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)

        def decide() -> None:
            if box.clickedButton() is save:
                self.ask_save_copy(then)
            elif box.clickedButton() is discard:
                then()

        box.finished.connect(decide)
        box.open()

    def _pick(self) -> None:
        dialog = self._dialog(self.tr("Open model"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.fileSelected.connect(lambda name: self._read(Path(name)))
        dialog.open()

    def _read(self, path: Path) -> None:
        def work(_stop: Event) -> Document:
            return read_model(path)

        self._reading = path
        self._jobs.start(work, lambda document: self._show(path, document))

    def _show(self, path: Path, document: Document) -> None:
        if path != resource_path(BUNDLED):
            self._settings.opened(path.absolute())
            self.recent_changed.emit()
        self._store.open(document)

    def _tell(self, error: Exception) -> None:
        name = self._reading.name if self._reading else ""
        if isinstance(error, ModelFileError):
            messages.show_problems(self._window, name, error.problems)
        else:
            messages.report(self._window, error)

    def _save(self, path: Path, then: Callable[[], None] | None) -> None:
        try:
            write_model(self._store.document, path)
        except DomainError as error:
            messages.say(self._window, self.tr("The copy was not saved."), str(error))
            return
        self._store.history.setClean()
        self._settings.opened(path.absolute())
        self.recent_changed.emit()
        if then is not None:
            then()

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(_DELETE)
        dialog.setAcceptMode(mode)
        dialog.setNameFilter(_FILTER)
        recent = self._settings.recent
        if recent:
            dialog.setDirectory(str(recent[0].parent))
        return dialog
