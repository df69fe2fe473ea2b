"""Places of a text that are alike to cited words and what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from idlib_gui.domain.records import Citation

from .findings import Span
from .word_index import WordIndex, inner_words

_WORDS_ALIKE = 0.8
"""How alike the cited words must be; very short ones must be the same."""
_ALL_ALIKE = 0.7
"""How alike they must be together with what is around them."""
_SHORT = 5
_COMMON = 100
"""Places beyond which a word tells nothing of where it stands."""
_TELLING = 9
"""Words that are looked up: the rarest."""
_LOOKED_AT = 6
"""Places that are looked at closely."""
_SOME, _FEW = 6, 3
"""Of so many words that tell a place, this part must tell it for it to be looked at."""
_NEAR = 32
"""Characters within which words speak for the same place."""
_FIRST, _LAST = re.compile(r"\w+\W+(?=\w)"), re.compile(r"(?<=\w)\W+\w+$")
_FACTS = re.compile(r"\d+|\b(?:not?|never|none|nobody|without|neither|nor|un\w+)\b|n['’]t\b")
"""What must not change: numbers, and words that deny."""


class Place(NamedTuple):
    """A place, how alike the words there are, and how alike with what is around them (0 to 1)."""

    span: Span
    alike: float
    score: float


def alike_places(citation: Citation, text: WordIndex) -> list[Place]:
    """Return the places of a text that are alike to a citation, the best first."""
    found: dict[Span, Place] = {}
    for start in _likely(citation, text):
        place = _place(citation, text.text, start)
        if place is not None:
            found.setdefault(place.span, place)
    return sorted(found.values(), key=lambda place: (-place.score, place.span))


def _likely(citation: Citation, text: WordIndex) -> list[int]:
    """Return about where most words of a citation stand together, the likeliest places first."""
    needle = f" {citation.prefix}{citation.exact}{citation.suffix} "
    votes: Counter[int] = Counter()
    placed = [(text.starts(word), offset) for word, offset in inner_words(needle)]
    rare = sorted((one for one in placed if one[0]), key=lambda one: len(one[0]))
    rare = [one for one in rare[:_TELLING] if len(one[0]) <= _COMMON]
    for starts, offset in rare:
        near = {(start - offset) // _NEAR for start in starts}
        votes.update(near | {bucket + 1 for bucket in near})
    told = len(rare)
    least = min(2, told) if told < _SOME else told // _FEW
    ranked = votes.most_common(_LOOKED_AT * 4)
    least = max(least, ranked[0][1] // 2) if ranked else least
    chosen: list[int] = []
    for bucket, count in ranked:
        if count >= least and all(abs(bucket - other) > 1 for other in chosen):
            chosen.append(bucket)
    return [bucket * _NEAR for bucket in chosen[:_LOOKED_AT]]


def _place(citation: Citation, text: str, start: int) -> Place | None:
    """Return the place near an offset that is most alike, if it is alike enough."""
    exact = citation.exact
    needle = f"{citation.prefix}{exact}{citation.suffix}"
    slack = _NEAR + len(needle) // 4
    first = max(0, start - slack)
    window = text[first : start + len(needle) + slack]
    best = fuzz.partial_ratio_alignment(needle, window, score_cutoff=_ALL_ALIKE * 100)
    if best is None or len(window) < len(needle):
        return None
    cut = window[max(0, best.dest_start - _NEAR) : best.dest_end + _NEAR]
    first += max(0, best.dest_start - _NEAR)
    span = _mapped(needle, cut, len(citation.prefix), len(citation.prefix) + len(exact))
    if span is None:
        return None
    whole = _whole_words(text, Span(first + span.start, first + span.end), citation)
    whole = _tightened(text, whole, exact)
    words = text[whole.start : whole.end]
    alike = fuzz.ratio(exact, words) / 100
    if not _may_be(exact, words, alike):
        return None
    around = text[max(0, whole.start - len(citation.prefix)) : whole.end + len(citation.suffix)]
    score = fuzz.ratio(needle, around) / 100
    return Place(whole, alike, score) if score >= _ALL_ALIKE else None


def _mapped(needle: str, window: str, start: int, end: int) -> Span | None:
    """Return what `start`:`end` of a stretch became in another that is alike."""
    places = [
        (block.b + max(0, start - block.a), block.b + min(block.size, end - block.a))
        for block in Indel.opcodes(needle, window).as_matching_blocks()
        if block.size and block.a < end and block.a + block.size > start
    ]
    return Span(places[0][0], places[-1][1]) if places else None


def _whole_words(text: str, span: Span, citation: Citation) -> Span:
    """Return a span widened to whole words, where the citation has whole words."""
    start, end = span
    exact = citation.exact
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace() and not exact[0].isspace():
        start += 1
    while end > start and text[end - 1].isspace() and not exact[-1].isspace():
        end -= 1
    return Span(start, end)


def _tightened(text: str, span: Span, exact: str) -> Span:
    """Return a span without words at its ends that make it less alike: a letter led there."""
    best, alike = span, fuzz.ratio(exact, text[slice(*span)])
    while True:
        words = text[slice(*best)]
        first, last = _FIRST.match(words), _LAST.search(words)
        cuts = [Span(best.start + first.end(), best.end)] if first else []
        cuts += [Span(best.start, best.start + last.start())] if last else []
        rated = [(fuzz.ratio(exact, text[slice(*cut)]), cut) for cut in cuts]
        ratio, cut = max(rated, default=(0.0, best))
        if ratio <= alike:
            return best
        best, alike = cut, ratio


def _may_be(exact: str, words: str, alike: float) -> bool:
    """Return whether words may be the cited ones: alike, and of the same numbers and denials."""
    if exact == words:
        return True
    if len(exact) < _SHORT or alike < _WORDS_ALIKE:
        return False
    facts, others = (_FACTS.findall(told.lower()) for told in (exact, words))
    return sorted(facts) == sorted(others)
