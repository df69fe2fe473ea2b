"""What becomes of one article of several, whatever happens to it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import Lists
from idlib_gui.extract.pipeline import Watch

from .entries import Entry
from .values import Built, Given

Build = Callable[[Path, Given, Lists, Watch], Built]
"""What makes a document of a file; found again in another process by its name."""
_LOG = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """What became of an article: a document, or None and a sentence that says why."""

    entry: Entry
    document: Document | None = None
    notes: tuple[str, ...] = ()
    failure: str = ""


def outcome_of(build: Build, entry: Entry, lists: Lists, watch: Watch) -> Outcome:
    """Return what becomes of an article. A fault of the program is told like one of the file.

    Whatever `watch` raises goes through: it ends the work.
    """
    watched = _Watched(watch)
    try:
        built = build(entry.path, entry.given, lists, watched)
    except DomainError as error:
        return Outcome(entry, failure=str(error))
    except Exception as error:  # one bad article must not cost the others
        if error is watched.raised:
            raise
        _LOG.debug("%s", entry.path, exc_info=True)
        told = f"{type(error).__name__}: {error}".rstrip(": ")
        return Outcome(entry, failure=f"A fault in the program kept it from being read ({told}).")
    return Outcome(entry, built.document, built.notes)


class _Watched:
    """Passes on progress, and keeps what was raised there."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.raised: BaseException | None = None

    def __call__(self, stage: str, done: float) -> None:
        try:
            self._watch(stage, done)
        except BaseException as error:
            self.raised = error
            raise
