"""Every change that a user can make, as a pure function from a document to a patch."""

from __future__ import annotations

from .document import Act, Change, Document, Patch, ref_of
from .records import DomainError, Event, Kind, Quote, Record, Ref, Status


def rename_event(document: Document, ref: Ref, title: str) -> Patch:
    """Give an event a new title.

    Raises:
        DomainError: If the title is empty.
    """
    event = _existing(document, ref)
    title = " ".join(title.split())
    if not isinstance(event, Event) or not title:
        raise DomainError("An event needs a title: write a few words.")
    patch = _patch(document, f"Rename “{event.title}”", event._replace(title=title))
    return patch._replace(act=Act.RENAME)


def set_status(document: Document, ref: Ref, status: Status) -> Patch:
    """Say what a person thinks of an event or a quote.

    Raises:
        DomainError: If the record is of a kind that has no status.
    """
    record = _existing(document, ref)
    if not isinstance(record, Event | Quote):
        raise DomainError("Only events and quotes can be accepted, disputed or rejected.")
    name = record.title if isinstance(record, Event) else record.text
    patch = _patch(document, f"Mark “{name}” as {status}", record._replace(status=status))
    return patch._replace(act=Act.STATUS)


def delete(document: Document, ref: Ref) -> Patch:
    """Take a record out of the document.

    Raises:
        DomainError: If other records point at it.
    """
    record = _existing(document, ref)
    pointing = [other for other in document.refs() if ref in references(document.get(other))]
    if pointing:
        raise DomainError(f"{len(pointing)} other records point at it; change those first.")
    position = list(document.table(ref.kind)).index(ref.id)
    return Patch(f"Delete {ref.kind} {ref.id}", {ref: Change(record, None, position)}, Act.DELETE)


def references(record: Record | None) -> frozenset[Ref]:
    """Return every record that `record` points at by id, the sources of its citations left out."""
    match record:
        case Event():
            actors = (*record.agents, *record.targets, record.claimed_by)
            places = record.places
            return _refs(Kind.ACTOR, *actors) | _refs(Kind.PLACE, *places)
        case Quote():
            answered = record.answers.quote if record.answers else None
            actors = (record.speaker, record.outlet, record.addressee)
            return (
                _refs(Kind.ACTOR, *actors)
                | _refs(Kind.EVENT, *record.about)
                | _refs(Kind.QUOTE, answered)
            )
        case _:
            return _refs(Kind.ACTOR, getattr(record, "part_of", None))


def _refs(kind: Kind, *ids: str | None) -> frozenset[Ref]:
    return frozenset(Ref(kind, key) for key in ids if key is not None)


def _existing(document: Document, ref: Ref) -> Record:
    record = document.get(ref)
    if record is None:
        raise DomainError(f"There is no {ref.kind} “{ref.id}” any more.")
    return record


def _patch(document: Document, label: str, after: Record) -> Patch:
    """Return the patch that puts `after` in the place of the record with its id."""
    ref = ref_of(after)
    return Patch(label, {ref: Change(document.get(ref), after, 0)})
