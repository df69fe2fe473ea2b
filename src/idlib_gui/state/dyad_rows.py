"""The rows of datasets between two actors, looked up in the background and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event as Stop
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.called import Names, codes_called, names_of
from idlib_gui.domain.dyads import sides_of
from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import Flags, Ints, classes_on
from idlib_gui.layout.ribbon import Moments, active

from .datasets import Dataset, Layer, Shelf
from .dyads import Between
from .jobs import JobSlot
from .selection import RowRef

_CHUNK = 1 << 20
"""Rows that are looked at at once."""
_KEPT = 24
"""Answers that are remembered."""


class Found(NamedTuple):
    """What a dataset has between two actors: `rows` by their begin, and when they were.

    `first` and `second` are the names in the dataset that stand for the two.
    """

    key: str
    name: str
    rows: Ints
    moments: Moments
    first: tuple[str, ...]
    second: tuple[str, ...]

    def only(self, on: Flags) -> Found:
        """Return those of the rows whose flags are set."""
        begin, end, cls = self.moments
        moments = Moments(begin[on], end[on], cls[on])
        return self._replace(rows=self.rows[on], moments=moments)


class RowsBetween(QObject):
    """Looks up the rows between two actors; the newest question wins."""

    changed = Signal(object)
    """There are other rows: a tuple with a `Found` for each dataset that is to be seen."""
    failed = Signal(object)
    """The exception that kept them from being looked up."""

    def __init__(self, shelf: Shelf, jobs: JobSlot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._jobs = jobs
        self._known: dict[tuple[str, Names, Names], Found] = {}
        self._found: tuple[Found, ...] = ()
        self._off: frozenset[EventClass | None] = frozenset()
        jobs.failed.connect(self.failed)

    @property
    def found(self) -> tuple[Found, ...]:
        """Return what is known of the two that were asked for last."""
        return self._found

    def ask(self, between: Between, off: frozenset[EventClass | None]) -> None:
        """Look up what the visible datasets have of the classes that are not off."""
        self._off = off
        layers, dyad = self._shelf.visible, between.dyad
        if not layers or dyad.first is None or dyad.second is None or dyad.first == dyad.second:
            self._jobs.cancel()
            self._show(())
            return
        sides = sides_of(between.document, dyad.first, dyad.second, alone=dyad.alone)
        first, second = (names_of(between.document, side, bodies=not dyad.alone) for side in sides)
        keys = [(layer.key, first, second) for layer in layers]
        missing = [
            layer.dataset for layer, key in zip(layers, keys, strict=True) if key not in self._known
        ]

        def done(answers: Sequence[Found]) -> None:
            for answer in answers:
                self._known[answer.key, first, second] = answer
            found = [self._known[key] for key in keys]
            for key in list(self._known)[: -max(_KEPT, len(keys))]:
                del self._known[key]
            self._show(tuple(map(self._passing, found, layers)))

        if missing:
            self._show(())  # what was found between two others would be taken for the answer
            self._jobs.start(
                lambda stop: [rows_between(dataset, first, second, stop) for dataset in missing],
                done,
            )
        else:
            self._jobs.cancel()
            done(())

    def _passing(self, found: Found, layer: Layer) -> Found:
        """Return what the dataset's filter and the classes that are on let pass."""
        moments = found.moments
        on = classes_on(self._off)[moments.cls]
        if layer.passing is not None:
            on &= layer.passing[found.rows]
        return found if on.all() else found.only(on)

    def _show(self, found: tuple[Found, ...]) -> None:
        if found or self._found:
            self._found = found
            self.changed.emit(found)


def rows_between(dataset: Dataset, first: Names, second: Names, stop: Stop) -> Found:
    """Return the rows in which one of the two sides acts on the other, either way.

    It takes a look at every row, 0.2 s for 10 million, and returns early once `stop` is set.
    """
    names = list(dataset.actors)
    own, others = codes_called(names, first), codes_called(names, second)
    is_own, is_other = (np.isin(np.arange(len(names) + 1), codes) for codes in (own, others))
    parts = [np.zeros(0, dtype=np.int64)]
    for begin in range(0, dataset.rows if own and others else 0, _CHUNK):
        if stop.is_set():
            break
        # Nobody has the code -1, which is the last of the flags: nobody is on neither side.
        agents, targets = (side[begin : begin + _CHUNK] for side in (dataset.actor, dataset.target))
        forth = is_own[agents] & is_other[targets]
        parts.append(np.flatnonzero(forth | (is_other[agents] & is_own[targets])) + begin)
    rows = np.concatenate(parts)
    rows = rows[np.argsort(dataset.start[rows], kind="stable")]
    moments = Moments(
        np.asarray(dataset.start[rows]),
        np.asarray(dataset.end[rows]),
        np.asarray(dataset.cls[rows]),
    )
    called = (tuple(names[code] for code in codes) for codes in (own, others))
    return Found(dataset.key, dataset.name, rows, moments, *called)


def together(found: Sequence[Found]) -> Moments:
    """Return the rows of all datasets as one."""
    moments = [one.moments for one in found]
    return Moments(
        np.concatenate([one.begin for one in moments]),
        np.concatenate([one.end for one in moments]),
        np.concatenate([one.cls for one in moments]),
    )


def when_of(found: Sequence[Found], ref: RowRef | None) -> tuple[int, int] | None:
    """Return when a row was, if it is one of those that were found."""
    if ref is None:
        return None
    for one in found:
        if one.key == ref.dataset:
            for place in np.flatnonzero(one.rows == ref.row).tolist():
                return int(one.moments.begin[place]), int(one.moments.end[place])
    return None


def found_at(
    found: Sequence[Found], begin: float, end: float, classes: Sequence[int]
) -> tuple[Found, ...]:
    """Return what of these codes of classes there is from `begin` to before `end`, if anything."""
    near = (
        one.only(active(one.moments, begin, end) & np.isin(one.moments.cls, classes))
        for one in found
    )
    return tuple(one for one in near if len(one.rows))
