"""New records that a person adds, put where they belong in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .changing import checked, name_of
from .citing import cited
from .document import Act, Change, Document, Patch, ref_of
from .field_values import line, tidied
from .index import Index, Order, event_told, order_of, quote_told, told_first
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
_DIGITS = 9
"""Of the number in an id; one with more was not counted up."""
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
    tails = (key[1:] for key in document.table(kind) if key[:1] == letter)
    numbers = (int(tail) for tail in tails if tail.isdecimal() and len(tail) <= _DIGITS)
    return f"{letter}{max(numbers, default=0) + 1}"


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


def _made(document: Document, record: Record, words: Sequence[Citation]) -> Made:
    kind = ref_of(record).kind
    place = _place_in_order(document, kind, words)
    ref = Ref(kind, record.id)
    label = f"Add the {kind} “{name_of(record)}”"
    return checked(document, Patch(label, {ref: Change(None, record, place)}, Act.CREATE)), ref


def _place_in_order(document: Document, kind: Kind, words: Sequence[Citation]) -> int:
    """Return how many records of a kind stand before one with these words: all, if it has none.

    It stands behind the last one that is told no later.
    """
    order = order_of(document)
    at = told_first(words, order)
    table = document.table(kind)
    if not words:
        return len(table)
    if kind in _TOLD:
        as_told, told = _TOLD[kind]
        keys = as_told(document.index)
        number = bisect_right(keys, at, key=lambda key: told(table[key], order))
        return list(table).index(keys[number - 1]) + 1 if number else 0
    named = (number for number, one in enumerate(table.values(), 1) if one.mentions)
    records = tuple(table.values())
    return max((n for n in named if told_first(records[n - 1].mentions, order) <= at), default=0)


_TOLD: Mapping[Kind, tuple[Callable[[Index], Sequence[Any]], Callable[[Any, Order], Any]]] = {
    Kind.EVENT: (lambda index: index.as_told, event_told),
    Kind.QUOTE: (lambda index: index.quotes_as_told, quote_told),
}
"""In which order records are told, and where each is."""
