"""Events on their way to being drawn: one item for each lane that shows one, as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Flags, Floats, Ints


class Drawn(NamedTuple):
    """Events that are drawn as marks, one item each; the last axis of every array is that of items.

    Places are in room. The first row of `edges` holds earliest starts, then latest starts, earliest
    ends, latest ends; `begin` and `end` are the outer two in seconds since 1970.
    """

    layer: Ints
    event: Ints
    """The row in the layer."""
    lane: Ints
    """The place among all lanes."""
    begin: Ints
    end: Ints
    anchor: Floats
    edges: NDArray[np.float64]
    box: Floats
    """Pixels of a box with the whole label."""
    open_start: Flags
    open_end: Flags
    cls: NDArray[np.int8]
    claimed: Flags
    disputed: Flags
    rejected: Flags
    labels: NDArray[np.object_]

    @property
    def total(self) -> int:
        """Return how many items there are."""
        return len(self.lane)

    def at(self, items: NDArray[Any] | slice) -> Drawn:
        """Return some of the items: by their places, or by a flag for each."""
        return Drawn._make(column[..., items] for column in self)


_NO_TIMES = np.zeros(0, dtype=np.int64)
_NO_PLACES = np.zeros(0)
_NO_FLAGS = np.zeros(0, dtype=bool)
NOTHING = Drawn(
    layer=_NO_TIMES,
    event=_NO_TIMES,
    lane=_NO_TIMES,
    begin=_NO_TIMES,
    end=_NO_TIMES,
    anchor=_NO_PLACES,
    edges=np.zeros((4, 0)),
    box=_NO_PLACES,
    open_start=_NO_FLAGS,
    open_end=_NO_FLAGS,
    cls=np.zeros(0, dtype=np.int8),
    claimed=_NO_FLAGS,
    disputed=_NO_FLAGS,
    rejected=_NO_FLAGS,
    labels=np.zeros(0, dtype=object),
)


def joined(parts: Iterable[Drawn]) -> Drawn:
    """Return the items of all `parts`, one part after the other."""
    some = [part for part in parts if part.total]
    if len(some) < 2:  # noqa: PLR2004 - nothing to join
        return some[0] if some else NOTHING
    return Drawn._make(np.concatenate(columns, axis=-1) for columns in zip(*some, strict=True))
