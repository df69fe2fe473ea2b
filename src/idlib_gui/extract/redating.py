"""Another publication date: resolves anew the dates that depend on it, and nothing else."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from idlib_gui.domain.document import Act, Change, Document, Patch, ref_of
from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.records import (
    Citation,
    DateMention,
    DomainError,
    Event,
    Kind,
    Quote,
    Record,
    Ref,
    Source,
    SourceId,
    When,
)

from .findings import Span, Time
from .lists import Lists, shipped_lists
from .normalise import normalise
from .sharing import shared_when, shared_with
from .times import find_times


class Moved(NamedTuple):
    """A date that becomes another.

    Attributes:
        ref: The expression of time, the event or the quote that has it.
        phrase: The words that tell it.
        before: EDTF; None if it was not known.
        after: EDTF; None if it is not known any more.
        reason: Why it is that, in a sentence.
    """

    ref: Ref
    phrase: Citation
    before: str | None
    after: str | None
    reason: str


class Redating(NamedTuple):
    """What another publication date changes.

    Attributes:
        patch: The edit; beside the dates that become others it changes the reasons that name the
            publication date, and that date itself.
        moved: The dates that become others, in the order of the text, a phrase before its events.
        kept: What would have another date, had a person not given it its own.
    """

    patch: Patch
    moved: tuple[Moved, ...]
    kept: tuple[Ref, ...]


def redate(
    document: Document, source: SourceId, published: str | None, lists: Lists | None = None
) -> Redating:
    """Return what changes if a source came out at another time.

    What it gives is what reading the text anew would give; only a date that is not what the text
    and the old publication date make it was set by a person, and stays. Needs no language model.

    Args:
        document: Whose dates are resolved anew.
        source: The source; dates that other sources tell stay.
        published: EDTF; None if it is not known.
        lists: The word lists that the text was read with; those that ship if None.

    Raises:
        DomainError: If there is no such source, or `published` is no date.
    """
    told = document.sources.get(source)
    if told is None:
        raise DomainError("This source is not in the document any more: choose another.")
    try:
        if published is not None:
            parse_edtf(published)
    except EdtfError as error:
        raise DomainError(f"{error}: write a date as 2020-02-13.") from error
    return _Redating(document, told, published, lists or shipped_lists()).result()


class _Redating:
    """A source between two publication dates."""

    def __init__(
        self, document: Document, source: Source, published: str | None, lists: Lists
    ) -> None:
        self._document = document
        self._source = source
        self._published = published
        times = zip(
            _times(source.text, source.published, lists),
            _times(source.text, published, lists),
            strict=True,
        )
        self._times = {before.span: (before, after) for before, after in times}
        self._events: list[tuple[int, Event, When | None]] = []
        self._changes: dict[Ref, Change] = {}
        self._moved: list[Moved] = []
        self._kept: list[Ref] = []

    def result(self) -> Redating:
        self._put(self._source, self._source._replace(published=self._published))
        for event in self._document.events.values():
            when = self._dated(event)
            place = self._place(event)
            if place is not None:
                self._events.append((place, event, when))
        for quote in self._document.quotes.values():
            self._dated(quote)
        for date in self._document.dates.values():
            if date.citation.source == self._source.id:
                self._date(date)
        label = f"Publication date: {self._published or 'unknown'}"
        moved = sorted(
            self._moved, key=lambda one: (one.phrase.start, one.ref.kind is not Kind.DATE)
        )
        return Redating(Patch(label, self._changes, Act.REDATE), tuple(moved), tuple(self._kept))

    def _dated(self, record: Event | Quote) -> When | None:
        """Note the new date of an event or a quote, and return it."""
        when = record.when
        if when is None or when.phrase is None or when.phrase.source != self._source.id:
            return when
        after = self._after(when)
        if after is None:
            if self._depends(when.phrase):
                self._kept.append(ref_of(record))
            return when
        self._put(record, record._replace(when=after))
        self._note(ref_of(record), when.phrase, when, after)
        return after

    def _date(self, date: DateMention) -> None:
        """Note the new value of an expression of time."""
        when = When(date.edtf, date.basis, date.reason, date.citation)
        after = self._after(when)
        if after is None:
            if self._depends(date.citation):
                self._kept.append(ref_of(date))
            return
        timex = after.edtf
        if shared_with(date.reason) is None:
            timex = self._times[_span(date.citation)][1].timex
        new = date._replace(edtf=after.edtf, timex=timex, basis=after.basis, reason=after.reason)
        self._put(date, new)
        self._note(ref_of(date), date.citation, when, after)

    def _after(self, when: When) -> When | None:
        """Return what a date becomes; None if a person gave it."""
        phrase = when.phrase
        if phrase is None or _span(phrase) not in self._times:
            return None
        title = shared_with(when.reason)
        if title is not None:
            return self._shared(title, when, phrase)
        before, after = self._times[_span(phrase)]
        if (when.edtf, when.basis) != (before.edtf, before.basis):
            return None
        return When(after.edtf, after.basis, after.reason, phrase)

    def _shared(self, title: str, when: When, phrase: Citation) -> When | None:
        """Return the new date of what has it from the nearest event before that has it.

        An event that a person has renamed is known by its date alone, if no other has that.
        """
        before = [
            told
            for told in self._events
            if told[0] < phrase.start and _edtf(told[1].when) == when.edtf
        ]
        named = [told for told in before if told[1].title == title]
        if not named and when.edtf is not None and len({_edtf(told[2]) for told in before}) == 1:
            named = before
        if not named:
            return None
        _, anchor, after = max(named, key=lambda one: one[0])
        return shared_when(anchor.title, after, phrase)

    def _depends(self, phrase: Citation) -> bool:
        """Return whether the words of a phrase mean another date now."""
        times = self._times.get(_span(phrase))
        return times is not None and times[0].edtf != times[1].edtf

    def _place(self, event: Event) -> int | None:
        """Return where in the source an event is told, None if it is not."""
        cited = (event.trigger, *event.evidence)
        places = (one.start for one in cited if one is not None and one.source == self._source.id)
        return next(places, None)

    def _put(self, before: Record, after: Record) -> None:
        if before != after:
            self._changes[ref_of(before)] = Change(before, after, 0)

    def _note(self, ref: Ref, phrase: Citation, before: When, after: When) -> None:
        if before.edtf != after.edtf:
            self._moved.append(Moved(ref, phrase, before.edtf, after.edtf, after.reason))


def _span(cited: Citation) -> Span:
    return Span(cited.start, cited.end)


def _edtf(when: When | None) -> str | None:
    return None if when is None else when.edtf


@lru_cache(maxsize=8)
def _times(text: str, published: str | None, lists: Lists) -> tuple[Time, ...]:
    """Return the expressions of time of a text; kept, since a date that is typed asks often."""
    return find_times(normalise(text), published, lists)
