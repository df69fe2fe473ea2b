"""Where the records of a table stand among the rows of the layout.

Records lie in memory as their table has them: columns are made of them in that order and put in
their rows then, which takes half the time of going to each record as the rows have them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from idlib_gui.domain.document import Document

Ints = NDArray[np.int64]


def rows_in_time(document: Document) -> Ints:
    """Return the row of each event of the table in time order."""
    return _places(document, document.index.by_time)


def rows_as_told(document: Document) -> Ints:
    """Return the place of each event of the table in the order of telling."""
    return _places(document, document.index.as_told)


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


def _places(document: Document, order: Sequence[str]) -> Ints:
    """Return the place that each event of the table has in an order."""
    numbers = document.derived(_numbers)
    ordered = np.fromiter(map(numbers.__getitem__, order), np.int64, len(order))
    return put(np.arange(len(order)), ordered)


def _numbers(document: Document) -> Mapping[str, int]:
    """Return the place of each event in its table."""
    return {key: number for number, key in enumerate(document.events)}
