"""Tables of records by id, which keep their order, and how an edit makes others of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

R = TypeVar("R")


class Placed(Protocol):
    """A record before and after an edit, and its place in its table."""

    @property
    def before(self) -> Any:
        """What it was; None: it was not there."""

    @property
    def after(self) -> Any:
        """What it is; None: it is not there any more."""

    @property
    def position(self) -> int:
        """Its place in its table after the edit, if it was not there before."""


def patched(table: Mapping[str, R], changes: Mapping[str, Placed]) -> Mapping[str, R]:
    """Return `table` with its changes made; what comes is put in its place, lowest first."""
    # A read-only view copies itself at once, where `dict` would look up item by item.
    kept = table.copy() if isinstance(table, MappingProxyType) else dict(table)
    coming: list[tuple[int, str, R]] = []
    for key, change in changes.items():
        if change.after is None:
            del kept[key]
        elif change.before is None:
            coming.append((change.position, key, change.after))
        else:
            kept[key] = change.after
    coming.sort(key=lambda entry: entry[0])
    items = None
    for position, key, record in coming:
        if items is None and position >= len(kept):
            kept[key] = record  # what is put last, as nearly all that is new, costs nothing
        else:
            items = items or list(kept.items())
            items.insert(position, (key, record))
    return MappingProxyType(kept if items is None else dict(items))


def places_among(table: Mapping[str, object], kept: Collection[str]) -> Mapping[str, int]:
    """Return the place that each of some records has among them, as their table orders them."""
    return {key: place for place, key in enumerate(filter(kept.__contains__, table))}
