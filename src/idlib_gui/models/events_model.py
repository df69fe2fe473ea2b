"""The events as rows, for tables."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import compress
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Qt

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import DomainError, Event, EventId, Kind
from idlib_gui.layout.columns import Flags
from idlib_gui.layout.row_edits import RowEdits
from idlib_gui.overriding import override
from idlib_gui.state.narrowing import is_other_part, listed
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View

from .event_order import Column, EventOrder, Say
from .rows import EDITABLE, ID_ROLE, READABLE, Index, RowsModel

CLASS_ROLE = ID_ROLE + 1
"""The value of the `EventClass` that the type falls in, None without a type."""
_Role = Qt.ItemDataRole
_ANSWERED = frozenset(
    map(
        int,
        (
            _Role.DisplayRole,
            _Role.EditRole,
            _Role.ToolTipRole,
            _Role.AccessibleTextRole,
            ID_ROLE,
            CLASS_ROLE,
        ),
    )
)
"""Views ask each cell for a dozen roles at each repaint: what has no answer must cost nothing."""
_COLUMNS = tuple(Column)
FIELDS: Mapping[Column, str] = {
    Column.WHEN: "when",
    Column.EVENT: "title",
    Column.WHO: "agents",
    Column.WHOM: "targets",
    Column.TYPE: "type",
    Column.WHERE: "places",
    Column.STATUS: "status",
}
"""What of an event stands in the cells that can be typed into."""


class EventWords(NamedTuple):
    """What a model cannot know: the headings, and how each column is put in words."""

    headers: Mapping[Column, str]
    cells: Mapping[Column, Say]
    spoken: Mapping[Column, Say]
    """For screen readers, where that says more than the cell."""
    tip: Callable[[Document, Event, Column], str]
    typed: Mapping[Column, Say] = MappingProxyType({})
    """What stands in the line when a cell is edited, where that is not what the cell says."""
    copied: Mapping[Column, Say] = MappingProxyType({})
    """What is copied of a cell, where that is not what it says."""


class EventsModel(RowsModel[Event]):
    """One row an event, in time order until it is sorted otherwise. Knows nothing of views.

    Blank cells and undated events come last, whichever way it is sorted. Only what is looked at is
    listed: of the classes that are on, in the period that is brushed.
    """

    def __init__(self, session: Session, words: EventWords, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._store = store = session.store
        self._session = session
        self._view = session.viewport.view
        self._order = EventOrder(session.shown, words.cells)
        self._whole: list[Event] = []
        """All events, also those that are not listed, as they are sorted."""
        self._part: Flags = np.ones(0, dtype=bool)
        """Which of them are listed."""
        self._words = words
        self._sorted_by = Column.WHEN
        self._descending = False
        store.replaced.connect(self._reload)
        store.patched.connect(self._follow)
        session.viewport.settled.connect(self._follow_view)
        self._reload()

    @property
    def total(self) -> int:
        """Return how many events there are, listed or not."""
        return len(self._whole)

    @override
    def key_of(self, row: Event) -> Hashable:
        return row.id

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return self._words.headers[Column(section)]

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        event, column = self._rows[index.row()], _COLUMNS[index.column()]
        match role:
            case _Role.DisplayRole:
                return self._say(event, column)
            case _Role.EditRole:
                say = self._words.typed.get(column)
                return say(self._store.document, event) if say else self._say(event, column)
            case _Role.ToolTipRole:
                return self._words.tip(self._store.document, event, column)
            case _Role.AccessibleTextRole:
                say = self._words.spoken.get(column)
                return say(self._store.document, event) if say else self._say(event, column)
            case _:
                return event.id if role == ID_ROLE else event.event_class

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        may = index.column() in FIELDS and not self._store.history.read_only
        return EDITABLE if may else READABLE

    @override
    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.EditRole or not index.isValid() or index.column() not in FIELDS:
            return False
        # The start of the program need not wait for what reads cells.
        from .event_cells import Cell, fill  # noqa: PLC0415

        event = self._rows[index.row()].id
        try:
            fill(self._store, [Cell(event, Column(index.column()), str(value))])
        except DomainError:
            return False
        return True

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = Column(max(column, 0))
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._sort_all()
        self._reorder(self._listed())

    def ids_of(self, rows: Iterable[int]) -> list[EventId]:
        """Return which events stand in these rows."""
        return [self._rows[row].id for row in rows]

    def copied(self, row: int, column: Column) -> str:
        """Return what a cell is copied as: pasted back, it changes nothing."""
        event = self._rows[row]
        say = self._words.copied.get(column)
        return say(self._store.document, event) if say else self._say(event, column)

    def _reload(self) -> None:
        self._view = self._session.viewport.view
        self._sort_all()
        self._start_over(self._listed())

    def _follow(self, patch: Patch) -> None:
        followed = self._order.after(patch, self._session.shown)
        if followed is None:
            self._sort_all()
            self._become(self._listed())
        else:
            self._order, edits = followed
            self._edit_listed(edits)
        if {ref.kind for ref in patch.changes} & {Kind.ACTOR, Kind.PLACE, Kind.SOURCE}:
            # Names and sentence numbers stand in cells of events that are themselves unchanged.
            self._tell_changed(0, len(self._rows) - 1)

    def _edit_listed(self, edits: RowEdits) -> None:
        """Take events away and put others in, as far as they are listed."""
        if not edits:
            return
        events = self._session.shown.events
        come = [events[EventId(key)] for key in edits.keys]
        before, after = self._part, self._passing()
        edits.put(self._whole, come)
        self._part = after
        seen = after[edits.came]
        self._edit(
            (np.cumsum(before) - 1)[edits.gone[before[edits.gone]]].tolist(),
            (np.cumsum(after) - 1)[edits.came[seen]].tolist(),
            list(compress(come, seen.tolist())),
        )

    def _follow_view(self, view: View) -> None:
        before, self._view = self._view, view
        if view.left_out != before.left_out:
            self._sort_all()
            self._become(self._listed())
        elif is_other_part(view, before):
            part, self._part = self._part, self._passing()
            self._show_part(self._whole, part, self._part)

    def _sort_all(self) -> None:
        shown, cells = self._session.shown, self._words.cells
        self._order = EventOrder(shown, cells, self._sorted_by, descending=self._descending)
        self._whole = list(self._order.events())
        self._part = self._passing()

    def _passing(self) -> Flags:
        flags: Flags = listed(self._session).events[self._order.places]
        return flags

    def _listed(self) -> list[Event]:
        return list(compress(self._whole, self._part.tolist()))

    def _say(self, event: Event, column: Column) -> str:
        return self._words.cells[column](self._store.document, event)
