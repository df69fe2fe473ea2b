"""Which lanes there are, and which events are in each: by actor, type, place, or one for all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import ActorId, Event, EventClass, EventType, Kind, Ref

from .columns import Columns, one_line


class Lane(NamedTuple):
    """One lane by its header. `depth` 1 is drawn inside the group above it."""

    key: str
    name: str
    depth: int = 0
    group: bool = False
    """Whether it has inner lanes, shown or not."""
    collapsed: bool = False
    ref: Ref | None = None
    """The record that the lane stands for."""


class LaneTable(NamedTuple):
    """Lanes from top to bottom, and an entry for each event in each of its lanes.

    `event` and `lane` are rows of the columns and of `lanes`, one an entry, sorted by lane, then
    by event.
    """

    lanes: tuple[Lane, ...]
    event: NDArray[np.int64]
    lane: NDArray[np.int64]


class _Draft(NamedTuple):
    """A lane while it is being made; its sets and lists are filled in place."""

    lane: Lane
    events: set[int]
    inner: list[_Draft]

    def all_events(self) -> set[int]:
        return self.events.union(*(draft.events for draft in self.inner))


def doers(event: Event) -> tuple[ActorId, ...]:
    """Return the actors in whose lanes an event is drawn.

    Those who act; where nobody is known to act, those acted on; else who claims that it happened.
    """
    claimant = () if event.claimed_by is None else (event.claimed_by,)
    return tuple(dict.fromkeys(event.agents or event.targets or claimant))


def actor_lanes(
    document: Document,
    columns: Columns,
    hidden: Collection[ActorId],
    collapsed: Collection[str],
    nobody: str,
) -> LaneTable:
    """Return a lane an actor, those of a group under what they are part of.

    A lane holds what its actor does; if that is nothing, then what is done to it.

    Groups come first, then by how much is done in them.

    Args:
        document: The actors and events.
        columns: The same events as columns.
        hidden: Actors who get no lane.
        collapsed: Keys of the groups that are drawn in one lane.
        nobody: The name of the lane of events without any actor.
    """
    members, orphans = _members(document, columns, hidden)
    roots: dict[ActorId, _Draft] = {}
    for actor in document.actors:
        if actor in members:
            root = _root(document, actor, hidden)
            draft = roots.setdefault(root, _Draft(_actor_lane(document, root, 0), set(), []))
            if actor == root:
                draft.events.update(members[actor])
            else:
                draft.inner.append(_Draft(_actor_lane(document, actor, 1), members[actor], []))
    drafts = sorted(roots.values(), key=lambda d: (not d.inner, -len(d.all_events())))
    if orphans:
        drafts.append(_Draft(Lane("actor:", nobody), orphans, []))
    return _table(drafts, collapsed)


def type_lanes(
    document: Document,
    columns: Columns,
    hidden: Collection[ActorId],
    collapsed: Collection[str],
    say_class: Callable[[EventClass | None], str],
) -> LaneTable:
    """Return a lane a type, grouped by class; `say_class` names the classes."""
    drafts = {cls: _Draft(_class_lane(cls, say_class), set(), []) for cls in (*EventClass, None)}
    inner: dict[EventType, _Draft] = {}
    for row, event in _shown(document, columns, hidden):
        if event.type is None:
            drafts[None].events.add(row)
        else:
            lane = Lane(f"type:{event.type}", event.type.value.capitalize(), 1)
            inner.setdefault(event.type, _Draft(lane, set(), [])).events.add(row)
    for event_type in EventType:
        if event_type in inner:
            drafts[event_type.event_class].inner.append(inner[event_type])
    return _table([d for d in drafts.values() if d.events or d.inner], collapsed)


def place_lanes(
    document: Document, columns: Columns, hidden: Collection[ActorId], nowhere: str
) -> LaneTable:
    """Return a lane a place at which anything happened; `nowhere` names the lane of the rest."""
    drafts = {
        key: _Draft(Lane(f"place:{key}", one_line(place.name), ref=Ref(Kind.PLACE, key)), set(), [])
        for key, place in document.places.items()
    }
    rest: set[int] = set()
    for row, event in _shown(document, columns, hidden):
        known = [drafts[key] for key in event.places if key in drafts]
        for draft in known:
            draft.events.add(row)
        if not known:
            rest.add(row)
    found = sorted((d for d in drafts.values() if d.events), key=lambda d: -len(d.events))
    return _table([*found, *([_Draft(Lane("place:", nowhere), rest, [])] if rest else [])], ())


def single_lane(
    document: Document, columns: Columns, hidden: Collection[ActorId], name: str
) -> LaneTable:
    """Return one lane with all events."""
    rows = {row for row, _ in _shown(document, columns, hidden)}
    return _table([_Draft(Lane("all", name), rows, [])] if rows else [], ())


def _members(
    document: Document, columns: Columns, hidden: Collection[ActorId]
) -> tuple[Mapping[ActorId, set[int]], set[int]]:
    """Return the events in each actor's lane, and those that have no actor."""
    members: dict[ActorId, set[int]] = {}
    orphans: set[int] = set()
    for row, key in enumerate(columns.ids):
        actors = [a for a in doers(document.events[key]) if a in document.actors]  # type: ignore[index]
        for actor in actors:
            if actor not in hidden:
                members.setdefault(actor, set()).add(row)
        if not actors:
            orphans.add(row)
    acting = frozenset(members)
    for row, key in enumerate(columns.ids):
        for actor in document.events[key].targets:  # type: ignore[index]
            if actor in document.actors and actor not in acting and actor not in hidden:
                members.setdefault(actor, set()).add(row)
    return members, orphans


def _shown(
    document: Document, columns: Columns, hidden: Collection[ActorId]
) -> Iterable[tuple[int, Event]]:
    """Yield the events that some actor with a lane does, or nobody."""
    for row, key in enumerate(columns.ids):
        event = document.events[key]  # type: ignore[index]
        actors = doers(event)
        if not actors or not all(actor in hidden for actor in actors):
            yield row, event


def _root(document: Document, actor: ActorId, hidden: Collection[ActorId]) -> ActorId:
    """Return the outermost actor that `actor` is part of and that is not hidden."""
    seen, root, step = {actor}, actor, document.actors[actor].part_of
    while step is not None and step in document.actors and step not in seen:
        seen.add(step)
        root = root if step in hidden else step
        step = document.actors[step].part_of
    return root


def _actor_lane(document: Document, key: ActorId, depth: int) -> Lane:
    name = one_line(document.actors[key].name)
    return Lane(f"actor:{key}", name, depth, ref=Ref(Kind.ACTOR, key))


def _class_lane(cls: EventClass | None, say: Callable[[EventClass | None], str]) -> Lane:
    name = say(cls)
    return Lane(f"class:{cls or ''}", name[:1].upper() + name[1:])


def _table(drafts: Sequence[_Draft], collapsed: Collection[str]) -> LaneTable:
    lanes: list[Lane] = []
    rows: list[set[int]] = []
    for draft in drafts:
        lane = draft.lane
        folded = bool(draft.inner) and lane.key in collapsed
        lanes.append(Lane(lane.key, lane.name, lane.depth, bool(draft.inner), folded, lane.ref))
        rows.append(draft.all_events() if folded else draft.events)
        if not folded:
            lanes += [inner.lane for inner in draft.inner]
            rows += [inner.events for inner in draft.inner]
    counts = [len(events) for events in rows]
    event = np.array([row for events in rows for row in sorted(events)], dtype=np.int64)
    return LaneTable(tuple(lanes), event, np.repeat(np.arange(len(lanes)), counts))
