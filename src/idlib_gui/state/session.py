"""What all panes share, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from .selection import Selection
from .store import DocumentStore
from .viewport import Viewport


@dataclass(frozen=True, slots=True)
class Session:
    """The open document, what is selected in it, and how it is looked at."""

    store: DocumentStore
    selection: Selection
    viewport: Viewport
