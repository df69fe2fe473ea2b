"""How much happens when: the histogram of the overview."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .columns import Columns, Flags
from .scale import TimeScale


def density(columns: Columns, scale: TimeScale, bins: int, shown: Flags) -> NDArray[np.int64]:
    """Return how many `shown` events begin in each of `bins` equal parts of the room."""
    rooms = scale.to_room(columns.anchor[columns.dated & shown])
    places = np.clip((rooms / scale.room * bins).astype(np.int64), 0, bins - 1)
    return np.bincount(places, minlength=bins)
