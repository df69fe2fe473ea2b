"""Where records belong among others when an edit touches them: found by bisecting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import attrgetter
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

K = TypeVar("K", bound=str)
R = TypeVar("R")
Place = tuple[int, ...]
_FEW, _SHARE = 8, 40
"""Where more than a few records move, and more than one in so many, sorting all is quicker."""


class Edited(Protocol):
    """A record before and after an edit; None: it was not there, or is not any more."""

    @property
    def before(self) -> Any:
        """What it was."""

    @property
    def after(self) -> Any:
        """What it is."""


class Ranks(Generic[K, R]):
    """Which of some records their table has first; it is looked through for those asked for."""

    def __init__(self, table: Mapping[K, R]) -> None:
        self.table = table
        self._known: dict[K, int] = {}

    def of(self, keys: AbstractSet[K]) -> Mapping[K, int]:
        """Return numbers for these keys that grow as they come in the table."""
        if not keys <= self._known.keys():
            found = filter(keys.__contains__, self.table)
            self._known = {key: rank for rank, key in enumerate(found)}
        return self._known


class Sorting(Generic[K, R]):
    """Puts the records of a table that an edit touches where they belong among the others.

    Records are sorted by their place, and those of the same place as the table has them.

    Args:
        before: The table before the edit.
        edits: The records that it touches.
        ranks: The table after it.
        place: What a record is sorted by.
        fields: What of a record that depends on.
    """

    def __init__(
        self,
        before: Mapping[K, R],
        edits: Mapping[K, Edited],
        ranks: Ranks[K, R],
        place: Callable[[R], Place],
        fields: Sequence[str],
    ) -> None:
        self._before, self._after = before, ranks.table
        self._ranks = ranks
        self._place = place
        self._edits = edits
        self._places: dict[K, Place] = {}
        """Of records before, since bisecting comes by the same ones again and again."""
        self._moved = [
            key for key, edit in edits.items() if differ(edit, fields) and self._moves(edit)
        ]

    def _moves(self, edit: Edited) -> bool:
        if edit.before is None or edit.after is None:
            return True
        return self._place(edit.before) != self._place(edit.after)

    @property
    def is_much(self) -> bool:
        """Return whether so many move that sorting all of them is quicker."""
        return len(self._moved) > max(_FEW, len(self._after) // _SHARE)

    def resorted(self, keys: tuple[K, ...]) -> tuple[K, ...]:
        """Return the keys of all records in their order, from those before the edit."""
        gone = [key for key in self._moved if self._edits[key].before is not None]
        come = [key for key in self._moved if self._edits[key].after is not None]
        return self._respliced(keys, gone, come)

    def regrouped(
        self,
        groups: Mapping[Any, tuple[K, ...]],
        owners: Callable[[R], Collection[Any]],
        fields: Sequence[str],
    ) -> Mapping[Any, tuple[K, ...]]:
        """Return the keys that each owner has in their order, from those before the edit.

        Args:
            groups: The keys that each owner had.
            owners: Whose a record is.
            fields: What of a record that depends on.
        """
        gone: dict[Any, list[K]] = {}
        come: dict[Any, list[K]] = {}
        moved = set(self._moved)
        for key, edit in self._edits.items():
            if key in moved or differ(edit, fields):
                for owner in dict.fromkeys(() if edit.before is None else owners(edit.before)):
                    gone.setdefault(owner, []).append(key)
                for owner in () if edit.after is None else owners(edit.after):
                    come.setdefault(owner, []).append(key)
        if not gone and not come:
            return groups
        now = dict(groups)
        for owner in {**gone, **come}:
            kept = self._respliced(groups.get(owner, ()), gone.get(owner, ()), come.get(owner, ()))
            now[owner] = kept
            if not kept:
                del now[owner]
        return now

    def _respliced(
        self, keys: tuple[K, ...], gone: Collection[K], come: Collection[K]
    ) -> tuple[K, ...]:
        """Return sorted keys without some, and with others in their places."""
        if not gone and not come:
            return keys
        left = self._without(keys, gone)
        arriving = [_Arrival(key, *self._run(left, key)) for key in come]
        rank = self._ranks.of(_tied(left, arriving))
        arriving.sort(key=lambda one: (one.place, rank.get(one.key, 0)))
        answer: list[K] = []
        done = 0
        for key, _place, first, last in arriving:
            # Those of one place stand by rank, be they ever so many.
            gap = bisect_left(left, rank.get(key, 0), first, last, key=rank.__getitem__)
            answer += left[done:gap]
            answer.append(key)
            done = gap
        answer += left[done:]
        return tuple(answer)

    def _without(self, keys: tuple[K, ...], gone: Collection[K]) -> Sequence[K]:
        """Return sorted keys without some; those that stand there twice go twice."""
        places = []
        for key in gone:
            at = bisect_left(keys, self._place_before(key), key=self._place_before)
            at = keys.index(key, at)
            while at < len(keys) and keys[at] == key:
                places.append(at)
                at += 1
        left: list[K] = []
        done = 0
        for at in sorted(places):
            left += keys[done:at]
            done = at + 1
        left += keys[done:]
        return left

    def _place_before(self, key: K) -> Place:
        if key not in self._places:
            self._places[key] = self._place(self._before[key])
        return self._places[key]

    def _run(self, keys: Sequence[K], key: K) -> tuple[Place, int, int]:
        """Return the place of a record that comes, and the run of keys that have the same."""
        place = self._place(self._after[key])
        first = bisect_left(keys, place, key=self._place_before)
        last = bisect_right(keys, place, lo=first, key=self._place_before)
        return place, first, last


class _Arrival(NamedTuple):
    """A key that comes, its place, and the run of keys with the same place that it joins."""

    key: Any
    place: Place
    first: int
    last: int


def _tied(keys: Sequence[K], arriving: Sequence[_Arrival]) -> AbstractSet[K]:
    """Return all that share a place with what comes, if there is any, and that itself."""
    places = Counter(one.place for one in arriving)
    tied = {one.key for one in arriving if one.first < one.last or places[one.place] > 1}
    for first, last in {(one.first, one.last) for one in arriving}:
        tied.update(keys[first:last])
    return tied


def differ(edit: Edited, fields: Sequence[str]) -> bool:
    """Return whether the record came, went or has other values in some fields."""
    before, after = edit.before, edit.after
    if before is None or after is None:
        return True
    values = _getter(tuple(fields))
    return bool(values(before) != values(after))


@lru_cache(maxsize=64)
def _getter(fields: tuple[str, ...]) -> Callable[[Any], Any]:
    return attrgetter(*fields)
