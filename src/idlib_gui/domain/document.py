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
from .index_following import follow_index
from .records import (
    Actor,
    ActorId,
    Citation,
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

    @cached_property
    def _narrowed(self) -> dict[frozenset[SourceId], Document]:
        return {}

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
            self._narrowed[left_out] = _without(self, left_out)
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
    def told(citations: Iterable[Citation | None]) -> bool:
        sources = {cited.source for cited in citations if cited is not None}
        return not sources or not sources <= left_out

    events = {
        k: e
        for k, e in document.events.items()
        if told((*e.evidence, e.trigger, *e.contradicting, *e.neutral))
    }
    quotes = {k: q for k, q in document.quotes.items() if told(q.citations)}
    sources = {k: s for k, s in document.sources.items() if k not in left_out}
    return replace(
        document,
        sources=MappingProxyType(sources),
        events=MappingProxyType(events),
        quotes=MappingProxyType(quotes),
    )


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
        if document.table(ref.kind).get(ref.id) != change.before:
            raise StalePatchError(f"{patch.label}: {ref.kind} {ref.id} is not as expected")
        touched.setdefault(ref.kind, {})[ref.id] = change
    tables: dict[str, Any] = {
        TABLE_OF[kind]: _patched(document.table(kind), changes) for kind, changes in touched.items()
    }
    return replace(document, **tables)


def _patched(table: Mapping[str, Record], changes: Mapping[str, Change]) -> Mapping[str, Record]:
    """Return `table` with its changes made; what comes is put in its place, lowest first."""
    # A read-only view copies itself at once, where `dict` would look up item by item.
    kept = table.copy() if isinstance(table, MappingProxyType) else dict(table)
    coming: list[tuple[int, str, Record]] = []
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


def _index_after(index: Index, before: Document, patch: Patch, after: Document) -> Index | None:
    return follow_index(index, before, patch.changes, after)


_index_of: Derived[Document, Patch, Index] = Derived(build_index, _index_after)
