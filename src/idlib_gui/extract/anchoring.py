"""Finds cited words again in a text that has changed, and says so where it is not sure.

In this order: by the stretches at head and foot that both texts share, where no word moved but all
by the same way; by the words themselves with those around them, where they stand once in each text;
at last by likeness. Of two places that are as good as each other, none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from idlib_gui.domain.records import Citation, Source, SourceId
from idlib_gui.domain.search import folded

from .citing import cite
from .findings import Span
from .likeness import Place, alike_places
from .word_index import WordIndex

_WIDER = (64, 128, 256, 512, 1024)
"""Characters around a citation that are looked at in turn where fewer tell no place apart."""
_WORD = re.compile(r"\w+")
_MARGIN = 0.1
"""By how much the best place must be more alike than the next, from 0 to 1."""


class Found(NamedTuple):
    """The place where cited words stand now; how alike they are (1: the same)."""

    span: Span
    alike: float = 1.0


class Several(NamedTuple):
    """Places that are as good as each other."""

    spans: tuple[Span, ...]


class Lost(NamedTuple):
    """There is no place that is alike enough."""


Anchor = Found | Several | Lost
_Sure = Found | Several


def reanchor(citation: Citation, new_text: str, old_text: str | None = None) -> Anchor:
    """Return where cited words stand in a text now.

    Args:
        citation: The words, with their place in the old text.
        new_text: The text as it is now.
        old_text: The text that the citation was made in. Without it, the citation's own place
            counts first, and what it has around it is all that is known.
    """
    return Anchoring(new_text, old_text).find(citation)


class Anchoring:
    """Two versions of a text, made ready to find many citations again."""

    def __init__(self, new: str | WordIndex, old: str | WordIndex | None = None) -> None:
        self._new = WordIndex(new) if isinstance(new, str) else new
        self._old = WordIndex(old) if isinstance(old, str) else old
        self._source = Source(SourceId(""), "", self._new.text, "")

    @cached_property
    def _head(self) -> int:
        return 0 if self._old is None else _shared_head(self._old.text, self._new.text)

    @cached_property
    def _foot(self) -> int:
        if self._old is None:
            return 0
        return _shared_head(self._old.text[::-1], self._new.text[::-1])

    @cached_property
    def _back(self) -> Anchoring | None:
        """Return the way back, from the new text to the old one."""
        return None if self._old is None else Anchoring(self._old, self._new)

    def find(self, citation: Citation) -> Anchor:
        """Return where cited words stand now."""
        if not citation.exact:
            return Lost()
        return self._by_place(citation) or self._by_words(citation) or self._by_likeness(citation)

    def _by_place(self, citation: Citation) -> _Sure | None:
        """Return the place of words that stand in a stretch at head or foot that did not change.

        Where a paragraph is repeated, the same words may lie in both: that is not told apart.
        """
        if self._old is None:
            needle, start = _with_context(citation)
            stands = self._new.text.startswith(needle, max(0, citation.start - start))
            return Found(Span(citation.start, citation.end)) if stands else None
        shift = len(self._new.text) - len(self._old.text)
        own = Span(citation.start, citation.end)
        moved = Span(own.start + shift, own.end + shift)
        at_head = own.end <= self._head
        at_foot = own.start >= len(self._old.text) - self._foot
        if not (at_head or at_foot):
            return None
        place = own if at_head else moved
        in_head, in_foot = place.end <= self._head, place.start >= len(self._new.text) - self._foot
        if shift and ((at_head and at_foot) or (in_head and in_foot)):
            return Several(tuple(dict.fromkeys((own, moved)))) if at_head and at_foot else None
        return Found(place) if self._is_whole(citation, place) else Several((place,))

    def _by_words(self, citation: Citation) -> _Sure | None:
        """Return the place of the words with what is around them, as much of it as it takes."""
        several: tuple[Span, ...] = ()
        for needle, offset in self._needles(citation):
            starts = self._new.places(needle)
            if not starts:
                break
            spans = tuple(
                Span(start + offset, start + offset + len(citation.exact)) for start in starts
            )
            before = 1 if self._old is None else len(self._old.places(needle))
            if len(spans) == 1 and before == 1 and self._is_whole(citation, spans[0]):
                return Found(spans[0])
            several = spans
        return Several(several) if several else None

    def _by_likeness(self, citation: Citation) -> Anchor:
        """Return the place that is most alike, if it is so the other way round as well.

        Otherwise the words there are others, which stood elsewhere in the old text.
        """
        chosen = _chosen(alike_places(citation, self._new))
        if not chosen:
            return Lost()
        if len(chosen) > 1:
            return Several(tuple(place.span for place in chosen))
        place = chosen[0]
        if self._back is not None:
            there = cite(self._source, place.span)
            back = self._back.where(there)
            own = Span(citation.start, citation.end)
            if not back or not _nearly_same(back[0], own):
                return Lost()
            if len(back) > 1:
                return Several((place.span,))
        if not _ends_alike(citation.exact, self._new.text[place.span.start : place.span.end]):
            # Where other words stand at an end, nobody can say where what is cited ends now.
            return Several((place.span,))
        return Found(place.span, place.alike)

    def where(self, citation: Citation) -> tuple[Span, ...]:
        """Return the place that words may have come from, and those that are as good."""
        anchor = self._by_place(citation) or self._by_words(citation)
        match anchor:
            case Found():
                return (anchor.span,)
            case Several():
                return anchor.spans
            case _:
                return tuple(place.span for place in _chosen(alike_places(citation, self._new)))

    def _needles(self, citation: Citation) -> Iterator[tuple[str, int]]:
        """Yield the words with more and more around them, and where in that they begin."""
        yield _with_context(citation)
        if self._old is not None:
            text = self._old.text
            for width in _WIDER:
                start = max(0, citation.start - width)
                yield text[start : citation.end + width], citation.start - start

    def _is_whole(self, citation: Citation, place: Span) -> bool:
        """Return whether words begin and end where words of the text do, if they did before."""
        text = self._new.text
        before, after = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
        exact = citation.exact
        cut_before = exact[0].isalnum() and before.isalnum()
        cut_after = exact[-1].isalnum() and after.isalnum()
        was_before = exact[0].isalnum() and citation.prefix[-1:].isalnum()
        was_after = exact[-1].isalnum() and citation.suffix[:1].isalnum()
        return cut_before <= was_before and cut_after <= was_after


def _with_context(citation: Citation) -> tuple[str, int]:
    return f"{citation.prefix}{citation.exact}{citation.suffix}", len(citation.prefix)


def _nearly_same(one: Span, other: Span) -> bool:
    """Return whether two spans share most of what both have."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > max(one.end, other.end) - min(one.start, other.start)


def _chosen(places: list[Place]) -> tuple[Place, ...]:
    """Return the best of some places, and those that are nearly as good."""
    return tuple(
        place
        for place in places
        if place is places[0]
        or (place.score > places[0].score - _MARGIN and not place.span.overlaps(places[0].span))
    )


def _shared_head(one: str, other: str) -> int:
    """Return how many characters at their heads two texts share."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _ends_alike(old: str, new: str) -> bool:
    """Return whether words begin and end with the same word."""
    before, after = _WORD.findall(folded(old)), _WORD.findall(folded(new))
    return bool(before) and bool(after) and (before[0], before[-1]) == (after[0], after[-1])
