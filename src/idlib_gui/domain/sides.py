"""What two documents tell of the same texts, made ready to be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .document import Document
from .matching import Stretch, Stretches, best_pairs, overlapping, stretches
from .records import Actor, ActorId, Citation, Event, Quote, Status
from .search import folded


class Side:
    """What one of the two documents tells of the texts that both have."""

    def __init__(self, document: Document, names: Mapping[str, str]) -> None:
        self._names = names
        self.document = document
        self.quotes = [q for q in document.quotes.values() if self._counts(q, q.citations)]
        self.events = [
            event
            for event in document.events.values()
            if self._counts(event, (*event.evidence, *present(event.trigger)))
        ]
        self.dates = [d for d in document.dates.values() if d.citation.source in names]
        self.mentions = [
            (actor.id, cited)
            for actor in document.actors.values()
            for cited in actor.mentions
            if cited.source in names
        ]
        self.places = [
            cited
            for place in document.places.values()
            for cited in place.mentions
            if cited.source in names
        ]

    def where(self, citations: Iterable[Citation]) -> Stretches:
        """Return what citations cover, blanks at their ends aside."""
        return stretches(
            Stretch(
                self._names[cited.source],
                cited.start + len(cited.exact) - len(cited.exact.lstrip()),
                cited.end - len(cited.exact) + len(cited.exact.rstrip()),
            )
            for cited in citations
            if cited.source in self._names
        )

    def _counts(self, record: Event | Quote, citations: Sequence[Citation]) -> bool:
        """Return whether a record stands, and is told in one of the texts or in none at all."""
        told = not citations or any(cited.source in self._names for cited in citations)
        return told and record.status is not Status.REJECTED


class Actors(NamedTuple):
    """Which actor of the gold each actor of the model is."""

    gold_of: Mapping[ActorId, ActorId]

    def are_same(self, model: ActorId | None, gold: ActorId | None) -> bool:
        """Return whether both are there and are the same."""
        return model is not None and gold is not None and self.gold_of.get(model) == gold

    def hits(self, model: Iterable[ActorId], gold: Sequence[ActorId]) -> int:
        """Return how many of the model's actors are among the gold's."""
        return sum(self.gold_of.get(actor) in gold for actor in set(model))


def same_actors(mine: Side, theirs: Side) -> Actors:
    """Pair the actors: those first that share most mentions, then those who share a name."""
    votes = Counter(
        (mine.mentions[m][0], theirs.mentions[g][0]) for m, g in mention_pairs(mine, theirs)
    )
    pairs = [pair for pair, _ in votes.most_common()]
    named: dict[str, ActorId] = {}
    for actor in theirs.document.actors.values():
        for name in _names(actor):
            named.setdefault(name, actor.id)
    for actor in mine.document.actors.values():
        pairs += [(actor.id, named[name]) for name in _names(actor) if name in named]
    gold_of: dict[ActorId, ActorId] = {}
    taken: set[ActorId] = set()
    for model, gold in pairs:
        if model not in gold_of and gold not in taken:
            gold_of[model] = gold
            taken.add(gold)
    return Actors(gold_of)


def _names(actor: Actor) -> tuple[str, ...]:
    return tuple(folded(name) for name in (actor.name, *actor.aliases) if name.strip())


def mention_pairs(mine: Side, theirs: Side) -> tuple[tuple[int, int], ...]:
    """Return the positions of mentions of actors that share a character, each once."""
    return paired(mine, theirs, _mentioned(mine), _mentioned(theirs))


def _mentioned(side: Side) -> list[Citation]:
    return [cited for _, cited in side.mentions]


def paired(
    mine: Side, theirs: Side, model: Iterable[Citation], gold: Iterable[Citation]
) -> tuple[tuple[int, int], ...]:
    """Return which citations share a character, each once."""
    return best_pairs(
        [mine.where((one,)) for one in model], [theirs.where((one,)) for one in gold], overlapping
    )


def present(citation: Citation | None) -> tuple[Citation, ...]:
    """Return what is there."""
    return () if citation is None else (citation,)
