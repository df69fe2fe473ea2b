"""How well one model tells what another does, worked out in the background."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from idlib_gui.build.progress import Progress
from idlib_gui.build.values import Built, task
from idlib_gui.build.workers import Worker
from idlib_gui.domain.document import Document
from idlib_gui.domain.quality import quality
from idlib_gui.storage.exchange import read_model

from .helper import Helper
from .jobs import JobSlot


class Measuring(QObject):
    """Compares models; the newest request wins."""

    progressed = Signal(float)
    """How much of the work is done, from 0 to 1."""
    measured = Signal(object)
    """The `Report` that was asked for last."""
    failed = Signal(object)
    """The exception that ended the work."""

    def __init__(self, jobs: JobSlot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._helper = Helper(Worker, jobs.another(), self)
        self._helper.told.connect(self._tell)
        for work in (self._jobs, self._helper):
            work.failed.connect(self.failed)

    def compare(self, model: Document, gold: Path) -> None:
        """Compare a document with the model in a file, which is right."""
        self._jobs.start(lambda _stop: quality(model, read_model(gold)), self.measured.emit)

    def measure_extraction(self, gold: Path) -> None:
        """Compare what the program makes of the first text of a model with that model."""
        self._jobs.start(lambda _stop: read_model(gold), self._extract)

    def _extract(self, right: Document) -> None:
        def compare(built: Built) -> None:
            self._helper.end()
            self._jobs.start(lambda _stop: quality(built.document, right), self.measured.emit)

        source = next(iter(right.sources.values()))
        self._helper.ask(task("build_source", source), compare)

    def _tell(self, progress: Progress) -> None:
        self.progressed.emit(progress.done)

    def cancel(self) -> None:
        """Let go of the work."""
        self._jobs.cancel()
        self._helper.end()
