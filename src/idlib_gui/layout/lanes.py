"""Which lanes there are, and which events are in each: by actor, type, place, or one for all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import ActorId, EventClass, EventType, Kind, Ref

from .casts import TYPES, Cast, cast_of
from .columns import Columns, Flags, Ints, one_line
from .tally import distinct


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
    """A lane while it is being made, by the numbers of those whose events are drawn in it."""

    lane: Lane
    own: int | None
    """Whose events are drawn in the lane itself; None: nobody's."""
    inner: list[tuple[Lane, int]]


class _Drawn(NamedTuple):
    """Which events are drawn, and whose they are; an event has a row for each."""

    event: Ints
    owner: Ints


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
    cast = document.derived(cast_of)
    drawn, without = _by_actor(cast, cast.flags(hidden))
    roots: dict[ActorId, _Draft] = {}
    owners = np.flatnonzero(np.bincount(drawn.owner)).tolist()
    for number in owners:
        actor = cast.actors[number]
        root = _root(document, actor, hidden)
        draft = roots.setdefault(root, _Draft(_actor_lane(document, root, 0), None, []))
        if actor == root:
            roots[root] = draft._replace(own=number)
        else:
            draft.inner.append((_actor_lane(document, actor, 1), number))
    counts = _counts(list(roots.values()), drawn, len(cast.actors))
    drafts = sorted(roots.values(), key=lambda d: (not d.inner, -counts[d.lane.key]))
    if without.size:
        nobodys = np.full(len(without), len(cast.actors))
        drawn = _Drawn(*np.concatenate([drawn, (without, nobodys)], axis=1))
        drafts.append(_Draft(Lane("actor:", nobody), len(cast.actors), []))
    return _table(drafts, collapsed, drawn, columns.total)


def type_lanes(
    document: Document,
    columns: Columns,
    hidden: Collection[ActorId],
    collapsed: Collection[str],
    say_class: Callable[[EventClass | None], str],
) -> LaneTable:
    """Return a lane a type, grouped by class; `say_class` names the classes."""
    cast = document.derived(cast_of)
    shown = np.flatnonzero(cast.shown(cast.flags(hidden)))
    drawn = _Drawn(shown, cast.type[shown].astype(np.int64))
    found = {TYPES[code]: code for code in np.flatnonzero(np.bincount(drawn.owner)).tolist()}
    drafts = [
        _Draft(
            _class_lane(cls, say_class),
            found.get(None) if cls is None else None,
            [
                (Lane(f"type:{kind}", kind.value.capitalize(), 1), found[kind])
                for kind in EventType
                if kind in found and kind.event_class is cls
            ],
        )
        for cls in (*EventClass, None)
    ]
    there = [draft for draft in drafts if draft.own is not None or draft.inner]
    return _table(there, collapsed, drawn, columns.total)


def place_lanes(
    document: Document, columns: Columns, hidden: Collection[ActorId], nowhere: str
) -> LaneTable:
    """Return a lane a place at which anything happened; `nowhere` names the lane of the rest."""
    cast = document.derived(cast_of)
    shown = cast.shown(cast.flags(hidden))
    placed = np.zeros(len(shown), dtype=bool)
    placed[cast.at.row] = True
    at, rest = shown[cast.at.row], np.flatnonzero(shown & ~placed)
    drawn = _Drawn(
        np.concatenate([cast.at.row[at], rest]),
        np.concatenate([cast.at.owner[at], np.full(len(rest), len(cast.places))]),
    )
    counts = np.bincount(drawn.owner, minlength=len(cast.places) + 1).tolist()
    drafts = [
        _Draft(Lane(f"place:{key}", one_line(place.name), ref=Ref(Kind.PLACE, key)), number, [])
        for number, (key, place) in enumerate(document.places.items())
        if counts[number]
    ]
    drafts.sort(key=lambda draft: -counts[draft.own or 0])
    if rest.size:
        drafts.append(_Draft(Lane("place:", nowhere), len(cast.places), []))
    return _table(drafts, (), drawn, columns.total)


