"""What an edit changed of a record, field by field."""

from __future__ import annotations

from typing import Any, NamedTuple

from .document import Change

_UNTOLD = frozenset({"id", "sha256"})


class FieldChange(NamedTuple):
    """A field that has another value now; what comes or goes has no value on the other side."""

    name: str
    before: Any
    after: Any


def field_changes(change: Change) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in their order; none where the record comes or goes."""
    before, after = change.before, change.after
    if before is None or after is None:
        return ()
    names = type(after)._fields
    fields = map(FieldChange, names, before, after)
    return tuple(one for one in fields if one.before != one.after and one.name not in _UNTOLD)
