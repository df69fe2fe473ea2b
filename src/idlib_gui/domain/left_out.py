"""What is left of a document where some of its sources are left out, its actors and dates too."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from .document import Document
from .records import Actor, SourceId
from .replaced import with_earlier


def told_by_others(document: Document, left_out: frozenset[SourceId]) -> Document:
    """Return the document as if it had never had these sources.

    Of the events and quotes that stay, some may name actors that do not: `Document.without` keeps
    those.
    """
    left_out = with_earlier(document.sources, left_out)
    shown = document.without(left_out)
    if shown is document:
        return document
    actors = {
        key: actor
        for key, actor in document.actors.items()
        if _is_told(document, shown, actor, left_out)
    }
    dates = {
        key: date for key, date in document.dates.items() if date.citation.source not in left_out
    }
    return replace(shown, actors=MappingProxyType(actors), dates=MappingProxyType(dates))


def _is_told(
    document: Document, shown: Document, actor: Actor, left_out: frozenset[SourceId]
) -> bool:
    """Return whether an actor is told of in a source that is not left out, or in none."""

    def acts_in(told: Document) -> bool:
        return actor.id in told.index.events_of or actor.id in told.index.quotes_of

    if acts_in(shown) or any(cited.source not in left_out for cited in actor.mentions):
        return True
    return not actor.mentions and not acts_in(document)
