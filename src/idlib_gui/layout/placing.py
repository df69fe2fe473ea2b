"""Places for marks in the rows of a lane, found one after the other and never changed."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence

from .frame import GAP

Stretch = tuple[float, float]


class LaneRows:
    """The rows of one lane, and what is taken of them, in pixels."""

    def __init__(self, rows: int) -> None:
        self._rows: list[list[Stretch]] = [[] for _ in range(rows)]
        self.placed: dict[int, tuple[int, Stretch]] = {}
        """The row of each handle that has a place, and what it takes."""

    def place(self, handle: int, *wishes: Stretch) -> bool:
        """Give a handle the first of its wishes that some row has free; say whether one has."""
        for left, right in wishes:
            for number, row in enumerate(self._rows):
                if _free(row, left, right + GAP):
                    stretch = (left, right + GAP)
                    insort(row, stretch)
                    self.placed[handle] = (number, stretch)
                    return True
        return False

    def place_all(
        self, handles: Sequence[int], wide: Sequence[Stretch], bare: Sequence[Stretch]
    ) -> bool:
        """Give each of some handles a place, as wide as may be, or none of them any."""
        for done, handle in enumerate(handles):
            if not self.place(handle, wide[done], bare[done]):
                for placed in handles[:done]:
                    self.remove(placed)
                return False
        return True

    def remove(self, handle: int) -> None:
        """Take the place of a handle back."""
        number, stretch = self.placed.pop(handle)
        self._rows[number].remove(stretch)


def _free(row: list[Stretch], left: float, right: float) -> bool:
    after = bisect_right(row, (left, left))
    if after and row[after - 1][1] > left:
        return False
    return after == len(row) or row[after][0] >= right
