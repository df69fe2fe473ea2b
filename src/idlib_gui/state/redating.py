"""What another publication date would change, worked out in the background."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from idlib_gui.build.folders import user_lists
from idlib_gui.domain.document import Document
from idlib_gui.domain.records import SourceId
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.redating import Redating, redate

from .jobs import JobSlot


class Asked(NamedTuple):
    """A question: what changes in a document if a source came out at another time (EDTF)?"""

    document: Document
    source: SourceId
    published: str | None


class Redatings(QObject):
    """Works out what publication dates change; the newest question wins."""

    answered = Signal(object)
    """The `Answered` for the question that was asked last."""
    failed = Signal(object)
    """The exception that ended the work."""

    def __init__(self, jobs: JobSlot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        jobs.failed.connect(self.failed)

    def ask(self, asked: Asked) -> None:
        """Work out an answer."""
        lists = shipped_lists(user_lists())
        self._jobs.start(lambda _stop: Answered(asked, redate(*asked, lists)), self.answered.emit)

    def cancel(self) -> None:
        """Want no answer any more."""
        self._jobs.cancel()


class Answered(NamedTuple):
    """A question and what changes."""

    asked: Asked
    redating: Redating
