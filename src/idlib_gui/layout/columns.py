"""Events as columns of numbers: what every later step of the layout works on.

Thirty events of an article and ten million rows of a dataset come through the same columns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.calendar import FAR_FUTURE, FAR_PAST
from idlib_gui.domain.document import Document
from idlib_gui.domain.edtf import Edtf, EdtfError, parse_edtf
from idlib_gui.domain.records import Event, EventClass, Status

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

CLASSES: tuple[EventClass | None, ...] = (*EventClass, None)
"""The classes by their code in `Columns.cls`."""
STATUSES: tuple[Status, ...] = tuple(Status)
"""The statuses by their code in `Columns.status`."""

LONGEST_TITLE = 300
"""Code points of a title that are ever drawn."""


class Columns(NamedTuple):
    """One row an event, in time order as the document has it, undated events last.

    Times are whole seconds since 1970. `named` holds the calendar units that dates name, one row
    (begin, end) each, and `named_start` says which of them something starts in.
    """

    ids: Sequence[str]
    titles: Sequence[str]
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


def one_line(text: str) -> str:
    """Return `text` as it is drawn: control characters are spaces, and no longer than is sane."""
    text = text[:LONGEST_TITLE]
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(text.split())


def columns_of(document: Document) -> Columns:
    """Return the events of a document as columns."""
    index = document.index
    events = [document.events[key] for key in index.by_time]
    told = {key: place for place, key in enumerate(index.as_told)}
    dates = [_date(event) for event in events]
    times = np.array([_times(date) for date in dates], dtype=np.int64).reshape(-1, 5)
    published = [
        date
        for source in document.sources.values()
        if (date := _readable(source.published)) is not None and date.first is not None
    ]
    named, named_start = _named([date for date in dates if date is not None], published)
    return Columns(
        ids=tuple(event.id for event in events),
        titles=tuple(one_line(event.title) for event in events),
        dated=np.array([date is not None for date in dates], dtype=bool),
        anchor=times[:, 0],
        start_lo=times[:, 1],
        start_hi=times[:, 2],
        end_lo=times[:, 3],
        end_hi=times[:, 4],
        open_start=np.array([bool(date and date.first is None) for date in dates], dtype=bool),
        open_end=np.array([bool(date and date.last is None) for date in dates], dtype=bool),
        cls=np.array([CLASSES.index(event.event_class) for event in events], dtype=np.int8),
        status=np.array([STATUSES.index(event.status) for event in events], dtype=np.int8),
        claimed=np.array([event.claimed_by is not None for event in events], dtype=bool),
        told=np.array([told[event.id] for event in events], dtype=np.int32),
        named=named,
        named_start=named_start,
        published=np.array(
            [(date.first.begin, date.first.end) for date in published if date.first],
            dtype=np.int64,
        ).reshape(-1, 2),
        published_about=np.array([date.approximate for date in published], dtype=bool),
    )


def moves_nothing(before: Event, after: Event) -> bool:
    """Return whether an edit of an event leaves it in its lanes, at its time and in its colour."""
    as_before = after._replace(
        title=before.title,
        status=before.status,
        confidence=before.confidence,
        reason=before.reason,
    )
    return as_before == before


def retold(columns: Columns, events: Mapping[int, Event]) -> Columns:
    """Return columns with other titles and statuses in some rows."""
    if not events:
        return columns
    titles, status = list(columns.titles), columns.status.copy()
    for row, event in events.items():
        titles[row] = one_line(event.title)
        status[row] = STATUSES.index(event.status)
    return columns._replace(titles=tuple(titles), status=status)


def _date(event: Event) -> Edtf | None:
    return event.when.date if event.when else None


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


def _named(dates: Sequence[Edtf], published: Sequence[Edtf]) -> tuple[Ints, Flags]:
    units: list[tuple[int, int]] = []
    starts: list[bool] = []
    for date in (*dates, *published):
        for unit, is_start in ((date.first, True), (date.last, False)):
            if unit is not None and (is_start or unit is not date.first):
                units.append((unit.begin, unit.end))
                starts.append(is_start)
    return np.array(units, dtype=np.int64).reshape(-1, 2), np.array(starts, dtype=bool)
