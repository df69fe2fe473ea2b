"""Who is in the events of a document, where they are and of which type: what lanes are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import ActorId, Event, EventId, EventType, PlaceId

from .columns import Flags
from .row_edits import event_edits, event_rows, keeps_order
from .tally import Tally, renumbered, tally

TYPES: tuple[EventType | None, ...] = (*EventType, None)
"""The types by their code in `Cast.type`."""
_CODES = {kind: code for code, kind in enumerate(TYPES)}
K = TypeVar("K")
_Pairs = list[tuple[int, int]]
"""Rows and whose they are."""


class Cast(NamedTuple):
    """Who is in each event, in time order."""

    actors: tuple[ActorId, ...]
    places: tuple[PlaceId, ...]
    doing: Tally
    """In the lanes of which actors an event is drawn: those that `doers` names, as far as known."""
    suffering: Tally
    """On which actors it acts."""
    at: Tally
    """At which places it is."""
    doers: NDArray[np.int32]
    """How many `doers` an event has, whether they are known or not."""
    type: NDArray[np.int8]

    def shown(self, hidden: Flags) -> Flags:
        """Return the events that some actor with a lane does, or nobody; `hidden` is by actor."""
        gone = np.bincount(self.doing.row[hidden[self.doing.owner]], minlength=len(self.doers))
        shown: Flags = (self.doers == 0) | (gone < self.doers)
        return shown

    def flags(self, actors: Iterable[ActorId]) -> Flags:
        """Return which actors are these."""
        wanted = frozenset(actors)
        return np.array([actor in wanted for actor in self.actors], dtype=bool)


def doers(event: Event) -> tuple[ActorId, ...]:
    """Return the actors in whose lanes an event is drawn.

    Those who act; where nobody is known to act, those acted on; else who claims that it happened.
    """
    claimant = () if event.claimed_by is None else (event.claimed_by,)
    return _once(event.agents or event.targets or claimant)


def _once(keys: tuple[K, ...]) -> tuple[K, ...]:
    return keys if len(keys) <= 1 else tuple(dict.fromkeys(keys))


def _cast(document: Document) -> Cast:
    events = [document.events[key] for key in document.index.by_time]
    actors, places = tuple(document.actors), tuple(document.places)
    doing, suffering, at = _pairs(enumerate(events), _numbers(actors), _numbers(places))
    return Cast(
        actors,
        places,
        tally(doing, len(actors)),
        tally(suffering, len(actors)),
        tally(at, len(places)),
        _doers(events),
        _types(events),
    )


def _followed(cast: Cast, before: Document, patch: Patch, after: Document) -> Cast | None:
    actors, places = tuple(after.actors), tuple(after.places)
    if not keeps_order(patch):
        return None
    fields = "agents", "targets", "claimed_by", "places", "type"
    edits = event_edits(before, patch, after, fields)
    if not edits and actors == cast.actors and places == cast.places:
        return cast
    events = [after.events[EventId(key)] for key in edits.keys]
    rows = zip(edits.came.tolist(), events, strict=True)
    coming = [
        one + other
        for one, other in zip(
            _pairs(rows, _numbers(actors), _numbers(places)),
            _of_new(before, after, set(edits.keys)),
            strict=True,
        )
    ]
    moves = edits.moves
    to_actor, to_place = renumbered(cast.actors, actors), renumbered(cast.places, places)
    return Cast(
        actors,
        places,
        cast.doing.after(moves, to_actor, len(actors), coming[0]),
        cast.suffering.after(moves, to_actor, len(actors), coming[1]),
        cast.at.after(moves, to_place, len(places), coming[2]),
        edits.column(cast.doers, _doers(events)),
        edits.column(cast.type, _types(events)),
    )


def _of_new(
    before: Document, after: Document, edited: AbstractSet[str]
) -> tuple[_Pairs, _Pairs, _Pairs]:
    """Return what actors and places that come have of events that are not edited.

    These named them before.
    """
    actors = {k: n for k, n in _numbers(tuple(after.actors)).items() if k not in before.actors}
    places = {k: n for k, n in _numbers(tuple(after.places)).items() if k not in before.places}
    naming = [key for actor in actors for key in after.index.events_of.get(ActorId(actor), ())]
    if places:
        naming += [key for key, e in after.events.items() if not places.keys().isdisjoint(e.places)]
    left = [key for key in dict.fromkeys(naming) if key not in edited]
    rows = after.derived(event_rows).of(left).tolist()
    return _pairs(zip(rows, (after.events[key] for key in left), strict=True), actors, places)


cast_of: Derived[Document, Patch, Cast] = Derived(_cast, _followed)
"""Says who is in the events of a document, where they are and of which type."""


def _pairs(
    rows: Iterable[tuple[int, Event]],
    actors: Mapping[str, int],
    places: Mapping[str, int],
) -> tuple[_Pairs, _Pairs, _Pairs]:
    """Return each row with who does it, on whom it acts, and where."""
    doing: _Pairs = []
    suffering: _Pairs = []
    at: _Pairs = []
    for row, event in rows:
        for keys, numbers, pairs in (
            (doers(event), actors, doing),
            (_once(event.targets), actors, suffering),
            (_once(event.places), places, at),
        ):
            for key in keys:
                if key in numbers:
                    pairs.append((row, numbers[key]))
    return doing, suffering, at


def _numbers(keys: Sequence[str]) -> dict[str, int]:
    return {key: number for number, key in enumerate(keys)}


def _doers(events: Sequence[Event]) -> NDArray[np.int32]:
    return np.array([len(doers(event)) for event in events], dtype=np.int32)


def _types(events: Sequence[Event]) -> NDArray[np.int8]:
    return np.array([_CODES[event.type] for event in events], dtype=np.int8)
