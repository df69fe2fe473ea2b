"""When the records of a document were going on, as columns: what a period holds at one look.

All of the time counts that a record may have taken (`domain.periods.reach`); what has no date is
in no period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.periods import Period, date_of, reach
from idlib_gui.domain.records import Event, EventClass, EventId, Quote, QuoteId

from .columns import CLASS_CODES, Flags, Ints, classes_on, columns_of
from .row_edits import RowEdits, event_edits, event_rows, keeps_order, quote_edits, quote_rows
from .table_rows import coded, rows_in_time
from .tally import Tally, pairs_of, tally

_NEVER = (np.iinfo(np.int64).max, np.iinfo(np.int64).min)
"""The reach of what is not dated: no period overlaps it."""


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


def _timetable(document: Document) -> Timetable:
    index = document.index
    columns = document.derived(columns_of)
    quotes = [document.quotes[key] for key in index.quotes_as_told]
    rows = dict(zip(document.events, document.derived(rows_in_time).tolist(), strict=True))
    about = pairs_of(np.arange(len(quotes)), [quote.about for quote in quotes], rows)
    return Timetable(
        index.by_time,
        np.where(columns.dated, [columns.start_lo, columns.end_hi], np.array([_NEVER]).T),
        columns.cls,
        index.quotes_as_told,
        _reaches(quotes),
        tally(about.swapped, len(quotes)),
    )


def _followed(
    table: Timetable, before: Document, patch: Patch, after: Document
) -> Timetable | None:
    if not keeps_order(patch):
        return None
    events = event_edits(before, patch, after, ("type",))
    quotes = quote_edits(before, patch, after, ("when", "about"))
    if not events and not quotes:
        return table
    happened = [after.events[EventId(key)] for key in events.keys]
    said = [after.quotes[QuoteId(key)] for key in quotes.keys]
    return Timetable(
        after.index.by_time,
        events.column(table.reach, _reaches(happened)),
        events.column(table.cls, _codes(happened)),
        after.index.quotes_as_told,
        quotes.column(table.quote_reach, _reaches(said)),
        table.about.after(events.moves, quotes.moves, quotes.total, _about(after, events, quotes)),
    )


def _about(document: Document, events: RowEdits, quotes: RowEdits) -> Iterator[tuple[int, int]]:
    """Yield the events and quotes about them, as rows, of which an edit brings either."""
    find_event, find_quote = document.derived(event_rows), document.derived(quote_rows)
    brought = set(events.keys)
    for key, row in zip(events.keys, events.came.tolist(), strict=True):
        telling = document.index.quotes_about.get(EventId(key), ())
        yield from ((row, quote) for quote in find_quote.of(telling).tolist())
    for key, row in zip(quotes.keys, quotes.came.tolist(), strict=True):
        about = [event for event in document.quotes[QuoteId(key)].about if event not in brought]
        yield from ((event, row) for event in find_event.of(about).tolist() if event >= 0)


timetable_of: Derived[Document, Patch, Timetable] = Derived(_timetable, _followed)
"""Says when the events and quotes of a document were going on."""


def _codes(events: Iterable[Event]) -> NDArray[np.int8]:
    return coded([event.type for event in events], CLASS_CODES)


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
