"""What a filter keeps of an index: some classes, some rows, or both."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .columns import Flags, Ints
from .parts import CLASS_MARKS, Part
from .ranks import Marks, Words, marked, packed


class KeptPart:
    """What is kept of one part, in the order of its starts and of its ends."""

    def __init__(self, part: Part, classes: Flags, rows: Ints | None) -> None:
        """Keep events whose class is on and, unless None, whose position is in `rows`."""
        self._part = part
        begun = _of_classes(part.begun_classes.words, classes)
        if rows is not None:
            begun = begun & _of_positions(rows, part.total)
        self.begun = marked(begun[np.newaxis])
        self.ended = self.begun
        if part.intervals is not None:
            ended = _of_classes(part.ended_classes.words, classes)
            if rows is not None:
                ended = ended & _of_positions(part.places_by_end(rows), part.total)
            self.ended = marked(ended[np.newaxis])

    @property
    def total(self) -> int:
        """Return how many events are kept."""
        return int(self.begun.ranks(np.array([self._part.total]))[0, 0])

    @cached_property
    def begun_classes(self) -> Marks:
        """The classes of what is kept, by start."""
        return marked(self._part.begun_classes.words & self.begun.words)

    @cached_property
    def ended_classes(self) -> Marks:
        """The classes of what is kept, by end."""
        if self._part.intervals is None:
            return self.begun_classes
        return marked(self._part.ended_classes.words & self.ended.words)


class Kept:
    """A filter of an index; made by `EventIndex.kept`."""

    def __init__(self, parts: tuple[KeptPart, ...]) -> None:
        self.parts = parts

    @property
    def total(self) -> int:
        """Return how many events are kept."""
        return sum(part.total for part in self.parts)


def _of_classes(words: Words, classes: Flags) -> Words:
    """Return the bits of events whose class is on."""
    kept: Words = np.bitwise_or.reduce(words[classes[:CLASS_MARKS]], axis=0)
    if classes[CLASS_MARKS]:
        kept |= ~np.bitwise_or.reduce(words, axis=0)
    return kept


def _of_positions(positions: NDArray[np.integer], total: int) -> Words:
    flags = np.zeros(total, dtype=bool)
    flags[positions] = True
    return packed(flags)
