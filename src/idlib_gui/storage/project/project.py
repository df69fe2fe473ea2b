"""An open project: the document, its whole history, and the file that both are kept in."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import DomainError
from idlib_gui.domain.steps import Step, StepState

from .bodies import Broken, decoded_changes, decoded_document, encoded_changes, encoded_document
from .changing import change_records, put_entries
from .connecting import connect
from .contents import Contents, Entry, new_contents
from .errors import ProjectError, damaged, worded
from .file import ProjectFile
from .opening import open_file, take_lock
from .writing import put_bases, write_file

_NO_PLACE = "Nothing can be saved there, because “{name}” {why}: choose another name or folder."


class Project:
    """A document in a file of its own, written at each edit, undo and redo.

    Attributes:
        path: The file.
        read_only: Why nothing can be written to it; empty if all can be.
    """

    def __init__(
        self, path: Path, contents: Contents, file: ProjectFile | None, read_only: str = ""
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._contents = contents
        self._file = file
        self._last_asked = (0, Patch("", {}))
        """What is undone is asked for before: a large patch need not be read twice."""

    @classmethod
    def create(cls, path: Path, document: Document) -> Self:
        """Make a project file of a document; one that is there is replaced.

        Raises:
            ProjectError: If it cannot be written; what was there stays then.
        """
        with worded(path):
            contents = new_contents(document)
            lock, why = take_lock(path)
            if lock is None:
                raise ProjectError(_NO_PLACE.format(name=path.name, why=why))
            with ExitStack() as undo:
                undo.callback(lock.release)
                write_file(path, contents)
                file = ProjectFile(path, connect(path, writing=True), lock)
                undo.pop_all()
        return cls(path, contents, file)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a project file.

        Raises:
            ProjectError: If it is none, is damaged or was made by a later version of the program.
        """
        return cls(path, *open_file(path))

    @property
    def is_there(self) -> bool:
        """Return whether its file is where it was, and the same one; one only read always is."""
        return self._file is None or self._file.is_there

    def document(self) -> Document:
        """Return the document as it was written last."""
        return self._contents.document

    def steps(self) -> Sequence[Step]:
        """Return every step that was ever made, in that order."""
        return tuple(entry.step for entry in self._contents.entries)

    def patch_of(self, number: int) -> Patch:
        """Return what a step changed.

        Raises:
            ProjectError: If that is damaged.
        """
        if self._last_asked[0] == number:
            return self._last_asked[1]
        step, packed = self._entry(number)
        try:
            changes = decoded_changes(packed, self._contents.texts)
        except (*Broken, DomainError) as error:
            raise damaged(self.path, f"step {number}: {error}") from error
        patch = Patch(step.label, changes, step.act)
        self._last_asked = (number, patch)
        return patch

    def base(self) -> Document:
        """Return what the machine proposed last: what a later proposal is to be compared with.

        Raises:
            ProjectError: If that is damaged.
        """
        made = {step.number for step in self.steps() if step.state is StepState.MADE}
        number = max((step for step in self._contents.bases if step in made), default=0)
        try:
            return decoded_document(self._contents.bases[number], self._contents.texts)
        except (*Broken, DomainError) as error:
            raise damaged(self.path, f"what step {number} proposed: {error}") from error

    def make(
        self,
        patch: Patch,
        at: int,
        author: str,
        after: Document,
        base: Document | None = None,
    ) -> Step:
        """Write an edit; what was undone before it is left behind.

        Args:
            patch: What it changes.
            at: When it was made, in seconds since 1970 (UTC).
            author: Who made it.
            after: The document with it.
            base: What the machine proposed, where the edit brings a new proposal.

        Raises:
            ProjectError: If it could not be written; it can be tried again.
        """
        with worded(self.path):
            texts = dict(self._contents.texts)
            number = len(self._contents.entries) + 1
            step = Step(number, patch.label, patch.act, at, author, StepState.MADE)
            entry = Entry(step, encoded_changes(patch, texts))
            bases = {} if base is None else {number: encoded_document(base, texts)}
        left = [
            _in_state(old, StepState.LEFT)
            for old in self._contents.entries
            if old.step.state is StepState.UNDONE
        ]
        self._write(patch, after, [*left, entry], texts, bases)
        return step

    def undo(self, number: int, after: Document) -> None:
        """Write that the last step that is made was taken back: `after` is without it.

        Raises:
            ProjectError: If it could not be written; it can be tried again.
        """
        self.walk([number], StepState.UNDONE, self.patch_of(number).inverted(), after)

    def redo(self, number: int, after: Document) -> None:
        """Write that a step was made again: `after` is with it.

        Raises:
            ProjectError: If it could not be written; it can be tried again.
        """
        self.walk([number], StepState.MADE, self.patch_of(number), after)

    def walk(self, numbers: Sequence[int], state: StepState, patch: Patch, after: Document) -> None:
        """Write that several steps were taken back, or made again, all at once.

        Args:
            numbers: The steps, in the order in which they are walked along.
            state: What they are now.
            patch: What that changes, all in all.
            after: The document after it.

        Raises:
            ProjectError: If it could not be written; it can be tried again.
        """
        self._write(patch, after, [_in_state(self._entry(number), state) for number in numbers])

    def save_copy(self, path: Path) -> None:
        """Write all that was written, history and all, into another file; whole or not at all.

        It needs nothing of the own file, which may be gone or another one: written to its own path,
        the project is there again.

        Raises:
            ProjectError: If it cannot be written.
        """
        if self._file is not None and path.absolute() == self.path.absolute():
            self._file.rewrite(lambda: write_file(path, self._contents))
            return
        with worded(path):
            lock, why = take_lock(path)
            if lock is None:
                raise ProjectError(_NO_PLACE.format(name=path.name, why=why))
            try:
                write_file(path, self._contents)
            finally:
                lock.release()

    def close(self) -> None:
        """Let go of the file, which holds everything."""
        if self._file is not None:
            self._file.close()

    def _entry(self, number: int) -> Entry:
        return self._contents.entries[number - 1]

    def _write(
        self,
        patch: Patch,
        after: Document,
        entries: Sequence[Entry],
        texts: dict[str, str] | None = None,
        bases: dict[int, bytes] | None = None,
    ) -> None:
        """Write a change and the steps it brings or alters, then know it too."""
        if self._file is None:
            raise ProjectError(self.read_only)
        contents = self._contents
        texts = contents.texts if texts is None else texts
        new = {key: text for key, text in texts.items() if key not in contents.texts}
        bases = bases or {}

        def work(connection: sqlite3.Connection) -> None:
            change_records(connection, patch, after, texts)
            put_entries(connection, entries)
            connection.executemany("INSERT INTO texts VALUES (?, ?)", new.items())
            put_bases(connection, bases)

        self._file.write(work)
        contents.document, contents.texts = after, texts
        contents.bases.update(bases)
        for entry in entries:
            contents.entries[entry.step.number - 1 : entry.step.number] = [entry]


def _in_state(entry: Entry, state: StepState) -> Entry:
    return entry._replace(step=entry.step._replace(state=state))
