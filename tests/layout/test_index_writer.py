"""An index is the same however it is written, and is not written from bad rows."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import DTypeLike, NDArray

from idlib_gui.domain.calendar import DAY
from idlib_gui.layout import index_writer
from idlib_gui.layout.columns import FAR_FUTURE, FAR_PAST
from idlib_gui.layout.index import EventIndex
from idlib_gui.layout.index_ends import stable_order
from idlib_gui.layout.index_writer import Plan, Rows, plan

from .events import DECADE, Events, random_events, tables


@pytest.fixture(autouse=True, scope="module")
def _parts_of_few():
    """Give durations a part of their own however few events have them."""
    with patch.object(index_writer, "FEWEST_PLAIN", 2):
        yield


def planned(events: Events) -> Plan:
    """Return the plan that events are built by."""
    extent = (int(events.start.min()), int(events.end.max())) if events.total else (0, 0)
    lengths, counts = np.unique(events.end - events.start, return_counts=True)
    commonest = zip(lengths.tolist(), counts.tolist(), strict=True)
    return plan(events.lanes, extent, events.total, commonest)


def chunks(rows: Rows, size: int) -> list[Rows]:
    """Return rows in chunks."""
    return [
        Rows(*(column[low : low + size] for column in rows))
        for low in range(0, len(rows.lane), size)
    ]


def assert_same(one: EventIndex, other: EventIndex) -> None:
    """Fail unless two indexes hold the same."""
    assert one.meta() == other.meta()
    arrays = other.arrays()
    assert arrays.keys() == one.arrays().keys()
    for name, array in one.arrays().items():
        assert array.dtype == arrays[name].dtype, name
        assert (array == arrays[name]).all(), name


@given(tables(), st.integers(1, 40), st.sampled_from([64, 128, 1 << 22]))
def test_chunks_of_any_size_give_the_index_that_is_built_at_once(
    events: Events, size: int, at_once: int
) -> None:
    built = events.index()
    with patch.object(index_writer, "AT_ONCE", at_once):
        written = EventIndex.write(planned(events), chunks(events.sorted_rows(), size))
    assert_same(written, built)


def test_an_index_is_written_into_files_and_read_from_them(tmp_path: Path) -> None:
    events = random_events(5_000, 3)

    def on_disk(name: str, shape: tuple[int, ...], kind: DTypeLike) -> NDArray[np.generic]:
        return np.lib.format.open_memmap(tmp_path / f"{name}.npy", "w+", kind, shape)

    with patch.object(index_writer, "AT_ONCE", 64):
        written = EventIndex.write(planned(events), chunks(events.sorted_rows(), 700), on_disk)
    for array in written.arrays().values():
        array.flush()

    arrays = {path.stem: np.load(path, mmap_mode="r") for path in tmp_path.iterdir()}
    assert_same(EventIndex.restore(arrays, written.meta()), events.index())


def test_more_intervals_of_a_lane_ending_in_one_second_than_fit_in_memory_are_written() -> None:
    start = np.arange(-3_000, -1_000)
    end = np.where(start % 9 == 0, start + 2, 500)
    lane = np.zeros(2_000, dtype=np.int64)
    events = Events(lane, start, end, (start % 5).astype(np.int8), 1)
    with patch.object(index_writer, "FEWEST_PLAIN", 10**6):
        built = events.index()
        with patch.object(index_writer, "AT_ONCE", 64):
            written = EventIndex.write(planned(events), [events.sorted_rows()])
    assert_same(written, built)


def test_the_ends_of_time_in_ten_thousand_lanes_are_written() -> None:
    lane = np.arange(10_000)
    start = np.where(lane % 2, FAR_PAST, FAR_FUTURE - 7)
    end = np.where(lane % 3, start + 1, FAR_FUTURE)
    index = EventIndex.build(lane, start, end, np.zeros(10_000, dtype=np.int8), 10_000)

    assert (index.begin, index.end) == (FAR_PAST, FAR_FUTURE)
    rows = index.id_of(lane)
    assert sorted(rows) == lane.tolist()
    assert (index.start_of(lane) == start[rows]).all()
    assert (index.end_of(lane) == end[rows]).all()
    assert index.active_counts(lane, np.array([0, 1])).sum() == np.count_nonzero(
        (start == FAR_PAST) & (end == FAR_FUTURE)
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"lane": np.array([0, 1, 2])}, "a lane is not one of the 2"),
        ({"lane": np.array([0, -1, 1])}, "a lane is not one of the 2"),
        ({"end": np.array([1, 2, 2])}, "an event ends before it starts"),
        ({"cls": np.array([0, 5, 1], dtype=np.int8)}, "a class is not one of those"),
        ({"cls": np.array([0, -1, 1], dtype=np.int8)}, "a class is not one of those"),
        ({"end": np.array([1, 2])}, "differ in length"),
    ],
)
def test_bad_columns_are_refused(change: dict[str, NDArray[np.int64]], said: str) -> None:
    good = Events(np.array([0, 0, 1]), np.arange(3), np.arange(1, 4), np.zeros(3, np.int8), 2)
    with pytest.raises(ValueError, match=said):
        good._replace(**change).index()


def test_times_too_far_apart_are_refused() -> None:
    events = Events(
        np.zeros(2, int), np.array([0, 2**61]), np.array([1, 2**62]), np.zeros(2, np.int8), 9
    )
    with pytest.raises(ValueError, match="too far apart"):
        events.index()


@pytest.mark.parametrize("below", [8, 1 << 62])
@pytest.mark.parametrize("keys", [[1, 1, 2], [5, 0, 5, 2, 0], []])
def test_keys_are_sorted_and_equal_ones_stay_as_they_come(keys: list[int], below: int) -> None:
    expected = sorted(range(len(keys)), key=keys.__getitem__)
    assert stable_order(np.array(keys, dtype=np.int64), below).tolist() == expected


def test_more_events_than_positions_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        plan(1, (0, DAY), 1 << 31, [])


def rows_of(*rows: tuple[int, int, int, int]) -> Rows:
    """Return rows of lane, start, end and id."""
    lane, start, end, ids = np.array(rows, dtype=np.int64).T
    return Rows(lane, start, end, np.zeros(len(rows), dtype=np.int8), ids)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ([rows_of((0, 5, 6, 0), (0, 4, 5, 1))], "not sorted"),
        ([rows_of((1, 5, 6, 0), (0, 5, 6, 1))], "not sorted"),
        ([rows_of((0, 5, 6, 0)), rows_of((0, 4, 5, 1))], "not sorted"),
        ([rows_of((0, -1, 6, 0))], "outside the planned extent"),
        ([rows_of((0, 1, 600, 0))], "outside the planned extent"),
        ([rows_of((0, 1, 3, 4))], "an id is not below the 4"),
        ([rows_of((0, 1, 3, -1))], "an id is not below the 4"),
        ([rows_of((0, 1, 2, 0), (0, 1, 2, 1), (0, 1, 2, 2))], "more events than"),
        ([rows_of((0, 1, 3, 0), (0, 1, 4, 1), (0, 1, 3, 2))], "more events than"),
        ([rows_of((0, 1, 2, 0))], "fewer events than"),
        ([], "fewer events than"),
        ([rows_of((0, 1, 2, 0), (0, 1, 2, 1), (0, 1, 4, 2), (0, 1, 5, 2))], "the same id"),
    ],
)
def test_rows_that_are_not_as_planned_are_refused(added: list[Rows], said: str) -> None:
    two_seconds = plan(2, (0, 100), 4, [(1, 2)])
    assert two_seconds.totals == (2, 2)
    with pytest.raises(ValueError, match=said):
        EventIndex.write(two_seconds, added)


def test_a_plan_of_points_only_takes_no_intervals() -> None:
    with pytest.raises(ValueError, match="more events than"):
        EventIndex.write(plan(1, (0, DECADE), 2, [(1, 2)]), [rows_of((0, 1, 3, 0), (0, 2, 3, 1))])


def test_empty_chunks_are_passed_over() -> None:
    nothing = Rows(*(column[:0] for column in rows_of((0, 1, 2, 0))))
    index = EventIndex.write(plan(1, (1, 2), 1, []), [nothing, rows_of((0, 1, 2, 0)), nothing])
    assert index.total == 1


def test_three_common_durations_have_parts_of_their_own() -> None:
    commonest = [(1, 50), (DAY, 30), (7, 40), (9, 20), (11, 1)]
    parted = plan(1, (0, DECADE), 141, commonest)
    assert parted.durations == (1, 7, DAY, 0)
    assert parted.totals == (50, 40, 30, 21)
