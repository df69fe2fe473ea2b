"""Which rows belong to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Flags, Ints


class Tally(NamedTuple):
    """Which rows belong to whom: `row[i]` belongs to `owner[i]`, a number below `owners`.

    Pairs are sorted by row, then by owner.
    """

    row: NDArray[np.int64]
    owner: NDArray[np.int64]
    owners: int

    def counts(self, rows: Flags) -> Ints:
        """Return how many of these rows each owner has."""
        return np.bincount(self.owner[rows[self.row]], minlength=self.owners).astype(np.int64)

    def after(
        self, rows: Ints, owners: Ints, total: int, pairs: Iterable[tuple[int, int]]
    ) -> Tally:
        """Return whose the rows are after an edit.

        Args:
            rows: Where each row is now; −1: it went. Those that stay keep their order.
            owners: The number that each owner has now; −1: it went. They too keep their order.
            total: How many owners there are.
            pairs: What comes, as row and owner.
        """
        row, owner = rows.take(self.row), owners.take(self.owner)
        if (rows < 0).any() or (owners < 0).any():
            kept = np.flatnonzero((row >= 0) & (owner >= 0))
            row, owner = row.take(kept), owner.take(kept)
        coming = tally(list(pairs), total)
        if not coming.row.size:
            return Tally(row, owner, total)
        places = np.searchsorted(row * total + owner, coming.row * total + coming.owner)
        return Tally(
            np.insert(row, places, coming.row), np.insert(owner, places, coming.owner), total
        )


def tally(pairs: Sequence[tuple[int, int]], owners: int) -> Tally:
    """Return these pairs of row and owner, in order."""
    flat = np.fromiter(chain.from_iterable(pairs), dtype=np.int64, count=2 * len(pairs))
    rows, numbers = flat.reshape(-1, 2).T
    order = np.lexsort((numbers, rows))
    return Tally(rows[order], numbers[order], owners)


def distinct(keys: Ints) -> Ints:
    """Return each of these numbers once, ascending; `np.unique` takes many times as long."""
    ordered = np.sort(keys)
    new = np.append(True, ordered[1:] != ordered[:-1])
    kept: Ints = ordered[new[: len(ordered)]]
    return kept


def renumbered(before: Sequence[str], after: Sequence[str]) -> Ints:
    """Return the number that each owner has after an edit; −1: it is not there any more."""
    if before == after:
        return np.arange(len(before))
    numbers = {key: number for number, key in enumerate(after)}
    return np.array([numbers.get(key, -1) for key in before], dtype=np.int64)
