"""What is cited of a record, and whether the words support it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from .changing import existing, name_of, patch_of, short
from .cited import citations_of, with_citations
from .creating import whole
from .document import Document, Patch
from .records import Citation, DomainError, Event, Quote, Record, Ref


class Stance(StrEnum):
    """Whether cited words speak for what a record says."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEUTRAL = "neutral"


_FIELD = {
    Stance.SUPPORTS: "evidence",
    Stance.CONTRADICTS: "contradicting",
    Stance.NEUTRAL: "neutral",
}


def stances_of(event: Event) -> list[tuple[Stance, Citation]]:
    """Return what is cited of an event with its stance: what supports it first."""
    return [(stance, cited) for stance in Stance for cited in getattr(event, _FIELD[stance])]


def cite(
    document: Document, ref: Ref, citation: Citation, stance: Stance = Stance.SUPPORTS
) -> Patch:
    """Cite words for a record, or change the stance of those that are cited already.

    Raises:
        DomainError: If the words do not stand there, or the record cannot be cited so.
    """
    record = existing(document, ref)
    words = whole(document, citation)
    field = _field(record, stance)
    fields: dict[str, Any] = {}
    if not any(_same(cited, words) for cited in getattr(record, field)):
        for other in _FIELD.values() if isinstance(record, Event) else ():
            cited = getattr(record, other)
            fields[other] = tuple(one for one in cited if not _same(one, words))
        fields[field] = (*getattr(record, field), words)
    label = f"Cite “{short(words.exact)}”: {stance} “{name_of(record)}”"
    return patch_of(document, label, [record._replace(**fields)])


def uncite(document: Document, ref: Ref, citation: Citation) -> Patch:
    """Take cited words off a record, wherever it cites them.

    Raises:
        DomainError: If they are not cited, or are all that a quote or a date has.
    """
    record = existing(document, ref)
    if not any(_same(cited.citation, citation) for cited in citations_of(record)):
        raise DomainError(f"“{name_of(record)}” does not cite these words.")
    after = with_citations(record, lambda one: None if _same(one, citation) else one)
    if after is None or (isinstance(after, Quote) and not after.citations):
        raise DomainError(f"A {ref.kind} needs its words: delete the {ref.kind} instead.")
    label = f"Take “{short(citation.exact)}” off “{name_of(record)}”"
    return patch_of(document, label, [after])


def _same(one: Citation, other: Citation) -> bool:
    return (one.source, one.start, one.end) == (other.source, other.start, other.end)


def _field(record: Record, stance: Stance) -> str:
    """Return where a record keeps its citations of a stance."""
    if isinstance(record, Event):
        return _FIELD[stance]
    if stance is not Stance.SUPPORTS:
        raise DomainError("Only events can be contradicted by what is cited.")
    field = "citations" if isinstance(record, Quote) else "mentions"
    if not hasattr(record, field):
        raise DomainError("Only events, quotes, actors and places can cite words.")
    return field
