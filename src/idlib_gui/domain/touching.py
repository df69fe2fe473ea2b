"""Which fields of records an edit touches: asked of all of them at once, be they ever so many."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter, ne
from typing import Any

from .records import Kind, Ref
from .sorting import Edited


class Touched:
    """Knows of the newest edit of a document what it touches.

    Everything that follows an edit asks, and most of it has nothing to do.
    """

    def __init__(self, _document: object) -> None:
        self._changes: Mapping[Ref, Edited] | None = None
        self._fields: dict[Kind, frozenset[str] | None] = {}

    def any_of(
        self, changes: Mapping[Ref, Edited], kind: Kind, fields: Collection[str] = ()
    ) -> bool:
        """Return whether records of a kind come or go, or have other values in some fields."""
        if self._changes is not changes:
            self._changes, self._fields = changes, _touched(changes)
        touched = self._fields.get(kind, frozenset())
        return touched is None or not touched.isdisjoint(fields)


def _touched(changes: Mapping[Ref, Edited]) -> dict[Kind, frozenset[str] | None]:
    """Return the fields of each kind that are others; None: records come or go."""
    edits: dict[Kind, list[Edited]] = {}
    for ref, change in changes.items():
        edits.setdefault(ref.kind, []).append(change)
    return {kind: _of_kind(mine) for kind, mine in edits.items()}


def _of_kind(edits: Sequence[Edited]) -> frozenset[str] | None:
    before: list[Any] = [edit.before for edit in edits]
    after: list[Any] = [edit.after for edit in edits]
    if None in before or None in after:
        return None
    return frozenset(
        name
        for place, name in enumerate(before[0]._fields)
        if any(map(ne, map(itemgetter(place), before), map(itemgetter(place), after)))
    )
