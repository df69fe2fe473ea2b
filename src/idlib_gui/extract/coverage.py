"""What of the sources is read into the document, and what is not: nothing may be overlooked.

Every pair of quotation marks, every expression of time and every name is looked for in the texts
themselves, and then among the records. So it works for any document, made by whom it may.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from idlib_gui.domain.document import Document
from idlib_gui.domain.reading import Coverage, Item, Sort, State, Tally
from idlib_gui.domain.records import Citation, Event, Quote, Source, SourceId, Status
from idlib_gui.domain.versions import current_sources

from .capitals import capitalised_names
from .findings import Span
from .lists import Lists
from .marks import quotation_marks
from .normalise import normalise
from .times import find_times

_PIECE = 8_000
"""Characters of a text, at least, in which times are looked for at once."""
_CONTEXT = 64
"""Characters of text around what is open."""


class Expression(NamedTuple):
    """Something that a text holds and that should be read."""

    sort: Sort
    span: Span


def coverage(document: Document, lists: Lists) -> Coverage:
    """Return what of the sources is linked to a record, and what is open.

    Texts that another took the place of are not looked through.

    Linked is a quotation of which a quote has any words (one that was rejected too: somebody has
    decided that this is no speech); a date that dates an event or a quote which is not rejected; a
    name that an actor, a place or the attribution of a quote has words of.
    """
    known = _known(document)
    found: list[Item] = []
    tallies: dict[tuple[SourceId, Sort], Tally] = {}
    for source in current_sources(document).values():
        covers = {key: _Cover(spans) for key, spans in known.get(source.id, {}).items()}
        counts = {sort: [0, 0] for sort in Sort}
        for expression in expressions(source.text, lists):
            state = _state(expression, covers)
            counts[expression.sort][0] += state is State.LINKED
            counts[expression.sort][1] += 1
            if state is not State.LINKED:
                found.append(Item(expression.sort, state, _cite(source, expression.span)))
        tallies |= {(source.id, sort): Tally(*count) for sort, count in counts.items()}
    return Coverage(tuple(found), tallies)


@lru_cache(maxsize=64)
def expressions(text: str, lists: Lists) -> tuple[Expression, ...]:
    """Return what a text holds that should be read, in its order.

    A quotation in a quotation is read with the outer one. What is part of a date is no name.
    """
    clean = normalise(text)
    outer = [passage.span for passage in quotation_marks(clean) if not passage.depth]
    times = list(_times(clean))
    dates = _Cover(times)
    names = [span for span in capitalised_names(clean, lists) if not dates.touches(span)]
    return tuple(
        sorted(
            (
                *(Expression(Sort.QUOTATION, span) for span in outer),
                *(Expression(Sort.DATE, span) for span in times),
                *(Expression(Sort.NAME, span) for span in names),
            ),
            key=lambda expression: (expression.span, expression.sort),
        )
    )


def _times(text: str) -> Iterator[Span]:
    """Yield where the expressions of time lie, found piece by piece.

    A search for one pattern through a long text keeps all other threads waiting.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE, start + 2 * _PIECE) + 1
        end = end or text.rfind(".", start + 1, start + 2 * _PIECE) + 1 or start + 2 * _PIECE
        for time in find_times(text[start:end], None):
            yield Span(start + time.span.start, start + time.span.end)
        start = end


class _Cover:
    """Stretches of a text, put together where they overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Return whether any of the stretches shares a character with `span`."""
        before = bisect_right(self._starts, span.end - 1) - 1
        return before >= 0 and self._ends[before] > span.start


_LISTED = "listed"
_EMPTY = _Cover(())


def _state(expression: Expression, covers: Mapping[str, _Cover]) -> State:
    if covers.get(expression.sort, _EMPTY).touches(expression.span):
        return State.LINKED
    if expression.sort is Sort.DATE and covers.get(_LISTED, _EMPTY).touches(expression.span):
        return State.LISTED
    return State.UNREAD


def _known(document: Document) -> Mapping[SourceId, Mapping[str, list[Span]]]:
    """Return the stretches of each source that are linked, by sort; listed dates beside them."""
    known: dict[SourceId, dict[str, list[Span]]] = {}

    def note(sort: str, *citations: Citation | None) -> None:
        for cited in citations:
            if cited is not None:
                spans = known.setdefault(cited.source, {}).setdefault(sort, [])
                spans.append(Span(cited.start, cited.end))

    for actor in document.actors.values():
        note(Sort.NAME, *actor.mentions)
    for place in document.places.values():
        note(Sort.NAME, *place.mentions)
    for date in document.dates.values():
        note(_LISTED, date.citation)
    for quote in document.quotes.values():
        note(Sort.QUOTATION, *quote.citations)
        if quote.speaker is not None:
            note(Sort.NAME, quote.attribution)
        note(Sort.DATE, _phrase(quote))
    for event in document.events.values():
        note(Sort.DATE, _phrase(event))
    return known


def _phrase(record: Event | Quote) -> Citation | None:
    """Return the words that a record takes its date from, unless it was rejected."""
    if record.when is None or record.status is Status.REJECTED:
        return None
    return record.when.phrase


def _cite(source: Source, span: Span) -> Citation:
    text = source.text
    start, end = span
    prefix, suffix = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return Citation(source.id, start, end, text[start:end], prefix, suffix)
