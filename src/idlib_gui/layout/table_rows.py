"""Where the records of a table stand among the rows of the layout.

Records lie in memory as their table has them: columns are made of them in that order and put in
their rows then, which takes half the time of going to each record as the rows have them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.document import Document

Ints = NDArray[np.int64]


def rows_in_time(document: Document) -> Ints:
    """Return the row of each event of the table in time order."""
    return _places(document.index.by_time, document.events)


def rows_as_told(document: Document) -> Ints:
    """Return the place of each event of the table in the order of telling."""
    return _places(document.index.as_told, document.events)


def put(values: NDArray[Any], rows: Ints) -> NDArray[Any]:
    """Return a column in rows, given that of a table; rows are the last axis."""
    column = np.empty_like(values)
    column[..., rows] = values
    return column


def coded(members: Sequence[object], codes: Mapping[Any, int]) -> NDArray[np.int8]:
    """Return the codes of members of an enumeration, or of None.

    They are told apart by identity: the hash of a member is worked out in Python each time.
    """
    by_id = {id(member): code for member, code in codes.items()}
    return np.fromiter(map(by_id.__getitem__, map(id, members)), np.int8, len(members))


def _places(order: Sequence[str], table: Collection[str]) -> Ints:
    place = {key: row for row, key in enumerate(order)}
    return np.fromiter(map(place.__getitem__, table), np.int64, len(table))
