"""The citations of a record: where in it each stands, and how others take their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from .records import (
    Actor,
    Citation,
    DateMention,
    Event,
    Place,
    Quote,
    Record,
    Rival,
    Source,
    When,
)

Change = Callable[[Citation], Citation | None]
"""What a citation becomes; None: it goes."""

_ONE: dict[type, tuple[str, ...]] = {
    Event: ("trigger",),
    Quote: ("attribution", "cue"),
}
_SEVERAL: dict[type, tuple[str, ...]] = {
    Actor: ("mentions",),
    Place: ("mentions",),
    Event: ("evidence", "contradicting", "neutral"),
    Quote: ("citations",),
}


class Cited(NamedTuple):
    """A citation and the field of its record that holds it, as “evidence” or “when”."""

    field: str
    citation: Citation


def citations_of(record: Record) -> Iterator[Cited]:
    """Yield every citation of a record, those first that tell of it."""
    if isinstance(record, DateMention):
        yield Cited("citation", record.citation)
    for field in _SEVERAL.get(type(record), ()):
        yield from (Cited(field, citation) for citation in getattr(record, field))
    for field in _ONE.get(type(record), ()):
        citation = getattr(record, field)
        if citation is not None:
            yield Cited(field, citation)
    if isinstance(record, Event | Quote):
        if record.when is not None and record.when.phrase is not None:
            yield Cited("when", record.when.phrase)
        yield from (Cited("rivals", one.citation) for one in record.rivals if one.citation)


def with_citations(record: Record, change: Change) -> Record | None:
    """Return a record with each of its citations changed; None if nothing of it is left.

    Of several that become the same, the first stays. A time expression is what it cites: it goes
    with its words. Of all other records, only the citation goes.
    """
    if isinstance(record, Source):
        return record
    if isinstance(record, DateMention):
        citation = change(record.citation)
        return None if citation is None else record._replace(citation=citation)
    made: dict[str, Any] = {}
    for field in _SEVERAL.get(type(record), ()):
        made[field] = _changed(getattr(record, field), change)
    for field in _ONE.get(type(record), ()):
        citation = getattr(record, field)
        made[field] = None if citation is None else change(citation)
    if isinstance(record, Event | Quote):
        made["when"] = _dated(record.when, change)
        made["rivals"] = tuple(_rival(one, change) for one in record.rivals)
    return record._replace(**made)


def _changed(citations: tuple[Citation, ...], change: Change) -> tuple[Citation, ...]:
    found = (change(citation) for citation in citations)
    return tuple(dict.fromkeys(citation for citation in found if citation is not None))


def _dated(when: When | None, change: Change) -> When | None:
    if when is None or when.phrase is None:
        return when
    return when._replace(phrase=change(when.phrase))


def _rival(rival: Rival, change: Change) -> Rival:
    if rival.citation is None:
        return rival
    return rival._replace(citation=change(rival.citation))
