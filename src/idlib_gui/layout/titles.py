"""What rows of a dataset are called: read once, and remembered for the next filters and views."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from .columns import one_line

_REMEMBERED = 20_000


class Titles:
    """Reads the titles of rows, each as one line, and remembers them."""

    def __init__(
        self, read: Callable[[Sequence[int]], Sequence[str]], remembered: int = _REMEMBERED
    ) -> None:
        self.read = read
        """Returns the titles of rows as they are."""
        self._remembered = remembered
        self._known: dict[int, str] = {}

    @classmethod
    def of(cls, read: Callable[[Sequence[int]], Sequence[str]], known: Self | None = None) -> Self:
        """Return what reads and remembers: `known`, if it reads the same."""
        if isinstance(read, cls):
            return read
        return known if known is not None and known.read == read else cls(read)

    def __call__(self, rows: Sequence[int]) -> list[str]:
        """Return the titles of rows."""
        missing = [row for row in rows if row not in self._known]
        if missing:
            if len(self._known) + len(missing) > self._remembered:
                self._known.clear()
                missing = list(rows)
            self._known.update(zip(missing, map(one_line, self.read(missing)), strict=True))
        return [self._known[row] for row in rows]
