"""Who did what in which order: look-ups over the records of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from .edtf import parse_edtf
from .records import ActorId, Citation, Event, EventId, Quote, QuoteId, SourceId

K = TypeVar("K")
V = TypeVar("V")

_LAST = 1 << 62
"""Later than any second and any offset."""
Order = Mapping[SourceId, int]
"""The place of each source."""


class Tables(Protocol):
    """The tables of a document that are looked up."""

    @property
    def sources(self) -> Mapping[SourceId, object]:
        """The texts, in their order."""

    @property
    def events(self) -> Mapping[EventId, Event]:
        """What happened."""

    @property
    def quotes(self) -> Mapping[QuoteId, Quote]:
        """What was said."""


class Index(NamedTuple):
    """Look-ups over one document."""

    by_time: tuple[EventId, ...]
    """By earliest start, then earliest end, then as told; undated events come last."""
    as_told: tuple[EventId, ...]
    quotes_as_told: tuple[QuoteId, ...]
    events_of: Mapping[ActorId, tuple[EventId, ...]]
    """What an actor did, suffered or claims, in time order."""
    quotes_of: Mapping[ActorId, tuple[QuoteId, ...]]
    """What an actor said, as told."""
    quotes_about: Mapping[EventId, tuple[QuoteId, ...]]


def build_index(tables: Tables) -> Index:
    """Return the look-ups over these tables."""
    # Records lie in memory as their table has them: gone through in that order, by numbers, they
    # are read much quicker than as they follow each other in time.
    order, quotes = order_of(tables), list(tables.quotes.values())
    events, keys = list(tables.events.values()), list(tables.events)
    told = [event_told(event, order) for event in events]
    as_told = sorted(range(len(events)), key=told.__getitem__)
    by_time = sorted(as_told, key=_times(events).__getitem__)
    said = [quote_told(quote, order) for quote in quotes]
    quotes_as_told = sorted(range(len(quotes)), key=said.__getitem__)
    quote_keys = list(tables.quotes)
    return Index(
        _named(keys, by_time),
        _named(keys, as_told),
        _named(quote_keys, quotes_as_told),
        _grouped(map(participants, events), keys, by_time),
        _grouped(map(speakers, quotes), quote_keys, quotes_as_told),
        _grouped((quote.about for quote in quotes), quote_keys, quotes_as_told),
    )


def _times(events: Sequence[Event]) -> list[int]:
    """Return numbers that order events as `time_of` does."""
    dates = [None if event.when is None else event.when.edtf for event in events]
    known = {date: _time(date) for date in set(dates)}  # many events share a date
    ranks = {time: rank for rank, time in enumerate(sorted(set(known.values())))}
    rank_of = {date: ranks[time] for date, time in known.items()}
    return [rank_of[date] for date in dates]


def _named(keys: Sequence[K], numbers: Iterable[int]) -> tuple[K, ...]:
    """Return the keys with these numbers."""
    return tuple(map(keys.__getitem__, numbers))


def order_of(tables: Tables) -> Order:
    """Return the place of each source."""
    return {source: number for number, source in enumerate(tables.sources)}


def event_told(event: Event, order: Order) -> tuple[int, int]:
    """Return where an event is told first: the place of the source, and where in it."""
    cited = event.evidence if event.trigger is None else (*event.evidence, event.trigger)
    return told_first(cited, order)


def quote_told(quote: Quote, order: Order) -> tuple[int, int]:
    """Return where a quote is told first."""
    return told_first(quote.citations, order)


def told_first(citations: Sequence[Citation], order: Order) -> tuple[int, int]:
    """Return the first of places: that of its source, and where in it; the last, without any."""
    first: tuple[int, int] | None = None
    for cited in citations:
        place = order.get(cited.source, _LAST), cited.start
        if first is None or place < first:
            first = place
    return first or (_LAST, 0)


def participants(event: Event) -> tuple[ActorId, ...]:
    """Return agents, targets and the claimant of an event, each once."""
    everybody = event.agents + event.targets
    if event.claimed_by is not None:
        everybody += (event.claimed_by,)
    return everybody if len(everybody) <= 1 else tuple(dict.fromkeys(everybody))


def speakers(quote: Quote) -> tuple[ActorId, ...]:
    """Return who says a quote, if that is known."""
    return () if quote.speaker is None else (quote.speaker,)


def time_of(event: Event) -> tuple[int, int]:
    """Return what an event is sorted by in time: its earliest start, then its earliest end."""
    return _time(event.when.edtf if event.when else None)


def _time(edtf: str | None) -> tuple[int, int]:
    if edtf is None:
        return _LAST, _LAST
    date = parse_edtf(edtf)
    bounds = date.bounds
    start = bounds.earliest_start if bounds.earliest_start is not None else -_LAST
    end = bounds.earliest_end if bounds.earliest_end is not None else _LAST - 1
    return (start, end) if date.first is not None else (end, end)


def _grouped(
    owners: Iterable[Iterable[K]], keys: Sequence[V], order: Iterable[int]
) -> dict[K, tuple[V, ...]]:
    """Return the keys that each owner has, in order.

    Args:
        owners: Whose each record is.
        keys: What each record is called.
        order: The numbers of the records as they are to come.
    """
    whose = list(owners)
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for number in order:
        for owner in whose[number]:
            groups[owner].append(keys[number])
    return {owner: tuple(those) for owner, those in groups.items()}
