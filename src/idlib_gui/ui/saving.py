"""Saving: a project of what is open, a copy of it, and the model for other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QFileDialog, QWidget

from idlib_gui.domain.records import DomainError
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.project_keeper import ProjectKeeper
from idlib_gui.state.projects import SUFFIX
from idlib_gui.state.store import DocumentStore
from idlib_gui.storage.exchange import write_model

from . import messages
from .plain import file_name
from .wording import say_document

_Step = Callable[[], None]


class _Files(Protocol):
    """What of the window's files is used to save."""

    window: QWidget
    keeper: ProjectKeeper
    said: SignalInstance

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""

    def is_open(self, path: Path) -> bool:
        """Return whether a file is that of the open project."""

    def picker(self, title: str, *, to_save: bool) -> QFileDialog:
        """Return a dialog to pick files with."""


class Saving(QObject):
    """What the user does to have something in a file of its own."""

    def __init__(self, store: DocumentStore, files: _Files, jobs: JobSlot) -> None:
        super().__init__(files.window)
        self._store, self._files, self._keeper = store, files, files.keeper
        self._writing = jobs
        jobs.failed.connect(self._say_not_written)

    def save(self) -> None:
        """Say that all is saved already, or make a project of what is in none."""
        path = self._keeper.path
        if path is None:
            self.ask_save_as()
        elif self._keeper.waiting:
            self._keeper.try_again()
        else:
            words = self.tr("All is saved: each edit is written to {0} as it is made.")
            self._files.said.emit(words.format(path.name))

    def ask_save_as(self) -> None:
        """Let the user pick where a project of what is open goes, and go on in it."""
        self.save_then(lambda: None, None)

    def save_then(self, then: _Step, otherwise: _Step | None) -> None:
        """Let the user pick where a project goes; `otherwise` runs if it is not saved after all."""

        def save(path: Path) -> None:
            def done() -> None:
                self._files.remember(path)
                self._files.said.emit(self.tr("Saved in {0}.").format(path.name))
                then()

            def fail(error: Exception) -> None:
                self._say_not_written(error)
                if otherwise is not None:
                    otherwise()

            if self._files.is_open(path):
                self.save()
                then()
            else:
                self._keeper.go_on_in(path, done, fail)

        self._pick_place(self.tr("Save as"), self._project_filter(), SUFFIX, save, otherwise)

    def ask_save_copy(self) -> None:
        """Let the user pick where a copy of the project goes, and go on in this one."""

        def save(path: Path) -> None:
            if self._files.is_open(path):
                words = self.tr("This is the open project itself: pick another name for a copy.")
                messages.say(self._files.window, self.tr("The copy was not saved."), words)
            else:
                done = self.tr("Copied to {0}.").format(path.name)
                self._keeper.save_copy(
                    path, lambda: self._files.said.emit(done), self._say_not_written
                )

        self._pick_place(self.tr("Save a copy"), self._project_filter(), SUFFIX, save)

    def ask_export(self) -> None:
        """Let the user pick where the model goes, as JSON that other programs read."""
        document = self._store.document

        def save(path: Path) -> None:
            def write(_stop: Event) -> None:
                write_model(document, path)

            done = self.tr("Exported to {0}.").format(path.name)
            self._writing.start(write, lambda _none: self._files.said.emit(done))

        self._pick_place(self.tr("Export model"), self.tr("Models (*.json)"), ".json", save)

    def _say_not_written(self, error: Exception) -> None:
        if isinstance(error, DomainError):
            messages.say(self._files.window, self.tr("The file was not written."), str(error))
        else:
            messages.report(self._files.window, error)

    def _project_filter(self) -> str:
        return self.tr("Projects (*{0})").format(SUFFIX)

    def _pick_place(
        self,
        title: str,
        filters: str,
        suffix: str,
        then: Callable[[Path], None],
        otherwise: _Step | None = None,
    ) -> None:
        dialog = self._files.picker(title, to_save=True)
        dialog.setNameFilter(filters)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(file_name(say_document(self._store.document)))
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        if otherwise is not None:
            dialog.rejected.connect(otherwise)
        dialog.open()
