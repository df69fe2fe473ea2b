"""The document as the timeline knows it: its events as rows, each with a label."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import Event, EventId, Kind, Status
from idlib_gui.layout.columns import STATUSES, Columns, Flags, columns_of, moves_nothing, retold


class Told(NamedTuple):
    """A document, its events as columns, and what each row is called."""

    document: Document
    columns: Columns
    labels: tuple[str, ...]
    rows: Mapping[str, int]
    """The row of each event."""

    def after(self, document: Document, patch: Patch) -> Told | None:
        """Return the same after an edit that left every event where it is.

        None: events came, went or moved, and all has to be worked out again.
        """
        events: dict[int, Event] = {}
        for ref, (before, after, _) in patch.changes.items():
            row = self.rows.get(ref.id) if ref.kind is Kind.EVENT else None
            if row is not None and isinstance(before, Event) and isinstance(after, Event):
                if not moves_nothing(before, after):
                    return None
                events[row] = after
            elif ref.kind is not Kind.QUOTE:
                return None
        columns, labels = retold(self.columns, events), list(self.labels)
        for row in events:
            labels[row] = _label(columns, row)
        return self._replace(document=document, columns=columns, labels=tuple(labels))

    def row_of(self, event: EventId) -> int | None:
        """Return which row of the columns an event is, None if it is not shown."""
        return self.rows.get(event)

    def rows_of(self, events: frozenset[EventId]) -> Flags:
        """Return which rows of the columns are these events."""
        flags = np.zeros(self.columns.total, dtype=bool)
        flags[[self.rows[key] for key in events if key in self.rows]] = True
        return flags


def told_of(document: Document) -> Told:
    """Return a document as the timeline knows it."""
    columns = columns_of(document)
    labels = tuple(_label(columns, row) for row in range(columns.total))
    return Told(document, columns, labels, {key: row for row, key in enumerate(columns.ids)})


def _label(columns: Columns, row: int) -> str:
    doubt = STATUSES[columns.status[row]] is Status.DISPUTED
    return f"? {columns.titles[row]}" if doubt else columns.titles[row]
