"""Three documents in one another's words: every record by the id that it has in the one edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .cited import with_citations
from .difference import with_records
from .document import Document, document_of, ref_of
from .merged_fields import GATHERED
from .records import Actor, Event, Kind, Place, Record, Ref, Source, SourceId
from .referring import repointed
from .same_records import Where, main_citations, same_records, where

_LETTERS: Mapping[Kind, str] = {
    Kind.SOURCE: "s",
    Kind.ACTOR: "a",
    Kind.PLACE: "p",
    Kind.EVENT: "e",
    Kind.QUOTE: "q",
}


class Ids:
    """What the machine proposed last and proposes now, told by the ids of the document.

    Attributes:
        mine: The document.
        scope: Its sources that were read anew.
    """

    def __init__(
        self, base: Document, mine: Document, theirs: Document, skipped: frozenset[Ref]
    ) -> None:
        self.mine = mine
        self._base = _with_sources(base, _sources_in(mine, base))
        self._theirs = _with_sources(theirs, _sources_in(mine, theirs))
        self.scope = frozenset(self._theirs.sources)
        self._in_mine = same_records(self._base, mine)
        by_base = same_records(self._base, self._theirs, self.scope)
        self._base_of = {here: ref for ref, here in self._in_mine.items()}
        self._by_hand = _put_in_by_hand(mine, self._base, self._base_of)
        self._former = {ref: self._place_of_former(ref) for ref in self._base.refs()}
        self._told_as = {its: ref for ref, its in by_base.items()}
        self._direct = self._made_alike()
        self._fresh = self._fresh_ids()
        self._to_base = {ref: here and here.id for ref, here in self._former.items()}
        self._to_theirs: dict[Ref, str | None] = {}
        for ref in self._theirs.refs():
            here = self._place_of(ref)
            gone = here is None or (here in skipped and here.id not in mine.table(here.kind))
            self._to_theirs[ref] = None if gone or here is None else here.id
        self._theirs_of = {
            here: its
            for its, base in self._told_as.items()
            if (here := self._in_mine.get(base)) is not None
        }
        self._taken_in: dict[Ref, list[Ref]] = {}
        for ref, former in self._former.items():
            if former is not None and ref not in self._in_mine:
                self._taken_in.setdefault(former, []).append(ref)
        self._by_base = by_base

    # The records

    def record(self, ref: Ref) -> Record:
        """Return a record of the document."""
        record: Record = self.mine.table(ref.kind)[ref.id]
        return record

    def base_of(self, ref: Ref) -> Record | None:
        """Return what the machine proposed last for a record of the document."""
        base = self._base_of.get(ref)
        if base is None:
            return None
        others = [self._base.table(one.kind)[one.id] for one in self._taken_in.get(ref, ())]
        return self._told(self._base, base, others, self._to_base, ref)

    def theirs_of(self, ref: Ref) -> Record | None:
        """Return what it proposes now for that record, with all that was merged into it."""
        its = self._theirs_of.get(ref)
        parts = (self._by_base.get(one) for one in self._taken_in.get(ref, ()))
        others = [self._theirs.table(one.kind)[one.id] for one in parts if one is not None]
        if its is not None:
            return self._told(self._theirs, its, others, self._to_theirs, ref)
        base = self._base_of.get(ref)
        if not others or base is None:
            return None
        return _gathering(self._told(self._base, base, (), self._to_base, ref), others)

    def is_read(self, record: Record) -> bool:
        """Return whether all that tells of a record was read anew."""
        cited = main_citations(record)
        if not cited:
            current = (s.id for s in self.mine.sources.values() if s.replaced_by is None)
            return self.scope.issuperset(current)
        return all(citation.source in self.scope for citation in cited)

    def new(self) -> Iterator[tuple[Ref, Record]]:
        """Yield what is proposed for the first time, with the ids that it gets."""
        for ref, here in self._fresh.items():
            yield here, self._told(self._theirs, ref, (), self._to_theirs, here)

    def deleted(self) -> Iterator[tuple[Ref, Record]]:
        """Yield what is proposed again although a person deleted it."""
        for its, base in self._told_as.items():
            if self._former[base] is None:
                yield base, self._told(self._theirs, its, (), self._to_theirs, base)

    def order(self, kind: Kind) -> Iterator[Ref]:
        """Yield the records of a kind: as they stand, new ones behind those that they follow."""
        following: dict[str | None, list[str]] = {}
        # Texts that come are put behind those that are there.
        last: str | None = [None, *self.mine.sources][-1] if kind is Kind.SOURCE else None
        for key in self._theirs.table(kind):
            ref = Ref(kind, key)
            fresh, here = self._fresh.get(ref), self._place_of(ref)
            if fresh is not None:
                following.setdefault(last, []).append(fresh.id)
            last = last if here is None else here.id
        stack = [*reversed(self.mine.table(kind)), *reversed(following.get(None, []))]
        while stack:
            key = stack.pop()
            yield Ref(kind, key)
            stack += reversed(following.get(key, []))

    @staticmethod
    def _told(
        document: Document,
        ref: Ref,
        others: Iterable[Record],
        to: Mapping[Ref, str | None],
        here: Ref,
    ) -> Record:
        record = repointed(_gathering(document.table(ref.kind)[ref.id], others), to)
        return record if here.kind is Kind.DATE else _called(record, here.id)

    # Who is who

    def _place_of_former(self, ref: Ref) -> Ref | None:
        """Return the record that holds now what was proposed last, None if it was deleted."""
        return self._in_mine.get(ref) or self._holder(self._base.get(ref))

    def _place_of(self, ref: Ref) -> Ref | None:
        """Return the record of the document that a proposal is, or will be."""
        base = self._told_as.get(ref)
        if base is not None:
            return self._former[base]
        return self._direct.get(ref) or self._fresh.get(ref)

    def _made_alike(self) -> dict[Ref, Ref]:
        """Return which new proposals a person has made already, or merged into others."""
        rest = [
            record
            for ref in self._theirs.refs()
            if ref not in self._told_as and (record := self._theirs.get(ref)) is not None
        ]
        own = [
            record
            for ref in self.mine.refs()
            if ref not in self._base_of and (record := self.mine.get(ref)) is not None
        ]
        found = same_records(document_of(rest), document_of(own))
        for record in rest:
            holder = self._holder(record) if isinstance(record, Actor | Place) else None
            if holder is not None:
                found.setdefault(ref_of(record), holder)
        return found

    def _holder(self, record: Record | None) -> Ref | None:
        """Return the record into which a person put all that tells of another."""
        if not isinstance(record, Actor | Place | Event):
            return None
        kind = ref_of(record).kind
        holders = {self._by_hand.get((kind, where(one))) for one in main_citations(record)}
        return holders.pop() if len(holders) == 1 else None

    def _fresh_ids(self) -> dict[Ref, Ref]:
        """Return the ids of what is new, numbered on; a time expression has that of its place."""
        found: dict[Ref, Ref] = {}
        for kind in Kind:
            taken, number = {*self.mine.table(kind), *self._base.table(kind)}, 0
            for key in self._theirs.table(kind):
                ref = Ref(kind, key)
                if ref in self._told_as or ref in self._direct:
                    continue
                letter = _LETTERS.get(kind)
                fresh = key
                while letter and fresh in taken:
                    number += 1
                    fresh = f"{letter}{number}"
                taken.add(fresh)
                found[ref] = Ref(kind, fresh)
        return found


def _called(record: Record, key: str) -> Record:
    made: dict[str, Any] = {"id": key}
    return record._replace(**made)


def _gathering(record: Record, others: Iterable[Record]) -> Record:
    """Return a record with what several others have in the fields that are gathered."""
    for other in others:
        for field in GATHERED.intersection(record._fields):
            both = dict.fromkeys((*getattr(record, field), *getattr(other, field)))
            made: dict[str, Any] = {field: tuple(both)}
            record = record._replace(**made)
    return record


def _put_in_by_hand(
    mine: Document, base: Document, base_of: Mapping[Ref, Ref]
) -> dict[tuple[Kind, Where], Ref | None]:
    """Return which record holds a citation that a person put there; None if several do."""
    found: dict[tuple[Kind, Where], Ref | None] = {}
    for kind in (Kind.ACTOR, Kind.PLACE, Kind.EVENT):
        for key, record in mine.table(kind).items():
            ref = Ref(kind, key)
            was = {where(one) for one in main_citations(base.get(base_of.get(ref)))}
            for place in dict.fromkeys(where(one) for one in main_citations(record)):
                if place not in was:
                    found[kind, place] = None if (kind, place) in found else ref
    return found


def _sources_in(mine: Document, other: Document) -> dict[SourceId, SourceId]:
    """Return the ids that the sources of another document have in this one, by their texts."""
    by_text: dict[str, Source] = {}
    for source in mine.sources.values():
        held = by_text.setdefault(source.sha256, source)
        if held.replaced_by is not None:
            by_text[source.sha256] = source
    ids: dict[SourceId, SourceId] = {}
    taken = set(mine.sources)
    for key, source in other.sources.items():
        same = by_text.get(source.sha256)
        new, number = key, len(taken)
        while same is None and new in taken:
            number += 1
            new = SourceId(f"s{number}")
        ids[key] = same.id if same is not None else new
        taken.add(ids[key])
    return ids


def _with_sources(document: Document, ids: Mapping[SourceId, SourceId]) -> Document:
    """Return a document whose sources have other ids."""
    if all(key == new for key, new in ids.items()):
        return document
    to = {Ref(Kind.SOURCE, key): new for key, new in ids.items()}

    def moved(record: Record) -> Record | None:
        if isinstance(record, Source):
            return _called(repointed(record, to), ids[record.id])
        return with_citations(
            record, lambda one: one._replace(source=ids.get(one.source, one.source))
        )

    become = {ref: moved(record) for ref in document.refs() if (record := document.get(ref))}
    return with_records(document, become)
