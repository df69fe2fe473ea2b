"""What a person has still to decide, sorted by what matters most."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from .document import Document
from .hand_dates import BY_HAND
from .records import (
    ActorId,
    Basis,
    Citation,
    Event,
    EventClass,
    Kind,
    Quote,
    Ref,
    SourceId,
    Status,
    When,
)
from .search import folded


class Doubt(StrEnum):
    """Why a proposal is worth a look before others."""

    CONTESTED = "contested"
    """Other values are given, or words contradict it."""
    CLAIMED = "claimed"
    VIOLENT = "violent"
    HUNG_ON = "hung_on"
    """Quotes are about it, or answer it."""
    UNDATED = "undated"
    INFERRED = "inferred"
    NOBODY = "nobody"
    """Nobody acts, or nobody is known to speak."""
    UNSURE = "unsure"
    """The machine gives it little confidence."""


_WEIGHTS = {
    Doubt.CONTESTED: 6,
    Doubt.NOBODY: 4,
    Doubt.UNSURE: 4,
    Doubt.CLAIMED: 3,
    Doubt.VIOLENT: 3,
    Doubt.HUNG_ON: 3,
    Doubt.UNDATED: 3,
    Doubt.INFERRED: 2,
}
_SURE = 0.6
"""From this confidence on, the machine is not unsure."""
_GRAINS = 4
"""By so many steps confidence sorts proposals that are alike otherwise."""


class Proposal(NamedTuple):
    """An event or a quote that nobody has decided on.

    `rank` sorts: what has the least is looked at first; what has the same, as it is told.
    """

    ref: Ref
    doubts: tuple[Doubt, ...]
    rank: int


def proposal(document: Document, ref: Ref) -> Proposal | None:
    """Return what is to be decided about a record; None if nothing is."""
    record = document.get(ref)
    if not isinstance(record, Event | Quote) or record.status is not Status.PROPOSED:
        return None
    doubts = tuple(doubt for doubt, has in _TESTS.items() if has(document, record))
    weight = sum(_WEIGHTS[doubt] for doubt in doubts) * _GRAINS
    return Proposal(ref, doubts, round((record.confidence - 1) * _GRAINS) - weight)


def proposals(document: Document) -> tuple[Proposal, ...]:
    """Return all that is to be decided about events and quotes, the most doubtful first."""
    index = document.index
    refs = (
        *(Ref(Kind.EVENT, key) for key in index.as_told),
        *(Ref(Kind.QUOTE, key) for key in index.quotes_as_told),
    )
    found = (proposal(document, ref) for ref in refs)
    return tuple(sorted((one for one in found if one), key=lambda one: one.rank))


class Wanted(NamedTuple):
    """Which proposals are to be decided at once; what is empty or None leaves nothing out.

    Attributes:
        kinds: Events, quotes, or both.
        classes: Classes of events; quotes have none, and are left out if any is named.
        actors: Who takes part or speaks.
        sources: What tells it.
        bases: How the date is known.
        text: Words in title or quote, whatever their case.
        confidence: The least confidence, 0 to 1.
        certain: Only what there is no doubt about.
    """

    kinds: frozenset[Kind] = frozenset()
    classes: frozenset[EventClass | None] = frozenset()
    actors: frozenset[ActorId] = frozenset()
    sources: frozenset[SourceId] = frozenset()
    bases: frozenset[Basis] = frozenset()
    text: str = ""
    confidence: float = 0.0
    certain: bool = False


def matching(
    document: Document, listed: Iterable[Proposal], wanted: Wanted
) -> tuple[Proposal, ...]:
    """Return those of some proposals that are wanted, in their order."""
    words = folded(wanted.text)
    return tuple(one for one in listed if _is_wanted(document, one, wanted, words))


def _is_wanted(document: Document, one: Proposal, wanted: Wanted, words: str) -> bool:
    record = document.get(one.ref)
    if not isinstance(record, Event | Quote):
        return False
    if wanted.certain and one.doubts:
        return False
    if wanted.kinds and one.ref.kind not in wanted.kinds:
        return False
    return record.confidence >= wanted.confidence and _fits(record, wanted, words)


def _fits(record: Event | Quote, wanted: Wanted, words: str) -> bool:
    if isinstance(record, Event):
        title, actors = record.title, frozenset(record.actors)
    else:
        title, actors = record.text, frozenset((record.speaker,) if record.speaker else ())
    classes = {record.event_class} if isinstance(record, Event) else set()
    return (
        (not wanted.classes or not wanted.classes.isdisjoint(classes))
        and (not wanted.actors or not wanted.actors.isdisjoint(actors))
        and (not wanted.sources or not wanted.sources.isdisjoint(_sources(record)))
        and (not wanted.bases or _basis(record.when) in wanted.bases)
        and words in folded(title)
    )


def _sources(record: Event | Quote) -> set[SourceId]:
    cited: tuple[Citation | None, ...] = (
        (*record.evidence, record.trigger) if isinstance(record, Event) else record.citations
    )
    return {one.source for one in cited if one is not None}


def _basis(when: When | None) -> Basis:
    return Basis.NONE if when is None else when.basis


def _is_worked_out(when: When | None) -> bool:
    """Return whether only the program says so: what a person set is no doubt of theirs."""
    return when is not None and when.basis is Basis.INFERRED and when.reason != BY_HAND


def _is_contested(_document: Document, record: Event | Quote) -> bool:
    return bool(record.rivals) or (isinstance(record, Event) and bool(record.contradicting))


def _is_hung_on(document: Document, record: Event | Quote) -> bool:
    if isinstance(record, Quote):
        return record.answers is not None
    return record.id in document.index.quotes_about


def _is_nobodys(_document: Document, record: Event | Quote) -> bool:
    return record.speaker is None if isinstance(record, Quote) else not record.agents


_TESTS: dict[Doubt, Callable[[Document, Event | Quote], bool]] = {
    Doubt.CONTESTED: _is_contested,
    Doubt.CLAIMED: lambda _document, one: isinstance(one, Event) and one.claimed_by is not None,
    Doubt.VIOLENT: lambda _document, one: (
        isinstance(one, Event) and one.event_class is EventClass.MATERIAL_CONFLICT
    ),
    Doubt.HUNG_ON: _is_hung_on,
    Doubt.NOBODY: _is_nobodys,
    Doubt.UNDATED: lambda _document, one: (
        isinstance(one, Event) and (one.when is None or one.when.edtf is None)
    ),
    Doubt.INFERRED: lambda _document, one: _is_worked_out(one.when),
    Doubt.UNSURE: lambda _document, one: one.confidence < _SURE,
}
