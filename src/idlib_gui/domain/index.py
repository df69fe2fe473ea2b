"""Who did what in which order: look-ups over the records of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from .records import ActorId, Citation, Event, EventId, Quote, QuoteId, SourceId

K = TypeVar("K")
V = TypeVar("V")

_LAST = 1 << 62
"""Later than any second and any offset."""


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


def build_index(
    sources: Mapping[SourceId, object],
    events: Mapping[EventId, Event],
    quotes: Mapping[QuoteId, Quote],
) -> Index:
    """Return the look-ups over these tables."""
    order = {source: number for number, source in enumerate(sources)}

    def told(citations: Iterable[Citation | None]) -> tuple[int, int]:
        places = [(order.get(c.source, _LAST), c.start) for c in citations if c is not None]
        return min(places, default=(_LAST, 0))

    told_event = {key: told((*e.evidence, e.trigger)) for key, e in events.items()}
    by_time = sorted(events, key=lambda key: (*_time_key(events[key]), told_event[key]))
    quotes_as_told = sorted(quotes, key=lambda key: told(quotes[key].citations))
    return Index(
        tuple(by_time),
        tuple(sorted(events, key=lambda key: told_event[key])),
        tuple(quotes_as_told),
        _grouped((actor, key) for key in by_time for actor in participants(events[key])),
        _grouped((quotes[key].speaker, key) for key in quotes_as_told),
        _grouped((event, key) for key in quotes_as_told for event in quotes[key].about),
    )


def participants(event: Event) -> tuple[ActorId, ...]:
    """Return agents, targets and the claimant of an event, each once."""
    claimant = () if event.claimed_by is None else (event.claimed_by,)
    return tuple(dict.fromkeys((*event.agents, *event.targets, *claimant)))


def _time_key(event: Event) -> tuple[int, int]:
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
