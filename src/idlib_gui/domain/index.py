"""Who did what in which order: look-ups over the records of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from .edtf import parse_edtf
from .records import ActorId, Citation, Event, EventId, Quote, QuoteId, SourceId

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R")

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


class Index:
    """Look-ups over one document; who has which records is worked out when it is first asked for.

    Attributes:
        by_time: By earliest start, then earliest end, then as told; undated events come last.
        as_told: Events as they are told first.
        quotes_as_told: Quotes as they are told first.
    """

    def __init__(
        self,
        tables: Tables,
        by_time: tuple[EventId, ...],
        as_told: tuple[EventId, ...],
        quotes_as_told: tuple[QuoteId, ...],
    ) -> None:
        self._events, self._quotes = tables.events, tables.quotes
        self.by_time, self.as_told, self.quotes_as_told = by_time, as_told, quotes_as_told

    @cached_property
    def events_of(self) -> Mapping[ActorId, tuple[EventId, ...]]:
        """What an actor did, suffered or claims, in time order."""
        return _grouped(self._events, participants, self.by_time)

    @cached_property
    def quotes_of(self) -> Mapping[ActorId, tuple[QuoteId, ...]]:
        """What an actor said, as told."""
        return _grouped(self._quotes, speakers, self.quotes_as_told)

    @cached_property
    def quotes_about(self) -> Mapping[EventId, tuple[QuoteId, ...]]:
        """What was said about an event, as told."""
        return _grouped(self._quotes, attrgetter("about"), self.quotes_as_told)

    def known(self, name: str) -> Mapping[Any, tuple[Any, ...]] | None:
        """Return who has which records, if that was asked for: `events_of` and so on."""
        found: Mapping[Any, tuple[Any, ...]] | None = self.__dict__.get(name)
        return found

    def know(self, name: str, groups: Mapping[Any, tuple[Any, ...]]) -> None:
        """Take over who has which records, as it is after an edit."""
        self.__dict__[name] = groups


def build_index(tables: Tables) -> Index:
    """Return the look-ups over these tables."""
    # Records lie in memory as their table has them: gone through in that order, by numbers, they
    # are read much quicker than as they follow each other in time.
    order, quotes = order_of(tables), tables.quotes
    events, keys = list(tables.events.values()), list(tables.events)
    told = [event_told(event, order) for event in events]
    as_told = sorted(range(len(events)), key=told.__getitem__)
    by_time = sorted(as_told, key=_times(events).__getitem__)
    return Index(
        tables,
        tuple(map(keys.__getitem__, by_time)),
        tuple(map(keys.__getitem__, as_told)),
        tuple(sorted(quotes, key=lambda key: quote_told(quotes[key], order))),
    )


def _times(events: Sequence[Event]) -> list[int]:
    """Return numbers that order events as `time_of` does."""
    dates = [None if event.when is None else event.when.edtf for event in events]
    known = {date: _time(date) for date in set(dates)}  # many events share a date
    ranks = {time: rank for rank, time in enumerate(sorted(set(known.values())))}
    rank_of = {date: ranks[time] for date, time in known.items()}
    return [rank_of[date] for date in dates]


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
    table: Mapping[K, R], owners: Callable[[R], Iterable[V]], order: Iterable[K]
) -> dict[V, tuple[K, ...]]:
    """Return the keys of the records that each owner has, in order."""
    whose = dict(zip(table, map(owners, table.values()), strict=True))
    groups: defaultdict[V, list[K]] = defaultdict(list)
    for key in order:
        for owner in whose[key]:
            groups[owner].append(key)
    return {owner: tuple(keys) for owner, keys in groups.items()}
