"""When the records of a document were going on, as columns: what a period holds at one look.

The same answers as `domain.periods` gives record by record, for all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.document import Document
from idlib_gui.domain.edtf import Edtf
from idlib_gui.domain.index import participants
from idlib_gui.domain.periods import Period, date_of, reach
from idlib_gui.domain.records import ActorId, Citation, EventClass, EventId, QuoteId, SourceId

from .columns import CLASSES, Flags, Ints

_NEVER = (np.iinfo(np.int64).max, np.iinfo(np.int64).min)
"""The reach of what is not dated: no period overlaps it."""


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
        off = np.array([cls in classes for cls in CLASSES], dtype=bool)
        kept: Flags = ~off[self.cls]
        return kept


def timetable_of(document: Document) -> Timetable:
    """Return when the events and quotes of a document were going on."""
    index = document.index
    events = [document.events[key] for key in index.by_time]
    quotes = [document.quotes[key] for key in index.quotes_as_told]
    numbers = {key: number for number, key in enumerate(index.by_time)}
    return Timetable(
        index.by_time,
        _reaches(map(date_of, events)),
        np.array([CLASSES.index(event.event_class) for event in events], dtype=np.int8),
        index.quotes_as_told,
        _reaches(map(date_of, quotes)),
        _tally(
            [(numbers[key] for key in quote.about if key in numbers) for quote in quotes],
            turned=True,
        ),
    )


class Owners(NamedTuple):
    """What each actor and each source of a document has of the rows of its timetable."""

    actors: tuple[ActorId, ...]
    acts: Tally
    says: Tally
    sources: tuple[SourceId, ...]
    tells: Tally
    cites: Tally


def owners_of(document: Document) -> Owners:
    """Return whose the events and quotes of a document are.

    Events are of those who take part in them, quotes of their speakers, and both of each source
    that tells them.
    """
    table = document.derived(timetable_of)
    events = [document.events[key] for key in table.events]
    quotes = [document.quotes[key] for key in table.quotes]
    actors, sources = tuple(document.actors), tuple(document.sources)
    return Owners(
        actors,
        _owned([participants(event) for event in events], actors),
        _owned([(quote.speaker,) for quote in quotes], actors),
        sources,
        _owned([_told_in((*event.evidence, event.trigger)) for event in events], sources),
        _owned([_told_in(quote.citations) for quote in quotes], sources),
    )


def _told_in(citations: Iterable[Citation | None]) -> set[SourceId]:
    return {cited.source for cited in citations if cited is not None}


def _owned(named: Sequence[Iterable[object]], owners: Sequence[object]) -> Tally:
    numbers = {key: number for number, key in enumerate(owners)}
    return _tally([(numbers[key] for key in keys if key in numbers) for keys in named], len(owners))


def _tally(rows: Sequence[Iterable[int]], owners: int = 0, *, turned: bool = False) -> Tally:
    """Return the pairs of each row with its numbers; turned, the rows are the owners."""
    pairs = np.array(
        [(row, number) for row, numbers in enumerate(rows) for number in numbers], dtype=np.int64
    ).reshape(-1, 2)
    if turned:
        return Tally(pairs[:, 1], pairs[:, 0], len(rows))
    return Tally(pairs[:, 0], pairs[:, 1], owners)


def _reaches(dates: Iterable[Edtf | None]) -> Ints:
    spans = [_NEVER if date is None else reach(date) for date in dates]
    return np.array(spans, dtype=np.int64).reshape(-1, 2).T.copy()


def _overlap(reaches: Ints, period: Period) -> Flags:
    begin, end = period
    overlap: Flags = (reaches[0] < end) & (reaches[1] > begin)
    return overlap
