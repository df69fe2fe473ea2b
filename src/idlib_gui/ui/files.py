"""Opening files: in the background, and what was open stays when a file is wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError
from idlib_gui.resources import resource_path
from idlib_gui.state.author import author_of
from idlib_gui.state.drafts import Drafts
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.project_keeper import ProjectKeeper
from idlib_gui.state.projects import SUFFIX, Opened, is_project
from idlib_gui.state.settings import Settings
from idlib_gui.state.store import DocumentStore
from idlib_gui.storage.exchange import ModelFileError

from .file_progress import FileProgress
from .later import Later
from .looking_ahead import read_ahead

asking, messages = Later("asking"), Later("messages")
leaving, saving = Later("leaving"), Later("saving")

BUNDLED = "bundled/idlib-2020.json"
_Step = Callable[[], None]


class Files(QObject):
    """What the user does with projects and model files."""

    recent_changed = Signal()
    """Another file stands at the head of the recent ones."""
    opened = Signal()
    """Something else is open."""
    other_chosen = Signal(object)
    """The `Path` of an article, a table or a folder that the user picked to open."""
    said = Signal(str)
    """Something that the user is told for a moment."""
    reading = Signal(str)
    """The name of a file that is being read; empty: none is any more."""

    def __init__(
        self, store: DocumentStore, settings: Settings, jobs: JobSlot, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store = store
        self.settings = settings
        self._jobs = jobs.another()
        self.window = window
        self._path = Path()
        """What is being read."""
        self.drafts = Drafts(settings.drafts)
        self.keeper = ProjectKeeper(store, self.drafts, jobs.another(), self)
        store.history.author = lambda: author_of(settings)
        self.progress = FileProgress(self.reading, self.cancel, window)
        self._jobs.failed.connect(self._fail)
        store.replaced.connect(self.opened)

    @property
    def recent(self) -> list[Path]:
        """Return the files opened last, the newest first."""
        return self.settings.recent

    def remember(self, path: Path) -> None:
        """Put a file or folder at the head of the recent ones."""
        self.settings.opened(path.absolute())
        self.recent_changed.emit()

    @cached_property
    def saving(self) -> Any:
        """Return the `Saving` of the window."""
        return saving.Saving(self._store, self, self._jobs.another())

    # Leaving

    @cached_property
    def _leaving(self) -> Any:
        return leaving.Leaving(self._store, self.keeper, self.saving.save_then, self.window)

    def when_free(self, then: _Step, ready: str = "", otherwise: _Step | None = None) -> None:
        """Run `then` at once, or after the user said what becomes of what was done.

        Args:
            then: Takes the place of what is open.
            ready: The name of a model that was built and waits for that.
            otherwise: Runs if the user keeps what is open.
        """
        self._leaving.when_free(then, ready, otherwise)

    def may_close(self, close: _Step) -> bool:
        """Return whether the window can close now; if not, `close` runs once it can."""
        return bool(self._leaving.may_close(close))

    # Opening

    def ask_open(self) -> None:
        """Let the user pick a project or a model, after asking about what would be lost."""
        self.when_free(self._pick)

    def open(self, path: Path) -> None:
        """Open a project or a model, after asking about what would be lost."""
        self.when_free(lambda: self._read(path))

    def open_bundled(self) -> None:
        """Open the model that ships with the program."""
        self.open(resource_path(BUNDLED))

    def open_again(self) -> None:
        """Open the project anew that can only be read, as it may be free now."""
        path = self.keeper.file
        if path is not None:
            self.when_free(lambda: self._read(path, again=True))

    def is_open(self, path: Path) -> bool:
        """Return whether a file is that of the open project."""
        mine = self.keeper.file
        return mine is not None and path.exists() and mine.exists() and path.samefile(mine)

    def cancel(self) -> None:
        """Let go of what is being read."""
        self._jobs.cancel()
        self.reading.emit("")

    def _pick(self) -> None:
        dialog = self.picker(self.tr("Open"))
        dialog.setNameFilters(
            [
                self.tr("Projects and models (*{0} *.json)").format(SUFFIX),
                self.tr("All files, articles too (*)"),
            ]
        )
        dialog.fileSelected.connect(lambda name: self._open_picked(Path(name)))
        dialog.open()

    def _open_picked(self, path: Path) -> None:
        if is_project(path) or path.suffix.lower() == ".json":
            self._read(path)
        else:
            self.other_chosen.emit(path)

    def _read(self, path: Path, *, again: bool = False) -> None:
        if self.is_open(path) and not again:
            self.said.emit(self.tr("{0} is open already.").format(path.name))
            return
        self._path = path

        def read(stop: Event) -> Opened | Document:
            found = read_ahead(path)
            if stop.is_set() and not isinstance(found, Document):
                found.project.close()
            return found

        self.reading.emit(path.name)
        self._jobs.start(read, lambda found: self._show(path, found))

    def _show(self, path: Path, found: Opened | Document) -> None:
        self.reading.emit("")
        if path != resource_path(BUNDLED) and not self.drafts.holds(path):
            self.remember(path)
        if isinstance(found, Document):
            self._store.open(found)
        else:
            self.keeper.show(found)

    def _fail(self, error: Exception) -> None:
        self.reading.emit("")
        self.tell_wrong(self._path, error)

    def tell_wrong(self, path: Path, error: Exception) -> None:
        """Say why a file was not opened, and offer what can be done about it."""
        if isinstance(error, ModelFileError):
            messages.show_problems(self.window, path.name, error.problems)
        elif getattr(error, "damaged", False):
            self._offer_recovery(path, str(error))
        elif isinstance(error, DomainError):
            head = self.tr("{0} was not opened.").format(path.name)
            messages.say(self.window, head, str(error))
        else:
            messages.report(self.window, error)

    def _offer_recovery(self, path: Path, reason: str) -> None:
        # The start of the program need not wait for it.
        from .recovery import Recovery  # noqa: PLC0415

        recovery = self.window.findChild(Recovery) or Recovery(self, self._jobs.another())
        recovery.offer(path, reason)

    def picker(self, title: str, *, to_save: bool = False) -> Any:
        """Return a `QFileDialog` to pick files with, in the folder of the last one."""
        recent = self.settings.recent
        folder = recent[0].parent if recent else None
        return asking.file_picker(self.window, title, folder, to_save=to_save)
