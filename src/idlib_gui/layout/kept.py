"""What a filter keeps of an index: some classes, some rows, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from .columns import CLASSES, Flags, Ints
from .parts import CLASS_MARKS, Part
from .ranks import Marks, Places, Words, marked, words_of

ALL = np.ones(len(CLASSES), dtype=bool)
"""All classes on."""
_REMEMBERED = 4
"""Choices of classes whose filters are remembered: at ten million events, each takes 2 MB."""


class KeptPart:
    """What is kept of one part."""

    def __init__(
        self,
        part: Part,
        words: tuple[Words, Words],
        on: Flags = ALL,
        whole: Part | KeptPart | None = None,
    ) -> None:
        """Keep what has its bit set in `words`, by start and by end.

        `on` says which classes are kept, of those of `whole`.
        """
        self.on = on
        self._part, self._whole = part, whole
        begun, ended = words
        by_start = marked(begun[np.newaxis])
        self.marks = by_start, by_start if ended is begun else marked(ended[np.newaxis])
        """Which positions are kept; and the same in the order of the ends."""

    @classmethod
    def of_rows(cls, part: Part, positions: Ints) -> KeptPart:
        """Keep the events at some positions."""
        begun = ended = words_of(positions, part.total)
        if part.intervals is not None:
            ended = words_of(part.intervals.end_place.take(positions), part.total)
        return cls(part, (begun, ended))

    @classmethod
    def of_classes(cls, part: Part, classes: Flags) -> KeptPart:
        """Keep the events whose class is on."""
        by_start, by_end = part.classes
        begun = ended = _of_classes(by_start.words, classes)
        if by_end is not by_start:
            ended = _of_classes(by_end.words, classes)
        return cls(part, (begun, ended), classes, part)

    def narrowed(self, classes: Flags) -> KeptPart:
        """Keep of these only the events whose class is on."""
        only = KeptPart.of_classes(self._part, classes).marks
        begun = ended = self.marks[0].words[0] & only[0].words[0]
        if only[1] is not only[0]:
            ended = self.marks[1].words[0] & only[1].words[0]
        return KeptPart(self._part, (begun, ended), self.on & classes, self)

    @cached_property
    def classes(self) -> tuple[Marks, Marks]:
        """The classes of what is kept, as `Part.classes` has those of all; only of those `on`."""
        if self._whole is not None:
            return self._whole.classes
        by_start, by_end = (
            marked(known.words & kept.words)
            for known, kept in zip(self._part.classes, self.marks, strict=True)
        )
        return by_start, by_end


class Kept:
    """A filter of an index; made by `EventIndex.kept`."""

    def __init__(self, parts: tuple[KeptPart, ...]) -> None:
        self.parts = parts
        self._narrowed: dict[bytes, Kept] = {}

    def prepare(self) -> None:
        """Find the classes of what is kept, which the first counts would have to wait for."""
        for part in self.parts:
            _ = part.classes

    def narrowed(self, classes: Flags | None) -> Kept:
        """Return the filter that keeps only the classes that are on of these events."""
        if classes is None or classes.all():
            return self
        return _remembered(
            self._narrowed,
            classes,
            lambda: Kept(tuple(part.narrowed(classes) for part in self.parts)),
        )


def _remembered(known: dict[bytes, Kept], classes: Flags, make: Callable[[], Kept]) -> Kept:
    """Return the filter for the classes that are on; the last ones are known, as one goes back."""
    key = classes.tobytes()
    found = known.pop(key, None) or make()
    known[key] = found
    if len(known) > _REMEMBERED:
        del known[next(iter(known))]
    return found


class Filters:
    """Makes the filters of an index, and remembers the last by classes and what rows it kept."""

    def __init__(self, parts: tuple[Part, ...], place: Places) -> None:
        """Filter parts; `place` holds the positions by id."""
        self._parts, self._place = parts, place
        self._by_classes: dict[bytes, Kept] = {}
        self._last: tuple[ref[NDArray[Any]], Kept] | None = None

    def kept(self, classes: Flags | None, rows: NDArray[Any] | None) -> Kept | None:
        """Return what is kept if some classes are on and some rows are looked at."""
        if rows is not None:
            return self._of_rows(rows).narrowed(classes)
        if classes is None or classes.all():
            return None
        return _remembered(
            self._by_classes,
            classes,
            lambda: Kept(tuple(KeptPart.of_classes(part, classes) for part in self._parts)),
        )

    def _of_rows(self, rows: NDArray[Any]) -> Kept:
        last = self._last
        if last is not None and last[0]() is rows:
            return last[1]
        found = zip(self._parts, self._positions(rows), strict=True)
        kept = Kept(tuple(KeptPart.of_rows(part, mine) for part, mine in found))
        self._last = ref(rows, self._forget), kept
        return kept

    def _forget(self, _rows: ref[NDArray[Any]]) -> None:
        """Forget what was kept of rows that are no more: nobody will ask for them again.

        A reference to earlier rows is gone by then, and says nothing.
        """
        self._last = None

    def _positions(self, rows: NDArray[Any]) -> Iterator[Ints]:
        """Yield, for each part, the positions of `rows`: flags by id, or ids."""
        if rows.dtype == bool and 8 * np.count_nonzero(rows) > rows.size:
            # Many of them: events are asked for their id, not ids for their event.
            for part in self._parts:
                yield np.flatnonzero(rows.take(part.id))
            return
        found = self._place.take(np.flatnonzero(rows) if rows.dtype == bool else rows)
        found.sort()
        for part in self._parts:
            first, after = np.searchsorted(found, [part.base, part.base + part.total]).tolist()
            yield found[first:after].astype(np.int64) - part.base


def _of_classes(words: Words, classes: Flags) -> Words:
    """Return the bits of events whose class is on."""
    kept: Words = np.bitwise_or.reduce(words[classes[:CLASS_MARKS]], axis=0)
    if classes[CLASS_MARKS]:
        kept |= ~np.bitwise_or.reduce(words, axis=0)
    return kept
