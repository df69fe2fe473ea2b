"""Keeps what is open and its file together: each step is written before it counts as done."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError

from .drafts import Drafts
from .history import Deed
from .jobs import JobSlot
from .making import Making
from .projects import Opened, Project, copied, create_project
from .rescue import Rescue
from .store import DocumentStore
from .waiting import Waiting

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
        self._store, self._drafts = store, drafts
        self.making = Making(jobs, self)
        self._project: Project | None = None
        self._steps = Waiting(store.document)
        self._rescue = Rescue(drafts)
        self._is_draft = self._was_built = self._discards = False
        store.history.note = self._note
        store.replaced.connect(self._start_over)
        self.making.ended.connect(self._catch_up)

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
    def trouble(self) -> str:
        """Return why something could not be written; empty if nothing is in the way."""
        return self._steps.trouble

    @property
    def waiting(self) -> int:
        """Return how many steps are not written yet."""
        return len(self._steps.deeds)

    @property
    def standing(self) -> Standing:
        """Return where what is open lies."""
        if self.read_only:
            return Standing.READ_ONLY
        if self.trouble or (self._steps.deeds and self._drafts.folder is not None):
            return Standing.WAITING
        if self._steps.deeds:
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
            return bool(self._steps.deeds) or self.is_gone
        return self._was_built or self._store.history.at > 0

    @property
    def can_stay_draft(self) -> bool:
        """Return whether all that was done is in a draft."""
        if self._steps.deeds:
            return self._rescue.holds_all_of(self._steps)
        return self._is_draft

    @property
    def is_gone(self) -> bool:
        """Return whether the file of the project is not there any more, or is another one."""
        return self.path is not None and self._project is not None and not self._project.is_there

    # What is done

    def _note(self, deed: Deed, after: Document) -> None:
        """Write a step before it counts as done, or let it wait."""
        self._discards = False
        self._steps.deeds.append(deed)
        try:
            self._write(after)
        except BaseException:
            self._steps.deeds.pop()  # it will not be done, so that nothing may be built on it
            raise

    def try_again(self) -> None:
        """Write what waits."""
        self._write()

    def _write(self, after: Document | None = None) -> None:
        if self.making.is_busy:
            return
        if self._project is None:
            self._begin_draft(after)
        else:
            self._steps.write_to(self._project, after)
            self._keep_what_waits(self._project)
        self.changed.emit()

    def _keep_what_waits(self, project: Project) -> None:
        """Keep in a draft what could not be written, so that not even a crash takes it."""
        if not self._steps.trouble:
            self._rescue.drop()
        elif self._is_draft or not self._rescue.is_wanted(self._steps):
            self._rescue.follow(self._steps)
        else:
            make = self._rescue.maker(project, self._steps)
            self._make_draft(self._steps.first, make, self._rescue.begin, self._rescue.give_up)

    def _make_draft(
        self,
        document: Document,
        make: Callable[[], Project],
        done: Callable[[Project], None],
        failed: _Failed,
    ) -> None:
        """Make a draft of a document at once, or in a job if it is a large one."""
        if sum(1 for _ in document.refs()) > _SMALL:
            self.making.start(make, done, failed)
            return
        try:
            made = make()
        except DomainError as error:
            failed(error)
        else:
            done(made)

    def _begin_draft(self, after: Document | None = None) -> None:
        """Make a draft of the document as it was before all that waits."""
        first, path = self._steps.first, self._drafts.new_path(self._store.document)
        if path is None:
            return

        waiting = len(self._steps.deeds)

        def go_on(project: Project) -> None:
            is_last = len(self._steps.deeds) == waiting
            self._go_on_in_draft(project, after if is_last else None)

        self._make_draft(first, lambda: create_project(path, first), go_on, self._note_trouble)

    def _go_on_in_draft(self, project: Project, after: Document | None = None) -> None:
        self._project, self._is_draft = project, True
        self._store.history.follow(project)
        self._steps.write_to(project, after)

    # Going on elsewhere

    def show(self, opened: Opened) -> None:
        """Show a project in the place of what is open."""
        self.take(opened)
        self._store.open(opened.document, past=opened.past)

    def take(self, opened: Opened) -> None:
        """Write to a project that the store shows, or is about to show."""
        self._let_go()
        self._project = opened.project
        self._steps = Waiting(opened.document)
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
            self._steps.are_written(written, made.document())
            self._project, self._is_draft, self._was_built = made, False, False
            self._store.history.follow(made)
            self._steps.write_to(made)
            self._keep_what_waits(made)
            if before is not None and before is not made:
                before.close()
                if was_draft:
                    self._drafts.discard(before.path)
            self.changed.emit()
            then()

        self._copy(path, go_on, failed)

    def save_copy(self, path: Path, then: _Then, failed: _Failed) -> None:
        """Make another project of all there is, and go on in this one."""

        def let_be(made: Project, written: int) -> None:
            if made is self._project:  # made anew in its place
                self._steps.are_written(written, made.document())
            else:
                made.close()
            then()

        self._copy(path, let_be, failed)

    def _copy(self, path: Path, done: Callable[[Project, int], None], failed: _Failed) -> None:
        def begin() -> None:
            project, first, deeds = self._project, self._steps.first, tuple(self._steps.deeds)
            self.making.start(
                lambda: copied(project, first, deeds, path),
                lambda made: done(made, len(deeds)),
                failed,
            )
            self.changed.emit()

        self.making.when_idle(begin)

    def _note_trouble(self, error: Exception) -> None:
        if not isinstance(error, DomainError):
            raise error
        self._steps.trouble = str(error)

    @Slot()
    def _catch_up(self) -> None:
        """Write what was done while a file was made; where there is still none, it waits."""
        if self._project is not None and self._steps.deeds:
            self._write()
        self.changed.emit()

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
        self._steps = Waiting(self._store.document)
        self._was_built = self._store.is_new
        if self._was_built:
            self._begin_draft()
        self.changed.emit()

    def _let_go(self) -> None:
        project, was_draft = self._project, self._is_draft
        self.making.cancel()
        self._rescue.drop(keep=bool(self._steps.deeds) and not self._discards)
        self._is_draft = self._was_built = False
        self._project = None
        self._steps = Waiting(self._store.document)
        if project is not None:
            project.close()
            if was_draft and self._discards and not project.read_only:
                self._drafts.discard(project.path)
        self._discards = False