def single_lane(
    document: Document, columns: Columns, hidden: Collection[ActorId], name: str
) -> LaneTable:
    """Return one lane with all events."""
    cast = document.derived(cast_of)
    shown = np.flatnonzero(cast.shown(cast.flags(hidden)))
    drawn = _Drawn(shown, np.zeros(len(shown), dtype=np.int64))
    drafts = [_Draft(Lane("all", name), 0, [])] if shown.size else []
    return _table(drafts, (), drawn, columns.total)


def _by_actor(cast: Cast, hidden: Flags) -> tuple[_Drawn, Ints]:
    """Return the events in each actor's lane, and those that have no actor."""
    doing, suffering = cast.doing, cast.suffering
    seen = np.flatnonzero(~hidden.take(doing.owner))
    acting = np.bincount(doing.owner.take(seen), minlength=len(cast.actors)) > 0
    only = np.flatnonzero(~(hidden | acting).take(suffering.owner))
    without = np.ones(len(cast.doers), dtype=bool)
    without[doing.row] = False
    drawn = _Drawn(
        np.concatenate([doing.row.take(seen), suffering.row.take(only)]),
        np.concatenate([doing.owner.take(seen), suffering.owner.take(only)]),
    )
    return drawn, np.flatnonzero(without)


def _counts(drafts: Sequence[_Draft], drawn: _Drawn, owners: int) -> Mapping[str, int]:
    """Return how many events there are in each draft and its inner lanes together."""
    group = np.zeros(owners, dtype=np.int64)
    for number, draft in enumerate(drafts):
        group[_owners(draft)] = number
    many = max(len(drafts), 1)
    # An event of one row is counted where that is: only those of several may be there twice.
    groups, several = group.take(drawn.owner), np.bincount(drawn.event).take(drawn.event) > 1
    counts = np.bincount(groups[~several], minlength=many)
    twice = np.flatnonzero(several)
    pairs = distinct(drawn.event.take(twice) * many + groups.take(twice))
    counts = (counts + np.bincount(pairs % many, minlength=many)).tolist()
    return {draft.lane.key: count for draft, count in zip(drafts, counts, strict=False)}


def _owners(draft: _Draft) -> list[int]:
    own = [] if draft.own is None else [draft.own]
    return own + [number for _lane, number in draft.inner]


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


def _table(
    drafts: Sequence[_Draft], collapsed: Collection[str], drawn: _Drawn, total: int
) -> LaneTable:
    """Return the lanes, and what is drawn in each; `total` is how many events there are."""
    lanes: list[Lane] = []
    lane_of = np.zeros(int(drawn.owner.max(initial=0)) + 1, dtype=np.int64)
    for draft in drafts:
        lane = draft.lane
        folded = bool(draft.inner) and lane.key in collapsed
        lane_of[_owners(draft)] = len(lanes)
        lanes.append(Lane(lane.key, lane.name, lane.depth, bool(draft.inner), folded, lane.ref))
        if not folded:
            for inner, number in draft.inner:
                lane_of[number] = len(lanes)
                lanes.append(inner)
    return LaneTable(tuple(lanes), *_entries(drawn.event, lane_of.take(drawn.owner), total))


def _entries(event: Ints, lane: Ints, total: int) -> tuple[Ints, Ints]:
    """Return entries by lane, then by event, each once."""
    # Short numbers are sorted by counting them.
    order = np.argsort(lane.astype(np.min_scalar_type(lane.max(initial=0))), kind="stable")
    event, lane = event.take(order), lane.take(order)
    if ((event[1:] > event[:-1]) | (lane[1:] > lane[:-1])).all():
        return event, lane
    # In a group that is folded, an event of several of its actors is drawn once.
    entries = distinct(lane * max(total, 1) + event)
    return entries % max(total, 1), entries // max(total, 1)
