"""The index of events by lane and time: counts and look-ups that cost with what they return.

An event is active from its start up to its end, without it. How many of a lane are active between
two instants is how many start before the second less how many end up to the first: two ranks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .columns import CLASSES, Flags, Ints
from .index_writer import (
    Allocate,
    IndexWriter,
    Plan,
    Rows,
    check_rows,
    in_memory,
    in_order,
    plan,
)
from .kept import Filters, Kept
from .parts import Array, Part, shapes
from .ranks import Cut, Marks, add_between, add_marked

Spans = Callable[[Part, Ints, Cut], tuple[Ints, Ints]]
Look = Callable[[Part, int, int, int, int, Marks | None], Ints]


class EventIndex:
    """Events by lane and time. Times are whole seconds since 1970, half open; it never changes.

    Positions count events by part, lane and start; `id_of` gives the row an event came from.
    """

    def __init__(self, plan: Plan, parts: tuple[Part, ...], place: Array) -> None:
        """Hold parts that an `IndexWriter` wrote, and the position of each id."""
        self.lanes, self.total = plan.lanes, plan.total
        self.begin, self.end = plan.begin, plan.end
        self.width = plan.width
        """Seconds a bin of the grid: the finest that edges are snapped to."""
        self._parts, self._place = parts, place
        self._filters = Filters(parts, place)

    @classmethod
    def build(
        cls,
        lane: NDArray[np.integer],
        start: Ints,
        end: Ints,
        classes: NDArray[np.int8],
        lanes: int,
    ) -> EventIndex:
        """Return an index of rows in any order; row i gets the id i.

        Raises ValueError for columns of different lengths, lanes outside [0, lanes) and events
        without a duration.
        """
        if not len(lane) == len(start) == len(end) == len(classes):
            raise ValueError("the columns of the events differ in length")
        lane, start, end = (np.asarray(column, dtype=np.int64) for column in (lane, start, end))
        extent = 0, 0
        if len(lane):
            check_rows(lane, start, end, classes, lanes)
            extent = int(start.min()), int(end.max())
        commonest = zip(*(found.tolist() for found in np.unique_counts(end - start)), strict=True)
        planned = plan(lanes, extent, len(lane), commonest)
        rows = Rows(lane, start, end, classes, np.arange(len(lane)))
        return cls.write(planned, in_order(rows, planned))

    @classmethod
    def write(
        cls, plan: Plan, chunks: Iterable[Rows], allocate: Allocate = in_memory
    ) -> EventIndex:
        """Return an index of rows that come sorted by (lane, start), in chunks of any size.

        The arrays are made by `allocate`, on disk for instance; beside them, memory is needed for a
        chunk, three grids and two bytes an event. Ids are to be the numbers below `plan.total`, in
        any order. Raises ValueError for rows that are not sorted, or not as planned.
        """
        writer = IndexWriter(plan, allocate)
        for rows in chunks:
            writer.add(rows)
        return cls(plan, *writer.finish())

    def arrays(self) -> dict[str, Array]:
        """Return all arrays by name, to be stored."""
        return {
            "place": self._place,
            **{
                f"{name}{number}": array
                for number, part in enumerate(self._parts)
                for name, array in part.arrays().items()
            },
        }

    def meta(self) -> dict[str, int]:
        """Return what has to be stored beside the arrays."""
        return {
            "lanes": self.lanes,
            "begin": self.begin,
            "end": self.end,
            "parts": len(self._parts),
            **{f"duration{number}": part.duration for number, part in enumerate(self._parts)},
        }

    @classmethod
    def restore(cls, arrays: Mapping[str, Array], meta: Mapping[str, int]) -> EventIndex:
        """Return the index of stored arrays, which may be read-only memory maps."""
        durations = tuple(meta[f"duration{number}"] for number in range(meta["parts"]))
        totals = tuple(len(arrays[f"id{number}"]) for number in range(meta["parts"]))
        planned = Plan(meta["lanes"], meta["begin"], meta["end"], durations, totals)
        parts, base = [], 0
        for number, (duration, total) in enumerate(zip(durations, totals, strict=True)):
            names = shapes(duration, total, planned.lanes, planned.bins, planned.time_type)
            mine = {name: np.asarray(arrays[f"{name}{number}"]) for name in names}
            parts.append(Part.of(duration, base, planned.width, mine))
            base += total
        return cls(planned, tuple(parts), np.asarray(arrays["place"]))

    @property
    def nbytes(self) -> int:
        """Return how many bytes the arrays take."""
        return sum(array.nbytes for array in self.arrays().values())

    def totals(self, lanes: Ints) -> Ints:
        """Return how many events each of `lanes` has."""
        lanes = np.asarray(lanes, dtype=np.int64)
        totals = np.zeros(lanes.shape, dtype=np.int64)
        for part in self._parts:
            totals += part.bounds.take(lanes + 1) - part.bounds.take(lanes)
        return totals

    def kept(self, classes: Flags | None = None, rows: NDArray[Any] | None = None) -> Kept | None:
        """Return a filter: which classes are on, and which rows, as flags by id or as ids.

        Returns None where nothing is filtered. `rows` must not be changed later: what was kept of
        them is remembered while they are asked for again.
        """
        on = None if classes is None else np.asarray(classes, dtype=bool)
        return self._filters.kept(on, None if rows is None else np.asarray(rows))

    def snapped(self, edges: Ints) -> Ints:
        """Return the edges that counts are exact for.

        Fractions are rounded up. An edge between two pixels no narrower than a bin (`width`) moves
        up to where the next bin begins; edges outside the extent come to its ends.
        """
        cut = Cut.of(edges, self.begin, self.end, self.width)
        moved = np.minimum(self.begin + cut.bins * self.width, self.end)
        return np.where(cut.exact, self.begin + cut.offsets, moved)

    def active_counts(
        self, lanes: Ints, edges: Ints, kept: Kept | None = None, *, exact: bool = False
    ) -> Ints:
        """Return how many events of each lane are active in each [edges[i], edges[i + 1]).

        `edges` rise and need not be even. Exact for `snapped(edges)`, or for the edges themselves
        where that is asked for, which is slow for many. Returns [lane, pixel].
        """
        return self._counts(self._asked(lanes, edges, exact=exact), kept, Part.spans)

    def started_counts(
        self, lanes: Ints, edges: Ints, kept: Kept | None = None, *, exact: bool = False
    ) -> Ints:
        """Return how many events of each lane start in each [edges[i], edges[i + 1])."""
        return self._counts(self._asked(lanes, edges, exact=exact), kept, Part.starts)

    def _counts(self, asked: tuple[Ints, Cut, int], kept: Kept | None, spans: Spans) -> Ints:
        lanes, cut, pixels = asked
        counts = np.zeros((len(lanes), pixels), dtype=np.int64)
        for number, part in enumerate(self._parts):
            found = spans(part, lanes, cut)
            if kept is None:
                add_between(counts, *found)
            else:
                add_marked(counts[np.newaxis], kept.parts[number].marks, found)
        return counts

    def class_counts(
        self, lanes: Ints, edges: Ints, kept: Kept | None = None, *, exact: bool = False
    ) -> Ints:
        """Return `active_counts` for each class: [class, lane, pixel]."""
        lanes, cut, pixels = self._asked(lanes, edges, exact=exact)
        counts = np.zeros((len(CLASSES), len(lanes), pixels), dtype=np.int64)
        for number, part in enumerate(self._parts):
            spans = part.spans(lanes, cut)
            if kept is None:
                add_between(counts[-1], *spans)
                add_marked(counts[:-1], part.classes, spans)
            else:
                mine = kept.parts[number]
                add_marked(counts[-1:], mine.marks, spans)
                add_marked(counts[:-1], mine.classes, spans, mine.on)
        for known in counts[:-1]:
            counts[-1] -= known
        return counts

    def active(self, lane: int, begin: int, end: int, limit: int, kept: Kept | None = None) -> Ints:
        """Return the positions of the first `limit` events of a lane active in [begin, end)."""
        return self._first(Part.active, lane, (begin, end), limit, kept)

    def started(
        self, lane: int, begin: int, end: int, limit: int, kept: Kept | None = None
    ) -> Ints:
        """Return the positions of the first `limit` events of a lane that start in [begin, end)."""
        return self._first(Part.started, lane, (begin, end), limit, kept)

    def members(self, lanes: Ints, kept: Kept | None = None) -> tuple[Ints, Ints]:
        """Return the positions of all events of lanes, which rise, by lane and start.

        Returns the lane of each too.
        """
        return self._of_lanes(lambda part, marks: part.members(lanes, marks), kept)

    def at(self, lanes: Ints, instant: int, kept: Kept | None = None) -> tuple[Ints, Ints]:
        """Return what `members` does, but only what is active at an instant."""
        if not self.begin <= instant < self.end:
            lanes = lanes[:0]
        offset = min(max(instant, self.begin), self.end - 1) - self.begin
        return self._of_lanes(lambda part, marks: part.at(lanes, offset, marks), kept)

    def _of_lanes(
        self, look: Callable[[Part, Marks | None], Ints], kept: Kept | None
    ) -> tuple[Ints, Ints]:
        found = [np.empty(0, dtype=np.int64)]
        for number, part in enumerate(self._parts):
            marks = None if kept is None else kept.parts[number].marks[0]
            found.append(look(part, marks) + part.base)
        positions = np.concatenate(found)
        owners = self.lane_of(positions)
        order = np.lexsort((self.start_of(positions), owners))
        return positions[order], owners[order]

    def _first(
        self, look: Look, lane: int, times: tuple[int, int], limit: int, kept: Kept | None
    ) -> Ints:
        span = self.end - self.begin
        since, until = (min(max(time - self.begin, 0), span) for time in times)
        found = [np.empty(0, dtype=np.int64)]
        for number, part in enumerate(self._parts):
            marks = None if kept is None else kept.parts[number].marks[0]
            found.append(look(part, lane, since, until, limit, marks) + part.base)
        positions = np.concatenate(found)
        if len(found) > 2:  # noqa: PLR2004 - one part is in order already
            positions = positions[np.argsort(self.start_of(positions), kind="stable")]
        return positions[:limit]

    def start_of(self, positions: Ints) -> Ints:
        """Return the starts of events."""
        return self._looked_up(positions, lambda part, at: part.start.take(at)) + self.begin

    def end_of(self, positions: Ints) -> Ints:
        """Return the ends of events."""
        return self._looked_up(positions, Part.ends_at) + self.begin

    def cls_of(self, positions: Ints) -> Ints:
        """Return the classes of events, as codes."""
        return self._looked_up(positions, lambda part, at: part.cls.take(at))

    def id_of(self, positions: Ints) -> Ints:
        """Return the ids of events."""
        return self._looked_up(positions, lambda part, at: part.id.take(at))

    def lane_of(self, positions: Ints) -> Ints:
        """Return the lanes of events."""
        return self._looked_up(
            positions, lambda part, at: np.searchsorted(part.bounds, at, side="right") - 1
        )

    def position_of(self, ids: Ints) -> Ints:
        """Return the positions of events by their ids."""
        return self._place.take(ids).astype(np.int64)

    def _looked_up(self, positions: Ints, look: Callable[[Part, Ints], Array]) -> Ints:
        positions = np.asarray(positions, dtype=np.int64)
        values = np.zeros(positions.shape, dtype=np.int64)
        for part in self._parts:
            mine = (positions >= part.base) & (positions < part.base + part.total)
            values[mine] = look(part, positions[mine] - part.base)
        return values

    def _asked(
        self, lanes: Ints, edges: NDArray[Any], *, exact: bool = False
    ) -> tuple[Ints, Cut, int]:
        """Return lanes and edges, ready to be looked up, and how many pixels these make."""
        cut = Cut.of(edges, self.begin, self.end, self.width, exact=exact)
        return np.asarray(lanes, dtype=np.int64), cut, max(len(cut.bins) - 1, 0)
