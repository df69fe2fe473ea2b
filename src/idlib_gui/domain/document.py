"""The whole data model of a set of articles, and the patches that change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from idlib_gui.overriding import override

from .derived import Derivations, Derived
from .index import Index, build_index
from .index_following import INDEXED, follow_index
from .records import (
    Actor,
    ActorId,
    DateId,
    DateMention,
    DomainError,
    Event,
    EventId,
    Kind,
    Place,
    PlaceId,
    Quote,
    QuoteId,
    Record,
    Ref,
    Source,
    SourceId,
)
from .replaced import with_earlier
from .tables import patched, places_among
from .touching import Touched

T = TypeVar("T")


def _empty() -> Any:
    return field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Document:
    """Sources and everything told by them; never changed in place.

    Each table keeps the order of its file, by id.
    """

    sources: Mapping[SourceId, Source] = _empty()
    actors: Mapping[ActorId, Actor] = _empty()
    places: Mapping[PlaceId, Place] = _empty()
    dates: Mapping[DateId, DateMention] = _empty()
    events: Mapping[EventId, Event] = _empty()
    quotes: Mapping[QuoteId, Quote] = _empty()

    @property
    def index(self) -> Index:
        """Return the look-ups over this document, made when first asked for."""
        return self.derived(_index_of)

    @override
    def __reduce__(self) -> tuple[Any, ...]:
        """Let another process have it: its read-only tables cannot be sent, its records can."""
        records = (self.get(ref) for ref in self.refs())
        return document_of, (tuple(record for record in records if record is not None),)

    @cached_property
    def _derivations(self) -> Derivations[Document, Patch]:
        return Derivations()

    def derived(self, make: Callable[[Document], T]) -> T:
        """Return what `make` works out of this document, made when first asked for and kept.

        If it is a `Derived`, it follows edits.
        """
        return self._derivations.get(self, make)

    def follow(self, before: Document, patch: Patch) -> None:
        """Take over what was worked out of the document before an edit, as it is after that."""
        self._derivations.follow(before._derivations, before, patch, self)
        if not any(ref.kind is Kind.SOURCE for ref in patch.changes):
            for left_out in before._wanted:
                shown = before.without(left_out)
                self._narrowed[left_out] = _without_after(shown, patch, self, left_out)

    @cached_property
    def _narrowed(self) -> dict[frozenset[SourceId], Document]:
        return {}

    @cached_property
    def _wanted(self) -> set[frozenset[SourceId]]:
        """Hold what was left out last, if anybody asked for it: only that follows edits."""
        return set()

    def without(self, left_out: frozenset[SourceId]) -> Document:
        """Return the document without these sources, and what only they tell of events and quotes.

        With a source go its earlier versions. All else stays: what another source contradicts, and
        what no source tells. The last answer is kept.
        """
        left_out = with_earlier(self.sources, left_out)
        if left_out.isdisjoint(self.sources):
            return self
        if left_out not in self._narrowed:
            self._narrowed.clear()
            self._wanted.clear()
            self._narrowed[left_out] = _without(self, left_out)
        self._wanted.add(left_out)
        return self._narrowed[left_out]

    def table(self, kind: Kind) -> Mapping[Any, Any]:
        """Return the records of one kind by id."""
        table: Mapping[Any, Any] = getattr(self, TABLE_OF[kind])
        return table

    def get(self, ref: Ref | None) -> Record | None:
        """Return the record that `ref` points at, None if there is none."""
        return None if ref is None else self.table(ref.kind).get(ref.id)

    def refs(self) -> Iterator[Ref]:
        """Yield a reference to every record, table by table."""
        for kind in Kind:
            for key in self.table(kind):
                yield Ref(kind, key)


TABLE_OF: Mapping[Kind, str] = MappingProxyType({kind: f"{kind.value}s" for kind in Kind})
"""The name of each kind's table, in a document and in the exchange format."""


def document_of(records: Iterable[Record]) -> Document:
    """Return a document of these records, in their order.

    Raises:
        DomainError: If two records of a kind share an id.
    """
    tables: dict[str, dict[str, Record]] = {name: {} for name in TABLE_OF.values()}
    for record in records:
        table = tables[TABLE_OF[ref_of(record).kind]]
        if record.id in table:
            raise DomainError(f"two records have the id “{record.id}”")
        table[record.id] = record
    frozen: dict[str, Any] = {name: MappingProxyType(table) for name, table in tables.items()}
    return Document(**frozen)


