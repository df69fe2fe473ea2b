"""What the records of a document say that words of a source may be about: for a person to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from .document import Document
from .outline import sentence_at
from .records import (
    Actor,
    ActorId,
    Citation,
    DateMention,
    EventId,
    Place,
    PlaceId,
    TimexType,
    When,
)

Named = TypeVar("Named", Actor, Place)


class Proposal(NamedTuple):
    """Who, when and where, as far as records cite words of the same sentence."""

    agents: tuple[ActorId, ...] = ()
    targets: tuple[ActorId, ...] = ()
    places: tuple[PlaceId, ...] = ()
    when: When | None = None


def proposed_event(document: Document, words: Citation) -> Proposal:
    """Return who, when and where an event may be of which these words tell.

    What is named in the words themselves counts, else what is named in their sentence. Who is named
    first is taken for the one who acts.
    """
    actors = [actor.id for actor in _named(document.actors.values(), document, words)]
    places = tuple(place.id for place in _named(document.places.values(), document, words))
    return Proposal(tuple(actors[:1]), tuple(actors[1:]), places, _when(document, words))


def proposed_speaker(document: Document, words: Citation) -> ActorId | None:
    """Return who is named next to these words in their sentence, None if nobody is."""
    start, end = _sentence(document, words)
    near = [
        (min(abs(words.start - place.end), abs(place.start - words.end)), place.start, actor.id)
        for actor in document.actors.values()
        for place in actor.mentions
        if _within(place, words, start, end)
        and (place.end <= words.start or place.start >= words.end)
    ]
    return min(near)[2] if near else None


def proposed_about(document: Document, words: Citation) -> tuple[EventId, ...]:
    """Return the events that the sentence of these words tells."""
    start, end = _sentence(document, words)
    return tuple(
        event.id
        for event in document.events.values()
        if any(_within(place, words, start, end) for place in event.evidence)
    )


def date_within(document: Document, words: Citation) -> When | None:
    """Return the date that these words, or the first of them, are resolved to."""
    return _first_date(document, words, words.start, words.end)


def _when(document: Document, words: Citation) -> When | None:
    return date_within(document, words) or _first_date(document, words, *_sentence(document, words))


def _first_date(document: Document, words: Citation, start: int, end: int) -> When | None:
    found = sorted(
        (date for date in document.dates.values() if _dates(date, words, start, end)),
        key=lambda date: date.citation.start,
    )
    return next((When(d.edtf, d.basis, d.reason, d.citation) for d in found), None)


def _dates(date: DateMention, words: Citation, start: int, end: int) -> bool:
    told = date.edtf is not None and date.timex_type in {TimexType.DATE, TimexType.TIME}
    return told and _within(date.citation, words, start, end)


def _named(records: Iterable[Named], document: Document, words: Citation) -> Iterator[Named]:
    """Yield what is named in the words, or else in their sentence, in the order of the text."""
    start, end = _sentence(document, words)
    found = [
        (place.start, number, place.end, record)
        for number, record in enumerate(records)
        for place in record.mentions
        if _within(place, words, start, end)
    ]
    inside = [one for one in found if one[0] >= words.start and one[2] <= words.end]
    ordered = sorted(inside or found, key=lambda one: one[:2])
    yield from {number: record for _, number, _, record in ordered}.values()


def _sentence(document: Document, words: Citation) -> tuple[int, int]:
    """Return the stretch of the sentences that hold the words."""
    source = document.sources.get(words.source)
    first = sentence_at(source.text, words.start) if source else None
    last = sentence_at(source.text, max(words.end - 1, words.start)) if source else None
    if first is None or last is None:
        return words.start, words.end
    return min(first.start, words.start), max(last.end, words.end)


def _within(place: Citation, words: Citation, start: int, end: int) -> bool:
    return place.source == words.source and place.start >= start and place.end <= end
