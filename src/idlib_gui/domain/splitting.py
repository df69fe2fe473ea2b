"""Taking a merge back for one of those that were merged, long after it was made."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from .changing import checked, name_of
from .creating import free_id
from .document import Act, Change, Document, Patch
from .merging import joined, ordered
from .records import Actor, Citation, DomainError, Kind, Place, Record, Ref
from .referring import POINTING, references, repointed, rivals_of

_MERGED = (Kind.ACTOR, Kind.PLACE)


def merged_in(merge: Patch) -> dict[Ref, Ref]:
    """Return what a patch merged away, and into which record each went."""
    gone = [
        ref
        for ref, change in merge.changes.items()
        if ref.kind in _MERGED and change.before is not None and change.after is None
    ]
    into: dict[Ref, Ref] = {}
    for ref in gone:
        taking = [other for other in merge.changes if other.kind is ref.kind]
        holder = next((one for one in taking if _took(merge, one, ref)), None)
        if holder is not None:
            into[ref] = holder
    return into


def _took(merge: Patch, into: Ref, back: Ref) -> bool:
    """Return whether a record holds after a merge all that another did before it."""
    after, gone = merge.changes[into].after, merge.changes[back].before
    if after is None or not isinstance(gone, Actor | Place) or into == back:
        return False
    names: Collection[str] = ()
    if isinstance(after, Actor) and isinstance(gone, Actor):
        names = {gone.name, *gone.aliases} - {after.name, *after.aliases}
    held = {_span(cited) for cited in getattr(after, "mentions", ())}
    return not names and held >= {_span(cited) for cited in gone.mentions}


def _span(cited: Citation) -> tuple[str, int, int]:
    return cited.source, cited.start, cited.end


def split(document: Document, merge: Patch, back: Ref) -> Patch:
    """Take a merge back for one of those that were merged into another.

    What was not touched since becomes what it was. Of the rest only that goes back which came of
    the merged one: its names, its mentions, and the places where it stood.

    Args:
        document: As it is now, however long after the merge.
        merge: The edit that merged; it may hold several merges.
        back: Who is to be there again.

    Raises:
        DomainError: If it was not merged there, is back already, or what it is in is gone.
    """
    into = merged_in(merge).get(back)
    before = merge.changes[back].before if into is not None else None
    if into is None or before is None:
        raise DomainError("This was not merged: there is nothing to split.")
    now = document.get(back)
    if now is not None and name_of(now) == name_of(before):
        raise DomainError(f"“{name_of(before)}” is split off already.")
    if document.get(into) is None:
        name = name_of(merge.changes[into].before or before)
        raise DomainError(f"“{name}” is gone itself: take that back first.")
    return _Splitting(document, merge, into, back).patch()


class _Splitting:
    """One record that goes back, and all that changes with it."""

    def __init__(self, document: Document, merge: Patch, into: Ref, back: Ref) -> None:
        self._document, self._merge, self._into, self._back = document, merge, into, back
        self._new = (
            back if document.get(back) is None else Ref(back.kind, free_id(document, back.kind))
        )
        holders = merged_in(merge)
        absent = [ref for ref in holders if ref == back or document.get(ref) is None]
        self._expected = {ref: holders[ref].id for ref in absent}
        self._wanted: dict[Ref, str | None] = {**self._expected, back: self._new.id}
        self._staying = [ref for ref in absent if ref != back and holders[ref] == into]
        self._order = ordered(document)

    def patch(self) -> Patch:
        """Return the edit."""
        record = self._merge.changes[self._back].before
        assert record is not None  # noqa: S101 - `split` has looked
        named: dict[str, Any] = {"id": self._new.id}
        back = self._grounded(repointed(record, self._expected))._replace(**named)
        changes = {self._new: Change(None, back, self._place())}
        for ref in self._merge.changes:
            now = self._document.get(ref)
            if now is None or ref in self._wanted:
                continue
            after = self._taken_off(now) if ref == self._into else now
            after = self._grounded(self._given_back(ref, after))
            if after != now:
                changes[ref] = Change(now, after, 0)
        names = (name_of(record), name_of(self._document.get(self._into) or record))
        label = f"Split “{names[0]}” from “{names[1]}”"
        return checked(self._document, Patch(label, changes, Act.SPLIT))

    def _place(self) -> int:
        """Return where it stood, less those before it that are still merged."""
        changes = self._merge.changes
        place = changes[self._back].position
        still = (ref for ref in self._expected if ref != self._back)
        place -= sum(ref.kind is self._back.kind and changes[ref].position < place for ref in still)
        return min(place, len(self._document.table(self._back.kind)))

    def _grounded(self, record: Record) -> Record:
        """Return a record without what it points at or cites that is not there any more."""
        missing = [
            ref
            for ref in references(record)
            if ref != self._new and self._document.get(ref) is None
        ]
        after = repointed(record, dict.fromkeys(missing)) if missing else record
        if isinstance(after, Actor | Place):
            known = tuple(c for c in after.mentions if c.source in self._document.sources)
            return after._replace(mentions=known)
        return after

    def _taken_off(self, now: Record) -> Record:
        """Return what took the merged one in, without its share."""
        change = self._merge.changes[self._into]
        before, after = change.before, change.after
        assert isinstance(before, Actor | Place)  # noqa: S101 - what was merged into
        gone = [self._merge.changes[ref].before for ref in self._staying]
        with_it = joined(before, [*gone, self._merge.changes[self._back].before], self._order)
        without = joined(before, gone, self._order)
        fields: dict[str, Any] = {}
        for field in ("aliases", "mentions", "distinct_from"):
            if hasattr(now, field):
                fields[field] = _less(
                    getattr(now, field), getattr(with_it, field), getattr(without, field)
                )
        for field in ("part_of", "country", "note", "lat", "lon") if not gone else ():
            if hasattr(now, field) and getattr(now, field) == getattr(after, field):
                fields[field] = getattr(before, field)
        return now._replace(**fields)

    def _given_back(self, ref: Ref, now: Record) -> Record:
        """Return a record that points at the one that goes back where it did before the merge."""
        was = self._merge.changes[ref].before
        if was is None:
            return now
        old, new = repointed(was, self._expected), repointed(was, self._wanted)
        pointing = POINTING[ref.kind]
        fields: dict[str, Any] = {}
        for field in pointing.single:
            if getattr(old, field) != getattr(new, field) and getattr(now, field) == self._into.id:
                fields[field] = getattr(new, field)
        for field in pointing.several:
            ids = (getattr(now, field), getattr(old, field), getattr(new, field))
            fields[field] = _ids_back(*ids, into=self._into.id)
        if rivals_of(now):
            pairs = zip(rivals_of(old), rivals_of(new), strict=True)
            to: Mapping[Any, Any] = dict(pairs)
            fields["rivals"] = tuple(to.get(one, one) for one in rivals_of(now))
        return now._replace(**fields)


def _less(now: Sequence[Any], with_it: Sequence[Any], without: Sequence[Any]) -> tuple[Any, ...]:
    """Return what is left of values without the share of one that goes."""
    if tuple(now) == tuple(with_it):
        return tuple(without)
    share = set(with_it) - set(without)
    return tuple(one for one in now if one not in share)


def _ids_back(
    now: Sequence[str], old: Sequence[str], new: Sequence[str], *, into: str
) -> tuple[str, ...]:
    """Return ids with those again that a merge made one."""
    if old == new or tuple(now) == tuple(old):
        return tuple(new if tuple(now) == tuple(old) else now)
    added = [key for key in new if key == into or key not in old]
    ids = (added if key == into else [key] for key in now)
    return tuple(dict.fromkeys(key for several in ids for key in several))
