"""Names that the user rejected: nothing makes actors or places of them again."""

from __future__ import annotations

from functools import cache

from .lists import Lists


def is_rejected(name: str, lists: Lists) -> bool:
    """Return whether a name is on the list of those that are none; capitals do not count."""
    names = _rejected(lists)
    return bool(names) and " ".join(name.casefold().split()) in names


@cache
def _rejected(lists: Lists) -> frozenset[str]:
    return frozenset(" ".join(row[0].casefold().split()) for row in lists.rows("names-rejected"))
