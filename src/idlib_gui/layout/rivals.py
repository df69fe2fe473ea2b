"""Other dates that events are said to have, as ghosts beside their marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.edtf import Edtf, parse_edtf
from idlib_gui.domain.periods import reach
from idlib_gui.domain.records import Event, EventId, Kind
from idlib_gui.domain.touching import Touched

from .columns import Flags, Floats, Ints
from .drawn import Drawn
from .scale import TimeScale

LEAST = 12.0
"""Pixels that a ghost is wide at least."""

OtherDates = Mapping[EventId, Mapping[int, Edtf]]
"""The dates that are given beside the main one, by their places among the rivals of the event."""


def _other_dates(document: Document) -> OtherDates:
    found = {key: _of(event) for key, event in document.events.items() if event.rivals}
    return {key: dates for key, dates in found.items() if dates}


def _followed(dates: OtherDates, before: Document, patch: Patch, _after: Document) -> OtherDates:
    if not before.derived(Touched).any_of(patch.changes, Kind.EVENT, ("rivals",)):
        return dates
    changed: dict[EventId, Mapping[int, Edtf]] = {}
    for ref, change in patch.changes.items():
        if ref.kind is Kind.EVENT:
            found = _of(change.after) if isinstance(change.after, Event) else {}
            if found != dates.get(EventId(ref.id), {}):
                changed[EventId(ref.id)] = found
    return {k: v for k, v in {**dates, **changed}.items() if v} if changed else dates


def _of(event: Event) -> Mapping[int, Edtf]:
    rivals = enumerate(event.rivals)
    return {number: parse_edtf(rival.value) for number, rival in rivals if rival.field == "when"}


other_dates: Derived[Document, Patch, OtherDates] = Derived(_other_dates, _followed)
"""Tells which events are said to have other dates; the same value where no edit touched them."""


class Rivals(NamedTuple):
    """One row for each other date, by the rows of their events in the columns.

    `begin` and `end` are seconds since 1970, all of the time that it may be; `named` holds the
    calendar units of the dates and `named_start` which of them something starts in, as in columns.
    """

    event: Ints
    number: Ints
    """The place among the rivals of the event."""
    begin: Ints
    end: Ints
    named: Ints
    named_start: Flags


def rivals_of(dates: OtherDates, rows: Ints) -> Rivals | None:
    """Return other dates by row; None if there are none.

    Args:
        dates: The other dates.
        rows: The row of each of their events, -1 for one that has none.
    """
    found = sorted(
        (row, number, date)
        for row, others in zip(rows.tolist(), dates.values(), strict=True)
        if row >= 0
        for number, date in others.items()
    )
    if not found:
        return None
    units = [
        (unit.begin, unit.end, unit is date.first)
        for *_, date in found
        for unit in dict.fromkeys((date.first, date.last))
        if unit is not None
    ]
    reaches = np.array([reach(date) for *_, date in found], dtype=np.int64)
    named = np.array([unit[:2] for unit in units], dtype=np.int64)
    return Rivals(
        event=np.array([row for row, *_ in found], dtype=np.int64),
        number=np.array([number for _, number, _ in found], dtype=np.int64),
        begin=reaches[:, 0],
        end=reaches[:, 1],
        named=named,
        named_start=np.array([starts for *_, starts in units], dtype=bool),
    )


class Ghosts(NamedTuple):
    """Marks of other dates, in pixels from the top left of the time area, one item each.

    A thin line leads from `link[0]` to `link[1]`, to the mark of the main date; where they touch,
    the two are the same.
    """

    event: Ints
    number: Ints
    lane: Ints
    y: Floats
    """Top of the row: that of the main mark."""
    left: Floats
    right: Floats
    link: Floats
    cls: Ints

    def at(self, items: Flags) -> Ghosts:
        """Return some of them."""
        return Ghosts._make(column[..., items] for column in self)

    def of_lanes(self, first: int, end: int) -> Ghosts:
        """Return those of some lanes."""
        if self is NO_GHOSTS:  # as nearly always: a frame need not pay for it
            return self
        return self.at((self.lane >= first) & (self.lane < end))


_NONE = np.zeros(0, dtype=np.int64)
NO_GHOSTS = Ghosts(*(_NONE,) * 3, *(np.zeros(0),) * 3, np.zeros((2, 0)), _NONE)


class Sight(NamedTuple):
    """What part of a scale is seen, on how many pixels."""

    scale: TimeScale
    rooms: tuple[float, float]
    width: int


def ghosts_of(rivals: Rivals, drawn: Drawn, y: Floats, ends: Floats, sight: Sight) -> Ghosts:
    """Return the ghosts that are seen of marks.

    Args:
        rivals: The other dates.
        drawn: The marks, whether they are seen or not.
        y: The top of the row of each.
        ends: Left and right end of each, in pixels.
        sight: What is seen.
    """
    marks = np.flatnonzero((drawn.layer == 0) & np.isin(drawn.event, rivals.event))
    first = np.searchsorted(rivals.event, drawn.event[marks], side="left")
    counts = np.searchsorted(rivals.event, drawn.event[marks], side="right") - first
    mark = np.repeat(marks, counts)
    rival = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(len(mark))
    places = np.stack([rivals.begin[rival], rivals.end[rival]])
    rooms = np.clip(sight.scale.to_room(places), 0.0, sight.scale.room)
    begin, end = sight.rooms
    left, right = (rooms - begin) * (sight.width / (end - begin))
    right = np.maximum(right, left + LEAST)
    own_left, own_right = ends[:, mark]
    before, after = right < own_left, left > own_right
    link = np.stack([
        np.where(before, right, np.where(after, own_right, left)),
        np.where(before, own_left, left),
    ])  # fmt: skip
    ghosts = Ghosts(
        drawn.event[mark],
        rivals.number[rival],
        drawn.lane[mark],
        y[mark],
        left,
        right,
        link,
        drawn.cls[mark].astype(np.int64),
    )
    low, high = np.minimum(left, link[0]), np.maximum(right, link[1])
    return ghosts.at((high > 0) & (low < sight.width))
