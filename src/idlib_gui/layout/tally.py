"""Which rows belong to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Flags, Ints


class Pairs(NamedTuple):
    """Rows, and the number of somebody that each belongs to."""

    row: NDArray[np.int64]
    owner: NDArray[np.int64]

    def joined(self, other: Pairs) -> Pairs:
        """Return these pairs and others."""
        return Pairs(np.append(self.row, other.row), np.append(self.owner, other.owner))

    @property
    def swapped(self) -> Pairs:
        """Return what is owned as the owners."""
        return Pairs(self.owner, self.row)


class Tally(NamedTuple):
    """Which rows belong to whom: `row[i]` belongs to `owner[i]`, a number below `owners`.

    Pairs are sorted by row, then by owner, and each is there once.
    """

    row: NDArray[np.int64]
    owner: NDArray[np.int64]
    owners: int

    def counts(self, rows: Flags) -> Ints:
        """Return how many of these rows each owner has."""
        return np.bincount(self.owner[rows[self.row]], minlength=self.owners).astype(np.int64)

    def after(
        self, rows: Ints, owners: Ints, total: int, pairs: Pairs | Iterable[tuple[int, int]]
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
        coming = tally(pairs, total)
        if not coming.row.size:
            return Tally(row, owner, total)
        places = np.searchsorted(row * total + owner, coming.row * total + coming.owner)
        return Tally(
            np.insert(row, places, coming.row), np.insert(owner, places, coming.owner), total
        )


def tally(pairs: Pairs | Iterable[tuple[int, int]], owners: int) -> Tally:
    """Return these pairs of row and owner, in order and each once."""
    if not isinstance(pairs, Pairs):
        pairs = Pairs(*np.array(list(pairs), dtype=np.int64).reshape(-1, 2).T)
    row, owner = np.divmod(distinct(pairs.row * owners + pairs.owner), max(owners, 1))
    return Tally(row, owner, owners)


def pairs_of(rows: Ints, whose: Sequence[Sequence[str]], numbers: Mapping[Any, int]) -> Pairs:
    """Return rows with the numbers of those that they belong to.

    Args:
        rows: The rows.
        whose: Whose each of them is.
        numbers: The number of each owner; one without a number is left out.
    """
    many = np.fromiter(map(len, whose), np.int64, len(whose))
    named = map(numbers.get, chain.from_iterable(whose), repeat(-1))
    owner = np.fromiter(named, np.int64, int(many.sum()))
    known = owner >= 0
    return Pairs(np.repeat(rows, many)[known], owner[known])


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
