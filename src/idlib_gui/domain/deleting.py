"""Taking records out of a document, and what points at them off the others."""

from __future__ import annotations

from collections.abc import Iterable

from .changing import chosen, count_of, existing, name_of, patch_of
from .cited import citations_of
from .document import Act, Document, Patch, ref_of
from .records import DomainError, Event, Kind, Record, Ref
from .referring import pointing_at, repointed


def delete(document: Document, refs: Ref | Iterable[Ref]) -> Patch:
    """Take records out of the document; what pointed at them points nowhere then.

    An actor goes out of events and quotes, what is part of it is part of nothing, and what only
    it claimed says so in its reason.

    Raises:
        DomainError: If a record is gone already, or a source is cited.
    """
    gone = chosen(refs)
    records = {ref: existing(document, ref) for ref in gone}
    _refuse_cited(document, gone)
    pointing = [one for one in pointing_at(document, gone) if ref_of(one) not in records]
    after = [_without(document, record, gone) for record in pointing]
    what = f"“{name_of(*records.values())}”" if len(gone) == 1 else count_of(gone)
    return patch_of(document, f"Delete {what}", after, gone, act=Act.DELETE)


def _without(document: Document, record: Record, gone: Iterable[Ref]) -> Record:
    after = repointed(record, dict.fromkeys(gone))
    if isinstance(record, Event) and isinstance(after, Event):
        claimant = document.get(Ref(Kind.ACTOR, record.claimed_by or ""))
        if claimant is not None and after.claimed_by is None:
            why = f"It was told as a claim of “{name_of(claimant)}”, who was deleted."
            return after._replace(reason=f"{after.reason} {why}".strip())
    return after


def _refuse_cited(document: Document, gone: Iterable[Ref]) -> None:
    sources = {ref.id for ref in gone if ref.kind is Kind.SOURCE}
    if not sources:
        return
    citing = sum(
        any(cited.citation.source in sources for cited in citations_of(record))
        for ref in document.refs()
        if ref not in gone and (record := document.get(ref)) is not None
    )
    if citing:
        what = "1 record cites" if citing == 1 else f"{citing} records cite"
        raise DomainError(f"{what} this text: leave it out of the view instead.")
