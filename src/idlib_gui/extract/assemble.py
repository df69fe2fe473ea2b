"""Makes the records of a document from what the stages found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    ActorId,
    ActorKind,
    Answer,
    DateMention,
    Event,
    EventId,
    Quote,
    QuoteId,
    Record,
    Source,
    When,
)

from .cast import Cast
from .citing import cite, cite_all
from .findings import Happening, Named, Said, Span, Time
from .joined import joined
from .lists import Lists, shipped_lists
from .needed import needed
from .nobody import is_inquiry
from .normalise import printed
from .sharing import shared_when

__all__ = ["Findings", "assemble", "cite"]


_PRONOUNS = frozenset(
    {"i", "me", "you", "he", "him", "she", "her", "it", "we", "us", "they", "them", "one"}
    | {"who", "whom", "which", "that", "this", "these", "those", "what", "whoever", "everybody"}
    | {"someone", "somebody", "anyone", "anybody", "everyone", "nobody", "others", "some", "many"}
)


class Findings(NamedTuple):
    """What the stages found in one source."""

    times: tuple[Time, ...] = ()
    names: tuple[Named, ...] = ()
    quotes: tuple[Said, ...] = ()
    events: tuple[Happening, ...] = ()


def assemble(source: Source, findings: Findings, lists: Lists | None = None) -> Document:
    """Return the document that a source and what was found in it make.

    Args:
        source: Where it was found.
        findings: What was found; its spans are of the text of `source`.
        lists: Tell what sort of actor a noun names; those that ship by default.
    """
    return document_of(_Assembly(source, findings, lists or shipped_lists()).records())


class _Assembly:
    def __init__(self, source: Source, findings: Findings, lists: Lists) -> None:
        self._source = source
        self._found = findings
        self._lists = lists
        self._cast = Cast(source, findings.names, lists)
        self._dates = self._dated()
        self._shared = self._shared_dates()
        self._told_in: dict[int | None, list[EventId]] = {}
        for number, event in enumerate(findings.events, 1):
            self._told_in.setdefault(event.said, []).append(EventId(f"e{number}"))

    def records(self) -> Iterator[Record]:
        """Yield the records; those that others point at need not come first."""
        events = [self._event(number, found) for number, found in enumerate(self._found.events)]
        quotes = [self._quote(number, found) for number, found in enumerate(self._found.quotes)]
        for found in self._found.events:
            self._cast.note(found)
        yield self._source
        yield from needed(self._cast.actors(), events, quotes)
        yield from self._cast.places()
        yield from (self._date(n, time) for n, time in enumerate(self._found.times))
        yield from events
        yield from quotes

    def _shared_dates(self) -> dict[int, When]:
        """Return the dates of the phrases that point to another event: "the same day"."""
        shared: dict[int, When] = {}
        for event, when in zip(self._found.events, self._dates, strict=True):
            if event.time is not None and event.same_time_as is not None and when is not None:
                shared.setdefault(event.time, when)
        return shared

    def _date(self, number: int, time: Time) -> DateMention:
        cited = cite(self._source, time.span)
        when = self._shared.get(number)
        if when is not None:
            # A day is written the same in EDTF and in TIMEX3.
            return DateMention(cited, when.edtf, when.edtf, time.type, when.basis, when.reason)
        return DateMention(cited, time.edtf, time.timex, time.type, time.basis, time.reason)

    def _event(self, number: int, found: Happening) -> Event:
        agents = self._cast.taking_part(found.agents)
        targets = self._cast.suffering(found.targets, found.type)
        places = (self._cast.place_at(span) for span in found.places)
        return Event(
            EventId(f"e{number + 1}"),
            found.title,
            found.type,
            self._dates[number],
            agents,
            targets or self._cast.state_done_to(found),
            tuple(dict.fromkeys(place for place in places if place is not None)),
            cite(self._source, found.trigger),
            (cite(self._source, found.evidence),),
            self._actor_if(found.claimed_by),
            confidence=found.why.confidence,
            reason=found.why.reason,
        )

    def _dated(self) -> list[When | None]:
        """Return the date of each event; one that shares another's comes after that one."""
        dates: list[When | None] = []
        for found in self._found.events:
            dates.append(self._when(found, dates))
        return dates

    def _when(self, found: Happening, dates: list[When | None]) -> When | None:
        if found.time is None:
            return None
        time = self._found.times[found.time]
        phrase = cite(self._source, time.span)
        if found.same_time_as is None or found.same_time_as >= len(dates):
            return When(time.edtf, time.basis, time.reason, phrase)
        title = self._found.events[found.same_time_as].title
        return shared_when(title, dates[found.same_time_as], phrase)

    def _quote(self, number: int, found: Said) -> Quote:
        answers = None
        if found.answers is not None:
            answers = Answer(QuoteId(f"q{found.answers + 1}"), found.relation)
        text = self._source.text
        return Quote(
            QuoteId(f"q{number + 1}"),
            joined(text, found),
            found.form,
            self._actor_if(found.speaker),
            None if found.attribution is None else cite(self._source, found.attribution),
            None if found.cue is None else cite(self._source, found.cue),
            self._actor_if(found.outlet, ActorKind.MEDIA),
            None if found.addressee is None else self._cast.addressee_at(found.addressee),
            self._said_when(found),
            citations=cite_all(self._source, found.spans),
            about=tuple(self._told_in.get(number, ())),
            answers=answers,
            confidence=found.why.confidence,
            reason=found.why.reason,
        )

    def _said_when(self, found: Said) -> When | None:
        """Return when something was said; "the same day" as the event that the phrase dates too."""
        if found.time is None:
            return None
        time = self._found.times[found.time]
        shared = self._shared.get(found.time)
        if shared is None:
            return When(time.edtf, time.basis, time.reason, cite(self._source, time.span))
        return shared

    def _actor_if(self, span: Span | None, kind: ActorKind | None = None) -> ActorId | None:
        """Return the actor at a span; none for a pronoun that stands for nobody known.

        An inquiry that speaks is a body: it stands for those who lead it.
        """
        phrase = "" if span is None else printed(self._source.text[span.start : span.end])
        if span is None or phrase.lower() in _PRONOUNS:
            return None
        if kind is None and is_inquiry(phrase, self._lists):
            kind = ActorKind.ORGANISATION
        return self._cast.actor_at(span, kind)
