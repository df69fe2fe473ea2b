"""The index counts and finds what a look at every event would."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from idlib_gui.domain.calendar import DAY
from idlib_gui.layout import index_writer
from idlib_gui.layout.index import EventIndex

LANES = 7


@pytest.fixture(autouse=True)
def _parts_of_few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give durations a part of their own however few events have them."""
    monkeypatch.setattr(index_writer, "FEWEST_PLAIN", 1)


def test_an_index_counts_what_is_active_in_every_pixel_of_every_lane() -> None:
    rng = np.random.default_rng(1)
    lane = rng.integers(0, LANES, 3000)
    start = rng.integers(-(10**9), 10**9, 3000)
    end = start + rng.choice([1, DAY, 5 * 3600, 7777, 3653 * DAY], 3000)
    cls = rng.integers(0, 5, 3000).astype(np.int8)
    index = EventIndex.build(lane, start, end, cls, LANES)
    edges = np.linspace(-(2 * 10**9), 2 * 10**9, 301)

    counts = index.active_counts(np.arange(LANES), edges)

    assert counts.tolist() == by_looking(lane, start, end, index.snapped(edges)).tolist()
    assert index.class_counts(np.arange(LANES), edges).sum(axis=0).tolist() == counts.tolist()


def by_looking(
    lane: NDArray[np.int64],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    edges: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the counts by looking at every event."""
    pixels = (start < edges[1:, np.newaxis]) & (end > edges[:-1, np.newaxis])
    return np.array([pixels[:, lane == number].sum(axis=1) for number in range(LANES)])
