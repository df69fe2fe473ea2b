"""What another text of a source would change, worked out in the background."""

from __future__ import annotations

from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import SourceId
from idlib_gui.extract.retexting import Retexted, replace_text

from .jobs import JobSlot


class NewText(NamedTuple):
    """A question: what changes in a document if a source has this text?"""

    document: Document
    source: SourceId
    text: str


class Retextings(QObject):
    """Works out what texts change; the newest question wins."""

    answered = Signal(object)
    """The question that was asked last and its `Retexted`, as a pair."""
    failed = Signal(object)
    """The exception that ended the work."""

    def __init__(self, jobs: JobSlot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        jobs.failed.connect(self.failed)

    def ask(self, asked: NewText) -> None:
        """Work out an answer."""

        def work(_stop: Event) -> tuple[NewText, Retexted]:
            return asked, replace_text(*asked)

        self._jobs.start(work, self.answered.emit)
