"""The edit that lies between two documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from .document import TABLE_OF, Change, Document
from .records import Kind, Record, Ref


def difference(before: Document, after: Document) -> Mapping[Ref, Change]:
    """Return the changes that make `after` of `before`.

    What is in both stands in the same order in both; where it does not, its order stays.
    """
    changes: dict[Ref, Change] = {}
    for kind in Kind:
        old, new = before.table(kind), after.table(kind)
        if old is new:
            continue
        for position, (key, record) in enumerate(old.items()):
            coming = new.get(key)
            if coming is None:
                changes[Ref(kind, key)] = Change(record, None, position)
            elif coming is not record and coming != record:
                changes[Ref(kind, key)] = Change(record, coming, 0)
        for position, (key, record) in enumerate(new.items()):
            if key not in old:
                changes[Ref(kind, key)] = Change(None, record, position)
    return changes


def with_table(document: Document, kind: Kind, records: Iterable[Record]) -> Document:
    """Return a document with these records of a kind; of two with one id, the first stays."""
    table: dict[str, Record] = {}
    for record in records:
        table.setdefault(record.id, record)
    changed: dict[str, Any] = {TABLE_OF[kind]: MappingProxyType(table)}
    return replace(document, **changed)


def with_records(document: Document, become: Mapping[Ref, Record | None]) -> Document:
    """Return a document in which records become others, each in its place; None: they go.

    A record may get another id (a time expression has that of its place), which is then its own.
    """
    for kind in dict.fromkeys(ref.kind for ref in become):
        records = (
            become.get(Ref(kind, key), record) for key, record in document.table(kind).items()
        )
        document = with_table(document, kind, (one for one in records if one is not None))
    return document
