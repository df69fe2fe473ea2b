"""Numbers of records that are within bounds: what their types leave open, and could break a view.

Characters are not looked at: none does harm, and no edit may make a file that does not open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from idlib_gui.domain.records import Kind

_BOUNDS: Final[Mapping[Kind, Mapping[str, tuple[float, float]]]] = {
    Kind.PLACE: {"lat": (-90, 90), "lon": (-180, 180)},
    Kind.EVENT: {"confidence": (0, 1)},
    Kind.QUOTE: {"confidence": (0, 1)},
}


def unsound(kind: Kind, records: Sequence[Any]) -> str | None:
    """Return what is wrong with the numbers of these records, all of one kind; None: nothing."""
    for name, (low, high) in _BOUNDS.get(kind, {}).items():
        take = attrgetter(name)
        given = [take(record) or 0 for record in records]
        if given and not low <= min(given) <= max(given) <= high:
            return f"a {kind} has a {name} that is not between {low} and {high}"
    return None
