"""Which stretches of a source are marked, and for which record."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import (
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
from idlib_gui.domain.touching import Touched
from idlib_gui.state.viewport import Highlight

_FEW = 200
"""So many marks are put in one by one; where an edit touches more, all are sorted."""


class Mark(NamedTuple):
    """A marked stretch of a source, in code points, half open."""

    start: int
    end: int
    ref: Ref
    kind: Highlight


_Place = tuple[int, int, int, str]
"""Start and end of a mark, the place of its kind in `_HIGHLIGHTS`, and the id of its record."""


class Marks(NamedTuple):
    """Marks of one source in the order of the text, found by place.

    They are kept as mere tuples, since a large text has very many. No mark is longer than
    `longest`.
    """

    ordered: tuple[_Place, ...]
    longest: int

    def after(self, gone: Collection[_Place], come: Collection[_Place]) -> Marks:
        """Return the marks of the same source after an edit that takes some away and brings some.

        All that go must be there.
        """
        if len(gone) + len(come) > _FEW:
            left = set(gone)
            return _in_order([*(mark for mark in self.ordered if mark not in left), *come])
        ordered = list(self.ordered)
        for mark in gone:
            del ordered[bisect_left(ordered, mark)]
        for mark in come:
            insort_left(ordered, mark)
        longest = max((end - start for start, end, *_ in come), default=0)
        return Marks(tuple(ordered), max(self.longest, longest))

    def within(self, start: int, end: int, kinds: Collection[Highlight]) -> Iterator[Mark]:
        """Yield the marks of these kinds that touch `start`:`end`, in the order of the text."""
        first = bisect_left(self.ordered, start - self.longest, key=_start)
        last = bisect_left(self.ordered, end, key=_start)
        for mark in map(_mark, self.ordered[first:last]):
            if mark.end > start and mark.kind in kinds:
                yield mark

    def at(self, offset: int, kinds: Collection[Highlight]) -> list[Mark]:
        """Return the marks of these kinds over one character, the shortest first."""
        found = self.within(offset, offset + 1, kinds)
        return sorted(found, key=lambda mark: (mark.end - mark.start, mark))

    def next_to(self, offset: int, kinds: Collection[Highlight], step: int) -> Mark | None:
        """Return the first mark that begins behind `offset` (step 1) or before it (step -1)."""
        if step > 0:
            index = bisect_right(self.ordered, offset, key=_start)
            rest: Iterable[_Place] = self.ordered[index:]
        else:
            index = bisect_left(self.ordered, offset, key=_start)
            rest = reversed(self.ordered[:index])
        return next((mark for mark in map(_mark, rest) if mark.kind in kinds), None)


UNMARKED = Marks((), 0)


def _start(place: _Place) -> int:
    return place[0]


def _mark(place: _Place) -> Mark:
    start, end, rank, key = place
    kind, highlight = _HIGHLIGHTS[rank]
    return Mark(start, end, Ref(kind, key), highlight)


def marks_of(document: Document, source: SourceId | None) -> Marks:
    """Return every mark of one source; those of an edit's next document follow the edit."""
    return UNMARKED if source is None else document.derived(_by_source).get(source, UNMARKED)


def _in_order(marks: list[_Place]) -> Marks:
    longest = max((end - start for start, end, *_ in marks), default=0)
    return Marks(tuple(sorted(marks)), longest)


def _collected(document: Document) -> Mapping[SourceId, Marks]:
    found: _Found = defaultdict(list)
    for rank, (kind, _highlight) in enumerate(_HIGHLIGHTS):
        table = document.table(kind)
        for key, cited in zip(table, map(main_citations, table.values()), strict=True):
            _note(found, rank, key, cited)
    return {source: _in_order(marks) for source, marks in found.items()}


_Found = defaultdict[SourceId, list[_Place]]


def _note(found: _Found, rank: int, key: str, cited: Iterable[Citation]) -> None:
    """Add the marks of a record to those of each source."""
    for one in cited:
        start, end = one.start, one.end
        if end > start:
            found[one.source].append((start, end, rank, key))


def _followed(
    marks: Mapping[SourceId, Marks], before: Document, patch: Patch, _after: Document
) -> Mapping[SourceId, Marks]:
    touched = before.derived(Touched)
    if not any(touched.any_of(patch.changes, kind, fields) for kind, fields in _CITING.items()):
        return marks
    gone: _Found = defaultdict(list)
    come: _Found = defaultdict(list)
    for ref, change in patch.changes.items():
        was, now = main_citations(change.before), main_citations(change.after)
        if was != now and ref.kind in _RANKS:
            _note(gone, _RANKS[ref.kind], ref.id, was)
            _note(come, _RANKS[ref.kind], ref.id, now)
    edited = {
        source: marks.get(source, UNMARKED).after(gone.get(source, ()), come.get(source, ()))
        for source in gone.keys() | come.keys()
    }
    return {**marks, **edited} if edited else marks


_by_source: Derived[Document, Patch, Mapping[SourceId, Marks]] = Derived(_collected, _followed)
_HIGHLIGHTS = (
    (Kind.EVENT, Highlight.EVENTS),
    (Kind.QUOTE, Highlight.QUOTES),
    (Kind.ACTOR, Highlight.ACTORS),
    (Kind.DATE, Highlight.DATES),
)
HIGHLIGHT_OF = dict(_HIGHLIGHTS)
_CITING = {
    Kind.EVENT: ("evidence", "trigger"),
    Kind.QUOTE: ("citations",),
    Kind.ACTOR: ("mentions",),
    Kind.DATE: ("citation",),
}
"""The fields that `main_citations` takes of the records that are marked."""
_RANKS = {kind: rank for rank, (kind, _highlight) in enumerate(_HIGHLIGHTS)}


def main_citations(record: Record | None) -> tuple[Citation, ...]:
    """Return where the text tells of a record."""
    told = None if record is None else _TOLD.get(type(record))
    return () if told is None else told(record)


def _event_told(event: Event) -> tuple[Citation, ...]:
    return event.evidence or _present(event.trigger)


_TOLD: Mapping[type, Callable[[Any], tuple[Citation, ...]]] = {
    Event: _event_told,
    Quote: attrgetter("citations"),
    Actor: attrgetter("mentions"),
    Place: attrgetter("mentions"),
    DateMention: lambda date: (date.citation,),
}


def further_citations(record: Record | None) -> tuple[Citation, ...]:
    """Return what else in the text speaks of a record: what dates it, what is against it."""
    when = getattr(record, "when", None)
    phrase = when.phrase if when else None
    match record:
        case Event():
            others = (*record.contradicting, *record.neutral)
            return _present(record.trigger, phrase, *others, *_of_rivals(record))
        case Quote():
            return _present(record.attribution, record.cue, phrase, *_of_rivals(record))
        case _:
            return ()


def _of_rivals(record: Event | Quote) -> Iterator[Citation | None]:
    return (rival.citation for rival in record.rivals)


def all_citations(record: Record | None) -> tuple[Citation, ...]:
    """Return every citation of a record, those first that tell of it."""
    return (*main_citations(record), *further_citations(record))


def _present(*citations: Citation | None) -> tuple[Citation, ...]:
    return tuple(citation for citation in citations if citation is not None)
