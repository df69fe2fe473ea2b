"""Which records of two documents are the same, by what they cite; never by id.

Ids are counted anew each time that a text is read, so that they say nothing of two readings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Any

from .document import Document
from .matching import Rank, Stretch, Stretches, best_pairs, stretches
from .records import (
    Actor,
    Citation,
    DateMention,
    Event,
    Kind,
    Place,
    Quote,
    Record,
    Ref,
    SourceId,
)

_MOST = 0.5
"""The share of what two records cite that both must have (Jaccard) where nothing else agrees."""
_Key = Callable[[Any], Hashable]
"""What two records that are the same share; None: nothing can be said."""
Where = tuple[SourceId, int, int]


def where(citation: Citation) -> Where:
    """Return what a citation is known by: its place, however much is kept of what is around it."""
    return citation.source, citation.start, citation.end


def main_citations(record: Record | None) -> tuple[Citation, ...]:
    """Return what tells of a record: evidence or trigger, words, mentions, a time expression."""
    match record:
        case Event():
            return record.evidence or (() if record.trigger is None else (record.trigger,))
        case Quote():
            return record.citations
        case Actor() | Place():
            return record.mentions
        case DateMention():
            return (record.citation,)
        case _:
            return ()


def same_records(
    one: Document, other: Document, within: Collection[SourceId] | None = None
) -> dict[Ref, Ref]:
    """Return for each record of `one` that which is the same in `other`, each at most once.

    Args:
        one: A document; its sources have the ids that they have in the other.
        other: The other.
        within: The sources of which citations count; all of them if None.
    """
    pairs: dict[Ref, Ref] = {}
    for kind, keys in _KEYS.items():
        found = _Pairing(kind, one.table(kind), other.table(kind), within).pairs(keys)
        pairs |= {Ref(kind, key): Ref(kind, same) for key, same in found.items()}
    return pairs


class _Pairing:
    """The records of a kind on both sides, of which the surest pairs are made first."""

    def __init__(
        self,
        kind: Kind,
        one: Mapping[str, Record],
        other: Mapping[str, Record],
        within: Collection[SourceId] | None,
    ) -> None:
        self._kind = kind
        self._within = within
        self._one, self._other = dict(one), dict(other)
        self._found: dict[str, str] = {}

    def pairs(self, keys: Iterable[_Key]) -> dict[str, str]:
        for number, key in enumerate(keys):
            self._by(key, in_order=number == 0)
        self._by_overlap()
        return self._found

    def _by(self, key: _Key, *, in_order: bool) -> None:
        """Pair what shares a key; if several do, in their order or not at all."""
        ones, others = _grouped(self._one, key), _grouped(self._other, key)
        for value, ids in ones.items():
            same = others.get(value, [])
            if in_order or len(ids) == len(same) == 1:
                for mine, its in zip(ids, same, strict=False):
                    self._pair(mine, its)

    def _pair(self, mine: str, its: str) -> None:
        self._found[mine] = its
        del self._one[mine], self._other[its]

    def _by_overlap(self) -> None:
        ones, others = list(self._one), list(self._other)
        if not ones or not others or self._kind in {Kind.SOURCE, Kind.DATE}:
            return
        rank = _rank(list(self._one.values()), list(self._other.values()))
        one = [self._stretches(record) for record in self._one.values()]
        other = [self._stretches(record) for record in self._other.values()]
        for mine, its in best_pairs(one, other, rank):
            self._pair(ones[mine], others[its])

    def _stretches(self, record: Record) -> Stretches:
        return stretches(
            Stretch(*where(citation))
            for citation in main_citations(record)
            if self._within is None or citation.source in self._within
        )


def _grouped(records: Mapping[str, Record], key: _Key) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = {}
    for name, record in records.items():
        value = key(record)
        if value is not None:
            groups.setdefault(value, []).append(name)
    return groups


def _rank(ones: list[Record], others: list[Record]) -> Rank:
    """Return how good pairs of records are that cite some of the same words."""

    def rank(one: int, other: int, jaccard: float) -> tuple[float, ...] | None:
        alike = _is_alike(ones[one], others[other])
        return (alike, jaccard) if jaccard >= (0 if alike > 1 else _MOST) and alike else None

    return rank


def _is_alike(one: Record, other: Record) -> int:
    """Return how well two records agree beside what they cite: 0 is not at all, 2 is surely."""
    match one, other:
        case Event(), Event():
            near = one.trigger and other.trigger and _overlap(one.trigger, other.trigger)
            return 2 if near else int(one.type is other.type)
        case Actor() | Place(), Actor() | Place():
            return 2 if one.name == other.name else 1
        case _:  # quotes: what they cite is what they are
            return 1


def _overlap(one: Citation, other: Citation) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def _trigger(event: Event) -> Where | None:
    return None if event.trigger is None else where(event.trigger)


def _all(record: Record) -> tuple[Where, ...] | None:
    return tuple(where(citation) for citation in main_citations(record)) or None


_KEYS: Mapping[Kind, tuple[_Key, ...]] = {
    Kind.SOURCE: (lambda source: source.id,),
    Kind.ACTOR: (
        lambda actor: (actor.name, actor.kind, _all(actor)),
        _all,
        lambda actor: (actor.name, actor.kind),
    ),
    Kind.PLACE: (
        lambda place: (place.name, _all(place)),
        _all,
        lambda place: place.name,
    ),
    Kind.DATE: (lambda date: date.id,),
    Kind.EVENT: (
        lambda event: (event.title, event.type, _trigger(event), _all(event)),
        lambda event: (event.type, _trigger(event)) if event.trigger else None,
        _trigger,
        lambda event: (event.type, _all(event)),
    ),
    Kind.QUOTE: (lambda quote: (quote.text, _all(quote)), _all),
}
