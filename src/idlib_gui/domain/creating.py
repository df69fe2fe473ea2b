"""New records that a person adds, put where they belong in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .changing import checked, name_of
from .cited import citations_of
from .citing import cited
from .document import Act, Change, Document, Patch, ref_of
from .field_values import line, tidied
from .records import (
    Actor,
    ActorId,
    ActorKind,
    Citation,
    DomainError,
    Event,
    EventId,
    Kind,
    Place,
    PlaceId,
    Quote,
    QuoteForm,
    QuoteId,
    Record,
    Ref,
    Status,
)

_LETTER = {Kind.ACTOR: "a", Kind.PLACE: "p", Kind.EVENT: "e", Kind.QUOTE: "q"}
_OPENING, _CLOSING = "“‘\"'«„‟", "”’\"'»“"
_BY_HAND = "Added by hand."

Made = tuple[Patch, Ref]
"""The edit, and the record that it makes."""


def create_event(document: Document, citation: Citation | None, title: str, **fields: Any) -> Made:
    """Add an event that these words tell; it counts as accepted.

    Args:
        document: Where it is added.
        citation: The words; those around them are filled in. None: no text tells of it.
        title: What happened, in a few words.
        fields: Other fields, named as in `records`.

    Raises:
        DomainError: If the title is empty, a field is wrong, or the words do not stand there.
    """
    words = _given(document, citation)
    given = {"evidence": words, "status": Status.ACCEPTED, "reason": _BY_HAND, "title": title}
    tidy = tidied(Kind.EVENT, given | fields)
    event = Event(EventId(free_id(document, Kind.EVENT)), **tidy)
    return _made(document, event, words)


def create_quote(document: Document, citation: Citation, **fields: Any) -> Made:
    """Add a quote of these words; marks around them are left out, and say that it is direct.

    Raises:
        DomainError: If a field is wrong, or the words do not stand there.
    """
    (given,) = _given(document, citation)
    inner, marked = _between_marks(document, given)
    words = " ".join(inner.exact.split())
    form = QuoteForm.DIRECT if marked else QuoteForm.INDIRECT
    defaults = {"text": words, "form": form, "citations": (inner,), "status": Status.ACCEPTED}
    tidy = tidied(Kind.QUOTE, defaults | {"reason": _BY_HAND} | fields)
    quote = Quote(QuoteId(free_id(document, Kind.QUOTE)), **tidy)
    return _made(document, quote, (inner,))


def create_actor(
    document: Document,
    name: str,
    kind: ActorKind = ActorKind.PERSON,
    citation: Citation | None = None,
    **fields: Any,
) -> Made:
    """Add an actor, named in these words if they are given.

    Raises:
        DomainError: If the name is empty, a field is wrong, or the words do not stand there.
    """
    words = _given(document, citation)
    tidy = tidied(Kind.ACTOR, {"name": name, "kind": kind, "mentions": words} | fields)
    return _made(document, Actor(ActorId(free_id(document, Kind.ACTOR)), **tidy), words)


def create_place(
    document: Document, name: str, citation: Citation | None = None, **fields: Any
) -> Made:
    """Add a place, named in these words if they are given.

    Raises:
        DomainError: If the name is empty, a field is wrong, or the words do not stand there.
    """
    words = _given(document, citation)
    tidy = tidied(Kind.PLACE, {"name": name, "mentions": words} | fields)
    return _made(document, Place(PlaceId(free_id(document, Kind.PLACE)), **tidy), words)


def free_id(document: Document, kind: Kind) -> str:
    """Return an id that no record of a kind has, numbered on as those of extraction are."""
    letter = _LETTER[kind]
    numbers = (re.fullmatch(rf"{letter}(\d{{1,9}})", key) for key in document.table(kind))
    return f"{letter}{max((int(found[1]) for found in numbers if found), default=0) + 1}"


def whole(document: Document, citation: Citation) -> Citation:
    """Return a citation with the words around it.

    Raises:
        DomainError: If its words do not stand there.
    """
    source = document.sources.get(citation.source)
    if source is None:
        raise DomainError("The text that is cited is not part of this document any more.")
    found = cited(source, citation.start, citation.end)
    inside = 0 <= citation.start < citation.end <= len(source.text)
    if not inside or found.exact != citation.exact or not citation.exact.strip():
        raise DomainError(f"“{line(citation.exact)[:60]}” does not stand there: select the words.")
    return found


def _given(document: Document, citation: Citation | None) -> tuple[Citation, ...]:
    return () if citation is None else (whole(document, citation),)


def _between_marks(document: Document, citation: Citation) -> tuple[Citation, bool]:
    """Return the words without marks and space around them, and whether there are marks."""
    source = document.sources[citation.source]
    text, start, end = source.text, citation.start, citation.end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    if end - start > 2 and text[start] in _OPENING and text[end - 1] in _CLOSING:  # noqa: PLR2004
        return cited(source, start + 1, end - 1), True
    around = (text[start - 1 : start], text[end : end + 1])
    marked = bool(around[0] and around[1]) and around[0] in _OPENING and around[1] in _CLOSING
    return cited(source, start, end), marked


def _made(document: Document, record: Record, words: Iterable[Citation]) -> Made:
    kind = ref_of(record).kind
    place = _place_in_order(document, kind, words)
    ref = Ref(kind, record.id)
    label = f"Add the {kind} “{name_of(record)}”"
    return checked(document, Patch(label, {ref: Change(None, record, place)}, Act.CREATE)), ref


def _place_in_order(document: Document, kind: Kind, words: Iterable[Citation]) -> int:
    """Return how many records of a kind stand before one with these words: all, if it has none.

    It stands behind the last one that is told no later.
    """
    order = {key: number for number, key in enumerate(document.sources)}
    at = _first(words, order)
    if at is None:
        return len(document.table(kind))
    before = 0
    for number, record in enumerate(document.table(kind).values(), 1):
        told = _first((one.citation for one in citations_of(record)), order)
        if told is not None and told <= at:
            before = number
    return before


def _first(citations: Iterable[Citation], order: Mapping[Any, int]) -> tuple[int, int] | None:
    places = ((order[cited.source], cited.start) for cited in citations)
    return min(places, default=None)
