"""The events of a dataset in lanes: built at the first look, chunk by chunk, then mapped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray

from idlib_gui.layout.index import EventIndex
from idlib_gui.layout.index_writer import Allocate, Rows, in_memory, plan
from idlib_gui.storage.datasets.arrays import allocate, map_array, release
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.dataset import Dataset
from idlib_gui.storage.datasets.engine import Stop, Stopped
from idlib_gui.storage.datasets.making import Making

from .lane_buckets import Laned, bucket_rows, buckets_of, durations_of, pieces

MOST_LANES = 60
"""Lanes with a name of their own; the events of all other names share one lane more."""
_META = "lanes.json"
_FORMAT = 1

Ints = NDArray[np.int64]
Watch = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class LaneIndex:
    """The index of a dataset for one way of making lanes.

    `names` and `counts` have an element a lane, the fullest first; `codes` are the codes of the
    names in the dataset. The last lane may be that of all other events, named “”, of code -1.
    """

    index: EventIndex
    names: tuple[str, ...]
    counts: tuple[int, ...]
    codes: tuple[int, ...]


class _Told(NamedTuple):
    """Whom to tell how far it is, and whom to ask whether to end."""

    progress: Watch
    stop: Stop


def lanes_of(
    dataset: Dataset,
    by: str,
    cache: Cache,
    progress: Watch = lambda _done: None,
    stop: Stop = lambda: False,
) -> LaneIndex:
    """Return the index of a dataset over its lanes, from the cache or built now.

    Where the cache cannot be written, it is built in memory.

    Args:
        dataset: The dataset.
        by: What a lane is for: an `actor`, `type` or `place`; `none`: one lane for all.
        cache: Where the dataset lies.
        progress: Is told how much is done, from 0 to 1.
        stop: Says whether to end.

    Raises:
        Stopped: If it was ended.
    """
    told = _Told(progress, stop)
    found = prepared_lanes(dataset, by)
    if found is not None:
        return found
    try:
        with Making(dataset.folder, ".lanes-") as making:
            # Nothing of it is mapped after this line, or Windows would not let it take its place.
            _write_meta(making.path, _on_disk(dataset, by, making.path, told))
            making.take_place(dataset.folder / f"lanes-{by}", _META)
    except OSError:
        return _build(dataset, by, in_memory, told)
    cache.trim(dataset.key)
    return prepared_lanes(dataset, by) or _build(dataset, by, in_memory, told)


def prepared_lanes(dataset: Dataset, by: str) -> LaneIndex | None:
    """Return the index that was built before, mapped; None if there is none that is whole."""
    folder = dataset.folder / f"lanes-{by}"
    try:
        meta = json.loads((folder / _META).read_text(encoding="utf-8"))
        if meta["format"] != _FORMAT:
            return None
        arrays = {name: map_array(folder, name) for name in meta["arrays"]}
        index = EventIndex.restore(arrays, meta["index"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return LaneIndex(index, tuple(meta["names"]), tuple(meta["counts"]), tuple(meta["codes"]))


def _write_meta(folder: Path, made: LaneIndex) -> None:
    held = {
        "format": _FORMAT,
        "names": made.names,
        "counts": made.counts,
        "codes": made.codes,
        "arrays": list(made.index.arrays()),
        "index": made.index.meta(),
    }
    for name, array in made.index.arrays().items():
        path = folder / f"{name}.npy"
        if not path.exists():  # nothing is mapped of an array without elements
            np.save(path, array)
    (folder / _META).write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


class _OnDisk:
    """Makes arrays as files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: list[NDArray[Any]] = []

    def __call__(self, name: str, shape: tuple[int, ...], kind: DTypeLike) -> NDArray[Any]:
        if 0 in shape:
            return in_memory(name, shape, kind)
        self._made.append(allocate(self._folder / f"{name}.npy", shape, kind))
        return self._made[-1]

    def release(self) -> None:
        """Give back the memory of what was written until it is looked at again."""
        for array in self._made:
            release(array)


def _on_disk(dataset: Dataset, by: str, folder: Path, told: _Told) -> LaneIndex:
    """Build an index as files of a folder, without holding all of them in memory."""
    disk = _OnDisk(folder)

    def progress(done: float) -> None:
        dataset.release()
        disk.release()
        told.progress(done)

    return _build(dataset, by, disk, told._replace(progress=progress))


def _build(dataset: Dataset, by: str, allocate: Allocate, told: _Told) -> LaneIndex:
    laned, codes, counts = _lanes(dataset, by)
    planned = plan(laned.lanes, dataset.extent, dataset.rows, durations_of(dataset))

    def rows() -> Iterator[Rows]:
        done = 0
        for bucket in buckets_of(laned):
            if told.stop():
                raise Stopped
            found = bucket_rows(laned, bucket)
            done += len(found.id)
            yield found
            told.progress(done / max(dataset.rows, 1))

    index = EventIndex.write(planned, rows(), allocate)
    return LaneIndex(index, _names(dataset, by, codes), counts, codes)


def _lanes(dataset: Dataset, by: str) -> tuple[Laned, tuple[int, ...], tuple[int, ...]]:
    """Return the dataset with lanes, the code that each lane is for, and how many rows it has."""
    if by == "none":
        return Laned(dataset, "", np.zeros(1, dtype=np.int64), 1), (-1,), (dataset.rows,)
    column: NDArray[np.int32] = getattr(dataset, by)
    total = len(getattr(dataset, f"{by}s"))
    held = np.zeros(total + 1, dtype=np.int64)
    for rows in pieces(dataset.rows):
        held += np.bincount(column[rows].astype(np.int64) % (total + 1), minlength=total + 1)
    ranked = np.argsort(-held[:total], kind="stable")[:MOST_LANES]
    codes = [int(code) for code in ranked if held[code]]
    lane_of = np.full(total + 1, len(codes), dtype=np.int64)
    lane_of[codes] = np.arange(len(codes))
    counts = [int(held[code]) for code in codes]
    rest = dataset.rows - sum(counts)
    if rest:
        codes, counts = [*codes, -1], [*counts, rest]
    return Laned(dataset, by, lane_of, len(codes)), tuple(codes), tuple(counts)


def _names(dataset: Dataset, by: str, codes: tuple[int, ...]) -> tuple[str, ...]:
    if by == "none":
        return (dataset.name,)
    names: Sequence[str] = getattr(dataset, f"{by}s")
    return tuple(names[code] if code >= 0 else "" for code in codes)
