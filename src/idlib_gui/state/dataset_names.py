"""The names in datasets that a search finds: actors, types and places, with their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event as Stop
from typing import NamedTuple

from idlib_gui.domain.search import folded

from .datasets import Dataset, Layer
from .passing import counts_of

PARTS = ("actors", "types", "places")
"""The parts of a filter that names can be chosen for."""


class NameFound(NamedTuple):
    """A name in a part of a dataset, and how many rows it stands in."""

    dataset: str
    part: str
    code: int
    name: str
    rows: int


class Names(NamedTuple):
    """The best of the names of a dataset that were found, and how many there are."""

    title: str
    found: tuple[NameFound, ...]
    total: int


class NameSearch:
    """Finds names, and remembers them by how often they stand in a dataset."""

    def __init__(self) -> None:
        self._known: dict[str, list[tuple[str, NameFound]]] = {}

    def find(
        self, layers: Sequence[Layer], query: str, limit: int, stop: Stop
    ) -> tuple[Names, ...]:
        """Return by dataset what holds every word of a query, most rows first."""
        words = folded(query).split()
        answers = []
        for layer in layers if words else ():
            found: list[NameFound] = []
            for plain, name in self._names(layer.dataset, stop):
                if stop.is_set():
                    return ()
                if all(word in plain for word in words):
                    found.append(name)
            if found:
                answers.append(Names(layer.dataset.name, tuple(found[:limit]), len(found)))
        return tuple(answers)

    def _names(self, dataset: Dataset, stop: Stop) -> list[tuple[str, NameFound]]:
        """Return the names of a dataset, folded, those with most rows first."""
        if dataset.key not in self._known:
            names = sorted(_counted(dataset, stop), key=lambda one: -one[1].rows)
            if stop.is_set():
                return []
            self._known[dataset.key] = names
        return self._known[dataset.key]


def _counted(dataset: Dataset, stop: Stop) -> Iterator[tuple[str, NameFound]]:
    for part in PARTS:
        counts = counts_of(dataset, part).tolist()
        for code, (name, rows) in enumerate(zip(getattr(dataset, part), counts, strict=True)):
            if stop.is_set():
                return
            if rows:
                yield folded(name), NameFound(dataset.key, part, code, name, rows)
