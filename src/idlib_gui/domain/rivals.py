"""Competing values of a field: two dates, two tolls; one of them is the main one."""

from __future__ import annotations

from typing import Any

from .changing import existing, name_of, patch_of, short
from .creating import whole
from .document import Document, Patch, ref_of
from .field_values import rival as tidied_rival
from .field_values import tidied
from .hand_dates import basis_of
from .records import Actor, DomainError, Event, Kind, Place, Quote, Ref, Rival, When
from .referring import POINTING
from .search import folded

_PLAIN = {Kind.EVENT: ("title", "type"), Kind.QUOTE: ("text", "form")}
"""Fields whose value is a word or two; those with names of actors and places are in `POINTING`."""


def add_rival(document: Document, ref: Ref, rival: Rival) -> Patch:
    """Note another value that a field of an event or a quote is said to have.

    Raises:
        DomainError: If there is no value, it is no date for “when”, or it is there already.
    """
    record = _holder(document, ref)
    words = None if rival.citation is None else whole(document, rival.citation)
    given = tidied_rival(rival._replace(citation=words))
    if given in record.rivals:
        raise DomainError("This value is noted already.")
    label = f"Note another {_word(given)} of “{name_of(record)}”: {short(given.value)}"
    return patch_of(document, label, [record._replace(rivals=(*record.rivals, given))])


def remove_rival(document: Document, ref: Ref, rival: Rival) -> Patch:
    """Take a competing value off an event or a quote.

    Raises:
        DomainError: If it is not there.
    """
    record = _with(document, ref, rival)
    kept = tuple(one for one in record.rivals if one != rival)
    label = f"Take the {_word(rival)} {short(rival.value)} off “{name_of(record)}”"
    return patch_of(document, label, [record._replace(rivals=kept)])


def prefer_rival(document: Document, ref: Ref, rival: Rival) -> Patch:
    """Make a competing value the main one; the former becomes a rival with its citation.

    What else is told than fields (“killed”) has no value of its own: the first of its name is the
    main one. Who claims the event is who says its main value.

    Raises:
        DomainError: If the value is not there, or names nobody.
    """
    record = _with(document, ref, rival)
    place = record.rivals.index(rival)
    label = f"Make {short(rival.value)} the {_word(rival)} of “{name_of(record)}”"
    if rival.field not in _fields(ref.kind):
        others = [one for one in record.rivals if one != rival]
        first = next((n for n, one in enumerate(others) if one.field == rival.field), place)
        others.insert(first, rival)
        return patch_of(document, label, [record._replace(rivals=tuple(others))])
    value = _value(document, record, rival)
    former = _former(document, record, rival.field)
    rivals = [former if one == rival else one for one in record.rivals]
    kept = tuple(one for one in rivals if one is not None)
    fields = tidied(ref.kind, {rival.field: value})
    return patch_of(document, label, [record._replace(**fields, rivals=kept)])


def _word(rival: Rival) -> str:
    return "date" if rival.field == "when" else rival.field.replace("_", " ")


def _holder(document: Document, ref: Ref) -> Event | Quote:
    record = existing(document, ref)
    if not isinstance(record, Event | Quote):
        raise DomainError("Only events and quotes hold competing values.")
    return record


def _with(document: Document, ref: Ref, rival: Rival) -> Event | Quote:
    record = _holder(document, ref)
    if rival not in record.rivals:
        raise DomainError("This value is not noted any more.")
    return record


def _fields(kind: Kind) -> tuple[str, ...]:
    pointing = POINTING[kind]
    several = () if kind is Kind.QUOTE else tuple(pointing.several)
    return ("when", *_PLAIN[kind], *pointing.single, *several)


def _value(document: Document, record: Event | Quote, rival: Rival) -> Any:
    """Return what a field is to be, where a rival gives it in words."""
    pointing = POINTING[ref_of(record).kind]
    if rival.field == "when":
        claimant = document.get(Ref(Kind.ACTOR, rival.claimant or ""))
        who = name_of(claimant) if claimant else "another passage"
        basis = basis_of(rival.value, rival.citation)
        return When(rival.value, basis, f"As {who} has it.", rival.citation)
    if rival.field in pointing.single:
        return _called(document, pointing.single[rival.field], rival.value)
    if rival.field in pointing.several:
        kind = pointing.several[rival.field]
        return tuple(_called(document, kind, name) for name in rival.value.split(";"))
    return rival.value


def _former(document: Document, record: Event | Quote, field: str) -> Rival | None:
    """Return the main value of a field as a rival; None if it has none."""
    value: Any = getattr(record, field)
    pointing = POINTING[ref_of(record).kind]
    cited = record.evidence if isinstance(record, Event) else record.citations
    citation = next(iter(cited), None)
    claimant = record.claimed_by if isinstance(record, Event) and field != "claimed_by" else None
    if isinstance(value, When):
        value, citation = value.edtf, value.phrase
    elif field in pointing.single and value is not None:
        value = _named(document, pointing.single[field], value)
    elif field in pointing.several:
        names = (_named(document, pointing.several[field], key) for key in value)
        value = "; ".join(names)
    return Rival(field, str(value), citation, claimant) if value else None


def _named(document: Document, kind: Kind, key: str) -> str:
    record = document.get(Ref(kind, key))
    return record.name if isinstance(record, Actor | Place) else key


def _called(document: Document, kind: Kind, name: str) -> str:
    """Return the id of the only actor or place of this name."""
    wanted = folded(name)
    names = ((key, one, getattr(one, "aliases", ())) for key, one in document.table(kind).items())
    known = [(key, folded(one.name), {folded(alias) for alias in more}) for key, one, more in names]
    keys = [key for key, own, _ in known if own == wanted]
    keys = keys or [key for key, _, more in known if wanted in more]
    if len(keys) != 1:
        which = "no" if not keys else "more than one"
        raise DomainError(f"There is {which} {kind} called “{short(name)}”: choose it by hand.")
    found: str = keys[0]
    return found
