"""What was done and is not in a file yet, in order."""

from __future__ import annotations

from collections import deque

from idlib_gui.domain.document import Document, apply_patch
from idlib_gui.domain.records import DomainError

from .history import Deed
from .projects import Project, write_deed


class Waiting:
    """Deeds that wait to be written, on top of the document that was written last.

    Documents are worked out anew sooner than kept: of a large one, many would fill the memory.

    Attributes:
        first: The document before all that waits.
        deeds: What waits, in order.
        trouble: Why it could not be written; empty if nothing is in the way.
    """

    def __init__(self, first: Document) -> None:
        self.first = first
        self.deeds: deque[Deed] = deque()
        self.trouble = ""

    def write_to(self, project: Project, after: Document | None = None) -> None:
        """Write what waits, until something cannot be.

        Args:
            project: What it is written to.
            after: The document after all that waits, where that is at hand.
        """
        self.trouble = ""
        while self.deeds and not self.trouble:
            deed, only_one = self.deeds[0], len(self.deeds) == 1
            at_hand = after if only_one else None
            document = apply_patch(self.first, deed.patch) if at_hand is None else at_hand
            try:
                write_deed(project, deed, document)
            except DomainError as error:
                self.trouble = str(error)
            else:
                self.are_written(1, document)

    def are_written(self, number: int, document: Document) -> None:
        """Let go of the first deeds, which lead to this document."""
        for _ in range(number):
            self.deeds.popleft()
        self.first = document
