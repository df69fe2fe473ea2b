"""Who did what in which order: look-ups over the records of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

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
    order, events, quotes = order_of(tables), tables.events, tables.quotes
    told = {key: event_told(event, order) for key, event in events.items()}
    dates: dict[str | None, tuple[int, int]] = {}  # many events share a date
    times: dict[EventId, tuple[int, ...]] = {}
    for key, event in events.items():
        date = event.when.edtf if event.when else None
        if date not in dates:
            dates[date] = time_of(event)
        times[key] = dates[date] + told[key]
    by_time = sorted(events, key=times.__getitem__)
    quotes_as_told = sorted(quotes, key=lambda key: quote_told(quotes[key], order))
    return Index(
        tuple(by_time),
        tuple(sorted(events, key=told.__getitem__)),
        tuple(quotes_as_told),
        _grouped((actor, key) for key in by_time for actor in participants(events[key])),
        _grouped((quotes[key].speaker, key) for key in quotes_as_told),
        _grouped((event, key) for key in quotes_as_told for event in quotes[key].about),
    )


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
    if len(citations) == 1:
        return order.get(citations[0].source, _LAST), citations[0].start
    places = [(order.get(cited.source, _LAST), cited.start) for cited in citations]
    return min(places, default=(_LAST, 0))


def participants(event: Event) -> tuple[ActorId, ...]:
    """Return agents, targets and the claimant of an event, each once."""
    claimant = () if event.claimed_by is None else (event.claimed_by,)
    return tuple(dict.fromkeys((*event.agents, *event.targets, *claimant)))


def time_of(event: Event) -> tuple[int, int]:
    """Return what an event is sorted by in time: its earliest start, then its earliest end."""
    date = event.when.date if event.when else None
    if date is None:
        return _LAST, _LAST
    bounds = date.bounds
    start = bounds.earliest_start if bounds.earliest_start is not None else -_LAST
    end = bounds.earliest_end if bounds.earliest_end is not None else _LAST - 1
    return (start, end) if date.first is not None else (end, end)


def _grouped(pairs: Iterable[tuple[K | None, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        if key is not None:
            groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
