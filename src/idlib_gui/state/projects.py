"""Project files, as the window knows them; what reads and writes them is imported once one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from idlib_gui.domain.document import Document, Patch, apply_patch
from idlib_gui.domain.steps import Step, StepState
from idlib_gui.storage.project_names import SUFFIX, is_project

from .history import Archive, Deed, Past

__all__ = ["SUFFIX", "is_project"]


class Project(Archive, Protocol):
    """A document in a file of its own, written at each step."""

    path: Path
    read_only: str
    """Why nothing can be written to it; empty if all can be."""

    @property
    def is_there(self) -> bool:
        """Return whether its file is where it was, and the same one."""

    def document(self) -> Document:
        """Return the document as it was written last."""

    def steps(self) -> Sequence[Step]:
        """Return every step that was ever made, in that order."""

    def make(
        self, patch: Patch, at: int, author: str, after: Document, base: Document | None = None
    ) -> Step:
        """Write an edit; raises DomainError if it could not be."""

    def walk(self, numbers: Sequence[int], state: StepState, patch: Patch, after: Document) -> None:
        """Write that steps were taken back or made again; raises DomainError as `make`."""

    def save_copy(self, path: Path) -> None:
        """Write everything into another file; raises DomainError if it could not be."""

    def close(self) -> None:
        """Let go of the file."""


class Opened(NamedTuple):
    """A project that was opened, read so far that it can be shown."""

    project: Project
    document: Document
    steps: Sequence[Step]

    @property
    def past(self) -> Past:
        """Return the history that the document has."""
        return Past(self.steps, self.project, self.project.read_only)


def open_project(path: Path) -> Opened:
    """Open a project file, in a job: it may take a second.

    Raises:
        DomainError: If it cannot be read.
    """
    # The start of the program need not wait for the database.
    from idlib_gui.storage.project.project import Project as ProjectFile  # noqa: PLC0415

    project: Project = ProjectFile.open(path)
    return Opened(project, project.document(), project.steps())


def create_project(path: Path, document: Document) -> Project:
    """Make a project file of a document, in the place of one that is there.

    Raises:
        DomainError: If it cannot be written.
    """
    from idlib_gui.storage.project.project import (  # noqa: PLC0415 - as above
        Project as ProjectFile,
    )

    project: Project = ProjectFile.create(path, document)
    return project


def write_deed(project: Project, deed: Deed, after: Document) -> None:
    """Write what was done with the history; the document is `after` then.

    Raises:
        DomainError: If it could not be written; it can be tried again.
    """
    first = deed.steps[0]
    if deed.is_new:
        project.make(deed.patch, first.at, first.author, after, deed.base)
    else:
        numbers = [step.number for step in deed.steps]
        project.walk(numbers, first.state, deed.patch, after)


def copied(
    project: Project | None, first: Document, waiting: Iterable[Deed], path: Path
) -> Project:
    """Return a new project with all that is in one, and what waits to be written to it.

    At its own place a project is made anew where it is gone, and stays the same project.

    Args:
        project: Where the history is; None: `first` has none.
        first: The document before all that waits.
        waiting: What was done since, in order.
        path: The file of the new one.

    Raises:
        DomainError: If it cannot be written.
    """
    if project is None:
        made = create_project(path, first)
    else:
        project.save_copy(path)
        in_place = path.absolute() == project.path.absolute()
        made = project if in_place else open_project(path).project
    try:
        document = first
        for deed in waiting:
            document = apply_patch(document, deed.patch)
            write_deed(made, deed, document)
    except BaseException:
        if made is not project:
            made.close()
        raise
    return made
