"""Which quotes go with what is selected."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import ActorId, EventId, Kind, QuoteId, Ref


class ScopeKind(StrEnum):
    """Why these quotes are listed."""

    ALL = "all"
    ABOUT = "about"
    """They are about the selected event."""
    SPEAKERS = "speakers"
    """They are what the selected actor, or the actors of the selected event, said."""


class Scope(NamedTuple):
    """Quotes as told, and whose they are."""

    kind: ScopeKind
    quotes: tuple[QuoteId, ...]
    speakers: tuple[ActorId, ...] = ()


def quotes_for(document: Document, ref: Ref | None) -> Scope:
    """Return the quotes that go with `ref`.

    An event: what is said about it, else what its agents said, which may be nothing. An actor:
    what they said. A quote: what its speaker said. Anything else: every quote.
    """
    index = document.index
    if ref is not None and ref.kind is Kind.EVENT and ref.id in document.events:
        event = document.events[EventId(ref.id)]
        about = index.quotes_about.get(event.id, ())
        if about:
            return Scope(ScopeKind.ABOUT, about)
        return _said_by(document, event.agents) or Scope(ScopeKind.ABOUT, ())
    if ref is not None and ref.kind is Kind.ACTOR:
        actor = ActorId(ref.id)
        return Scope(ScopeKind.SPEAKERS, index.quotes_of.get(actor, ()), (actor,))
    quote = document.quotes.get(QuoteId(ref.id)) if ref and ref.kind is Kind.QUOTE else None
    if quote is not None and quote.speaker is not None:
        return _said_by(document, (quote.speaker,)) or every_quote(document)
    return every_quote(document)


def every_quote(document: Document) -> Scope:
    """Return all quotes, as told."""
    return Scope(ScopeKind.ALL, document.index.quotes_as_told)


def _said_by(document: Document, actors: tuple[ActorId, ...]) -> Scope | None:
    """Return what these actors said, with those of them who said something; None: nothing."""
    said = document.index.quotes_of
    speakers = tuple(actor for actor in actors if actor in said)
    if len(speakers) == 1:
        return Scope(ScopeKind.SPEAKERS, said[speakers[0]], speakers)
    theirs = {quote for actor in speakers for quote in said[actor]}
    told = tuple(key for key in document.index.quotes_as_told if key in theirs)
    return Scope(ScopeKind.SPEAKERS, told, speakers) if told else None


def beside(document: Document, key: QuoteId, step: int) -> QuoteId:
    """Return the quote `step` places on among those of the same speaker, around the end.

    A quote that the document does not have (its source is left out) is followed by the first told.
    """
    quote = document.quotes.get(key)
    if quote is None:
        return next(iter(document.index.quotes_as_told), key)
    index = document.index
    if quote.speaker is not None:
        theirs = index.quotes_of[quote.speaker]
    else:
        theirs = tuple(k for k in index.quotes_as_told if document.quotes[k].speaker is None)
    return theirs[(theirs.index(key) + step) % len(theirs)]
