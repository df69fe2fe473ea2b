"""What of the sources is read, kept up to date in the background once anybody wants to know."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from idlib_gui.build.folders import user_lists
from idlib_gui.domain.document import Document
from idlib_gui.domain.reading import Coverage

from .jobs import JobSlot
from .store import DocumentStore


class Reading(QObject):
    """Looks through the sources of the open document for what no record tells of."""

    changed = Signal(object)
    """There is another `Coverage`; None: it is being worked out for another document."""
    failed = Signal(object)
    """The exception that kept it from being worked out."""

    def __init__(self, store: DocumentStore, jobs: JobSlot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._wanted = False
        self._coverage: Coverage | None = None
        store.replaced.connect(self._start_over)
        store.patched.connect(self._work)
        jobs.failed.connect(self.failed)

    @property
    def coverage(self) -> Coverage | None:
        """Return what is read and what is open; None while that is not known yet."""
        return self._coverage

    def want(self) -> None:
        """Begin to look, and keep looking after each edit from now on."""
        if not self._wanted:
            self._wanted = True
            self._work()

    def _start_over(self) -> None:
        self._show(None)
        self._work()

    def _work(self) -> None:
        if self._wanted:
            document, before = self._store.document, self._coverage
            self._jobs.start(lambda _stop: _look(document, before), self._show)

    def _show(self, coverage: Coverage | None) -> None:
        if coverage is not self._coverage:
            self._coverage = coverage
            self.changed.emit(coverage)


def _look(document: Document, before: Coverage | None) -> Coverage:
    """Return what is read; if that is as it was before, the very same value."""
    # The grammar of dates takes a while to be made; the start of the program need not wait for it.
    from idlib_gui.extract.coverage import coverage  # noqa: PLC0415
    from idlib_gui.extract.lists import shipped_lists  # noqa: PLC0415

    now = coverage(document, shipped_lists(user_lists()))
    return before if before == now else now
