"""Events as columns of numbers: what every later step of the layout works on.

Thirty events of an article and ten million rows of a dataset come through the same columns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.calendar import FAR_FUTURE, FAR_PAST
from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.edtf import Edtf, EdtfError, parse_edtf
from idlib_gui.domain.records import Event, EventClass, EventId, EventType, Kind, Status
from idlib_gui.domain.touching import Touched

from .row_edits import EVENT_ORDER, event_edits, keeps_order, told_edits, told_rows
from .table_rows import coded, put, rows_as_told, rows_in_time

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

CLASSES: tuple[EventClass | None, ...] = (*EventClass, None)
"""The classes by their code in `Columns.cls`."""
STATUSES: tuple[Status, ...] = tuple(Status)
"""The statuses by their code in `Columns.status`."""

CLASS_CODES = {None: CLASSES.index(None)} | {
    kind: CLASSES.index(kind.event_class) for kind in EventType
}
"""The class of each type, by its code in `Columns.cls`."""
_STATUS_CODES = {status: code for code, status in enumerate(STATUSES)}
_ARRAYS = (
    "dated", "anchor", "start_lo", "start_hi", "end_lo", "end_hi", "open_start", "open_end",
    "cls", "status", "claimed", "told", "units", "has_unit",
)  # fmt: skip
_NO_SPANS: Ints = np.zeros((0, 2), dtype=np.int64)

LONGEST_TITLE = 300
"""Code points of a title that are ever drawn."""


class Labels(Protocol):
    """What rows are called."""

    def __getitem__(self, row: int, /) -> str:
        """Return what a row is called."""


class Titles:
    """The titles of events as they are drawn, by their rows: made when they are asked for."""

    def __init__(self, ids: Sequence[str], events: Mapping[EventId, Event]) -> None:
        self._ids, self._events = ids, events

    def __getitem__(self, row: int, /) -> str:
        """Return the title of the event in a row."""
        return one_line(self._events[EventId(self._ids[row])].title)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ids)


class Columns(NamedTuple):
    """One row an event, in time order as the document has it, undated events last.

    Times are whole seconds since 1970. `named` holds the calendar units that dates name, one row
    (begin, end) each, and `named_start` says which of them something starts in.
    """

    ids: Sequence[str]
    titles: Titles
    dated: Flags
    anchor: Ints
    """Where the label belongs: the nominal start."""
    start_lo: Ints
    start_hi: Ints
    end_lo: Ints
    end_hi: Ints
    open_start: Flags
    open_end: Flags
    cls: NDArray[np.int8]
    status: NDArray[np.int8]
    claimed: Flags
    told: NDArray[np.int32]
    """The place of each event in the order of telling."""
    units: Ints
    """The calendar units of the date of each event, by column: first begin, first end, last begin,
    last end."""
    has_unit: Flags
    """Whether an event has a first unit, and whether it has a last one that is another."""
    named: Ints
    named_start: Flags
    published: Ints
    """Begin and end of the publication dates, one row a source that has one."""
    published_about: Flags

    @property
    def total(self) -> int:
        """Return how many events there are."""
        return len(self.ids)

    @property
    def extent(self) -> tuple[int, int] | None:
        """Return the first and last second that anything dated touches; open ends reach nowhere."""
        lows = self.start_lo[self.dated & ~self.open_start]
        highs = self.end_hi[self.dated & ~self.open_end]
        edges = np.concatenate([lows, highs, self.named.ravel()])
        return (int(edges.min()), int(edges.max())) if edges.size else None


def classes_on(off: Collection[EventClass | None]) -> Flags:
    """Return which classes are on, by their place in `CLASSES`."""
    return np.array([cls not in off for cls in CLASSES], dtype=bool)


@lru_cache(maxsize=65_536)
def one_line(text: str) -> str:
    """Return `text` as it is drawn: control characters are spaces, and no longer than is sane."""
    text = text[:LONGEST_TITLE]
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(text.split())


def _columns(document: Document) -> Columns:
    keys, rows = document.index.by_time, document.derived(rows_in_time)
    columns = _of_events(list(document.events.values()), document.derived(rows_as_told))
    parts: dict[str, Any] = {name: put(getattr(columns, name), rows) for name in _ARRAYS}
    titles = Titles(keys, document.events)
    return _with_published(columns._replace(ids=keys, titles=titles, **parts), document)


def _followed(columns: Columns, before: Document, patch: Patch, after: Document) -> Columns | None:
    if not keeps_order(patch):
        return None
    touched = before.derived(Touched)
    dated = False
    if touched.any_of(patch.changes, Kind.EVENT, (*EVENT_ORDER, "type", "claimed_by")):
        edits = event_edits(before, patch, after, ("type", "claimed_by", "status"))
        events = [after.events[EventId(key)] for key in edits.keys]
        come = _of_events(events, after.derived(told_rows).of(edits.keys))
        if told := told_edits(before, patch, after):
            columns = columns._replace(told=told.moves.take(columns.told).astype(np.int32))
        parts: dict[str, Any] = {
            name: edits.column(getattr(columns, name), getattr(come, name)) for name in _ARRAYS
        }
        before_units = columns.units, columns.has_unit
        columns = columns._replace(ids=after.index.by_time, **parts)
        dated = not all(map(np.array_equal, before_units, (columns.units, columns.has_unit)))
    elif touched.any_of(patch.changes, Kind.EVENT, ("status",)):
        edits = event_edits(before, patch, after, ("status",))
        status = _statuses([after.events[EventId(key)] for key in edits.keys])
        columns = columns._replace(status=edits.column(columns.status, status))
    if after.events is not before.events:
        columns = columns._replace(titles=Titles(after.index.by_time, after.events))
    published = any(ref.kind is Kind.SOURCE for ref in patch.changes)
    return _with_published(columns, after) if dated or published else columns


columns_of: Derived[Document, Patch, Columns] = Derived(_columns, _followed)
"""Tells the events of a document as columns."""


def _of_events(events: Sequence[Event], told: Ints) -> Columns:
    """Return events as columns, without ids, titles and publication dates."""
    # Many events share a date: what is known of it is worked out once.
    given = [None if event.when is None else event.when.edtf for event in events]
    codes = {edtf: code for code, edtf in enumerate(dict.fromkeys(given))}
    code = np.fromiter(map(codes.__getitem__, given), np.int64, len(given))
    dates = [None if edtf is None else parse_edtf(edtf) for edtf in codes]
    times = np.array([_times(date) for date in dates], dtype=np.int64).reshape(-1, 5)[code]
    units, has_unit = _units(dates)
    dated = np.array([date is not None for date in dates], dtype=bool)
    open_start = np.array([bool(date and date.first is None) for date in dates], dtype=bool)
    open_end = np.array([bool(date and date.last is None) for date in dates], dtype=bool)
    return Columns(
        ids=(),
        titles=Titles((), {}),
        dated=dated[code],
        anchor=times[:, 0],
        start_lo=times[:, 1],
        start_hi=times[:, 2],
        end_lo=times[:, 3],
        end_hi=times[:, 4],
        open_start=open_start[code],
        open_end=open_end[code],
        cls=coded([event.type for event in events], CLASS_CODES),
        status=_statuses(events),
        claimed=np.fromiter((e.claimed_by is not None for e in events), bool, len(events)),
        told=told.astype(np.int32),
        units=units[:, code],
        has_unit=has_unit[:, code],
        named=_NO_SPANS,
        named_start=np.zeros(0, dtype=bool),
        published=_NO_SPANS,
        published_about=np.zeros(0, dtype=bool),
    )


def _statuses(events: Sequence[Event]) -> NDArray[np.int8]:
    return coded([event.status for event in events], _STATUS_CODES)


def _with_published(columns: Columns, document: Document) -> Columns:
    """Return columns with the publication dates of a document, and all units that dates name."""
    dates = [
        date
        for source in document.sources.values()
        if (date := _readable(source.published)) is not None and date.first is not None
    ]
    units, has_unit = _units(dates)
    named, named_start = _named(
        np.concatenate([columns.units, units], axis=1),
        np.concatenate([columns.has_unit, has_unit], axis=1),
    )
    spans = [(date.first.begin, date.first.end) for date in dates if date.first]
    return columns._replace(
        named=named,
        named_start=named_start,
        published=np.array(spans, dtype=np.int64).reshape(-1, 2),
        published_about=np.array([date.approximate for date in dates], dtype=bool),
    )


def _readable(edtf: str | None) -> Edtf | None:
    """Return a date that was written outside a `When`, None where it cannot be read."""
    try:
        return None if edtf is None else parse_edtf(edtf)
    except EdtfError:  # pragma: no cover - `Source` refuses such a date already
        return None


def _times(date: Edtf | None) -> tuple[int, int, int, int, int]:
    """Return anchor, earliest and latest start, earliest and latest end; open ends far away."""
    if date is None:
        return 0, 0, 0, 0, 0
    bounds = date.bounds
    unit = date.first or date.last
    assert unit is not None  # noqa: S101 - the parser gives at least one end
    return (
        unit.begin,
        FAR_PAST if bounds.earliest_start is None else bounds.earliest_start,
        FAR_PAST if bounds.latest_start is None else bounds.latest_start,
        FAR_FUTURE if bounds.earliest_end is None else bounds.earliest_end,
        FAR_FUTURE if bounds.latest_end is None else bounds.latest_end,
    )


def _units(dates: Sequence[Edtf | None]) -> tuple[Ints, Flags]:
    """Return the units that dates name, and which of them there are, a column a date."""
    units = np.zeros((len(dates), 4), dtype=np.int64)
    there = np.zeros((len(dates), 2), dtype=bool)
    for row, date in enumerate(dates):
        first, last = (None, None) if date is None else (date.first, date.last)
        if first is not None:
            units[row, :2] = first.begin, first.end
            there[row, 0] = True
        if last is not None and last is not first:
            units[row, 2:] = last.begin, last.end
            there[row, 1] = True
    return units.T.copy(), there.T.copy()


def _named(units: Ints, there: Flags) -> tuple[Ints, Flags]:
    """Return the units that are there, date after date, and which of them something starts in."""
    pairs = units.T.reshape(-1, 2)
    starts = np.tile([True, False], there.shape[1])
    kept = there.T.ravel()
    return pairs[kept], starts[kept]
