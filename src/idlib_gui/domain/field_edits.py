"""Edits of what one record says of itself: names, dates, status and every other field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .changing import chosen, count_of, existing, name_of, patch_of, short
from .document import Act, Document, Patch, ref_of
from .field_values import tidied
from .hand_dates import BY_HAND, dated_by_hand
from .records import Actor, Citation, DomainError, Event, Kind, Quote, Record, Ref, Status
from .referring import POINTING

_NAMED = {Kind.EVENT: "title", Kind.ACTOR: "name", Kind.PLACE: "name", Kind.SOURCE: "title"}
_VERBS = {
    Status.PROPOSED: "Propose",
    Status.ACCEPTED: "Accept",
    Status.DISPUTED: "Dispute",
    Status.REJECTED: "Reject",
}
_WORDS = {
    "when": "date",
    "claimed_by": "claimant",
    "part_of": "whole",
    "lat": "latitude",
    "lon": "longitude",
    "answers": "answered quote",
    "about": "events",
    "distinct_from": "others",
    "published": "publication date",
    "edtf": "date",
    "timex": "TIMEX3 value",
    "timex_type": "sort",
}
"""What fields are called, where not by their names."""


def set_fields(document: Document, ref: Ref, **fields: Any) -> Patch:
    """Set fields of a record, named as in `records`; texts are tidied.

    The patch has no changes where the record says so already.

    Raises:
        DomainError: If the record is gone, a field cannot be set, or not to that.
    """
    record = existing(document, ref)
    tidy = tidied(ref.kind, fields)
    if isinstance(record, Actor) and tidy.get("part_of") in document.actors:
        _refuse_circle(document, record, tidy["part_of"])
    after = record._replace(**tidy)
    label, act = _label(document, record, tidy)
    return patch_of(document, label, [after], act=act)


def set_when(
    document: Document,
    ref: Ref,
    edtf: str | None,
    reason: str = BY_HAND,
    *,
    phrase: Citation | None = None,
) -> Patch:
    """Date an event or a quote by hand; the words that dated it stay cited unless others are given.

    Args:
        document: Where the record stands.
        ref: The event or quote.
        edtf: The date; None: it is not known.
        reason: How it is known, in a sentence.
        phrase: The words that give the date.

    Raises:
        DomainError: If it is no date, or the record can have none.
    """
    record = existing(document, ref)
    if not isinstance(record, Event | Quote):
        raise DomainError("Only events and quotes can be dated.")
    if record.when is not None and record.when.edtf == edtf and phrase is None:
        return set_fields(document, ref, when=record.when)
    return set_fields(document, ref, when=dated_by_hand(record.when, edtf, reason, phrase))


def rename(document: Document, ref: Ref, name: str) -> Patch:
    """Give an event, an actor, a place or a source another name.

    Raises:
        DomainError: If the name is empty, or the record has none.
    """
    existing(document, ref)
    if ref.kind not in _NAMED:
        raise DomainError("Only events, actors, places and sources have a name.")
    return set_fields(document, ref, **{_NAMED[ref.kind]: name})


def set_status(document: Document, refs: Ref | Iterable[Ref], status: Status) -> Patch:
    """Say what a person thinks of one or several events and quotes.

    Raises:
        DomainError: If a record has no status, or there is none.
    """
    found: dict[Ref, Event | Quote] = {}
    for ref in chosen(refs):
        record = existing(document, ref)
        if not isinstance(record, Event | Quote):
            raise DomainError("Only events and quotes can be accepted, disputed or rejected.")
        found[ref] = record
    moved = {ref: one for ref, one in found.items() if one.status is not status} or found
    what = f"“{name_of(*moved.values())}”" if len(moved) == 1 else count_of(moved)
    after = [record._replace(status=status) for record in moved.values()]
    return patch_of(document, f"{_VERBS[status]} {what}", after, act=Act.STATUS)


def _refuse_circle(document: Document, actor: Actor, above: Any) -> None:
    """Refuse that an actor becomes part of what is part of it."""
    seen, way = set[str](), above
    while way in document.actors and way not in seen:
        if way == actor.id:
            whole = document.actors[above].name
            raise DomainError(
                f"“{short(whole)}” is part of “{short(actor.name)}”: it cannot be the other way "
                "round as well."
                if above != actor.id
                else f"“{short(whole)}” cannot be part of itself."
            )
        seen.add(way)
        way = document.actors[way].part_of


def _label(document: Document, record: Record, fields: Mapping[str, Any]) -> tuple[str, Act]:
    """Return the line of the history for setting these fields, and what sort of edit it is."""
    name = name_of(record)
    if len(fields) != 1:
        words = [_word(field) for field in fields]
        return f"Change {' and '.join([', '.join(words[:-1]), words[-1]])} of “{name}”", Act.EDIT
    ((field, value),) = fields.items()
    if field in {"title", "name"}:
        return f"Rename “{name}” to “{short(value)}”", Act.RENAME
    if field == "status":
        return f"{_VERBS[value]} “{name}”", Act.STATUS
    word = _word(field)
    said = _said(document, record, field, value)
    if said is None:
        return f"Change the {word} of “{name}”", Act.EDIT
    if not said:
        return f"Take the {word} off “{name}”", Act.EDIT
    return f"Set the {word} of “{name}” to {said}", Act.EDIT


def _word(field: str) -> str:
    return _WORDS.get(field, field.replace("_", " "))


def _said(document: Document, record: Record, field: str, value: Any) -> str | None:
    """Return a value as a label says it; empty if there is none, None if it is too long."""
    if field == "when":
        value = value.edtf if value else None
    if value is None or value in ("", ()):
        return ""
    kind = POINTING[ref_of(record).kind].single.get(field)
    pointed = document.get(Ref(kind, value)) if kind else None
    if pointed is not None:
        return f"“{name_of(pointed)}”"
    return short(str(value)) if isinstance(value, str | int | float) and field != "note" else None
