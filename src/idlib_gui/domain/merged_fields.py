"""One record in three states, field by field: as proposed last, as it is, as proposed now."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import Any, NamedTuple

from .field_changes import FieldChange
from .records import Citation, Record, SourceId
from .same_records import main_citations, where

GATHERED = frozenset({"mentions", "evidence", "aliases"})
"""Fields to which machine and person add, and from which both take, without conflict."""
_FIXED = frozenset({"id", "citation", "replaced_by"})
"""Fields that are what the record is known by."""
_BY_HAND = frozenset({"status", "note", "rivals", "contradicting", "neutral", "distinct_from"})
"""Fields that only a person fills: what a reading leaves empty is no word against them."""
QUIET = frozenset({"reason", "confidence", "timex", "timex_type"})
"""Fields in which the machine only explains itself, or notes for other programs."""


class MergedRecord(NamedTuple):
    """A record as it becomes, what the machine changed, and what it would have changed."""

    record: Record
    changes: tuple[FieldChange, ...]
    kept: tuple[FieldChange, ...]


def merged_record(
    base: Record, mine: Record, theirs: Record, scope: Collection[SourceId], *, decided: bool
) -> MergedRecord:
    """Return what becomes of a record; all three have its id, and point at the same others.

    Args:
        base: As the machine proposed it last.
        mine: As it is.
        theirs: As it proposes it now.
        scope: The sources that were read; what others tell stays.
        decided: Whether a person has decided on the whole of it.
    """
    if theirs == base:  # the machine has nothing new to say
        return MergedRecord(mine, (), ())
    partly = any(citation.source not in scope for citation in main_citations(base))
    changes: list[FieldChange] = []
    kept: list[FieldChange] = []
    for field in mine._fields:
        if field in _FIXED or field in _BY_HAND:
            continue
        before, own, new = (getattr(record, field) for record in (base, mine, theirs))
        if field in GATHERED:
            new = _gathered(before, own, new, scope, partly=partly)
            before = own  # what a person put in or took out is in it already
        elif partly:
            continue  # what a part of the texts gives is no word on the whole
        if _same(new, own) or _same(new, before):
            continue
        change = FieldChange(field, own, new)
        if _same(own, before) and not decided:
            changes.append(change)
        elif field not in QUIET:
            kept.append(change)
    made: dict[str, Any] = {change.name: change.after for change in changes}
    return MergedRecord(mine._replace(**made), tuple(changes), tuple(kept))


def _same(one: Any, other: Any) -> bool:
    return bool(one == other)


def _gathered(
    base: tuple[Any, ...],
    mine: tuple[Any, ...],
    theirs: tuple[Any, ...],
    scope: Collection[SourceId],
    *,
    partly: bool,
) -> tuple[Any, ...]:
    """Return what is in a field: without what the machine takes out, with what it puts in."""
    was = {_known_by(one) for one in base}
    now = {_known_by(one) for one in theirs}
    have = {_known_by(one) for one in mine}
    kept = [
        one
        for one in mine
        if (key := _known_by(one)) in now or key not in was or _is_unread(one, scope, partly=partly)
    ]
    coming = [one for one in theirs if (key := _known_by(one)) not in was and key not in have]
    return (*kept, *coming) if coming or len(kept) < len(mine) else mine


def _known_by(one: Any) -> Hashable:
    return where(one) if isinstance(one, Citation) else str(one)


def _is_unread(one: Any, scope: Collection[SourceId], *, partly: bool) -> bool:
    return one.source not in scope if isinstance(one, Citation) else partly
