"""A process beside the window, for what would keep it from answering."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from idlib_gui.build.values import Task
from idlib_gui.build.workers import Worker

from .jobs import JobSlot


def _be_as_it_is(_result: object) -> None:
    """Leave a result as it came."""


class Helper(QObject):
    """Lets a process do tasks one after the other; only the newest result arrives.

    The process begins with the first task and stays for the next ones until `end`, so that it can
    make ready for them meanwhile.
    """

    told = Signal(object)
    """What the newest task tells of how far it is."""
    failed = Signal(object)
    """The exception that ended the newest task."""

    def __init__(
        self, begin: Callable[[], Worker], jobs: JobSlot, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._begin = begin
        self._jobs = jobs
        self._worker: Worker | None = None
        self._turn = Lock()
        jobs.failed.connect(self.failed)
        app = QCoreApplication.instance()
        if app is not None:  # a process that is left alone would keep the program from ending
            app.aboutToQuit.connect(self.end)

    def ask(
        self, task: Task, done: Callable[[Any], None], ready: Callable[[Any], None] = _be_as_it_is
    ) -> None:
        """Let the process do a task, then hand its result to `done` on this thread.

        `ready` gets it before, where the window does not wait.
        """
        if self._worker is None or not self._worker.alive:
            self._worker = self._begin()
        worker, turn = self._worker, self._turn

        def work(stop: Event) -> Any:
            def tell(message: object) -> None:
                if not stop.is_set():
                    self.told.emit(message)

            with turn:  # a task that is out of date is let finish, or the process would be lost
                if stop.is_set():
                    return None
                result = worker.ask(task, tell)
            ready(result)
            return result

        self._jobs.start(work, done)

    def take_over(self, other: Helper) -> None:
        """Go on with the process of another helper, which begins a new one when it needs one."""
        self.end()
        self._worker, other._worker = other._worker, None
        self._turn, other._turn = other._turn, Lock()

    def end(self) -> None:
        """Let go of the task and end the process."""
        self._jobs.cancel()
        worker, self._worker = self._worker, None
        self._turn = Lock()
        if worker is not None:
            worker.stop()