def _without(document: Document, left_out: frozenset[SourceId]) -> Document:
    events = {k: e for k, e in document.events.items() if _is_told(e, left_out)}
    quotes = {k: q for k, q in document.quotes.items() if _is_told(q, left_out)}
    sources = {k: s for k, s in document.sources.items() if k not in left_out}
    return replace(
        document,
        sources=MappingProxyType(sources),
        events=MappingProxyType(events),
        quotes=MappingProxyType(quotes),
    )


def _is_told(record: Record | None, left_out: frozenset[SourceId]) -> bool:
    """Return whether an event or quote is told by a source that is not left out, or by none.

    All other records are.
    """
    match record:
        case Event():
            cited = (*record.evidence, record.trigger, *record.contradicting, *record.neutral)
        case Quote():
            cited = record.citations
        case _:
            return record is not None
    sources = {citation.source for citation in cited if citation is not None}
    return not sources or not sources <= left_out


def _without_after(
    shown: Document, patch: Patch, after: Document, left_out: frozenset[SourceId]
) -> Document:
    """Return what is shown of a document after an edit, from what was shown of it before."""
    changes: dict[Ref, Change] = {}
    for ref, change in patch.changes.items():
        was, now = (
            record if _is_told(record, left_out) else None
            for record in (change.before, change.after)
        )
        if was is not None or now is not None:
            changes[ref] = Change(was, now, change.position)
    for kind in {ref.kind for ref, change in changes.items() if change.before is None}:
        mine = {ref.id: change for ref, change in changes.items() if ref.kind is kind}
        left = (shown.table(kind).keys() | mine) - {k for k, c in mine.items() if c.after is None}
        places = places_among(after.table(kind), left)
        for key, change in mine.items():
            if change.before is None:
                changes[Ref(kind, key)] = change._replace(position=places[key])
    return apply_patch(shown, patch._replace(changes=changes))


def ref_of(record: Record) -> Ref:
    """Return the reference that points at `record`."""
    return Ref(_KIND_OF[type(record)], record.id)


_KIND_OF: Mapping[type, Kind] = {
    Source: Kind.SOURCE,
    Actor: Kind.ACTOR,
    Place: Kind.PLACE,
    DateMention: Kind.DATE,
    Event: Kind.EVENT,
    Quote: Kind.QUOTE,
}


class Change(NamedTuple):
    """One record before and after an edit (None: absent), and its place in its table.

    `position` counts within the table before the edit for a record that goes, after it for one
    that comes.
    """

    before: Record | None
    after: Record | None
    position: int


class Act(StrEnum):
    """What sort of edit a patch is, for what can be offered after it."""

    EDIT = "edit"
    RENAME = "rename"
    STATUS = "status"
    CREATE = "create"
    DELETE = "delete"
    MERGE = "merge"
    SPLIT = "split"
    JOIN = "join"
    REDATE = "redate"
    EXTRACT = "extract"
    RETEXT = "retext"


class Patch(NamedTuple):
    """One edit as data, with the line that the history shows for it."""

    label: str
    changes: Mapping[Ref, Change]
    act: Act = Act.EDIT

    def inverted(self) -> Patch:
        """Return the patch that takes this one back."""
        changes = {
            ref: change._replace(before=change.after, after=change.before)
            for ref, change in self.changes.items()
        }
        return self._replace(changes=changes)


class StalePatchError(Exception):
    """A patch was applied to a document that it was not made for: a bug, never a user's mistake."""


def apply_patch(document: Document, patch: Patch) -> Document:
    """Return `document` with `patch` made; `document` itself stays as it was.

    What was worked out of it follows.

    Raises:
        StalePatchError: If a record is not as the patch expects it before the edit.
    """
    after = drafted(document, patch)
    after.follow(document, patch)
    return after


def drafted(document: Document, patch: Patch) -> Document:
    """Return `document` with `patch` made, as a draft: nothing that was worked out of it follows.

    Raises:
        StalePatchError: If a record is not as the patch expects it before the edit.
    """
    touched: dict[Kind, dict[str, Change]] = {}
    for ref, change in patch.changes.items():
        touched.setdefault(ref.kind, {})[ref.id] = change
    for kind, changes in touched.items():
        find = document.table(kind).get
        for key, change in changes.items():
            if find(key) != change.before:
                raise StalePatchError(f"{patch.label}: {kind} {key} is not as expected")
    tables: dict[str, Any] = {
        TABLE_OF[kind]: patched(document.table(kind), changes) for kind, changes in touched.items()
    }
    return replace(document, **tables)


def _index_after(index: Index, before: Document, patch: Patch, after: Document) -> Index | None:
    touched = before.derived(Touched)
    if not any(touched.any_of(patch.changes, kind, fields) for kind, fields in INDEXED.items()):
        return index
    return follow_index(index, before, patch.changes, after)


_index_of: Derived[Document, Patch, Index] = Derived(build_index, _index_after)
