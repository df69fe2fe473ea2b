"""Several edits as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from .changing import checked
from .composing import patch_between
from .document import TABLE_OF, Act, Document, Patch
from .records import Kind, Record, Ref

Edit = Callable[[Document], Patch]
"""An edit that is asked for once those before it are made."""


def combined(label: str, act: Act, document: Document, edits: Iterable[Edit]) -> Patch:
    """Return several edits as one, each made on what those before it left.

    Raises:
        DomainError: If one of them is refused; then none is made.
    """
    draft = _Draft(document)
    for edit in edits:
        draft.make(edit(draft.document))
    return checked(document, patch_between(label, document, draft.document, draft.touched, act))


def in_a_row(label: str, document: Document, patches: Iterable[Patch]) -> Patch:
    """Return patches that were made before as one: the way along many steps of a history."""
    draft = _Draft(document)
    for patch in patches:
        draft.make(patch)
    return patch_between(label, document, draft.document, draft.touched)


class _Draft:
    """A document that is changed in place, so that a thousand edits do not copy it as often."""

    def __init__(self, document: Document) -> None:
        self._tables: dict[Kind, dict[str, Record]] = {
            kind: dict(document.table(kind)) for kind in Kind
        }
        self.touched: dict[Ref, None] = {}
        self.document = document

    def make(self, patch: Patch) -> None:
        """Make an edit."""
        coming: list[tuple[int, Ref, Record]] = []
        for ref, change in patch.changes.items():
            table = self._tables[ref.kind]
            if change.after is None:
                del table[ref.id]
            elif change.before is None:
                coming.append((change.position, ref, change.after))
            else:
                table[ref.id] = change.after
        for position, ref, record in sorted(coming, key=lambda one: one[0]):
            self._insert(position, ref, record)
        self.touched |= dict.fromkeys(patch.changes)
        tables: dict[str, Any] = {
            TABLE_OF[kind]: MappingProxyType(table) for kind, table in self._tables.items()
        }
        self.document = replace(self.document, **tables)

    def _insert(self, position: int, ref: Ref, record: Record) -> None:
        table = self._tables[ref.kind]
        if position >= len(table):
            table[ref.id] = record
            return
        items = list(table.items())
        items.insert(position, (ref.id, record))
        self._tables[ref.kind] = dict(items)
