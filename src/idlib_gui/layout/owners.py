"""What each actor and each source has of the rows of a timetable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.index import participants, speakers
from idlib_gui.domain.records import ActorId, Citation, Event, EventId, Quote, QuoteId, SourceId

from .columns import Ints
from .row_edits import RowEdits, Rows, event_edits, event_rows, keeps_order, quote_edits, quote_rows
from .table_rows import rows_in_time
from .tally import Pairs, Tally, pairs_of, renumbered, tally


class Owners(NamedTuple):
    """What each actor of a document has of the rows of its timetable."""

    actors: tuple[ActorId, ...]
    acts: Tally
    says: Tally


def _owners(document: Document) -> Owners:
    actors = tuple(document.actors)
    numbers = {key: number for number, key in enumerate(actors)}
    taking_part = list(map(participants, document.events.values()))
    said = [speakers(document.quotes[key]) for key in document.index.quotes_as_told]
    return Owners(
        actors,
        tally(pairs_of(document.derived(rows_in_time), taking_part, numbers), len(actors)),
        tally(pairs_of(np.arange(len(said)), said, numbers), len(actors)),
    )


def _owners_after(owners: Owners, before: Document, patch: Patch, after: Document) -> Owners | None:
    if not keeps_order(patch):
        return None
    events = event_edits(before, patch, after, ("agents", "targets", "claimed_by"))
    quotes = quote_edits(before, patch, after, ("speaker",))
    actors = tuple(after.actors)
    if not events and not quotes and actors == owners.actors:
        return owners
    come = [key for key in actors if key not in before.actors]
    numbers = {key: number for number, key in enumerate(actors)}
    to = renumbered(owners.actors, actors)

    def acting() -> Iterator[tuple[int, int]]:
        for key, row in zip(events.keys, events.came.tolist(), strict=True):
            found = participants(after.events[EventId(key)])
            yield from ((row, numbers[actor]) for actor in found if actor in numbers)
        yield from _of_new(
            come, lambda: after.index.events_of, after.derived(event_rows), events, numbers
        )

    def saying() -> Iterator[tuple[int, int]]:
        for key, row in zip(quotes.keys, quotes.came.tolist(), strict=True):
            speaker = after.quotes[QuoteId(key)].speaker
            if speaker in numbers:
                yield row, numbers[speaker]
        yield from _of_new(
            come, lambda: after.index.quotes_of, after.derived(quote_rows), quotes, numbers
        )

    return Owners(
        actors,
        owners.acts.after(events.moves, to, len(actors), acting()),
        owners.says.after(quotes.moves, to, len(actors), saying()),
    )


def _of_new(
    actors: Iterable[ActorId],
    groups: Callable[[], Mapping[ActorId, Sequence[str]]],
    rows: Rows,
    edits: RowEdits,
    numbers: Mapping[ActorId, int],
) -> Iterator[tuple[int, int]]:
    """Yield what actors that come have of the rows that are not edited: these named them before."""
    edited = set(edits.keys)
    for actor in actors:
        left = [key for key in groups().get(actor, ()) if key not in edited]
        yield from ((row, numbers[actor]) for row in rows.of(left).tolist())


owners_of: Derived[Document, Patch, Owners] = Derived(_owners, _owners_after)
"""Says who takes part in the events of a document, and who says its quotes."""


class Tellers(NamedTuple):
    """What each source of a document tells of the rows of its timetable."""

    sources: tuple[SourceId, ...]
    events: Tally
    quotes: Tally


def _tellers(document: Document) -> Tellers:
    sources, index = tuple(document.sources), document.index
    numbers = {key: number for number, key in enumerate(sources)}
    quotes = [document.quotes[key] for key in index.quotes_as_told]
    return Tellers(
        sources,
        tally(
            _told(document.derived(rows_in_time), document.events.values(), numbers), len(sources)
        ),
        tally(_told(np.arange(len(quotes)), quotes, numbers), len(sources)),
    )


def _tellers_after(
    tellers: Tellers, before: Document, patch: Patch, after: Document
) -> Tellers | None:
    if not keeps_order(patch):
        return None
    sources = tellers.sources
    numbers = {key: number for number, key in enumerate(sources)}
    same = renumbered(sources, sources)
    events, quotes = event_edits(before, patch, after), quote_edits(before, patch, after)
    happened = (after.events[EventId(key)] for key in events.keys)
    said = (after.quotes[QuoteId(key)] for key in quotes.keys)
    told = _told(events.came, happened, numbers)
    quoted = _told(quotes.came, said, numbers)
    return Tellers(
        sources,
        tellers.events.after(events.moves, same, len(sources), told) if events else tellers.events,
        tellers.quotes.after(quotes.moves, same, len(sources), quoted)
        if quotes
        else tellers.quotes,
    )


def _told(rows: Ints, records: Iterable[Event | Quote], numbers: Mapping[SourceId, int]) -> Pairs:
    """Return each row with the sources that tell it."""
    tellers = [[cited.source for cited in _citations(record)] for record in records]
    return pairs_of(rows, tellers, numbers)


def _citations(record: Event | Quote) -> tuple[Citation, ...]:
    if isinstance(record, Quote):
        return record.citations
    return record.evidence if record.trigger is None else (*record.evidence, record.trigger)


tellers_of: Derived[Document, Patch, Tellers] = Derived(_tellers, _tellers_after)
"""Says which sources tell each event and each quote; several may tell the same."""
