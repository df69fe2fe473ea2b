"""What was read of a table is written as the files of a prepared dataset."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from .arrays import ArrayWriter
from .coding import NO_CLASS, Coding
from .dataset import FORMAT, META
from .engine import Engine, Stopped, statement
from .left_out import LISTED, REASONS, Reason
from .mapping import DatasetKind, Mapping
from .reading import CHUNK, Arrays, Parsed
from .spans import Read, spans_of
from .texts import TextWriter, write_texts

_COLUMNS = (
    "number, first, first_end, why_first, last, last_end, why_last, "
    "actor, target, type, place, cls, precision"
)
_NUMBERS = {
    "start": np.int64,
    "end": np.int64,
    "cls": np.int8,
    "origin": np.uint32,
    "actor": np.int32,
    "target": np.int32,
    "type": np.int32,
    "place": np.int32,
}
_LISTS = {"actors": ("actor", "target"), "types": ("type",), "places": ("place",)}

Watch = Callable[[float], None]
Ints = NDArray[np.int64]


class Meanings(NamedTuple):
    """What codes of the table `parsed` mean, by code; the last element is that of -1."""

    names: dict[str, list[str]]
    type_class: NDArray[np.int8]
    cls: NDArray[np.int8]
    unit: NDArray[np.int8]


class Written(NamedTuple):
    """What became of the rows: how many are events, and why the others are not.

    `left` are the first rows left out: their number and the reason.
    """

    rows: int
    extent: tuple[int, int]
    counts: dict[Reason, int]
    left: list[tuple[int, Reason]]


def meanings_of(parsed: Parsed, mapping: Mapping, kind: DatasetKind, coding: Coding) -> Meanings:
    """Look up what all texts of a table mean."""
    types = [coding.type_of(text, kind, mapping.type) for text in parsed.names["type"]]
    units = [coding.unit_of(text, mapping.precision) for text in parsed.names["precision"]]
    return Meanings(
        {
            "actors": coding.actor_names(parsed.names["actor"], kind),
            "types": [name for name, _ in types],
            "places": parsed.names["place"],
        },
        np.array([*(cls for _, cls in types), NO_CLASS], dtype=np.int8),
        np.array([*map(coding.class_of, parsed.names["cls"]), NO_CLASS], dtype=np.int8),
        np.array([*(-1 if unit is None else unit for unit in units), -1], dtype=np.int8),
    )


class DatasetWriter:
    """Writes events chunk by chunk, and their names at the end; to be left as a context."""

    def __init__(self, folder: Path, meanings: Meanings, *, titles: bool) -> None:
        self._folder = folder
        self._meanings = meanings
        self._writers = {name: ArrayWriter(folder, name, kind) for name, kind in _NUMBERS.items()}
        self._titles = TextWriter(folder, "titles") if titles else None
        self._counts = np.zeros(len(REASONS), dtype=np.int64)
        self._left: list[tuple[int, Reason]] = []
        self._rows = 0
        self._extent: tuple[int, int] | None = None
        self._held = {
            name: np.zeros(len(texts), dtype=np.int64) for name, texts in meanings.names.items()
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for writer in (*self._writers.values(), self._titles):
            if writer is not None:
                writer.__exit__(*error)

    def add(self, chunk: Arrays) -> None:
        """Write the events among the next rows."""
        read = Read._make(
            [*(chunk[name] for name in Read._fields[:-1]), self._meanings.unit[chunk["precision"]]]
        )
        begin, end, why = spans_of(read)
        self._leave_out(chunk["number"], why)
        kept = np.flatnonzero(why < 0)
        if not len(kept):
            return
        codes = {name: chunk[name][kept] for name in ("actor", "target", "type", "place")}
        own = self._meanings.cls[chunk["cls"][kept]]
        cls = np.where(own == NO_CLASS, self._meanings.type_class[codes["type"]], own)
        values = {
            "start": begin[kept],
            "end": end[kept],
            "cls": cls,
            "origin": chunk["number"][kept],
        }
        for name, column in (values | codes).items():
            self._writers[name].add(column)
        if self._titles is not None:
            self._titles.add(chunk["title"][kept].tolist())
        self._count("actors", codes["actor"])
        self._count("actors", codes["target"][codes["target"] != codes["actor"]])
        self._count("types", codes["type"])
        self._count("places", codes["place"])
        self._rows += len(kept)
        self._widen(int(begin[kept].min()), int(end[kept].max()))

    def _leave_out(self, numbers: Ints, why: NDArray[np.int8]) -> None:
        out = np.flatnonzero(why >= 0)
        self._counts += np.bincount(why[out], minlength=len(REASONS))
        room = LISTED - len(self._left)
        self._left += [(int(numbers[row]), REASONS[why[row]]) for row in out[:room]]

    def _count(self, name: str, codes: NDArray[np.int32]) -> None:
        held = self._held[name]
        held += np.bincount(codes[codes >= 0], minlength=len(held))

    def _widen(self, begin: int, end: int) -> None:
        low, high = self._extent or (begin, end)
        self._extent = min(low, begin), max(high, end)

    def close(self) -> Written:
        """Write the names, the most frequent first, and end all files."""
        for column in self._writers.values():
            column.close()
        if self._titles is not None:
            self._titles.close()
        for name, roles in _LISTS.items():
            order, held = self._in_order(name)
            for role in roles:
                _recode(self._folder / f"{role}.npy", order)
            with ArrayWriter(self._folder, f"{name}-counts", np.int64) as writer:
                writer.add(held)
                writer.close()
        counts = {
            why: int(count) for why, count in zip(REASONS, self._counts, strict=True) if count
        }
        return Written(self._rows, self._extent or (0, 0), counts, self._left)

    def _in_order(self, name: str) -> tuple[NDArray[np.int32], Ints]:
        """Write the names of a list, the most frequent first; return codes by old code, counts."""
        texts, held = self._meanings.names[name], self._held[name]
        places: dict[str, int] = {}
        merged = np.array([places.setdefault(text, len(places)) for text in texts], dtype=np.int32)
        counts = np.bincount(merged, weights=held, minlength=len(places)).astype(np.int64)
        unique = list(places)
        order = sorted(range(len(unique)), key=lambda place: (-counts[place], unique[place]))
        ranked = np.array(order, dtype=np.int64)
        ranked = ranked[counts[ranked] > 0]
        write_texts(self._folder, name, [unique[place] for place in ranked])
        codes = np.full(len(places) + 1, -1, dtype=np.int32)
        codes[ranked] = np.arange(len(ranked), dtype=np.int32)
        return np.append(codes[merged], np.int32(-1)), counts[ranked]


def _recode(path: Path, codes: NDArray[np.int32]) -> None:
    """Replace the codes in a file by others; the last of them stands for -1."""
    header = 128
    with path.open("r+b") as file:
        file.seek(header)
        while block := file.read(4 * CHUNK):
            file.seek(-len(block), 1)
            file.write(codes[np.frombuffer(block, dtype=np.int32)].tobytes())


def write_rows(
    parsed: Parsed, writer: DatasetWriter, engine: Engine, watch: Watch, *, titles: bool
) -> Written:
    """Write all rows of the table `parsed`.

    Raises:
        Stopped: If it is to end.
    """
    columns = f"{_COLUMNS}, title" if titles else _COLUMNS
    for begin in range(0, parsed.rows, CHUNK):
        if engine.stopped():
            raise Stopped
        where = f"WHERE number >= {begin} AND number < {begin + CHUNK}"
        chunk = engine.arrays(statement("SELECT", columns, "FROM parsed", where))
        order = np.argsort(chunk["number"], kind="stable")
        writer.add({name: values[order] for name, values in chunk.items()})
        watch(min(1.0, (begin + CHUNK) / parsed.rows))
    return writer.close()


def write_meta(folder: Path, told: dict[str, Any]) -> None:
    """Write what the arrays do not say; last, since it makes the folder whole."""
    text = json.dumps({"format": FORMAT, **told}, ensure_ascii=False, indent=1)
    (folder / META).write_text(text, encoding="utf-8")
