"""A prepared dataset: a folder of mapped arrays, which needs nothing but numpy to be shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.records import DomainError
from idlib_gui.overriding import override

from .arrays import map_array, release
from .engine import Engine, file_named, named, statement
from .left_out import LeftOut, LeftRow, Reason
from .mapping import DatasetKind, Mapping
from .parts import Part
from .texts import Texts

FORMAT = 4
"""The version of what lies in the folder; another one is prepared anew."""
_MANY = 100
"""From how many titles at once on the memory of what lies around them is given back."""
META, LEFT_OUT = "meta.json", "left-out.json"

Codes = NDArray[np.int32]


class Dataset:
    """Dated events in the order of their file; read-only.

    The arrays have one element an event: `start` and `end` in seconds since 1970, half open;
    `cls` by the code of its class, 4 for none; the others by the code of a name, -1 for none.
    `origin` is the number of its row in the file, from 0, rows left out counted.

    It is sent to another process as the name of its folder.
    """

    def __init__(self, folder: Path) -> None:
        """Map a prepared folder.

        Raises:
            OSError, ValueError, KeyError: If it is not whole, or of another version.
        """
        meta = json.loads((folder / META).read_text(encoding="utf-8"))
        if meta["format"] != FORMAT:
            raise ValueError(meta["format"])
        self.folder = folder
        self.key: str = folder.name
        self.path = Path(meta["path"])
        """Where the file was when it was prepared."""
        self.name: str = meta["name"]
        self.kind = DatasetKind(meta["kind"])
        self.mapping = Mapping(**meta["mapping"])
        self.columns: tuple[str, ...] = tuple(meta["columns"])
        """All columns of the file."""
        self.rows: int = meta["rows"]
        self.extent: tuple[int, int] = tuple(meta["extent"])
        """Begin and end of all events; (0, 0) if there are none."""
        self.above: int = meta["above"]
        """How many lines stood above headers, and were skipped."""
        self._parts = [Part(*part) for part in meta["parts"]]
        self.start: NDArray[np.int64] = map_array(folder, "start")
        self.end: NDArray[np.int64] = map_array(folder, "end")
        self.cls: NDArray[np.int8] = map_array(folder, "cls")
        self.actor: Codes = map_array(folder, "actor")
        self.target: Codes = map_array(folder, "target")
        self.type: Codes = map_array(folder, "type")
        self.place: Codes = map_array(folder, "place")
        self.origin: NDArray[np.uint32] = map_array(folder, "origin")
        self.actors, self.actor_counts = _names(folder, "actors")
        """The names by code, the most frequent first, and how many events have each as actor."""
        self.types, self.type_counts = _names(folder, "types")
        self.places, self.place_counts = _names(folder, "places")
        self._mutual = _codes_of(self.types, frozenset(meta["mutual"]))
        self._titles = Texts.open(folder, "titles") if meta["titles"] else None

    @override
    def __reduce__(self) -> tuple[type[Dataset], tuple[Path]]:
        return Dataset, (self.folder,)

    def release(self) -> None:
        """Give back the memory of the columns until they are looked at again."""
        for column in (self.start, self.end, self.cls, self.actor, self.type, self.place):
            release(column)

    @property
    def left_out(self) -> LeftOut:
        """Return the rows that could not be read; they are looked up when asked for."""
        return read_left_out(self.folder)

    def titles(self, rows: Sequence[int] | NDArray[np.integer[Any]]) -> list[str]:
        """Return what to write beside events: their title, or who did what to whom and where."""
        titles = [self._title(int(row)) for row in rows]
        if self._titles is not None and len(rows) >= _MANY:
            # Each was somewhere else in the file: many of its pages are in memory for one line.
            self._titles.release()
        return titles

    def is_mutual(self, row: int) -> bool:
        """Return whether an event is between two sides, of which none does it to the other."""
        return int(self.type[row]) in self._mutual

    def _title(self, row: int) -> str:
        told = self._titles[row] if self._titles is not None else ""
        if told:
            return _one_line(told)
        sides = [
            names[code]
            for names, code in ((self.actors, self.actor[row]), (self.actors, self.target[row]))
            if code >= 0
        ]
        rest = [
            names[code]
            for names, code in ((self.types, self.type[row]), (self.places, self.place[row]))
            if code >= 0
        ]
        parts = [(" – " if self.is_mutual(row) else " → ").join(sides), ", ".join(rest)]
        return _one_line(": ".join(filter(None, parts))) or "–"

    def row(self, number: int) -> dict[str, str]:
        """Return all columns of an event's row as the file has them; takes a moment.

        Raises:
            DomainError: If DuckDB is not installed, or what holds the rows is gone or has changed.
        """
        origin = int(self.origin[number])
        part = [part for part in self._parts if part.first <= origin][-1]
        path = self.folder / part.name
        if not part.is_same(self.folder):
            raise DomainError(f"{path} is not there as it was: open the dataset again.")
        columns = ", ".join(f"CAST({named(column)} AS VARCHAR)" for column in self.columns)
        source = f"read_parquet({file_named(path)}, file_row_number = true)"
        with Engine() as engine:
            where = f"WHERE file_row_number = {origin - part.first}"
            found = engine.rows(statement("SELECT", columns, "FROM", source, where))
        return {
            column: "" if cell is None else str(cell)
            for column, cell in zip(self.columns, found[0], strict=True)
        }


def _names(folder: Path, name: str) -> tuple[Sequence[str], NDArray[np.int64]]:
    return Texts.open(folder, name), map_array(folder, f"{name}-counts")


def _codes_of(names: Sequence[str], wanted: frozenset[str]) -> frozenset[int]:
    """Return the codes of some names; -1, that of no name, for an empty one."""
    found = frozenset(code for code, name in enumerate(names if wanted else ()) if name in wanted)
    return found | {-1} if "" in wanted else found


def read_left_out(folder: Path) -> LeftOut:
    """Return what `write_left_out` wrote."""
    held = json.loads((folder / LEFT_OUT).read_text(encoding="utf-8"))
    first = tuple(LeftRow(line, Reason(why), *told) for line, why, *told in held["first"])
    return LeftOut({Reason(why): count for why, count in held["counts"].items()}, first)


def write_left_out(folder: Path, left_out: LeftOut) -> None:
    """Write the rows that were left out beside the others."""
    held = {"counts": left_out.counts, "first": left_out.first}
    (folder / LEFT_OUT).write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


def _one_line(text: str) -> str:
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(text.split())
