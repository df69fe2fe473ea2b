"""Names that the user gives to actors and places in place of those that are found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .lists import Lists


def renamed(name: str, lists: Lists) -> str:
    """Return the name that the user gives to what is found by a name; most often the same."""
    names = _renamed(lists)
    seen = set[str]()
    while (key := _key(name)) in names and key not in seen:
        seen.add(key)
        name = names[key]
    return name


def other_names(name: str, found: str, aliases: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the other names of somebody who has a name, also that which the user gave up."""
    if name == found:
        return aliases
    return tuple(dict.fromkeys(other for other in (found, *aliases) if other != name))


@cache
def _renamed(lists: Lists) -> Mapping[str, str]:
    rows = lists.rows("names-renamed")
    return {_key(row[0]): row[1] for row in rows if len(row) > 1 and row[1]}


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
