"""Which records point at which others, and records that point elsewhere instead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from .document import Document, ref_of
from .records import Answer, Event, Kind, Quote, Record, Ref, Rival


class Pointing(NamedTuple):
    """The fields of a kind of record that hold ids: a single one, or several."""

    single: Mapping[str, Kind]
    several: Mapping[str, Kind] = MappingProxyType({})


_NOWHERE = Pointing({})
POINTING: Mapping[Kind, Pointing] = MappingProxyType(
    {
        Kind.SOURCE: Pointing({"replaced_by": Kind.SOURCE}),
        Kind.ACTOR: Pointing({"part_of": Kind.ACTOR}, {"distinct_from": Kind.ACTOR}),
        Kind.PLACE: _NOWHERE,
        Kind.DATE: _NOWHERE,
        Kind.EVENT: Pointing(
            {"claimed_by": Kind.ACTOR},
            {"agents": Kind.ACTOR, "targets": Kind.ACTOR, "places": Kind.PLACE},
        ),
        Kind.QUOTE: Pointing(
            dict.fromkeys(("speaker", "outlet", "addressee"), Kind.ACTOR), {"about": Kind.EVENT}
        ),
    }
)
"""Rivals name a claimant besides, and quotes what they answer."""


def references(record: Record | None) -> frozenset[Ref]:
    """Return every record that `record` points at by id, the sources of its citations left out."""
    if record is None:
        return frozenset()
    pointing = POINTING[ref_of(record).kind]
    found = {Ref(kind, getattr(record, field)) for field, kind in pointing.single.items()}
    for field, kind in pointing.several.items():
        found.update(Ref(kind, key) for key in getattr(record, field))
    found.update(Ref(Kind.ACTOR, rival.claimant or "") for rival in rivals_of(record))
    if isinstance(record, Quote) and record.answers is not None:
        found.add(Ref(Kind.QUOTE, record.answers.quote))
    return frozenset(ref for ref in found if ref.id)


def rivals_of(record: Record | None) -> tuple[Rival, ...]:
    """Return the competing values that a record holds; most kinds hold none."""
    return record.rivals if isinstance(record, Event | Quote) else ()


def pointing_at(document: Document, refs: Collection[Ref]) -> list[Record]:
    """Return the records that point at one of these, in the order of the document."""
    wanted, ids = frozenset(refs), frozenset(ref.id for ref in refs)
    return [
        record
        for kind, quickly in _QUICKLY.items()
        if _kinds(kind) & {ref.kind for ref in refs}
        for record in document.table(kind).values()
        if not ids.isdisjoint(quickly(record)) and not wanted.isdisjoint(references(record))
    ]


def _kinds(kind: Kind) -> set[Kind]:
    """Return what kinds a record of this kind may point at."""
    pointing = POINTING[kind]
    answered = {Kind.QUOTE} if kind is Kind.QUOTE else set[Kind]()
    return {*pointing.single.values(), *pointing.several.values()} | answered


def _of_event(event: Event) -> Iterable[str | None]:
    claimants = (rival.claimant for rival in event.rivals) if event.rivals else ()
    return (*event.agents, *event.targets, event.claimed_by, *event.places, *claimants)


def _of_quote(quote: Quote) -> Iterable[str | None]:
    answered = quote.answers.quote if quote.answers else None
    claimants = (rival.claimant for rival in quote.rivals) if quote.rivals else ()
    return (quote.speaker, quote.outlet, quote.addressee, answered, *quote.about, *claimants)


_QUICKLY: Mapping[Kind, Callable[[Any], Iterable[str | None]]] = MappingProxyType(
    {
        Kind.SOURCE: lambda source: (source.replaced_by,),
        Kind.ACTOR: lambda actor: (actor.part_of, *actor.distinct_from),
        Kind.EVENT: _of_event,
        Kind.QUOTE: _of_quote,
    }
)
"""The ids that a record points at, of whatever kind: quick to look at in a large document."""


def repointed(record: Record, to: Mapping[Ref, str | None]) -> Record:
    """Return a record that points where `to` says instead; twice the same becomes one.

    Where `to` says None, the record points nowhere; ids that it does not name stay.
    """
    changed: dict[str, Any] = {}
    pointing = POINTING[ref_of(record).kind]
    for field, kind in pointing.single.items():
        changed[field] = _elsewhere(kind, getattr(record, field), to)
    for field, kind in pointing.several.items():
        ids = (_elsewhere(kind, key, to) for key in getattr(record, field))
        changed[field] = tuple(dict.fromkeys(key for key in ids if key is not None))
    if isinstance(record, Event | Quote) and record.rivals:
        changed["rivals"] = tuple(
            rival._replace(claimant=_elsewhere(Kind.ACTOR, rival.claimant, to))
            for rival in record.rivals
        )
    if isinstance(record, Quote) and record.answers is not None:
        quote = _elsewhere(Kind.QUOTE, record.answers.quote, to)
        changed["answers"] = Answer(quote, record.answers.relation) if quote else None
    return record._replace(**changed)


def _elsewhere(kind: Kind, key: Any, to: Mapping[Ref, str | None]) -> Any:
    return to.get(Ref(kind, key), key) if key is not None else None
