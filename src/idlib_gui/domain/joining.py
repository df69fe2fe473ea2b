"""Joins events that several articles tell into one with the citations of all, as one edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .document import Act, Change, Document, Patch, ref_of
from .records import Citation, Event, EventId, Ref
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


def _joined(document: Document, group: Group, first: Event, others: Sequence[Event]) -> Event:
    events = (first, *others)
    agents, targets = dict.fromkeys(first.agents), dict.fromkeys(first.targets)
    for event in others:
        # An article that tells the same from the other side moves nobody.
        agents |= dict.fromkeys(key for key in event.agents if key not in targets)
        targets |= dict.fromkeys(key for key in event.targets if key not in agents)
    sure = [event.confidence for event in events]
    return first._replace(
        when=document.events[group.closest].when,
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
