"""What a filter keeps of an index: some classes, some rows, or both."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from .columns import Flags
from .parts import CLASS_MARKS, Part
from .ranks import Marks, Spots, Words, marked, packed


class KeptPart:
    """What is kept of one part, in the order of its starts and of its ends."""

    def __init__(self, part: Part, classes: Flags, rows: Flags | None) -> None:
        """Keep events whose class is on and, unless `rows` is None, whose position is flagged."""
        self._part = part
        by_start, by_end = part.classes
        begun = _kept(by_start, classes, rows)
        ended = begun
        if part.intervals is not None:
            ended = _kept(by_end, classes, None if rows is None else part.intervals.by_end(rows))
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


def _kept(marks: Marks, classes: Flags, rows: Flags | None) -> Marks:
    """Return the marks of events whose class is on and that `rows` flags."""
    on = classes[:CLASS_MARKS]
    kept: Words = np.bitwise_or.reduce(marks.words[on], axis=0)
    if classes[CLASS_MARKS]:
        kept |= ~np.bitwise_or.reduce(marks.words, axis=0)
    if rows is not None:
        kept &= packed(rows)
    return marked(kept[np.newaxis])
