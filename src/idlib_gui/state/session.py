"""What all panes share, and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from .selection import Selection
from .store import DocumentStore
from .viewport import Viewport


class Session(NamedTuple):
    """The open document, what is selected in it, and how it is looked at."""

    store: DocumentStore
    selection: Selection
    viewport: Viewport
