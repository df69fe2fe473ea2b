"""Made-up articles with all that is told by them, of any size, the same for the same seed."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    Basis,
    Citation,
    DateMention,
    Event,
    EventId,
    EventType,
    Place,
    PlaceId,
    Quote,
    QuoteForm,
    QuoteId,
    Record,
    Source,
    SourceId,
    TimexType,
    When,
)

ACTORS, PLACES = 120, 60
_BEGIN, _DAYS = date(2011, 3, 15), 3_400
_QUOTED = 0.2
_ONE_SIDED, _CLAIMED, _UNDATED, _COARSE = 0.2, 0.1, 0.05, 0.3


def articles(events: int, sources: int = 1, *, seed: int = 1) -> Document:
    """Return a document of so many events told by so many sources.

    One event in five is followed by a quote about it; days and months of ten years are named, and a
    few events have no date.
    """
    draw = random.Random(seed)  # noqa: S311 - no secret
    actors = tuple(_actors(draw))
    places = tuple(Place(PlaceId(f"p{n}"), f"District {n}") for n in range(PLACES))
    records: list[Record] = []
    told: list[Record] = []
    shares = [events * n // sources for n in range(sources + 1)]
    for number in range(sources):
        texts = _Texts(SourceId(f"s{number}"), draw, actors, places)
        for at in range(shares[number], shares[number + 1]):
            texts.tell(at)
        records.append(texts.source(number))
        told += texts.told
    return document_of([*records, *actors, *places, *told])


def _actors(draw: random.Random) -> Iterator[Actor]:
    kinds = list(ActorKind)
    for number in range(ACTORS):
        above = ActorId(f"a{draw.randrange(12)}") if number >= 2 * 12 else None
        yield Actor(
            ActorId(f"a{number}"),
            f"Group {number}",
            kinds[number % len(kinds)],
            aliases=(f"G{number}",),
            part_of=above,
        )


class _Texts:
    """Writes an article sentence by sentence, and what it tells."""

    def __init__(
        self,
        key: SourceId,
        draw: random.Random,
        actors: tuple[Actor, ...],
        places: tuple[Place, ...],
    ) -> None:
        self._key, self._draw, self._actors, self._places = key, draw, actors, places
        self._parts: list[str] = []
        self._length = 0
        self.told: list[Record] = []

    def tell(self, number: int) -> None:
        """Write a sentence about one event, and the records that cite it."""
        draw = self._draw
        agent, target, claimant = (self._pick() for _ in range(3))
        kind = draw.choice(list(EventType))
        day = _BEGIN + timedelta(int(_DAYS * draw.random() ** 0.5))
        coarse = draw.random() < _COARSE
        edtf = f"{day:%Y-%m}" if coarse else day.isoformat()
        words = f"In {day:%B %Y}" if coarse else f"On {day.day} {day:%B %Y}"
        undated = draw.random() < _UNDATED
        place = self._places[int(PLACES * draw.random() ** 2)]
        done = f"{kind.value.lower()} {number}"
        lead = "" if undated else f"{words} "
        head = f"{lead}{agent.name} did "
        sentence = f"{head}{done} to {target.name} in {place.name}."
        dated = None if undated else self._cite(0, len(words), words)
        trigger = self._cite(len(head), len(head) + len(done), done)
        evidence = self._cite(0, len(sentence), sentence)
        self._write(sentence)
        self.told.append(
            Event(
                EventId(f"e{number}"),
                f"{agent.name} {done} against {target.name}",
                kind,
                None if dated is None else When(edtf, Basis.STATED, phrase=dated),
                agents=(agent.id,),
                targets=() if draw.random() < _ONE_SIDED else (target.id,),
                places=(place.id,),
                trigger=trigger,
                evidence=(evidence,),
                claimed_by=claimant.id if draw.random() < _CLAIMED else None,
                confidence=round(draw.random(), 2),
            )
        )
        if dated is not None:
            value = TimexType.DATE
            self.told.append(DateMention(dated, edtf, edtf, value, Basis.STATED))
        if draw.random() < _QUOTED:
            self._say(number, claimant)

    def _say(self, number: int, speaker: Actor) -> None:
        words = f"we know of number {number} and will answer it"
        cited = self._cite(1, 1 + len(words), words)
        sentence = f"“{words},” {speaker.name} said."
        self._write(sentence)
        self.told.append(
            Quote(
                QuoteId(f"q{number}"),
                words,
                QuoteForm.DIRECT,
                speaker=speaker.id,
                citations=(cited,),
                about=(EventId(f"e{number}"),),
            )
        )

    def source(self, number: int) -> Source:
        """Return what was written."""
        text = "".join(self._parts)
        digest = hashlib.sha256(text.encode()).hexdigest()
        day = _BEGIN + timedelta(_DAYS + number % 300)
        return Source(
            self._key, f"Report {number}", text, digest, f"Paper {number % 9}", published=str(day)
        )

    def _pick(self) -> Actor:
        return self._actors[int(ACTORS * self._draw.random() ** 2)]

    def _cite(self, start: int, end: int, exact: str) -> Citation:
        return Citation(self._key, self._length + start, self._length + end, exact)

    def _write(self, sentence: str) -> None:
        gap = "\n\n" if self._draw.random() < 1 / 6 else " "
        self._parts += (sentence, gap)
        self._length += len(sentence) + len(gap)
