"""Tells records in which nothing is wrong from those that need a closer look, quickly.

Nearly all records of a document are right, and an opened file is checked as a whole: what can be
wrong is asked of many records at once, without working out where it stands and how it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from .edtf import EdtfError, parse_edtf
from .records import Actor, Citation, DateMention, Event, Kind, Place, Quote, Record, Rival, When

_AT_ONCE = 1_000
"""Records that are looked at together: if one is wrong, all of them are looked at closely."""
_Table = Mapping[Any, Any]


class _Told(NamedTuple):
    """All that records tell that may be wrong; None: it is not told."""

    citations: Iterable[Citation | None] = ()
    dates: Iterable[str | None] = ()
    actors: Iterable[str | None] = ()
    places: Iterable[str] = ()
    events: Iterable[str] = ()


class QuickLook:
    """Looks at the records of one document, given its tables."""

    def __init__(self, sources: _Table, actors: _Table, places: _Table, events: _Table) -> None:
        self._texts = {key: source.text for key, source in sources.items()}
        self._actors, self._places, self._events = actors.keys(), places.keys(), events.keys()

    def doubtful(self, kind: Kind, records: Collection[Any]) -> Iterator[tuple[int, Record]]:
        """Yield records of one kind that may be wrong, with their numbers; all others are right."""
        listed, take = list(records), _TOLD[kind]
        for first in range(0, len(listed), _AT_ONCE):
            some = listed[first : first + _AT_ONCE]
            if not self._holds(take(some)):
                yield from enumerate(some, first)
            elif kind in _ODD:
                is_odd = _ODD[kind]
                yield from ((n, one) for n, one in enumerate(some, first) if is_odd(one))

    def _holds(self, told: _Told) -> bool:
        return (
            self._actors >= set(told.actors) - {None}
            and self._places >= set(told.places)
            and self._events >= set(told.events)
            and all(map(_is_date, set(told.dates)))
            and self._stand(filter(None, told.citations))
        )

    def _stand(self, citations: Iterable[Citation]) -> bool:
        """Return whether words stand where citations have them, with those around them."""
        texts = self._texts
        parts = chain.from_iterable(citations)  # to take named tuples apart takes twice as long
        for source, start, end, exact, prefix, suffix in zip(*[parts] * 6, strict=True):
            begin = start - len(prefix)
            if (
                source not in texts
                or begin < 0
                or not end - start == len(exact) > 0
                or not texts[source].startswith(prefix + exact + suffix, begin)
            ):
                return False
        return True


def _all(records: Iterable[Any], field: str) -> Iterator[Any]:
    """Return all that is in a field of records, one after the other."""
    return chain.from_iterable(map(attrgetter(field), records))


def _each(records: Iterable[Any], field: str) -> Iterator[Any]:
    return map(attrgetter(field), records)


def _of_events(events: Sequence[Event]) -> _Told:
    dated, rivals = _dated(events), list(_all(events, "rivals"))
    return _Told(
        chain(
            _each(events, "trigger"),
            _all(events, "evidence"),
            _all(events, "contradicting"),
            _all(events, "neutral"),
            _each(dated, "phrase"),
            _each(rivals, "citation"),
        ),
        chain(_each(dated, "edtf"), _rival_dates(rivals)),
        chain(
            _all(events, "agents"),
            _all(events, "targets"),
            _each(events, "claimed_by"),
            _each(rivals, "claimant"),
        ),
        _all(events, "places"),
    )


def _of_quotes(quotes: Sequence[Quote]) -> _Told:
    dated, rivals = _dated(quotes), list(_all(quotes, "rivals"))
    return _Told(
        chain(
            _each(quotes, "attribution"),
            _each(quotes, "cue"),
            _all(quotes, "citations"),
            _each(dated, "phrase"),
            _each(rivals, "citation"),
        ),
        chain(_each(dated, "edtf"), _rival_dates(rivals)),
        chain(
            _each(quotes, "speaker"),
            _each(quotes, "outlet"),
            _each(quotes, "addressee"),
            _each(rivals, "claimant"),
        ),
        events=_all(quotes, "about"),
    )


def _of_mentions(mentions: Sequence[DateMention]) -> _Told:
    return _Told(_each(mentions, "citation"), _each(mentions, "edtf"))


def _of_named(named: Sequence[Actor | Place]) -> _Told:
    return _Told(_all(named, "mentions"))


_TOLD: Mapping[Kind, Callable[[Sequence[Any]], _Told]] = {
    Kind.SOURCE: lambda _sources: _Told(),
    Kind.ACTOR: _of_named,
    Kind.PLACE: _of_named,
    Kind.DATE: _of_mentions,
    Kind.EVENT: _of_events,
    Kind.QUOTE: _of_quotes,
}

_ODD: Mapping[Kind, Callable[[Any], bool]] = {
    Kind.SOURCE: lambda _source: True,
    Kind.ACTOR: lambda actor: actor.part_of is not None or bool(actor.distinct_from),
    Kind.PLACE: lambda place: (place.lat is None) != (place.lon is None),
    Kind.QUOTE: lambda quote: quote.answers is not None,
}
"""Records that take a closer look for more than is told by `_TOLD`."""


def _dated(records: Iterable[Event | Quote]) -> list[When]:
    return [when for when in _each(records, "when") if when is not None]


def _rival_dates(rivals: Iterable[Rival]) -> Iterator[str]:
    return (rival.value for rival in rivals if rival.field == "when")


def _is_date(edtf: str | None) -> bool:
    try:
        return edtf is None or parse_edtf(edtf) is not None
    except EdtfError:
        return False
