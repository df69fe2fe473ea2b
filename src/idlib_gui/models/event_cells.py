"""Cells of the table of events that are typed into: however many, they are one step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from idlib_gui.domain.cell_edits import Typed, fill_cells
from idlib_gui.domain.cells import Field
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import EventId
from idlib_gui.state.store import DocumentStore

from .event_order import Column
from .events_model import FIELDS


class Cell(NamedTuple):
    """What is to stand in a cell; `event` None: in a row of its own, which is to become one."""

    event: EventId | None
    column: Column
    text: str
    row: int = 0
    """Which row of what is pasted it comes from."""


def patch_for(document: Document, cells: Iterable[Cell], *, create: bool = False) -> Patch | None:
    """Return the edit that puts texts into cells; None if all of it stands there already.

    Raises:
        UnreadCellsError: If any cell cannot be read.
    """
    typed = [Typed(cell.event, Field(FIELDS[cell.column]), cell.text, cell.row) for cell in cells]
    return fill_cells(document, typed, create=create)


def fill(store: DocumentStore, cells: Iterable[Cell], *, create: bool = False) -> str:
    """Put texts into cells, as one step that can be undone.

    Returns:
        What was done, in one line; empty if all of it stood there already.

    Raises:
        UnreadCellsError: If any cell cannot be read; nothing is changed then.
        DomainError: If nothing can be changed.
    """
    patch = patch_for(store.document, cells, create=create)
    if patch is None:
        return ""
    store.edit(patch)
    return patch.label
