"""What all panes share, and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.domain.document import Document
from idlib_gui.domain.left_out import told_by_others

from .datasets import Shelf
from .selection import Selection
from .store import DocumentStore
from .viewport import Viewport


class Session(NamedTuple):
    """The open document, what is selected, how it is looked at, and the datasets beside it."""

    store: DocumentStore
    selection: Selection
    viewport: Viewport
    shelf: Shelf

    @property
    def shown(self) -> Document:
        """Return the document without what only the sources tell that are left out of the view."""
        return self.store.document.without(self.viewport.view.left_out)

    @property
    def told(self) -> Document:
        """Return the document as if the sources that are left out had never been in it."""
        return told_by_others(self.store.document, self.viewport.view.left_out)
