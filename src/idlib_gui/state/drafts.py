"""Drafts: projects that the user has not named yet, kept where only the program looks."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.document import Document
from idlib_gui.domain.versions import current_sources

from .projects import SUFFIX

_NO_NAME = re.compile(r"[^\w\- ]+")
_NAME = 60
_STAMP = "%Y-%m-%d %H%M%S"
_NAMED = re.compile(r"(.*) \d{4}-\d\d-\d\d \d{6}(?: \d+)?")


class Draft(NamedTuple):
    """A draft that is kept: its file, what it is of, how many edits are made, when it was changed.

    `title` is that of its first text, of `texts`; `at` counts seconds since 1970.
    """

    path: Path
    title: str
    edits: int
    at: int
    texts: int = 1


class Drafts:
    """The folder of drafts; None: nothing is kept there."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def new_path(self, document: Document) -> Path | None:
        """Return a file for a draft of a document, None where drafts are not kept."""
        if self.folder is None:
            return None
        with suppress(OSError):  # what writes the file tells what is wrong
            self.folder.mkdir(parents=True, exist_ok=True)
        titles = [source.title for source in current_sources(document).values()]
        title = " ".join(_NO_NAME.sub(" ", titles[0]).split())[:_NAME] if titles else ""
        first = f"{title or 'Untitled'} {time.strftime(_STAMP)}"
        names = (first if not n else f"{first} {n + 1}" for n in range(1_000))
        paths = (self.folder / f"{name}{SUFFIX}" for name in names)
        return next(path for path in paths if not path.exists())

    def holds(self, path: Path) -> bool:
        """Return whether a file is a draft."""
        return self.folder is not None and path.absolute().parent == self.folder.absolute()

    def kept(self) -> Sequence[Draft]:
        """Return all drafts that no window has open, the newest first; to be asked in a job."""
        if self.folder is None or not self.folder.is_dir():
            return ()
        # The start of the program need not wait for the database.
        from idlib_gui.storage.project.glance import glance  # noqa: PLC0415

        found = []
        for path in self.folder.glob(f"*{SUFFIX}"):
            seen = glance(path)
            if seen is not None and not seen.in_use:
                title = seen.title or _title_of(path)
                at = int(path.stat().st_mtime)
                found.append(Draft(path, title, seen.edits, at, seen.texts))
        return sorted(found, key=lambda draft: -draft.at)

    def discard(self, path: Path) -> None:
        """Remove a draft, unless a window has it open."""
        from idlib_gui.storage.project.glance import glance  # noqa: PLC0415 - as above

        seen = glance(path)
        if seen is None or not seen.in_use:
            with suppress(OSError):  # if it cannot be removed, it is offered again
                path.unlink(missing_ok=True)


def _title_of(path: Path) -> str:
    match = _NAMED.fullmatch(path.stem)
    return match[1] if match else path.stem
