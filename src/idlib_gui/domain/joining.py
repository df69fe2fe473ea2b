"""Joins events that are one and the same into one with the citations of all, as one edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from .changing import count_of, existing, name_of, patch_of
from .document import Act, Change, Document, Patch, ref_of
from .records import Citation, DomainError, Event, EventId, Kind, Ref, Rival
from .referring import pointing_at, repointed
from .same_events import Group, same_events

_TITLES = 3
"""Titles of articles that a reason names."""


def join_events(document: Document) -> Patch:
    """Return the edit that makes one of the events that several sources tell.

    The first of each group stays and takes in the others' evidence, parties and places, and the
    closest of their dates; the quotes about the others are about it. Without such events the
    patch changes nothing.
    """
    groups = same_events(document)
    position = {key: number for number, key in enumerate(document.events)}
    changes: dict[Ref, Change] = {}
    new_id: dict[EventId, EventId] = {}
    for group in groups:
        first, *others = (document.events[key] for key in group.events)
        joined = _joined(document, group, first, others)
        changes[ref_of(first)] = Change(first, joined, position[first.id])
        for other in others:
            changes[ref_of(other)] = Change(other, None, position[other.id])
            new_id[other.id] = first.id
    for quote in document.quotes.values():
        if any(key in new_id for key in quote.about):
            about = tuple(dict.fromkeys(new_id.get(key, key) for key in quote.about))
            changes[ref_of(quote)] = Change(quote, quote._replace(about=about), 0)
    what = "1 event" if len(groups) == 1 else f"{len(groups)} events"
    return Patch(f"Join {what} told by several articles", changes, Act.JOIN)


def join_by_hand(document: Document, events: Sequence[EventId]) -> Patch:
    """Return the edit that makes one event of several that a person says are the same.

    That which the text tells first stays, or rather that which has a date where it has none. It
    takes in the others' evidence, parties and places; other dates stand beside its own, each with
    the words that tell it.

    Raises:
        DomainError: If there are fewer than two, or one is not there any more.
    """
    refs = [Ref(Kind.EVENT, key) for key in dict.fromkeys(events)]
    if len(refs) < 2:  # noqa: PLR2004 - one alone is joined with nothing
        raise DomainError("Select at least two events to join.")
    found = [one for one in map(partial(existing, document), refs) if isinstance(one, Event)]
    told = {key: number for number, key in enumerate(document.index.as_told)}
    first, *others = sorted(found, key=lambda one: (_day_of(one) is None, told[one.id]))
    gone = [ref_of(other) for other in others]
    dates = [rival for other in others for rival in _dated_otherwise(first, other)]
    joined = _taken_in(first, others)
    joined = joined._replace(rivals=tuple(dict.fromkeys((*joined.rivals, *dates))))
    to = dict.fromkeys(gone, first.id)
    pointing = [repointed(one, to) for one in pointing_at(document, gone)]
    label = f"Join {count_of(refs)} into “{name_of(first)}”"
    return patch_of(document, label, [joined, *pointing], gone, act=Act.JOIN)


def _day_of(event: Event) -> str | None:
    return event.when.edtf if event.when is not None else None


def _dated_otherwise(first: Event, other: Event) -> Iterator[Rival]:
    """Yield the date of another event as one that is told beside that of the first."""
    day = _day_of(other)
    if day is not None and day != _day_of(first) and other.when is not None:
        words = other.when.phrase or next(iter(_cited(other)), None)
        yield Rival("when", day, words, other.claimed_by)


def _taken_in(first: Event, others: Sequence[Event]) -> Event:
    """Return an event with what others tell of it."""
    events = (first, *others)
    agents, targets = dict.fromkeys(first.agents), dict.fromkeys(first.targets)
    for event in others:
        # An article that tells the same from the other side moves nobody.
        agents |= dict.fromkeys(key for key in event.agents if key not in targets)
        targets |= dict.fromkeys(key for key in event.targets if key not in agents)
    return first._replace(
        agents=tuple(agents),
        targets=tuple(targets),
        places=tuple(dict.fromkeys(key for event in events for key in event.places)),
        evidence=tuple(
            dict.fromkeys(cited for event in events for cited in event.evidence or _cited(event))
        ),
        contradicting=tuple(dict.fromkeys(cited for one in events for cited in one.contradicting)),
        neutral=tuple(dict.fromkeys(cited for one in events for cited in one.neutral)),
        rivals=tuple(dict.fromkeys(rival for one in events for rival in one.rivals)),
        note="\n".join(dict.fromkeys(one.note for one in events if one.note)),
        claimed_by=first.claimed_by if _is_claim(events) else None,
    )


def _joined(document: Document, group: Group, first: Event, others: Sequence[Event]) -> Event:
    events = (first, *others)
    sure = [event.confidence for event in events]
    return _taken_in(first, others)._replace(
        when=document.events[group.closest].when,
        confidence=max(sure) if group.same_word else min(sure),
        reason=f"{first.reason} {_why(document, group, events)}".strip(),
    )


def _why(document: Document, group: Group, events: Iterable[Event]) -> str:
    told = dict.fromkeys(cited.source for event in events for cited in _cited(event))
    titles = [f"“{document.sources[key].title}”" for key in told if key in document.sources]
    if len(titles) > _TITLES:
        titles[_TITLES - 1 :] = [f"{len(titles) - _TITLES + 1} more"]
    names = " and ".join([", ".join(titles[:-1]), *titles[-1:]] if len(titles) > 1 else titles)
    words = "type, parties and date agree"
    also = ", and so does the word for it" if group.same_word else ", though the words differ"
    claims = any(event.claimed_by for event in events) and not _is_claim(events)
    voice = " Not all of them tell it as a claim." if claims else ""
    return f"Told by {names}; joined since {words}{also}.{voice}"


def _is_claim(events: Iterable[Event]) -> bool:
    return all(event.claimed_by for event in events)


def _cited(event: Event) -> tuple[Citation, ...]:
    return (*event.evidence, *([event.trigger] if event.trigger else []))
