"""Puts records of several documents together, never two of the same document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Groups:
    """Sets of records that grow together; a record is known by its number.

    Two of one document were held apart by those who read it, and two of different countries are
    not the same: such sets are not joined.

    Args:
        documents: The number of the document of each record.
        countries: The country of each record, None where it is not known.
    """

    def __init__(self, documents: Sequence[int], countries: Sequence[str | None]) -> None:
        self._parent = list(range(len(documents)))
        self._members = [[number] for number in self._parent]
        self._documents = [{document} for document in documents]
        self._country = list(countries)

    def root(self, number: int) -> int:
        """Return the record that stands for the set of a record."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def roots(self, numbers: Iterable[int]) -> list[int]:
        """Return the sets of some records, each once."""
        return list(dict.fromkeys(map(self.root, numbers)))

    def country(self, number: int) -> str | None:
        """Return the country of a record's set, None if none of it has one."""
        return self._country[self.root(number)]

    def can_join(self, one: int, two: int) -> bool:
        """Return whether the sets of two records are different ones that may be one."""
        one, two = self.root(one), self.root(two)
        countries = {self._country[one], self._country[two]} - {None}
        return one != two and len(countries) < 2 and self._apart(one, two)  # noqa: PLR2004

    def _apart(self, one: int, two: int) -> bool:
        return self._documents[one].isdisjoint(self._documents[two])

    def join(self, one: int, two: int) -> bool:
        """Make the sets of two records one if that may be; return whether it was done."""
        if not self.can_join(one, two):
            return False
        one, two = self.root(one), self.root(two)
        if len(self._members[one]) < len(self._members[two]):
            one, two = two, one
        self._parent[two] = one
        self._members[one] += self._members[two]
        self._documents[one] |= self._documents[two]
        self._country[one] = self._country[one] or self._country[two]
        self._members[two] = []
        return True

    def sets(self) -> list[list[int]]:
        """Return the sets, each in order, by their first record."""
        return sorted(sorted(members) for members in self._members if members)
