"""Finding records and words: case and diacritics do not count, aliases do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .document import Document
from .outline import sentences
from .records import Citation, Kind, Ref
from .versions import current_sources

_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys("‘’‚‛ʼ", "'")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‐‑‒–—−", "-")
    | {"\u00ad": "", "\u200b": ""}
)
"""Letters that Unicode does not take apart, and marks that people type plainly."""


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Return `text` as searches compare it: "Erdoğan" and "ERDOGAN" are the same."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return " ".join(bare.translate(_PLAIN).split())


class Hit(NamedTuple):
    """Something that a query found: a record, or a sentence of a source (`citation`)."""

    ref: Ref
    text: str
    citation: Citation | None = None


class Group(NamedTuple):
    """Hits of one kind, the best first, cut short; `total` is how many there are."""

    kind: Kind
    hits: tuple[Hit, ...]
    total: int


def search(document: Document, query: str, limit: int = 6) -> tuple[Group, ...]:
    """Return what holds every word of `query`, by group; at most `limit` hits each."""
    words = folded(query).split()
    if not words:
        return ()
    finders = {
        Kind.EVENT: _events,
        Kind.ACTOR: _actors,
        Kind.QUOTE: _quotes,
        Kind.SOURCE: _passages,
    }
    groups = []
    for kind, find in finders.items():
        hits = list(find(document, words))
        if hits:
            groups.append(Group(kind, tuple(hits[:limit]), len(hits)))
    return tuple(groups)


def matches(words: list[str], *texts: str) -> bool:
    """Return whether every word, already folded, stands in one of the texts."""
    whole = "\n".join(folded(text) for text in texts)
    return all(word in whole for word in words)


def _names(document: Document, *ids: str | None) -> list[str]:
    actors = (document.actors.get(key) for key in ids)  # type: ignore[call-overload]
    return [name for actor in actors if actor for name in (actor.name, *actor.aliases)]


def _events(document: Document, words: list[str]) -> Iterator[Hit]:
    for key in document.index.by_time:
        event = document.events[key]
        places = [document.places[place].name for place in event.places if place in document.places]
        names = _names(document, *event.actors)
        if matches(words, event.title, event.type or "", *names, *places):
            yield Hit(Ref(Kind.EVENT, key), event.title)


def _actors(document: Document, words: list[str]) -> Iterator[Hit]:
    for key, actor in document.actors.items():
        if matches(words, actor.name, *actor.aliases):
            yield Hit(Ref(Kind.ACTOR, key), actor.name)


def _quotes(document: Document, words: list[str]) -> Iterator[Hit]:
    for key in document.index.quotes_as_told:
        quote = document.quotes[key]
        if matches(words, quote.text, *_names(document, quote.speaker)):
            yield Hit(Ref(Kind.QUOTE, key), quote.text)


def _passages(document: Document, words: list[str]) -> Iterator[Hit]:
    for key, source in current_sources(document).items():
        for sentence in sentences(source.text):
            text = source.text[sentence.start : sentence.end]
            if matches(words, text):
                span = Citation(key, sentence.start, sentence.end, text)
                yield Hit(Ref(Kind.SOURCE, key), text, span)
