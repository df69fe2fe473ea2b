"""What a filter keeps of an index: some classes, some rows, or both."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .columns import Flags, Ints
from .parts import CLASS_MARKS, Part
from .ranks import Marks, Spots, Words, marked, words_of


class KeptPart:
    """What is kept of one part, in the order of its starts and of its ends."""

    def __init__(self, part: Part, classes: Flags, rows: Ints | None) -> None:
        """Keep events whose class is on and whose position is in `rows`, any if that is None."""
        self._part = part
        by_start, by_end = part.classes
        begun = _kept(by_start, classes, part.total, rows)
        ended = begun
        if part.intervals is not None:
            ends = None if rows is None else part.intervals.end_place.take(rows)
            ended = _kept(by_end, classes, part.total, ends)
        self.marks = begun, ended
        """Which positions are kept; and the same in the order of the ends."""

    @property
    def total(self) -> int:
        """Return how many events are kept."""
        return int(self.marks[0].rank(Spots.of(np.array([self._part.total])))[0])

    @cached_property
    def classes(self) -> tuple[Marks, Marks]:
        """The classes of what is kept, as `Part.classes` has those of all."""
        by_start, by_end = (
            marked(known.words & kept.words)
            for known, kept in zip(self._part.classes, self.marks, strict=True)
        )
        return by_start, by_end


class Kept:
    """A filter of an index; made by `EventIndex.kept`."""

    def __init__(self, parts: tuple[KeptPart, ...]) -> None:
        self.parts = parts

    @property
    def total(self) -> int:
        """Return how many events are kept."""
        return sum(part.total for part in self.parts)


def _kept(marks: Marks, classes: Flags, total: int, positions: NDArray[np.integer] | None) -> Marks:
    """Return the marks of events whose class is on and that are at one of `positions`."""
    if positions is None:
        return marked(_of_classes(marks.words, classes)[np.newaxis])
    kept = words_of(positions, total)
    if not classes.all():
        kept &= _of_classes(marks.words, classes)
    return marked(kept[np.newaxis])


def _of_classes(words: Words, classes: Flags) -> Words:
    """Return the bits of events whose class is on."""
    kept: Words = np.bitwise_or.reduce(words[classes[:CLASS_MARKS]], axis=0)
    if classes[CLASS_MARKS]:
        kept |= ~np.bitwise_or.reduce(words, axis=0)
    return kept
