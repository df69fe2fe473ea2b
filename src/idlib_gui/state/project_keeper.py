"""Keeps what is open and its file together: each step is written before it counts as done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal, Slot

from idlib_gui.domain.records import DomainError

from .drafts import Drafts
from .history import Deed
from .jobs import JobSlot
from .projects import Opened, Project, copied, create_project, write_deed
from .store import DocumentStore

_SMALL = 3_000
"""Records up to which a draft is made at once; a larger one is made in a job."""
_Then = Callable[[], None]
_Failed = Callable[[Exception], None]


class Standing(StrEnum):
    """Where what is open lies."""

    AS_FOUND = "as found"
    """In no project, and nothing was done to it."""
    MEMORY = "memory"
    """Something was done to it, and there is no folder for drafts."""
    DRAFT = "draft"
    SAVED = "saved"
    WAITING = "waiting"
    """Something could not be written yet, or is being written."""
    READ_ONLY = "read only"


class ProjectKeeper(QObject):
    """Writes steps to the project that is open, or to a draft that it makes for them.

    What cannot be written waits, in order, and is tried again with each step and by `try_again`.
    """

    changed = Signal()
    """It lies somewhere else now, or something was written or could not be."""

    def __init__(
        self, store: DocumentStore, drafts: Drafts, jobs: JobSlot, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._drafts, self._jobs = store, drafts, jobs
        self._project: Project | None = None
        self._waiting: deque[Deed] = deque()
        self._first = store.document
        """The document before all that waits."""
        self._is_draft = self._was_built = self._discards = self._busy = False
        self._idle: list[_Then] = []
        """What waits until no file is made in the background."""
        self._failed: _Failed = self._note_trouble
        self.trouble = ""
        """Why something could not be written; empty if nothing is in the way."""
        store.history.note = self._note
        store.replaced.connect(self._start_over)
        jobs.failed.connect(self._fail)

    @property
    def path(self) -> Path | None:
        """Return the file of the project, if it has one that the user named."""
        return self._project.path if self._project is not None and not self._is_draft else None

    @property
    def file(self) -> Path | None:
        """Return the file that is written to, a draft's too."""
        return self._project.path if self._project is not None else None

    @property
    def read_only(self) -> str:
        """Return why what is open can be read but not changed; empty if it can be."""
        return self._project.read_only if self._project is not None else ""

    @property
    def waiting(self) -> int:
        """Return how many steps are not written yet."""
        return len(self._waiting)

    @property
    def is_busy(self) -> bool:
        """Return whether a file is being made in the background."""
        return self._busy

    @property
    def standing(self) -> Standing:
        """Return where what is open lies."""
        if self.read_only:
            return Standing.READ_ONLY
        if self.trouble or (self._waiting and self._drafts.folder is not None):
            return Standing.WAITING
        if self._waiting:
            return Standing.MEMORY
        if self._project is None:
            return Standing.MEMORY if self._was_built else Standing.AS_FOUND
        return Standing.DRAFT if self._is_draft else Standing.SAVED

    @property
    def would_be_lost(self) -> bool:
        """Return whether something was done that is in no file that the user named."""
        if self.read_only:
            return False
        if self.path is not None:
            return bool(self._waiting)
        return self._was_built or self._store.history.at > 0

    @property
    def can_stay_draft(self) -> bool:
        """Return whether all that was done is in a draft."""
        return self._is_draft and not self._waiting

    # What is done

    def _note(self, deed: Deed) -> None:
        """Write a step before it counts as done, or let it wait."""
        self._discards = False
        self._waiting.append(deed)
        self._write()

    def try_again(self) -> None:
        """Write what waits."""
        self._write()

    def _write(self) -> None:
        if self._busy:
            return
        if self._project is None:
            self._begin_draft()
        else:
            self._write_to(self._project)
        self.changed.emit()

    def _write_to(self, project: Project) -> None:
        self.trouble = ""
        while self._waiting and not self.trouble:
            try:
                write_deed(project, self._waiting[0])
            except DomainError as error:
                self.trouble = str(error)
            else:
                self._first = self._waiting.popleft().after

    def _begin_draft(self) -> None:
        """Make a draft of the document as it was before all that waits."""
        first, path = self._first, self._drafts.new_path(self._store.document)
        if path is None:
            return
        if sum(1 for _ in first.refs()) > _SMALL:
            self._start(lambda: create_project(path, first), self._go_on_in_draft)
            return
        try:
            project = create_project(path, first)
        except DomainError as error:
            self.trouble = str(error)
        else:
            self._go_on_in_draft(project)

    def _go_on_in_draft(self, project: Project) -> None:
        self._project, self._is_draft = project, True
        self._store.history.follow(project)
        self._write_to(project)

    # Going on elsewhere

    def show(self, opened: Opened) -> None:
        """Show a project in the place of what is open."""
        self.take(opened)
        self._store.open(opened.document, past=opened.past)

    def take(self, opened: Opened) -> None:
        """Write to a project that the store shows, or is about to show."""
        self._let_go()
        self._project, self._first = opened.project, opened.document
        self._is_draft = self._was_built = self._drafts.holds(opened.project.path)
        self.changed.emit()

    def go_on_in(self, path: Path, then: _Then, failed: _Failed) -> None:
        """Make a project of all there is, and write to that from now on.

        Args:
            path: The file; one that is there is replaced.
            then: Runs once it is there.
            failed: Gets the reason if it cannot be made; all is as before then.
        """

        def go_on(made: Project, written: int) -> None:
            before, was_draft = self._project, self._is_draft
            for _ in range(written):
                self._first = self._waiting.popleft().after
            self._project, self._is_draft, self._was_built = made, False, False
            self._store.history.follow(made)
            self._write_to(made)
            if before is not None and before is not made:
                before.close()
                if was_draft:
                    self._drafts.discard(before.path)
            self.changed.emit()
            then()

        self._copy(path, go_on, failed)

    def save_copy(self, path: Path, then: _Then, failed: _Failed) -> None:
        """Make another project of all there is, and go on in this one."""

        def let_be(made: Project, _written: int) -> None:
            made.close()
            then()

        self._copy(path, let_be, failed)

    def _copy(self, path: Path, done: Callable[[Project, int], None], failed: _Failed) -> None:
        project, first, deeds = self._project, self._first, tuple(self._waiting)
        self._start(
            lambda: copied(project, first, deeds, path),
            lambda made: done(made, len(deeds)),
            failed,
        )

    def _start(
        self,
        work: Callable[[], Project],
        done: Callable[[Project], None],
        failed: _Failed | None = None,
    ) -> None:
        """Make a file in the background; steps wait meanwhile."""
        self._busy = True
        self._failed = failed or self._note_trouble

        def finish(made: Project) -> None:
            self._busy = False
            done(made)
            self._catch_up()
            self._be_idle()

        def run(_stop: Event) -> Project:
            return work()

        self._jobs.start(run, finish)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._busy = False
        failed, self._failed = self._failed, self._note_trouble
        failed(error)
        if failed != self._note_trouble:
            self._catch_up()
        self.changed.emit()
        self._be_idle()

    def when_idle(self, then: _Then) -> None:
        """Run `then` at once, or when the file is there that is made in the background."""
        if self._busy:
            self._idle.append(then)
        else:
            then()

    def _be_idle(self) -> None:
        while self._idle and not self._busy:
            self._idle.pop(0)()

    def _note_trouble(self, error: Exception) -> None:
        if not isinstance(error, DomainError):
            raise error
        self.trouble = str(error)

    def _catch_up(self) -> None:
        if self._waiting:
            self._write()

    # Leaving

    def leave(self, *, discard: bool) -> None:
        """Say what becomes of the draft once something else is opened, or the window closes."""
        self._discards = discard

    def close(self) -> None:
        """Let go of the file."""
        self._let_go()

    @Slot()
    def _start_over(self) -> None:
        """Something else is open; what was just built has a draft at once."""
        if self._project is not None and self._store.history.archive is self._project:
            return
        self._let_go()
        self._first = self._store.document
        self._was_built = self._store.is_new
        if self._was_built:
            self._begin_draft()
        self.changed.emit()

    def _let_go(self) -> None:
        project, was_draft = self._project, self._is_draft
        self._jobs.cancel()
        self._idle.clear()
        self._busy = self._is_draft = self._was_built = False
        self._project, self.trouble = None, ""
        self._waiting.clear()
        if project is not None:
            project.close()
            if was_draft and self._discards and not project.read_only:
                self._drafts.discard(project.path)
        self._discards = False
