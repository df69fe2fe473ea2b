"""Processes that do tasks, one at a time each; the end of one costs only its task.

The language model keeps the interpreter that it runs in busy, and a broken file may end it: what
reads articles for somebody who waits is done in a process of its own.
"""

from __future__ import annotations

import logging
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any, NamedTuple

from idlib_gui.domain.records import DomainError

from .values import Task, Tell

_LOG = logging.getLogger(__name__)
_GRACE = 2.0
"""Seconds that a process has to end its own ones before it is killed."""


class Told(NamedTuple):
    """What a task tells while it is worked on."""

    message: Any


class Done(NamedTuple):
    """What became of a task: its result, or a sentence that says why there is none."""

    result: Any = None
    failure: str = ""
    fault: str = ""
    """Where in the program it went wrong, if the failure is the program's own."""

    def value(self) -> Any:
        """Return the result.

        Raises:
            DomainError: If the task raised one, or its process died.
            RuntimeError: If the task raised anything else.
        """
        if self.fault:
            error = RuntimeError(self.failure)
            error.add_note(self.fault)
            raise error
        if self.failure:
            raise DomainError(self.failure)
        return self.result


class Worker:
    """A process that does the task it is given. All but `stop` is for one thread at a time.

    Args:
        afterwards: What the process does once its first task is done, before the next may come.
        parent: Whether its tasks begin processes of their own.
    """

    def __init__(self, afterwards: Task | None = None, *, parent: bool = False) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, afterwards, parent), daemon=not parent
        )
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    @property
    def alive(self) -> bool:
        """Return whether it can take another task."""
        return not self.connection.closed

    def begin(self, task: Task) -> None:
        """Let it do a task; its connection becomes readable when it has something to say."""
        try:
            self.connection.send(task)
        except OSError:
            _LOG.debug("a worker died before its task")

    def receive(self) -> Told | Done:
        """Return what it says next; waits for it."""
        try:
            said: Told | Done = self.connection.recv()
        except (EOFError, OSError):
            self._process.join(1)
            code = self._process.exitcode
            self.end()
            return Done(failure=f"The process that read it ended unexpectedly (exit code {code}).")
        return said

    def ask(self, task: Task, tell: Tell) -> Any:
        """Do a task and return its result; waits for it.

        Raises:
            DomainError: If the task raised one, or the process died.
            RuntimeError: If the task raised anything else.
        """
        self.begin(task)
        while isinstance(said := self.receive(), Told):
            tell(said.message)
        return said.value()

    def stop(self) -> None:
        """Tell the process to end, whatever it is doing; returns at once, from any thread."""
        self._process.terminate()

    def end(self) -> None:
        """End the process, whatever it is doing, and wait until it is gone."""
        self.connection.close()
        self._process.terminate()
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve(
    connection: Connection[Any, Any],
    afterwards: Task | None,
    parent: bool,  # noqa: FBT001 - how processes are begun
) -> None:
    """Do the tasks that come, until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where nothing can be blocked
    if parent:
        signal.signal(signal.SIGTERM, _leave)

    def tell(message: Any) -> None:
        if connection.poll():  # nothing comes during the work but the end
            raise _GoneError
        connection.send(Told(message))

    try:
        while True:
            connection.send(_done(connection.recv(), tell))
            if afterwards is not None:
                _try(afterwards)
                afterwards = None
    except (_GoneError, EOFError, OSError):
        return


def _done(task: Task, tell: Tell) -> Done:
    try:
        return Done(task(tell))
    except _GoneError:
        raise
    except DomainError as error:
        return Done(failure=str(error))
    except Exception as error:  # noqa: BLE001 - it is told to whoever asked
        return Done(failure=f"{type(error).__name__}: {error}", fault=traceback.format_exc())


def _try(afterwards: Task) -> None:
    try:
        afterwards(lambda _message: None)
    except Exception:  # noqa: BLE001 - the task that needs it meets the same, and tells
        _LOG.debug("nothing prepared", exc_info=True)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """End in good order, so that the processes that this one began are ended too."""
    sys.exit(0)


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
    """Nobody waits for the task any more."""
