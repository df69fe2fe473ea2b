"""Project files that are made in the background, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Signal

from .jobs import JobSlot
from .projects import Project

_Then = Callable[[], None]


class Making(QObject):
    """Makes one file after the other; what is asked for meanwhile waits for its turn."""

    ended = Signal()
    """A file was made, or could not be; what comes of that is done."""

    def __init__(self, jobs: JobSlot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._failed: Callable[[Exception], None] | None = None
        self._idle: list[_Then] = []
        jobs.failed.connect(self._fail)

    @property
    def is_busy(self) -> bool:
        """Return whether a file is being made."""
        return self._failed is not None

    def start(
        self,
        work: Callable[[], Project],
        done: Callable[[Project], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Make a file.

        Args:
            work: Makes it, off the window's thread.
            done: Gets the project.
            failed: Gets the reason if it cannot be made.
        """
        self._failed = failed

        def run(_stop: Event) -> Project:
            return work()

        def finish(made: Project) -> None:
            self._failed = None
            done(made)
            self._go_on()

        self._jobs.start(run, finish)

    def when_idle(self, then: _Then) -> None:
        """Run `then` at once, or when the file is there that is being made."""
        if self.is_busy:
            self._idle.append(then)
        else:
            then()

    def cancel(self) -> None:
        """Let go of what is being made, and of what waits for it."""
        self._jobs.cancel()
        self._idle.clear()
        self._failed = None

    def _fail(self, error: Exception) -> None:
        failed, self._failed = self._failed, None
        try:
            if failed is not None:
                failed(error)
        finally:
            self._go_on()

    def _go_on(self) -> None:
        self.ended.emit()
        while self._idle and not self.is_busy:
            self._idle.pop(0)()
