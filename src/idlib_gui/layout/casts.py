"""Who is in the events of a document, where they are and of which type: what lanes are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import ActorId, Event, EventId, EventType, PlaceId

from .columns import Flags, Ints
from .row_edits import event_edits, event_rows, keeps_order
from .table_rows import coded, put, rows_in_time
from .tally import Pairs, Tally, pairs_of, renumbered, tally

TYPES: tuple[EventType | None, ...] = (*EventType, None)
"""The types by their code in `Cast.type`."""
_CODES = {kind: code for code, kind in enumerate(TYPES)}
_Pairs = tuple[Pairs, Pairs, Pairs]
"""Which rows are done by whom, on whom they act, and where they are."""


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
    keys = event.agents or event.targets or claimant
    return keys if len(keys) <= 1 else tuple(dict.fromkeys(keys))


def _cast(document: Document) -> Cast:
    events, rows = list(document.events.values()), document.derived(rows_in_time)
    actors, places = tuple(document.actors), tuple(document.places)
    whose = list(map(doers, events))
    doing, suffering, at = _pairs(rows, events, whose, (_numbers(actors), _numbers(places)))
    return Cast(
        actors,
        places,
        tally(doing, len(actors)),
        tally(suffering, len(actors)),
        tally(at, len(places)),
        put(_many(whose), rows),
        put(_types(events), rows),
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
    whose = list(map(doers, events))
    came = _pairs(edits.came, events, whose, (_numbers(actors), _numbers(places)))
    coming = list(map(Pairs.joined, came, _of_new(before, after, set(edits.keys))))
    moves = edits.moves
    to_actor, to_place = renumbered(cast.actors, actors), renumbered(cast.places, places)
    return Cast(
        actors,
        places,
        cast.doing.after(moves, to_actor, len(actors), coming[0]),
        cast.suffering.after(moves, to_actor, len(actors), coming[1]),
        cast.at.after(moves, to_place, len(places), coming[2]),
        edits.column(cast.doers, _many(whose)),
        edits.column(cast.type, _types(events)),
    )


def _of_new(before: Document, after: Document, edited: AbstractSet[str]) -> _Pairs:
    """Return what actors and places that come have of events that are not edited.

    These named them before.
    """
    actors = {k: n for k, n in _numbers(tuple(after.actors)).items() if k not in before.actors}
    places = {k: n for k, n in _numbers(tuple(after.places)).items() if k not in before.places}
    naming = [key for actor in actors for key in after.index.events_of.get(ActorId(actor), ())]
    if places:
        naming += [key for key, e in after.events.items() if not places.keys().isdisjoint(e.places)]
    left = [key for key in dict.fromkeys(naming) if key not in edited]
    events = [after.events[key] for key in left]
    rows = after.derived(event_rows).of(left)
    return _pairs(rows, events, list(map(doers, events)), (actors, places))


cast_of: Derived[Document, Patch, Cast] = Derived(_cast, _followed)
"""Says who is in the events of a document, where they are and of which type."""


def _pairs(
    rows: Ints,
    events: Sequence[Event],
    whose: Sequence[Sequence[ActorId]],
    numbers: tuple[Mapping[str, int], Mapping[str, int]],
) -> _Pairs:
    """Return each row with who does it (`whose`), on whom it acts, and where.

    `numbers` are those of actors and of places.
    """
    actors, places = numbers
    return (
        pairs_of(rows, whose, actors),
        pairs_of(rows, [event.targets for event in events], actors),
        pairs_of(rows, [event.places for event in events], places),
    )


def _numbers(keys: Sequence[str]) -> dict[str, int]:
    return {key: number for number, key in enumerate(keys)}


def _many(whose: Sequence[Sequence[ActorId]]) -> NDArray[np.int32]:
    return np.fromiter(map(len, whose), np.int32, len(whose))


def _types(events: Sequence[Event]) -> NDArray[np.int8]:
    return coded([event.type for event in events], _CODES)
