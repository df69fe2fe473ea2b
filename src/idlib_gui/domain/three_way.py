"""What a new reading of texts changes in a document, without what a person decided in it.

Three documents are merged: what the machine proposed last, the document as it is now, and what the
machine proposes now. Records are the same by what they cite (`same_records`).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from .cited import with_citations
from .difference import difference, with_table
from .document import Act, Document, Patch
from .field_changes import FieldChange
from .merged_fields import merged_record
from .merging_ids import Ids
from .records import Actor, Kind, Record, Ref, Status
from .referring import references


class Fate(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    """Not proposed any more, and nobody has touched it."""
    KEPT = "kept"
    """Proposed otherwise now, but a person decided it."""
    STAYS = "stays"
    """Not proposed any more, but a person decided it."""
    DELETED = "deleted"
    """Still proposed, but a person deleted it."""


CHANGING = frozenset({Fate.NEW, Fate.CHANGED, Fate.GONE})
"""Fates that are part of the edit, and can be left out of it."""


class Line(NamedTuple):
    """What becomes of one record, and why.

    Attributes:
        ref: The record in the document; one that is new or deleted has the id it would have.
        fate: What becomes of it.
        record: As it is now; one that is new or deleted as it is proposed.
        changes: The fields that the machine changes: as they are, and as they become.
        kept: The fields that stay as a person has them, and what the machine proposes for them.
    """

    ref: Ref
    fate: Fate
    record: Record
    changes: tuple[FieldChange, ...] = ()
    kept: tuple[FieldChange, ...] = ()


class Merged(NamedTuple):
    """The edit that brings a new reading into a document, and what it does record by record."""

    patch: Patch
    lines: tuple[Line, ...]


def merge(
    base: Document, mine: Document, theirs: Document, skipped: frozenset[Ref] = frozenset()
) -> Merged:
    """Return what the machine's new proposals change in a document.

    What a person accepted, disputed, rejected, made, merged or deleted stays so, and a field that a
    person changed stays. Only what is told by the sources that `theirs` has can change.

    Args:
        base: What the machine proposed last.
        mine: The document as it is now.
        theirs: What it proposes now, of some or of all of the sources.
        skipped: The records of lines that are to be left out of the edit.
    """
    return _Merge(Ids(base, mine, theirs, skipped), skipped).result()


class _Merge:
    def __init__(self, ids: Ids, skipped: frozenset[Ref]) -> None:
        self._ids = ids
        self._skipped = skipped
        self._lines: list[Line] = []
        self._after: dict[Ref, Record] = {}
        self._going: dict[Ref, Line] = {}

    def result(self) -> Merged:
        for ref in self._ids.mine.refs():
            self._merge(ref)
        self._add_new()
        self._note_deleted()
        self._keep_needed()
        self._break_circles()
        self._lines += self._going.values()
        made = self._ids.mine
        for kind in Kind:
            made = with_table(made, kind, self._in_order(kind))
        patch = Patch(self._label(), difference(self._ids.mine, made), Act.EXTRACT)
        order = {kind: number for number, kind in enumerate(Kind)}
        lines = sorted(self._lines, key=lambda line: order[line.ref.kind])
        return Merged(patch, tuple(lines))

    def _merge(self, ref: Ref) -> None:
        """Decide what becomes of a record of the document."""
        ids = self._ids
        mine = ids.record(ref)
        before, after = ids.base_of(ref), ids.theirs_of(ref)
        self._after[ref] = mine
        if before is None:  # made by a person, whether or not the machine would make it now
            return
        if after is None and ids.is_read(before):
            self._leave(ref, mine, before)
            return
        if after is None:
            unread = with_citations(before, lambda one: None if one.source in ids.scope else one)
            after = unread or before
        decided = getattr(mine, "status", Status.PROPOSED) is not Status.PROPOSED
        merged = merged_record(before, mine, after, ids.scope, decided=decided)
        fate = Fate.CHANGED if merged.changes else Fate.KEPT
        if merged.changes and ref not in self._skipped:
            self._after[ref] = merged.record
        if merged.changes or merged.kept:
            self._lines.append(Line(ref, fate, mine, merged.changes, merged.kept))

    def _leave(self, ref: Ref, mine: Record, before: Record) -> None:
        """Decide what becomes of what is not proposed any more."""
        if mine != before or getattr(mine, "status", Status.PROPOSED) is not Status.PROPOSED:
            self._lines.append(Line(ref, Fate.STAYS, mine))
        else:
            self._going[ref] = Line(ref, Fate.GONE, mine)

    def _add_new(self) -> None:
        for ref, record in self._ids.new():
            self._lines.append(Line(ref, Fate.NEW, record))
            if ref not in self._skipped:
                self._after[ref] = record

    def _note_deleted(self) -> None:
        self._lines += [Line(ref, Fate.DELETED, record) for ref, record in self._ids.deleted()]

    def _keep_needed(self) -> None:
        """Let what goes go, but for what others point at that stay."""
        stack = [record for ref, record in self._after.items() if ref not in self._going]
        stack += [line.record for ref, line in self._going.items() if ref in self._skipped]
        leaving = {ref for ref in self._going if ref not in self._skipped}
        while stack:
            needed = [ref for ref in references(stack.pop()) if ref in leaving]
            leaving.difference_update(needed)
            for ref in needed:
                del self._going[ref]
                stack.append(self._after[ref])
        for ref in leaving:
            del self._after[ref]

    def _break_circles(self) -> None:
        """Take back what would make an actor part of itself."""
        for ref, record in self._after.items():
            if isinstance(record, Actor) and self._is_in_circle(record):
                mine = self._ids.mine.actors.get(record.id)
                self._after[ref] = record._replace(part_of=mine.part_of if mine else None)

    def _is_in_circle(self, actor: Actor) -> bool:
        seen = {actor.id}
        above = actor.part_of
        while above is not None and above not in seen:
            seen.add(above)
            other = self._after.get(Ref(Kind.ACTOR, above))
            above = other.part_of if isinstance(other, Actor) else None
        return above == actor.id

    def _in_order(self, kind: Kind) -> Iterable[Record]:
        """Yield the records of a kind, new ones behind those that they follow in the reading."""
        for ref in self._ids.order(kind):
            if ref in self._after:
                yield self._after[ref]

    def _label(self) -> str:
        counts = {
            fate: sum(line.fate is fate and line.ref not in self._skipped for line in self._lines)
            for fate in CHANGING
        }
        parts = [f"{counts[fate]} {fate}" for fate in Fate if counts.get(fate)]
        return f"Read again: {', '.join(parts) or 'nothing new'}"
