"""The review queue: what is to be decided, in an order that stays while the user works."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.deciding import DECIDED
from idlib_gui.domain.document import Patch
from idlib_gui.domain.reading import Item
from idlib_gui.domain.records import Ref
from idlib_gui.domain.review import Proposal, proposal, proposals
from idlib_gui.domain.versions import Uncertain, uncertain_citations

from .reading import Reading
from .store import DocumentStore

Entry = Uncertain | Proposal | Item
"""A row of the queue: words that were not found again, a proposal, or words that are not read."""


class _Place(NamedTuple):
    """Where a proposal stands: by rank, then as it was told when it came in."""

    rank: int
    number: int


class ReviewQueue(QObject):
    """Keeps the queue of the open document.

    A decision takes its row out, and no other row moves: what a proposal is worth is asked when it
    comes in, not again. What was skipped stands behind all that was not, until another document is
    opened.
    """

    changed = Signal()
    """Rows came, went or were skipped."""

    def __init__(
        self, store: DocumentStore, reading: Reading, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._reading = reading
        self._places: dict[Ref, _Place] = {}
        self._sorted: list[tuple[_Place, Proposal]] = []
        self._skipped: dict[Ref | Item | Uncertain, None] = {}
        self._start_over()
        store.replaced.connect(self._open)
        store.patched.connect(self._follow)
        reading.changed.connect(self.changed)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the queue, what matters most first; what was skipped comes last.

        Lost words of events and quotes come before all, those that but name somebody after them.
        """
        coverage = self._reading.coverage
        lost = uncertain_citations(self._store.document)
        rows: list[Entry] = [
            *(one for one in lost if one.ref.kind in DECIDED),
            *(one for _, one in self._sorted),
            *(one for one in lost if one.ref.kind not in DECIDED),
            *(coverage.open if coverage else ()),
        ]
        if not self._skipped:
            return tuple(rows)
        late = {key_of(row): row for row in rows if key_of(row) in self._skipped}
        first = [row for row in rows if key_of(row) not in late]
        return (*first, *(late[key] for key in self._skipped if key in late))

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Return the events and quotes that are to be decided."""
        return tuple(one for _, one in self._sorted)

    def skip(self, entry: Entry) -> None:
        """Put a row behind all the others, for now."""
        self._skipped.pop(key_of(entry), None)
        self._skipped[key_of(entry)] = None
        self.changed.emit()

    def _open(self) -> None:
        self._skipped.clear()
        self._start_over()
        self.changed.emit()

    def _start_over(self) -> None:
        found = proposals(self._store.document)
        self._sorted = [(_Place(one.rank, number), one) for number, one in enumerate(found)]
        self._places = {one.ref: place for place, one in self._sorted}

    def _follow(self, patch: Patch) -> None:
        touched = [ref for ref in patch.changes if ref.kind in DECIDED]
        if len(touched) > _MANY:
            self._start_over()
        else:
            for ref in touched:
                self._place(ref)
        self.changed.emit()

    def _place(self, ref: Ref) -> None:
        """Take a record out of the queue, put it in, or show it as it is now."""
        now = proposal(self._store.document, ref)
        known = self._places.get(ref)
        at = None if known is None else bisect_right(self._sorted, known, key=_first) - 1
        listed = at is not None and at >= 0 and self._sorted[at][1].ref == ref
        if at is not None and listed:
            if now is None:
                del self._sorted[at]
            else:
                self._sorted[at] = (
                    self._sorted[at][0],
                    now._replace(rank=self._sorted[at][1].rank),
                )
        elif now is not None:
            # What was in the queue before, and comes back by an undo, has its old place.
            place = known or _Place(now.rank, len(self._places))
            self._places[ref] = place
            insort(self._sorted, (place, now), key=_first)


def _first(row: tuple[_Place, Proposal]) -> _Place:
    return row[0]


def key_of(entry: Entry) -> Ref | Item | Uncertain:
    """Return what a row is known by while what is said of it changes."""
    return entry.ref if isinstance(entry, Proposal) else entry


_MANY = 500
"""So many records of one patch are placed one by one; more are sorted anew."""
