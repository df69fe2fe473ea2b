"""Events made up for the tests of the index, and what a look at every one of them finds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from idlib_gui.domain.calendar import DAY
from idlib_gui.layout.columns import FAR_FUTURE, FAR_PAST
from idlib_gui.layout.index import EventIndex
from idlib_gui.layout.index_writer import Rows

Numbers = NDArray[np.int64]

DECADE = 3653 * DAY
DURATIONS = (1, 1, DAY, 5 * DAY, 3_601, DECADE, 5 * DECADE)


class Events(NamedTuple):
    """Columns of events in any order, and how many lanes there are."""

    lane: Numbers
    start: Numbers
    end: Numbers
    cls: NDArray[np.int8]
    lanes: int

    @property
    def total(self) -> int:
        """Return how many events there are."""
        return len(self.lane)

    def index(self) -> EventIndex:
        """Return their index."""
        return EventIndex.build(*self)

    def sorted_rows(self, *by: Numbers) -> Rows:
        """Return them as rows sorted by lane and start, or as asked for."""
        order = np.lexsort(by or (self.start, self.lane))
        return Rows(*(column[order] for column in self[:4]), order)

    def active(self, lane: int, begin: int, end: int) -> NDArray[np.bool_]:
        """Return which are active in [begin, end)."""
        return (self.lane == lane) & (self.start < end) & (self.end > begin)

    def class_counts(self, edges: Numbers, kept: NDArray[np.bool_]) -> Numbers:
        """Return how many kept ones are active: [class, lane, pixel]."""
        counts = np.zeros((5, self.lanes, len(edges) - 1), dtype=np.int64)
        for pixel in range(len(edges) - 1):
            now = kept & (self.start < edges[pixel + 1]) & (self.end > edges[pixel])
            np.add.at(counts[:, :, pixel], (self.cls[now], self.lane[now]), 1)
        return counts


def random_events(total: int, lanes: int, span: int = 40 * DECADE, seed: int = 1) -> Events:
    """Return many events of all durations in any order."""
    rng = np.random.default_rng(seed)
    start = rng.integers(-span // 2, span // 2, total)
    return Events(
        rng.integers(0, lanes, total),
        start,
        start + rng.choice([*DURATIONS, 77_777], total),
        rng.integers(0, 5, total).astype(np.int8),
        lanes,
    )


def whens() -> st.SearchStrategy[int]:
    """Return instants that often coincide, and now and then lie as far as time goes."""
    return st.one_of(
        st.integers(-20, 20),
        st.integers(-400, 400).map(lambda day: day * DAY),
        st.integers(FAR_PAST, FAR_FUTURE - 5 * DECADE),
    )


@st.composite
def tables(draw: st.DrawFn) -> Events:
    """Return a few events: points, days, decades; in lanes of which some are empty."""
    lanes = draw(st.integers(1, 5))
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(0, lanes - 1),
                whens(),
                st.one_of(st.sampled_from(DURATIONS), st.integers(1, 50)),
                st.integers(0, 4),
            ),
            max_size=70,
        )
    )
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    lane, start, length, cls = table.T
    return Events(lane, start, start + length, cls.astype(np.int8), lanes)


@st.composite
def cuts(draw: st.DrawFn, events: Events) -> Numbers:
    """Return rising edges, even or not, at any zoom, inside and outside the events."""
    if draw(st.booleans()) or not events.total:
        return np.array(sorted(draw(st.lists(whens(), min_size=1, max_size=40))), dtype=np.int64)
    begin, end = int(events.start.min()), int(events.end.max())
    middle = draw(st.integers(begin, end))
    reach = max((end - begin) // draw(st.sampled_from([1, 3, 200, 10**4, 10**7])), 2)
    edges = np.linspace(middle - reach, middle + reach, draw(st.integers(2, 60)))
    return np.ceil(edges).astype(np.int64)
