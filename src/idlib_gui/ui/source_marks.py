"""Which stretches of a source are marked, and for which record."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

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


class Marks(NamedTuple):
    """Marks of one source in the order of the text, found by place.

    No mark is longer than `longest`.
    """

    ordered: tuple[Mark, ...]
    longest: int

    def after(self, gone: Collection[Mark], come: Collection[Mark]) -> Marks:
        """Return the marks of the same source after an edit that takes some away and brings some.

        All that go must be there.
        """
        if len(gone) + len(come) > _FEW:
            left = set(gone)
            return _in_order([*(mark for mark in self.ordered if mark not in left), *come])
        ordered = list(self.ordered)
        for mark in gone:
            del ordered[bisect_left(ordered, _place(mark), key=_place)]
        for mark in come:
            ordered.insert(bisect_left(ordered, _place(mark), key=_place), mark)
        longest = max((mark.end - mark.start for mark in come), default=0)
        return Marks(tuple(ordered), max(self.longest, longest))

    def within(self, start: int, end: int, kinds: Collection[Highlight]) -> Iterator[Mark]:
        """Yield the marks of these kinds that touch `start`:`end`, in the order of the text."""
        first = bisect_left(self.ordered, start - self.longest, key=_start)
        last = bisect_left(self.ordered, end, key=_start)
        for mark in self.ordered[first:last]:
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
            rest: Iterable[Mark] = self.ordered[index:]
        else:
            index = bisect_left(self.ordered, offset, key=_start)
            rest = reversed(self.ordered[:index])
        return next((mark for mark in rest if mark.kind in kinds), None)


UNMARKED = Marks((), 0)


def _start(mark: Mark) -> int:
    return mark.start


def _place(mark: Mark) -> tuple[int, int, int, str]:
    return mark.start, mark.end, _RANKS[mark.kind], mark.ref.id


def marks_of(document: Document, source: SourceId | None) -> Marks:
    """Return every mark of one source; those of an edit's next document follow the edit."""
    return UNMARKED if source is None else document.derived(_by_source).get(source, UNMARKED)


def _in_order(marks: list[Mark]) -> Marks:
    longest = max((mark.end - mark.start for mark in marks), default=0)
    return Marks(tuple(sorted(marks, key=_place)), longest)


def _collected(document: Document) -> Mapping[SourceId, Marks]:
    found: dict[SourceId, list[Mark]] = {}
    for kind in HIGHLIGHT_OF:
        for key, record in document.table(kind).items():
            _mark(found, Ref(kind, key), main_citations(record))
    return {source: _in_order(marks) for source, marks in found.items()}


def _mark(found: dict[SourceId, list[Mark]], ref: Ref, cited: Iterable[Citation]) -> None:
    """Add the marks of a record to those of each source."""
    highlight = HIGHLIGHT_OF[ref.kind]
    for one in cited:
        if one.end > one.start:
            found.setdefault(one.source, []).append(Mark(one.start, one.end, ref, highlight))


def _followed(
    marks: Mapping[SourceId, Marks], before: Document, patch: Patch, _after: Document
) -> Mapping[SourceId, Marks]:
    touched = before.derived(Touched)
    if not any(touched.any_of(patch.changes, kind, fields) for kind, fields in _CITING.items()):
        return marks
    gone: dict[SourceId, list[Mark]] = {}
    come: dict[SourceId, list[Mark]] = {}
    for ref, change in patch.changes.items():
        was, now = main_citations(change.before), main_citations(change.after)
        if was != now and ref.kind in HIGHLIGHT_OF:
            _mark(gone, ref, was)
            _mark(come, ref, now)
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
_RANKS = {highlight: rank for rank, (_kind, highlight) in enumerate(_HIGHLIGHTS)}


def main_citations(record: Record | None) -> tuple[Citation, ...]:
    """Return where the text tells of a record."""
    match record:
        case Event():
            return record.evidence or _present(record.trigger)
        case Quote():
            return record.citations
        case Actor() | Place():
            return record.mentions
        case DateMention():
            return (record.citation,)
        case _:
            return ()


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
