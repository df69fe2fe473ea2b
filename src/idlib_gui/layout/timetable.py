"""When the records of a document were going on, as columns: what a period holds at one look.

All of the time counts that a record may have taken (`domain.periods.reach`); what has no date is
in no period.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.document import Document
from idlib_gui.domain.periods import Period, date_of, reach
from idlib_gui.domain.records import (
    ActorId,
    Citation,
    Event,
    EventClass,
    EventId,
    EventType,
    Quote,
    QuoteId,
    SourceId,
)

from .columns import CLASSES, Flags, Ints, classes_on

_NEVER = (np.iinfo(np.int64).max, np.iinfo(np.int64).min)
"""The reach of what is not dated: no period overlaps it."""
_CODES = {None: CLASSES.index(None)} | {kind: CLASSES.index(kind.event_class) for kind in EventType}
"""The class by its place in `CLASSES`, by type."""


class Tally(NamedTuple):
    """Which rows belong to whom: `row[i]` belongs to `owner[i]`, a number below `owners`."""

    row: NDArray[np.int64]
    owner: NDArray[np.int64]
    owners: int

    def counts(self, rows: Flags) -> Ints:
        """Return how many of these rows each owner has."""
        return np.bincount(self.owner[rows[self.row]], minlength=self.owners).astype(np.int64)


class Timetable(NamedTuple):
    """One row an event in time order, undated ones last; one row a quote in the order of telling.

    `reach` and `quote_reach` hold begin and end, two rows of seconds, as `domain.periods.reach`.
    """

    events: tuple[EventId, ...]
    reach: Ints
    cls: NDArray[np.int8]
    quotes: tuple[QuoteId, ...]
    quote_reach: Ints
    about: Tally
    """The events by the quotes that are about them."""

    def active(self, period: Period) -> Flags:
        """Return which events were going on in a period, or may have been."""
        return _overlap(self.reach, period)

    def quotes_active(self, period: Period) -> Flags:
        """Return which quotes were said in a period, or are about what was going on in it."""
        about = self.about.counts(self.active(period)) > 0
        return about | _overlap(self.quote_reach, period)

    def without(self, classes: frozenset[EventClass | None]) -> Flags:
        """Return which events are of no such class."""
        kept: Flags = classes_on(classes)[self.cls]
        return kept


def timetable_of(document: Document) -> Timetable:
    """Return when the events and quotes of a document were going on."""
    index = document.index
    events = [document.events[key] for key in index.by_time]
    quotes = [document.quotes[key] for key in index.quotes_as_told]
    numbers = {key: number for number, key in enumerate(index.by_time)}
    about = [(row, key) for row, quote in enumerate(quotes) for key in quote.about]
    return Timetable(
        index.by_time,
        _reaches(events),
        np.array([_CODES[event.type] for event in events], dtype=np.int8),
        index.quotes_as_told,
        _reaches(quotes),
        _tally([(numbers[key], row) for row, key in about if key in numbers], len(quotes)),
    )


class Owners(NamedTuple):
    """What each actor of a document has of the rows of its timetable."""

    actors: tuple[ActorId, ...]
    acts: Tally
    says: Tally


def owners_of(document: Document) -> Owners:
    """Return who takes part in the events of a document, and who says its quotes."""
    table, index = document.derived(timetable_of), document.index
    actors = tuple(document.actors)
    return Owners(
        actors,
        _grouped(index.events_of, actors, table.events),
        _grouped(index.quotes_of, actors, table.quotes),
    )


class Tellers(NamedTuple):
    """What each source of a document tells of the rows of its timetable."""

    sources: tuple[SourceId, ...]
    events: Tally
    quotes: Tally


def tellers_of(document: Document) -> Tellers:
    """Return which sources tell each event and each quote; several may tell the same."""
    table, sources = document.derived(timetable_of), tuple(document.sources)
    events = (document.events[key] for key in table.events)
    quotes = (document.quotes[key] for key in table.quotes)
    numbers = {key: number for number, key in enumerate(sources)}

    def told(rows: Iterable[Iterable[Citation | None]]) -> Tally:
        named = ((row, {c.source for c in cited if c}) for row, cited in enumerate(rows))
        pairs = [(row, numbers[key]) for row, keys in named for key in keys if key in numbers]
        return _tally(pairs, len(sources))

    return Tellers(
        sources,
        told((*event.evidence, event.trigger) for event in events),
        told(quote.citations for quote in quotes),
    )


def _grouped(
    groups: Mapping[ActorId, Sequence[object]], owners: Sequence[ActorId], rows: Sequence[object]
) -> Tally:
    """Return whose rows these are, from the keys of the rows that each owner has."""
    numbers = {key: number for number, key in enumerate(rows)}
    pairs = [
        (numbers[key], owner) for owner, actor in enumerate(owners) for key in groups.get(actor, ())
    ]
    return _tally(pairs, len(owners))


def _tally(pairs: Sequence[tuple[int, int]], owners: int) -> Tally:
    rows, numbers = np.array(pairs, dtype=np.int64).reshape(-1, 2).T.copy()
    return Tally(rows, numbers, owners)


def _reaches(records: Sequence[Event | Quote]) -> Ints:
    known: dict[str | None, Period] = {}
    spans = []
    for record in records:
        date = record.when.edtf if record.when is not None else None
        if date not in known:
            parsed = date_of(record)
            known[date] = _NEVER if parsed is None else reach(parsed)
        spans.append(known[date])
    return np.array(spans, dtype=np.int64).reshape(-1, 2).T.copy()


def _overlap(reaches: Ints, period: Period) -> Flags:
    begin, end = period
    overlap: Flags = (reaches[0] < end) & (reaches[1] > begin)
    return overlap
