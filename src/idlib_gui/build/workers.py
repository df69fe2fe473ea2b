"""Processes that build articles, one at a time each; the end of one costs only its article."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import DomainError, Record
from idlib_gui.extract.lists import Lists
from idlib_gui.extract.pipeline import Watch

from .article import Built, Given
from .entries import Entry

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


class Worker:
    """A process that builds the article it is given; made anew once it has died."""

    def __init__(self, build: Build, lists: Lists) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.number = -1
        self._entry = Entry(Path())
        self._process = context.Process(target=_serve, args=(theirs, build, lists), daemon=True)
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    @property
    def alive(self) -> bool:
        """Return whether it can take another article."""
        return not self.connection.closed

    def begin(self, number: int, entry: Entry) -> None:
        """Let it build an article; its connection becomes readable when that is done."""
        self.number, self._entry = number, entry
        try:
            self.connection.send(entry)
        except OSError:
            _LOG.debug("a worker died before %s", entry.path)

    def outcome(self) -> Outcome:
        """Return what became of the article; waits for it."""
        try:
            records, notes, failure = self.connection.recv()
        except (EOFError, OSError):
            self._process.join(1)
            code = self._process.exitcode
            self.end()
            sentence = f"The process that read it ended unexpectedly (exit code {code})."
            return Outcome(self._entry, failure=sentence)
        document = None if records is None else document_of(records)
        return Outcome(self._entry, document, notes, failure)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self._process.terminate()
        self._process.join()


def _serve(connection: Connection[Any, Any], build: Build, lists: Lists) -> None:
    """Build the articles that come, until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where nothing can be blocked

    def watch(_stage: str, _done: float) -> None:
        if connection.poll():  # nothing comes during the work but the end
            raise _GoneError

    try:
        while True:
            made = outcome_of(build, connection.recv(), lists, watch)
            records: tuple[Record, ...] | None = None
            if made.document is not None:  # a document's tables cannot be sent, its records can
                found = (made.document.get(ref) for ref in made.document.refs())
                records = tuple(record for record in found if record is not None)
            connection.send((records, made.notes, made.failure))
    except (_GoneError, EOFError, OSError):
        return


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Keep Ctrl+C from processes that are begun, from their first moment.

    It reaches all processes of a terminal; the first one is to end the others without a word of
    theirs. They inherit what is blocked here, where it is held back and comes later.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # the first start of a process would, and unblock
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _GoneError(Exception):
    """Nobody waits for the article any more."""
